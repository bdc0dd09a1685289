//! Do different works stand with one address?

use std::collections::BTreeMap;

use crate::check::prelude::*;
use super::same_title;
use crate::key::UrlKey;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "shared-url",
    severity: Severity::Warning,
    default: true,
    group: Group::Identifiers,
    summary: "entries with different titles and the same address",
    page: include_str!("shared_url.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn list(&self, file: &File<'_>, cx: &Context<'_>, out: &mut Sink<'_>) {
        let items = cx.items_of(file);
        let mut groups: BTreeMap<UrlKey, Vec<&Item<'_>>> = BTreeMap::new();
        for item in items.iter().filter(|item| item.listed()) {
            if let Some(key) = item.record.url.as_deref().and_then(UrlKey::new) {
                groups.entry(key).or_default().push(item);
            }
        }

        for (_, group) in groups.iter().filter(|(url, _)| !url.is_site() && !general(url.as_str())) {
            // Many works of one address: it is a list, a series' or a project's page.
            if group.len() > MOST {
                continue;
            }
            for (n, item) in group.iter().enumerate() {
                let another = |other: &&&Item<'_>| {
                    same_title::same(item.record, other.record) == Some(false) && !same_title::parts_of_one(item.record, other.record)
                };
                let Some(earlier) = group.iter().take(n).find(another) else { continue };
                let title = earlier.record.title.as_deref().unwrap_or("");
                out.about(item, item.place(Field::Url), format!("the same address stands with “{title}”"))
                    .related(earlier.place(Field::Url), "here");
            }
        }
    }
}

/// How many entries may have one address before it is taken for a page of many works.
const MOST: usize = 3;

/// Whether the address is a site's way in: nothing but `index.html`, a language or `home`.
fn general(url: &str) -> bool {
    let path = url.split_once('/').map_or("", |(_, path)| path);
    let first = path.split(['.', '?']).next().unwrap_or("");
    !path.contains('/') && (path.len() <= 2 || matches!(first, "index" | "home" | "default" | "publications" | "news"))
}
