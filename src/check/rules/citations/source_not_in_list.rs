//! Is a work that a note cites in full left out of the list?

use crate::check::prelude::*;
use crate::link::in_list;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "source-not-in-list",
    severity: Severity::Warning,
    default: true,
    group: Group::Citations,
    summary: "a work cited in full in a note that the paper's list leaves out",
    page: include_str!("source_not_in_list.md"),
};

/// Fewer notes show no habit.
const FEWEST: usize = 4;

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn paper(&self, file: &File<'_>, paper: &Paper, cx: &Context<'_>, out: &mut Sink<'_>) {
        let items = cx.items_of(file);
        let canonical = in_list(&paper.references);
        let notes: Vec<(&Item<'_>, Option<usize>)> =
            items.iter().zip(canonical).filter(|(item, _)| !item.listed() && !is_law(item.record)).collect();
        let found = notes.iter().filter(|(_, listed)| listed.is_some()).count();
        // The list must have four fifths of what the notes cite; else it is a choice, or none of the notes' works.
        if notes.len() < FEWEST || 5 * found < 4 * notes.len() {
            return;
        }
        for (item, _) in notes.iter().filter(|(item, listed)| listed.is_none() && item.record.title.is_some()) {
            out.about(item, item.whole(), "this work is cited here, but not listed");
        }
    }
}

/// Laws and judgments stand in lists of their own, or in none.
fn is_law(record: &Record) -> bool {
    matches!(record.entry_type, EntryType::Jurisdiction | EntryType::Legislation)
}
