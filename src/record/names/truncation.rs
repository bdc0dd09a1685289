//! Whether a list of names breaks off: "et al.", "dkk.", "u. a.", "и др.", "等".

use std::sync::OnceLock;

use crate::record::clean::{fold, rows};

static TABLE: &str = include_str!("truncation.txt");

/// The phrases with blanks and dots left out, longest first.
fn phrases() -> &'static [String] {
    static PHRASES: OnceLock<Vec<String>> = OnceLock::new();
    PHRASES.get_or_init(|| {
        let mut phrases: Vec<String> = rows(TABLE).map(bare).collect();
        phrases.sort_by_key(|phrase| usize::MAX - phrase.len());
        phrases
    })
}

/// Folded, without blanks and full stops ("u. a." and "u.a." are one), unless nothing else is there ("...").
fn bare(text: &str) -> String {
    let folded = fold(text);
    let kept: String = folded.chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
    if kept.is_empty() { folded.chars().filter(|c| !c.is_whitespace()).collect() } else { kept }
}

/// The list without its phrase of truncation, or `None` if it has none.
pub(super) fn strip_truncation(list: &str) -> Option<&str> {
    let list = list.trim_end_matches([',', ';', ':', ' ', ')', ']']);
    if let Some(rest) = list.strip_suffix(['等', '他', '외']) {
        return Some(rest.trim_end());
    }
    // The phrase begins at one of the last words; a longer phrase wins over the shorter one in it.
    const LAST: usize = 4;
    let starts: Vec<usize> = list.char_indices().rev().filter(|&(at, c)| is_start(list, at, c)).map(|(at, _)| at).take(LAST).collect();
    let found = starts.iter().rev().find(|&&at| {
        let phrase = bare(list.get(at..).unwrap_or(""));
        phrases().contains(&phrase) && !is_initials_like(list, at)
    })?;
    Some(list.get(..*found)?.trim_end_matches([',', ';', ' ', '(', '[']))
}

fn is_start(list: &str, at: usize, c: char) -> bool {
    let before = list.get(..at).and_then(|text| text.chars().next_back());
    !c.is_whitespace()
        && (before.is_none_or(|b| b.is_whitespace() || matches!(b, ',' | ';' | '(' | '['))
            || (matches!(c, '…' | '.') && before != Some('.')))
        && (c.is_alphanumeric() || matches!(c, '&' | '…') || list.get(at..).is_some_and(|tail| tail.starts_with("...")))
}

/// "U. A." and "E. A." are somebody's initials; the phrases are written small.
fn is_initials_like(list: &str, at: usize) -> bool {
    let tail = list.get(at..).unwrap_or("");
    tail.chars().filter(|c| c.is_alphabetic()).count() <= 2 && tail.starts_with(char::is_uppercase)
}

/// Whether `text` begins with a phrase of truncation, as behind a list whose place ends before it.
pub(crate) fn begins_truncated(text: &str) -> bool {
    let head: String = text.trim_start_matches([',', ';', ' ', '\u{a0}', '*', '_', '(']).chars().take(24).collect();
    let mut prefix = String::new();
    head.split_inclusive([' ', '.', ',', ')']).take(4).any(|word| {
        prefix.push_str(word);
        let phrase = prefix.trim_matches([' ', ',', '.', ')', '*', '_']);
        phrases().contains(&bare(phrase)) && !matches!(bare(phrase).as_str(), "others" | "ua" | "ea")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Zoller SD, Hammersmith RL, et al.", "Zoller SD, Hammersmith RL")]
    #[case("Agussalim, Dkk", "Agussalim")]
    #[case("Majid, Abdul, Dkk.", "Majid, Abdul")]
    #[case("Müller, H. u. a.", "Müller, H.")]
    #[case("Müller, H. u.a.", "Müller, H.")]
    #[case("Иванов И. И. и др.", "Иванов И. И.")]
    #[case("Dung Van Nguyen et al.,", "Dung Van Nguyen")]
    #[case("Suharto, A., dan lain-lain", "Suharto, A.")]
    #[case("王小明, 李华, 等", "王小明, 李华,")]
    #[case("Smith, J., ...", "Smith, J.")]
    #[case("Smith (et al.)", "Smith")]
    #[case("García, M., y otros", "García, M.")]
    fn truncated(#[case] list: &str, #[case] expected: &str) {
        assert_eq!(strip_truncation(list), Some(expected));
    }

    #[rstest]
    #[case("Smith, J., & Newman, E.")]
    #[case("Otani, E. A.")]
    #[case("Etal, B.")]
    fn whole(#[case] list: &str) {
        assert_eq!(strip_truncation(list), None);
    }

    #[test]
    fn behind_the_place() {
        assert!(begins_truncated(", et al. (2004)") && begins_truncated(" *et al.*, Title") && begins_truncated(", dkk. 2010"));
        assert!(!begins_truncated(". Other people") && !begins_truncated(" (2004)"));
    }

    #[test]
    fn no_phrase_twice() {
        assert!(phrases().iter().enumerate().all(|(at, phrase)| !phrases()[..at].contains(phrase)));
    }
}
