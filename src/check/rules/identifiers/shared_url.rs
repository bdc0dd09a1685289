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

        for (_, group) in groups.iter().filter(|(url, _)| !url.is_site() && document(url.as_str())) {
            // Many works of one address: it is a list, a series' or a project's page.
            if group.len() > MOST {
                continue;
            }
            for (n, item) in group.iter().enumerate() {
                let another = |other: &&&Item<'_>| {
                    same_title::same(item.record, other.record) == Some(false) && !same_title::parts_of_one(item.record, other.record)
                };
                let Some(earlier) = group.iter().take(n.min(same_title::ENOUGH)).find(another) else { continue };
                let title = earlier.record.title.as_deref().unwrap_or("");
                out.about(item, item.place(Field::Url), format!("the same address stands with “{title}”"))
                    .related(earlier.place(Field::Url), "here");
            }
        }
    }
}

/// How many entries may have one address before it is taken for a page of many works.
const MOST: usize = 3;

/// Whether the address looks like one document's, not a list's or a project's: a PDF, a number of three or more digits that is no year, or a
/// title in the path.
fn document(url: &str) -> bool {
    let (path, query) = url.split_once('?').map_or((url, ""), |(path, query)| (path, query));
    let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or("");
    let (name, ending) = last.rsplit_once('.').unwrap_or((last, ""));
    let numbered = |text: &str| {
        let runs = text.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() >= 3);
        let year = |run: &str| run.len() == 4 && (run.starts_with("19") || run.starts_with("20"));
        runs.into_iter().any(|run| !year(run))
    };
    let words = name.split(['-', '_', '+']).chain(name.split("%20").skip(1)).count();
    matches!(ending, "pdf" | "doc" | "docx" | "ps") || numbered(name) || numbered(query) || words >= 4 && name.len() >= 20
}
