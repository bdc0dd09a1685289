//! Does an entry begin with a given name where the list begins with family names?

use crate::check::prelude::*;
use super::people::{both, written_out};
use crate::record::Name;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "mixed-name-order",
    severity: Severity::Info,
    default: false,
    group: Group::Names,
    summary: "an entry that leaves its list's own order of family and given name",
    page: include_str!("mixed_name_order.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn paper(&self, file: &File<'_>, _paper: &Paper, cx: &Context<'_>, out: &mut Sink<'_>) {
        let firsts: Vec<(&Item<'_>, &Name, bool)> = cx
            .items_of(file)
            .iter()
            .filter(|item| item.listed())
            .filter_map(|item| {
                let name = item.record.authors.first()?;
                let (family, given) = both(name)?;
                let head = item.raw().trim_start_matches(|c: char| !c.is_alphabetic());
                let family_first = head.starts_with(family) || name.particle.as_deref().is_some_and(|particle| head.starts_with(particle));
                (family_first || head.starts_with(given)).then_some((item, name, family_first))
            })
            .collect();
        let family_first = firsts.iter().filter(|(_, _, first)| *first).count();
        let (usual, often) = if 2 * family_first >= firsts.len() { (true, family_first) } else { (false, firsts.len() - family_first) };
        if firsts.len() < 10 || 10 * often < 9 * firsts.len() {
            return;
        }
        for (item, name, _) in firsts
            .iter()
            .filter(|(_, name, first)| *first != usual && name.given.as_deref().is_some_and(|given| given.split(' ').any(written_out)))
        {
            let (order, other) = if usual { ("the given name", "the family name") } else { ("the family name", "the given name") };
            let piece = if usual { &name.given } else { &name.family };
            out.about(
                item,
                item.find(Field::Author, piece.as_deref().unwrap_or("")),
                format!("{order} stands first, in the rest of the list {other}"),
            );
        }
    }
}
