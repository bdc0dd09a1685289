//! `ibid parse`: reference strings, one a line.

use std::fs;
use std::io::{self, BufRead, BufReader, BufWriter, Cursor, Read, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::common::{Common, Outcome};
use super::model::ModelArg;
use crate::document::decode;
use crate::format::{Format, citekey};
use crate::output::rows::ParseRow;
use crate::record::{ListHint, Record};
use crate::{Error, Result, pipeline};

/// Arguments of `parse`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A file with one reference a line; `-` is standard input
    #[arg(default_value = "-")]
    file: PathBuf,
    /// What to write
    #[arg(long, value_enum, default_value_t = Format::Biblatex)]
    format: Format,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    model: ModelArg,
}

/// Lines held in memory at a time: enough to keep the threads busy, little beside the model.
const BATCH: usize = 1024;

/// Parses line by line; JSON Lines are written as they come, the other formats at the end, since their keys must be unique.
pub fn run(args: &Args, _common: &Common) -> Result<Outcome> {
    let model = args.model.load()?;
    let mut sink = Sink::open(args.out.as_deref())?;
    let mut records = Vec::new();
    let mut seen = 0;
    batches(&args.file, |lines| {
        let parse = |line: &String| pipeline::parse_with(line, &ListHint::default(), &model);
        if args.format == Format::Jsonl {
            let row = |(i, line): (usize, &String)| {
                let (segmentation, record) = parse(line);
                serde_json::to_string(&ParseRow::new(seen + i + 1, line, &segmentation, &record)).unwrap_or_default()
            };
            let rows: Vec<String> = lines.par_iter().enumerate().map(row).collect();
            rows.iter().try_for_each(|row| sink.write(row).and_then(|()| sink.write("\n")))?;
        } else {
            records.par_extend(lines.par_iter().map(|line| parse(line).1));
        }
        seen += lines.len();
        Ok(())
    })?;
    if args.format != Format::Jsonl {
        let keys = keys(&records);
        sink.write(&args.format.render(&records, &keys))?;
    }
    sink.close()?;
    Ok(Outcome::Done)
}

/// Keys unique over the whole output. A record that is given twice gets two keys: `parse` finds no duplicates.
pub fn keys(records: &[Record]) -> Vec<String> {
    let wanted: Vec<_> = records.iter().map(|record| (citekey::base(record), citekey::content_order(record))).collect();
    citekey::disambiguate(&wanted)
}

/// Calls `work` with the lines that are not blank, a batch at a time.
fn batches(path: &Path, mut work: impl FnMut(&[String]) -> Result<()>) -> Result<()> {
    let mut reader = open(path)?;
    let mut lines = Vec::with_capacity(BATCH);
    let mut bytes = Vec::new();
    for number in 1.. {
        bytes.clear();
        let read = reader.read_until(b'\n', &mut bytes).map_err(|source| Error::io(path, source))?;
        let line = decode::line(&bytes).ok_or_else(|| Error::format(path, Some(number), "not text"))?;
        let line = line.strip_suffix('\n').unwrap_or(&line);
        let line = line.strip_suffix('\r').unwrap_or(line);
        let line = if number == 1 { line.trim_start_matches('\u{feff}') } else { line };
        if !line.trim().is_empty() {
            lines.push(line.to_owned());
        }
        if lines.len() == BATCH || (read == 0 && !lines.is_empty()) {
            work(&lines)?;
            lines.clear();
        }
        if read == 0 {
            break;
        }
    }
    Ok(())
}

/// The file, or standard input. UTF-16 has no bytes that end a line, so such a file is decoded whole.
fn open(path: &Path) -> Result<Box<dyn BufRead>> {
    let mut reader: Box<dyn BufRead> = if path == Path::new("-") {
        Box::new(BufReader::new(io::stdin()))
    } else {
        Box::new(BufReader::new(fs::File::open(path).map_err(|source| Error::io(path, source))?))
    };
    let head = reader.fill_buf().map_err(|source| Error::io(path, source))?;
    if decode::utf16(head).is_none() {
        return Ok(reader);
    }
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).map_err(|source| Error::io(path, source))?;
    let text = decode::decode(&bytes).ok_or_else(|| Error::format(path, None, "not text"))?;
    Ok(Box::new(Cursor::new(text.into_bytes())))
}

/// Standard output, or a file that is complete or not there.
enum Sink<'a> {
    Stdout(BufWriter<io::Stdout>),
    File(&'a Path, Vec<u8>),
}

impl<'a> Sink<'a> {
    fn open(out: Option<&'a Path>) -> Result<Self> {
        Ok(match out {
            Some(path) if path != Path::new("-") => Self::File(path, Vec::new()),
            _ => Self::Stdout(BufWriter::new(io::stdout())),
        })
    }

    fn write(&mut self, text: &str) -> Result<()> {
        match self {
            Self::Stdout(out) => out.write_all(text.as_bytes()).map_err(|source| Error::io("standard output", source)),
            Self::File(_, bytes) => {
                bytes.extend_from_slice(text.as_bytes());
                Ok(())
            }
        }
    }

    fn close(self) -> Result<()> {
        match self {
            Self::Stdout(mut out) => out.flush().map_err(|source| Error::io("standard output", source)),
            Self::File(path, bytes) => crate::output::write::atomically(path, &bytes),
        }
    }
}
