//! Is one work listed twice with one DOI?

use std::collections::BTreeMap;

use crate::check::prelude::*;
use super::same_title;
use crate::key::DoiKey;

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
        let items = cx.items_of(file);
        let mut groups: BTreeMap<DoiKey, Vec<&Item<'_>>> = BTreeMap::new();
        for item in items.iter().filter(|item| item.listed()) {
            if let Some(key) = item.record.doi.as_deref().and_then(DoiKey::new) {
                groups.entry(key).or_default().push(item);
            }
        }

        for (doi, group) in &groups {
            for (n, item) in group.iter().enumerate() {
                let earlier = group.iter().take(n).find(|other| same_title::same(item.record, other.record).unwrap_or(true) && apart(item, other));
                if let Some(earlier) = earlier {
                    out.about(item, item.place(Field::Doi), format!("{} is listed already with this DOI", doi.as_str()))
                        .related(earlier.place(Field::Doi), "here");
                }
            }
        }
    }
}

/// Whether they are two entries: a set's members and an entry read twice under one key are not.
fn apart(a: &Item<'_>, b: &Item<'_>) -> bool {
    a.bib().is_none() || a.id != b.id
}
