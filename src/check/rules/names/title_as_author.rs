//! Does the short form of a treaty's or a law's own title stand as its author?

use crate::check::prelude::*;
use crate::key::{is_instrument_word, is_stop_word};

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "title-as-author",
    severity: Severity::Info,
    default: true,
    group: Group::Names,
    summary: "a treaty or law whose author is the initials of its own title",
    page: include_str!("title_as_author.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let ([author], Some(title)) = (item.record.authors.as_slice(), &item.record.title) else { return };
        let Some(name) = author.literal.as_deref().or(author.family.as_deref().filter(|_| author.given.is_none())) else { return };
        let acronym = name.chars().count() > 2 && name.chars().all(char::is_uppercase);
        let words: Vec<&str> = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let instrument = words.iter().any(|word| is_instrument_word(&word.to_lowercase()));
        if acronym && instrument && [initials(&words, false), initials(&words, true)].iter().any(|letters| letters == name) {
            out.add(item.find(Field::Author, name), format!("{name} is short for the title: who made it is not said"));
        }
    }
}

/// The first letters of the words with a capital, or of all but those that only join others.
fn initials(words: &[&str], small: bool) -> String {
    let counted = words.iter().filter(|word| word.starts_with(char::is_uppercase) || small && !is_stop_word(&word.to_lowercase()));
    counted.filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).collect()
}
