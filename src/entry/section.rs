//! Where the lists are: under a heading that says so, or a run of references without one.

use std::ops::Range;

use super::likeness::{ENOUGH, Facts, floor, is_reference};
use super::words::{Class, phrase};
use crate::document::marker::{MarkerKind, bare_number, marker};
use crate::document::sections::{Section, heading};
use crate::document::{Block, BlockKind, Document};

/// A part of the document that holds references or notes: its blocks, the heading excluded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Region {
    /// The blocks.
    pub blocks: Range<usize>,
    /// Whether the heading calls them notes.
    pub notes: bool,
    /// Where the first entry may begin: behind a heading that stands in the line of the first entry.
    pub from: usize,
}

/// A run of references without a heading has at least this many; two may be examples.
const RUN: usize = 3;

/// Finds the lists and the note sections of a document.
pub(super) fn regions(document: &Document) -> Vec<Region> {
    let blocks = &document.blocks;
    let mut regions = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        let Some(block) = blocks.get(at) else { break };
        let (first, section, from) = match (section_of(document, block), leading_heading(document, block)) {
            (Some(section @ (Section::List | Section::Notes)), _) => (at + 1, section, block.span.end),
            (_, Some(from)) => (at, Section::List, from),
            _ => {
                at += 1;
                continue;
            }
        };
        let end = end(document, at);
        let notes = section == Section::Notes;
        let region = Region { blocks: first..end, notes, from };
        if notes && holds_numbers(document, &region) || holds_references(document, &region) {
            regions.push(region);
        }
        at = end.max(at + 1);
    }
    if regions.iter().all(|region| region.notes) {
        regions.extend(headless(document, &regions));
        regions.sort_by_key(|region| region.blocks.start);
    }
    regions
}

fn section_of(document: &Document, block: &Block) -> Option<Section> {
    matches!(block.kind, BlockKind::Heading(_)).then(|| heading(block.content.of(&document.text))).flatten()
}

/// "References A. Stolcke. 2002. …": where the entries begin that stand in one line with their heading.
fn leading_heading(document: &Document, block: &Block) -> Option<usize> {
    let text = block.content.of(&document.text);
    if block.kind != BlockKind::Paragraph {
        return None;
    }
    let words = text.split_inclusive(char::is_whitespace).take(4).scan(0, |end, word| {
        *end += word.len();
        Some(*end)
    });
    let split = words
        .filter(|end| text.get(..*end).is_some_and(|head| head.starts_with(char::is_uppercase) && heading(head) == Some(Section::List)))
        .last()?;
    let rest = text.get(split..)?;
    (rest.len() > 100 && shares(rest).1 * 3 >= shares(rest).0 * 2).then_some(block.content.start + split)
}

/// The first block behind the list whose heading is the block `from`.
fn end(document: &Document, from: usize) -> usize {
    let level = match document.blocks.get(from).map(|block| &block.kind) {
        Some(BlockKind::Heading(level)) => *level,
        _ => 6,
    };
    for (at, block) in document.blocks.iter().enumerate().skip(from + 1) {
        let text = block.content.of(&document.text);
        if phrase(Class::Tail, text).is_some() && !is_reference(text) {
            return at;
        }
        // The notes of a paper often stand behind its list.
        if at > from + 1 && is_footnote(document, block) && !document.blocks.get(from + 1).is_some_and(|first| is_footnote(document, first))
        {
            return at;
        }
        let BlockKind::Heading(own) = block.kind else { continue };
        let goes_on = match heading(text) {
            Some(Section::Part) => true,
            Some(Section::List | Section::Notes | Section::End) => false,
            // "## A", "## 2019", or a heading the table does not know with references under it.
            None if block.span.of(&document.text).starts_with('#') && own < level => false,
            None => text.chars().count() <= 4 || own > level || references_follow(document, at) || is_reference(text),
        };
        if !goes_on {
            return at;
        }
    }
    document.blocks.len()
}

/// `[^1]: …`
fn is_footnote(document: &Document, block: &Block) -> bool {
    marker(block.span.of(&document.text)).is_some_and(|marker| matches!(marker.kind, MarkerKind::Footnote(_)))
}

fn is_content(block: &&Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph | BlockKind::Item(_) | BlockKind::Table)
}

/// Whether at least two of the next three blocks are references, or the only one before the next heading is.
fn references_follow(document: &Document, at: usize) -> bool {
    let next =
        document.blocks.iter().skip(at + 1).take_while(|block| !matches!(block.kind, BlockKind::Heading(_))).filter(is_content).take(3);
    let found: Vec<bool> = next.map(|block| is_reference(block.content.of(&document.text))).collect();
    found.iter().filter(|found| **found).count() >= 2 || found == [true]
}

/// Whether a list holds what its heading promises: a third of it looks like references.
fn holds_references(document: &Document, region: &Region) -> bool {
    let blocks = document.blocks.get(region.blocks.clone()).unwrap_or_default();
    let (mut all, mut found) = (0, 0);
    for block in blocks.iter().filter(is_content).take(30) {
        let shares = shares(block.content.of(&document.text));
        all += shares.0;
        found += shares.1;
    }
    found > 0 && found * 3 >= all
}

/// Whether the first block of a note section has a number; "Notes" also stands under tables.
fn holds_numbers(document: &Document, region: &Region) -> bool {
    let blocks = document.blocks.get(region.blocks.clone()).unwrap_or_default();
    blocks.iter().find(is_content).is_some_and(|block| {
        let text = block.span.of(&document.text);
        let marker = marker(text).or_else(|| bare_number(text)).map(|marker| marker.kind);
        matches!(marker, Some(MarkerKind::Number(..) | MarkerKind::Raised(_) | MarkerKind::Footnote(_)))
    })
}

/// An entry of wrapped lines takes about this many of them, and this many bytes.
const ENTRY_LINES: usize = 3;
const ENTRY_BYTES: usize = 300;

/// How many pieces of an entry's size a text has, and how many of them look like references.
fn shares(text: &str) -> (usize, usize) {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).take(300).collect();
    let long = lines.iter().any(|line| line.len() > ENTRY_BYTES * 2);
    let pieces: Vec<String> = match lines.len() {
        _ if long => lines.iter().flat_map(|line| bites(line)).collect(),
        0..=ENTRY_LINES => vec![lines.join(" ")],
        _ => lines.chunks(ENTRY_LINES).map(|chunk| chunk.join(" ")).collect(),
    };
    (pieces.len(), pieces.iter().filter(|piece| Facts::of(piece).score() >= ENOUGH - 1).count())
}

/// The first pieces of a long line, of an entry's length each.
fn bites(line: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < line.len() && out.len() < 40 {
        let end = floor(line, at + ENTRY_BYTES).max(at + 1);
        out.push(line.get(at..end).unwrap_or_default().to_owned());
        at = floor(line, end).max(end);
    }
    out
}

/// A run of references that no heading announces: at the end of the text, or the whole of it.
fn headless(document: &Document, taken: &[Region]) -> Option<Region> {
    let free = |at: usize| !taken.iter().any(|region| region.blocks.contains(&at));
    let mut best: Option<(usize, Range<usize>)> = None;
    let mut run: Option<(usize, Range<usize>)> = None;
    let mut misses = 0;
    for (at, block) in document.blocks.iter().enumerate() {
        if !is_content(&block) && !matches!(block.kind, BlockKind::Heading(_)) {
            continue;
        }
        let count = if free(at) && !has_note_number(block) { references_in(block.content.of(&document.text)) } else { 0 };
        if count > 0 {
            misses = 0;
            let open = run.get_or_insert((0, at..at));
            open.0 += count;
            open.1.end = at + 1;
            if best.as_ref().is_none_or(|best| open.0 > best.0) {
                best.clone_from(&run);
            }
        } else {
            // One odd entry does not end a list; prose does.
            misses += 1;
            let prose = block.span.len() > 100 && Facts::of(block.content.of(&document.text)).score() < 0;
            if misses > 1 || prose || matches!(block.kind, BlockKind::Heading(_)) {
                run = None;
            }
        }
    }
    let (_, blocks) = best.filter(|(count, _)| *count >= RUN)?;
    let prose_behind = document.blocks.iter().skip(blocks.end).filter(is_content).filter(|block| block.span.len() > 400).count();
    (prose_behind <= 1 && !are_notes(document, &blocks)).then(|| {
        let from = document.blocks.get(blocks.start).map_or(0, |block| block.span.start);
        Region { blocks, notes: false, from }
    })
}

/// How many references a block seems to hold: one, one a line, or as many as its size allows.
fn references_in(text: &str) -> usize {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let single = lines.iter().filter(|line| line.len() > 30 && is_reference(line)).count();
    if lines.len() > 1 && single * 2 > lines.len() {
        return single;
    }
    let (all, found) = shares(text);
    if all > 1 && found * 2 >= all && Facts::of(text).lower < 0.5 { found } else { usize::from(is_reference(text)) }
}

fn has_note_number(block: &Block) -> bool {
    block.kind == BlockKind::Paragraph && block.content.start > block.span.start
}

/// Whether the run is the last page's notes: references of the same form stand between the paragraphs before it, and it is in no alphabetical order.
fn are_notes(document: &Document, run: &Range<usize>) -> bool {
    let text = |block: &Block| block.content.of(&document.text).to_owned();
    let before = document.blocks.iter().take(run.start).filter(is_content);
    let noted = before.filter(|block| is_reference(&text(block)) || has_note_number(block)).count();
    let firsts: Vec<String> =
        document.blocks.get(run.clone()).unwrap_or_default().iter().filter(is_content).map(|block| first_letter(&text(block))).collect();
    let ordered = firsts.windows(2).filter(|pair| matches!(pair, [a, b] if a <= b)).count();
    noted >= 2 && ordered * 10 < firsts.len().saturating_sub(1) * 8
}

fn first_letter(text: &str) -> String {
    text.chars().find(|c| c.is_alphabetic()).map(|c| c.to_lowercase().collect()).unwrap_or_default()
}
