//! What is a work called in a text? ASCII keys such as `yusran2018asean`: name, year, first telling word of the title.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use deunicode::deunicode;
use unicode_segmentation::UnicodeSegmentation;

use crate::record::{Name, Record};

/// Words that say nothing at the head of a title, folded.
/// The stop words of each language.
static STOPWORDS: LazyLock<BTreeMap<&'static str, BTreeSet<String>>> = LazyLock::new(|| {
    let lines = include_str!("stopwords.txt").lines().filter(|line| !line.starts_with('#'));
    let languages = lines.filter_map(|line| line.split_once('\t'));
    languages.map(|(code, words)| (code, words.split_whitespace().map(folded).collect())).collect()
});

/// No part of a key grows longer than this: transliterated titles have words without end.
const LONGEST_PART: usize = 24;

/// The key of a record before [`disambiguate`] sees its neighbours: lower-case ASCII letters and digits, never empty.
pub fn base(record: &Record) -> String {
    let people = [&record.authors, &record.editors, &record.translators];
    let name = people.into_iter().flatten().map(name).find(|name| !name.is_empty());
    let title = [&record.title, &record.container_title, &record.publisher, &record.note].into_iter().flatten();
    let language = record.language.as_deref();
    let mut words = title.map(|title| telling_words(title, language)).find(|words| !words.is_empty()).unwrap_or_default();
    let year = year(record);
    let head = name.unwrap_or_else(|| words.drain(..words.len().min(2)).collect());
    let head = if head.is_empty() { "anon".to_owned() } else { head };
    // The name once more would tell nothing: "ASEAN. ASEAN Charter".
    let word = words.iter().find(|word| **word != head).or(words.first());
    format!("{head}{year}{}", word.map_or("", String::as_str))
}

/// What decides the order of works with one base key: their content, folded.
pub fn content_order(record: &Record) -> String {
    let texts =
        [&record.title, &record.container_title, &record.volume, &record.issue, &record.pages, &record.edition, &record.doi, &record.url];
    let texts = texts.into_iter().map(|text| folded(text.as_deref().unwrap_or("")));
    let names = record.authors.iter().chain(&record.editors).map(name);
    texts.chain(names).collect::<Vec<_>>().join("\u{1}")
}

/// Final keys for (base, content) pairs, in their order. Works that share a base all get a letter (a, b, … z, aa), given by content and not by
/// the order of input; no two keys are equal, not even when case is ignored.
pub fn disambiguate(works: &[(String, String)]) -> Vec<String> {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (i, (base, _)) in works.iter().enumerate() {
        groups.entry(base.to_lowercase()).or_default().push(i);
    }
    let mut taken: BTreeSet<String> = groups.keys().cloned().collect();
    let mut keys = vec![String::new(); works.len()];
    for members in groups.values_mut() {
        if let [only] = members[..] {
            keys[only] = works[only].0.clone();
            continue;
        }
        members.sort_by(|a, b| works[*a].1.cmp(&works[*b].1).then_with(|| works[*a].0.cmp(&works[*b].0)));
        let mut letters = (0_usize..).map(letters);
        for &member in members.iter() {
            let base = &works[member].0;
            if let Some(key) = letters.by_ref().map(|suffix| format!("{base}{suffix}")).find(|key| taken.insert(key.to_lowercase())) {
                keys[member] = key;
            }
        }
    }
    keys
}

/// `a` for 0, `z` for 25, `aa` for 26.
pub(crate) fn letters(mut n: usize) -> String {
    let mut out = Vec::new();
    loop {
        out.push(char::from(b'a' + (n % 26) as u8));
        match (n / 26).checked_sub(1) {
            Some(next) => n = next,
            None => return out.into_iter().rev().collect(),
        }
    }
}

fn year(record: &Record) -> String {
    let part = record.issued.as_ref().and_then(|date| date.start.or(date.end));
    part.map_or_else(|| "nd".to_owned(), |part| part.year.unsigned_abs().to_string())
}

/// The family name with its particle, or what an organisation is called for short.
fn name(name: &Name) -> String {
    match &name.literal {
        Some(literal) => organisation(literal),
        None => {
            let family = name.family.as_ref().or(name.given.as_ref());
            let parts = [name.particle.as_deref().unwrap_or(""), family.map_or("", String::as_str)];
            parts.map(folded).concat().chars().take(LONGEST_PART).collect()
        }
    }
}

/// The acronym of "International Organization for Migration (IOM)", else its first two telling words.
fn organisation(literal: &str) -> String {
    let is_acronym = |word: &str| word.len() >= 2 && word.len() <= 10 && word.chars().all(|c| c.is_ascii_uppercase());
    let bracketed = literal.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map(|(inner, _)| inner.trim());
    match bracketed.filter(|inner| is_acronym(inner)) {
        Some(acronym) => folded(acronym),
        None => telling_words(literal, None).into_iter().take(2).collect(),
    }
}

/// Whether a word says nothing in English, which titles of every language borrow from, or in the title's own language; in any where that is
/// not known. "Door" is a stop word in Dutch and none in English.
fn is_stop_word(word: &str, language: Option<&str>) -> bool {
    let of = |code: &str| STOPWORDS.get(code).is_some_and(|words| words.contains(word));
    match language.filter(|code| STOPWORDS.contains_key(code)) {
        Some(code) => of("en") || of(code),
        None => STOPWORDS.values().any(|words| words.contains(word)),
    }
}

/// Words that are neither stop words nor mere numbers, folded; all words where no other is left.
fn telling_words(text: &str, language: Option<&str>) -> Vec<String> {
    let words: Vec<String> =
        text.split(['\'', '’']).flat_map(|part| part.unicode_words()).map(folded).filter(|word| !word.is_empty()).collect();
    let telling: Vec<String> = words
        .iter()
        .filter(|word| !is_stop_word(word, language) && word.chars().any(|c| c.is_ascii_alphabetic()) && word.len() > 1)
        .cloned()
        .collect();
    if telling.is_empty() { words } else { telling }
}

/// Lower-case ASCII letters and digits only.
fn folded(text: &str) -> String {
    deunicode(text).chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).take(LONGEST_PART).collect()
}

#[cfg(test)]
mod tests;
