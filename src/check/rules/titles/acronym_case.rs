//! Is an acronym written as a word?

use std::collections::{HashMap, HashSet};

use super::wording::words;
use crate::check::Kind;
use crate::check::prelude::*;
use crate::segment::Label;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "acronym-case",
    severity: Severity::Info,
    default: true,
    group: Group::Titles,
    summary: "an acronym written as a word, against what the rest of the list has",
    page: include_str!("acronym_case.md"),
};

/// So often must a word stand in capitals.
const OFTEN: usize = 3;
/// Shorter ones are ordinary words too often: "Who", "Us", "Aid".
const SHORTEST: usize = 4;
/// Acronyms that are written as words by many, or that are words.
const WORDS: [&str; 12] = ["Aids", "Asap", "Care", "Covid", "Interpol", "Laser", "Lattice", "Mers", "Nature", "Radar", "Sars", "Science"];

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn list(&self, file: &File<'_>, cx: &Context<'_>, out: &mut Sink<'_>) {
        let texts: Vec<(&Item<'_>, Span)> =
            cx.items_of(file).iter().flat_map(|item| spans(item).into_iter().map(move |span| (item, span))).collect();
        // By the form that is looked for: "Asean", where ASEAN stands.
        let mut capitals: HashMap<String, usize> = HashMap::new();
        for (_, span) in &texts {
            let text = span.of(file.text);
            for word in alone(text).filter(|(_, word)| is_acronym(word)).map(|(_, word)| word).take_while(|_| !shouts(text)) {
                *capitals.entry(titled(word)).or_default() += 1;
            }
        }
        capitals.retain(|word, count| *count >= OFTEN && !WORDS.contains(&word.as_str()));
        if capitals.is_empty() {
            return;
        }
        let found = |span: &Span| {
            alone(span.of(file.text)).find(|(_, word)| capitals.contains_key(*word)).map(|(at, word)| (span.start + at, word))
        };
        let slips: Vec<(&Item<'_>, usize, &str)> =
            texts.iter().filter_map(|(item, span)| found(span).map(|(at, word)| (*item, at, word))).collect();
        if slips.is_empty() {
            return;
        }
        let usage = Usage::of(file, texts.iter().map(|(_, span)| span.of(file.text)), &capitals);
        let mut told: HashSet<usize> = HashSet::new();
        for (item, at, word) in slips.into_iter().filter(|(_, _, word)| usage.allows(word)) {
            if told.insert(item.index) {
                let place = file.at(Span::new(at, at + word.len()));
                let number = capitals.get(word).copied().unwrap_or(0);
                out.about(item, place, format!("{word} is written {} in {number} other places", word.to_uppercase()));
            }
        }
    }
}

/// Where titles and organisations of an entry stand in its file. Names of people in capitals say nothing.
fn spans(item: &Item<'_>) -> Vec<Span> {
    let Some(reference) = item.reference() else {
        let names = ["title", "subtitle", "booktitle", "journaltitle", "journal", "publisher", "institution"];
        return names.iter().filter_map(|name| item.raw_field(name)).map(|field| field.place.content).collect();
    };
    let labels = [Label::Title, Label::ContainerTitle, Label::CollectionTitle, Label::Publisher];
    let segments = labels.into_iter().flat_map(|label| reference.segmentation.of(label));
    segments.map(|span| item.at_raw(span).span).collect()
}

/// The words of a text that are no part of a formula, a gene or a compound with a number.
fn alone(text: &str) -> impl Iterator<Item = (usize, &str)> {
    words(text).filter(move |(at, word)| {
        let before = text.get(..*at).and_then(|head| head.chars().next_back());
        let mut after = text.get(at + word.len()..).unwrap_or("").chars();
        let numbered = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || c == '\\' || c == '_');
        let next = after.next();
        !(numbered(before) || numbered(next) || next == Some('-') && numbered(after.next()))
    })
}

fn is_acronym(word: &str) -> bool {
    word.chars().count() >= SHORTEST && word.chars().all(char::is_uppercase) && crate::key::roman(&word.to_lowercase()).is_none()
}

/// Whether most words of a text are in capitals.
fn shouts(text: &str) -> bool {
    let long = || words(text).filter(|(_, word)| word.chars().count() > 1);
    2 * long().filter(|(_, word)| word.chars().all(char::is_uppercase)).count() > long().count()
}

/// "Asean" of "ASEAN".
fn titled(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().chain(letters.flat_map(char::to_lowercase)).collect()
}

/// How the words in question are written in the whole file: of a paper in its text too.
struct Usage<'t> {
    /// In small letters: they are words of the language.
    small: HashSet<String>,
    counts: HashMap<&'t str, (usize, usize)>,
}

impl<'t> Usage<'t> {
    fn of(file: &File<'t>, texts: impl Iterator<Item = &'t str>, capitals: &HashMap<String, usize>) -> Self {
        let forms: HashMap<String, &String> = capitals.keys().map(|word| (word.to_uppercase(), word)).collect();
        let lower: HashSet<String> = capitals.keys().map(|word| word.to_lowercase()).collect();
        let mut usage = Self { small: HashSet::new(), counts: HashMap::new() };
        let texts: Vec<&'t str> = if matches!(file.kind, Kind::Paper(_)) { vec![file.text] } else { texts.collect() };
        // Addresses are in small letters throughout.
        let dotted = |word: &str| word.trim_end_matches(['.', ',', ';', ':', ')', '”', '"', '*']).contains('.');
        let plain = |word: &&str| !dotted(word) && !word.contains(['/', '@', '\\']);
        for (_, word) in texts.into_iter().flat_map(str::split_whitespace).filter(plain).flat_map(alone) {
            if lower.contains(word) {
                usage.small.insert(titled(&word.to_uppercase()));
            } else if capitals.contains_key(word) {
                usage.counts.entry(word).or_default().0 += 1;
            } else if forms.contains_key(word) {
                usage.counts.entry(word).or_default().1 += 1;
            }
        }
        usage
    }

    /// Whether the word is no word of the language, and is in capitals as often as not.
    fn allows(&self, word: &str) -> bool {
        let slips = self.counts.get(word).map_or(0, |(slips, _)| *slips);
        let capitals = self.counts.get(word.to_uppercase().as_str()).map_or(0, |(_, capitals)| *capitals);
        !self.small.contains(word) && slips <= capitals
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_sorted() {
        assert!(WORDS.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn a_gene_s_number_is_part_of_it() {
        assert_eq!(alone("SOX9, Brca-1 and {ASEAN}").map(|(_, word)| word).collect::<Vec<_>>(), ["and", "ASEAN"]);
    }
}
