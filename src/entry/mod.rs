//! Where each reference is: a [`Document`] becomes entries of its lists, the works its notes name, and the short forms in them.

mod body;
mod cite;
mod furniture;
mod head;
mod join;
mod kind;
mod layout;
mod likeness;
mod notes;
mod protect;
mod runon;
mod section;
mod slices;
mod split;
mod words;

use serde::Serialize;

use crate::Span;
use crate::document::Document;

/// What [`extract`] found in one paper.
#[derive(Clone, Debug, Default)]
pub struct Extraction {
    /// References in order of place: those of the notes first where they stand first.
    pub entries: Vec<Entry>,
    /// Short forms, ibid. and the like in notes ("Moleong, p. 247.").
    pub short_forms: Vec<ShortForm>,
    /// The parts of the text that are running text: no notes, no lists, no head matter. In-text citations are looked for here.
    pub body: Vec<Span>,
    /// The notes, in order of place.
    pub notes: Vec<Note>,
}

/// One reference as it stands in the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where it was found.
    pub origin: Origin,
    /// `3` of the paper's third listed work; the notes' works count on their own. Starts at 1.
    pub n: usize,
    /// The note's number as printed (digits) for `origin` footnote, where it is printed.
    pub note: Option<String>,
    /// The note's place among the paper's notes (from 1) and the work's place in its note (from 1), for `origin` footnote.
    pub place_in_note: Option<(usize, usize)>,
    /// The reference as text: the slices of `source` joined by one blank, markup kept, runs of white space folded to one blank.
    pub raw: String,
    /// The slices of the document's text that make up `raw`, in order. List markers, note numbers and signals stay outside.
    pub source: Vec<Span>,
}

impl Entry {
    /// The place in the document's `text` of a span of [`Entry::raw`]; over a page break it holds what stands between.
    pub fn place(&self, text: &str, span: Span) -> Option<Span> {
        slices::place(text, &self.source, span)
    }

    /// From the first slice to the last.
    pub fn hull(&self) -> Span {
        let (first, last) = (self.source.first().copied().unwrap_or_default(), self.source.last().copied().unwrap_or_default());
        Span::new(first.start, last.end.max(first.end))
    }
}

/// Whether a reference stands in a list or in a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// A reference list.
    Bibliography,
    /// A full citation inside a note.
    Footnote,
}

/// A footnote or endnote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its number as printed, in ordinary digits; `None` where the source has lost it.
    pub number: Option<String>,
    /// Where its text stands, number excluded.
    pub span: Span,
}

/// A short citation in a note: "Moleong, p. 247.", "Ibid.", "Setiawan, “Implementasi …”".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShortForm {
    /// Its place in the document's text.
    pub span: Span,
    /// Its text, white space folded.
    pub raw: String,
    /// The number of its note, where printed.
    pub note: Option<String>,
    /// The place of its note among the paper's notes, from 1.
    pub note_place: usize,
}

/// Finds the references of a paper. A document without any gives an empty extraction.
pub fn extract(document: &Document) -> Extraction {
    let text = &document.text;
    let regions = section::regions(document);
    let notes = notes::notes(document, &regions);
    let mut entries: Vec<Entry> = Vec::new();
    for region in regions.iter().filter(|region| !region.notes) {
        for source in split::entries(document, region) {
            entries.push(Entry {
                origin: Origin::Bibliography,
                n: 0,
                note: None,
                place_in_note: None,
                raw: slices::raw(text, &source),
                source,
            });
        }
    }
    let mut short_forms = Vec::new();
    for (place, note) in (1..).zip(&notes) {
        let mut work = 0;
        for part in cite::cut(note.span.of(text)) {
            let span = Span::new(note.span.start + part.span.start, note.span.start + part.span.end);
            let raw = slices::raw(text, &[span]);
            match part.kind {
                kind::Kind::Full => {
                    work += 1;
                    let place_in_note = Some((place, work));
                    entries.push(Entry {
                        origin: Origin::Footnote,
                        n: 0,
                        note: note.number.clone(),
                        place_in_note,
                        raw,
                        source: vec![span],
                    });
                }
                kind::Kind::Short => short_forms.push(ShortForm { span, raw, note: note.number.clone(), note_place: place }),
                kind::Kind::Commentary => {}
            }
        }
    }
    entries.sort_by_key(|entry| entry.source.first().map_or(0, |span| span.start));
    number(&mut entries);
    let body = body::body(document, &regions, &notes);
    Extraction { entries, short_forms, body, notes }
}

/// Whether a text looks like a reference: names, a year, a title, numbers or a link where references have them.
pub fn looks_like_reference(text: &str) -> bool {
    likeness::is_reference(text)
}

/// Counts the listed works and the notes' works, each from one.
fn number(entries: &mut [Entry]) {
    let (mut listed, mut noted) = (0, 0);
    for entry in entries {
        let count = if entry.origin == Origin::Bibliography { &mut listed } else { &mut noted };
        *count += 1;
        entry.n = *count;
    }
}
