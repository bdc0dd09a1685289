//! The running text: what is neither note nor list nor the paper's head.

use super::Note;
use super::notes::is_affiliation;
use super::section::Region;
use crate::Span;
use crate::document::{Block, BlockKind, Document};

/// The spans of the running text, in order.
pub(super) fn body(document: &Document, regions: &[Region], notes: &[Note]) -> Vec<Span> {
    let listed = |at: usize| regions.iter().any(|region| region.blocks.contains(&at));
    let noted = |block: &Block| {
        let next = notes.partition_point(|note| note.span.end <= block.span.start);
        notes.get(next).is_some_and(|note| note.span.overlaps(block.span))
    };
    let text = |block: &Block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Item(_) | BlockKind::Table);
    let head = |block: &Block| {
        let inner = block.content.of(&document.text);
        Some(block.content) == document.meta.citation
            || inner.len() < 300 && block.kind == BlockKind::Paragraph && block.content.start > block.span.start && is_affiliation(inner)
    };
    let blocks = document.blocks.iter().enumerate();
    blocks.filter(|(at, block)| text(block) && !listed(*at) && !noted(block) && !head(block)).map(|(_, block)| block.content).collect()
}
