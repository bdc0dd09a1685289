//! Who cites what: citations in running text and short forms in notes.

use serde::Serialize;

use crate::Span;
use crate::document::Document;
use crate::entry::Extraction;

/// One citation in the running text or one short form in a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// Its place in the document's text.
    pub span: Span,
    /// Its text, white space folded.
    pub raw: String,
    /// Its form.
    pub kind: CitationKind,
    /// What it points at, in order.
    pub cites: Vec<Cite>,
}

/// The form of a citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CitationKind {
    /// "(Kicinger, 2004; Akaha, 2009)"
    Parenthetical,
    /// "Morehouse (2009)"
    Narrative,
    /// "[3, 5–7]"
    Numeric,
    /// The mark of a note in the text, or a full citation in a note.
    Note,
    /// "Moleong, p. 247." in a note.
    ShortNote,
}

/// One work pointed at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cite {
    /// Family names or an organisation, as written.
    pub names: Vec<String>,
    /// "et al.", "dkk." follows the names.
    pub truncated: bool,
    /// Year as written ("2004a", "n.d.").
    pub year: Option<String>,
    /// A number or key that points at an entry ("12", "doe2004").
    pub label: Option<String>,
    /// Title words of a short form.
    pub title: Option<String>,
    /// "pp.32-35"
    pub locator: Option<String>,
    /// "Ibid.", "op. cit.", "supra note 5": the backward reference as written.
    pub back: Option<String>,
    /// The place of the note a short form stands in, from 1.
    pub note_place: Option<usize>,
}

/// Finds the citations of a paper: those of the body, and the short forms of its notes.
pub fn find(document: &Document, extraction: &Extraction) -> Vec<Citation> {
    let _ = (document, extraction);
    todo!()
}
