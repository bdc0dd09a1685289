//! Labelled references: rows of `{"id","source","text","spans":[[label,start,end],…]}`, or XML (`xml`).

mod anystyle;
mod xml;

use std::path::Path;

use serde::Deserialize;

use super::Label;
use crate::{Error, Result, Span};

/// A labelled reference.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its name.
    pub id: String,
    /// The data set it is from.
    pub source: String,
    /// The document it is from, where known.
    pub doc: Option<String>,
    /// The reference.
    pub text: String,
    /// Its fields, sorted and disjoint.
    pub spans: Vec<(Label, Span)>,
}

#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    id: Option<String>,
    #[serde(default)]
    source: Option<String>,
    #[serde(default)]
    doc: Option<String>,
    text: String,
    #[serde(default)]
    spans: Vec<(String, usize, usize)>,
}

/// Reads a file of rows: XML where its name ends so, JSON Lines else. What is malformed is an error that names the line.
pub fn read(path: &Path) -> Result<Vec<Row>> {
    let content = std::fs::read_to_string(path).map_err(|source| Error::io(path, source))?;
    let stem = path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xml")) {
        return xml::rows(path, &stem, content.trim_start_matches('\u{feff}'));
    }
    let mut rows = Vec::new();
    for (number, line) in content.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let bad = |message: String| Error::format(path, Some(number + 1), message);
        let line: Line = serde_json::from_str(line).map_err(|error| bad(error.to_string()))?;
        let mut spans = Vec::with_capacity(line.spans.len());
        for (name, start, end) in line.spans {
            let label = Label::from_name(&name).ok_or_else(|| bad(format!("unknown label {name:?}")))?;
            if start >= end || line.text.get(start..end).is_none() {
                return Err(bad(format!("span {start}..{end} is no place of the text")));
            }
            spans.push((label, Span::new(start, end)));
        }
        spans.sort_by_key(|(_, span)| span.start);
        rows.push(Row {
            id: line.id.unwrap_or_else(|| format!("{stem}:{}", number + 1)),
            source: line.source.unwrap_or_else(|| stem.clone()),
            doc: line.doc,
            text: line.text,
            spans,
        });
    }
    Ok(rows)
}
