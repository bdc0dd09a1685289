//! Is a word misspelt that the paper spells otherwise again and again?

use std::collections::{HashMap, HashSet};

use super::super::papers::title_word_variant::standard;
use super::wording::{Vocabulary, texts, words};
use crate::check::prelude::*;
use crate::segment::places;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "misspelt-word",
    severity: Severity::Info,
    default: true,
    group: Group::Titles,
    summary: "a word a letter short, a letter long or with two letters swapped, against what the papers or a list of places have",
    page: include_str!("misspelt_word.md"),
};

/// A word must stand so often to be the measure of another. Chosen on the corpus, tried on lists of other fields; see the page.
const OFTEN: u32 = 12;
/// A word that stands more often than this is meant.
const SELDOM: u32 = 3;
/// Shorter words have too many neighbours.
const SHORTEST: usize = 8;
/// The same for places, which are compared with a list.
const SHORTEST_PLACE: usize = 7;

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn corpus(&self, corpus: &Corpus<'_, '_>, out: &mut Sink<'_>) {
        let cx = corpus.context;
        // Titles alone are too few words to judge by: a bibliography has no text.
        if cx.papers().next().is_none() {
            return;
        }
        let vocabulary = Vocabulary::of(cx);
        let frequent = vocabulary.all().filter(|(word, count)| *count >= OFTEN && long(word, SHORTEST)).map(|(word, _)| word);
        let slips = Slips::of(frequent);
        // "Langage" is French, no slip of "language".
        let mut spoken: HashSet<(&str, Option<&str>)> = HashSet::new();
        for item in &cx.items {
            for (_, word) in texts(item.record).flat_map(|(_, text)| words(text)) {
                if let Some((word, ())) = slips.words.get_key_value(word.to_lowercase().as_str()) {
                    spoken.insert((word, item.record.language.as_deref()));
                }
            }
        }
        let towns: Vec<String> = places::all().filter(|town| long(town, SHORTEST_PLACE)).map(str::to_lowercase).collect();
        let town_slips = Slips::of(towns.iter().map(String::as_str));
        for item in cx.items.iter().filter(|item| item.reference().is_some()) {
            for (field, text) in texts(item.record) {
                for (_, word) in words(text) {
                    let low = word.to_lowercase();
                    if vocabulary.count(&low) <= SELDOM
                        && let Some(meant) = slips.meant(&low)
                        && vocabulary.count(meant) >= 10 * vocabulary.count(&low)
                        && spoken.contains(&(meant, item.record.language.as_deref()))
                    {
                        out.about(item, item.find(field, word), format!("perhaps “{meant}”, as it stands elsewhere"));
                    }
                }
            }
            if let Some((field, word, meant)) = acronym(item.record) {
                out.about(item, item.find(field, &word), format!("perhaps {meant}, as it stands in the same entry"));
            }
            for (_, word) in item.record.location.iter().flat_map(|place| words(place)) {
                let low = word.to_lowercase();
                if vocabulary.count(&low) <= SELDOM
                    && !towns.contains(&low)
                    && let Some(meant) = town_slips.meant(&low)
                {
                    out.about(item, item.find(Field::Location, word), format!("perhaps “{meant}”, a place that is known"));
                }
            }
        }
    }
}

/// An organisation's acronym that stands beside itself with two letters swapped: author "UNDOC", title "UNODC on …".
fn acronym(record: &Record) -> Option<(Field, String, String)> {
    let capitals = |word: &&str| (4..=8).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let author = record.authors.iter().filter_map(|name| name.literal.as_deref().or(name.family.as_deref()));
    let title = record.title.as_deref()?;
    author.flat_map(str::split_whitespace).filter(capitals).find_map(|own| {
        let other = title.split(|c: char| !c.is_alphanumeric()).filter(capitals).find(|other| {
            let (mut a, mut b) = (own.as_bytes().to_vec(), other.as_bytes().to_vec());
            a.sort_unstable();
            b.sort_unstable();
            *other != own && a == b
        })?;
        Some((Field::Author, own.to_owned(), other.to_owned()))
    })
}

fn long(word: &str, least: usize) -> bool {
    word.chars().count() >= least && word.chars().all(char::is_alphabetic)
}

/// What words become when a letter is dropped or two are swapped.
struct Slips<'w> {
    words: HashMap<&'w str, ()>,
    made: HashMap<String, &'w str>,
}

impl<'w> Slips<'w> {
    fn of(words: impl Iterator<Item = &'w str>) -> Self {
        let mut slips = Slips { words: HashMap::new(), made: HashMap::new() };
        let mut sorted: Vec<&str> = words.collect();
        sorted.sort_unstable();
        for word in sorted {
            slips.words.insert(word, ());
            let letters: Vec<char> = word.chars().collect();
            for at in 0..letters.len() {
                // Endings differ by grammar, not by mistake.
                if at + 2 < letters.len() {
                    slips.made.entry(without(&letters, at)).or_insert(word);
                    let mut swapped = letters.clone();
                    swapped.swap(at, at + 1);
                    slips.made.entry(swapped.into_iter().collect()).or_insert(word);
                }
            }
        }
        slips
    }

    /// The word that `word` is a slip of.
    fn meant(&self, word: &str) -> Option<&'w str> {
        if self.words.contains_key(word) {
            return None;
        }
        let letters: Vec<char> = word.chars().collect();
        let longer = || {
            // A letter more at the beginning makes another word: preferences, references.
            let inner = 1..letters.len().saturating_sub(3);
            inner.map(|at| without(&letters, at)).find_map(|shorter| self.words.get_key_value(shorter.as_str()).map(|(word, ())| *word))
        };
        let meant = self.made.get(word).copied().or_else(longer)?;
        // A capital ending or another standard of spelling is no mistake.
        (standard(meant) != standard(word)).then_some(meant)
    }
}

fn without(letters: &[char], at: usize) -> String {
    letters.iter().enumerate().filter(|(place, _)| *place != at).map(|(_, letter)| letter).collect()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::Slips;

    #[rstest]
    #[case("traficking", Some("trafficking"))]
    #[case("rafficking", Some("trafficking"))]
    #[case("trafifcking", Some("trafficking"))]
    #[case("traffickings", None)]
    #[case("traffickers", None)]
    #[case("tracking", None)]
    #[case("ttrafficking", Some("trafficking"))]
    #[case("strafficking", None)]
    #[case("organistaion", Some("organisation"))]
    #[case("organization", None)]
    fn slips(#[case] word: &str, #[case] meant: Option<&str>) {
        assert_eq!(Slips::of(["trafficking", "organisation"].into_iter()).meant(word), meant);
    }
}
