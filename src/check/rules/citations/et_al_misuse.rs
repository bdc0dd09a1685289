//! Does "et al." stand where there is only one other author?

use super::cited_not_listed::{linked, place};
use crate::check::prelude::*;
use crate::link::Match;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "et-al-misuse",
    severity: Severity::Info,
    default: false,
    group: Group::Citations,
    summary: "“et al.” for a work of one or two authors",
    page: include_str!("et_al_misuse.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn paper(&self, file: &File<'_>, paper: &Paper, cx: &Context<'_>, out: &mut Sink<'_>) {
        for (citation, cite, link) in linked(paper).filter(|(_, cite, link)| cite.truncated && link.verdict != Match::Ambiguous) {
            let Some(item) = link.target.and_then(|target| cx.items_of(file).get(target)) else { continue };
            let (authors, cut) = (item.record.authors.len(), item.record.authors_truncated);
            if (1..3).contains(&authors) && !cut {
                let people = if authors == 1 { "one author" } else { "two authors" };
                out.about(item, file.at(place(citation, file.text, cite)), format!("“et al.” is cited, the list has {people}"))
                    .related(item.place(Field::Author), "the entry");
            }
        }
    }
}
