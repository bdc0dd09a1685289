//! Do initials stand where the family name belongs?

use crate::check::prelude::*;
use super::people::{both, everyone, initials, said, written_out};

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "initials-as-family",
    severity: Severity::Warning,
    default: true,
    group: Group::Names,
    summary: "a name whose family name is initials and whose given name is a word",
    page: include_str!("initials_as_family.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        for (field, name) in everyone(item.record) {
            let Some((family, given)) = both(name) else { continue };
            let letters = family.chars().filter(|c| c.is_alphabetic()).count();
            // "XU", "LI" and "O" are family names too.
            let sure = family.contains('.')
                || letters == 3 && !family.contains(['A', 'E', 'I', 'O', 'U', 'Y'])
                || letters == 1 && item.bib().is_some_and(|_| !comma(item, field, family));
            if initials(family) && sure && given.split([' ', '-']).any(written_out) {
                out.add(item.find(field, family), format!("the family name {family} of {} is initials only", said(name)));
            }
        }
    }
}

/// Whether the family name is set off by a comma in the list as written: then it is meant as one, as in "O, Sang-hun".
fn comma(item: &Item<'_>, field: Field, family: &str) -> bool {
    item.text_at(item.place(field)).contains(&format!("{family},"))
}
