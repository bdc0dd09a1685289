//! The model file: transitions, a hashed table of sparse feature rows, and the lexicon, read in place.
//!
//! Layout (little endian): magic, checksum of all that follows, five `u32` (bits of the bucket number, offsets of buckets, rows,
//! lexicon and end), scale of the weights (`f32`), transitions (`f32`), bucket offsets (`u32`), rows, lexicon (`fst`).
//! Behind the end a map of the confidences may follow (`certainty`).
//! A row is a fingerprint (`u16`), a count (`u8`) and that many pairs of state (`u8`) and weight (`i8`).

use std::borrow::Cow;

use super::certainty::Certainty;
use super::crf::{Gap, Matrix, Transitions};
use super::hash::text_hash;
use super::lexicon::Lexicon;
use super::state::{Row, STATES, WIDTH};

const MAGIC: &[u8; 8] = b"ibidtag1";
const HEADER: usize = 8 + 8 + 5 * 4 + 4;
const TRANSITIONS: usize = Gap::COUNT * STATES * STATES;

/// Whether the bytes begin as a model file does, whole or not.
pub fn begins(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// A tagger's weights, ready for use.
pub struct Model {
    bytes: Cow<'static, [u8]>,
    bits: u32,
    buckets: usize,
    rows: usize,
    rows_end: usize,
    values: [f32; 256],
    filter: Filter,
    /// The transitions.
    pub transitions: Transitions,
    /// The lexicon that the features were made with.
    pub lexicon: Lexicon,
    /// What the probabilities are worth.
    pub certainty: Certainty,
}

/// A bit for every feature of the table, to know without a look into the table that it has none.
#[derive(Default)]
struct Filter {
    words: Vec<u64>,
}

impl Filter {
    /// Number of bits, as a power of two: 128 KiB for some 200,000 features.
    const BITS: u32 = 20;

    fn at(key: u64) -> (usize, u64) {
        let bit = key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - Self::BITS);
        ((bit >> 6) as usize, 1 << (bit & 63))
    }

    fn set(&mut self, key: u64) {
        self.words.resize(1 << (Self::BITS - 6), 0);
        let (word, bit) = Self::at(key);
        if let Some(word) = self.words.get_mut(word) {
            *word |= bit;
        }
    }

    fn has(&self, key: u64) -> bool {
        let (word, bit) = Self::at(key);
        self.words.get(word).is_some_and(|word| word & bit != 0)
    }
}

/// What a model file is made of.
pub struct Parts<'a> {
    /// Transitions, one table a gap.
    pub transitions: &'a [Matrix],
    /// Features and their weights.
    pub features: &'a [(u64, Row)],
    /// The lexicon's bytes.
    pub lexicon: &'a [u8],
    /// Weights smaller than this are left out.
    pub threshold: f32,
}

impl Model {
    /// Reads a model file; `None` where the bytes are none, or damaged.
    pub fn read(bytes: Cow<'static, [u8]>) -> Option<Self> {
        let (bytes, certainty) = Certainty::cut(bytes)?;
        if bytes.get(..8)? != MAGIC || u64::from_le_bytes(bytes.get(8..16)?.try_into().ok()?) != checksum(bytes.get(16..)?) {
            return None;
        }
        let bits = word(&bytes, 16)?;
        let place = |n: usize| word(&bytes, 16 + 4 * n).map(|offset| offset as usize);
        let (buckets, rows, lexicon, end) = (place(1)?, place(2)?, place(3)?, place(4)?);
        let ordered = HEADER <= buckets && buckets <= rows && rows <= lexicon && lexicon <= end && end == bytes.len();
        if !ordered || bits > 24 || rows - buckets != 4 * ((1 << bits) + 1) || buckets - HEADER != 4 * TRANSITIONS {
            return None;
        }
        let scale = f32::from_bits(word(&bytes, 36)?);
        let weights: Vec<f32> = (0..TRANSITIONS).map_while(|n| word(&bytes, HEADER + 4 * n)).map(f32::from_bits).collect();
        let matrices: Vec<Matrix> = weights.chunks_exact(STATES * STATES).map(matrix).collect();
        let entries = bytes.get(lexicon..end)?;
        let lexicon_bytes = match &bytes {
            Cow::Borrowed(all) => Cow::Borrowed(all.get(lexicon..end)?),
            Cow::Owned(_) => Cow::Owned(entries.to_vec()),
        };
        let mut values = [0.0; 256];
        for (code, value) in values.iter_mut().enumerate() {
            *value = decode(code as u8 as i8, scale);
        }
        let (transitions, lexicon_map) = (Transitions::new(&matrices), Lexicon::new(lexicon_bytes));
        let (filter, rows_end) = (Filter::default(), lexicon);
        let mut model = Model { bits, buckets, rows, rows_end, values, filter, transitions, lexicon: lexicon_map, certainty, bytes };
        model.fill_filter();
        Some(model)
    }

    /// A model that knows nothing.
    pub fn empty() -> Self {
        let transitions = Transitions::new(&vec![[[0.0; WIDTH]; STATES]; Gap::COUNT]);
        let bytes = Cow::Borrowed(&[][..]);
        Model {
            bytes,
            bits: 0,
            buckets: 0,
            rows: 0,
            rows_end: 0,
            values: [0.0; 256],
            filter: Filter::default(),
            transitions,
            lexicon: Lexicon::default(),
            certainty: Certainty::default(),
        }
    }

    /// Enters every row of the table into the filter.
    fn fill_filter(&mut self) {
        let mut filter = Filter::default();
        for bucket in 0..1usize << self.bits {
            let offset = |n: usize| word(&self.bytes, self.buckets + 4 * n).map_or(0, |offset| self.rows + offset as usize);
            let mut rows = self.bytes.get(offset(bucket)..offset(bucket + 1)).unwrap_or(&[]);
            while let [low, high, count, rest @ ..] = rows {
                filter.set((bucket as u64) << 16 | u64::from(u16::from_le_bytes([*low, *high])));
                rows = rest.get(2 * usize::from(*count)..).unwrap_or(&[]);
            }
        }
        self.filter = filter;
    }

    /// Adds the weights of `features` to a token's scores, and empties the list.
    ///
    /// In three turns, so that the places in memory are asked for together and not one after the other.
    pub fn add(&self, features: &mut Features, scores: &mut Row) {
        features.keys.clear();
        for feature in features.list.drain(..) {
            let (bucket, print) = place(feature, self.bits);
            let key = (bucket as u64) << 16 | u64::from(print);
            if self.filter.has(key) {
                features.keys.push(key);
            }
        }
        // As wide as a byte can count, so that no state of a row needs a check.
        let mut sums = [0.0; 256];
        features.rows.clear();
        features.rows.extend(features.keys.iter().map(|&key| self.bucket(key)));
        for (key, &(from, to)) in features.keys.iter().zip(&features.rows) {
            let rows = self.bytes.get(self.rows + from as usize..(self.rows + to as usize).min(self.rows_end));
            self.add_row(rows.unwrap_or(&[]), *key as u16, &mut sums);
        }
        scores.iter_mut().zip(&sums).for_each(|(score, sum)| *score += sum);
    }

    /// Where the rows of a feature's bucket begin and end.
    fn bucket(&self, key: u64) -> (u32, u32) {
        let at = self.buckets + 4 * (key >> 16) as usize;
        match self.bytes.get(at..at + 8) {
            Some(&[a, b, c, d, e, f, g, h]) => (u32::from_le_bytes([a, b, c, d]), u32::from_le_bytes([e, f, g, h])),
            _ => (0, 0),
        }
    }

    fn add_row(&self, mut rows: &[u8], print: u16, sums: &mut [f32; 256]) {
        while let [low, high, count, rest @ ..] = rows {
            let Some((pairs, tail)) = rest.split_at_checked(2 * usize::from(*count)) else { return };
            if u16::from_le_bytes([*low, *high]) == print {
                for &[state, code] in pairs.as_chunks::<2>().0 {
                    sums[usize::from(state)] += self.values[usize::from(code)];
                }
                return;
            }
            rows = tail;
        }
    }
}

/// The features of a token, and room to look them up; kept from token to token.
#[derive(Default)]
pub struct Features {
    /// Hashes of the features.
    pub list: Vec<u64>,
    keys: Vec<u64>,
    rows: Vec<(u32, u32)>,
}

/// Writes a model file.
pub fn write(parts: &Parts) -> Vec<u8> {
    let largest = parts.features.iter().flat_map(|(_, row)| row).fold(1.0f32, |top, weight| top.max(weight.abs()));
    let mut rows: Vec<(u64, Vec<u8>)> =
        parts.features.iter().filter_map(|(feature, row)| sparse(*feature, row, largest, parts.threshold)).collect();
    rows.sort_unstable();
    let bits = (rows.len().max(2).ilog2()).clamp(1, 20);
    let mut offsets = vec![0u32; (1 << bits) + 1];
    let mut table = Vec::new();
    let mut bucket_now = 0;
    for (feature, pairs) in &rows {
        let (bucket, print) = place(*feature, bits);
        while bucket_now < bucket {
            bucket_now += 1;
            offsets[bucket_now] = table.len() as u32;
        }
        table.extend(print.to_le_bytes());
        table.push((pairs.len() / 2) as u8);
        table.extend(pairs);
    }
    offsets.iter_mut().skip(bucket_now + 1).for_each(|offset| *offset = table.len() as u32);
    let buckets = HEADER + 4 * TRANSITIONS;
    let rows_at = buckets + 4 * offsets.len();
    let lexicon = rows_at + table.len();
    let mut body = Vec::new();
    for number in [bits, buckets as u32, rows_at as u32, lexicon as u32, (lexicon + parts.lexicon.len()) as u32, largest.to_bits()] {
        body.extend(number.to_le_bytes());
    }
    for weight in parts.transitions.iter().flatten().flat_map(|row| row.iter().take(STATES)) {
        body.extend(weight.to_le_bytes());
    }
    offsets.iter().for_each(|offset| body.extend(offset.to_le_bytes()));
    body.extend(table);
    body.extend(parts.lexicon);
    let mut file = MAGIC.to_vec();
    file.extend(checksum(&body).to_le_bytes());
    file.extend(body);
    file
}

/// The pairs of state and weight of a feature, where any weight is worth keeping.
fn sparse(feature: u64, row: &Row, scale: f32, threshold: f32) -> Option<(u64, Vec<u8>)> {
    let kept = row.iter().enumerate().take(STATES).filter(|(_, weight)| weight.abs() >= threshold);
    let pairs: Vec<u8> = kept
        .flat_map(|(state, &weight)| [state as u8, encode(weight, scale) as u8])
        .filter({
            let mut count = 0;
            move |_| {
                count += 1;
                count <= 2 * STATES
            }
        })
        .collect();
    (!pairs.is_empty()).then_some((feature, pairs))
}

/// Weights are kept as the square root of their size, in 127 steps of either sign: small ones, which are many, keep their precision.
fn encode(weight: f32, scale: f32) -> i8 {
    ((weight.abs() / scale).sqrt() * 127.0).round().min(127.0).copysign(weight) as i8
}

fn decode(code: i8, scale: f32) -> f32 {
    let part = f32::from(code) / 127.0;
    part * part.abs() * scale
}

/// Bucket and fingerprint of a feature.
fn place(feature: u64, bits: u32) -> (usize, u16) {
    let bucket = feature.checked_shr(64 - bits).unwrap_or(0);
    (bucket as usize, (feature >> (48 - bits)) as u16)
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
    use super::*;

    fn file() -> Vec<u8> {
        let transitions = vec![[[0.5; WIDTH]; STATES]; Gap::COUNT];
        let mut row = [0.0; WIDTH];
        row[3] = -2.0;
        row[4] = 0.5;
        let features: Vec<(u64, Row)> = (0..50u64).map(|n| (n.wrapping_mul(0x9E37_79B9_7F4A_7C15), row)).collect();
        write(&Parts { transitions: &transitions, features: &features, lexicon: &[], threshold: 0.01 })
    }

    #[test]
    fn weights_come_back() {
        let model = Model::read(Cow::Owned(file())).unwrap();
        let mut scores = [0.0; WIDTH];
        let mut features = Features { list: vec![u64::MAX, 7u64.wrapping_mul(0x9E37_79B9_7F4A_7C15)], ..Features::default() };
        model.add(&mut features, &mut scores);
        assert!((scores[3] + 2.0).abs() < 0.02 && (scores[4] - 0.5).abs() < 0.02);
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
