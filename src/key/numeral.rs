//! The number a word stands for: digits, ordinals ("8th", "18e"), Roman numerals, number words of several languages.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::segment::hash::Mixer;

/// `word<TAB>number` rows; lines that begin with `#` name the language.
const NUMBER_WORDS: &str = include_str!("numerals.tsv");

static BY_WORD: LazyLock<HashMap<&'static str, u32, Mixer>> = LazyLock::new(|| rows().collect());

fn rows() -> impl Iterator<Item = (&'static str, u32)> {
    NUMBER_WORDS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let (word, number) = line.split_once('\t')?;
        Some((word, number.trim().parse().ok()?))
    })
}

/// The number a folded word of a title stands for. Roman numerals count from two letters on and up to 39: "i" and "mi" are words.
///
/// ```
/// use ibid::key::number_of_word;
/// assert_eq!(["8th", "eighth", "viii", "delapan"].map(number_of_word), [Some(8); 4]);
/// assert_eq!(number_of_word("mix"), None);
/// ```
pub fn number_of_word(word: &str) -> Option<u32> {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        let end = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
        let (digits, suffix) = word.split_at(end);
        let ordinal = matches!(
            suffix,
            "" | "st" | "nd" | "rd" | "th" | "e" | "er" | "ere" | "eme" | "o" | "a" | "os" | "as" | "ste" | "ten" | "ter" | "я" | "й"
        );
        return if ordinal { digits.parse().ok() } else { None };
    }
    if let Some(number) = word.strip_prefix("ke").and_then(|rest| rest.parse().ok()) {
        return Some(number);
    }
    BY_WORD.get(word).copied().or_else(|| if word.len() > 1 { roman(word).filter(|&n| n < 40) } else { None })
}

/// The value of a well-formed lower-case Roman numeral below 4000.
pub fn roman(word: &str) -> Option<u32> {
    const DIGITS: [(&str, u32); 13] = [
        ("m", 1000),
        ("cm", 900),
        ("d", 500),
        ("cd", 400),
        ("c", 100),
        ("xc", 90),
        ("l", 50),
        ("xl", 40),
        ("x", 10),
        ("ix", 9),
        ("v", 5),
        ("iv", 4),
        ("i", 1),
    ];
    if !word.bytes().all(|byte| b"ivxlcdm".contains(&byte)) {
        return None;
    }
    let mut rest = word;
    let mut value = 0;
    for (digit, worth) in DIGITS {
        let most = if matches!(digit, "m" | "c" | "x" | "i") { 3 } else { 1 };
        let mut times = 0;
        while let Some(after) = rest.strip_prefix(digit).filter(|_| times < most) {
            rest = after;
            value += worth;
            times += 1;
        }
    }
    (rest.is_empty() && value > 0).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;
    use std::collections::HashSet;

    #[rstest]
    #[case("8", Some(8))]
    #[case("10th", Some(10))]
    #[case("ninth", Some(9))]
    #[case("ketujuh", Some(7))]
    #[case("ke6", Some(6))]
    #[case("iv", Some(4))]
    #[case("i", None)]
    #[case("zweite", Some(2))]
    #[case("deuxieme", Some(2))]
    #[case("tercera", Some(3))]
    #[case("второй", Some(2))]
    #[case("4chan", None)]
    #[case("did", None)]
    #[case("kemlu", None)]
    fn reads(#[case] word: &str, #[case] number: Option<u32>) {
        assert_eq!(number_of_word(word), number);
    }

    #[rstest]
    #[case("mcmxciv", Some(1994))]
    #[case("iiii", None)]
    #[case("vx", None)]
    #[case("", None)]
    fn reads_roman(#[case] word: &str, #[case] number: Option<u32>) {
        assert_eq!(roman(word), number);
    }

    #[test]
    fn the_table_is_folded_and_has_no_word_twice() {
        let mut seen = HashSet::new();
        for (word, _) in rows() {
            assert!(seen.insert(word), "{word} twice");
            assert_eq!(crate::key::fold(word), word);
        }
        assert!(seen.len() > 150);
    }
}
