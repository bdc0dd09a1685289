//! The shell: argument, call, print.

mod eval;
mod train;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "ibid", version, about)]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    Train(train::Args),
    Eval(eval::Args),
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
    let result = match cli.verb {
        Verb::Train(args) => train::run(&args),
        Verb::Eval(args) => eval::run(&args),
    };
    match result {
        Ok(code) => code,
        Err(error) => {
            eprintln!("ibid: {error}");
            ExitCode::from(2)
        }
    }
}
