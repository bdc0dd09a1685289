//! Who cites what: citations in running text and short forms in notes.

mod backward;
mod group;
mod keys;
mod list;
mod locator;
mod names;
mod narrative;
mod numeric;
mod scan;
mod short;
mod text;
mod trim;
mod words;
mod year;
mod yearless;

use serde::Serialize;

use self::list::List;
use self::scan::Forms;
use self::yearless::Witness;
use crate::Span;
use crate::document::Document;
use crate::entry::{Entry, Extraction, Origin};

/// Whether a text says that what stands before it was found in another work: "as cited in", "zit. nach".
pub(crate) fn goes_through(text: &str) -> bool {
    words::find(words::Class::Through, text).is_some()
}

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

/// Finds the citations of a paper, in order of place: those of the body, the full ones and the short forms of its notes.
///
/// A full citation in a note has the kind [`CitationKind::Note`], its span is that of its entry and its one cite says only in which
/// note it stands: what it names is in the entry. A number or label that is printed before an entry of the list becomes that entry's
/// place in the list, from 1.
pub fn find(document: &Document, extraction: &Extraction) -> Vec<Citation> {
    let text = document.text.as_str();
    let stretches: Vec<Span> = extraction.body.iter().copied().chain(plain_notes(extraction)).collect();
    let list = List::new(text, extraction);
    let pass =
        |forms: &Forms| -> Vec<Citation> { stretches.iter().flat_map(|span| scan::citations(span.of(text), span.start, forms)).collect() };
    let mut forms = Forms {
        raised: extraction.notes.is_empty() && list.length > 0,
        bare_keys: stretches.iter().any(|span| span.of(text).contains("[@")),
        labels: list.labels(),
        ..Forms::default()
    };
    let mut found = pass(&forms);
    found.retain(|citation| list.may_hold(citation));
    if found.is_empty() && extraction.notes.is_empty() {
        forms.numbers = true;
        let numbered = pass(&forms);
        found = if list.is_covered(&numbered) { numbered } else { Vec::new() };
    } else {
        let dated = found.iter().any(|citation| citation.cites.iter().any(|cite| cite.year.is_some()));
        let phrases: Vec<String> = stretches.iter().flat_map(|span| scan::bracketed_names(span.of(text))).collect();
        forms.witness = Some(Witness::new(extraction, &phrases, dated));
        found = pass(&forms);
        found.retain(|citation| list.may_hold(citation));
    }
    list.place(&mut found);
    found.extend(extraction.entries.iter().filter_map(|entry| in_note(text, entry)));
    found.extend(extraction.short_forms.iter().map(|form| Citation {
        span: form.span,
        raw: form.raw.clone(),
        kind: CitationKind::ShortNote,
        cites: short::cites(&form.raw, Some(form.note_place)),
    }));
    found.retain(|citation| !citation.span.of(text).is_empty());
    found.sort_by_key(|citation| (citation.span, citation.kind));
    found
}

/// The notes that hold neither a full nor a short citation of their own: their text is searched like the body.
fn plain_notes(extraction: &Extraction) -> impl Iterator<Item = Span> + '_ {
    let taken = |note: &Span| {
        extraction.entries.iter().any(|entry| entry.source.iter().any(|span| span.overlaps(*note)))
            || extraction.short_forms.iter().any(|form| form.span.overlaps(*note))
    };
    extraction.notes.iter().map(|note| note.span).filter(move |span| !taken(span))
}

/// The citation that a full reference in a note is.
fn in_note(text: &str, entry: &Entry) -> Option<Citation> {
    let (first, last) = (entry.source.first()?, entry.source.last()?);
    if entry.origin != Origin::Footnote || last.end < first.start {
        return None;
    }
    let span = Span::new(first.start, last.end);
    let cite = Cite { note_place: entry.place_in_note.map(|(note, _)| note), ..Cite::default() };
    (!span.of(text).is_empty()).then(|| Citation { span, raw: entry.raw.clone(), kind: CitationKind::Note, cites: vec![cite] })
}

#[cfg(test)]
mod tests;
