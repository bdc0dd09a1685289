//! Does a page range lack an end?

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "incomplete-pages",
    severity: Severity::Warning,
    default: true,
    group: Group::Numbers,
    summary: "a page range without its end, or a page mark without a number",
    page: include_str!("incomplete_pages.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let raw = match item.bib() {
            Some(_) => item.raw_field("pages").map(|field| field.value.to_owned()),
            None => item.record.pages.clone(),
        };
        let Some(pages) = raw else { return };
        let text = pages.trim().trim_end_matches(['.', ',']).trim();
        let dash = |c: char| matches!(c, '-' | '–' | '—' | '‒');
        let digits = text.contains(|c: char| c.is_ascii_digit());
        let lower = text.to_lowercase();
        let message = if digits && text.ends_with(dash) {
            "the range has no last page"
        } else if digits && text.starts_with(dash) {
            "the range has no first page"
        } else if !digits && (lower.starts_with("p") || lower.starts_with("hlm")) && MARKS.contains(&lower.trim_matches('.')) {
            "a page mark without a number"
        } else if item
            .record
            .issued
            .as_ref()
            .and_then(|date| date.start)
            .is_some_and(|start| start.year > 1900 && text == start.year.to_string())
        {
            "the page is the year"
        } else if digits && (text.ends_with("-?") || text.ends_with("–?") || text.contains("??")) {
            "a page is marked as unknown"
        } else {
            return;
        };
        out.add(item.place(Field::Pages), message);
    }
}

const MARKS: [&str; 5] = ["p", "pp", "pages", "page", "hlm"];
