//! Words that tell what a work is: a table of classes, each with words in many languages.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::clean::{fold, rows};

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
    text: String,
    /// Any ending may follow.
    open: bool,
    /// It is of a script that puts no blanks between words.
    script: bool,
}

/// The phrases of one class by their first byte.
type Phrases = HashMap<u8, Vec<Phrase>>;

/// The table: a place for every class, in the order of [`Class`].
fn table() -> &'static [Phrases] {
    static PHRASES: OnceLock<Vec<Phrases>> = OnceLock::new();
    PHRASES.get_or_init(|| {
        let mut table: Vec<Phrases> = CLASSES.iter().map(|_| Phrases::new()).collect();
        for row in rows(TABLE) {
            let mut cells = row.split('\t');
            let name = cells.next().unwrap_or("");
            let class = CLASSES.iter().find(|(class, _)| *class == name).and_then(|(_, class)| table.get_mut(*class as usize));
            let Some(phrases) = class else { continue };
            for phrase in cells.map(fold) {
                let (text, open) = phrase.strip_suffix('*').map_or((phrase.as_str(), false), |stem| (stem, true));
                let phrase = Phrase { text: text.to_owned(), open, script: !text.chars().all(|c| !is_unspaced(c)) };
                phrases.entry(text.bytes().next().unwrap_or(0)).or_default().push(phrase);
            }
        }
        table
    })
}

/// Chinese, Japanese and Korean letters, for whose words no edge is asked.
fn is_unspaced(c: char) -> bool {
    c as u32 >= 0x2E80
}

/// Where a word of `class` first stands in `text`, the longest that does: the byte range in the folded text.
fn find(text: &str, class: Class) -> Option<(usize, usize)> {
    let phrases = table().get(class as usize)?;
    let free = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let mut last = None;
    for (at, c) in text.char_indices() {
        let before = free(last.replace(c));
        if !before && !is_unspaced(c) {
            continue;
        }
        let Some(rest) = text.get(at..) else { continue };
        let candidates = rest.bytes().next().and_then(|byte| phrases.get(&byte)).into_iter().flatten();
        let ends = candidates.filter(|phrase| {
            let after = || rest.get(phrase.text.len()..).is_some_and(|tail| free(tail.chars().next()));
            rest.starts_with(&phrase.text) && (phrase.script || (before && (phrase.open || after())))
        });
        if let Some(length) = ends.map(|phrase| phrase.text.len()).max() {
            return Some((at, at + length));
        }
    }
    None
}

/// Whether a word of `class` stands anywhere in `text`.
pub(super) fn has(text: &str, class: Class) -> bool {
    find(&fold(text), class).is_some()
}

/// Whether `text` begins with a word of `class`.
pub(super) fn begins(text: &str, class: Class) -> bool {
    find(&fold(text), class).is_some_and(|(at, _)| at == 0)
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
            let phrases: Vec<_> = table()[class as usize].values().flatten().collect();
            assert!(!phrases.is_empty(), "{name}");
            let mut seen = std::collections::BTreeSet::new();
            for phrase in phrases {
                assert!(seen.insert((&phrase.text, phrase.open)), "{name}: {}", phrase.text);
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
