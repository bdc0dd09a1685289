//! The names of months and seasons in many languages.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::record::clean::{fold, rows};
use crate::segment::hash::Mixer;

static TABLE: &str = include_str!("months.tsv");

/// Every name in the table with its number.
fn names() -> impl Iterator<Item = (String, u8)> {
    let row = |row: &'static str| {
        let mut cells = row.split('\t');
        let number: u8 = cells.next()?.parse().ok()?;
        Some(cells.map(move |name| (fold(name), number)))
    };
    rows(TABLE).filter_map(row).flatten()
}

/// The month (1 to 12) or season (21 to 24) a word names, in any letter case, with or without its full stop.
pub(super) fn month_number(word: &str) -> Option<u8> {
    static NAMES: OnceLock<HashMap<String, u8, Mixer>> = OnceLock::new();
    NAMES.get_or_init(|| names().collect()).get(&fold(word.trim_end_matches('.'))).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_twice() {
        let mut seen = std::collections::BTreeSet::new();
        for (name, number) in names() {
            assert!((1..=12).contains(&number) || (21..=24).contains(&number));
            assert!(seen.insert(name.clone()), "{name} ({number}) stands twice");
        }
        assert!(seen.len() > 120);
    }

    #[test]
    fn every_language() {
        for (word, number) in [("Agustus", 8), ("März", 3), ("août", 8), ("Sept.", 9), ("мая", 5), ("Disember", 12), ("Spring", 21)] {
            assert_eq!(month_number(word), Some(number), "{word}");
        }
        assert_eq!(month_number("Monday"), None);
    }
}
