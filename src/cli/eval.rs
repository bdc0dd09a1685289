//! `ibid eval`: how well a tagger reads labelled references.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use rayon::prelude::*;

use super::model::ModelArg;
use crate::Result;
use crate::output::write;
use crate::segment::eval::{Score, evaluate};
use crate::segment::{Label, Segmentation, row, tagger};

/// Score the tagger on labelled references.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Labelled references: JSON Lines {"text","spans":[[label,start,end]],"source"}, or XML as AnyStyle and GROBID are trained with
    #[arg(required = true, value_name = "ROWS")]
    rows: Vec<PathBuf>,
    #[command(flatten)]
    model: ModelArg,
    /// Write what was found, one JSON object a row: {"id","text","spans","confidence"}
    #[arg(long, value_name = "FILE")]
    predictions: Option<PathBuf>,
}

/// Scores and prints a table.
pub fn run(args: &Args) -> Result<ExitCode> {
    let model = args.model.load()?;
    let mut rows = Vec::new();
    for path in &args.rows {
        rows.extend(row::read(path)?);
    }
    let start = Instant::now();
    let found: Vec<Segmentation> = rows.par_iter().map(|row| tagger::tag(&row.text, &model)).collect();
    let speed = rows.len() as f64 / start.elapsed().as_secs_f64();
    if let Some(path) = &args.predictions {
        let lines: String = rows.iter().zip(&found).map(|(row, found)| prediction(row, found)).collect();
        write::atomically(path, lines.as_bytes())?;
    }
    let scores = evaluate(rows.iter().zip(&found));
    print!("{}", table(&scores.iter().map(|(name, score)| (name.as_str(), score)).collect::<Vec<_>>()));
    eprintln!("{speed:.0} references a second");
    Ok(ExitCode::SUCCESS)
}

fn prediction(row: &row::Row, found: &Segmentation) -> String {
    let spans: Vec<(&str, usize, usize)> = found.segments.iter().map(|s| (s.label.as_str(), s.span.start, s.span.end)).collect();
    let line = serde_json::json!({"id": row.id, "text": row.text, "spans": spans, "confidence": found.confidence});
    format!("{line}\n")
}

/// Scores by source, their mean, and scores by label.
fn table(sources: &[(&str, &Score)]) -> String {
    let mut out = format!("{:<22}{:>7}{:>9}{:>9}\n", "source", "rows", "field F1", "whole");
    let (mut f1, mut whole) = (0.0, 0.0);
    let mut all = Score::default();
    for (name, score) in sources {
        let (field, right) = (100.0 * score.total().f1(), 100.0 * score.share_whole());
        (f1, whole) = (f1 + field, whole + right);
        let _ = writeln!(out, "{name:<22}{:>7}{field:>9.2}{right:>9.2}", score.references);
        for (&label, tally) in &score.labels {
            let sum = all.labels.entry(label).or_default();
            sum.right += tally.right;
            sum.superfluous += tally.superfluous;
            sum.missing += tally.missing;
        }
    }
    let count = sources.len().max(1) as f64;
    let _ = writeln!(out, "{:<22}{:>7}{:>9.2}{:>9.2}", "mean", "", f1 / count, whole / count);
    for label in Label::ALL {
        if let Some(tally) = all.labels.get(&label).filter(|tally| tally.right + tally.missing > 0) {
            let _ = writeln!(out, "{:<22}{:>7}{:>9.2}", label.as_str(), tally.right + tally.missing, 100.0 * tally.f1());
        }
    }
    out
}
