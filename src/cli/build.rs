//! `ibid build`: papers in, bibliographies and overlap report out.

use std::path::PathBuf;

use super::common::{Common, Outcome, counted, read_papers};
use super::model::ModelArg;
use crate::Result;
use crate::output::build;
use crate::pipeline::Corpus;

/// Arguments of `build`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Papers (Markdown, plain text) and folders of papers
    #[arg(required = true, value_name = "PAPER|DIR")]
    inputs: Vec<PathBuf>,
    /// Folder for the results
    #[arg(short, long, default_value = "bib", value_name = "DIR")]
    out: PathBuf,
    #[command(flatten)]
    model: ModelArg,
}

/// Builds everything.
pub fn run(args: &Args, common: &Common) -> Result<Outcome> {
    let (papers, outcome) = read_papers(&args.inputs, common, &*args.model.load()?);
    if papers.is_empty() {
        if outcome == Outcome::Done {
            common.say("no papers found (.md, .markdown, .txt, .text)");
        }
        return Ok(Outcome::InputError);
    }
    let corpus = Corpus::new(papers);
    let files = build::files(&corpus);
    build::save(&args.out, &files)?;
    for paper in &corpus.papers {
        let found = match paper.references.len() {
            0 => "no references".to_owned(),
            1 => "1 reference".to_owned(),
            n => format!("{n} references"),
        };
        common.detail(&format!("{}: {found}, {} citations", paper.document.id, paper.citations.len()));
    }
    let shared = corpus.overlap.works.len();
    common.say(&format!(
        "{}, {}, {}, {shared} shared; written to {}",
        counted(corpus.papers.len(), "paper"),
        counted(corpus.references.len(), "reference"),
        counted(corpus.works.works.len(), "work"),
        args.out.display()
    ));
    Ok(outcome)
}
