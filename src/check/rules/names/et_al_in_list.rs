//! Does one entry of a list cut its authors short where the others name them?

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "et-al-in-list",
    severity: Severity::Info,
    default: true,
    group: Group::Names,
    summary: "an entry with “et al.” behind fewer names than other entries give",
    page: include_str!("et_al_in_list.md"),
};

/// With so many names before it, "et al." is what a style asks for.
const STYLED: usize = 3;

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn list(&self, file: &File<'_>, cx: &Context<'_>, out: &mut Sink<'_>) {
        let listed: Vec<&Item<'_>> = cx.listed(file).collect();
        let cut: Vec<&&Item<'_>> = listed.iter().filter(|item| item.record.authors_truncated && !item.record.authors.is_empty()).collect();
        // Many of them are a style.
        if cut.len() * 10 > listed.len().max(10) {
            return;
        }
        for item in cut {
            let names = item.record.authors.len();
            // Collaborations of hundreds are named by their first author.
            if names < STYLED && item.record.eprint.is_none() && !item.raw().to_lowercase().contains("collaboration") {
                let only = if names == 1 { "one name" } else { "two names" };
                out.about(item, item.place(Field::Author), format!("{only} and “et al.”: a list names the others"));
            }
        }
    }
}
