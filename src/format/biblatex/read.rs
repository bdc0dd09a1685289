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
    /// The `@string`s in the file's order.
    pub strings: Vec<BibString>,
    /// The `@comment`s, from `@` to the closing brace.
    pub comments: Vec<Span>,
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
    /// Where each of `fields` stands, parallel to it.
    pub places: Vec<FieldPlace>,
    /// Where the type's name stands, without `@`.
    pub kind_span: Span,
    /// Where the key stands; empty where there is none.
    pub key_span: Span,
}

impl BibEntry {
    /// The fields with their places, in order; names may repeat.
    pub fn raw_fields(&self) -> impl Iterator<Item = BibField<'_>> {
        self.fields.iter().zip(&self.places).map(|((name, value), place)| BibField { name, value, place })
    }

    /// The first field of that name (lower case), empty or not.
    pub fn raw_field(&self, name: &str) -> Option<BibField<'_>> {
        self.raw_fields().find(|field| field.name == name)
    }
}

/// One field of an entry: what it says, and where.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BibField<'a> {
    /// Its name in lower case.
    pub name: &'a str,
    /// Its value as TeX, abbreviations resolved.
    pub value: &'a str,
    /// Where it stands.
    pub place: &'a FieldPlace,
}

/// Where a field stands in its file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldPlace {
    /// The name.
    pub name: Span,
    /// The value with its braces or quotation marks, joined pieces from first to last.
    pub value: Span,
    /// What stands between the braces or quotation marks, without the white space at its ends; of joined pieces the whole value.
    pub content: Span,
    /// The names of abbreviations in the value.
    pub abbreviations: Vec<Span>,
}

/// An `@string`.
#[derive(Clone, Debug, PartialEq)]
pub struct BibString {
    /// Its name in lower case.
    pub name: String,
    /// What it stands for, other abbreviations resolved.
    pub value: String,
    /// Where it stands.
    pub place: FieldPlace,
}

/// Something odd in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Line, from 1.
    pub line: usize,
    /// What is odd, in lower case, without a full stop.
    pub message: String,
    /// Where: the sign or the field at fault, else the entry's type and key.
    pub span: Span,
    /// Of which sort it is.
    pub kind: ProblemKind,
}

/// The sort of a [`Problem`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProblemKind {
    /// The text is not BibTeX's grammar there.
    Syntax,
    /// The grammar holds; a key, field, type or abbreviation is odd.
    Content,
}

/// Reads a `.bib` file. Never fails: what cannot be read is named in [`Bibliography::problems`], and the next entry goes on.
pub fn read(text: &str) -> Bibliography {
    let lines = Lines::of(text);
    let scanned = scan::scan(text);
    let mut problems: Vec<Problem> = scanned
        .problems
        .into_iter()
        .map(|(span, message)| Problem { line: lines.line(span.start), message, span, kind: ProblemKind::Syntax })
        .collect();
    let mut entries = Vec::with_capacity(scanned.entries.len());
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    for raw in scanned.entries {
        let line = lines.line(raw.span.start);
        let head = Span::new(raw.span.start, raw.key_span.end.max(raw.kind_span.end));
        let mut report = |message: String| problems.push(Problem { line, message, span: head, kind: ProblemKind::Content });
        if let Some(earlier) = first.get(&raw.key.to_lowercase()).filter(|_| !raw.key.is_empty()) {
            report(format!("key '{}' stands in line {earlier} already", raw.key));
        } else {
            first.insert(raw.key.to_lowercase(), line);
        }
        let (fields, places): (Vec<(String, String)>, Vec<FieldPlace>) = raw
            .fields
            .into_iter()
            .map(|field| {
                let value = field.pieces.iter().map(|piece| scanned.abbreviations.expand(piece, &mut report)).collect();
                ((field.name, value), field.place)
            })
            .unzip();
        let record = fields::record(&raw.kind, &fields, &mut report);
        let (kind_span, key_span) = (raw.kind_span, raw.key_span);
        entries.push(BibEntry { key: raw.key, record, span: raw.span, line, kind: raw.kind, fields, places, kind_span, key_span });
    }
    problems.sort();
    let string = |field: scan::RawField| BibString {
        value: field.pieces.iter().map(|piece| scanned.abbreviations.expand(piece, &mut |_| ())).collect(),
        name: field.name,
        place: field.place,
    };
    let strings = scanned.strings.into_iter().map(string).collect();
    Bibliography { entries, problems, strings, comments: scanned.comments }
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
