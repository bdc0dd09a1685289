//! Are numbers cited for the first time out of order?

use super::cited_not_listed::linked;
use crate::check::prelude::*;
use crate::citation::CitationKind;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "numeric-order",
    severity: Severity::Info,
    default: false,
    group: Group::Citations,
    summary: "a number cited for the first time behind a higher one",
    page: include_str!("numeric_order.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn paper(&self, file: &File<'_>, paper: &Paper, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let numeric = linked(paper).filter(|(citation, ..)| citation.kind == CitationKind::Numeric);
        let mut first: Vec<(usize, Span)> = Vec::new();
        for (citation, _, link) in numeric {
            let Some(n) = link.target.and_then(|target| paper.references.get(target)).map(|reference| reference.entry.n) else { continue };
            if !first.iter().any(|(other, _)| *other == n) {
                first.push((n, citation.span));
            }
        }
        let mut highest = 0;
        let late: Vec<&(usize, Span)> = first
            .iter()
            .filter(|(n, _)| {
                let late = *n < highest;
                highest = highest.max(*n);
                late
            })
            .collect();
        // A list in alphabetical order is cited out of order throughout.
        if 5 * late.len() > first.len() {
            return;
        }
        for (n, span) in late {
            out.add(file.at(*span), format!("number {n} is first cited behind a higher one"));
        }
    }
}
