//! When a source was looked at: "diakses pada 4 Juli 2020", "Retrieved February 9, 2019", "Zugriff am 3.5.2010".

use std::collections::HashMap;
use std::sync::OnceLock;

use super::find_date;
use crate::record::Date;
use crate::record::clean::{fold, plain, rows};
use crate::segment::hash::Mixer;

static TABLE: &str = include_str!("access.txt");

/// How many bytes a link word and signs may take between "accessed" and its date ("accessed for the last time on the").
const REACH: usize = 40;

/// The phrases by their first byte, each with its number.
type Phrases = HashMap<u8, Vec<(usize, String)>, Mixer>;

fn phrases() -> &'static Phrases {
    static PHRASES: OnceLock<Phrases> = OnceLock::new();
    PHRASES.get_or_init(|| {
        let mut phrases = Phrases::default();
        for (number, phrase) in rows(TABLE).map(fold).enumerate() {
            phrases.entry(phrase.bytes().next().unwrap_or(0)).or_default().push((number, phrase));
        }
        phrases
    })
}

/// Where an access phrase ends in `folded`, if one stands there as whole words: of the first, the longest. A phrase that stands first
/// inside of other words does not count further on.
fn phrase_end(folded: &str) -> Option<usize> {
    let phrases = phrases();
    let mut inside = Vec::new();
    let mut last = None::<char>;
    for (at, c) in folded.char_indices() {
        let open = last.replace(c).is_none_or(|c| !c.is_alphabetic());
        let Some(rest) = folded.get(at..) else { continue };
        let mut longest = None;
        for (number, phrase) in rest.bytes().next().and_then(|byte| phrases.get(&byte)).into_iter().flatten() {
            let Some(tail) = rest.strip_prefix(phrase.as_str()).filter(|_| !inside.contains(number)) else { continue };
            if open && (!phrase.is_ascii() || tail.chars().next().is_none_or(|c| !c.is_alphabetic())) {
                longest = longest.max(Some(at + phrase.len()));
            } else {
                inside.push(*number);
            }
        }
        if longest.is_some() {
            return longest;
        }
    }
    None
}

/// Whether `text` speaks of access, with or without a date.
pub fn says_access(text: &str) -> bool {
    phrase_end(&fold(&plain(text))).is_some()
}

/// The date behind (or, failing that, before) an access phrase; `None` where `text` has no such phrase or no date.
pub fn read_access(text: &str, day_first: Option<bool>) -> Option<Date> {
    let folded = fold(&plain(text));
    let end = phrase_end(&folded)?;
    let day_first = day_first.unwrap_or(true);
    let behind = folded.get(end..)?;
    let near = find_date(behind, day_first).filter(|(_, rest)| behind.len() - rest.len() <= REACH);
    near.or_else(|| find_date(folded.get(..end)?, day_first)).map(|(date, _)| date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("diakses pada 4 Juli 2020", "2020-7-4")]
    #[case("(diakses 2 Desember 2020).", "2020-12-2")]
    #[case("Diakses pada 25 Desember 2021, dari", "2021-12-25")]
    #[case("Retrieved February 9, 2019, from", "2019-2-9")]
    #[case("Accessed March 4, 2019", "2019-3-4")]
    #[case("consulté le 3 mai 2010", "2010-5-3")]
    #[case("Zugriff am 3.5.2010", "2010-5-3")]
    #[case("acesso em: 3 maio 2010", "2010-5-3")]
    #[case("дата обращения: 03.05.2010", "2010-5-3")]
    #[case("[cited 2010 May 3]", "2010-5-3")]
    #[case("(letzter Zugriff: 03. Mai 2010)", "2010-5-3")]
    #[case("truy cập ngày 3 tháng 5 năm 2010", "2010-5-3")]
    #[case("访问日期 2010年5月3日", "2010-5-3")]
    #[case("geraadpleegd op 3 mei 2010", "2010-5-3")]
    #[case("dicapai pada 3 Mac 2010", "2010-3-3")]
    fn phrases_of_many_languages(#[case] text: &str, #[case] expected: &str) {
        let start = read_access(text, None).and_then(|date| date.start);
        let shown = start.map(|d| format!("{}-{}-{}", d.year, d.month.unwrap_or(0), d.day.unwrap_or(0)));
        assert_eq!(shown.as_deref(), Some(expected));
    }

    #[rstest]
    #[case("Retrieved from")]
    #[case("inaccessed 3 May 2010")]
    #[case("3 May 2010")]
    fn no_access_date(#[case] text: &str) {
        assert_eq!(read_access(text, None), None);
    }

    #[test]
    fn no_phrase_twice() {
        let mut seen = std::collections::BTreeSet::new();
        assert!(phrases().iter().all(|phrase| seen.insert(phrase)));
    }
}
