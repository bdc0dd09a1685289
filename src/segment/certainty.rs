//! How sure the tagger is: what the model's probabilities say of a field and of a reference, mapped to the share that turns out right.
//!
//! A field is what it is said to be where every word in it belongs to it and no word outside does; the product of those probabilities
//! tells right from wrong better than their mean or their least (area under the curve .88 against .84 and .86 on sources that no row was
//! trained on). The map is a logistic one, monotone, with an offset for every label; it stands at the end of the model file.

use std::borrow::Cow;

use super::crf::Marginals;
use super::hash::{mix, text_hash};
use super::model::front;
use super::state::State;
use super::token::Kind;
use super::view::View;
use super::{Label, Segment};

const MAGIC: &[u8; 8] = b"ibidsure";
const LABELS: usize = Label::ALL.len();
const NUMBERS: usize = 4 + LABELS;
const LENGTH: usize = 4 * NUMBERS + 8 + MAGIC.len();

/// Probabilities nearer to 0 and 1 than this say no more than this does.
const EDGE: f32 = 1e-4;

/// The map from a model's probabilities to the share of what is right.
#[derive(Clone, Debug, PartialEq)]
pub struct Certainty {
    /// Slope and intercept for fields, on the scale of log odds.
    pub field: (f32, f32),
    /// What is added to the intercept for a label.
    pub labels: [f32; LABELS],
    /// Slope and intercept for whole references.
    pub whole: (f32, f32),
}

impl Default for Certainty {
    /// Takes the model at its word.
    fn default() -> Self {
        Certainty { field: (1.0, 0.0), labels: [0.0; LABELS], whole: (1.0, 0.0) }
    }
}

/// The log odds of a probability.
pub fn log_odds(probability: f32) -> f32 {
    let bounded = probability.clamp(EDGE, 1.0 - EDGE);
    (bounded / (1.0 - bounded)).ln()
}

/// The probability of log odds.
pub fn probability(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}

impl Certainty {
    /// The share of fields that are right where the model says `raw`.
    pub fn of_field(&self, label: Label, raw: f32) -> f32 {
        let offset = self.labels.get(label as usize).copied().unwrap_or(0.0);
        self.mapped(raw, self.field, offset)
    }

    /// The share of references that are right where the model says `raw`.
    pub fn of_whole(&self, raw: f32) -> f32 {
        self.mapped(raw, self.whole, 0.0)
    }

    fn mapped(&self, raw: f32, (slope, intercept): (f32, f32), offset: f32) -> f32 {
        if *self == Self::default() { raw } else { probability(slope * log_odds(raw) + intercept + offset) }
    }

    /// The end of a model file that holds the map.
    pub fn to_bytes(&self) -> Vec<u8> {
        let numbers = [self.field.0, self.field.1, self.whole.0, self.whole.1].into_iter().chain(self.labels);
        let mut bytes: Vec<u8> = numbers.flat_map(f32::to_le_bytes).collect();
        bytes.extend(sum(&bytes).to_le_bytes());
        bytes.extend(MAGIC);
        bytes
    }

    /// Cuts the map off the end of a model file; without one there is none to cut. `None` where it is damaged.
    pub fn cut(bytes: Cow<'static, [u8]>) -> Option<(Cow<'static, [u8]>, Self)> {
        if !bytes.ends_with(MAGIC) {
            return Some((bytes, Self::default()));
        }
        let start = bytes.len().checked_sub(LENGTH)?;
        let (numbers, rest) = bytes.get(start..)?.split_at_checked(4 * NUMBERS)?;
        if rest.get(..8)? != sum(numbers).to_le_bytes() {
            return None;
        }
        let mut read = numbers.as_chunks::<4>().0.iter().map(|bytes| f32::from_le_bytes(*bytes));
        let mut next = || read.next();
        let mut certainty = Certainty { field: (next()?, next()?), whole: (next()?, next()?), ..Self::default() };
        for offset in &mut certainty.labels {
            *offset = next()?;
        }
        Some((front(bytes, start)?, certainty))
    }
}

fn sum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(text_hash("sure"), |sum, &byte| mix(sum, u64::from(byte)))
}

/// Sets the confidence of every segment: the probability that its words belong to the field and no others do, mapped.
pub(super) fn judge(view: &View, path: &[State], marginals: &Marginals, certainty: &Certainty, segments: &mut [Segment]) {
    let mut outside = [None; LABELS];
    for segment in segments {
        let label = segment.label;
        let mut product = 1.0;
        let words = view.tokens.list.iter().zip(path).zip(&marginals.nodes).filter(|((token, _), _)| token.kind != Kind::Sign);
        for ((token, state), row) in words.clone() {
            if token.span.start >= segment.span.start && token.span.end <= segment.span.end && state.label() == Some(label) {
                product *= belongs(row, label);
            }
        }
        let Some(others) = outside.get_mut(label as usize) else { continue };
        let others = *others.get_or_insert_with(|| {
            let others = words.filter(|((_, state), _)| state.label() != Some(label));
            others.map(|(_, row)| 1.0 - belongs(row, label)).product::<f32>()
        });
        segment.confidence = certainty.of_field(label, (product * others).clamp(0.0, 1.0));
    }
}

/// The probability that a token belongs to a field.
fn belongs(row: &super::state::Row, label: Label) -> f32 {
    let of = |state: State| row.get(usize::from(state.0)).copied().unwrap_or(0.0);
    (of(State::begin(label)) + of(State::inside(label))).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map() -> Certainty {
        let mut map = Certainty { field: (0.8, 0.2), whole: (0.5, -1.0), ..Certainty::default() };
        map.labels[Label::Note as usize] = -2.0;
        map
    }

    #[test]
    fn a_map_comes_back_from_the_end_of_a_file() {
        let body = b"a model".to_vec();
        let file = [body.clone(), map().to_bytes()].concat();
        assert_eq!(Certainty::cut(Cow::Owned(file.clone())), Some((Cow::Owned(body.clone()), map())));
        assert_eq!(Certainty::cut(Cow::Owned(body.clone())), Some((Cow::Owned(body), Certainty::default())));
        let mut bad = file;
        bad[9] ^= 1;
        assert_eq!(Certainty::cut(Cow::Owned(bad)), None);
        assert_eq!(Certainty::cut(Cow::Borrowed(MAGIC)), None);
    }

    #[test]
    fn the_map_is_monotone_and_keeps_to_its_labels() {
        let map = map();
        for label in [Label::Note, Label::Title] {
            let mapped: Vec<f32> = (0..=20).map(|n| map.of_field(label, n as f32 / 20.0)).collect();
            assert!(mapped.is_sorted() && mapped.iter().all(|p| (0.0..=1.0).contains(p)), "{mapped:?}");
        }
        assert!(map.of_field(Label::Note, 0.9) < map.of_field(Label::Title, 0.9));
        assert_eq!(Certainty::default().of_whole(0.25), 0.25);
    }
}
