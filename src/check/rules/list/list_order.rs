//! Does an entry stand out of the list's order?

use super::run_on_entry::beginning;
use crate::check::prelude::*;
use crate::key::fold;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "list-order",
    severity: Severity::Warning,
    default: false,
    group: Group::List,
    summary: "an entry that stands out of a list's alphabetical order",
    page: include_str!("list_order.md"),
};

/// Shorter lists are in order by chance.
const SHORTEST: usize = 5;

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn paper(&self, file: &File<'_>, _paper: &Paper, cx: &Context<'_>, out: &mut Sink<'_>) {
        let listed: Vec<&Item<'_>> = cx.items_of(file).iter().filter(|item| item.listed()).collect();
        let keys: Vec<String> = listed.iter().map(|item| sort_key(item.raw())).collect();
        let sorted = in_order(&keys);
        // Only a list that is nearly in order has an order that an entry can stand out of.
        if listed.len() < SHORTEST || 10 * sorted.len() < 9 * listed.len() {
            return;
        }
        let mut kept = sorted.iter().peekable();
        let mut before: Option<&Item<'_>> = None;
        for (at, item) in listed.iter().enumerate() {
            if kept.next_if(|kept| **kept == at).is_some() {
                before = Some(item);
                continue;
            }
            let neighbour = before.map(|before| format!(" after “{}”", beginning(before.raw()))).unwrap_or_default();
            out.about(item, item.whole(), format!("this entry stands out of alphabetical order{neighbour}"));
        }
    }
}

/// The first words of an entry, folded: by the first one lists are sorted in all styles, by the next ones in most.
fn sort_key(raw: &str) -> String {
    let head: String = raw.chars().take(60).collect();
    // Letter by letter, as word by word is rarer: "UN News" behind "UNDP".
    fold(head.split([',', '.', '(', '“', '"', '*']).find(|part| part.chars().any(char::is_alphabetic)).unwrap_or("")).replace(' ', "")
}

/// Indices of a longest run in which no key is before the one it follows.
fn in_order(keys: &[String]) -> Vec<usize> {
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; keys.len()];
    for (at, key) in keys.iter().enumerate() {
        let place = tails.partition_point(|&tail| keys.get(tail) <= Some(key));
        if let Some(slot) = before.get_mut(at) {
            *slot = place.checked_sub(1).and_then(|previous| tails.get(previous).copied());
        }
        match tails.get_mut(place) {
            Some(tail) => *tail = at,
            None => tails.push(at),
        }
    }
    let mut out = Vec::new();
    let mut next = tails.last().copied();
    while let Some(at) = next {
        out.push(at);
        next = before.get(at).copied().flatten();
    }
    out.reverse();
    out
}

#[cfg(test)]
mod tests {
    use super::in_order;

    #[test]
    fn the_longest_run_is_found() {
        let keys: Vec<String> = ["a", "d", "b", "b", "e", "c"].map(str::to_owned).into();
        assert_eq!(in_order(&keys), [0, 2, 3, 5]);
        assert_eq!(in_order(&[]), [0; 0]);
    }
}
