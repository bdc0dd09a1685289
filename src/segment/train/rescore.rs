//! Fitting the weights that tell the best cuts of a reference apart, on rows that the model was not trained on.

use std::collections::{BTreeMap, HashMap, HashSet};

use rayon::prelude::*;

use super::super::eval::{Score, compare};
use super::super::hash::Mixer;
use super::super::model::Model;
use super::super::rescore::Rescorer;
use super::super::row::Row;
use super::super::tagger;

/// The cuts of one reference, of which some are better than others.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    source: String,
    cuts: Vec<Cut>,
}

#[derive(Clone, Debug)]
struct Cut {
    features: Vec<(u32, f32)>,
    /// What it is worth: the share of its fields that are right (F1), and half as much again where the whole reference is.
    worth: f32,
}

/// What right references count beside right fields. Chosen, not tuned.
const WHOLE: f32 = 0.5;

/// The choices that a model which was not trained on `rows` has in them.
pub(super) fn choices(rows: &[Row], model: &Model) -> Vec<Choice> {
    let choice = |row: &Row| {
        let cut = |candidate: tagger::Candidate| {
            let compared = compare(row, &candidate.segmentation, false);
            let mut score = Score::default();
            score.add(&compared);
            let whole = compared.whole(|field| field.lenient);
            let worth = score.total().lenient.f1() as f32 + if whole { WHOLE } else { 0.0 };
            Cut { features: candidate.features, worth }
        };
        Choice { source: row.source.clone(), cuts: tagger::candidates(&row.text, model).into_iter().map(cut).collect() }
    };
    rows.par_iter().map(choice).filter(|choice| choice.cuts.len() > 1).collect()
}

/// A feature must tell cuts apart in so many references.
const SELDOM: u32 = 20;
/// How strongly weights are pulled to where they began.
const PULL: f64 = 10.0;
const PASSES: usize = 150;
const RATE: f64 = 0.3;
/// Weights smaller than this are left out.
const SMALL: f64 = 0.02;
/// References whose gradients are summed one after the other; the sums are then added in order.
const PART: usize = 512;

/// A reference's cuts with numbered features, its best cuts, and how much it counts.
struct Group {
    cuts: Vec<Vec<(u32, f32)>>,
    best: Vec<bool>,
    weight: f64,
}

/// The weights under which the best cuts are the most probable ones. A source counts by the root of its size.
pub(super) fn fit(choices: &[Choice]) -> Rescorer {
    let numbers = vocabulary(choices);
    let mut names: Vec<u32> = numbers.keys().map(|&name| name as u32).collect();
    names.sort_unstable_by_key(|name| numbers[&u64::from(*name)]);
    let groups = groups(choices, &numbers);
    // To begin with, the chain's own word is taken.
    let start: Vec<f64> = names.iter().map(|&name| f64::from(u8::from(Some(name) == probability(choices)))).collect();
    let mut weights = start.clone();
    let mut seen = vec![1e-6; weights.len()];
    for _ in 0..PASSES {
        let gradient = gradient(&groups, &weights);
        for (place, slope) in gradient.into_iter().enumerate() {
            let slope = slope + PULL * (weights[place] - start[place]);
            seen[place] += slope * slope;
            weights[place] -= RATE * slope / f64::sqrt(seen[place]);
        }
    }
    let kept = names.into_iter().zip(weights).filter(|(_, weight)| weight.abs() >= SMALL);
    Rescorer::new(kept.map(|(name, weight)| (name, weight as f32)))
}

/// The feature that holds the chain's probability: every cut's first.
fn probability(choices: &[Choice]) -> Option<u32> {
    choices.first()?.cuts.first()?.features.first().map(|(name, _)| *name)
}

/// Numbers the features that tell cuts apart often enough.
fn vocabulary(choices: &[Choice]) -> HashMap<u64, usize, Mixer> {
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    for choice in choices {
        let sets: Vec<HashSet<(u32, u32)>> =
            choice.cuts.iter().map(|cut| cut.features.iter().map(|(name, value)| (*name, value.to_bits())).collect()).collect();
        let shared = |feature: &(u32, u32)| sets.iter().all(|set| set.contains(feature));
        let mut telling: Vec<u32> = sets.iter().flatten().filter(|feature| !shared(feature)).map(|(name, _)| *name).collect();
        telling.sort_unstable();
        telling.dedup();
        telling.into_iter().for_each(|name| *counts.entry(name).or_default() += 1);
    }
    let often = counts.into_iter().filter(|(_, count)| *count >= SELDOM);
    often.enumerate().map(|(number, (name, _))| (u64::from(name), number)).collect()
}

fn groups(choices: &[Choice], numbers: &HashMap<u64, usize, Mixer>) -> Vec<Group> {
    let mut sizes: BTreeMap<&str, f64> = BTreeMap::new();
    choices.iter().for_each(|choice| *sizes.entry(&choice.source).or_default() += 1.0);
    let scale = choices.len() as f64 / sizes.values().map(|size| size.sqrt()).sum::<f64>().max(f64::MIN_POSITIVE);
    let group = |choice: &Choice| {
        let top = choice.cuts.iter().map(|cut| cut.worth).fold(f32::MIN, f32::max);
        let numbered =
            |cut: &Cut| cut.features.iter().filter_map(|(name, value)| Some((*numbers.get(&u64::from(*name))? as u32, *value))).collect();
        Group {
            cuts: choice.cuts.iter().map(numbered).collect(),
            best: choice.cuts.iter().map(|cut| cut.worth >= top - 1e-6).collect(),
            weight: scale / sizes.get(choice.source.as_str()).copied().unwrap_or(1.0).sqrt(),
        }
    };
    choices.par_iter().map(group).filter(|group| group.best.contains(&false)).collect()
}

/// The slope of what is lost: of minus the logarithm of the best cuts' probability, summed.
fn gradient(groups: &[Group], weights: &[f64]) -> Vec<f64> {
    let part = |groups: &[Group]| {
        let mut slopes = vec![0.0; weights.len()];
        for group in groups {
            let score =
                |cut: &Vec<(u32, f32)>| cut.iter().map(|&(feature, value)| weights[feature as usize] * f64::from(value)).sum::<f64>();
            let scores: Vec<f64> = group.cuts.iter().map(score).collect();
            let top = scores.iter().copied().fold(f64::MIN, f64::max);
            let shares: Vec<f64> = scores.iter().map(|score| (score - top).exp()).collect();
            let all: f64 = shares.iter().sum();
            let good: f64 = shares.iter().zip(&group.best).filter(|(_, best)| **best).map(|(share, _)| share).sum();
            for ((cut, share), &best) in group.cuts.iter().zip(&shares).zip(&group.best) {
                let slope = group.weight * (share / all - if best { share / good.max(f64::MIN_POSITIVE) } else { 0.0 });
                cut.iter().for_each(|&(feature, value)| slopes[feature as usize] += slope * f64::from(value));
            }
        }
        slopes
    };
    let parts: Vec<Vec<f64>> = groups.par_chunks(PART).map(part).collect();
    parts.into_iter().fold(vec![0.0; weights.len()], |mut sums, part| {
        sums.iter_mut().zip(part).for_each(|(sum, slope)| *sum += slope);
        sums
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The chain prefers the first cut, but cuts with feature 9 are wrong.
    #[test]
    fn a_fit_learns_which_cuts_are_right() {
        let cut = |odds: f32, features: &[u32], worth: f32| Cut {
            features: std::iter::once((1, odds)).chain(features.iter().map(|&feature| (feature, 1.0))).collect(),
            worth,
        };
        let choice = |n: u32| {
            let odds = -0.1 - (n % 7) as f32 / 10.0;
            Choice { source: "x".into(), cuts: vec![cut(odds, &[9, 4], 0.5), cut(odds - 0.8, &[8, 4], 1.0)] }
        };
        let rescorer = fit(&(0..200).map(choice).collect::<Vec<_>>());
        assert!(rescorer.weight(9) < -0.3 && rescorer.weight(8) > 0.3, "{rescorer:?}");
        assert_eq!(rescorer.weight(4), 0.0);
        assert!(fit(&[]).is_empty());
    }
}
