//! Can "ibid." mean several works, or none?

use crate::check::prelude::*;
use crate::citation::CitationKind;
use crate::link::Match;

use super::cited_not_listed::linked;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "ibid-ambiguous",
    severity: Severity::Warning,
    default: true,
    group: Group::Citations,
    summary: "an “ibid.” behind a note that cites several works, or with nothing before it",
    page: include_str!("ibid_ambiguous.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn paper(&self, file: &File<'_>, paper: &Paper, cx: &Context<'_>, out: &mut Sink<'_>) {
        let items = cx.items_of(file);
        for (citation, cite, link) in linked(paper).filter(|(citation, ..)| citation.kind == CitationKind::ShortNote) {
            let Some(back) = cite.back.as_deref().filter(|back| !back.contains(|c: char| c.is_ascii_digit())) else { continue };
            if !cite.names.is_empty() || cite.title.is_some() {
                continue;
            }
            let place = file.at(back_place(citation.span, file.text, back));
            // The works of the note before, full or short.
            let before = cite.note_place.and_then(|note| note.checked_sub(1));
            let mut works: Vec<usize> = linked(paper)
                .filter(|(_, other, _)| other.note_place.is_some() && other.note_place == before)
                .filter_map(|(_, _, link)| link.target)
                .collect();
            works.sort_unstable();
            works.dedup();
            match link.verdict {
                Match::Ambiguous if works.len() > 1 => {
                    let finding = out.add(place, format!("“{back}” stands behind a note that cites {} works", works.len()));
                    for work in works.iter().filter_map(|work| items.get(*work)) {
                        finding.related(work.whole(), "one of them");
                    }
                }
                Match::Missing if cite.note_place == Some(1) => {
                    out.add(place, format!("“{back}” stands in the first note"));
                }
                _ => {}
            }
        }
    }
}

/// The place of the backward word in its citation.
pub(super) fn back_place(span: Span, text: &str, back: &str) -> Span {
    let found = span.of(text).find(back).map(|at| Span::new(span.start + at, span.start + at + back.len()));
    found.unwrap_or(span)
}
