//! The shell: argument, call, print. One file a verb.

mod build;
mod check;
mod common;
mod eval;
mod extract;
mod misc;
mod model;
mod overlap;
mod parse;
mod rules;
mod synth;
mod train;

use std::ffi::OsString;
use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;

use clap::{ColorChoice, CommandFactory, Parser, Subcommand};

use common::{Common, Outcome};

/// Reads the citations of papers as they are written, makes clean BibLaTeX of them, and tells which papers cite the same works.
#[derive(Debug, Parser)]
#[command(name = "ibid", version, propagate_version = true, arg_required_else_help = true)]
struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Everything: one .bib a paper, works.bib, the JSON Lines, and the overlap report
    Build(build::Args),
    /// Reference strings, one a line, to BibLaTeX, JSON Lines, CSL-JSON or RIS
    Parse(parse::Args),
    /// The references, notes and citations found in papers
    Extract(extract::Args),
    /// What papers share: works cited by several of them
    Overlap(overlap::Args),
    /// What is wrong in papers and bibliographies
    Check(check::Args),
    /// Print the page of a rule
    Explain(rules::ExplainArgs),
    /// List the rules of check
    Rules(rules::RulesArgs),
    /// Train a tagger model on labelled references
    Train(train::Args),
    /// Score a tagger model on labelled references
    Eval(eval::Args),
    /// Render bibliographic records into labelled references
    Synth(synth::SynthArgs),
    /// Print the JSON Schema of an output
    Schema(misc::SchemaArgs),
    /// Print shell completions
    Completions(misc::CompletionsArgs),
    /// Print the manual page
    Man,
}

/// Runs the program with these arguments (the first is its own name) and answers the exit status:
/// 0 done, 1 findings, 2 usage or input error, 3 internal fault.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(error) => {
            let _ = error.print();
            return if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS };
        }
    };
    match panic::catch_unwind(AssertUnwindSafe(|| dispatch(cli))) {
        Ok(outcome) => ExitCode::from(outcome.status()),
        Err(_) => {
            eprintln!("ibid: internal fault; please report it with the input that caused it");
            ExitCode::from(3)
        }
    }
}

fn dispatch(cli: Cli) -> Outcome {
    let common = cli.common;
    if let Err(error) = common.apply() {
        return Outcome::from_error(&error);
    }
    let outcome = match cli.verb {
        Verb::Build(args) => build::run(&args, &common),
        Verb::Parse(args) => parse::run(&args, &common),
        Verb::Extract(args) => extract::run(&args, &common),
        Verb::Overlap(args) => overlap::run(&args, &common),
        Verb::Check(args) => check::run(&args, &common),
        Verb::Explain(args) => rules::explain(&args),
        Verb::Rules(args) => rules::rules(&args),
        Verb::Train(args) => train::run(&args).map(|_| Outcome::Done),
        Verb::Eval(args) => eval::run(&args).map(|_| Outcome::Done),
        Verb::Synth(args) => synth::run(&args).map(|()| Outcome::Done),
        Verb::Schema(args) => misc::schema(&args),
        Verb::Completions(args) => misc::completions(&args, &mut command()),
        Verb::Man => misc::man(command()),
    };
    outcome.unwrap_or_else(|error| Outcome::from_error(&error))
}

/// The command line as clap knows it.
fn command() -> clap::Command {
    Cli::command().color(ColorChoice::Auto)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_command_line_is_well_formed() {
        super::command().debug_assert();
    }
}
