//! `ibid eval`: how well a tagger reads labelled references.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use clap::ValueEnum;
use rayon::prelude::*;

use super::model::ModelArg;
use crate::Result;
use crate::output::write;
use crate::segment::eval::reliability::Reliability;
use crate::segment::eval::{Compared, Score, compare, report};
use crate::segment::{Segmentation, row, tagger};

/// Score the tagger on labelled references.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Labelled references: JSON Lines {"text","spans":[[label,start,end]],"source"}, or XML as AnyStyle and GROBID are trained with
    #[arg(required = true, value_name = "ROWS")]
    rows: Vec<PathBuf>,
    #[command(flatten)]
    model: ModelArg,
    /// Scores of every source, too
    #[arg(long)]
    by_source: bool,
    /// Show so many wrong fields of every label
    #[arg(long, value_name = "N", default_value_t = 0)]
    errors: usize,
    /// Show, by stated confidence, which share of fields and references is right
    #[arg(long)]
    reliability: bool,
    /// Compare spans as they are labelled; else both sides are first brought to one convention ("pp." outside, and so on)
    #[arg(long)]
    as_labelled: bool,
    /// How to print the scores
    #[arg(long, value_enum, default_value_t = Shape::Text)]
    format: Shape,
    /// Write what was found, one JSON object a row: {"id","text","spans","confidence"}
    #[arg(long, value_name = "FILE")]
    predictions: Option<PathBuf>,
}

/// How to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Shape {
    /// Tables
    Text,
    /// One JSON document
    Json,
}

/// Scores and prints.
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
    let compared: Vec<(&row::Row, Compared)> =
        rows.par_iter().zip(&found).map(|(row, found)| (row, compare(row, found, args.as_labelled))).collect();
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    for (row, compared) in &compared {
        scores.entry(row.source.clone()).or_default().add(compared);
    }
    match args.format {
        Shape::Json => println!("{:#}", report::to_json(&scores, args.by_source)),
        Shape::Text => {
            print!("{}", report::fields(&report::all(&scores)));
            if args.by_source {
                print!("\n{}", report::sources(&scores));
            }
        }
    }
    if args.reliability {
        let all = || compared.iter().map(|(_, compared)| compared);
        print!("\n{}\n{}", Reliability::of_fields(all()).table("fields"), Reliability::of_wholes(all()).table("references"));
    }
    if args.errors > 0 {
        print!("\n{}", report::errors(&compared, args.errors));
    }
    eprintln!("{speed:.0} references a second");
    Ok(ExitCode::SUCCESS)
}

fn prediction(row: &row::Row, found: &Segmentation) -> String {
    let spans: Vec<(&str, usize, usize)> = found.segments.iter().map(|s| (s.label.as_str(), s.span.start, s.span.end)).collect();
    let line = serde_json::json!({"id": row.id, "text": row.text, "spans": spans, "confidence": found.confidence});
    format!("{line}\n")
}
