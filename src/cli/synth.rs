//! `ibid synth`: labelled references out of bibliographic records, in many styles.

use std::path::PathBuf;

use clap::Args;

use super::common::print;
use crate::synth::{self, Options};
use crate::{Error, Result};

/// Render bibliographic records in many citation styles, as labelled rows (JSON Lines) to train the tagger on
#[derive(Args, Clone, Debug)]
pub struct SynthArgs {
    /// Record files: JSON Lines with BibTeX fields, plain or gzip
    #[arg(value_name = "RECORDS")]
    pub records: Vec<PathBuf>,
    /// Files of labelled rows whose works are rendered too
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub rows: Vec<PathBuf>,
    /// Only these styles
    #[arg(long, value_delimiter = ',', value_name = "NAME")]
    pub styles: Vec<String>,
    /// The same seed gives the same rows
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// How many rows
    #[arg(long, default_value_t = 10_000)]
    pub count: usize,
    /// Where to write; standard output when not given
    #[arg(short, long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Print the names of the styles instead
    #[arg(long)]
    pub list: bool,
}

/// Makes the rows and writes them.
///
/// # Errors
/// When a file cannot be read or written, or a style does not exist.
pub fn run(args: &SynthArgs) -> Result<()> {
    let mut lines = String::new();
    if args.list {
        for style in synth::style::styles() {
            lines.push_str(&style.name);
            lines.push_str(if style.heldout { "\theld out\n" } else { "\n" });
        }
    } else {
        let pool = synth::read_pool(&args.records, &args.rows)?;
        let options = Options { styles: args.styles.clone(), seed: args.seed, count: args.count };
        for row in synth::generate(&pool, &options)? {
            let line = serde_json::to_string(&row).map_err(|error| Error::Usage(error.to_string()))?;
            lines.push_str(&line);
            lines.push('\n');
        }
    }
    print(args.out.as_deref(), &lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_the_rows_asked_for() {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let out = dir.path().join("rows.jsonl");
        let args = SynthArgs {
            records: Vec::new(),
            rows: Vec::new(),
            styles: vec!["apa".into(), "ieee".into()],
            seed: 3,
            count: 12,
            out: Some(out.clone()),
            list: false,
        };
        run(&args).expect("rows");
        let text = std::fs::read_to_string(out).expect("the file");
        assert!(text.lines().count() >= 10 && text.lines().all(|line| line.contains("synth:apa:") || line.contains("synth:ieee:")));
    }
}
