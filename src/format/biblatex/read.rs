//! What does a `.bib` file say? Its entries with their places, however odd the file, and what was odd about it.

use std::collections::BTreeMap;

use crate::Span;
use crate::record::Record;

mod abbreviations;
mod fields;
mod issued;
mod scan;

/// A `.bib` file as read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bibliography {
    /// The entries in the file's order; keys may repeat.
    pub entries: Vec<BibEntry>,
    /// What was odd, in order of lines.
    pub problems: Vec<Problem>,
}

/// One entry of a `.bib` file.
#[derive(Clone, Debug, PartialEq)]
pub struct BibEntry {
    /// Its citation key as written; empty where it has none.
    pub key: String,
    /// What it says.
    pub record: Record,
    /// Where it stands, from `@` to the closing brace.
    pub span: Span,
    /// The line of its `@`, from 1.
    pub line: usize,
    /// The type as written, in lower case.
    pub kind: String,
    /// Its fields: name in lower case, value as TeX with abbreviations resolved.
    pub fields: Vec<(String, String)>,
}

/// Something odd in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Line, from 1.
    pub line: usize,
    /// What is odd, in lower case, without a full stop.
    pub message: String,
}

/// Reads a `.bib` file. Never fails: what cannot be read is named in [`Bibliography::problems`], and the next entry goes on.
pub fn read(text: &str) -> Bibliography {
    let lines = Lines::of(text);
    let scanned = scan::scan(text);
    let mut problems: Vec<Problem> =
        scanned.problems.into_iter().map(|(offset, message)| Problem { line: lines.line(offset), message }).collect();
    let mut entries = Vec::with_capacity(scanned.entries.len());
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    for raw in scanned.entries {
        let line = lines.line(raw.span.start);
        let mut report = |message: String| problems.push(Problem { line, message });
        if let Some(earlier) = first.get(&raw.key.to_lowercase()).filter(|_| !raw.key.is_empty()) {
            report(format!("key '{}' stands in line {earlier} already", raw.key));
        } else {
            first.insert(raw.key.to_lowercase(), line);
        }
        let fields: Vec<(String, String)> = raw
            .fields
            .into_iter()
            .map(|(name, pieces)| {
                let value = pieces.iter().map(|piece| scanned.abbreviations.expand(piece, &mut report)).collect();
                (name, value)
            })
            .collect();
        let record = fields::record(&raw.kind, &fields, &mut report);
        entries.push(BibEntry { key: raw.key, record, span: raw.span, line, kind: raw.kind, fields });
    }
    problems.sort();
    Bibliography { entries, problems }
}

/// Where the lines of a text begin.
struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Self {
        Self(std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect())
    }

    /// The line, from 1, of a byte offset.
    fn line(&self, offset: usize) -> usize {
        self.0.partition_point(|start| *start <= offset)
    }
}

#[cfg(test)]
mod tests;
