//! Training: labelled rows become a model file.

mod calibrate;
mod gold;
mod lexicon;
mod optimise;
mod rescore;

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

pub use lexicon::Counts;
pub use optimise::Settings;
use optimise::{Optimiser, Sequence};

use super::certainty::Certainty;
use super::crf::Gap;
use super::hash::{Mixer, text_hash};
use super::lexicon::Lexicon;
use super::model::{self, Model, Parts};
use super::rescore::Rescorer;
use super::row::Row;
use super::state::{STATES, WIDTH};
use super::view::View;

/// A training as it is asked for.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Most rows of any source that no cap names.
    pub cap: usize,
    /// Caps of single sources, or of all whose names begin with what stands before a `*`.
    pub caps: BTreeMap<String, usize>,
    /// Bibliographic records (gzip, JSON Lines) for the lexicon.
    pub records: Vec<PathBuf>,
    /// A feature must occur in that many references.
    pub least: u32,
    /// Weights smaller than this are left out of the file.
    pub threshold: f32,
    /// The optimiser's settings.
    pub settings: Settings,
    /// How many trainings the weights are the mean of.
    pub members: u64,
    /// Whether the confidences and the choice among the best cuts are fitted, too; that takes two more trainings.
    pub calibrate: bool,
}

/// Trains on `rows`; `report` receives lines for the log. The same rows and plan give the same bytes.
pub fn train(rows: Vec<Row>, plan: &Plan, mut report: impl FnMut(String)) -> crate::Result<Vec<u8>> {
    let rows = cap(rows, plan);
    let mut records = Counts::known();
    for path in &plan.records {
        records.add_records(path)?;
    }
    let mut model = learn(&rows, &records, plan, &mut report);
    if plan.calibrate {
        let (rescorer, certainty) = ends(&rows, &records, plan, &mut report);
        model.extend(rescorer.to_bytes());
        model.extend(certainty.to_bytes());
    }
    Ok(model)
}

/// The weights of whole cuts and the map of the confidences, from models that have not seen the rows they are judged by. Too few rows
/// tell nothing.
fn ends(rows: &[Row], records: &Counts, plan: &Plan, report: &mut impl FnMut(String)) -> (Rescorer, Certainty) {
    const LEAST: usize = 100;
    let mut folds = Vec::new();
    for fold in 0..calibrate::FOLDS {
        let (known, unknown) = calibrate::part(rows, fold);
        if known.is_empty() || unknown.len() < LEAST {
            continue;
        }
        report(format!("{} rows to train on, {} to judge by", known.len(), unknown.len()));
        // Two members are enough to know what their mean is worth.
        let plan = Plan { members: plan.members.min(2), ..plan.clone() };
        if let Some(model) = Model::read(Cow::Owned(learn(&known, records, &plan, report))) {
            folds.push((rescore::choices(&unknown, &model), model, known, unknown));
        }
    }
    if folds.is_empty() {
        report("too few rows to judge by".to_owned());
        return Default::default();
    }
    let all = |left_out: Option<usize>| {
        let others = folds.iter().enumerate().filter(|(fold, _)| Some(*fold) != left_out);
        others.flat_map(|(_, (choices, ..))| choices.iter().cloned()).collect::<Vec<_>>()
    };
    let rescorer = rescore::fit(&all(None));
    // How sure a choice is shows on rows that it was not fitted on either.
    let others: Vec<Rescorer> = (0..folds.len()).map(|fold| rescore::fit(&all(Some(fold)))).collect();
    let mut samples = Vec::new();
    for ((_, mut model, known, unknown), other) in folds.into_iter().zip(others) {
        model.rescorer = other;
        samples.extend(calibrate::samples(&unknown, &known, &model));
    }
    (rescorer, calibrate::fit(&samples))
}

/// Trains on `rows`, all of them.
fn learn(rows: &[Row], records: &Counts, plan: &Plan, report: &mut impl FnMut(String)) -> Vec<u8> {
    let mut counts = [Counts::default(), Counts::default()];
    for row in rows {
        counts[fold(row)].add(row);
    }
    let [even, odd] = counts;
    // A row's features are made with the lexicon of the other half, so that a name does not vouch for itself.
    let lexicons = [&odd, &even].map(|half| Lexicon::new(Cow::Owned(lexicon::build(&[half, records]))));
    let whole = lexicon::build(&[&even, &odd, records]);
    report(format!("{} rows, lexicon of {} bytes", rows.len(), whole.len()));

    let numbers = vocabulary(rows, &lexicons, plan.least);
    report(format!("{} features", numbers.len()));
    let (data, totals) = sequences(rows, &lexicons, &numbers);
    let mut words = vec![false; numbers.len()];
    numbers.iter().for_each(|(&hash, &number)| words[number as usize] = hash & 1 == 1);
    let share = 1.0 / plan.members as f32;
    let mut weights = vec![[0.0; WIDTH]; numbers.len()];
    let mut transitions = vec![[[0.0; WIDTH]; STATES]; Gap::COUNT];
    for member in 0..plan.members {
        let mut optimiser = Optimiser::new(&totals, words.clone());
        let settings = Settings { seed: member, ..plan.settings };
        optimiser.run(&data, &settings, |epoch, loss| report(format!("member {} pass {epoch}: loss {loss:.4}", member + 1)));
        for (number, sum) in weights.iter_mut().enumerate() {
            let keep = if words[number] { share * (1.0 - settings.drop) } else { share };
            sum.iter_mut().zip(optimiser.weights(number as u32)).for_each(|(sum, weight)| *sum += weight * keep);
        }
        for (sum, weight) in transitions.iter_mut().flatten().flatten().zip(optimiser.transitions().iter().flatten().flatten()) {
            *sum += weight * share;
        }
    }
    let mut features: Vec<(u64, super::state::Row)> = numbers.iter().map(|(&hash, &number)| (hash, weights[number as usize])).collect();
    features.sort_unstable_by_key(|(hash, _)| *hash);
    let parts = Parts { transitions: &transitions, features: &features, lexicon: &whole, threshold: plan.threshold };
    model::write(&parts)
}

/// Which half a row belongs to; rows of one document stay together.
fn fold(row: &Row) -> usize {
    (text_hash(row.doc.as_deref().unwrap_or(&row.id)) >> 40 & 1) as usize
}

/// The rows of every source up to its cap, chosen by hash so that they are spread over the source. Sources under one cap that
/// ends in `*` are taken together.
fn cap(rows: Vec<Row>, plan: &Plan) -> Vec<Row> {
    let shared = |source: &str| plan.caps.keys().find(|cap| cap.strip_suffix('*').is_some_and(|start| source.starts_with(start)));
    let mut groups: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for row in rows {
        let own = plan.caps.contains_key(&row.source).then_some(&row.source);
        let group = own.or_else(|| shared(&row.source)).unwrap_or(&row.source).clone();
        groups.entry(group).or_default().push(row);
    }
    let mut kept = Vec::new();
    for (group, mut rows) in groups {
        rows.sort_by_cached_key(|row| (text_hash(&row.id), text_hash(&row.text)));
        rows.truncate(plan.caps.get(&group).copied().unwrap_or(plan.cap));
        kept.extend(rows);
    }
    kept
}

/// Numbers the features that occur in at least `least` references, the most frequent first.
fn vocabulary(rows: &[Row], lexicons: &[Lexicon; 2], least: u32) -> HashMap<u64, u32, Mixer> {
    let mut counts: HashMap<u64, u32, Mixer> = HashMap::default();
    let mut hashes = Vec::new();
    for row in rows {
        let view = View::new(&row.text, &lexicons[fold(row)]);
        hashes.clear();
        for index in 0..view.tokens.len() {
            view.features(index, &mut |hash| hashes.push(hash));
        }
        hashes.sort_unstable();
        hashes.dedup();
        for &hash in &hashes {
            *counts.entry(hash).or_default() += 1;
        }
    }
    let mut kept: Vec<(u32, u64)> = counts.into_iter().filter(|&(_, count)| count >= least).map(|(hash, count)| (count, hash)).collect();
    kept.sort_unstable_by(|a, b| b.cmp(a));
    kept.into_iter().enumerate().map(|(number, (_, hash))| (hash, number as u32)).collect()
}

/// The rows as the optimiser takes them, and how often every feature occurs.
fn sequences(rows: &[Row], lexicons: &[Lexicon; 2], numbers: &HashMap<u64, u32, Mixer>) -> (Vec<Sequence>, Vec<u32>) {
    let mut totals = vec![0; numbers.len()];
    let mut data = Vec::with_capacity(rows.len());
    for row in rows {
        let view = View::new(&row.text, &lexicons[fold(row)]);
        if view.tokens.is_empty() {
            continue;
        }
        let mut sequence = Sequence { features: Vec::new(), ends: Vec::new(), gaps: Vec::new(), states: gold::states(row, &view) };
        for index in 0..view.tokens.len() {
            view.features(index, &mut |hash| {
                if let Some(&number) = numbers.get(&hash) {
                    sequence.features.push(number);
                    totals[number as usize] += 1;
                }
            });
            sequence.ends.push(sequence.features.len() as u32);
            sequence.gaps.push(Gap::before(&view.tokens, &view.frames, index) as u8);
        }
        data.push(sequence);
    }
    (data, totals)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;
    use crate::segment::{Label, tagger};

    fn rows() -> Vec<Row> {
        let row = |id: usize, name: &str, title: &str| {
            let text = format!("{name}. {title}. Vol. 3");
            let behind = name.len() + 2 + title.len();
            let spans = vec![
                (Label::Author, Span::new(0, name.len())),
                (Label::Title, Span::new(name.len() + 2, behind)),
                (Label::Volume, Span::new(behind + 2, text.len())),
            ];
            Row { id: id.to_string(), source: "test".into(), doc: None, text, spans }
        };
        let names = ["Smith", "Miller", "Jones", "Berger"];
        let titles = ["On the origin of rivers", "A history of small towns", "The theory of everything"];
        (0..24).map(|n| row(n, names[n % 4], titles[n % 3])).collect()
    }

    #[test]
    fn training_learns_and_gives_the_same_bytes_twice() {
        let settings = Settings { epochs: 15, batch: 4, rate: 0.2, l1: 0.01, l2: 0.01, drop: 0.0, seed: 0 };
        let plan =
            Plan { cap: 100, caps: BTreeMap::new(), records: vec![], least: 2, threshold: 0.01, settings, members: 1, calibrate: false };
        let first = train(rows(), &plan, |_| {}).unwrap();
        assert_eq!(first, train(rows(), &plan, |_| {}).unwrap());
        let model = Model::read(Cow::Owned(first)).unwrap();
        let text = "Berger. A history of small towns. Vol. 3";
        let found = tagger::tag(text, &model);
        let values: Vec<&str> = found.segments.iter().map(|s| s.span.of(text)).collect();
        assert_eq!(values, ["Berger", "A history of small towns", "3"]);
    }

    #[test]
    fn a_cap_may_cover_a_family_of_sources() {
        let mut rows = rows();
        rows.iter_mut().enumerate().for_each(|(n, row)| row.source = format!("synth-{}", n % 5));
        let settings = Settings { epochs: 1, batch: 4, rate: 0.1, l1: 0.0, l2: 0.0, drop: 0.0, seed: 0 };
        let caps = BTreeMap::from([("synth*".to_owned(), 7), ("synth-0".to_owned(), 2)]);
        let plan = Plan { cap: 100, caps, records: vec![], least: 1, threshold: 0.0, settings, members: 1, calibrate: false };
        assert_eq!(cap(rows, &plan).len(), 9);
    }
}
