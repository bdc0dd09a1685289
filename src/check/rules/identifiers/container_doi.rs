//! Do different works stand with one DOI?

use crate::check::prelude::*;
use super::same_title;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "container-doi",
    severity: Severity::Warning,
    default: true,
    group: Group::Identifiers,
    summary: "entries with different titles and the same DOI",
    page: include_str!("container_doi.md"),
};

/// Whether a DOI names one thing: "10.2139/ssrn" was cut before its number.
fn whole(doi: &str) -> bool {
    doi.split_once('/').is_some_and(|(_, suffix)| suffix.contains(|c: char| c.is_ascii_digit()))
}

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn list(&self, file: &File<'_>, cx: &Context<'_>, out: &mut Sink<'_>) {
        let groups = same_title::by_doi(cx.items_of(file));
        // A deposit's versions may share a DOI.
        for (doi, group) in groups.iter().filter(|(doi, _)| !doi.as_str().contains("zenodo") && whole(doi.as_str())) {
            let differs = |a: &Item<'_>, b: &Item<'_>| same_title::same(a.record, b.record) == Some(false);
            for (n, item) in group.iter().enumerate() {
                let Some(earlier) = group.iter().take(n.min(same_title::ENOUGH)).find(|other| differs(item, other)) else { continue };
                let title = earlier.record.title.as_deref().unwrap_or("");
                let chapter = item.record.entry_type != EntryType::Article && earlier.record.entry_type != EntryType::Article;
                let whole = chapter && same_title::parts_of_one(item.record, earlier.record);
                let guess = if whole { "it may be the volume's" } else { "they are one work, or one of the two has another's DOI" };
                out.about(item, item.place(Field::Doi), format!("{} also stands with “{title}”; {guess}", doi.as_str()))
                    .related(earlier.place(Field::Doi), "here");
            }
        }
    }
}
