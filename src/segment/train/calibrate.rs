//! Fitting the map from a model's probabilities to the share that is right, on rows that the model was not trained on.

use std::collections::{BTreeMap, BTreeSet};

use super::super::certainty::{Certainty, log_odds, probability};
use super::super::eval::compare;
use super::super::hash::text_hash;
use super::super::model::Model;
use super::super::row::Row;
use super::super::{Label, tagger};

/// How many models are trained to be judged.
pub(super) const FOLDS: usize = 2;

/// With fewer sources none is left out as a whole.
const SOURCES: usize = 4;

/// One document in so many is left out.
const DOCUMENTS: u64 = 10;

/// Rows that are rendered say nothing about how real references fare.
fn rendered(row: &Row) -> bool {
    row.source.starts_with("synth")
}

/// One rendered style in so many is left out: the choice among cuts must hold for styles that no row was trained on, too.
const STYLES: u64 = 4;

/// Parts rows for a fold: those to train on, those to judge by. Every second family of sources ("grobid", "grobid-eval") is left out as a
/// whole, for a reader's references are of no source that was trained on; of the others one document in ten, and every
/// fourth rendered style.
pub(super) fn part(rows: &[Row], fold: usize) -> (Vec<Row>, Vec<Row>) {
    let family = |row: &Row| row.source.split('-').next().unwrap_or("").to_owned();
    let families: BTreeSet<String> = rows.iter().filter(|row| !rendered(row)).map(family).collect();
    let place = |row: &Row| families.iter().position(|name| *name == family(row)).unwrap_or(0);
    let left = |row: &&Row| {
        let document = text_hash(row.doc.as_deref().unwrap_or(&row.id)) >> 20;
        let source = families.len() >= SOURCES && place(row) % FOLDS == fold;
        let style = text_hash(&row.source) >> 20;
        if rendered(row) { style % STYLES == fold as u64 } else { source || document % DOCUMENTS == fold as u64 }
    };
    let (judge, learn): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(left);
    (learn.into_iter().cloned().collect(), judge.into_iter().cloned().collect())
}

/// One thing that the model said, and whether it was so.
#[derive(Clone, Debug)]
pub(super) struct Sample {
    label: Option<Label>,
    odds: f32,
    right: bool,
    source: String,
    /// No row of its source was trained on.
    strange: bool,
}

/// What a model that was trained on `known` says of `rows`; its probabilities are taken as they are.
pub(super) fn samples(rows: &[Row], known: &[Row], model: &Model) -> Vec<Sample> {
    let familiar: BTreeSet<&str> = known.iter().map(|row| row.source.as_str()).collect();
    let mut samples = Vec::new();
    // Rendered rows say nothing about how often real references are right.
    for row in rows.iter().filter(|row| !rendered(row)) {
        let compared = compare(row, &tagger::tag(&row.text, model), false);
        let (source, strange) = (&row.source, !familiar.contains(row.source.as_str()));
        let sample = |label, confidence, right| Sample { label, odds: log_odds(confidence), right, source: source.clone(), strange };
        let found = compared.fields.iter().filter(|field| field.found.is_some());
        samples.extend(found.map(|field| sample(Some(field.label), field.confidence, field.lenient)));
        samples.push(sample(None, compared.confidence, compared.whole(|field| field.lenient)));
    }
    samples
}

/// The map that fits best. A source counts by the root of its size; those that were trained on count as much as those that were not.
pub(super) fn fit(samples: &[Sample]) -> Certainty {
    let mut sizes: BTreeMap<(bool, &str), f64> = BTreeMap::new();
    samples.iter().for_each(|sample| *sizes.entry((sample.strange, &sample.source)).or_default() += 1.0);
    let half = |strange: bool| sizes.iter().filter(|((of, _), _)| *of == strange).map(|(_, size)| size.sqrt()).sum::<f64>();
    let halves = [half(false), half(true)];
    let weight = |sample: &Sample| {
        let size = sizes.get(&(sample.strange, sample.source.as_str())).copied().unwrap_or(1.0);
        1.0 / (size.sqrt() * halves.get(usize::from(sample.strange)).copied().unwrap_or(1.0))
    };
    let weighed = |sample: &Sample| Point {
        group: sample.label.map_or(0, |label| label as usize),
        odds: f64::from(sample.odds),
        right: sample.right,
        weight: weight(sample),
    };
    // Weights that sum to the number of samples keep the penalty's meaning.
    let scaled = |mut points: Vec<Point>| {
        let scale = points.len() as f64 / points.iter().map(|point| point.weight).sum::<f64>().max(f64::MIN_POSITIVE);
        points.iter_mut().for_each(|point| point.weight *= scale);
        points
    };
    let (fields, wholes): (Vec<&Sample>, Vec<&Sample>) = samples.iter().partition(|sample| sample.label.is_some());
    let field = logistic(&scaled(fields.into_iter().map(weighed).collect()), Label::ALL.len());
    let whole = logistic(&scaled(wholes.into_iter().map(weighed).collect()), 0);
    let mut certainty = Certainty { field: (field.slope as f32, field.intercept as f32), ..Certainty::default() };
    certainty.whole = (whole.slope as f32, whole.intercept as f32);
    certainty.labels.iter_mut().zip(&field.offsets).for_each(|(offset, fitted)| *offset = *fitted as f32);
    certainty
}

struct Point {
    group: usize,
    odds: f64,
    right: bool,
    weight: f64,
}

struct Line {
    slope: f64,
    intercept: f64,
    offsets: Vec<f64>,
}

/// How much an offset has to gain to leave zero, in samples.
const SHRINKAGE: f64 = 5.0;

/// Logistic regression by Newton's method: slope and intercept together, then every group's offset.
fn logistic(points: &[Point], groups: usize) -> Line {
    let mut line = Line { slope: 1.0, intercept: 0.0, offsets: vec![0.0; groups] };
    for _ in 0..50 {
        let residual = |line: &Line, point: &Point| {
            let offset = line.offsets.get(point.group).copied().unwrap_or(0.0);
            let said = f64::from(probability((line.slope * point.odds + line.intercept + offset) as f32));
            (point.weight * (f64::from(u8::from(point.right)) - said), point.weight * (said * (1.0 - said)).max(1e-6))
        };
        // A weak pull to the model's own word keeps a fit on few samples sane.
        let (mut gradient, mut bend) = ([1.0 - line.slope, -line.intercept], [1.0, 0.0, 1.0]);
        for point in points {
            let (error, curve) = residual(&line, point);
            gradient[0] += error * point.odds;
            gradient[1] += error;
            bend[0] += curve * point.odds * point.odds;
            bend[1] += curve * point.odds;
            bend[2] += curve;
        }
        let determinant = bend[0] * bend[2] - bend[1] * bend[1];
        if determinant.abs() > 1e-9 {
            line.slope += (bend[2] * gradient[0] - bend[1] * gradient[1]) / determinant;
            line.intercept += (bend[0] * gradient[1] - bend[1] * gradient[0]) / determinant;
        }
        line.slope = line.slope.clamp(0.05, 5.0);
        let mut steps: Vec<(f64, f64)> = line.offsets.iter().map(|offset| (-SHRINKAGE * offset, SHRINKAGE)).collect();
        for point in points {
            let (error, curve) = residual(&line, point);
            if let Some(step) = steps.get_mut(point.group) {
                *step = (step.0 + error, step.1 + curve);
            }
        }
        line.offsets.iter_mut().zip(steps).for_each(|(offset, (error, curve))| *offset += error / curve);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A model that is twice as sure as it should be, and worse at notes.
    #[test]
    fn a_fit_finds_the_share_that_is_right() {
        let mut samples = Vec::new();
        for n in 0..4000u32 {
            let label = if n % 2 == 0 { Label::Note } else { Label::Title };
            let odds = (n % 97) as f32 / 12.0 - 4.0;
            let truth = probability(odds / 2.0 - if label == Label::Note { 1.0 } else { 0.0 });
            let right = (text_hash(&n.to_string()) % 10_000) as f32 / 10_000.0 < truth;
            samples.push(Sample { label: Some(label), odds, right, source: "x".into(), strange: false });
        }
        let fitted = fit(&samples);
        for (label, raw, expected) in [(Label::Title, 0.88, 0.73), (Label::Note, 0.88, 0.50), (Label::Title, 0.5, 0.5)] {
            let said = fitted.of_field(label, raw);
            assert!((said - expected).abs() < 0.05, "{label:?} {raw}: {said}");
        }
    }

    #[test]
    fn sources_are_left_out_by_family_and_rendered_rows_by_style() {
        let row =
            |n: usize, source: &str| Row { id: format!("{source}:{n}"), source: source.into(), doc: None, text: "x".into(), spans: vec![] };
        let sources = ["a-one", "a-two", "b", "c", "d", "synth-x"];
        let rows: Vec<Row> = (0..600).map(|n| row(n, sources[n % 6])).collect();
        let (learn, judge) = part(&rows, 0);
        assert_eq!(learn.len() + judge.len(), rows.len());
        assert!(learn.iter().all(|row| !row.source.starts_with('a') && row.source != "c"));
        assert!(judge.iter().any(|row| row.source == "b"));
        let styles = |part: &[Row]| part.iter().any(rendered);
        assert!(styles(&learn) != styles(&judge), "a style is left out as a whole or not at all");
        assert!(part(&rows[..1], 0).1.len() <= 1);
    }
}
