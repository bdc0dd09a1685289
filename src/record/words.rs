//! Words that tell what a work is: a table of classes, each with words in many languages.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::clean::{fold, rows};
use crate::segment::hash::Mixer;

static TABLE: &str = include_str!("kind.tsv");

/// What a word in a reference speaks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    Thesis,
    University,
    Report,
    Meeting,
    Conference,
    Presented,
    Law,
    State,
    Unpublished,
    Patent,
    Dataset,
    Software,
    Video,
    Manual,
    Periodical,
}

const CLASSES: [(&str, Class); 15] = [
    ("thesis", Class::Thesis),
    ("university", Class::University),
    ("report", Class::Report),
    ("meeting", Class::Meeting),
    ("conference", Class::Conference),
    ("presented", Class::Presented),
    ("law", Class::Law),
    ("state", Class::State),
    ("unpublished", Class::Unpublished),
    ("patent", Class::Patent),
    ("dataset", Class::Dataset),
    ("software", Class::Software),
    ("video", Class::Video),
    ("manual", Class::Manual),
    ("periodical", Class::Periodical),
];

/// A word or phrase of the table.
struct Phrase {
    class: Class,
    text: String,
    /// Any ending may follow.
    open: bool,
    /// It is of a script that puts no blanks between words.
    script: bool,
}

/// Phrases by their first two bytes.
type Phrases = HashMap<u16, Vec<Phrase>, Mixer>;

fn table() -> &'static Phrases {
    static PHRASES: OnceLock<Phrases> = OnceLock::new();
    PHRASES.get_or_init(|| {
        let mut table = Phrases::default();
        for row in rows(TABLE) {
            let mut cells = row.split('\t');
            let name = cells.next().unwrap_or("");
            let Some(&(_, class)) = CLASSES.iter().find(|(class, _)| *class == name) else { continue };
            for phrase in cells.map(fold) {
                let (text, open) = phrase.strip_suffix('*').map_or((phrase.as_str(), false), |stem| (stem, true));
                let phrase = Phrase { class, text: text.to_owned(), open, script: !text.chars().all(|c| !is_unspaced(c)) };
                table.entry(head(text)).or_default().push(phrase);
            }
        }
        table
    })
}

/// What a phrase is found by: no phrase has fewer bytes.
fn head(text: &str) -> u16 {
    let mut bytes = text.bytes();
    u16::from_le_bytes([bytes.next().unwrap_or(0), bytes.next().unwrap_or(0)])
}

/// Chinese, Japanese and Korean letters, for whose words no edge is asked.
fn is_unspaced(c: char) -> bool {
    c as u32 >= 0x2E80
}

/// Whether a word may end before `c` and begin behind it.
fn parts_words(c: char) -> bool {
    !c.is_alphanumeric()
}

/// The phrases that stand in the folded `text`, each with the place where it begins.
fn standing(text: &str) -> impl Iterator<Item = (usize, &'static Phrase)> {
    let mut last = None;
    let starts = text.char_indices().filter_map(move |(at, c)| {
        let edge = last.replace(c).is_none_or(parts_words);
        (edge || is_unspaced(c)).then_some((at, edge))
    });
    starts.flat_map(move |(at, edge)| standing_at(text.get(at..).unwrap_or(""), edge).map(move |phrase| (at, phrase)))
}

/// The phrases that the folded `text` begins with; `edge` tells that a word begins there.
fn standing_at(text: &str, edge: bool) -> impl Iterator<Item = &'static Phrase> {
    table().get(&head(text)).into_iter().flatten().filter(move |phrase| {
        text.strip_prefix(phrase.text.as_str())
            .is_some_and(|tail| phrase.script || (edge && (phrase.open || tail.chars().next().is_none_or(parts_words))))
    })
}

/// Where a word of `class` first stands in `text`, the longest that does: the byte range in the folded text.
fn find(text: &str, class: Class) -> Option<(usize, usize)> {
    let mut found = standing(text).filter(|(_, phrase)| phrase.class == class).map(|(at, phrase)| (at, phrase.text.len()));
    let (at, length) = found.next()?;
    let longest = found.take_while(|(next, _)| *next == at).map(|(_, length)| length).fold(length, usize::max);
    Some((at, at + longest))
}

/// The classes whose words stand in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Classes(u16);

impl Classes {
    /// The classes whose words stand anywhere in `text`.
    pub(super) fn of(text: &str) -> Self {
        Self(standing(&fold(text)).fold(0, |classes, (_, phrase)| classes | 1 << phrase.class as u16))
    }

    /// Whether `class` is one of them.
    pub(super) const fn has(self, class: Class) -> bool {
        self.0 >> class as u16 & 1 == 1
    }
}

/// Whether a word of `class` stands anywhere in `text`.
pub(super) fn has(text: &str, class: Class) -> bool {
    Classes::of(text).has(class)
}

/// Whether `text` begins with a word of `class`.
pub(super) fn begins(text: &str, class: Class) -> bool {
    standing_at(&fold(text), true).any(|phrase| phrase.class == class)
}

/// The text behind the first phrase of `class`; folding may change lengths, so the end is found by counting characters.
pub(super) fn behind(text: &str, class: Class) -> Option<&str> {
    let folded = fold(text);
    let (_, end) = find(&folded, class)?;
    let count = folded.get(..end)?.chars().count();
    // Folding may turn one character into several ("ﬁ") or none (a combining mark): count what each gives.
    let mut seen = 0;
    let at = text.char_indices().find_map(|(at, c)| {
        seen += fold(c.encode_utf8(&mut [0; 4])).chars().count();
        (seen >= count).then_some(at + c.len_utf8())
    })?;
    text.get(at..)
}

/// The words of `class` as they stand in `text`, with the words of the same phrase only: "Working Paper" of "CFMR Working Paper".
pub(super) fn phrase(text: &str, class: Class) -> Option<&str> {
    let folded = fold(text);
    let (start, end) = find(&folded, class)?;
    // Values whose folding changes lengths are rare; then no phrase is cut out.
    if folded.len() != text.len() {
        return None;
    }
    let end = folded.get(end..)?.find(|c: char| !c.is_alphanumeric()).map_or(folded.len(), |more| end + more);
    text.get(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_has_words_and_none_twice() {
        for (name, class) in CLASSES {
            let phrases: Vec<_> = table().values().flatten().filter(|phrase| phrase.class == class).collect();
            assert!(!phrases.is_empty(), "{name}");
            let mut seen = std::collections::BTreeSet::new();
            for phrase in phrases {
                assert!(seen.insert((&phrase.text, phrase.open)), "{name}: {}", phrase.text);
                assert!(phrase.text.len() >= 2, "{name}: {}", phrase.text);
                // They are looked for where such a letter stands.
                assert!(!phrase.script || phrase.text.starts_with(is_unspaced), "{name}: {}", phrase.text);
            }
        }
    }

    #[test]
    fn whole_words_only() {
        assert!(has("Doctoral Dissertation", Class::Thesis) && has("Skripsi", Class::Thesis));
        assert!(!has("hypothesis testing", Class::Thesis) && !has("Reflections", Class::Law));
        assert_eq!(behind("Paper presented at the Congress", Class::Presented), Some(" the Congress"));
        assert_eq!(phrase("CFMR Working Papers Series", Class::Report), Some("Working Papers"));
    }
}
