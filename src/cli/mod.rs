//! The shell: argument, call, print. One file a verb.

mod build;
mod common;
mod eval;
mod extract;
mod misc;
mod overlap;
mod parse;
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
}
