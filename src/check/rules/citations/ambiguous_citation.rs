//! Do several entries fit one citation?

use super::citation_year_mismatch::is_other_year;
use super::cited_not_listed::{linked, place, said};
use crate::check::prelude::*;
use crate::citation::CitationKind;
use crate::key::fold;
use crate::link::Match;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "ambiguous-citation",
    severity: Severity::Warning,
    default: true,
    group: Group::Citations,
    summary: "a citation that several entries fit",
    page: include_str!("ambiguous_citation.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn paper(&self, file: &File<'_>, paper: &Paper, cx: &Context<'_>, out: &mut Sink<'_>) {
        let items = cx.items_of(file);
        for (citation, cite, link) in linked(paper).filter(|(_, cite, link)| link.verdict == Match::Ambiguous && cite.back.is_none()) {
            let Some(item) = link.target.and_then(|target| items.get(target)) else { continue };
            let keyed = cite.label.is_some() && file.text.contains("\\bibitem");
            if keyed || citation.kind == CitationKind::Note || is_other_year(citation, cite, link, item) {
                continue;
            }
            let others: Vec<&Item<'_>> = items
                .iter()
                .filter(|other| other.index != item.index && other.listed() == item.listed() && head(other) == head(item))
                .filter(|other| cite.year.is_none() || year(other) == year(item))
                .collect();
            // Without a second entry to show, the doubt is the reader's own.
            if others.is_empty() {
                continue;
            }
            let message = format!("{} fits {} entries", said(cite), others.len() + 1);
            let finding = out.about(item, file.at(place(citation, file.text, cite)), message);
            finding.related(item.whole(), "one of them");
            for other in others {
                finding.related(other.whole(), "one of them");
            }
        }
    }
}

/// The folded family name of the first person.
fn head(item: &Item<'_>) -> Option<String> {
    let name = item.record.authors.first().or(item.record.editors.first())?;
    name.literal.as_deref().or(name.family.as_deref()).map(fold)
}

fn year(item: &Item<'_>) -> Option<i32> {
    item.record.issued.as_ref().and_then(|date| date.start).map(|part| part.year)
}
