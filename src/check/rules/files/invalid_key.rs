//! Does a key hold signs that TeX or biber cannot take?

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "invalid-key",
    severity: Severity::Error,
    default: true,
    group: Group::Files,
    summary: "a key with a sign that BibTeX, biber or \\cite cannot take",
    page: include_str!("invalid_key.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let Some(entry) = item.bib().filter(|entry| !entry.key.is_empty()) else { return };
        let mut bad: Vec<char> = entry.key.chars().filter(|c| c.is_whitespace() || c.is_control() || BAD.contains(c)).collect();
        bad.sort_unstable();
        bad.dedup();
        if !bad.is_empty() {
            let named: Vec<String> = bad.iter().map(|c| if c.is_whitespace() { "a blank".to_owned() } else { format!("'{c}'") }).collect();
            out.add(item.at(entry.key_span), format!("the key {} holds {}", entry.key, named.join(", ")));
        }
    }
}

const BAD: [char; 11] = ['"', '#', '%', '\'', '(', ')', '=', '{', '}', '~', '\\'];
