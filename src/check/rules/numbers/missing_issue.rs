//! Does one article lack an issue where the list's others have one?

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "missing-issue",
    severity: Severity::Info,
    default: false,
    group: Group::Numbers,
    summary: "an article without an issue where four in five of the list's articles have one",
    page: include_str!("missing_issue.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn list(&self, file: &File<'_>, cx: &Context<'_>, out: &mut Sink<'_>) {
        let articles = || {
            cx.items_of(file)
                .iter()
                .filter(|item| item.record.entry_type == EntryType::Article && item.record.volume.is_some() && item.listed())
        };
        let (total, with) = (articles().count(), articles().filter(|item| item.record.issue.is_some()).count());
        if total <= 10 || 100 * with < 80 * (total - 1) {
            return;
        }
        for item in articles().filter(|item| item.record.issue.is_none()) {
            out.about(item, item.place(Field::Volume), format!("no issue, which {with} of {total} articles of the list have"));
        }
    }
}
