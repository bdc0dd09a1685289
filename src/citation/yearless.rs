//! Citations without a year: "(AICHR, 25)", "(Smith 25–27)", "(Kementrian Koordinator Kesejahteraan Rakyat)".
//!
//! Brackets hold many things, so a name alone is a citation only where something else in the paper speaks for it.

use std::collections::{BTreeMap, BTreeSet};

use super::Cite;
use super::locator::split_tail;
use super::names::before_year;
use super::text::{capitalised, squeeze};
use super::words::{Class, is};
use crate::entry::{Extraction, Origin};

/// What the paper says about names: the heads of its list, and bracketed phrases that recur.
#[derive(Debug, Default)]
pub(crate) struct Witness {
    heads: Vec<String>,
    recurring: BTreeSet<String>,
    /// Most citations of the paper give a year, so a number in its place is a year gone wrong.
    dated: bool,
}

impl Witness {
    /// Collects the heads of the list and the phrases that stand in brackets at the end of a sentence more than once.
    pub(crate) fn new(extraction: &Extraction, phrases: &[String], dated: bool) -> Self {
        let heads = extraction.entries.iter().filter(|e| e.origin == Origin::Bibliography).map(|e| head(&e.raw)).collect();
        let mut count: BTreeMap<&str, usize> = BTreeMap::new();
        for phrase in phrases {
            *count.entry(phrase.as_str()).or_default() += 1;
        }
        let recurring = count.into_iter().filter(|(_, n)| *n > 1).map(|(phrase, _)| phrase.to_owned()).collect();
        Self { heads, recurring, dated }
    }

    /// Whether an entry of the list begins with that name.
    pub(crate) fn lists(&self, name: &str) -> bool {
        let name = head(name);
        let bounded = |rest: &str| !rest.starts_with(char::is_alphanumeric);
        !name.is_empty() && self.heads.iter().any(|head| head.strip_prefix(name.as_str()).is_some_and(bounded))
    }
}

/// The comparable head of an entry: lower case, signs and markup folded to blanks.
fn head(raw: &str) -> String {
    let folded: String = raw.chars().take(80).map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    squeeze(&folded).to_lowercase()
}

/// Reads a name with a number: "(AICHR, 25)" of a list that begins an entry so.
pub(crate) fn numbered(inside: &str, witness: &Witness) -> Option<Vec<Cite>> {
    let mut cites = Vec::new();
    for part in inside.split(';') {
        let (before, locator) = match last_number(part) {
            Some(number) => (part.trim_end().strip_suffix(number)?, number),
            None => split_tail(part).1.map(|locator| (split_tail(part).0, locator))?,
        };
        let locator = locator.to_owned();
        let names = before_year(before)?;
        if !names.names.first().is_some_and(|name| witness.lists(name)) {
            return None;
        }
        let number = locator.parse::<u32>().is_ok();
        let (year, locator) = if number && witness.dated { (Some(locator), None) } else { (None, Some(locator)) };
        cites.push(Cite { names: names.names, truncated: names.truncated, title: names.title, year, locator, ..Cite::default() });
    }
    (!cites.is_empty()).then_some(cites)
}

/// The number or span of numbers that ends "Smith 25–27" or "AICHR, 25".
fn last_number(part: &str) -> Option<&str> {
    let word = part.trim_end().rsplit(|c: char| c.is_whitespace() || c == ',').next()?;
    (word.starts_with(|c: char| c.is_ascii_digit()) && word.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '–'))).then_some(word)
}

/// Reads an organisation's name alone, where it recurs at the end of sentences or stands behind one.
pub(crate) fn organisation(inside: &str, behind_sentence: bool, witness: &Witness) -> Option<Vec<Cite>> {
    let phrase = organisation_phrase(inside)?;
    (behind_sentence || witness.recurring.contains(&phrase)).then(|| vec![Cite { names: vec![phrase], ..Cite::default() }])
}

/// An organisation's name of three words or more, all of them capitalised but for small words.
pub(crate) fn organisation_phrase(inside: &str) -> Option<String> {
    let words: Vec<&str> = inside.split_whitespace().collect();
    let fits = |word: &&str| {
        capitalised(word) && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.')) || is(Class::Connector, word)
    };
    let organised = words.first().is_some_and(|word| is(Class::Organisation, word))
        || words.iter().any(|word| is(Class::Organisation, word) && capitalised(word));
    (words.len() >= 3 && words.len() <= 10 && organised && words.iter().all(fits)).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::entry::Entry;

    fn witness(heads: &[&str], phrases: &[&str], dated: bool) -> Witness {
        let entry = |raw: &&str| Entry {
            origin: Origin::Bibliography,
            n: 1,
            note: None,
            place_in_note: None,
            raw: (*raw).to_owned(),
            source: Vec::new(),
        };
        let extraction = Extraction { entries: heads.iter().map(entry).collect(), ..Extraction::default() };
        Witness::new(&extraction, &phrases.iter().map(|p| (*p).to_owned()).collect::<Vec<_>>(), dated)
    }

    #[rstest]
    #[case("AICHR, 25", true, Some((Some("25"), None)))]
    #[case("Smith 25–27", false, Some((None, Some("25–27"))))]
    #[case("Smith 25", false, Some((None, Some("25"))))]
    #[case("Jones 25", false, None)]
    #[case("Smithson 25", false, None)]
    #[case("ACTIP", true, None)]
    #[case("AICHR", true, None)]
    fn numbers(#[case] inside: &str, #[case] dated: bool, #[case] expected: Option<(Option<&str>, Option<&str>)>) {
        let witness = witness(&["AICHR.About AICHR. Diakses", "Smith, J. *Rise*"], &[], dated);
        let found = numbered(inside, &witness);
        assert_eq!(found.as_deref().and_then(|c| c.first()).map(|c| (c.year.as_deref(), c.locator.as_deref())), expected);
    }

    #[rstest]
    #[case("Kementrian Koordinator Kesejahteraan Rakyat", false, true)]
    #[case("Ministry of Foreign Affairs", true, true)]
    #[case("Ministry of Foreign Affairs", false, false)]
    #[case("including Immigration", true, false)]
    #[case("National Agency for Migrant Labor Placement and Protection, BNP2TKI", false, false)]
    fn organisations(#[case] inside: &str, #[case] behind: bool, #[case] yes: bool) {
        let phrase = "Kementrian Koordinator Kesejahteraan Rakyat";
        assert_eq!(organisation(inside, behind, &witness(&[], &[phrase, phrase], true)).is_some(), yes);
    }
}
