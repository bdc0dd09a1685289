//! Is a word broken by a hyphen and a blank?

use crate::check::prelude::*;
use super::wording::{Vocabulary, texts, words};

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "broken-word",
    severity: Severity::Warning,
    default: true,
    group: Group::Titles,
    summary: "a hyphen and a blank left from a line break (\"reposi- tioning\")",
    page: include_str!("broken_word.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn corpus(&self, corpus: &Corpus<'_, '_>, out: &mut Sink<'_>) {
        let cx = corpus.context;
        let candidates = || {
            let all = cx.items.iter().flat_map(|item| texts(item.record).map(move |(field, text)| (item, field, text)));
            all.flat_map(|(item, field, text)| breaks(text).map(move |(first, second, piece)| (item, field, first, second, piece)))
        };
        if candidates().next().is_none() {
            return;
        }
        let vocabulary = Vocabulary::of(cx);
        for (item, field, first, second, piece) in candidates() {
            // Emphasis that ends and begins again hides that the line ends there.
            if ["-_ _", "-* *"].iter().any(|mark| item.raw().contains(mark)) {
                continue;
            }
            let (low, tail) = (first.to_lowercase(), second.to_lowercase());
            let whole = format!("{low}{tail}");
            // A part that is a word of its own may be meant so: "pre- and post-war", "the prefix ka- in".
            if vocabulary.count(&whole) > 0 || vocabulary.count(&tail) <= 1 && vocabulary.count(&low) <= 1 {
                let message = format!("\u{201c}{piece}\u{201d} is perhaps \u{201c}{first}{second}\u{201d}, broken at a line's end");
                let place = item.find(field, piece);
                let found = item.text_at(place) == piece && item.bib().is_some();
                let finding = out.about(item, place, message);
                if found {
                    finding.fix(Fix::doubtful(format!("write {first}{second}")).replace(place.span, format!("{first}{second}")));
                }
            }
        }
    }
}

/// Places with a word, a hyphen, a blank and a word in lower case: both words, and the text from one to the other.
fn breaks(text: &str) -> impl Iterator<Item = (&str, &str, &str)> {
    text.match_indices("- ").filter_map(move |(at, _)| {
        let (head, rest) = (text.get(..at)?, text.get(at + 2..)?);
        let (start, first) = words(head).last().filter(|(start, word)| start + word.len() == head.len())?;
        let (from, second) = words(rest).next().filter(|(from, _)| *from == 0)?;
        let lone = head.get(..start)?.chars().next_back().is_none_or(|c| c.is_whitespace() || c == '(');
        let long = first.chars().count() >= 2 && second.chars().count() >= 3 && second.chars().all(char::is_lowercase);
        (lone && long && !JOINING.contains(&second)).then(|| (first, second, text.get(start..at + 2 + from + second.len()).unwrap_or("")))
    })
}

/// Words before which a hyphen may hang: "pre- and post-war", "Klein- und Großbetriebe".
const JOINING: [&str; 30] = [
    "and", "or", "und", "oder", "et", "ou", "dan", "atau", "bis", "to", "versus", "och", "nor", "sowie", "bzw", "eller", "con", "del",
    "the", "for", "from", "with", "into", "als", "der", "die", "das", "von", "zum", "zur",
];
