//! The model file: transitions, hashed tables of feature rows, and the lexicon, read in place.
//!
//! Layout (little endian): magic, checksum of all that follows, ten `u32` (numbers of frequent places, dense rows and rare slots, offsets
//! of tags, row numbers, slots, dense rows, pairs, lexicon and end), scale of the weights (`f32`), transitions (`f32`), then those parts
//! in this order. Behind the end the weights of whole cuts may follow (`rescore`), and a map of the confidences (`certainty`).
//!
//! Features that have weights for many states have dense rows of `i8`. The slots of the others hold one or two weights, or where to find
//! a run of pairs of state (`u8`) and weight (`i8`).

mod dense;
mod table;
mod write;

use std::borrow::Cow;

use super::certainty::Certainty;
use super::crf::{Gap, Matrix, Transitions};
use super::hash::text_hash;
use super::lexicon::Lexicon;
use super::rescore::Rescorer;
use super::state::{Row, STATES, WIDTH};
use dense::Dense;
use table::{Found, SLOT, TOGETHER, Table};
pub use write::{Parts, write};

const MAGIC: &[u8; 8] = b"ibidtag3";
const HEADER: usize = 8 + 8 + 10 * 4 + 4;
const TRANSITIONS: usize = Gap::COUNT * STATES * STATES;

/// Whether the bytes begin as a model file does, whole or not.
pub fn begins(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// A tagger's weights, ready for use.
pub struct Model {
    bytes: Cow<'static, [u8]>,
    places: Places,
    dense: Vec<Dense>,
    /// Size of a step.
    unit: f32,
    /// The transitions.
    pub transitions: Transitions,
    /// The lexicon that the features were made with.
    pub lexicon: Lexicon,
    /// What the probabilities are worth.
    pub certainty: Certainty,
    /// What tells the best cuts of a reference apart.
    pub rescorer: Rescorer,
}

/// How large the parts of the file are and where they begin.
#[derive(Clone, Copy, Default)]
struct Places {
    tags: usize,
    numbers: usize,
    slots: usize,
    dense: usize,
    pairs: usize,
    lexicon: usize,
    end: usize,
}

impl Places {
    fn read(bytes: &[u8]) -> Option<Self> {
        let place = |n: usize| word(bytes, 16 + 4 * n).map(|offset| offset as usize);
        let (frequent, rows, rare) = (place(0)?, place(1)?, place(2)?);
        let (tags, numbers, slots, dense) = (place(3)?, place(4)?, place(5)?, place(6)?);
        let places = Places { tags, numbers, slots, dense, pairs: place(7)?, lexicon: place(8)?, end: place(9)? };
        let follows =
            |from: usize, count: usize, size: usize, to: usize| count.checked_mul(size)?.checked_add(from).filter(|&end| end == to);
        follows(HEADER, TRANSITIONS, 4, tags)?;
        follows(tags, frequent, 4, numbers)?;
        follows(numbers, frequent, 2, slots)?;
        follows(slots, rare, SLOT, dense)?;
        follows(dense, rows, WIDTH, places.pairs)?;
        (places.pairs <= places.lexicon && places.lexicon <= places.end && places.end == bytes.len()).then_some(places)
    }
}

/// The scores of a token's states while they are summed: whole steps, so that no order of the features makes a difference. Wider
/// than a [`Row`] so that no state of a pair needs a check.
pub type Sums = [i32; 64];

/// Where the weights of a rare feature are: what its slot says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weights {
    /// In the slot itself.
    Here([(u8, i8); 2]),
    /// So many pairs from here on.
    Pairs { at: u32, count: u32 },
}

impl Weights {
    const KIND: u32 = 30;

    fn pack(self) -> u32 {
        match self {
            Weights::Here([one, two]) => {
                let half = |(state, weight): (u8, i8)| u32::from(state & 63) << 8 | u32::from(weight as u8);
                half(one) << 14 | half(two)
            }
            Weights::Pairs { at, count } => 1 << Self::KIND | count.min(63) << 24 | (at & 0xff_ffff),
        }
    }

    fn unpack(word: u32) -> Self {
        if word >> Self::KIND == 0 {
            let half = |bits: u32| ((bits >> 8 & 63) as u8, bits as u8 as i8);
            Weights::Here([half(word >> 14), half(word)])
        } else {
            Weights::Pairs { at: word & 0xff_ffff, count: word >> 24 & 63 }
        }
    }
}

/// The lexicon in a model file, without the weights being unpacked; an empty one where the bytes are no model.
pub fn lexicon(bytes: &'static [u8]) -> Lexicon {
    let read = || {
        let (body, _) = ends(Cow::Borrowed(bytes))?;
        lexicon_at(&body, &Places::read(&body)?)
    };
    read().unwrap_or_default()
}

/// What may follow the weights in a model file.
type Ends = (Rescorer, Certainty);

/// Cuts off what may follow the weights: the rescorer's, then the map of the confidences.
fn ends(bytes: Cow<'static, [u8]>) -> Option<(Cow<'static, [u8]>, Ends)> {
    let (bytes, certainty) = Certainty::cut(bytes)?;
    let (bytes, rescorer) = Rescorer::cut(bytes)?;
    Some((bytes, (rescorer, certainty)))
}

/// The first `length` bytes of a file; borrowed ones stay borrowed.
pub(super) fn front(bytes: Cow<'static, [u8]>, length: usize) -> Option<Cow<'static, [u8]>> {
    match bytes {
        Cow::Borrowed(all) => all.get(..length).map(Cow::Borrowed),
        Cow::Owned(mut all) => (length <= all.len()).then(|| {
            all.truncate(length);
            Cow::Owned(all)
        }),
    }
}

#[allow(clippy::ptr_arg)] // A borrowed file stays borrowed.
fn lexicon_at(bytes: &Cow<'static, [u8]>, places: &Places) -> Option<Lexicon> {
    Some(Lexicon::new(match bytes {
        Cow::Borrowed(all) => Cow::Borrowed(all.get(places.lexicon..places.end)?),
        Cow::Owned(all) => Cow::Owned(all.get(places.lexicon..places.end)?.to_vec()),
    }))
}

impl Model {
    /// Reads a model file; `None` where the bytes are none, or damaged.
    pub fn read(bytes: Cow<'static, [u8]>) -> Option<Self> {
        let (body, ends) = ends(bytes)?;
        let sum = u64::from_le_bytes(body.get(8..16)?.try_into().ok()?);
        if sum != checksum(body.get(16..)?) {
            return None;
        }
        Self::with(body, ends)
    }

    /// Reads a model file whose bytes are known to be whole; what a damaged one would give is wrong, but nothing fails.
    pub fn trusted(bytes: Cow<'static, [u8]>) -> Option<Self> {
        let (body, ends) = ends(bytes)?;
        Self::with(body, ends)
    }

    fn with(bytes: Cow<'static, [u8]>, (rescorer, certainty): Ends) -> Option<Self> {
        if bytes.get(..8)? != MAGIC {
            return None;
        }
        let places = Places::read(&bytes)?;
        let scale = f32::from_bits(word(&bytes, HEADER - 4)?);
        let weights = bytes.get(HEADER..places.tags)?.as_chunks::<4>().0.iter().map(|&bytes| f32::from_le_bytes(bytes));
        let weights: Vec<f32> = weights.collect();
        let matrices: Vec<Matrix> = weights.chunks_exact(STATES * STATES).map(matrix).collect();
        let (transitions, lexicon) = (Transitions::new(&matrices), lexicon_at(&bytes, &places)?);
        let dense = bytes.get(places.dense..places.pairs)?.as_chunks::<WIDTH>().0.iter().map(Dense::new).collect();
        Some(Model { places, dense, unit: scale / (127.0 * 127.0), transitions, lexicon, certainty, rescorer, bytes })
    }

    /// A model that knows nothing.
    pub fn empty() -> Self {
        let transitions = Transitions::new(&vec![[[0.0; WIDTH]; STATES]; Gap::COUNT]);
        Model {
            bytes: Cow::Borrowed(&[][..]),
            places: Places::default(),
            dense: Vec::new(),
            unit: 0.0,
            transitions,
            lexicon: Lexicon::default(),
            certainty: Certainty::default(),
            rescorer: Rescorer::default(),
        }
    }

    /// Adds the weights of `features` to a token's sums, and empties the list.
    ///
    /// In turns, so that the places in memory are asked for together and not one after the other.
    pub fn add(&self, features: &mut Features, sums: &mut Sums) {
        let part = |from: usize, to: usize| self.bytes.get(from..to).unwrap_or(&[]);
        let tags = part(self.places.tags, self.places.numbers).as_chunks().0;
        let numbers = part(self.places.numbers, self.places.slots).as_chunks().0;
        let slots = part(self.places.slots, self.places.dense).as_chunks().0;
        let (table, pairs) = (Table { tags, numbers, slots }, part(self.places.pairs, self.places.lexicon));
        for part in features.list.chunks(TOGETHER) {
            table.find(part, &mut features.found);
            dense::add(&self.dense, features.found.rows(), sums);
            let mut add = |state: u8, code: i8| sums[usize::from(state & 63)] += i32::from(step(code));
            for &said in features.found.said() {
                match Weights::unpack(said) {
                    Weights::Here(both) => both.iter().for_each(|&(state, code)| add(state, code)),
                    Weights::Pairs { at, count } => {
                        let run = pairs.get(at as usize..at as usize + 2 * count as usize).unwrap_or(&[]);
                        run.as_chunks::<2>().0.iter().for_each(|&[state, code]| add(state, code as i8));
                    }
                }
            }
        }
        features.list.clear();
    }

    /// Sums as scores.
    pub fn scores(&self, sums: &Sums) -> Row {
        let mut row = [0.0; WIDTH];
        row.iter_mut().zip(sums).for_each(|(score, sum)| *score = *sum as f32 * self.unit);
        row
    }
}

/// The features of a token, and room to look them up; kept from token to token.
#[derive(Default)]
pub struct Features {
    /// Hashes of the features.
    pub list: Vec<u64>,
    found: Found,
}

/// Weights are kept as the square root of their size, in 127 steps of either sign: small ones, which are many, keep their precision.
fn step(code: i8) -> i16 {
    let code = i16::from(code);
    // 127 squared is 16,129, and so two of them fit; -128 is never written.
    code.wrapping_mul(code.wrapping_abs())
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}

fn matrix(weights: &[f32]) -> Matrix {
    let mut matrix = [[0.0; WIDTH]; STATES];
    for (row, values) in matrix.iter_mut().zip(weights.chunks_exact(STATES)) {
        row[..STATES].copy_from_slice(values);
    }
    matrix
}

/// Sum of the file's words, eight bytes at a time.
fn checksum(bytes: &[u8]) -> u64 {
    let words = bytes.chunks(8).map(|chunk| {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        u64::from_le_bytes(word)
    });
    words.fold(text_hash("ibid"), |sum, word| (sum.rotate_left(7) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    const MIX: u64 = 0x9E37_79B9_7F4A_7C15;

    /// A file of features with one, four and all weights.
    fn file() -> Vec<u8> {
        let transitions = vec![[[0.5; WIDTH]; STATES]; Gap::COUNT];
        let row = |n: u64| {
            let mut row = [0.0; WIDTH];
            let weights: &[f32] = match n % 3 {
                0 => &[-2.0, 0.5],
                1 => &[0.25, 0.5, -0.5, 1.0],
                _ => &[0.125; 20],
            };
            row[3..3 + weights.len()].copy_from_slice(weights);
            row
        };
        let features: Vec<(u64, Row)> = (0..50u64).map(|n| (n.wrapping_mul(MIX), row(n))).collect();
        write(&Parts { transitions: &transitions, features: &features, lexicon: &[], threshold: 0.01 })
    }

    #[rstest]
    #[case(&[u64::MAX, 9 * 3], &[-2.0, 0.5, 0.0])]
    #[case(&[7], &[0.25, 0.5, -0.5, 1.0, 0.0])]
    #[case(&[8, 11], &[0.25; 20])]
    #[case(&[6, 7, 8, 1 << 40], &[-1.625, 1.125, -0.375, 1.125, 0.125])]
    fn weights_come_back(#[case] numbers: &[u64], #[case] expected: &[f32]) {
        let model = Model::read(Cow::Owned(file())).unwrap();
        let mut features = Features { list: numbers.iter().map(|n| n.wrapping_mul(MIX)).collect(), ..Features::default() };
        let mut sums = [0; 64];
        model.add(&mut features, &mut sums);
        let scores = model.scores(&sums);
        assert!(scores[3..].iter().zip(expected).all(|(score, weight)| (score - weight).abs() < 0.03), "{scores:?}");
        assert!(features.list.is_empty());
    }

    #[rstest]
    #[case(Weights::Here([(45, -127), (0, 1)]))]
    #[case(Weights::Pairs { at: 0xff_ffff, count: 7 })]
    fn slots_hold_what_they_are_given(#[case] weights: Weights) {
        assert_eq!(Weights::unpack(weights.pack()), weights);
    }

    #[test]
    fn the_file_in_the_binary_is_whole() {
        assert!(Model::read(Cow::Borrowed(include_bytes!("../tagger.model"))).is_some());
    }

    #[test]
    fn damaged_files_are_refused() {
        let good = file();
        for length in [0, 7, 16, 40, good.len() - 1] {
            assert!(Model::read(Cow::Owned(good[..length].to_vec())).is_none());
        }
        for at in (0..good.len()).step_by(97) {
            let mut bad = good.clone();
            bad[at] ^= 0x10;
            assert!(Model::read(Cow::Owned(bad)).is_none(), "byte {at}");
        }
    }
}
