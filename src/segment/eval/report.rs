//! Scores for a reader: a table of the fields, one of the sources, examples of what is wrong; and the same as JSON.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::{Compared, Score, Tally};
use crate::segment::Label;
use crate::segment::row::Row;

/// The scores of all sources together.
pub fn all(sources: &BTreeMap<String, Score>) -> Score {
    sources.values().fold(Score::default(), |mut sum, score| {
        sum.merge(score);
        sum
    })
}

fn percent(share: f64) -> f64 {
    100.0 * share
}

/// Precision, recall and F1 of every field, then the whole references.
pub fn fields(score: &Score) -> String {
    let mut out = format!("{:<18}{:>7}   {:^20}   {:^20}   {:>6}\n", "", "", "strict", "lenient", "words");
    let heads = ["P", "R", "F1"].map(|head| format!("{head:>6}")).join(" ");
    let _ = writeln!(out, "{:<18}{:>7}   {heads}   {heads}   {:>6}", "field", "gold", "F1");
    let three = |tally: Tally| [tally.precision(), tally.recall(), tally.f1()].map(|share| format!("{:6.2}", percent(share))).join(" ");
    let total = score.total();
    let rows = score.labels.iter().map(|(label, tallies)| (label.as_str(), tallies)).chain([("all", &total)]);
    for (name, tallies) in rows {
        let words = percent(tallies.words.f1());
        let _ =
            writeln!(out, "{name:<18}{:>7}   {}   {}   {words:6.2}", tallies.strict.gold(), three(tallies.strict), three(tallies.lenient));
    }
    let (strict, lenient) = (percent(score.share_whole()), percent(score.share_whole_lenient()));
    let _ = writeln!(out, "\n{} references, {strict:.2} % entirely right ({lenient:.2} % leniently)", score.references);
    out
}

/// Field F1, word F1 and whole references of every source, and their means.
pub fn sources(scores: &BTreeMap<String, Score>) -> String {
    let mut out = format!("{:<22}{:>7}{:>9}{:>9}{:>9}{:>9}{:>9}\n", "source", "rows", "field F1", "lenient", "words", "whole", "lenient");
    let mut sums = [0.0; 5];
    for (name, score) in scores {
        let total = score.total();
        let shares = [total.strict.f1(), total.lenient.f1(), total.words.f1(), score.share_whole(), score.share_whole_lenient()];
        sums.iter_mut().zip(shares).for_each(|(sum, share)| *sum += percent(share));
        let _ = writeln!(out, "{name:<22}{:>7}{}", score.references, shares.map(|share| format!("{:9.2}", percent(share))).concat());
    }
    let count = scores.len().max(1) as f64;
    let _ = writeln!(out, "{:<22}{:>7}{}", "mean of sources", "", sums.map(|sum| format!("{:9.2}", sum / count)).concat());
    out
}

/// Up to `most` examples of what is leniently wrong of every field, from first to last.
pub fn errors(compared: &[(&Row, Compared)], most: usize) -> String {
    let mut out = String::new();
    for label in Label::ALL {
        let wrong = compared.iter().flat_map(|(row, compared)| compared.fields.iter().map(move |field| (row, field)));
        for (row, field) in wrong.filter(|(_, field)| field.label == label && !field.lenient).take(most) {
            let shown = |value: &Option<String>| value.as_ref().map_or_else(|| "nothing".to_owned(), |value| format!("{value:?}"));
            let _ =
                writeln!(out, "{}\tgold {}\tfound {}\n\t{}: {}", label.as_str(), shown(&field.gold), shown(&field.found), row.id, row.text);
        }
    }
    out
}

/// Everything as JSON: the scores of all rows, and by source where asked for.
pub fn to_json(scores: &BTreeMap<String, Score>, by_source: bool) -> Value {
    let mut out = json!({"schema_version": 1, "overall": one(&all(scores))});
    if by_source {
        let sources: Map<String, Value> = scores.iter().map(|(name, score)| (name.clone(), one(score))).collect();
        out["sources"] = Value::Object(sources);
    }
    out
}

fn one(score: &Score) -> Value {
    let tally = |tally: Tally| json!({"precision": round(tally.precision()), "recall": round(tally.recall()), "f1": round(tally.f1())});
    let tallies = |t: &super::Tallies| json!({"gold": t.strict.gold(), "strict": tally(t.strict), "lenient": tally(t.lenient), "words": tally(t.words)});
    let labels: Map<String, Value> = score.labels.iter().map(|(label, t)| (label.as_str().to_owned(), tallies(t))).collect();
    json!({
        "references": score.references,
        "whole": round(score.share_whole()),
        "whole-lenient": round(score.share_whole_lenient()),
        "all": tallies(&score.total()),
        "fields": labels,
    })
}

/// Four decimals.
fn round(share: f64) -> f64 {
    (share * 1e4).round() / 1e4
}
