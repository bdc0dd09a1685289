//! The small verbs that speak of the program itself: `schema`, `completions`, `man`.

use clap_complete::Shell;

use super::common::{Outcome, print};
use crate::output::build::pretty;
use crate::output::schema;
use crate::{Error, Result};

/// Arguments of `schema`.
#[derive(Debug, clap::Args)]
pub struct SchemaArgs {
    /// Name of the output, such as `references`; without it the names are listed
    name: Option<String>,
}

/// Arguments of `completions`.
#[derive(Debug, clap::Args)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

/// Prints a JSON Schema.
pub fn schema(args: &SchemaArgs) -> Result<Outcome> {
    match &args.name {
        None => print(None, &(schema::NAMES.join("\n") + "\n"))?,
        Some(name) => match schema::of(name) {
            Some(schema) => print(None, &pretty(&schema))?,
            None => return Err(Error::Usage(format!("no output is called {name}; there are {}", schema::NAMES.join(", ")))),
        },
    }
    Ok(Outcome::Done)
}

/// Prints completions for a shell.
pub fn completions(args: &CompletionsArgs, command: &mut clap::Command) -> Result<Outcome> {
    let mut out = Vec::new();
    clap_complete::generate(args.shell, command, "ibid", &mut out);
    print(None, &String::from_utf8_lossy(&out))?;
    Ok(Outcome::Done)
}

/// Prints the manual page in roff.
pub fn man(command: clap::Command) -> Result<Outcome> {
    let mut out = Vec::new();
    clap_mangen::Man::new(command).render(&mut out).map_err(|source| Error::io("standard output", source))?;
    print(None, &String::from_utf8_lossy(&out))?;
    Ok(Outcome::Done)
}
