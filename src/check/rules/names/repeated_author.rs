//! Does one person stand twice in a list of authors?

use std::collections::BTreeSet;

use crate::check::prelude::*;
use super::people::{LISTS, names, said};
use crate::key::fold;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "repeated-author",
    severity: Severity::Warning,
    default: true,
    group: Group::Names,
    summary: "the same person twice in one list of names",
    page: include_str!("repeated_author.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        for field in LISTS {
            let mut seen = BTreeSet::new();
            for name in names(item.record, field) {
                let (family, given) = (name.family.as_deref().unwrap_or(""), name.given.as_deref().unwrap_or(""));
                let whole = name.literal.is_some();
                // Two people may well be "Wang, Y."; two initials and more are hardly the same by chance.
                let letters = given.chars().filter(|c| c.is_alphabetic()).count();
                if !whole && letters < 2 {
                    continue;
                }
                // "A. Gall, Phys. 3 (1991); A. Gall, Phys. 4 (1993)": two works in one entry.
                let (raw, piece) = (item.raw(), if whole { name.literal.as_deref().unwrap_or("") } else { family });
                let between = raw.find(piece).zip(raw.rfind(piece)).and_then(|(first, last)| raw.get(first..last)).unwrap_or("");
                if item.reference().is_some() && between.contains(|c: char| c.is_ascii_digit()) {
                    continue;
                }
                if !seen.insert(fold(&said(name))) {
                    out.add(item.find(field, piece), format!("{} stands twice among the {}s", said(name), field.word()));
                }
            }
        }
    }
}
