//! Does one article lack pages where the list's others have them?

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "missing-pages",
    severity: Severity::Info,
    default: false,
    group: Group::Numbers,
    summary: "an article without pages where four in five of the list's articles have them",
    page: include_str!("missing_pages.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn list(&self, file: &File<'_>, cx: &Context<'_>, out: &mut Sink<'_>) {
        let articles = || cx.items_of(file).iter().filter(|item| item.record.entry_type == EntryType::Article && item.listed());
        let (total, with) = (articles().count(), articles().filter(|item| item.record.pages.is_some()).count());
        if total <= 10 || 100 * with < 80 * (total - 1) {
            return;
        }
        for item in articles().filter(|item| item.record.pages.is_none()) {
            out.about(item, item.head(), format!("no pages, which {with} of {total} articles of the list have"));
        }
    }
}
