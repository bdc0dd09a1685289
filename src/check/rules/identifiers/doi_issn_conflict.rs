//! Is the ISSN that stands in the DOI another journal's?

use std::collections::{BTreeMap, BTreeSet};

use crate::check::prelude::*;
use super::doi_code;
use crate::key::{IssnKey, fold, is_stop_word};

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "doi-issn-conflict",
    severity: Severity::Warning,
    default: true,
    group: Group::Identifiers,
    summary: "a DOI that holds the ISSN of a journal other than the one named",
    page: include_str!("doi_issn_conflict.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn corpus(&self, corpus: &Corpus<'_, '_>, out: &mut Sink<'_>) {
        let mut coded: Vec<(&Item<'_>, IssnKey, &str)> = Vec::new();
        for item in &corpus.context.items {
            if let (Some(doi), Some(journal)) = (doi_code::of(item.record), item.record.container_title.as_deref())
                && let Some(issn) = doi_code::decode(&doi).issn
            {
                coded.push((item, issn, journal));
            }
        }
        // What the other entries say: the journals that stand with an ISSN, each once a title.
        let mut journals: BTreeMap<&IssnKey, BTreeMap<&str, BTreeSet<&str>>> = BTreeMap::new();
        for (item, issn, journal) in &coded {
            let title = item.record.title.as_deref().unwrap_or(item.id);
            journals.entry(issn).or_default().entry(journal).or_default().insert(title);
        }
        for (item, issn, journal) in &coded {
            let learnt = || {
                let named = journals.get(issn).filter(|named| named.len() <= MOST)?;
                let others = named.iter().filter(|(other, _)| unlike(other, journal));
                // Two other works of one journal against this one.
                let (other, titles) = others.max_by_key(|(_, titles)| titles.len())?;
                let own = named.iter().filter(|(name, _)| !unlike(name, journal)).map(|(_, titles)| titles.len()).sum::<usize>();
                (titles.len() >= 2 && own == 1).then_some(*other)
            };
            let owner = title_of(issn).filter(|title| unlike(title, journal)).or_else(|| title_of(issn).is_none().then(learnt).flatten());
            if let Some(owner) = owner {
                let message = format!("the DOI holds the ISSN {} of {owner}, the journal named is {journal}", issn.as_str());
                out.about(item, item.place(Field::Doi), message).related(item.place(Field::Container), "the journal");
            }
        }
    }
}

/// An ISSN that stands with more names than these teaches nothing.
const MOST: usize = 20;

const TITLES: &str = include_str!("issn_titles.tsv");

fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    TITLES.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

fn title_of(issn: &IssnKey) -> Option<&'static str> {
    rows().find(|(row, _)| *row == issn.as_str()).map(|(_, title)| title)
}

/// Words of so many journals' names that they say nothing.
const COMMON: [&str; 16] = [
    "journal",
    "review",
    "reviews",
    "international",
    "research",
    "science",
    "sciences",
    "studies",
    "annals",
    "archives",
    "bulletin",
    "letters",
    "proceedings",
    "transactions",
    "advances",
    "quarterly",
];

/// Letters of a word that must agree for two to be one word, perhaps abbreviated.
const STEM: usize = 3;

/// Whether two names of journals have nothing in common: no word or its abbreviation, and neither is the other's initials.
fn unlike(a: &str, b: &str) -> bool {
    let words = |name: &str| -> Vec<String> { fold(name).split(' ').filter(|word| !is_stop_word(word)).map(str::to_owned).collect() };
    let (a, b) = (words(a), words(b));
    let telling = |words: &[String]| -> Vec<String> {
        let common = |word: &str| COMMON.iter().any(|common| common.starts_with(word) && word.len() > 1 || *common == word);
        words.iter().filter(|word| !common(word)).map(|word| word.chars().take(STEM).collect()).collect()
    };
    let initials = |words: &[String]| words.iter().filter_map(|word| word.chars().next()).collect::<String>();
    let short = |words: &[String], other: &[String]| {
        words.len() == 1 && words.iter().any(|word| word.chars().count() <= 6 && initials(other).contains(word.as_str()))
    };
    let (x, y) = (telling(&a), telling(&b));
    !x.is_empty() && !y.is_empty() && !x.iter().any(|word| y.contains(word)) && !short(&a, &b) && !short(&b, &a)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_valid_and_in_order() {
        let issns: Vec<&str> = rows().map(|(issn, _)| issn).collect();
        assert!(issns.iter().all(|issn| IssnKey::new(issn).is_some_and(|key| key.as_str() == *issn)), "{issns:?}");
        assert!(issns.is_sorted_by(|a, b| a < b));
    }
}
