//! The shell: argument, call, print.

use std::ffi::OsString;
use std::process::ExitCode;

/// Runs the program with these arguments (the first is its own name) and answers the exit status.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let _ = args.into_iter().count();
    ExitCode::SUCCESS
}
