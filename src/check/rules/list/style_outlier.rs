//! Is an entry punctuated otherwise than the rest of its list?

use super::style::{AUTHOR, TRAITS, Trait};
use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "style-outlier",
    severity: Severity::Info,
    default: false,
    group: Group::List,
    summary: "an entry that is punctuated otherwise than the rest of its list",
    page: include_str!("style_outlier.md"),
};

/// Fewer entries show no style.
const SHORTEST: usize = 8;
/// So many entries make a list mixed.
const SEVERAL: usize = 3;

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn paper(&self, file: &File<'_>, _paper: &Paper, cx: &Context<'_>, out: &mut Sink<'_>) {
        for listed in [true, false] {
            let items: Vec<&Item<'_>> = cx.items_of(file).iter().filter(|item| item.listed() == listed).collect();
            for one in TRAITS.iter().chain([&AUTHOR]) {
                for kind in [true, false] {
                    look(one, items.iter().copied().filter(|item| (one.kind)(item) == kind), out);
                }
            }
        }
    }
}

/// Tells of the entries that stand out by one trait, or once of a list that is mixed.
fn look<'i, 'a: 'i>(one: &Trait, items: impl Iterator<Item = &'i Item<'a>>, out: &mut Sink<'_>) {
    let shown: Vec<(&Item<'_>, bool, Span)> = items.filter_map(|item| (one.form)(item).map(|(form, span)| (item, form, span))).collect();
    let second = shown.iter().filter(|(_, form, _)| *form).count();
    let seldom = 2 * second <= shown.len();
    let few = if seldom { second } else { shown.len() - second };
    if few == 0 || shown.len() < SHORTEST {
        return;
    }
    let (this, other) = (one.said[usize::from(seldom)], one.said[usize::from(!seldom)]);
    let odd: Vec<(&Item<'_>, Place)> =
        shown.iter().filter(|(_, form, _)| *form == seldom).map(|(item, _, span)| (*item, item.at_raw(*span))).collect();
    if 100 * few <= (100 - one.share) * shown.len() {
        for (item, place) in odd {
            out.about(item, place, format!("{this} here, {other} in {} of {} entries", shown.len() - few, shown.len()));
        }
    } else if few >= SEVERAL && !std::ptr::eq(one, &raw const AUTHOR) {
        let Some(((item, place), rest)) = odd.split_first() else { return };
        let finding = out.about(item, *place, format!("{this} in {few} entries, {other} in {}", shown.len() - few));
        for (_, place) in rest {
            finding.related(*place, this);
        }
    }
}
