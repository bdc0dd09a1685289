//! `ibid overlap`: what papers share.

use std::path::PathBuf;

use clap::ValueEnum;

use super::common::{Common, Outcome, print, read_papers};
use super::model::ModelArg;
use crate::Result;
use crate::output::build::pretty;
use crate::pipeline::Corpus;
use crate::report::{overlap_csv, overlap_md};

/// Arguments of `overlap`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Papers and folders of papers
    #[arg(required = true, value_name = "PAPER|DIR")]
    inputs: Vec<PathBuf>,
    /// What to write
    #[arg(long, value_enum, default_value_t = Shape::Md)]
    format: Shape,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    model: ModelArg,
}

/// The report's format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Shape {
    /// Markdown for a reader
    Md,
    /// The same as data
    Json,
    /// The pairs of papers as a table
    Csv,
}

/// Reports.
pub fn run(args: &Args, common: &Common) -> Result<Outcome> {
    let (papers, outcome) = read_papers(&args.inputs, common, &*args.model.load()?);
    if papers.is_empty() {
        return Ok(Outcome::InputError);
    }
    let corpus = Corpus::new(papers);
    let text = match args.format {
        Shape::Md => overlap_md::render(&corpus.overlap, &corpus.references),
        Shape::Json => pretty(&corpus.overlap),
        Shape::Csv => overlap_csv::render(&corpus.overlap),
    };
    print(args.out.as_deref(), &text)?;
    Ok(outcome)
}
