//! The names of months and seasons in many languages.

use std::sync::OnceLock;

use crate::record::clean::{fold, rows};

static TABLE: &str = include_str!("months.tsv");

fn names() -> &'static [(String, u8)] {
    static NAMES: OnceLock<Vec<(String, u8)>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let mut names: Vec<_> = rows(TABLE)
            .filter_map(|row| {
                let mut cells = row.split('\t');
                let number: u8 = cells.next()?.parse().ok()?;
                Some(cells.map(move |name| (fold(name), number)))
            })
            .flatten()
            .collect();
        names.sort_unstable();
        names
    })
}

/// The month (1 to 12) or season (21 to 24) a word names, in any letter case, with or without its full stop.
pub(super) fn month_number(word: &str) -> Option<u8> {
    let word = fold(word.trim_end_matches('.'));
    let names = names();
    names.binary_search_by(|(name, _)| name.cmp(&word)).ok().and_then(|at| names.get(at)).map(|(_, number)| *number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_twice() {
        let names = names();
        let mut seen = std::collections::BTreeSet::new();
        for (name, number) in names {
            assert!(seen.insert(name), "{name} ({number}) stands twice");
            assert!((1..=12).contains(number) || (21..=24).contains(number));
        }
        assert!(names.len() > 120);
    }

    #[test]
    fn every_language() {
        for (word, number) in [("Agustus", 8), ("März", 3), ("août", 8), ("Sept.", 9), ("мая", 5), ("Disember", 12), ("Spring", 21)] {
            assert_eq!(month_number(word), Some(number), "{word}");
        }
        assert_eq!(month_number("Monday"), None);
    }
}
