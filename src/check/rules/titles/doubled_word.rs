//! Does a word stand twice in a row?

use crate::check::prelude::*;
use super::wording::{texts, words};
use crate::key::is_stop_word;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "doubled-word",
    severity: Severity::Warning,
    default: true,
    group: Group::Titles,
    summary: "a small word that stands twice in a row (\"the the\")",
    page: include_str!("doubled_word.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        if let Some(reference) = item.reference() {
            if let Some((span, word)) = doubled(&reference.entry.raw) {
                out.add(item.at_raw(span), format!("\u{201c}{word} {word}\u{201d}"));
            }
            return;
        }
        for (field, text) in texts(item.record) {
            if let Some((span, word)) = doubled(text) {
                out.add(item.find(field, span.of(text)), format!("\u{201c}{word} {word}\u{201d}"));
            }
        }
    }
}

/// Words that may follow themselves: "had had", German relative pronouns, French pronouns, reduplications.
const MAY: [&str; 26] = [
    "had", "that", "is", "die", "der", "das", "den", "dem", "nous", "vous", "se", "si", "ha", "la", "so", "no", "bye", "do", "ne", "ta",
    "ma", "de", "me", "sa", "ba", "on",
];

/// The first small word that stands twice with nothing but blanks between; both in lower case.
fn doubled(text: &str) -> Option<(Span, &str)> {
    let mut before: Option<(usize, &str)> = None;
    for (at, word) in words(text) {
        if let Some((start, last)) = before
            && last == word
            && word.chars().count() > 1
            && word.chars().all(char::is_lowercase)
            && is_stop_word(word)
            && !MAY.contains(&word)
            && text.get(start + last.len()..at).is_some_and(|gap| gap.chars().all(char::is_whitespace))
            && !text.get(..start).is_some_and(|head| head.ends_with(['-', '’', '\'']))
            && !text.get(at + word.len()..).is_some_and(|rest| rest.starts_with(['-', '’', '\'']))
        {
            return Some((Span::new(start, at + word.len()), word));
        }
        before = Some((at, word));
    }
    None
}
