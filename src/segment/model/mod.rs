//! The model file: transitions, a hashed table of feature rows, and the lexicon, read in place.
//!
//! Layout (little endian): magic, checksum of all that follows, six `u32` (number of slots, offsets of slots, dense rows, pairs,
//! lexicon and end), scale of the weights (`f32`), transitions (`f32`), slots, dense rows, pairs, lexicon (`fst`).
//! A slot is eight bytes: the tag of its feature and where the feature's weights are. Features with one or two weights have them in
//! the slot itself, those with few in a run of pairs of state (`u8`) and weight (`i8`), those with many, which are the ones that most
//! tokens have, in a dense row of `i8`.

mod write;

use std::borrow::Cow;

use super::crf::{Gap, Matrix, Transitions};
use super::hash::text_hash;
use super::lexicon::Lexicon;
use super::state::{Row, STATES, WIDTH};
pub use write::{Parts, write};

const MAGIC: &[u8; 8] = b"ibidtag2";
const HEADER: usize = 8 + 8 + 6 * 4 + 4;
const TRANSITIONS: usize = Gap::COUNT * STATES * STATES;

/// Bytes of a slot.
const SLOT: usize = 8;

/// A tagger's weights, ready for use.
pub struct Model {
    bytes: Cow<'static, [u8]>,
    slots: usize,
    slots_at: usize,
    pairs_at: usize,
    /// The dense rows, their weights in the steps of [`step`].
    dense: Vec<[i16; WIDTH]>,
    /// Size of a step.
    unit: f32,
    /// The transitions.
    pub transitions: Transitions,
    /// The lexicon that the features were made with.
    pub lexicon: Lexicon,
}

/// The scores of a token's states while they are summed: whole steps, so that no order of the features makes a difference. Wider
/// than a [`Row`] so that no state of a pair needs a check.
pub type Sums = [i32; 64];

/// Where the weights of a feature are: what the second half of a slot says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weights {
    /// In the slot itself.
    Here([(u8, i8); 2]),
    /// So many pairs from here on.
    Pairs { at: u32, count: u32 },
    /// In this dense row.
    Dense(u32),
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
            Weights::Dense(row) => 3 << Self::KIND | row,
        }
    }

    fn unpack(word: u32) -> Self {
        match word >> Self::KIND {
            0 => Weights::None,
            1 => {
                let half = |bits: u32| ((bits >> 8 & 63) as u8, bits as u8 as i8);
                Weights::Here([half(word >> 14), half(word)])
            }
            2 => Weights::Pairs { at: word & 0xff_ffff, count: word >> 24 & 63 },
            _ => Weights::Dense(word & ((1 << Self::KIND) - 1)),
        }
    }
}

impl Model {
    /// Reads a model file; `None` where the bytes are none, or damaged.
    pub fn read(bytes: Cow<'static, [u8]>) -> Option<Self> {
        let sum = u64::from_le_bytes(bytes.get(8..16)?.try_into().ok()?);
        if sum != checksum(bytes.get(16..)?) {
            return None;
        }
        Self::trusted(bytes)
    }

    /// Reads a model file whose bytes are known to be whole; what a damaged one would give is wrong, but nothing fails.
    pub fn trusted(bytes: Cow<'static, [u8]>) -> Option<Self> {
        if bytes.get(..8)? != MAGIC {
            return None;
        }
        let place = |n: usize| word(&bytes, 16 + 4 * n).map(|offset| offset as usize);
        let (slots, slots_at, dense_at, pairs_at, lexicon_at, end) = (place(0)?, place(1)?, place(2)?, place(3)?, place(4)?, place(5)?);
        let ordered = HEADER <= slots_at && slots_at <= dense_at && dense_at <= pairs_at && pairs_at <= lexicon_at && lexicon_at <= end;
        if !ordered || end != bytes.len() || Some(dense_at - slots_at) != slots.checked_mul(SLOT) || slots_at - HEADER != 4 * TRANSITIONS {
            return None;
        }
        let scale = f32::from_bits(word(&bytes, HEADER - 4)?);
        let weights = bytes.get(HEADER..slots_at)?.as_chunks::<4>().0.iter().map(|&bytes| f32::from_le_bytes(bytes));
        let weights: Vec<f32> = weights.collect();
        let matrices: Vec<Matrix> = weights.chunks_exact(STATES * STATES).map(matrix).collect();
        let lexicon = match &bytes {
            Cow::Borrowed(all) => Cow::Borrowed(all.get(lexicon_at..end)?),
            Cow::Owned(all) => Cow::Owned(all.get(lexicon_at..end)?.to_vec()),
        };
        let dense = bytes.get(dense_at..pairs_at)?.as_chunks::<WIDTH>().0.iter().map(|codes| codes.map(|code| step(code as i8))).collect();
        let (transitions, lexicon) = (Transitions::new(&matrices), Lexicon::new(lexicon));
        Some(Model { slots, slots_at, pairs_at, dense, unit: scale / (127.0 * 127.0), transitions, lexicon, bytes })
    }

    /// A model that knows nothing.
    pub fn empty() -> Self {
        Model {
            bytes: Cow::Borrowed(&[][..]),
            slots: 0,
            slots_at: 0,
            pairs_at: 0,
            dense: Vec::new(),
            unit: 0.0,
            transitions: Transitions::new(&vec![[[0.0; WIDTH]; STATES]; Gap::COUNT]),
            lexicon: Lexicon::default(),
        }
    }

    /// Adds the weights of `features` to a token's sums, and empties the list.
    ///
    /// Dense rows are only noted at first and summed together at the end, so that their places in memory are asked for together and
    /// the sums stay in registers.
    pub fn add(&self, features: &mut Features, sums: &mut Sums) {
        features.dense.clear();
        for feature in features.list.drain(..) {
            match Weights::unpack(self.find(feature)) {
                Weights::Dense(row) => features.dense.push(row),
                Weights::Here(pairs) => pairs.iter().for_each(|&(state, code)| sums[usize::from(state & 63)] += i32::from(step(code))),
                Weights::Pairs { at, count } => {
                    let from = self.pairs_at + at as usize;
                    let pairs = self.bytes.get(from..from + 2 * count as usize).unwrap_or(&[]);
                    for &[state, code] in pairs.as_chunks::<2>().0 {
                        sums[usize::from(state & 63)] += i32::from(step(code as i8));
                    }
                }
                Weights::None => {}
            }
        }
        self.add_dense(&features.dense, sums);
    }

    fn add_dense(&self, rows: &[u32], sums: &mut Sums) {
        const LANE: usize = 16;
        for lane in 0..WIDTH / LANE {
            let mut total = [0i32; LANE];
            for &row in rows {
                let part = self.dense.get(row as usize).and_then(|row| row.as_chunks::<LANE>().0.get(lane)).unwrap_or(&[0; LANE]);
                for (sum, value) in total.iter_mut().zip(part) {
                    *sum += i32::from(*value);
                }
            }
            sums.iter_mut().skip(lane * LANE).zip(&total).for_each(|(sum, value)| *sum += value);
        }
    }

    /// What the slot of `feature` says; nothing where it has none.
    fn find(&self, feature: u64) -> u32 {
        let mut at = home(feature, self.slots);
        let tag = tag(feature);
        // A full table, which only a damaged file holds, has an end too.
        for _ in 0..self.slots {
            let from = self.slots_at + SLOT * at;
            let Some(&[a, b, c, d, e, f, g, h]) = self.bytes.get(from..from + SLOT) else { return 0 };
            let word = u32::from_le_bytes([e, f, g, h]);
            if word == 0 || u32::from_le_bytes([a, b, c, d]) == tag {
                return word;
            }
            at = if at + 1 == self.slots { 0 } else { at + 1 };
        }
        0
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
    dense: Vec<u32>,
}

/// The slot of `slots` at which the search for a feature begins: by the highest bits of its hash.
fn home(feature: u64, slots: usize) -> usize {
    ((feature >> 32) * slots as u64 >> 32) as usize
}

/// What tells a feature from others with a home nearby: 33 bits of its hash count, the highest by the home alone.
fn tag(feature: u64) -> u32 {
    (feature >> 31) as u32
}

/// Weights are kept as the square root of their size, in 127 steps of either sign: small ones, which are many, keep their precision.
fn step(code: i8) -> i16 {
    let code = i16::from(code);
    // 127 squared is 16,129; -128 is never written.
    code.saturating_mul(code.abs())
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
    #[case(Weights::Dense(70_000))]
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
