//! Can a `.bib` list of names be read?

use crate::check::prelude::*;
use crate::check::rules::names::missing_and::several;
use super::people::{LISTS, written};

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "name-format",
    severity: Severity::Warning,
    default: true,
    group: Group::Names,
    summary: "a `.bib` list of names with a dangling or doubled \"and\", or a name with too many commas",
    page: include_str!("name_format.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        for field in LISTS {
            let names = written(item, field);
            let last = names.len().saturating_sub(1);
            for (at, (name, span)) in names.iter().enumerate() {
                let message = if name.is_empty() {
                    match at {
                        0 => "the list begins with \u{201c}and\u{201d}",
                        _ if at == last => "the list ends with \u{201c}and\u{201d}",
                        _ => "\u{201c}and\u{201d} stands twice",
                    }
                } else if name.ends_with(',') {
                    "the name ends with a comma"
                } else if name.starts_with(',') {
                    "the name begins with a comma"
                } else if commas(name) > 2 && several(name).is_none() {
                    "the name has more than two commas"
                } else {
                    continue;
                };
                let place = if name.is_empty() { item.place(field) } else { item.at(*span) };
                out.add(place, message);
            }
        }
    }
}

/// Commas outside braces; biber's `family=…, given=…` has as many as it likes.
fn commas(name: &str) -> usize {
    let mut depth = 0_usize;
    let mut count = 0;
    for byte in name.bytes() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            b',' if depth == 0 => count += 1,
            b'=' => return 0,
            _ => {}
        }
    }
    count
}
