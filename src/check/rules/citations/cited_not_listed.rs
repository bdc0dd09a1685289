//! Is a work cited that the list does not have?

use super::doubt::{Doubt, in_latex_title};
use crate::check::prelude::*;
use crate::citation::{Citation, CitationKind, Cite};
use crate::link::{Link, Match};

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
        // Numbers beyond the list are another rule's.
        let number = |cite: &Cite| cite.label.as_deref().is_some_and(|label| !label.contains(char::is_alphabetic));
        let doubt = Doubt::new(file, paper, cx.items_of(file));
        let noted = |kind| matches!(kind, CitationKind::Note | CitationKind::ShortNote);
        for (citation, cite, _) in linked(paper).filter(|(.., link)| link.verdict == Match::Missing) {
            if noted(citation.kind) || number(cite) {
                continue;
            }
            let found = cite.label.as_deref().is_some_and(|label| bibliography(label) || in_latex_list(file.text, label));
            let looked = listed || cite.label.is_some() && cx.bibs().next().is_some();
            let own = place(citation, file.text, cite);
            // "(Gall, 1999, as cited in Berg, 2004)": only the work that was read need be listed.
            let through = Span::new(own.end, citation.span.end.max(own.end)).of(file.text);
            let doubtful = doubt.holds(cite) || crate::citation::goes_through(through) || in_latex_title(file.text, own);
            if looked && !found && cite.back.is_none() && !doubtful {
                out.add(file.at(own), format!("{} is cited, but not listed", said(cite)));
            }
        }
    }
}

/// Whether a LaTeX list has an entry with the key: `\bibitem[Gall, 2011]{gall2011}`.
pub(super) fn in_latex_list(text: &str, key: &str) -> bool {
    let own = |item: &str| item.starts_with(&format!("{{{key}}}")) || item.split_once(']').is_some_and(|(_, rest)| rest.starts_with(&format!("{{{key}}}")));
    text.split("\\bibitem").skip(1).any(own)
}

/// Every cite of a paper with its citation and its link.
pub(in crate::check::rules) fn linked(paper: &Paper) -> impl Iterator<Item = (&Citation, &Cite, &Link)> {
    paper
        .citations
        .iter()
        .zip(&paper.links)
        .flat_map(|(citation, links)| citation.cites.iter().zip(links).map(move |(cite, link)| (citation, cite, link)))
}

/// Whether a citation is by names and a year, or by names that the list has: no number, no key, no mark of a note.
pub(super) fn author_date(citation: &Citation, links: &[Link]) -> bool {
    let named = |cite: &Cite| cite.label.is_none() && !cite.names.is_empty();
    let dated = |(cite, link): (&Cite, &Link)| named(cite) && (cite.year.is_some() || link.target.is_some());
    matches!(citation.kind, CitationKind::Parenthetical | CitationKind::Narrative) && citation.cites.iter().zip(links).any(dated)
}

/// The cite's own part of a citation of several: from its first name, or its label, to its year.
pub(super) fn place(citation: &Citation, text: &str, cite: &Cite) -> Span {
    let span = citation.span;
    let text = span.of(text);
    let Some(start) = cite.names.first().or(cite.label.as_ref()).and_then(|head| text.find(head.as_str())) else { return span };
    let rest = text.get(start..).unwrap_or("");
    let last = cite.year.as_ref().or(cite.names.last()).or(cite.label.as_ref());
    let length = last.and_then(|last| rest.find(last.as_str()).map(|at| at + last.len()));
    length.map_or(span, |length| Span::new(span.start + start, span.start + start + length))
}

/// Names and year as cited.
pub(super) fn said(cite: &Cite) -> String {
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
