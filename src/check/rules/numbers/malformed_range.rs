//! Can pages, volume and number of an entry be read?

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "malformed-range",
    severity: Severity::Warning,
    default: true,
    group: Group::Numbers,
    summary: "pages, a volume or a number in a form that cannot be read",
    page: include_str!("malformed_range.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        if item.bib().is_none() {
            return;
        }
        if let Some(field) = item.raw_field("pages") {
            let text = field.value.trim();
            let marks = text.to_ascii_lowercase();
            let message = if marks.starts_with("pp") || marks.starts_with("p.") {
                Some("the pages begin with a page mark, which styles add")
            } else if text.contains("--")
                && text.split("--").filter(|part| !part.trim().is_empty()).count() > 2
                && !text.contains([',', ';', '+'])
            {
                Some("the pages have three ends")
            } else {
                None
            };
            if let Some(message) = message.filter(|_| text.contains(|c: char| c.is_ascii_digit())) {
                out.add(item.at(field.place.content), message);
            }
        }
        for name in ["volume", "number"] {
            let Some(field) = item.raw_field(name) else { continue };
            let lower = field.value.trim().to_lowercase();
            let mark = MARKS.iter().find(|mark| {
                lower
                    .strip_prefix(**mark)
                    .is_some_and(|rest| rest.trim_start_matches(['.', ' ', '~']).starts_with(|c: char| c.is_ascii_digit()))
            });
            if let Some(mark) = mark.filter(|_| item.record.entry_type == EntryType::Article) {
                out.add(item.at(field.place.content), format!("the {name} begins with \u{201c}{mark}\u{201d}, which styles add"));
            }
        }
    }
}

/// Marks of volumes and issues, longer ones first.
const MARKS: [&str; 9] = ["volume", "vol", "issue", "number", "nr", "no", "nº", "n°", "bd"];
