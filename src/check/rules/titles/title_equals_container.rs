//! Is a work's title its journal's or book's too?

use crate::check::prelude::*;
use crate::key::fold;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "title-equals-container",
    severity: Severity::Warning,
    default: true,
    group: Group::Titles,
    summary: "an article or chapter with the title of its journal or book",
    page: include_str!("title_equals_container.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let kinds = [EntryType::Article, EntryType::InBook, EntryType::InCollection, EntryType::InProceedings];
        let (Some(title), Some(container)) = (&item.record.title, &item.record.container_title) else { return };
        let folded = fold(title);
        if kinds.contains(&item.record.entry_type) && !folded.is_empty() && folded == fold(container) {
            out.add(item.place(Field::Title), "the title is that of the journal or book too");
        }
    }
}
