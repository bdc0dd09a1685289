//! Does a dash repeat an author where nothing stands above it?

use crate::check::prelude::*;
use super::people::{LISTS, written};

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "dangling-repeat-dash",
    severity: Severity::Error,
    default: true,
    group: Group::Names,
    summary: "a dash for the author of the entry above where there is none",
    page: include_str!("dangling_repeat_dash.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        for field in LISTS {
            for (name, span) in written(item, field) {
                if is_dash(name.trim_matches(|c| matches!(c, '{' | '}'))) {
                    out.add(item.at(span), "a dash stands for a name, but the entries of a bibliography have no order");
                }
            }
        }
    }

    fn paper(&self, file: &File<'_>, _paper: &Paper, cx: &Context<'_>, out: &mut Sink<'_>) {
        let Some(first) = cx.items_of(file).iter().find(|item| item.listed()) else { return };
        let raw = first.raw();
        let head = raw.find(|c: char| c.is_alphanumeric() || matches!(c, '(' | '[' | '"' | '“' | '*')).unwrap_or(raw.len());
        let dashes = raw.get(..head).unwrap_or("").trim_end_matches(|c: char| !matches!(c, '—' | '–' | '-' | '_' | '―'));
        if is_dash(dashes) {
            out.about(first, first.at_raw(Span::new(0, dashes.len())), "a dash stands for the author above, but this is the first entry");
        }
    }
}

/// Two dashes and more, or a long one.
fn is_dash(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['.', ',']);
    let dashes = text.chars().filter(|c| matches!(c, '—' | '–' | '-' | '_' | '―')).count();
    dashes > 0 && dashes == text.chars().filter(|c| !c.is_whitespace()).count() && (dashes > 1 || text.contains(['—', '―']))
}
