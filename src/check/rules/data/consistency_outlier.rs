//! Does an entry lack a field that nearly all others of its type have?

use std::collections::{BTreeMap, BTreeSet};

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "consistency-outlier",
    severity: Severity::Info,
    default: false,
    group: Group::Data,
    summary: "an entry without a field that nine in ten entries of its type have",
    page: include_str!("consistency_outlier.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn bib(&self, file: &File<'_>, bib: &Bibliography, cx: &Context<'_>, out: &mut Sink<'_>) {
        let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        let mut entries: BTreeMap<&str, usize> = BTreeMap::new();
        for entry in &bib.entries {
            *entries.entry(entry.kind.as_str()).or_default() += 1;
            for name in names(entry) {
                *counts.entry((entry.kind.as_str(), name)).or_default() += 1;
            }
        }
        for item in cx.items_of(file) {
            let Some(entry) = item.bib() else { continue };
            let all = entries.get(entry.kind.as_str()).copied().unwrap_or(0);
            let parent = entry.raw_field("crossref").is_some() || entry.raw_field("xdata").is_some();
            if all < ENOUGH || parent {
                continue;
            }
            let own = names(entry);
            let of_kind = counts.range((entry.kind.as_str(), "")..).take_while(|((kind, _), _)| *kind == entry.kind);
            let usual = of_kind.filter(|((_, name), count)| **count * 10 >= all * 9 && !own.contains(name));
            for ((_, name), count) in usual {
                out.about(item, item.head(), format!("no {name}, which {count} of {all} entries of this type have"));
            }
        }
    }
}

/// So many entries of a type show a habit.
const ENOUGH: usize = 15;

/// The names of the fields that are filled in, as biber has them.
fn names(entry: &BibEntry) -> BTreeSet<&str> {
    entry.raw_fields().filter(|field| !field.value.trim().is_empty()).map(|field| datamodel::field_of(field.name)).collect()
}
