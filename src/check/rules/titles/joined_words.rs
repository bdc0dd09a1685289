//! Has the blank between two words been lost?

use std::collections::BTreeMap;

use crate::check::prelude::*;
use super::wording::{Vocabulary, texts, words};
use crate::record::language::language;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "joined-words",
    severity: Severity::Warning,
    default: true,
    group: Group::Titles,
    summary: "two words run together (\"andCastle\", \"humanrights\")",
    page: include_str!("joined_words.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn corpus(&self, corpus: &Corpus<'_, '_>, out: &mut Sink<'_>) {
        let cx = corpus.context;
        let mut vocabulary = Vocabulary::of(cx);
        let glued = if cx.papers().next().is_some() { glued(&vocabulary) } else { Vec::new() };
        let camels = cx.items.iter().flat_map(|item| texts(item.record)).flat_map(|(_, text)| words(text));
        let camels = camels.filter_map(|(_, word)| hump(word)).map(|(first, second)| (first.to_lowercase(), second.to_lowercase()));
        let wanted: Vec<(String, String)> = glued.iter().flat_map(|(_, cuts)| cuts.iter().cloned()).chain(camels).collect();
        vocabulary.count_pairs(cx, wanted);
        let glued: BTreeMap<&str, &(String, String)> = glued
            .iter()
            .filter_map(|(word, cuts)| {
                let often = |cut: &&(String, String)| vocabulary.pair(&cut.0, &cut.1).0;
                cuts.iter().max_by_key(often).filter(|cut| often(cut) >= 3 * vocabulary.count(word)).map(|cut| (word.as_str(), cut))
            })
            .collect();
        for item in &cx.items {
            // Bibliographies of many fields hold too many compounds ("fieldnotes") to judge by their titles alone.
            let paper = item.reference().is_some();
            for (field, text) in texts(item.record).filter(|(field, _)| *field != Field::Publisher) {
                for (_, word) in words(text) {
                    if let Some((first, second)) = camel(word, &vocabulary) {
                        out.about(
                            item,
                            item.find(field, word),
                            format!("\u{201c}{first}\u{201d} and \u{201c}{second}\u{201d} are run together"),
                        );
                    } else if let Some((first, second)) = prepended(word) {
                        out.about(
                            item,
                            item.find(field, word),
                            format!("\u{201c}{first}\u{201d} and \u{201c}{second}\u{201d} are run together"),
                        );
                    } else if let Some((first, second)) = glued.get(word.to_lowercase().as_str()).filter(|_| paper && !compounds(text)) {
                        out.about(item, item.find(field, word), format!("\u{201c}{first} {second}\u{201d} is perhaps meant, as elsewhere"));
                    }
                }
            }
        }
    }
}

/// Words of at most two places that may be two frequent ones, with where they may be cut.
fn glued(vocabulary: &Vocabulary) -> Vec<(String, Vec<(String, String)>)> {
    /// Letters of each part: shorter ones are endings.
    const PART: usize = 4;
    /// Places in which each part stands.
    const OFTEN: u32 = 3;
    let mut out: Vec<(String, Vec<(String, String)>)> = vocabulary
        .all()
        .filter(|(word, count)| *count <= 2 && word.len() >= 2 * PART + 2 && word.is_ascii())
        .filter_map(|(word, _)| {
            let cuts: Vec<(String, String)> = (PART..=word.len() - PART)
                .map(|at| word.split_at(at))
                .filter(|(_, second)| !TAILS.contains(second))
                .filter(|(first, second)| vocabulary.count(first) >= OFTEN && vocabulary.count(second) >= OFTEN)
                .map(|(first, second)| (first.to_owned(), second.to_owned()))
                .collect();
            (!cuts.is_empty()).then(|| (word.to_owned(), cuts))
        })
        .collect();
    out.sort();
    out
}

/// Second halves of English compounds that are written in one word as often: "healthcare", "fieldnotes".
const TAILS: [&str; 40] = [
    "care",
    "book",
    "books",
    "notes",
    "work",
    "works",
    "worker",
    "workers",
    "working",
    "place",
    "time",
    "base",
    "bases",
    "sets",
    "mark",
    "marks",
    "marking",
    "maker",
    "makers",
    "making",
    "being",
    "term",
    "line",
    "lines",
    "side",
    "wide",
    "land",
    "lands",
    "power",
    "field",
    "style",
    "styles",
    "house",
    "room",
    "school",
    "ware",
    "papers",
    "formation",
    "page",
    "pages",
];

/// Languages that write compounds in one word.
fn compounds(text: &str) -> bool {
    matches!(language(text), Some("de" | "nl" | "sv" | "da" | "no" | "nb" | "fi"))
}

/// Indonesian prepositions and conjunctions that no word begins with.
const HEADS: [&str; 7] = ["dalam", "untuk", "dengan", "terhadap", "tentang", "sebagai", "adalah"];
/// Two small words of English, run together.
const PAIRS: [&str; 12] = ["ofthe", "inthe", "tothe", "onthe", "andthe", "forthe", "fromthe", "bythe", "withthe", "atthe", "ofa", "andof"];

/// "dalammenangani", "ofthe".
fn prepended(word: &str) -> Option<(&str, &str)> {
    if PAIRS.contains(&word) {
        return word.split_at_checked(word.find("the").or_else(|| word.rfind("of").filter(|at| *at > 0)).unwrap_or(2));
    }
    let head = HEADS.iter().find(|head| word.starts_with(**head) && word.len() >= head.len() + 6)?;
    word.chars().all(char::is_lowercase).then(|| word.split_at_checked(head.len())).flatten()
}

/// "PolisiUngkap": a capital inside a word, where both parts are words of the files, or the first is a small word.
fn camel<'w>(word: &'w str, vocabulary: &Vocabulary) -> Option<(&'w str, &'w str)> {
    let (first, second) = hump(word)?;
    let small = |text: &str| text.chars().skip(1).all(char::is_lowercase);
    let (low, tail) = (first.to_lowercase(), second.to_lowercase());
    let long = first.chars().count() >= 3 && second.chars().count() >= 3 && small(first) && small(second);
    // "ChiBemba", "OldMon": short heads are prefixes of names.
    let joiner = matches!(
        low.as_str(),
        "and" | "the" | "for" | "from" | "with" | "und" | "dan" | "der" | "die" | "des" | "dalam" | "untuk" | "pada"
    );
    // Two capitals are a product's name ("ImageNet") where the two words never stand side by side.
    let beside = first.starts_with(char::is_lowercase) || vocabulary.pair(&low, &tail).1 > 0;
    let known = first.chars().count() > 3 && vocabulary.count(&low) > 0 && vocabulary.count(&tail) > 0 && beside;
    (long && !PREFIXES.contains(&low.as_str()) && (known || joiner) && vocabulary.count(&word.to_lowercase()) <= 2)
        .then_some((first, second))
}

/// The two parts of a word with one capital inside.
fn hump(word: &str) -> Option<(&str, &str)> {
    let mut capitals = word.char_indices().skip(1).filter(|(_, c)| c.is_uppercase());
    let (at, _) = capitals.next()?;
    capitals.next().is_none().then(|| word.split_at(at))
}

/// Heads of names with a capital inside: "MacDonald", "YouTube", "WikiLeaks".
const PREFIXES: [&str; 24] = [
    "mac", "fitz", "micro", "you", "pub", "wiki", "face", "power", "java", "type", "linked", "git", "bib", "open", "data", "web", "post",
    "soft", "net", "von", "van", "del", "della", "word",
];
