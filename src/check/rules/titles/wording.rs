//! What do the rules of titles share? The titles of an item, the words of a text with their places, and what words a run's files use.

use std::collections::HashMap;

use crate::check::Kind;
use crate::check::prelude::*;

/// Title, container, series and publisher of a record: what is written in words.
pub fn texts<'r>(record: &'r Record) -> impl Iterator<Item = (Field, &'r str)> {
    let fields = [
        (Field::Title, &record.title),
        (Field::Container, &record.container_title),
        (Field::Series, &record.collection_title),
        (Field::Publisher, &record.publisher),
    ];
    fields.into_iter().filter_map(|(field, text): (Field, &'r Option<String>)| Some((field, text.as_deref()?)))
}

/// The words of a text, letters only, with where they begin.
pub fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive(|c: char| !c.is_alphabetic()).filter_map(move |piece| {
        let start = at;
        at += piece.len();
        let word = piece.trim_end_matches(|c: char| !c.is_alphabetic());
        (!word.is_empty()).then_some((start, word))
    })
}

/// How often each word stands in what is looked at: of a paper its whole text, of a bibliography its titles. In lower case.
#[derive(Debug, Default)]
pub struct Vocabulary {
    count: HashMap<String, u32>,
    /// Parted by blanks; parted by blanks or a hyphen.
    pairs: HashMap<(String, String), (u32, u32)>,
}

impl Vocabulary {
    /// The words of all files of a run.
    pub fn of(cx: &Context<'_>) -> Self {
        let mut all = Self::default();
        for file in &cx.files {
            match file.kind {
                Kind::Paper(_) => all.read(file.text),
                _ => cx.items_of(file).iter().flat_map(|item| texts(item.record)).for_each(|(_, text)| all.read(text)),
            }
        }
        all
    }

    fn read(&mut self, text: &str) {
        for (_, word) in words(text) {
            match self.count.get_mut(word) {
                Some(count) => *count += 1,
                None if word.chars().all(char::is_lowercase) => *self.count.entry(word.to_owned()).or_default() += 1,
                None => *self.count.entry(word.to_lowercase()).or_default() += 1,
            }
        }
    }

    /// How often a word in lower case stands there.
    pub fn count(&self, word: &str) -> u32 {
        self.count.get(word).copied().unwrap_or(0)
    }

    /// Every word with its count, in no order that counts.
    pub fn all(&self) -> impl Iterator<Item = (&str, u32)> {
        self.count.iter().map(|(word, count)| (word.as_str(), *count))
    }

    /// Counts how often the wanted pairs of words follow each other.
    pub fn count_pairs(&mut self, cx: &Context<'_>, wanted: impl IntoIterator<Item = (String, String)>) {
        self.pairs = wanted.into_iter().map(|pair| (pair, (0, 0))).collect();
        if self.pairs.is_empty() {
            return;
        }
        for file in &cx.files {
            match file.kind {
                Kind::Paper(_) => self.read_pairs(file.text),
                _ => cx.items_of(file).iter().flat_map(|item| texts(item.record)).for_each(|(_, text)| self.read_pairs(text)),
            }
        }
    }

    fn read_pairs(&mut self, text: &str) {
        let (mut before, mut end) = (String::new(), 0);
        for (at, word) in words(text) {
            let pair = (std::mem::take(&mut before), word.to_lowercase());
            if let Some((apart, beside)) = self.pairs.get_mut(&pair) {
                let gap = text.get(end..at).unwrap_or("-");
                // "cross-linguistic" is one word.
                *apart += u32::from(gap.chars().all(char::is_whitespace));
                *beside += u32::from(gap == "-" || gap.chars().all(char::is_whitespace));
            }
            (before, end) = (pair.1, at + word.len());
        }
    }

    /// How often one of the wanted pairs stands there with nothing but a blank between, and how often with a blank or a hyphen.
    pub fn pair(&self, first: &str, second: &str) -> (u32, u32) {
        self.pairs.get(&(first.to_owned(), second.to_owned())).copied().unwrap_or((0, 0))
    }
}
