//! How is a model file written? Rows by how many weights they have, slots so that the frequent features are found first.

use std::cmp::Reverse;

use super::super::crf::Matrix;
use super::super::state::{Row, STATES, WIDTH};
use super::{HEADER, MAGIC, Weights, checksum, home, tag};

const _: () = assert!(STATES <= 64);

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

/// From so many weights on a row is dense: one tenth of the features, which make most of what tokens have.
const DENSE: usize = 8;

/// Writes a model file.
pub fn write(parts: &Parts) -> Vec<u8> {
    let scale = parts.features.iter().flat_map(|(_, row)| row).fold(1.0f32, |top, weight| top.max(weight.abs()));
    let mut rows: Vec<(u64, Codes)> =
        parts.features.iter().filter_map(|(feature, row)| codes(row, scale, parts.threshold).map(|codes| (*feature, codes))).collect();
    // Features with many weights are the frequent ones: they come first, and so to the slots at which the search for them begins.
    rows.sort_unstable_by_key(|(feature, codes)| (Reverse(codes.len()), *feature));
    let (mut dense, mut pairs) = (Vec::new(), Vec::new());
    // A third of the slots stays empty, so that a search for what is not there is short.
    let mut slots = vec![(0, 0); rows.len() * 3 / 2 + 1];
    for (feature, codes) in &rows {
        let weights = match codes.as_slice() {
            &[one] => Weights::Here([one, (0, 0)]),
            &[one, two] => Weights::Here([one, two]),
            few if few.len() < DENSE => {
                let at = pairs.len() as u32;
                pairs.extend(few.iter().flat_map(|&(state, code)| [state, code as u8]));
                Weights::Pairs { at, count: few.len() as u32 }
            }
            many => {
                let mut row = [0; WIDTH];
                many.iter().for_each(|&(state, code)| row[usize::from(state)] = code as u8);
                dense.extend(row);
                Weights::Dense((dense.len() / WIDTH) as u32 - 1)
            }
        };
        let mut at = home(*feature, slots.len());
        while slots[at].1 != 0 {
            at = (at + 1) % slots.len();
        }
        slots[at] = (tag(*feature), weights.pack());
    }
    file(parts, &slots, &[&dense, &pairs, parts.lexicon], scale)
}

/// Header, transitions and slots, with what follows them.
fn file(parts: &Parts, slots: &[(u32, u32)], rest: &[&[u8]], scale: f32) -> Vec<u8> {
    let transitions = parts.transitions.iter().flatten().flat_map(|row| row.iter().take(STATES)).flat_map(|weight| weight.to_le_bytes());
    let transitions: Vec<u8> = transitions.collect();
    let slot_bytes: Vec<u8> = slots.iter().flat_map(|(tag, weights)| [tag.to_le_bytes(), weights.to_le_bytes()]).flatten().collect();
    let mut header = slots.len().to_le_bytes()[..4].to_vec();
    let mut at = HEADER + transitions.len();
    header.extend((at as u32).to_le_bytes());
    for part in [&[slot_bytes.as_slice()], rest].concat() {
        at += part.len();
        header.extend((at as u32).to_le_bytes());
    }
    header.extend(scale.to_le_bytes());
    let body = [&header, &transitions, &slot_bytes, &rest.concat()].map(Vec::as_slice).concat();
    [&MAGIC[..], &checksum(&body).to_le_bytes(), &body].concat()
}

/// States and weights of a feature.
type Codes = Vec<(u8, i8)>;

/// The weights of a feature that are worth keeping, where any is.
fn codes(row: &Row, scale: f32, threshold: f32) -> Option<Codes> {
    let kept = row.iter().enumerate().take(STATES).filter(|(_, weight)| weight.abs() >= threshold);
    let codes: Codes = kept.map(|(state, &weight)| (state as u8, encode(weight, scale))).filter(|(_, code)| *code != 0).collect();
    (!codes.is_empty()).then_some(codes)
}

/// The opposite of [`super::step`].
fn encode(weight: f32, scale: f32) -> i8 {
    ((weight.abs() / scale).sqrt() * 127.0).round().min(127.0).copysign(weight) as i8
}
