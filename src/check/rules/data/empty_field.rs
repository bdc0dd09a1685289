//! Is a field empty, or filled with a word for nothing?

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "empty-field",
    severity: Severity::Warning,
    default: true,
    group: Group::Data,
    summary: "a field that is empty or says that there is nothing",
    page: include_str!("empty_field.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let Some(entry) = item.bib() else { return };
        for field in entry.raw_fields() {
            let value = field.value.trim_matches(|c: char| c.is_whitespace() || matches!(c, '{' | '}'));
            if value.is_empty() {
                out.add(item.at(field.place.name), format!("{} is empty", field.name));
            } else if NOTHING.contains(&value.to_lowercase().as_str()) && !FREE.contains(&field.name) {
                out.add(item.at(field.place.content), format!("{} is {value}: leave the field out", field.name));
            }
        }
    }
}

/// Words for nothing, in lower case.
const NOTHING: [&str; 19] = [
    "n/a",
    "n.a.",
    "na",
    "-",
    "--",
    "---",
    "–",
    "—",
    "?",
    "??",
    "???",
    "unknown",
    "null",
    "none",
    "nil",
    "tba",
    "tbd",
    "todo",
    "undefined",
];

/// Fields in which such a word can be meant.
const FREE: [&str; 9] = ["title", "subtitle", "shorttitle", "note", "abstract", "annotation", "annote", "keywords", "usera"];
