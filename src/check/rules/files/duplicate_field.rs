//! Does an entry give a field twice?

use std::collections::BTreeMap;

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "duplicate-field",
    severity: Severity::Error,
    default: true,
    group: Group::Files,
    summary: "an entry with two fields of one name",
    page: include_str!("duplicate_field.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let Some(entry) = item.bib() else { return };
        let mut first: BTreeMap<&str, BibField<'_>> = BTreeMap::new();
        for field in entry.raw_fields() {
            match first.get(field.name) {
                Some(earlier) => {
                    let same = if earlier.value == field.value { ", with the same value" } else { "" };
                    out.add(item.at(field.place.name), format!("the field {} stands here a second time{same}", field.name))
                        .related(item.at(earlier.place.name), "first here");
                }
                None => {
                    first.insert(field.name, field);
                }
            }
        }
    }
}
