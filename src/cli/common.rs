//! What every verb shares: flags, the walk over papers, printing, and the exit status.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use rayon::prelude::*;
use serde::Deserialize;

use crate::output::write;
use crate::pipeline::Paper;
use crate::segment::model::Model;
use crate::{Error, Result, document};

/// Flags of every verb.
#[derive(Debug, Args)]
pub struct Common {
    /// Read settings from this file instead of ./ibid.toml
    #[arg(long, global = true, value_name = "FILE", conflicts_with = "no_config")]
    config: Option<PathBuf>,
    /// Read no settings file
    #[arg(long, global = true)]
    no_config: bool,
    /// Colour in messages (NO_COLOR is honoured)
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    color: Color,
    /// Say only what went wrong
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Say more; twice says most
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub verbose: u8,
    /// Number of threads; 0 takes one a core
    #[arg(short, long, global = true, default_value_t = 0, value_name = "N")]
    jobs: usize,
}

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

/// `ibid.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// As `--jobs`.
    jobs: Option<usize>,
    /// What `check` looks for.
    #[serde(default)]
    pub check: crate::check::Settings,
}

impl Common {
    /// Reads the settings file and sets the number of threads.
    ///
    /// # Errors
    /// When the settings file cannot be read or holds what is not known.
    pub fn apply(&self) -> Result<()> {
        let settings = self.settings()?;
        let jobs = if self.jobs > 0 { self.jobs } else { settings.jobs.unwrap_or(0) };
        // A second call in one process (tests) finds the pool built; the first setting stays.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global();
        Ok(())
    }

    /// The settings file; without one, nothing is set.
    ///
    /// # Errors
    /// When it cannot be read or holds what is not known.
    pub fn settings(&self) -> Result<Settings> {
        let path = match &self.config {
            Some(path) => path.clone(),
            None if self.no_config || !Path::new("ibid.toml").is_file() => return Ok(Settings::default()),
            None => PathBuf::from("ibid.toml"),
        };
        let text = fs::read_to_string(&path).map_err(|source| Error::io(&path, source))?;
        toml::from_str(&text).map_err(|error| {
            let line = error.span().map(|span| text.get(..span.start).unwrap_or("").matches('\n').count() + 1);
            Error::format(&path, line, error.message().to_owned())
        })
    }

    /// A message to standard error, unless `--quiet`.
    pub fn say(&self, message: &str) {
        if !self.quiet {
            self.mark("ibid", message);
        }
    }

    /// A message to standard error, with `--verbose` only.
    pub fn detail(&self, message: &str) {
        if self.verbose > 0 {
            self.mark("ibid", message);
        }
    }

    /// An error, in one line.
    pub fn complain(&self, error: &Error) {
        self.mark(if self.colored() { "\x1b[31mibid: error\x1b[0m" } else { "ibid: error" }, &error.to_string());
    }

    fn mark(&self, head: &str, message: &str) {
        let _ = writeln!(io::stderr(), "{head}: {message}");
    }

    fn colored(&self) -> bool {
        self.colored_on(io::IsTerminal::is_terminal(&io::stderr()))
    }

    /// Whether what goes to standard output is coloured.
    pub fn colored_output(&self) -> bool {
        self.colored_on(io::IsTerminal::is_terminal(&io::stdout()))
    }

    fn colored_on(&self, terminal: bool) -> bool {
        match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()) && terminal,
        }
    }
}

/// What a verb came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Done, nothing found.
    Done,
    /// Findings that the caller asked to be told of by the status.
    Findings,
    /// Some input could not be read; the rest was done.
    InputError,
}

impl Outcome {
    /// The exit status.
    pub const fn status(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Findings => 1,
            Self::InputError => 2,
        }
    }

    /// Prints the error and answers with its status. A reader that closed the pipe ends the program without fault.
    pub fn from_error(error: &Error) -> Self {
        if let Error::Io { source, .. } = error
            && source.kind() == io::ErrorKind::BrokenPipe
        {
            return Self::Done;
        }
        let _ = writeln!(io::stderr(), "ibid: error: {error}");
        Self::InputError
    }
}

/// Reads papers: files as given, folders walked and sorted by name. A paper that cannot be read is said and left out.
pub fn read_papers(inputs: &[PathBuf], common: &Common, model: &Model) -> (Vec<Paper>, Outcome) {
    let (paths, walked) = walk(inputs, &[], common);
    let (papers, outcome) = read_papers_at(&paths, common, model);
    (papers, outcome.max(walked))
}

/// The files given and those of the folders given, sorted by name: papers, and files with one of the other endings.
pub fn walk(inputs: &[PathBuf], others: &[&str], common: &Common) -> (Vec<PathBuf>, Outcome) {
    let (mut outcome, mut paths) = (Outcome::Done, Vec::new());
    for input in inputs {
        if let Err(error) = collect(input, true, others, &mut paths) {
            common.complain(&error);
            outcome = Outcome::InputError;
        }
    }
    (paths, outcome)
}

/// Reads the papers at these paths. One that cannot be read is said and left out.
pub fn read_papers_at(paths: &[PathBuf], common: &Common, model: &Model) -> (Vec<Paper>, Outcome) {
    let mut outcome = Outcome::Done;
    let read: Vec<Result<Paper>> = paths.par_iter().map(|path| read_paper(path, model)).collect();
    let mut papers: Vec<Paper> = Vec::new();
    for result in read {
        match result {
            Ok(paper) if papers.iter().any(|other| other.document.id == paper.document.id) => {
                let message = format!("{}: another paper has the id {} already; rename one", paper.document.name, paper.document.id);
                common.complain(&Error::Usage(message));
                outcome = Outcome::InputError;
            }
            Ok(paper) => papers.push(paper),
            Err(error) => {
                common.complain(&error);
                outcome = Outcome::InputError;
            }
        }
    }
    (papers, outcome)
}

fn read_paper(path: &Path, model: &Model) -> Result<Paper> {
    if path == Path::new("-") {
        let document = document::from_bytes("stdin", &read_stdin()?)?;
        return Ok(Paper::from_document_with(document, model));
    }
    Paper::read_with(path, model)
}

/// Endings of the papers that a walk over a folder picks up.
const PAPERS: [&str; 4] = ["md", "markdown", "txt", "text"];

/// Adds `path`, or the papers and the files with one of the `others` endings below it in order of name.
fn collect(path: &Path, given: bool, others: &[&str], out: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_dir() {
        let listing = fs::read_dir(path).map_err(|source| Error::io(path, source))?;
        let mut children: Vec<PathBuf> = listing.filter_map(|child| child.ok().map(|child| child.path())).collect();
        children.sort();
        return children.iter().filter(|child| !hidden(child)).try_for_each(|child| collect(child, false, others, out));
    }
    let is_paper = path.extension().and_then(|e| e.to_str()).is_some_and(|ending| {
        let ending = ending.to_ascii_lowercase();
        PAPERS.contains(&ending.as_str()) || others.contains(&ending.as_str())
    });
    if given || is_paper {
        out.push(path.to_path_buf());
    }
    Ok(())
}

fn hidden(path: &Path) -> bool {
    path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with('.'))
}

/// "1 finding", "2 findings", "3 fixes".
pub fn counted(count: usize, noun: &str) -> String {
    match (count, noun.ends_with('x')) {
        (1, _) => format!("1 {noun}"),
        (_, true) => format!("{count} {noun}es"),
        _ => format!("{count} {noun}s"),
    }
}

/// All of standard input.
///
/// # Errors
/// When it cannot be read.
pub fn read_stdin() -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes).map_err(|source| Error::io("standard input", source))?;
    Ok(bytes)
}

/// Prints to `--out` or to standard output.
///
/// # Errors
/// When it cannot be written.
pub fn print(out: Option<&Path>, text: &str) -> Result<()> {
    match out {
        Some(path) if path != Path::new("-") => write::atomically(path, text.as_bytes()),
        _ => {
            let mut stdout = io::stdout().lock();
            stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()).map_err(|source| Error::io("standard output", source))
        }
    }
}
