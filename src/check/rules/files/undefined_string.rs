//! Is an abbreviation used that is not defined?

use std::collections::BTreeSet;

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "undefined-string",
    severity: Severity::Warning,
    default: true,
    group: Group::Files,
    summary: "an abbreviation without a @string",
    page: include_str!("undefined_string.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn bib(&self, file: &File<'_>, bib: &Bibliography, cx: &Context<'_>, out: &mut Sink<'_>) {
        let defined: BTreeSet<&str> = bib.strings.iter().map(|string| string.name.as_str()).collect();
        let report = |span: Span, out: &mut Sink<'_>, item: Option<&Item<'_>>| {
            let name = span.of(file.text);
            let lower = name.to_lowercase();
            if defined.contains(lower.as_str())
                || MONTHS.contains(&lower.as_str())
                || name.bytes().any(|byte| byte.is_ascii_digit()) && !name.bytes().any(|byte| byte.is_ascii_alphabetic())
            {
                return;
            }
            let message = match nearest(&lower, defined.iter().copied()) {
                Some(near) => format!("the abbreviation {name} is not defined; did you mean {near}?"),
                None => format!("the abbreviation {name} is not defined"),
            };
            match item {
                Some(item) => out.about(item, file.at(span), message),
                None => out.add(file.at(span), message),
            };
        };
        for item in cx.items_of(file) {
            for field in item.bib().into_iter().flat_map(BibEntry::raw_fields) {
                for span in &field.place.abbreviations {
                    report(*span, out, Some(item));
                }
            }
        }
        for string in &bib.strings {
            for span in &string.place.abbreviations {
                report(*span, out, None);
            }
        }
    }
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
