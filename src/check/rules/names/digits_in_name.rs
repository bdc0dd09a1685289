//! Does a person's name hold a digit?

use crate::check::prelude::*;
use crate::check::rules::names::corporate_as_person::organisation;
use super::people::{everyone, said};

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "digits-in-name",
    severity: Severity::Warning,
    default: true,
    group: Group::Names,
    summary: "a digit in a person's name",
    page: include_str!("digits_in_name.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        for (field, name) in everyone(item.record) {
            let parts = [&name.family, &name.given];
            // In a paper a lone number is most often the entry's label or a volume that was read as part of the name.
            let digit = |part: &&String| match item.bib() {
                Some(_) => part.contains(|c: char| c.is_ascii_digit()),
                None => part.split(' ').any(marked),
            };
            // An organisation's digits are its own ("ISO 639-3 Registration Authority").
            if let Some(part) = parts.into_iter().flatten().find(digit).filter(|_| organisation(&said(name)).is_none()) {
                out.add(item.find(field, part), format!("a digit stands in the name {}", said(name)));
            }
        }
    }
}

/// "Smith1": letters that end in a digit.
fn marked(word: &str) -> bool {
    let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
    letters.len() < word.len() && letters.chars().count() > 2 && letters.chars().all(char::is_alphabetic)
}
