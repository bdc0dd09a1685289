//! Words that tell what a work is: a table of classes, each with words in many languages.

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

fn table() -> &'static [(Class, Vec<String>)] {
    static PHRASES: OnceLock<Vec<(Class, Vec<String>)>> = OnceLock::new();
    PHRASES.get_or_init(|| {
        rows(TABLE)
            .filter_map(|row| {
                let mut cells = row.split('\t');
                let name = cells.next()?;
                let class = CLASSES.iter().find(|(class, _)| *class == name)?.1;
                Some((class, cells.map(fold).collect()))
            })
            .collect()
    })
}

/// Where a word of `class` first stands in `text`: the byte range in the folded text.
fn find(text: &str, class: Class) -> Option<(usize, usize)> {
    let phrases = table().iter().filter(|(of, _)| *of == class).flat_map(|(_, phrases)| phrases);
    phrases
        .filter_map(|phrase| {
            let (stem, open) = phrase.strip_suffix('*').map_or((phrase.as_str(), false), |stem| (stem, true));
            text.match_indices(stem).find_map(|(at, _)| {
                let end = at + stem.len();
                let free = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
                let script = !stem.chars().all(|c| (c as u32) < 0x2E80);
                let before = script || free(text.get(..at)?.chars().next_back());
                let after = open || script || free(text.get(end..)?.chars().next());
                (before && after).then_some((at, end))
            })
        })
        .min_by_key(|&(at, end)| (at, usize::MAX - end))
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
    // Marks that folding takes away make the text longer, never shorter; walk until the folded prefix has that many characters.
    let at =
        text.char_indices().map(|(at, c)| at + c.len_utf8()).find(|&at| fold(text.get(..at).unwrap_or("")).chars().count() >= count)?;
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
            let phrases: Vec<_> = table().iter().filter(|(of, _)| *of == class).flat_map(|(_, p)| p).collect();
            assert!(!phrases.is_empty(), "{name}");
            let mut seen = std::collections::BTreeSet::new();
            for phrase in phrases {
                assert!(seen.insert(phrase), "{name}: {phrase}");
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
