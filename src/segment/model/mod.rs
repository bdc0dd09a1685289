//! The model file: transitions, hashed tables of feature rows, and the lexicon, read in place.
//!
//! Layout (little endian): magic, checksum of all that follows, eight `u32` (numbers of frequent and rare slots, offsets of tags,
//! dense rows, rare slots, pairs, lexicon and end), scale of the weights (`f32`), transitions (`f32`), then those parts in this order.
//! Behind the end the weights of whole cuts may follow (`rescore`), and a map of the confidences (`certainty`).
//!
//! Nine of ten features that a token has are among the tenth that has weights for many states. These are looked up first: a table of
//! tags (`u32`) that is small enough to stay near the processor, and at the same place of another table a dense row of `i8`. The rare
//! ones have slots of eight bytes: a tag, and one or two weights, or where to find a run of pairs of state (`u8`) and weight (`i8`).

mod dense;
mod filter;
mod write;

use std::borrow::Cow;

use super::certainty::Certainty;
use super::crf::{Gap, Matrix, Transitions};
use super::hash::text_hash;
use super::lexicon::Lexicon;
use super::rescore::Rescorer;
use super::state::{Row, STATES, WIDTH};
use dense::Dense;
use filter::Filter;
pub use write::{Parts, write};

const MAGIC: &[u8; 8] = b"ibidtag2";
const HEADER: usize = 8 + 8 + 8 * 4 + 4;
const TRANSITIONS: usize = Gap::COUNT * STATES * STATES;

/// Bytes of a slot.
const SLOT: usize = 8;

/// Whether the bytes begin as a model file does, whole or not.
pub fn begins(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// A tagger's weights, ready for use.
pub struct Model {
    bytes: Cow<'static, [u8]>,
    places: Places,
    dense: Vec<Dense>,
    /// What the tags and the slots may hold: eight bits or more for each of theirs.
    frequent: Filter<4096>,
    rare: Filter<32_768>,
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
    dense: usize,
    slots: usize,
    pairs: usize,
    lexicon: usize,
    end: usize,
}

impl Places {
    fn read(bytes: &[u8]) -> Option<Self> {
        let place = |n: usize| word(bytes, 16 + 4 * n).map(|offset| offset as usize);
        let (frequent, rare, tags, dense, slots) = (place(0)?, place(1)?, place(2)?, place(3)?, place(4)?);
        let places = Places { tags, dense, slots, pairs: place(5)?, lexicon: place(6)?, end: place(7)? };
        let follows =
            |from: usize, count: usize, size: usize, to: usize| count.checked_mul(size)?.checked_add(from).filter(|&end| end == to);
        follows(HEADER, TRANSITIONS, 4, tags)?;
        follows(tags, frequent, 4, dense)?;
        follows(dense, frequent, WIDTH, slots)?;
        follows(slots, rare, SLOT, places.pairs)?;
        (places.pairs <= places.lexicon && places.lexicon <= places.end && places.end == bytes.len()).then_some(places)
    }
}

/// The scores of a token's states while they are summed: whole steps, so that no order of the features makes a difference. Wider
/// than a [`Row`] so that no state of a pair needs a check.
pub type Sums = [i32; 64];

/// Where the weights of a rare feature are: what the second half of a slot says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weights {
    /// In the slot itself.
    Here([(u8, i8); 2]),
    /// So many pairs from here on.
    Pairs { at: u32, count: u32 },
    /// Nowhere: the slot is empty.
    None,
}

impl Weights {
    const KIND: u32 = 30;

    fn pack(self) -> u32 {
        match self {
            Weights::None => 0,
            Weights::Here([one, two]) => {
                let half = |(state, weight): (u8, i8)| u32::from(state & 63) << 8 | u32::from(weight as u8);
                1 << Self::KIND | half(one) << 14 | half(two)
            }
            Weights::Pairs { at, count } => 2 << Self::KIND | count.min(63) << 24 | (at & 0xff_ffff),
        }
    }

    fn unpack(word: u32) -> Self {
        match word >> Self::KIND {
            0 => Weights::None,
            1 => {
                let half = |bits: u32| ((bits >> 8 & 63) as u8, bits as u8 as i8);
                Weights::Here([half(word >> 14), half(word)])
            }
            _ => Weights::Pairs { at: word & 0xff_ffff, count: word >> 24 & 63 },
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
        let codes = bytes.get(places.dense..places.slots)?.as_chunks::<WIDTH>().0;
        let tags = bytes.get(places.tags..places.dense)?.as_chunks::<4>().0;
        let row = |(codes, tag): (&[u8; WIDTH], &[u8; 4])| if *tag == [0; 4] { Dense::EMPTY } else { Dense::new(codes) };
        let slots = bytes.get(places.slots..places.pairs)?.as_chunks::<SLOT>().0;
        let frequent = Filter::new(tags.iter().map(|tag| u32::from_le_bytes(*tag)));
        let rare = Filter::new(slots.iter().map(|slot| u64::from_le_bytes(*slot) as u32));
        let dense = codes.iter().zip(tags).map(row).collect();
        Some(Model { places, dense, frequent, rare, unit: scale / (127.0 * 127.0), transitions, lexicon, certainty, rescorer, bytes })
    }

    /// A model that knows nothing.
    pub fn empty() -> Self {
        let transitions = Transitions::new(&vec![[[0.0; WIDTH]; STATES]; Gap::COUNT]);
        Model {
            bytes: Cow::Borrowed(&[][..]),
            places: Places::default(),
            dense: Vec::new(),
            frequent: Filter::new([].into_iter()),
            rare: Filter::new([].into_iter()),
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
        let tags = part(self.places.tags, self.places.dense).as_chunks::<4>().0;
        let slots = part(self.places.slots, self.places.pairs).as_chunks::<SLOT>().0;
        let pairs = part(self.places.pairs, self.places.lexicon);
        let Features { list, likely, rows, rest, rare } = features;
        for part in list.chunks(TOGETHER) {
            let (found, left) = self.sort_out(part, tags, likely, rows, rest);
            for (rare, &feature) in rare.iter_mut().zip(rest.iter().take(left)) {
                *rare = (feature, slots.get(home(feature, slots.len())).map_or(0, |slot| u64::from_le_bytes(*slot)));
            }
            dense::add(&self.dense, rows.get(..found).unwrap_or(&[]), sums);
            let mut add = |state: u8, code: i8| sums[usize::from(state & 63)] += i32::from(step(code));
            for &(feature, slot) in rare.iter().take(left) {
                match find_rare(feature, slot, slots) {
                    Weights::Here(both) => both.iter().for_each(|&(state, code)| add(state, code)),
                    Weights::Pairs { at, count } => {
                        let run = pairs.get(at as usize..at as usize + 2 * count as usize).unwrap_or(&[]);
                        run.as_chunks::<2>().0.iter().for_each(|&[state, code]| add(state, code as i8));
                    }
                    Weights::None => {}
                }
            }
        }
        list.clear();
    }

    /// Writes the rows of the frequent features to `rows`, and to `rest` what may be rare ones; how many of both.
    ///
    /// Step by step for all features together and without a branch that could go either way: nearly all of what they look up lies
    /// outside of the nearest memory, and a wrongly guessed branch would keep the rest waiting for it.
    fn sort_out(
        &self,
        part: &[u64],
        tags: &[[u8; 4]],
        likely: &mut Hashes,
        rows: &mut [u32; TOGETHER],
        rest: &mut Hashes,
    ) -> (usize, usize) {
        let (mut count, mut others) = (0, 0);
        for &feature in part {
            let may = self.frequent.may_hold(tag(feature));
            likely[count % TOGETHER] = feature;
            rest[others % TOGETHER] = feature;
            count += usize::from(may);
            others += usize::from(!may);
        }
        let (mut found, mut missed) = (0, 0);
        for place in 0..count.min(TOGETHER) {
            let feature = likely[place];
            let (at, wanted) = (home(feature, tags.len()), tag(feature));
            let here = tags.get(at).is_some_and(|tag| u32::from_le_bytes(*tag) == wanted);
            rows[found % TOGETHER] = at as u32;
            likely[missed % TOGETHER] = feature;
            found += usize::from(here);
            missed += usize::from(!here);
        }
        for &feature in likely.iter().take(missed) {
            match frequent(feature, tags) {
                Some(row) => {
                    rows[found % TOGETHER] = row as u32;
                    found += 1;
                }
                None => {
                    rest[others % TOGETHER] = feature;
                    others += 1;
                }
            }
        }
        let mut left = 0;
        for place in 0..others.min(TOGETHER) {
            let feature = rest[place];
            rest[left % TOGETHER] = feature;
            left += usize::from(self.rare.may_hold(tag(feature)));
        }
        (found, left)
    }

    /// Sums as scores.
    pub fn scores(&self, sums: &Sums) -> Row {
        let mut row = [0.0; WIDTH];
        row.iter_mut().zip(sums).for_each(|(score, sum)| *score = *sum as f32 * self.unit);
        row
    }
}

/// How many features are looked up together; most tokens have fewer.
const TOGETHER: usize = 128;
type Hashes = [u64; TOGETHER];

/// The features of a token, and room to look them up; kept from token to token.
pub struct Features {
    /// Hashes of the features.
    pub list: Vec<u64>,
    likely: Hashes,
    rows: [u32; TOGETHER],
    rest: Hashes,
    rare: [(u64, u64); TOGETHER],
}

impl Default for Features {
    fn default() -> Self {
        Features { list: Vec::new(), likely: [0; TOGETHER], rows: [0; TOGETHER], rest: [0; TOGETHER], rare: [(0, 0); TOGETHER] }
    }
}

/// The dense row of a feature, if it is a frequent one.
fn frequent(feature: u64, tags: &[[u8; 4]]) -> Option<usize> {
    let (mut at, wanted) = (home(feature, tags.len()), tag(feature));
    // A full table, which only a damaged file holds, has an end too.
    for _ in 0..tags.len() {
        match u32::from_le_bytes(*tags.get(at)?) {
            found if found == wanted => return Some(at),
            0 => return None,
            _ => at = if at + 1 == tags.len() { 0 } else { at + 1 },
        }
    }
    None
}

/// The weights of a feature that is not a frequent one; `slot` is the one at its home.
fn find_rare(feature: u64, mut slot: u64, slots: &[[u8; SLOT]]) -> Weights {
    let (mut at, wanted) = (home(feature, slots.len()), tag(feature));
    for _ in 0..slots.len() {
        if slot == 0 || slot as u32 == wanted {
            return Weights::unpack((slot >> 32) as u32);
        }
        at = if at + 1 == slots.len() { 0 } else { at + 1 };
        slot = slots.get(at).map_or(0, |slot| u64::from_le_bytes(*slot));
    }
    Weights::None
}

/// The slot of `slots` at which the search for a feature begins: by the highest bits of its hash.
fn home(feature: u64, slots: usize) -> usize {
    (((feature >> 32) * slots as u64) >> 32) as usize
}

/// What tells a feature from others with a home nearby: 33 bits of its hash count, the highest by the home alone. Never 0, which is
/// an empty place.
fn tag(feature: u64) -> u32 {
    ((feature >> 31) as u32).max(1)
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
    #[case(Weights::None)]
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
