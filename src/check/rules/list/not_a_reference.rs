//! Is an entry of the list no reference?

use crate::check::prelude::*;
use crate::entry::looks_like_reference;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "not-a-reference",
    severity: Severity::Warning,
    default: true,
    group: Group::List,
    summary: "an entry of the list that looks like prose, a heading or a page number",
    page: include_str!("not_a_reference.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        if item.reference().is_none() || !item.listed() {
            return;
        }
        let (raw, record) = (item.raw(), item.record);
        // A sentence between the heading and the first reference introduces the list.
        if item.reference().is_some_and(|reference| reference.entry.n == 1) && raw.ends_with(['.', ':']) {
            return;
        }
        // So is a remark set apart at its end.
        if ['*', '_', '(', '['].iter().zip(['*', '_', ')', ']']).any(|(open, close)| raw.starts_with(*open) && raw.ends_with(close)) {
            return;
        }
        let letters = raw.chars().filter(|c| c.is_alphabetic()).count();
        // A wiki's link names the work that is spoken of.
        let identified = record.url.is_some() || record.doi.is_some() || record.isbn.is_some() || record.eprint.is_some() || raw.contains("[[");
        let known = identified || record.issued.is_some() || !record.authors.is_empty() && record.title.is_some();
        if letters < 4 {
            out.add(item.whole(), "a number or mark, not a reference");
        } else if !known && is_prose(raw) && !looks_like_reference(raw) {
            out.add(item.whole(), "this does not look like a reference");
        }
    }
}

/// Whether a text is a sentence or the rest of one: most words small, and no abbreviation or number as citations have them.
fn is_prose(text: &str) -> bool {
    const FEWEST: usize = 8;
    let words: Vec<&str> = text.split_whitespace().filter(|word| word.starts_with(char::is_alphabetic)).collect();
    let small = words.iter().filter(|word| word.starts_with(char::is_lowercase)).count();
    let begins_small = text.starts_with(char::is_lowercase);
    !text.contains("cit.") && words.len() >= FEWEST && 10 * small >= if begins_small { 6 } else { 7 } * words.len()
}
