//! Does a placeholder stand for an author?

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::check::prelude::*;
use super::people::{everyone, said};
use crate::key::fold;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "generic-name",
    severity: Severity::Info,
    default: true,
    group: Group::Names,
    summary: "a placeholder or a site's word such as \"Admin\" for an author",
    page: include_str!("generic_name.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        for (field, name) in everyone(item.record) {
            // A word with initials is a person: "Guest, R.".
            if name.literal.is_none() && name.family.is_some() && name.given.as_deref().is_some_and(|given| fold(given).chars().count() < 3)
            {
                continue;
            }
            let said = said(name);
            if said.len() <= LONGEST && WORDS.contains(fold(&said).as_str()) {
                let piece = name.literal.as_deref().or(name.family.as_deref()).unwrap_or("");
                out.add(item.find(field, piece), format!("\u{201c}{said}\u{201d} names nobody"));
            }
        }
    }
}

/// Bytes of the longest of the words, with room for accents and signs.
const LONGEST: usize = 30;

static WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| crate::record::clean::rows(include_str!("generic.txt")).collect());

#[cfg(test)]
mod tests {
    #[test]
    fn words_are_folded_sorted_and_stand_once() {
        let words: Vec<&str> = crate::record::clean::rows(include_str!("generic.txt")).collect();
        assert!(words.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(words.iter().all(|word| crate::key::fold(word) == *word));
    }
}
