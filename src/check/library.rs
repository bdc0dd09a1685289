//! What does a bibliography file hold? [`Library`]: a `.bib`, RIS or CSL-JSON file with its text and its entries.

use std::path::Path;

use serde_json::Value;

use crate::document::decode;
use crate::format::biblatex::{Bibliography, read};
use crate::format::{csl_json, ris};
use crate::record::Record;
use crate::{Error, Result, Span};

/// A bibliography file as read.
#[derive(Clone, Debug)]
pub struct Library {
    /// Its path as given.
    pub name: String,
    /// Its text, decoded.
    pub text: String,
    /// What it holds.
    pub content: Content,
    /// Whether `text` is the file byte for byte, so that a fix can be written back.
    pub verbatim: bool,
}

/// What a bibliography file holds.
#[derive(Clone, Debug)]
pub enum Content {
    /// A `.bib` file.
    Bib(Bibliography),
    /// Entries of another format.
    Other(Vec<LibraryEntry>),
}

/// An entry of a format whose fields have no places of their own.
#[derive(Clone, Debug)]
pub struct LibraryEntry {
    /// Its id in the file; may be empty.
    pub key: String,
    /// What it says.
    pub record: Record,
    /// Where it stands.
    pub span: Span,
}

/// A format of bibliography files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Bib,
    Ris,
    Json,
    JsonLines,
}

/// Endings of bibliography files that are read.
pub const ENDINGS: [&str; 5] = ["bib", "bibtex", "ris", "json", "jsonl"];
/// Endings of bibliography files that are not read here.
const OTHERS: [&str; 6] = ["nbib", "xml", "enw", "yaml", "yml", "enl"];

/// The ending of a path, in lower case.
fn ending(path: &Path) -> String {
    path.extension().and_then(|ending| ending.to_str()).unwrap_or("").to_ascii_lowercase()
}

impl Library {
    /// Whether the path's ending is that of a bibliography, read here or not.
    pub fn is_library(path: &Path) -> bool {
        let ending = ending(path);
        ENDINGS.contains(&ending.as_str()) || OTHERS.contains(&ending.as_str())
    }

    /// Reads a bibliography.
    ///
    /// # Errors
    /// When the file cannot be read, is no text, or is not of the format that its name says.
    pub fn read(path: &Path) -> Result<Self> {
        let bytes = std::fs::read(path).map_err(|source| Error::io(path, source))?;
        let text = decode::decode(&bytes).ok_or_else(|| Error::format(path, None, "is not text"))?;
        let verbatim = text.as_bytes() == bytes;
        Ok(Self { verbatim, ..Self::from_text(&path.to_string_lossy(), text)? })
    }

    /// Like [`Library::read`], of text; the format is told by the name's ending, and without one by the text.
    ///
    /// # Errors
    /// When the text is not of its format.
    pub fn from_text(name: &str, text: String) -> Result<Self> {
        let path = Path::new(name);
        let format = match ending(path).as_str() {
            "ris" => Format::Ris,
            "json" => Format::Json,
            "jsonl" => Format::JsonLines,
            "bib" | "bibtex" | "" => Format::Bib,
            other => {
                return Err(Error::format(path, None, format!(".{other} files are not checked; convert it to .bib, .ris or CSL .json")));
            }
        };
        let content = match format {
            Format::Bib => Content::Bib(read::read(&text)),
            Format::Ris => {
                let entry = |entry: ris::RisEntry| LibraryEntry { key: entry.key, record: entry.record, span: entry.span };
                Content::Other(ris::read(&text).into_iter().map(entry).collect())
            }
            Format::Json => Content::Other(items(path, &text, &objects(&text))?),
            Format::JsonLines => {
                let mut at = 0;
                let lines: Vec<Span> = text
                    .split_inclusive('\n')
                    .map(|line| {
                        at += line.len();
                        Span::new(at - line.len(), at).trim(&text)
                    })
                    .filter(|span| !span.is_empty())
                    .collect();
                Content::Other(items(path, &text, &lines)?)
            }
        };
        Ok(Self { name: name.to_owned(), text, content, verbatim: true })
    }
}

/// The CSL items at these places.
fn items(path: &Path, text: &str, places: &[Span]) -> Result<Vec<LibraryEntry>> {
    let line = |offset: usize| text.get(..offset).unwrap_or("").matches('\n').count() + 1;
    if places.is_empty() && !matches!(serde_json::from_str(text), Ok(Value::Array(_))) && !text.trim().is_empty() {
        return Err(Error::format(path, None, "is no list of CSL-JSON items"));
    }
    places
        .iter()
        .map(|span| {
            let item: Value = serde_json::from_str(span.of(text)).map_err(|error| {
                Error::format(path, Some(line(span.start) + error.line().saturating_sub(1)), format!("no JSON: {error}"))
            })?;
            let key = match item.get("id") {
                Some(Value::String(id)) => id.clone(),
                Some(Value::Number(id)) => id.to_string(),
                _ => String::new(),
            };
            Ok(LibraryEntry { key, record: csl_json::from_csl(&item), span: *span })
        })
        .collect()
}

/// The places of the objects of a JSON list, or of the one object there is.
fn objects(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let (mut depth, mut lists, mut start) = (0_usize, 0_usize, 0);
    let (mut quoted, mut escaped) = (false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'{' => {
                if depth == 0 && lists <= 1 {
                    start = at;
                }
                depth += 1;
            }
            b'}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 && lists <= 1 {
                    found.push(Span::new(start, at + 1));
                }
            }
            b'[' if depth == 0 => lists += 1,
            b']' if depth == 0 => lists = lists.saturating_sub(1),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_a_json_list_have_their_places() {
        let text = "[\n {\"id\": \"a{\", \"type\": \"book\", \"title\": \"x \\\"}\"},\n {\"id\": 2, \"author\": [{\"family\": \"B\"}]}\n]";
        let library = Library::from_text("x.json", text.to_owned()).unwrap();
        let Content::Other(entries) = &library.content else { panic!() };
        assert_eq!(entries.iter().map(|entry| entry.key.as_str()).collect::<Vec<_>>(), ["a{", "2"]);
        assert!(entries[1].span.of(text).starts_with("{\"id\": 2") && entries[1].span.of(text).ends_with("]}"));
    }

    #[test]
    fn what_is_no_list_of_items_is_said() {
        assert!(Library::from_text("x.json", "nonsense".to_owned()).unwrap_err().to_string().starts_with("x.json: "));
        assert!(Library::from_text("x.jsonl", "{\"id\": 1}\n{".to_owned()).unwrap_err().to_string().starts_with("x.jsonl:2: "));
        assert!(Library::from_text("x.nbib", String::new()).unwrap_err().to_string().contains("convert"));
    }
}
