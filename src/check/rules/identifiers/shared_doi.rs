//! Is one work listed twice with one DOI?

use crate::check::prelude::*;
use super::same_title;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "shared-doi",
    severity: Severity::Warning,
    default: true,
    group: Group::Identifiers,
    summary: "two entries of one list with the same DOI and the same title",
    page: include_str!("shared_doi.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn list(&self, file: &File<'_>, cx: &Context<'_>, out: &mut Sink<'_>) {
        let groups = same_title::by_doi(cx.items_of(file));
        for (doi, group) in &groups {
            for (n, item) in group.iter().enumerate() {
                let earlier = group
                    .iter()
                    .take(n.min(same_title::ENOUGH))
                    .find(|other| same_title::same(item.record, other.record) == Some(true) && apart(item, other));
                if let Some(earlier) = earlier {
                    out.about(item, item.place(Field::Doi), format!("{} is listed already with this DOI", doi.as_str()))
                        .related(earlier.place(Field::Doi), "here");
                }
            }
        }
    }
}

/// Whether the two should be one: not the same key twice, a chapter beside its book, or versions of a deposit with one DOI for all.
fn apart(a: &Item<'_>, b: &Item<'_>) -> bool {
    let part = |item: &Item<'_>| matches!(item.record.entry_type, EntryType::InBook | EntryType::InCollection | EntryType::InProceedings);
    let year = |item: &Item<'_>| item.record.issued.as_ref().and_then(|date| date.start).map(|start| start.year);
    let deposit = a.record.doi.as_deref().is_some_and(|doi| doi.contains("zenodo"));
    (a.bib().is_none() || a.id != b.id) && part(a) == part(b) && !(deposit && year(a) != year(b))
}
