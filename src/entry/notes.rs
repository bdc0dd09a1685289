//! Which blocks are notes: numbered, raised, `[^1]:`, gathered under a heading, or with their number lost between body paragraphs.

use super::cite::cut;
use super::head::Stop;
use super::kind::Kind;
use super::layout::rows;
use super::likeness::{Facts, has_note_mark};
use super::section::Region;
use super::{Note, split};
use crate::Span;
use crate::document::marker::{Marker, MarkerKind, NumberStyle, bare_number, marker};
use crate::document::{Block, BlockKind, Document, is_institution};

/// A document without marks in its text has lost-number notes only if it has at least this many of them.
const LOST: usize = 3;

/// Finds the notes outside of `regions`' lists, in order of place.
pub(super) fn notes(document: &Document, regions: &[Region]) -> Vec<Note> {
    let text = &document.text;
    let mut found: Vec<Note> = Vec::new();
    for region in regions.iter().filter(|region| region.notes) {
        found.extend(gathered(document, region));
    }
    let free: Vec<(usize, &Block)> =
        document.blocks.iter().enumerate().filter(|(at, _)| !regions.iter().any(|region| region.blocks.contains(at))).collect();
    let marks = free.iter().any(|(_, block)| has_note_mark(block.content.of(text)));
    let mut lost: Vec<Note> = Vec::new();
    let mut open: Option<usize> = None;
    for (at, block) in free {
        let last = found.last().and_then(|note| note.number.as_deref()).and_then(|n| n.parse().ok());
        if let Some(note) = printed(text, block, last) {
            open = Some(at);
            found.push(note);
        } else if open.is_some() && open == at.checked_sub(1) && is_continuation(document, block) {
            open = Some(at);
            if let Some(last) = found.last_mut() {
                last.span.end = block.span.end;
            }
        } else if block.kind == BlockKind::Paragraph && is_lost(block.content.of(text)) && Some(block.content) != document.meta.citation {
            lost.push(Note { number: None, span: block.content });
        }
    }
    if marks || !found.is_empty() || lost.len() >= LOST {
        found.extend(lost);
    }
    found.sort_by_key(|note| note.span.start);
    found
}

/// The notes of a section "Notes": one for each number, or each paragraph.
fn gathered(document: &Document, region: &Region) -> Vec<Note> {
    let text = &document.text;
    let lines = split::region_lines(document, region);
    let rows = rows(text, &lines);
    let mut notes: Vec<Note> = Vec::new();
    for row in &rows {
        let line = row.line.of(text);
        let own =
            row.marker.as_ref().filter(|marker| row.counted || matches!(marker.kind, MarkerKind::Raised(_) | MarkerKind::Footnote(_)));
        let begins = own.is_some() || row.gap && !rows.iter().any(|row| row.counted);
        if begins || notes.is_empty() {
            let skip = own.map_or(0, |marker| marker.len).min(line.len());
            notes.push(Note { number: own.and_then(number), span: Span::new(row.line.span.start + skip, row.line.span.end) });
        } else if let Some(note) = notes.last_mut() {
            note.span.end = row.line.span.end;
        }
    }
    notes.retain(|note| !note.span.is_empty());
    notes
}

fn number(marker: &Marker) -> Option<String> {
    match &marker.kind {
        MarkerKind::Footnote(name) => Some(name.clone()),
        MarkerKind::Raised(n) => Some(n.clone()),
        MarkerKind::Number(n, _) => Some(n.to_string()),
        _ => None,
    }
}

/// A note with its number: `[^1]:`, raised, or plain before what is surely a citation.
///
/// `last` is the number of the note before it: the next number may stand before a short form too.
fn printed(text: &str, block: &Block, last: Option<u32>) -> Option<Note> {
    let whole = block.span.of(text);
    if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item(_)) {
        return None;
    }
    let marker = marker(whole).or_else(|| bare_number(whole))?;
    let span = Span::new(block.span.start + marker.len, block.span.end).trim(text);
    let inner = span.of(text);
    let is_note = match &marker.kind {
        MarkerKind::Footnote(_) => true,
        MarkerKind::Raised(_) => !is_affiliation(inner),
        // A numbered paragraph of the text looks the same until it names a work.
        MarkerKind::Number(n, NumberStyle::Dot | NumberStyle::Bare | NumberStyle::Brackets | NumberStyle::Parenthesis) => {
            let kind = cut(inner).first().filter(|first| first.span.start < 12).map(|first| first.kind);
            let named = Facts::of(inner).head.strength > 0;
            is_lost(inner)
                || kind == Some(Kind::Full) && named
                || last.is_some_and(|last| last + 1 == *n) && kind.is_some_and(|kind| kind != Kind::Commentary)
        }
        _ => false,
    };
    (is_note && !inner.is_empty()).then(|| Note { number: number(&marker), span })
}

/// The paragraph behind a `[^1]:` note that is indented below it.
fn is_continuation(document: &Document, block: &Block) -> bool {
    let before = document.text.get(..block.span.start).unwrap_or_default();
    block.kind == BlockKind::Paragraph && (before.ends_with("    ") || before.ends_with('\t'))
}

/// "¹ Faculty of Law, Universitas Negeri Semarang, Indonesia": an institution and no work.
pub(super) fn is_affiliation(text: &str) -> bool {
    let facts = Facts::of(text);
    let institution = text.split_whitespace().take(12).any(is_institution);
    (institution || text.contains('@')) && !facts.year && !facts.quoted && !facts.emphasised && !facts.back && facts.words < 40
}

/// A paragraph that is a citation from end to end, its number lost.
fn is_lost(text: &str) -> bool {
    let facts = Facts::of(text);
    if facts.note_mark || facts.words > 400 || is_affiliation(text) {
        return false;
    }
    let names = facts.head.strength >= 2
        || facts.head.capitals >= 1 && matches!(facts.head.stop, Stop::Quote | Stop::Emphasis | Stop::Period | Stop::Year)
        || is_organisation(text, &facts);
    let running = facts.lower > 0.62 && facts.words > 60;
    if running || !(names || facts.back) {
        return false;
    }
    let parts = cut(text);
    let Some(first) = parts.first() else { return false };
    let sure = match first.kind {
        Kind::Full => facts.quoted || facts.emphasised || facts.link || facts.publisher || facts.head.strength >= 3,
        Kind::Short => facts.quoted && matches!(facts.head.stop, Stop::Quote) || facts.back && first.span.start == 0 && facts.words < 12,
        Kind::Commentary => false,
    };
    let prose = parts.iter().filter(|part| part.kind == Kind::Commentary).map(|part| part.span.len()).sum::<usize>();
    sure && prose * 2 < text.len() && first.span.start < 12
}

/// "Republic of Indonesia, “…”": an organisation with small words in its name, then a title.
fn is_organisation(text: &str, facts: &Facts) -> bool {
    facts.head.capitals >= 1
        && text
            .find(['"', '“', '*', '«'])
            .and_then(|at| text.get(..at))
            .is_some_and(|head| head.trim_end().ends_with(',') && head.split_whitespace().count() <= 8)
}
