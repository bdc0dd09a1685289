//! Does nothing say where in its journal an article stands?

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "no-locator",
    severity: Severity::Info,
    default: true,
    group: Group::Data,
    summary: "an article with neither pages nor an article number nor a DOI",
    page: include_str!("no_locator.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn list(&self, file: &File<'_>, cx: &Context<'_>, out: &mut Sink<'_>) {
        let articles: Vec<&Item<'_>> = cx.items_of(file).iter().filter(|item| item.record.entry_type == EntryType::Article).collect();
        let located = articles.iter().filter(|item| given(item.record)).count();
        // A style that leaves pages out says nothing of the one article.
        if located * 2 < articles.len() {
            return;
        }
        for item in articles {
            let record = item.record;
            let unpublished = record.issued.as_ref().is_some_and(|date| date.literal.is_some());
            let parent = item.raw_field("crossref").is_some() || item.raw_field("xdata").is_some();
            if !given(record) && (record.volume.is_some() || record.issue.is_some()) && !unpublished && !parent {
                out.about(item, item.head(), "no pages, article number or DOI: nothing says where in the journal it stands");
            }
        }
    }
}

/// Whether something says where the article stands.
fn given(record: &Record) -> bool {
    record.pages.is_some() || record.doi.is_some() || record.url.is_some() || record.eprint.is_some()
}
