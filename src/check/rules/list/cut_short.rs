//! Does a reference end in the middle?

use crate::check::prelude::*;
use crate::citation::CitationKind;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "cut-short",
    severity: Severity::Info,
    default: true,
    group: Group::List,
    summary: "a reference or short citation that ends in a comma or colon",
    page: include_str!("cut_short.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn paper(&self, file: &File<'_>, paper: &Paper, cx: &Context<'_>, out: &mut Sink<'_>) {
        for item in cx.items_of(file) {
            if let Some(at) = unfinished(item.raw()) {
                out.about(item, item.at_raw(Span::new(at, at + 1)), "the reference ends in a comma: it may be cut short");
            }
        }
        for citation in paper.citations.iter().filter(|citation| citation.kind == CitationKind::ShortNote) {
            if let Some(at) = unfinished(&citation.raw).filter(|_| citation.span.of(file.text).trim_end().ends_with(citation.raw.trim_end())) {
                let start = citation.span.end - citation.raw.trim_end().len();
                out.add(file.at(Span::new(start + at, start + at + 1)), "the note ends in a comma: it may be cut short");
            }
        }
    }
}

/// The place of the comma that a text ends in, a quotation mark behind it left out.
fn unfinished(text: &str) -> Option<usize> {
    let bare = text.trim_end().trim_end_matches(['"', '”', '’', '*', '»', '_']);
    bare.ends_with([',', ':']).then(|| bare.len() - 1)
}
