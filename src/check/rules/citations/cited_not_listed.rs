//! Is a work cited that the list does not have?

use crate::check::prelude::*;
use crate::citation::{CitationKind, Cite};
use crate::link::Match;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "cited-not-listed",
    severity: Severity::Error,
    default: true,
    group: Group::Citations,
    summary: "a citation in the text that no entry of the list fits",
    page: include_str!("cited_not_listed.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn paper(&self, file: &File<'_>, paper: &Paper, cx: &Context<'_>, out: &mut Sink<'_>) {
        let bibliography = |label: &str| cx.bibs().any(|(bib, _)| cx.keyed(bib, label).is_some());
        // Without a list there is nothing that the citation could stand in, except for keys of a bibliography that is checked too.
        let listed = cx.items_of(file).iter().any(Item::listed);
        for (citation, links) in paper.citations.iter().zip(&paper.links) {
            if matches!(citation.kind, CitationKind::Note | CitationKind::ShortNote) {
                continue;
            }
            for (cite, _) in citation.cites.iter().zip(links).filter(|(_, link)| link.verdict == Match::Missing) {
                let found = cite.label.as_deref().is_some_and(bibliography);
                let looked = listed || cite.label.is_some() && cx.bibs().next().is_some();
                if looked && !found && cite.back.is_none() {
                    out.add(
                        file.at(place(citation.span, citation.span.of(file.text), cite)),
                        format!("{} is cited, but not listed", said(cite)),
                    );
                }
            }
        }
    }
}

/// The cite's own part of a citation of several: from its first name, or its label, to its year.
fn place(span: Span, text: &str, cite: &Cite) -> Span {
    let Some(start) = cite.names.first().or(cite.label.as_ref()).and_then(|head| text.find(head.as_str())) else { return span };
    let rest = text.get(start..).unwrap_or("");
    let last = cite.year.as_ref().or(cite.names.last()).or(cite.label.as_ref());
    let length = last.and_then(|last| rest.find(last.as_str()).map(|at| at + last.len()));
    length.map_or(span, |length| Span::new(span.start + start, span.start + start + length))
}

fn said(cite: &Cite) -> String {
    let mut words = cite.names.join(" & ");
    if cite.truncated {
        words.push_str(" et al.");
    }
    for part in [&cite.year, &cite.label].into_iter().flatten() {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(part);
    }
    words
}
