//! What we were given: bytes become a [`Document`] of text, blocks and what the paper says of itself.

mod block;
mod cite_box;
pub(crate) mod decode;
pub(crate) mod doi;
mod front_matter;
mod furniture;
mod head;
mod heading;
pub(crate) mod line;
pub(crate) mod marker;
mod meta;
pub(crate) mod sections;
pub(crate) mod superscript;
mod words;
pub(crate) mod year;

use std::path::Path;

use crate::{Error, Result, Span};

pub(crate) use words::is_institution;

/// A paper as read: its text, cut into blocks. All spans of the later rooms that point "into the source" index [`Document::text`],
/// which is the file's own bytes for UTF-8 and the decoded text for other encodings.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The paper's id: its file name without extension.
    pub id: String,
    /// The file's name as it was given, for messages.
    pub name: String,
    /// The whole text, UTF-8.
    pub text: String,
    /// The blocks in order of place; they do not overlap, and only white space lies between them.
    pub blocks: Vec<Block>,
    /// What the paper says of itself.
    pub meta: PaperMeta,
}

/// A run of lines that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands, marker included, without the white space around it.
    pub span: Span,
    /// Where its text stands: without the heading's `#`, the list marker or the note's number.
    pub content: Span,
}

/// What a block is, as far as its form shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading, marked or plain; level 1 to 6.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A list item; its marker as printed (`-`, `12.`, `[3]`).
    Item(String),
    /// Rows of a table.
    Table,
    /// A thematic break.
    Rule,
    /// A page number or a running head.
    PageFurniture,
    /// Front matter (YAML between `---` lines at the head of the file).
    FrontMatter,
}

/// What a paper says of itself; each value as printed, cleaned of markup.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaperMeta {
    /// The paper's title.
    pub title: Option<String>,
    /// Its authors, one string a person, as printed ("Nur Iman Subono").
    pub authors: Vec<String>,
    /// Journal, proceedings or conference.
    pub venue: Option<String>,
    /// Year of publication.
    pub year: Option<i32>,
    /// Volume of the journal.
    pub volume: Option<String>,
    /// Issue of the journal.
    pub issue: Option<String>,
    /// Pages.
    pub pages: Option<String>,
    /// DOI, bare.
    pub doi: Option<String>,
    /// The place of a "cite this article" reference, to be parsed like any other.
    pub citation: Option<Span>,
}

/// Reads a paper from `path`: decodes it, cuts it into blocks and finds what it says of itself.
///
/// # Errors
/// When the file cannot be read or holds no text (binary).
pub fn read(path: &Path) -> Result<Document> {
    let bytes = std::fs::read(path).map_err(|source| Error::io(path, source))?;
    from_bytes(&path.to_string_lossy(), &bytes)
}

/// Like [`read`], of bytes already in memory; `name` serves messages and the id.
///
/// # Errors
/// When the bytes hold no text.
pub fn from_bytes(name: &str, bytes: &[u8]) -> Result<Document> {
    let text = decode::decode(bytes).ok_or_else(|| Error::format(name, None, "is not text"))?;
    Ok(from_text(name, text))
}

/// Like [`from_bytes`], of text; this cannot fail. Empty text is an empty document.
pub fn from_text(name: &str, text: String) -> Document {
    let id = Path::new(name).file_stem().map_or_else(|| name.to_owned(), |stem| stem.to_string_lossy().into_owned());
    let blocks = block::blocks(&text, &line::lines(&text));
    let meta = meta::read(&text, &blocks);
    Document { id, name: name.to_owned(), text, blocks, meta }
}
