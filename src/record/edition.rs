//! Which edition: the number of "2nd ed.", "zweite Auflage", "cet. ke-3"; words where no number is given ("revised edition").

use super::clean::{fold, plain, trim_edges};

/// Words for edition, folded; they are left out of the value.
const WORDS: [&str; 31] = [
    "ed",
    "edn",
    "edition",
    "editions",
    "aufl",
    "auflage",
    "ausg",
    "ausgabe",
    "edicion",
    "edicao",
    "edizione",
    "ediz",
    "druk",
    "uitgave",
    "edisi",
    "cet",
    "cetakan",
    "ke",
    "изд",
    "издание",
    "xuat",
    "ban",
    "lan",
    "thu",
    "版",
    "第",
    "판",
    "е",
    "я",
    "и",
    "ое",
];

/// Ordinals in words, folded.
const ORDINALS: [(&str, &str); 37] = [
    ("first", "1"),
    ("second", "2"),
    ("third", "3"),
    ("fourth", "4"),
    ("fifth", "5"),
    ("sixth", "6"),
    ("seventh", "7"),
    ("eighth", "8"),
    ("ninth", "9"),
    ("tenth", "10"),
    ("erste", "1"),
    ("zweite", "2"),
    ("dritte", "3"),
    ("vierte", "4"),
    ("funfte", "5"),
    ("premiere", "1"),
    ("deuxieme", "2"),
    ("seconde", "2"),
    ("troisieme", "3"),
    ("quatrieme", "4"),
    ("primera", "1"),
    ("segunda", "2"),
    ("tercera", "3"),
    ("cuarta", "4"),
    ("terceira", "3"),
    ("prima", "1"),
    ("seconda", "2"),
    ("terza", "3"),
    ("pertama", "1"),
    ("kedua", "2"),
    ("ketiga", "3"),
    ("keempat", "4"),
    ("kelima", "5"),
    ("tweede", "2"),
    ("derde", "3"),
    ("второе", "2"),
    ("третье", "3"),
];

/// Reads an edition; `None` where nothing is left.
pub fn read_edition(text: &str) -> Option<String> {
    let plain = plain(text);
    let text = trim_edges(plain.trim_end_matches('.'));
    let mut other = Vec::new();
    let mut number = None;
    for word in text.split(|c: char| c.is_whitespace() || c == '-').filter(|word| !word.is_empty()) {
        let bare = fold(word.trim_matches(|c: char| !c.is_alphanumeric()));
        let digits: String = bare.chars().filter(char::is_ascii_digit).collect();
        let ordinal = ORDINALS.iter().find(|(name, _)| *name == bare).map(|(_, n)| (*n).to_owned());
        if WORDS.contains(&bare.as_str()) || bare.is_empty() {
            continue;
        } else if number.is_none() && !digits.is_empty() && is_ordinal_tail(&bare) {
            number = Some(digits);
        } else if number.is_none() && ordinal.is_some() {
            number = ordinal;
        } else {
            other.push(word);
        }
    }
    match (number, other.is_empty()) {
        (Some(number), true) => Some(number),
        (None, true) => None,
        // "2nd revised edition" says more than a number: kept in words.
        _ => Some(text.to_owned()),
    }
}

/// "2", "2nd", "2e", "2ª", "第2版": at most three letters beside the digits.
fn is_ordinal_tail(word: &str) -> bool {
    word.chars().filter(|c| !c.is_ascii_digit()).count() <= 3
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("2nd ed.", Some("2"))]
    #[case("(3rd edn)", Some("3"))]
    #[case("Second edition", Some("2"))]
    #[case("4. Aufl.", Some("4"))]
    #[case("2e éd", Some("2"))]
    #[case("2ª edición", Some("2"))]
    #[case("Cet. ke-3", Some("3"))]
    #[case("edisi kedua", Some("2"))]
    #[case("изд. 2-е", Some("2"))]
    #[case("第2版", Some("2"))]
    #[case("Revised edition", Some("Revised edition"))]
    #[case("2nd rev. ed.", Some("2nd rev. ed"))]
    #[case("ed.", None)]
    fn editions(#[case] text: &str, #[case] expected: Option<&str>) {
        assert_eq!(read_edition(text).as_deref(), expected);
    }

    #[test]
    fn no_word_twice() {
        let mut seen = std::collections::BTreeSet::new();
        assert!(WORDS.iter().chain(ORDINALS.iter().map(|(word, _)| word)).all(|word| seen.insert(word)));
    }
}
