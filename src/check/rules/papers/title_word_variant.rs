//! Is a word of a title misspelt in one citation of a work?

use std::collections::BTreeMap;

use rapidfuzz::distance::osa;

use crate::check::prelude::*;
use crate::key::fold;
use crate::work::{Conflict, Work};

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "title-word-variant",
    severity: Severity::Warning,
    default: true,
    group: Group::Papers,
    summary: "a word of a title that another citation of the work spells otherwise by a letter or two",
    page: include_str!("title_word_variant.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn corpus(&self, corpus: &Corpus<'_, '_>, out: &mut Sink<'_>) {
        if corpus.context.items.len() < 2 {
            return;
        }
        let mut counts = None;
        for work in &corpus.works().works {
            for conflict in work.conflicts.iter().filter(|conflict| conflict.field == "title") {
                for odd in odd_words(corpus, work, conflict, &mut counts) {
                    for item in odd.members.iter().filter_map(|&member| corpus.item(member)) {
                        let place = item.find(Field::Title, &cased(item, &odd.word));
                        let finding = out.about(
                            item,
                            place,
                            format!("“{}” in this title is “{}” in another citation of the work", odd.word, odd.usual),
                        );
                        for giver in odd.givers.iter().filter_map(|&member| corpus.item(member)) {
                            finding.related(giver.find(Field::Title, &cased(giver, &odd.usual)), format!("“{}” here", odd.usual));
                        }
                    }
                }
            }
        }
    }
}

/// A word that only some citations of a work have.
pub(super) struct Odd {
    /// The odd word, folded.
    pub word: String,
    /// What the others have in its place.
    pub usual: String,
    /// Who has the odd one.
    pub members: Vec<usize>,
    /// Who has the other.
    pub givers: Vec<usize>,
}

/// How often each folded word stands in the titles of all items.
pub(super) type Counts = BTreeMap<String, usize>;

/// The odd words of a work's titles: those that differ by a letter or two from the other titles' and stand in no other work.
pub(super) fn odd_words(corpus: &Corpus<'_, '_>, work: &Work, conflict: &Conflict, counts: &mut Option<Counts>) -> Vec<Odd> {
    let mut out = Vec::new();
    for (at, (a, a_members)) in conflict.values.iter().enumerate() {
        for (b, b_members) in conflict.values.iter().skip(at + 1) {
            let Some((x, y)) = one_word(a, b) else { continue };
            let counts = counts.get_or_insert_with(|| count(corpus));
            let own = |word: &str| {
                let titles = work.members.iter().filter_map(|&member| corpus.item(member)?.record.title.as_deref());
                titles.map(|title| fold(title).split(' ').filter(|other| *other == word).count()).sum::<usize>()
            };
            let elsewhere = |word: &str| counts.get(word).copied().unwrap_or_default().saturating_sub(own(word));
            let files = |members: &[usize]| -> Vec<usize> {
                let mut files: Vec<usize> = members.iter().filter_map(|&member| corpus.item(member)).map(|item| item.file).collect();
                files.dedup();
                files
            };
            // Of two words that no other title has, the one in fewer files, then the shorter: letters are dropped more often than added.
            let rank = |word: &str, members: &[usize]| (elsewhere(word), files(members).len(), word.chars().count());
            let apart = files(b_members).iter().any(|file| !files(a_members).contains(file));
            if elsewhere(&x) > 0 && elsewhere(&y) > 0 || !apart || rank(&x, a_members) == rank(&y, b_members) {
                continue;
            }
            let odd = if rank(&x, a_members) <= rank(&y, b_members) {
                Odd { word: x, usual: y, members: a_members.clone(), givers: b_members.clone() }
            } else {
                Odd { word: y, usual: x, members: b_members.clone(), givers: a_members.clone() }
            };
            out.push(odd);
        }
    }
    out
}

fn count(corpus: &Corpus<'_, '_>) -> Counts {
    let mut counts = Counts::new();
    for title in corpus.context.items.iter().filter_map(|item| item.record.title.as_deref()) {
        for word in fold(title).split(' ') {
            *counts.entry(word.to_owned()).or_default() += 1;
        }
    }
    counts
}

/// The one word in which two titles of as many words differ, if it is the same word misspelt.
fn one_word(a: &str, b: &str) -> Option<(String, String)> {
    let (a, b) = (fold(a), fold(b));
    let (a, b): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    let mut apart = a.iter().zip(&b).filter(|(x, y)| x != y);
    let (x, y) = apart.next().filter(|_| a.len() == b.len())?;
    if apart.next().is_some() || !is_misspelt(x, y) {
        return None;
    }
    Some(((*x).to_owned(), (*y).to_owned()))
}

/// Whether two words are one, misspelt: long, all letters, a letter or two apart, and no plural or other standard of spelling.
fn is_misspelt(x: &str, y: &str) -> bool {
    const SHORTEST: usize = 5;
    let plain = |word: &str| word.chars().count() >= SHORTEST && word.chars().all(char::is_alphabetic);
    let (short, long) = if x.len() <= y.len() { (x, y) } else { (y, x) };
    let ending = long.strip_prefix(short).is_some_and(|end| matches!(end, "s" | "es" | "n" | "e" | "en" | "er" | "ly" | "al" | "d" | "ed"));
    plain(x) && plain(y) && !ending && standard(x) != standard(y) && osa::distance(x.chars(), y.chars()) <= 2
}

/// British and American spellings, and ways to write Cyrillic in Latin letters, made one.
pub(in crate::check) fn standard(word: &str) -> String {
    let british =
        [("our", "or"), ("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("ae", "e"), ("oe", "e"), ("ll", "l"), ("gue", "g")];
    let cyrillic = [("zh", "z"), ("sh", "s"), ("ch", "c"), ("kh", "h"), ("y", "j"), ("ia", "ja"), ("iu", "ju")];
    let pairs = british.into_iter().chain(cyrillic);
    let word = pairs.fold(word.to_owned(), |word, (from, to)| word.replace(from, to));
    word.strip_suffix("re").map_or(word.clone(), |stem| format!("{stem}er"))
}

/// The folded word as the item's title writes it.
fn cased(item: &Item<'_>, word: &str) -> String {
    let title = item.record.title.as_deref().unwrap_or("");
    let found = title.split(|c: char| !c.is_alphanumeric()).find(|written| fold(written) == word);
    found.unwrap_or(word).to_owned()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::one_word;

    #[rstest]
    #[case("A preminary assessment", "A Preliminary Assessment", Some(("preminary", "preliminary")))]
    #[case("On labour migration", "On labor migration", None)]
    #[case("Azerbajdzanskij jazyk", "Azerbajdzhanskij jazyk", None)]
    #[case("On persons", "On person", None)]
    #[case("Volume 12345", "Volume 12346", None)]
    #[case("Human rafficking now", "Human trafficking", None)]
    fn words(#[case] a: &str, #[case] b: &str, #[case] expected: Option<(&str, &str)>) {
        assert_eq!(one_word(a, b), expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
    }
}
