//! The shell: argument, call, print.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

mod synth;

/// Reads the citations of papers and makes clean BibLaTeX of them
#[derive(Parser)]
#[command(name = "ibid", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Synth(synth::SynthArgs),
}

/// Runs the program with these arguments (the first is its own name) and answers the exit status.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let outcome = match &cli.command {
        Command::Synth(args) => synth::run(args),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("ibid: {error}");
            ExitCode::from(2)
        }
    }
}
