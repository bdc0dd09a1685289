//! Newtypes of folded text: a title compares with a title, never with a publisher.

use super::fold::fold;
use super::words::is_stop_word;

macro_rules! text_keys {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Box<str>);

        impl $name {
            /// The key of `text`; `None` where nothing comparable is in it.
            pub fn new(text: &str) -> Option<Self> {
                let folded = fold(text);
                (!folded.is_empty()).then(|| Self(folded.into_boxed_str()))
            }

            /// The folded words, joined by blanks.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The folded words.
            pub fn words(&self) -> impl Iterator<Item = &str> {
                self.0.split(' ')
            }

            /// The folded letters without the blanks: equal where only hyphens and blanks differ.
            pub fn compact(&self) -> String {
                self.words().collect()
            }
        }
    )*};
}

text_keys! {
    /// A title, subtitle included.
    TitleKey;
    /// A journal, book, proceedings or site that contains the work.
    ContainerKey;
    /// A publisher or institution.
    PublisherKey;
    /// A place of publication.
    PlaceKey;
}

impl TitleKey {
    /// The words that carry the title's meaning: no articles, prepositions, conjunctions.
    pub fn content_words(&self) -> impl Iterator<Item = &str> {
        self.words().filter(|word| !is_stop_word(word))
    }
}

/// A volume, issue or number: `01`, `1` and `I` are equal, `18A` is not `18`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NumberKey(Box<str>);

impl NumberKey {
    /// The key of `text`; `None` where it has neither letter nor digit. What follows in brackets or after "suppl" is left out.
    pub fn new(text: &str) -> Option<Self> {
        let folded = fold(text.split(['(', '[']).find(|part| !part.trim().is_empty())?);
        let words: Vec<String> = folded
            .split(' ')
            .filter(|word| !word.is_empty() && !is_marker(word))
            .map(|word| value(word).map_or_else(|| word.to_string(), |n| n.to_string()))
            .collect();
        (!words.is_empty()).then(|| Self(words.join(" ").into_boxed_str()))
    }

    /// The folded number.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether one of the two is only a longer writing of the other ("12" and "12 suppl 1", "96 98" and "96").
    pub fn compatible(&self, other: &Self) -> bool {
        let mut theirs = other.0.split(' ');
        self == other || self.0.split(' ').zip(theirs.by_ref()).all(|(a, b)| a == b)
    }
}

/// The number a word of a volume stands for; in `18a` the letter is part of it.
fn value(word: &str) -> Option<u32> {
    let lettered = word.starts_with(|c: char| c.is_ascii_digit()) && word.ends_with(['a', 'e', 'o']);
    if lettered { None } else { super::numeral::number_of_word(word).or_else(|| super::numeral::roman(word)) }
}

fn is_marker(word: &str) -> bool {
    matches!(word, "vol" | "volume" | "no" | "nr" | "issue" | "num" | "number" | "nomor" | "band" | "bd" | "heft" | "tome" | "jilid")
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("VI", "6")]
    #[case("(01)", "1")]
    #[case("Vol. 16", "16")]
    #[case("4 (1) (no pagination)", "4")]
    #[case("18A", "18a")]
    #[case("96-98", "96 98")]
    fn numbers(#[case] written: &str, #[case] key: &str) {
        assert_eq!(NumberKey::new(written).map(|k| k.as_str().to_string()).as_deref(), Some(key));
    }

    #[test]
    fn nothing_is_none() {
        assert_eq!(TitleKey::new(" — “” …"), None);
        assert_eq!(NumberKey::new("()"), None);
        assert_eq!(PublisherKey::new(""), None);
    }

    #[test]
    fn hyphens_do_not_part() {
        let key = |text| TitleKey::new(text).map(|k| k.compact());
        assert_eq!(key("Co-operation"), key("Cooperation"));
    }
}
