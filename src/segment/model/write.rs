//! How is a model file written? Features by how many weights they have: those with many dense, the others as pairs.

use std::cmp::Reverse;

use super::super::crf::Matrix;
use super::super::state::{Row, STATES, WIDTH};
use super::{HEADER, MAGIC, SLOT, Weights, checksum, home, tag};

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

/// From so many weights on a row is dense: a tenth of the features, which make most of what tokens have.
const DENSE: usize = 8;

/// Writes a model file.
pub fn write(parts: &Parts) -> Vec<u8> {
    let scale = parts.features.iter().flat_map(|(_, row)| row).fold(1.0f32, |top, weight| top.max(weight.abs()));
    let mut rows: Vec<(u64, Codes)> =
        parts.features.iter().filter_map(|(feature, row)| codes(row, scale, parts.threshold).map(|codes| (*feature, codes))).collect();
    // Features with many weights are the frequent ones: they come first, and so to the places at which the search for them begins.
    rows.sort_unstable_by_key(|(feature, codes)| (Reverse(codes.len()), *feature));
    let (many, few) = rows.split_at(rows.partition_point(|(_, codes)| codes.len() >= DENSE));
    let (tags, dense) = frequent(many);
    let (slots, pairs) = rare(few);
    let transitions = parts.transitions.iter().flatten().flat_map(|row| row.iter().take(STATES)).flat_map(|weight| weight.to_le_bytes());
    let transitions: Vec<u8> = transitions.collect();

    let mut header: Vec<u8> = [room(many), room(few)].iter().flat_map(|count| (*count as u32).to_le_bytes()).collect();
    let body = [&transitions[..], &tags, &dense, &slots, &pairs, parts.lexicon];
    let mut at = HEADER;
    for part in body {
        at += part.len();
        header.extend((at as u32).to_le_bytes());
    }
    header.extend(scale.to_le_bytes());
    let body = [&[&header[..]], &body[..]].concat().concat();
    [&MAGIC[..], &checksum(&body).to_le_bytes(), &body].concat()
}

/// The size of a table for that many features: a quarter stays empty, so that a search for what is not there is short.
fn room(rows: &[(u64, Codes)]) -> usize {
    rows.len() * 4 / 3 + 1
}

/// A place for every feature: the first free one from its home on.
fn settle(rows: &[(u64, Codes)]) -> impl Iterator<Item = (usize, &(u64, Codes))> {
    let mut taken = vec![false; room(rows)];
    rows.iter().map(move |row| {
        let mut at = home(row.0, taken.len());
        while taken[at] {
            at = (at + 1) % taken.len();
        }
        taken[at] = true;
        (at, row)
    })
}

/// Tags and dense rows.
fn frequent(rows: &[(u64, Codes)]) -> (Vec<u8>, Vec<u8>) {
    let (mut tags, mut dense) = (vec![0; room(rows) * 4], vec![0; room(rows) * WIDTH]);
    for (at, (feature, codes)) in settle(rows) {
        tags[4 * at..][..4].copy_from_slice(&tag(*feature).to_le_bytes());
        codes.iter().for_each(|&(state, code)| dense[WIDTH * at + usize::from(state)] = code as u8);
    }
    (tags, dense)
}

/// Slots and pairs.
fn rare(rows: &[(u64, Codes)]) -> (Vec<u8>, Vec<u8>) {
    let (mut slots, mut pairs) = (vec![0; room(rows) * SLOT], Vec::new());
    for (at, (feature, codes)) in settle(rows) {
        let weights = match codes.as_slice() {
            &[one] => Weights::Here([one, (0, 0)]),
            &[one, two] => Weights::Here([one, two]),
            more => {
                let at = pairs.len() as u32;
                pairs.extend(more.iter().flat_map(|&(state, code)| [state, code as u8]));
                Weights::Pairs { at, count: more.len() as u32 }
            }
        };
        let slot = [tag(*feature).to_le_bytes(), weights.pack().to_le_bytes()];
        slots[SLOT * at..][..SLOT].copy_from_slice(slot.as_flattened());
    }
    (slots, pairs)
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
