//! The program `ibid`: hands the command line to [`ibid::cli::run`] and exits with what it answers.

use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    ibid::cli::run(std::env::args_os())
}
