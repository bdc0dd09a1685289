//! What a paper says of itself: from front matter, a "cite this article" box, labelled lines and the head of the text.

use super::words::{Label, label};
use super::{Block, BlockKind, PaperMeta, cite_box, doi, front_matter, head, sections, year};
use crate::Span;

/// A paper's head is looked for in this many blocks; a title page with an editorial board takes about twenty.
const HEAD_BLOCKS: usize = 40;

/// A paragraph this long is no line of a title page.
const LONG: usize = 400;

/// Reads what a paper says of itself.
pub(super) fn read(text: &str, blocks: &[Block]) -> PaperMeta {
    let mut meta = PaperMeta::default();
    for block in blocks.iter().filter(|block| block.kind == BlockKind::FrontMatter) {
        front_matter::read(block.content.of(text), &mut meta);
    }
    let first_section = blocks.iter().position(|block| sections::heading(block.content.of(text)).is_some() && is_heading(block));
    let head = blocks.get(..first_section.unwrap_or(blocks.len()).min(HEAD_BLOCKS)).unwrap_or_default();
    labelled(text, head, &mut meta);
    // A box may stand at the end of the paper as well as at its head.
    meta.citation = cite_box::find(text, blocks);
    if let Some(place) = meta.citation {
        cite_box::read(place.of(text), &mut meta);
    }
    head::read(text, head, &mut meta);
    if meta.doi.is_none() {
        let short = head.iter().filter(|block| block.span.len() < LONG);
        meta.doi = short.filter_map(|block| doi::first(block.span.of(text))).next().map(str::to_owned);
    }
    meta
}

pub(super) fn is_heading(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Heading(_))
}

/// Lines such as "**Authors :** A, B" and "Publication : November 30th 2022".
fn labelled(text: &str, head: &[Block], meta: &mut PaperMeta) {
    for line in head.iter().filter(|block| block.kind != BlockKind::FrontMatter).flat_map(|block| block.span.of(text).lines()) {
        let Some((name, value)) = line.split_once([':', '：']) else { continue };
        let value = clean(value);
        if value.is_empty() || value.len() > LONG {
            continue;
        }
        match label(name) {
            Some(Label::Title) if meta.title.is_none() => meta.title = Some(value),
            Some(Label::Author) if meta.authors.is_empty() => meta.authors = head::names(&value),
            Some(Label::Venue) if meta.venue.is_none() => {
                meta.year = meta.year.or_else(|| year::first(&value));
                meta.venue = Some(cite_box::without_numbers(&value, meta).to_owned());
            }
            Some(Label::Year) => meta.year = meta.year.or_else(|| year::first(&value)),
            Some(Label::Volume) if meta.volume.is_none() => meta.volume = Some(value),
            Some(Label::Issue) if meta.issue.is_none() => meta.issue = Some(value),
            Some(Label::Pages) if meta.pages.is_none() => meta.pages = Some(value),
            Some(Label::Doi) if meta.doi.is_none() => meta.doi = doi::first(&value).map(str::to_owned),
            _ => {}
        }
    }
}

/// A value without emphasis and with single blanks.
pub(super) fn clean(value: &str) -> String {
    let bare: String = value.chars().filter(|c| !"*_".contains(*c)).collect();
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The span of a block's content; here so that the box and the head agree on it.
pub(super) fn place(block: &Block) -> Span {
    block.content
}
