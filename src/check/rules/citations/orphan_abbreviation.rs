//! Is an abbreviation cited that the list only has written out?

use super::cited_not_listed::{linked, place};
use crate::check::prelude::*;
use crate::key::fold;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "orphan-abbreviation",
    severity: Severity::Info,
    default: false,
    group: Group::Citations,
    summary: "an abbreviation cited whose entry has only the name written out",
    page: include_str!("orphan_abbreviation.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn paper(&self, file: &File<'_>, paper: &Paper, cx: &Context<'_>, out: &mut Sink<'_>) {
        for (citation, cite, link) in linked(paper) {
            let (Some(item), Some(name)) = (link.target.and_then(|target| cx.items_of(file).get(target)), cite.names.first()) else {
                continue;
            };
            let letters = name.chars().count();
            let acronym = (2..10).contains(&letters) && name.chars().all(char::is_uppercase);
            let stands = format!(" {} ", fold(item.raw())).contains(&format!(" {} ", fold(name)));
            if acronym && !stands && cite.back.is_none() {
                out.about(item, file.at(place(citation, file.text, cite)), format!("{name} is cited, but does not stand in its entry"))
                    .related(item.whole(), "the entry");
            }
        }
    }
}
