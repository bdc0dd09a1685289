//! Does one reference stand over two items or paragraphs of the list?

use super::label_gap::numbers;
use super::run_on_entry::beginning;
use crate::check::prelude::*;
use crate::document::{Block, BlockKind};

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "split-entry",
    severity: Severity::Error,
    default: true,
    group: Group::List,
    summary: "one reference over two items or paragraphs of the list",
    page: include_str!("split_entry.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn paper(&self, file: &File<'_>, paper: &Paper, cx: &Context<'_>, out: &mut Sink<'_>) {
        let listed: Vec<&Item<'_>> = cx.items_of(file).iter().filter(|item| item.listed()).collect();
        let blocks = &paper.document.blocks;
        let split: Vec<(&Item<'_>, Vec<&Block>)> =
            listed.iter().map(|item| (*item, held(item, blocks))).filter(|(_, held)| held.len() > 1).collect();
        // Where most entries have several paragraphs, paragraphs are lines.
        if 2 * split.len() <= listed.len() {
            for (item, held) in split {
                let (Some(first), Some(second)) = (held.first(), held.get(1)) else { continue };
                if !is_rest(first.content.of(file.text), second.content.of(file.text)) {
                    continue;
                }
                let rest = Span::new(second.content.start, item.span().end.max(second.content.start));
                let start = Span::new(item.span().start, first.content.end);
                let message = match second.kind {
                    BlockKind::Item(_) => "the reference goes on in an item of its own",
                    _ if broken(blocks, first, second) => "the reference goes on behind a page's end",
                    _ => "the reference goes on in a paragraph of its own",
                };
                out.about(item, file.at(rest), message).related(file.at(start), "its first part");
            }
        }
        // What has a number of its own is an item, if only a link.
        let numbers = numbers(&listed, file.text);
        if 2 * numbers.iter().flatten().count() > listed.len() {
            return;
        }
        for pair in listed.windows(2) {
            let [before, item] = pair else { continue };
            if is_fragment(item) {
                out.about(item, item.whole(), format!("an item without author, title and year: the end of “{}”?", beginning(before.raw())))
                    .related(before.whole(), "perhaps its first part");
            }
        }
    }
}

/// The items and paragraphs an entry stands in.
fn held<'b>(item: &Item<'_>, blocks: &'b [Block]) -> Vec<&'b Block> {
    let Some(reference) = item.reference() else { return Vec::new() };
    let from = blocks.partition_point(|block| block.span.end <= item.span().start);
    let near = blocks.get(from..).unwrap_or_default().iter().take_while(|block| block.span.start < item.span().end);
    near.filter(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Item(_)))
        .filter(|block| reference.entry.source.iter().any(|slice| slice.overlaps(block.content)))
        .collect()
}

/// Whether `second` goes on with `first` and is no reference that the reader has only taken for its end.
fn is_rest(first: &str, second: &str) -> bool {
    let bare = second.trim_start_matches(['<', '*', '_', '(', ' ']);
    let linked = bare.starts_with("http") || bare.starts_with("www.");
    let small = bare.starts_with(char::is_lowercase);
    let end = first.trim_end().trim_end_matches(['"', '”', '»', '*', '_', ' ']);
    let open = !end.ends_with(['.', ')', ']', '>', '?', '!', ';']) && !first.contains("cit.");
    let dated = crate::document::year::first(second).is_some();
    linked || small && (open || !dated) || open && !dated && !end.ends_with(|c: char| c.is_ascii_digit())
}

/// Whether a page's number or head stands between two blocks.
fn broken(blocks: &[Block], first: &Block, second: &Block) -> bool {
    let from = blocks.partition_point(|block| block.span.start < first.span.end);
    let between = blocks.get(from..).unwrap_or_default().iter().take_while(|block| block.span.end <= second.span.start);
    between.into_iter().any(|block| block.kind == BlockKind::PageFurniture)
}

/// Whether an entry is the tail of another: it begins small or with a link and names neither people nor a year.
fn is_fragment(item: &Item<'_>) -> bool {
    let (raw, record) = (item.raw(), item.record);
    let bare = raw.trim_start_matches(['<', '*', '_', '(', ' ']);
    let tail = ["http://", "https://", "www.", "doi:", "pp. "].iter().any(|mark| bare.starts_with(mark));
    let small = bare.starts_with(char::is_lowercase) && record.title.is_none();
    (tail || small) && record.authors.is_empty() && record.editors.is_empty() && record.issued.is_none()
}
