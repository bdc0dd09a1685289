//! The words that styles put around values, in the languages of the table `words.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Key and language to variants.
type Table = HashMap<&'static str, HashMap<&'static str, Vec<String>>>;

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::new();
    for (key, lang, variants) in rows(include_str!("words.tsv")) {
        let variants = variants.split('|').map(|variant| variant.replace('_', " ")).collect();
        table.entry(key).or_default().insert(lang, variants);
    }
    table
});

static JOURNAL: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| lines(include_str!("journal-words.tsv")).filter_map(|line| line.split_once('\t')).collect());

/// Words that stay small in English titles and vanish in abbreviated journal names.
const SMALL: &[&str] = &[
    "a", "an", "the", "and", "or", "of", "in", "on", "for", "to", "at", "by", "with", "from", "de", "la", "le", "les", "des", "du", "et",
    "der", "die", "das", "und", "für", "di", "della", "e", "dan", "y", "del", "&", "as", "its",
];

/// The words of one language in one choice of variants.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    lang: &'a str,
    choice: usize,
}

impl<'a> Words<'a> {
    /// The words of `lang`; `choice` decides between variants, so that one row says a thing one way.
    pub fn of(lang: &'a str, choice: usize) -> Self {
        Self { lang, choice }
    }

    /// The word for `key`, in English where the language has none; `""` for an unknown key.
    pub fn get(&self, key: &str) -> &'static str {
        variants(key, self.lang).get(self.choice % variants(key, self.lang).len().max(1)).map_or("", String::as_str)
    }

    /// Whether dates are written month first: always in English, in other languages by some writers.
    pub fn month_first(&self) -> bool {
        self.lang == "en" || self.choice.is_multiple_of(3)
    }

    /// The name of a month, 1 to 12.
    pub fn month(&self, month: usize) -> &'static str {
        variants("months", self.lang).get(month.wrapping_sub(1)).map_or("", String::as_str)
    }
}

fn variants(key: &str, lang: &str) -> &'static [String] {
    lookup(key, lang).or_else(|| lookup(key, "en")).unwrap_or(&[])
}

fn lookup(key: &str, lang: &str) -> Option<&'static [String]> {
    TABLE.get(key)?.get(lang).map(Vec::as_slice)
}

/// Whether the table knows the word at all.
pub fn is_known(key: &str) -> bool {
    lookup(key, "en").is_some()
}

/// Whether the word stays small in a title.
pub fn is_small(word: &str) -> bool {
    SMALL.contains(&word)
}

/// The short form of a word of a journal's name.
pub fn journal_word(word: &str) -> Option<&'static str> {
    JOURNAL.get(word).copied()
}

/// The number of a month written as a number or by its first letters in any language of the table.
pub fn month_number(text: &str) -> Option<u8> {
    let text = text.trim().trim_end_matches('.').to_lowercase();
    if let Ok(number) = text.parse::<u8>() {
        return Some(number);
    }
    if text.chars().count() < 3 {
        return None;
    }
    let languages = ["en", "id", "de", "fr", "es", "pt", "it", "nl"];
    languages.iter().find_map(|lang| {
        let months = lookup("months", lang)?;
        months.iter().position(|month| month.to_lowercase().starts_with(&text)).and_then(|at| u8::try_from(at + 1).ok())
    })
}

/// The lines of a table that are no comment.
pub fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with("# "))
}

/// The rows of a table of three columns.
pub fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    lines(table).filter_map(|line| {
        let (key, rest) = line.split_once('\t')?;
        let (lang, variants) = rest.split_once('\t')?;
        Some((key, lang, variants))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn the_table_has_no_duplicates_and_english_everywhere() {
        let mut seen = HashSet::new();
        for (key, lang, variants) in rows(include_str!("words.tsv")) {
            assert!(seen.insert((key, lang)), "{key} {lang} twice");
            assert!(is_known(key), "{key} has no English");
            assert!(!variants.is_empty());
        }
    }

    #[test]
    fn journal_words_are_unique() {
        let count = lines(include_str!("journal-words.tsv")).count();
        assert_eq!(JOURNAL.len(), count);
    }

    #[test]
    fn every_language_has_twelve_months() {
        for (lang, variants) in TABLE.get("months").into_iter().flatten() {
            assert_eq!(variants.len(), 12, "{lang}");
        }
    }
}
