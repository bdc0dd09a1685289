//! Words that weigh little or mean something apart in a title: stop words, language names, replies and errata.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::segment::hash::Mixer;

type Words = HashSet<&'static str, Mixer>;

static STOP: LazyLock<Words> = LazyLock::new(|| table(include_str!("stop_words.txt")).collect());
static REPLY: LazyLock<Words> = LazyLock::new(|| table(include_str!("reply_words.txt")).collect());
static RUBRIC: LazyLock<Words> = LazyLock::new(|| table(include_str!("rubric_words.txt")).collect());
static INSTRUMENT: LazyLock<Words> = LazyLock::new(|| table(include_str!("instrument_words.txt")).collect());
static LANGUAGE: LazyLock<Words> = LazyLock::new(|| table(include_str!("language_words.txt")).collect());

/// Words of a table file: separated by white space, `#` begins a comment line.
fn table(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace)
}

/// Articles, prepositions, conjunctions and the like, folded.
pub fn is_stop_word(word: &str) -> bool {
    STOP.contains(word)
}

/// Words that make a title another work about the one it names: "reply", "erratum", "balasan".
pub fn is_reply_word(word: &str) -> bool {
    REPLY.contains(word)
}

/// Words of titles that stand over another text in every issue: "editorial", "book reviews".
pub fn is_rubric_word(word: &str) -> bool {
    RUBRIC.contains(word)
}

/// Kinds of legal and political instruments: "convention", "declaration", "undang".
pub fn is_instrument_word(word: &str) -> bool {
    INSTRUMENT.contains(word)
}

/// Names of languages that databases add to titles: "\[Chinese\]".
pub fn is_language_word(word: &str) -> bool {
    LANGUAGE.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::fold;

    #[test]
    fn tables_are_folded_and_have_no_word_twice() {
        for text in [
            include_str!("stop_words.txt"),
            include_str!("reply_words.txt"),
            include_str!("language_words.txt"),
            include_str!("rubric_words.txt"),
            include_str!("instrument_words.txt"),
        ] {
            let mut seen = HashSet::new();
            for word in table(text) {
                assert!(seen.insert(word), "{word} twice");
                assert_eq!(fold(word), word);
            }
        }
    }
}
