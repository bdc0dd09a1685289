//! How well the tagger in the binary reads labelled references that it was not trained on, held to a committed table in both directions:
//! a change for the better is entered, too (`IBID_BLESS=1 cargo test --test parse_scores`).
//!
//! The labelled references are no part of the project; without them the test says so and passes.

use std::fmt::Write as _;
use std::fs;

use ibid::segment::eval::reliability::Reliability;
use ibid::segment::eval::{Compared, compare, evaluate};
use ibid::segment::{self, Segmentation, row};

mod common;

/// The labels of this set are too poor to measure on.
const POORLY_LABELLED: &str = "dvjs-fn-de.jsonl";

const TABLE: &str = "tests/scores/parse.tsv";

#[test]
fn the_tagger_scores_as_committed() {
    let Some(shared) = common::shared() else {
        eprintln!("skipped: the labelled references are not here");
        return;
    };
    let mut files: Vec<_> = fs::read_dir(shared.join("data/refs/dev")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| !path.ends_with(POORLY_LABELLED));
    files.sort();
    let rows: Vec<row::Row> = files.iter().flat_map(|path| row::read(path).unwrap()).collect();
    let found: Vec<Segmentation> = rows.iter().map(|row| segment::segment(&row.text)).collect();
    let compared: Vec<Compared> = rows.iter().zip(&found).map(|(row, found)| compare(row, found, false)).collect();
    let (fields, wholes) = (Reliability::of_fields(&compared).error(), Reliability::of_wholes(&compared).error());
    // A few points are what a map fitted elsewhere can promise; the part of the labels that is wrong is in them.
    assert!(fields < 0.06 && wholes < 0.12, "stated confidence and share that is right differ by {fields:.3} and {wholes:.3}");
    let mut table = String::from("source\treferences\tfield F1\tentirely right\n");
    let scores = evaluate(rows.iter().zip(&found));
    let (mut fields, mut whole) = (0.0, 0.0);
    for (source, score) in &scores {
        let (f1, right) = (100.0 * score.total().strict.f1(), 100.0 * score.share_whole());
        (fields, whole) = (fields + f1, whole + right);
        writeln!(table, "{source}\t{}\t{f1:.1}\t{right:.1}", score.references).unwrap();
    }
    let n = scores.len() as f64;
    writeln!(table, "mean of sources\t{}\t{:.1}\t{:.1}", rows.len(), fields / n, whole / n).unwrap();
    if std::env::var_os("IBID_BLESS").is_some() {
        fs::write(TABLE, &table).unwrap();
    }
    assert_eq!(table, fs::read_to_string(TABLE).unwrap(), "IBID_BLESS=1 takes the new scores");
}
