//! Is a number cited that the list does not have?

use std::collections::BTreeSet;

use super::cited_not_listed::linked;
use crate::check::prelude::*;
use crate::citation::CitationKind;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "numeric-citation-out-of-range",
    severity: Severity::Error,
    default: true,
    group: Group::Citations,
    summary: "a number cited in square brackets that the list does not have",
    page: include_str!("numeric_citation_out_of_range.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn paper(&self, file: &File<'_>, paper: &Paper, cx: &Context<'_>, out: &mut Sink<'_>) {
        let length = cx.items_of(file).iter().filter(|item| item.listed()).count();
        let numeric = || linked(paper).filter(|(citation, ..)| citation.kind == CitationKind::Numeric);
        let cited: BTreeSet<usize> = numeric().filter_map(|(_, _, link)| link.target).collect();
        // Numbers are how this paper cites only if most of its list is cited so.
        if length < 2 || 2 * cited.len() < length {
            return;
        }
        for body in &paper.extraction.body {
            let text = body.of(file.text);
            for (at, _) in text.match_indices('[') {
                let Some((inner, _)) = text.get(at + 1..).and_then(|rest| rest.split_once(']')) else { continue };
                let list = inner.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | ';' | ' ' | '-' | '–')) && inner.len() < 60;
                for number in inner.split(|c: char| !c.is_ascii_digit()).filter(|number| list && !number.is_empty()) {
                    // Years and sums in brackets are no citations.
                    let beyond = number.parse::<usize>().is_ok_and(|number| number > length && number <= 2 * length + 10);
                    if beyond && !is_printed(number, cx.items_of(file), file.text) {
                        let start = body.start + (number.as_ptr() as usize - text.as_ptr() as usize);
                        let place = Span::new(start, start + number.len());
                        out.add(file.at(place), format!("number {number} is cited, the list has {length} entries"));
                    }
                }
            }
        }
    }
}

/// Whether the number is printed before an entry, as where the list's own count has a gap.
fn is_printed(number: &str, items: &[Item<'_>], text: &str) -> bool {
    items.iter().filter(|item| item.listed()).any(|item| {
        let before = text.get(..item.span().start).unwrap_or("");
        let line = before.rsplit(['\n', '\r']).next().unwrap_or("");
        line.split(|c: char| !c.is_ascii_digit()).any(|digits| digits == number)
    })
}
