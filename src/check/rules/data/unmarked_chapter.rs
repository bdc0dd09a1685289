//! Does a chapter stand before its book as an article before its journal?

use super::chapter_without_editor::named;
use crate::check::prelude::*;
use crate::segment::Label;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "unmarked-chapter",
    severity: Severity::Info,
    default: true,
    group: Group::Data,
    summary: "a chapter with neither “in” nor an editor before its book, which so reads as an article",
    page: include_str!("unmarked_chapter.md"),
};

/// Below this confidence it may be an article.
const LEAST: f32 = 0.8;

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let record = item.record;
        let Some(reference) = item.reference() else { return };
        let whole = !record.authors.is_empty() && record.pages.is_some() && record.issued.is_some() && record.editors.is_empty();
        let chapter = record.entry_type == EntryType::InCollection && record.volume.is_none() && record.issue.is_none();
        if !whole || !chapter || item.confidence() < LEAST || named(item.raw()) {
            return;
        }
        let raw = item.raw();
        let pairs = reference.segmentation.segments.windows(2);
        let book = pairs.filter_map(|pair| match pair {
            [title, book] if title.label == Label::Title && book.label == Label::ContainerTitle => Some((title.span.end, book.span)),
            _ => None,
        });
        for (end, book) in book {
            let between = raw.get(end..book.start).unwrap_or("");
            // The quotation marks show that the title ends there.
            let quoted = between.contains(['"', '”', '“', '»', '’', '\'']);
            if quoted && !between.contains(char::is_alphanumeric) {
                out.add(item.at_raw(book), "neither “in” nor an editor stands before the book: the chapter reads as an article");
            }
        }
    }
}
