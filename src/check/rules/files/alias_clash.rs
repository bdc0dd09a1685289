//! Is an entry's other key taken?

use std::collections::BTreeMap;

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "alias-clash",
    severity: Severity::Error,
    default: true,
    group: Group::Files,
    summary: "an alias in ids that is a key of an entry or an alias of another",
    page: include_str!("alias_clash.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn bib(&self, file: &File<'_>, bib: &Bibliography, cx: &Context<'_>, out: &mut Sink<'_>) {
        let keys: BTreeMap<&str, Span> = bib.entries.iter().rev().map(|entry| (entry.key.as_str(), entry.key_span)).collect();
        let mut owners: BTreeMap<&str, (&str, Span)> = BTreeMap::new();
        for item in cx.items_of(file) {
            let Some(field) = item.raw_field("ids") else { continue };
            for alias in field.value.split(',').map(str::trim).filter(|alias| !alias.is_empty()) {
                let content = field.place.content;
                let span =
                    content.of(file.text).find(alias).map_or(content, |at| Span::new(content.start + at, content.start + at + alias.len()));
                if alias == item.id {
                    out.about(item, file.at(span), format!("{alias} is the entry's own key"));
                } else if let Some(key) = keys.get(alias) {
                    out.about(item, file.at(span), format!("{alias} is the key of an entry")).related(file.at(*key), "this one");
                } else if let Some((_, other)) = owners.get(alias).filter(|(owner, _)| *owner != item.id) {
                    out.about(item, file.at(span), format!("{alias} is an alias of another entry too"))
                        .related(file.at(*other), "of this one");
                } else {
                    owners.insert(alias, (item.id, span));
                }
            }
        }
    }
}
