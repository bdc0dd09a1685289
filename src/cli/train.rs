//! `ibid train`: labelled references become a tagger model.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::Result;
use crate::output::write;
use crate::segment::row;
use crate::segment::train::{Plan, Settings, train};

/// Train the tagger on labelled references.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Labelled references: JSON Lines {"text","spans":[[label,start,end]],"source"}, or XML as AnyStyle and GROBID are trained with
    #[arg(required = true, value_name = "ROWS")]
    rows: Vec<PathBuf>,
    /// Bibliographic records (gzip, JSON Lines) whose names go into the lexicon
    #[arg(long, value_name = "FILE", num_args = 1..)]
    lexicons: Vec<PathBuf>,
    /// Most rows of one source
    #[arg(long, default_value_t = 2000)]
    cap: usize,
    /// Most rows of a named source, or of all that begin alike ("synth*=8000"); may be given more than once
    #[arg(long, value_name = "SOURCE=N", value_parser = weight)]
    weights: Vec<(String, usize)>,
    /// Leave out features that occur in fewer references
    #[arg(long, default_value_t = 3)]
    least: u32,
    /// Leave out smaller weights
    #[arg(long, default_value_t = 0.03)]
    threshold: f32,
    /// Passes over the data
    #[arg(long, default_value_t = 10)]
    epochs: usize,
    /// References a step
    #[arg(long, default_value_t = 16)]
    batch: usize,
    /// Size of the steps
    #[arg(long, default_value_t = 0.1)]
    rate: f32,
    /// Weight of the L1 penalty
    #[arg(long, default_value_t = 0.1)]
    l1: f32,
    /// Weight of the L2 penalty
    #[arg(long, default_value_t = 0.05)]
    l2: f32,
    /// Leave out this share of the features that name words, by chance, in every pass
    #[arg(long, default_value_t = 0.0, value_name = "SHARE")]
    drop: f32,
    /// Train so many times, in different orders, and take the mean of the weights
    #[arg(long, default_value_t = 1, value_name = "N")]
    members: u64,
    /// Fit the confidences and the choice among the best cuts, too, on rows left out of two more trainings
    #[arg(long)]
    calibrate: bool,
    /// Where the model goes
    #[arg(short, long, value_name = "FILE")]
    out: PathBuf,
}

fn weight(text: &str) -> Result<(String, usize), String> {
    let (source, count) = text.split_once('=').ok_or("not of the form SOURCE=N")?;
    Ok((source.to_owned(), count.parse().map_err(|_| "N is no number")?))
}

/// Trains and writes the model.
pub fn run(args: &Args) -> Result<ExitCode> {
    let mut rows = Vec::new();
    for path in &args.rows {
        rows.extend(row::read(path)?);
    }
    let settings = Settings {
        epochs: args.epochs,
        batch: args.batch.max(1),
        rate: args.rate,
        l1: args.l1,
        l2: args.l2,
        drop: args.drop.clamp(0.0, 0.95),
        seed: 0,
    };
    let caps: BTreeMap<String, usize> = args.weights.iter().cloned().collect();
    let plan = Plan {
        cap: args.cap,
        caps,
        records: args.lexicons.clone(),
        least: args.least,
        threshold: args.threshold,
        settings,
        members: args.members.max(1),
        calibrate: args.calibrate,
    };
    let model = train(rows, &plan, |line| eprintln!("{line}"))?;
    eprintln!("{} bytes", model.len());
    write::atomically(&args.out, &model)?;
    Ok(ExitCode::SUCCESS)
}
