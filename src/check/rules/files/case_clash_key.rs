//! Do two keys differ by their case only?

use std::collections::BTreeMap;

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "case-clash-key",
    severity: Severity::Warning,
    default: true,
    group: Group::Files,
    summary: "two keys of one file that differ in capitals only",
    page: include_str!("case_clash_key.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn bib(&self, file: &File<'_>, _bib: &Bibliography, cx: &Context<'_>, out: &mut Sink<'_>) {
        let mut first: BTreeMap<String, &Item<'_>> = BTreeMap::new();
        for item in cx.items_of(file).iter().filter(|item| !item.id.is_empty()) {
            let Some(entry) = item.bib() else { continue };
            match first.get(&item.id.to_lowercase()) {
                Some(earlier) if earlier.id != item.id => {
                    let place = earlier.bib().map_or(earlier.head(), |entry| file.at(entry.key_span));
                    out.about(item, file.at(entry.key_span), format!("the key {} differs from {} in capitals only", item.id, earlier.id))
                        .related(place, "the other");
                }
                Some(_) => {}
                None => {
                    first.insert(item.id.to_lowercase(), item);
                }
            }
        }
    }
}
