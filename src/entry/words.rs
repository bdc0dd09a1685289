//! The words by which entries, notes and their parts are told apart: one table, many languages.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// What a word is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Class {
    /// Between two names: "and".
    And,
    /// In a family name: "van der".
    Particle,
    /// For further authors: "et al.".
    Others,
    /// After an editor's name: "eds.".
    Editor,
    /// A line that ends so goes on.
    Open,
    /// Before a citation in a note: "See also".
    Signal,
    /// For a work cited before: "ibid.".
    Back,
    /// Before a page or a part: "p.".
    Locator,
    /// Seen in references more than in prose: "vol.", "press".
    Publication,
    /// Begins what comes after a list: "Received 3 May".
    Tail,
}

static TABLE: LazyLock<HashMap<Class, HashSet<&'static str>>> = LazyLock::new(|| {
    let mut table: HashMap<Class, HashSet<&'static str>> = HashMap::new();
    for (class, word) in rows().filter_map(|(class, word)| Some((class_of(class)?, word))) {
        table.entry(class).or_default().insert(word);
    }
    table
});

/// The first words of each class's phrases, up to their first sign: most texts are told from all phrases by them alone.
static FIRST: LazyLock<HashMap<Class, HashSet<&'static str>>> =
    LazyLock::new(|| TABLE.iter().map(|(class, words)| (*class, words.iter().map(|word| first_run(word)).collect())).collect());

/// The letters and digits a text begins with.
fn first_run(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}

/// Whether a phrase of the class can begin here; scripts without blanks between words are not told so.
fn may_begin(class: Class, text: &str) -> bool {
    let cased = text.starts_with(|c: char| c.is_ascii_alphanumeric() || c.is_uppercase() || c.is_lowercase());
    let run = text.get(..super::likeness::floor(text, LONGEST_BYTES)).unwrap_or_default();
    !cased || FIRST.get(&class).is_some_and(|words| words.contains(first_run(run).to_lowercase().as_str()))
}

fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    include_str!("words.tsv").lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

fn class_of(name: &str) -> Option<Class> {
    Some(match name {
        "and" => Class::And,
        "particle" => Class::Particle,
        "others" => Class::Others,
        "editor" => Class::Editor,
        "open" => Class::Open,
        "signal" => Class::Signal,
        "back" => Class::Back,
        "locator" => Class::Locator,
        "publication" => Class::Publication,
        "tail" => Class::Tail,
        _ => return None,
    })
}

/// Whether `word`, in lower case, is of the class.
pub(super) fn is(class: Class, word: &str) -> bool {
    TABLE.get(&class).is_some_and(|words| words.contains(word))
}

/// The longest phrase of the class has this many words.
const LONGEST: usize = 5;

/// The longest phrase of the table has fewer bytes than this.
const LONGEST_BYTES: usize = 64;

/// How many bytes of `text` the longest phrase of the class takes that it begins with; a phrase ends where a word ends.
pub(super) fn phrase(class: Class, text: &str) -> Option<usize> {
    if !may_begin(class, text) {
        return None;
    }
    let words = TABLE.get(&class)?;
    let mut folded = String::new();
    let mut best = None;
    let mut spaces = 0;
    for (at, c) in text.char_indices() {
        if folded.len() > LONGEST_BYTES {
            return best;
        }
        let boundary = !c.is_alphanumeric();
        if boundary && words.contains(folded.trim_end()) && !folded.ends_with(' ') {
            best = Some(at);
        }
        if c.is_whitespace() {
            spaces += usize::from(!folded.ends_with(' '));
            if spaces > LONGEST {
                return best;
            }
            if !folded.ends_with(' ') {
                folded.push(' ');
            }
        } else {
            folded.extend(c.to_lowercase());
        }
    }
    if words.contains(folded.as_str()) { Some(text.len()) } else { best }
}

#[cfg(test)]
mod tests {
    use super::{Class, class_of, phrase, rows};
    use rstest::rstest;

    #[rstest]
    #[case("See also Raden", Some(8))]
    #[case("See, for example, X", Some(16))]
    #[case("Seen by X", None)]
    #[case("Vgl. Schönholz", Some(4))]
    #[case("voir plus particulièrement P.", Some("voir plus particulièrement".len()))]
    #[case("", None)]
    fn signals(#[case] text: &str, #[case] expected: Option<usize>) {
        assert_eq!(phrase(Class::Signal, text), expected);
    }

    #[test]
    fn no_row_twice_and_no_unknown_class() {
        assert!(rows().all(|(class, word)| class_of(class).is_some() && word.len() <= super::LONGEST_BYTES));
        let mut all: Vec<_> = rows().collect();
        let len = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), len);
    }
}
