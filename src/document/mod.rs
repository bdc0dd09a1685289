//! What we were given: bytes become a [`Document`] of text, blocks and what the paper says of itself.

use std::path::Path;

use crate::{Result, Span};

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
    let _ = path;
    todo!()
}

/// Like [`read`], of bytes already in memory; `name` serves messages and the id.
///
/// # Errors
/// When the bytes hold no text.
pub fn from_bytes(name: &str, bytes: &[u8]) -> Result<Document> {
    let _ = (name, bytes);
    todo!()
}
