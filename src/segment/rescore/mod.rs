//! Which of the best ways to cut a reference is the best? What a chain of tokens cannot see, whole fields side by side, weighs in.
//!
//! The chain's best path is right less often than one of its ten best (69 against 81 references in a hundred, sources that no row was
//! trained on). So where it is in doubt, those are weighed by what their fields look like: a log-linear model over candidates, fitted on
//! rows that the chain had not seen ([`fit`](super::train)). Its weights stand at the end of the model file.

mod feature;
mod paths;

use std::borrow::Cow;
use std::collections::HashMap;

pub(super) use feature::{Run, features};
use feature::{of_link, of_run, whole};
pub(super) use paths::best_paths;

use super::Label;
use super::hash::{Mixer, mix, text_hash};
use super::model::front;
use super::view::View;

/// Above this probability of the best path nothing is weighed: on development rows weighing all gained nothing more.
pub const SURE: f32 = 0.9;

/// How many paths are looked at, of which some are one cut: with eight a fifth of what sixteen gain is lost.
pub const PATHS: usize = 12;

const MAGIC: &[u8; 8] = b"ibidbest";

/// The weights of whole labellings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rescorer {
    weights: HashMap<u64, f32, Mixer>,
}

impl Rescorer {
    /// With these weights.
    pub fn new(weights: impl IntoIterator<Item = (u32, f32)>) -> Self {
        Rescorer { weights: weights.into_iter().map(|(feature, weight)| (u64::from(feature), weight)).collect() }
    }

    /// Whether there is nothing to weigh with.
    pub fn is_empty(&self) -> bool {
        self.weights.is_empty()
    }

    /// The weight of a feature.
    pub fn weight(&self, feature: u32) -> f32 {
        self.weights.get(&u64::from(feature)).copied().unwrap_or(0.0)
    }

    /// The scores of several cuts of one reference. What they have in common is weighed once.
    pub(super) fn scores<'r>(&self, view: &View, cuts: impl Iterator<Item = (&'r [Run], f32)>) -> Vec<f32> {
        let mut links: Vec<((Link, Link), f32)> = Vec::new();
        let mut fields: Vec<(Run, f32)> = Vec::new();
        let mut scores = Vec::new();
        for (runs, probability) in cuts {
            let mut score = 0.0;
            whole(view, runs, probability, &mut |feature, value| score += self.weight(feature) * value);
            for run in runs {
                score += known(&mut fields, *run, |sum| of_run(view, run, &mut |feature, value| *sum += self.weight(feature) * value));
            }
            for index in 0..=runs.len() {
                let (before, behind) = (index.checked_sub(1).and_then(|before| runs.get(before)), runs.get(index));
                let ends = (before.map(|run| (run.label, run.end)), behind.map(|run| (run.label, run.start)));
                score += known(&mut links, ends, |sum| {
                    of_link(view, before, behind, &mut |feature, value| *sum += self.weight(feature) * value);
                });
            }
            scores.push(score);
        }
        scores
    }

    /// The end of a model file that holds the weights, in order of the features.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut sorted: Vec<(u32, f32)> = self.weights.iter().map(|(&feature, &weight)| (feature as u32, weight)).collect();
        sorted.sort_unstable_by_key(|(feature, _)| *feature);
        let mut bytes: Vec<u8> =
            sorted.iter().flat_map(|(feature, weight)| [feature.to_le_bytes(), weight.to_le_bytes()].concat()).collect();
        bytes.extend(sum(&bytes).to_le_bytes());
        bytes.extend((sorted.len() as u32).to_le_bytes());
        bytes.extend(MAGIC);
        bytes
    }

    /// Cuts the weights off the end of a model file; without any there are none to cut. `None` where they are damaged.
    pub fn cut(bytes: Cow<'static, [u8]>) -> Option<(Cow<'static, [u8]>, Self)> {
        if !bytes.ends_with(MAGIC) {
            return Some((bytes, Self::default()));
        }
        let count_at = bytes.len().checked_sub(12)?;
        let count = u32::from_le_bytes(bytes.get(count_at..count_at + 4)?.try_into().ok()?) as usize;
        let sum_at = count_at.checked_sub(8)?;
        let start = sum_at.checked_sub(count.checked_mul(8)?)?;
        let table = bytes.get(start..sum_at)?;
        if u64::from_le_bytes(bytes.get(sum_at..count_at)?.try_into().ok()?) != sum(table) {
            return None;
        }
        let weights = table
            .as_chunks::<8>()
            .0
            .iter()
            .map(|&[a, b, c, d, e, f, g, h]| (u64::from(u32::from_le_bytes([a, b, c, d])), f32::from_le_bytes([e, f, g, h])));
        let weights = weights.collect();
        Some((front(bytes, start)?, Rescorer { weights }))
    }
}

/// A field's label and one of its ends.
type Link = Option<(Label, usize)>;

/// The score that is known of a part, or made.
fn known<K: PartialEq>(scores: &mut Vec<(K, f32)>, part: K, weigh: impl FnOnce(&mut f32)) -> f32 {
    if let Some((_, score)) = scores.iter().find(|(known, _)| *known == part) {
        return *score;
    }
    let mut score = 0.0;
    weigh(&mut score);
    scores.push((part, score));
    score
}

fn sum(bytes: &[u8]) -> u64 {
    bytes.as_chunks::<8>().0.iter().fold(text_hash("best"), |sum, part| mix(sum, u64::from_le_bytes(*part)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_come_back_from_the_end_of_a_file() {
        let rescorer = Rescorer::new([(7, 0.5), (3, -1.25), (u32::MAX, 2.0)]);
        let body = b"a model".to_vec();
        let file = [body.clone(), rescorer.to_bytes()].concat();
        assert_eq!(Rescorer::cut(Cow::Owned(file.clone())), Some((Cow::Owned(body.clone()), rescorer)));
        assert_eq!(Rescorer::cut(Cow::Owned(body.clone())), Some((Cow::Owned(body), Rescorer::default())));
        let mut bad = file;
        bad[9] ^= 1;
        assert_eq!(Rescorer::cut(Cow::Owned(bad)), None);
        assert_eq!(Rescorer::cut(Cow::Borrowed(MAGIC)), None);
    }
}
