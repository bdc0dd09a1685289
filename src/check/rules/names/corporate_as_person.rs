//! Is an organisation's name cut into a family and a given name?

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::check::prelude::*;
use super::people::{both, everyone, initials, said};
use crate::key::fold;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "corporate-as-person",
    severity: Severity::Warning,
    default: true,
    group: Group::Names,
    summary: "an organisation written as a person with family and given name",
    page: include_str!("corporate_as_person.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        // In a paper it is the program that takes names for a person's.
        if item.reference().is_some() {
            return;
        }
        for (field, name) in everyone(item.record) {
            let Some((family, given)) = both(name) else { continue };
            // "Union, J." is a person.
            if initials(given) || initials(family) {
                continue;
            }
            if let Some(word) = organisation(&said(name)) {
                let finding = out.add(
                    item.find(field, family),
                    format!("\u{201c}{word}\u{201d} is an organisation's word, but {family} is taken for a family name"),
                );
                if let Some((text, span)) = super::people::written(item, field)
                    .into_iter()
                    .find(|(text, _)| text.contains(family) && !text.contains(['{', ',']))
                {
                    finding.fix(Fix::doubtful("keep the name together in braces").replace(span, format!("{{{text}}}")));
                }
            }
        }
    }
}

static WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| crate::record::clean::rows(include_str!("organisations.txt")).collect());

/// The organisation's word in a name, folded.
pub(super) fn organisation(name: &str) -> Option<&'static str> {
    fold(name).split(' ').find_map(|word| WORDS.get(word).copied())
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_are_folded_sorted_and_stand_once() {
        let words: Vec<&str> = crate::record::clean::rows(include_str!("organisations.txt")).collect();
        assert!(words.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(words.iter().all(|word| crate::key::fold(word) == *word));
    }
}
