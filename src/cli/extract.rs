//! `ibid extract`: the references, notes and citations found in papers.

use std::path::PathBuf;

use clap::ValueEnum;

use super::common::{Common, Outcome, print, read_papers};
use super::model::ModelArg;
use super::parse;
use crate::format::Format;
use crate::output::rows::ReferenceRow;
use crate::output::write;
use crate::record::Record;
use crate::{Result, link};

/// Arguments of `extract`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Papers and folders of papers; `-` is standard input
    #[arg(required = true, value_name = "PAPER")]
    inputs: Vec<PathBuf>,
    /// What to write; citations have a place in JSON Lines only
    #[arg(long, value_enum, default_value_t = Format::Biblatex)]
    format: Format,
    /// Which rows of JSON Lines
    #[arg(long, value_enum, default_value_t = Only::All)]
    only: Only,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    model: ModelArg,
}

/// Which rows to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Only {
    /// References, then citations, paper by paper
    All,
    /// References of lists and notes
    References,
    /// Citations in the text and in notes
    Citations,
}

/// Extracts.
pub fn run(args: &Args, common: &Common) -> Result<Outcome> {
    let (papers, outcome) = read_papers(&args.inputs, common, &*args.model.load()?);
    let mut text = String::new();
    if args.format == Format::Jsonl {
        for paper in &papers {
            if args.only != Only::Citations {
                text += &write::json_lines(paper.references.iter().map(|reference| ReferenceRow::new(reference, None)));
            }
            if args.only != Only::References {
                let rows = paper.citations.iter().zip(&paper.links);
                text += &write::json_lines(rows.map(|(c, links)| link::row(&paper.document.id, c, links, &paper.references)));
            }
        }
    } else {
        let records: Vec<Record> = papers.iter().flat_map(|paper| &paper.references).map(|r| r.record.clone()).collect();
        text = args.format.render(&records, &parse::keys(&records));
    }
    for paper in papers.iter().filter(|paper| paper.references.is_empty()) {
        common.say(&format!("{}: no references", paper.document.name));
    }
    print(args.out.as_deref(), &text)?;
    Ok(outcome)
}
