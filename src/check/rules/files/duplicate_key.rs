//! Do two entries of a file have one key?

use std::collections::BTreeMap;

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "duplicate-key",
    severity: Severity::Error,
    default: true,
    group: Group::Files,
    summary: "two entries of one file with the same key",
    page: include_str!("duplicate_key.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn bib(&self, file: &File<'_>, _bib: &Bibliography, cx: &Context<'_>, out: &mut Sink<'_>) {
        let mut first: BTreeMap<&str, Place> = BTreeMap::new();
        for item in cx.items_of(file).iter().filter(|item| !item.id.is_empty()) {
            let Some(key) = item.bib().map(|entry| file.at(entry.key_span)) else { continue };
            match first.get(item.id) {
                Some(earlier) => {
                    out.about(item, key, format!("the key {} is taken", item.id)).related(*earlier, "by this entry");
                }
                None => {
                    first.insert(item.id, key);
                }
            }
        }
    }
}
