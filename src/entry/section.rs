//! Where the lists are: under a heading that says so, or a run of references without one.

use std::ops::Range;

use super::likeness::{ENOUGH, Facts, is_reference};
use super::words::{Class, phrase};
use crate::document::sections::{Section, heading};
use crate::document::{Block, BlockKind, Document};

/// A part of the document that holds references or notes: its blocks, the heading excluded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Region {
    /// The blocks.
    pub blocks: Range<usize>,
    /// Whether the heading calls them notes.
    pub notes: bool,
}

/// A run of references without a heading has at least this many; two may be examples.
const RUN: usize = 3;

/// Finds the lists and the note sections of a document.
pub(super) fn regions(document: &Document) -> Vec<Region> {
    let blocks = &document.blocks;
    let mut regions = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        let Some(section @ (Section::List | Section::Notes)) = blocks.get(at).and_then(|block| section_of(document, block)) else {
            at += 1;
            continue;
        };
        let end = end(document, at);
        let notes = section == Section::Notes;
        let region = Region { blocks: at + 1..end, notes };
        if notes || holds_references(document, &region) {
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
        let BlockKind::Heading(own) = block.kind else { continue };
        let goes_on = match heading(text) {
            Some(Section::Part) => true,
            Some(Section::List | Section::Notes | Section::End) => false,
            // "## A", "## 2019", or a heading the table does not know with references under it.
            None => text.chars().count() <= 4 || own > level || references_follow(document, at) || is_reference(text),
        };
        if !goes_on {
            return at;
        }
    }
    document.blocks.len()
}

fn is_content(block: &&Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph | BlockKind::Item(_) | BlockKind::Table)
}

/// Whether at least two of the next three blocks are references.
fn references_follow(document: &Document, at: usize) -> bool {
    let next = document.blocks.iter().skip(at + 1).filter(is_content).take(3);
    next.filter(|block| is_reference(block.content.of(&document.text))).count() >= 2
}

/// Whether a list holds what its heading promises: a third of its first blocks, or one reference where there are few.
fn holds_references(document: &Document, region: &Region) -> bool {
    let blocks = document.blocks.get(region.blocks.clone()).unwrap_or_default();
    let units: Vec<&str> =
        blocks.iter().filter(is_content).take(30).flat_map(|block| first_lines(block.content.of(&document.text))).collect();
    let found = units.iter().filter(|unit| Facts::of(unit).score() >= ENOUGH - 1).count();
    found > 0 && found * 3 >= units.len().min(30)
}

/// A block with the lines it may be cut into.
fn first_lines(text: &str) -> Vec<&str> {
    if text.len() < 400 { vec![text] } else { std::iter::once(text).chain(text.lines().take(10)).collect() }
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
            let prose = Facts::of(block.content.of(&document.text)).score() < 0;
            if misses > 1 || prose || matches!(block.kind, BlockKind::Heading(_)) {
                run = None;
            }
        }
    }
    let (_, blocks) = best.filter(|(count, _)| *count >= RUN)?;
    let prose_behind = document.blocks.iter().skip(blocks.end).filter(is_content).filter(|block| block.span.len() > 400).count();
    (prose_behind <= 1 && !are_notes(document, &blocks)).then_some(Region { blocks, notes: false })
}

/// How many references a block holds: one, or one a line.
fn references_in(text: &str) -> usize {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let single = lines.iter().filter(|line| line.len() > 30 && is_reference(line)).count();
    if lines.len() > 1 && single * 2 > lines.len() {
        single
    } else {
        usize::from(is_reference(text.get(..super::likeness::floor(text, 4000)).unwrap_or(text)))
    }
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
