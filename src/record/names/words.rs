//! What a word of a name looks like: initials, a particle, a suffix, a name in capitals, a name.

use super::table::{is_particle, is_suffix};

/// What a word can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Surely initials: "J.", "J.-P.", "A.A.", "S".
    Initials,
    /// Two or three capitals without dots: initials behind a family name, a short name in capitals before one ("LI", "SD").
    Capitals,
    /// "van", "de" in small letters.
    Particle,
    /// "Jr.", "III".
    Suffix,
    /// Any other word.
    Name,
}

/// The shape of one word.
pub(super) fn shape(word: &str) -> Shape {
    if is_suffix(word) {
        Shape::Suffix
    } else if is_initials(word) {
        Shape::Initials
    } else if word.starts_with(char::is_lowercase) && is_particle(word) {
        Shape::Particle
    } else if is_short_capitals(word) {
        Shape::Capitals
    } else {
        Shape::Name
    }
}

/// Letters each with its dot ("J.", "J.-P.", "A.A.", "Yu.", "Ch."), or one capital alone.
fn is_initials(word: &str) -> bool {
    // Two small letters stand together in none; most words are told so at their beginning.
    let mut behind = word.chars().skip(1);
    if behind.next().is_some_and(char::is_lowercase) && behind.next().is_some_and(char::is_lowercase) {
        return false;
    }
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    if letters == 1 && word.ends_with('.') && word.chars().count() == 2 {
        return true;
    }
    if letters == 0 || word.starts_with(char::is_lowercase) {
        return false;
    }
    if letters == 1 {
        return word.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-' | '‐' | '\'' | '’'));
    }
    if !word.contains('.') {
        // "J-P", "M-A": single capitals joined by hyphens.
        return word.contains(['-', '‐', '‑'])
            && word.split(['-', '‐', '‑']).all(|part| part.chars().count() == 1 && part.chars().all(char::is_uppercase));
    }
    // Between dots and hyphens stand at most two letters ("Th.", "Yu."), the first large; "St." is a saint.
    word != "St."
        && word != "Ste."
        && word.ends_with(['.', '-']) | word.split(['.', '-', '‐', '‑']).next_back().is_some_and(|last| last.chars().count() <= 1)
        && word
            .split(['.', '-', '‐', '‑'])
            .filter(|part| !part.is_empty())
            .all(|part| part.chars().count() <= 2 && part.chars().next().is_some_and(char::is_uppercase))
}

/// Two or three capitals, perhaps hyphenated: "SD", "JMR", "LI". Four with a vowel are a name in capitals more often.
fn is_short_capitals(word: &str) -> bool {
    let letters = || word.chars().filter(|c| c.is_alphabetic()).count();
    word.chars().all(|c| c.is_uppercase() || matches!(c, '-' | '‐'))
        && (matches!(letters(), 2 | 3) || (letters() == 4 && !word.contains(['A', 'E', 'I', 'O', 'U', 'Y'])))
}

/// Initials and a suffix run together: "EJr", "TFII", "ER3rd".
pub(super) fn split_glued_suffix(word: &str) -> Option<(&str, &str)> {
    // Every word of every list is asked for, and few end so.
    if !word.ends_with(['.', 'r', 'I', 'd', 'h']) {
        return None;
    }
    ["Jr.", "Jr", "Sr.", "Sr", "III", "II", "2nd", "3rd", "4th"].iter().find_map(|suffix| {
        let initials = word.strip_suffix(suffix)?;
        let short = (1..=3).contains(&initials.chars().count()) && initials.chars().all(char::is_uppercase);
        // "AII" may be three initials; "TFII" hardly four.
        let sure = !suffix.chars().all(|c| c == 'I') || initials.chars().count() >= 2;
        (short && sure && initials != "I" && initials != "V").then_some((initials, word.get(initials.len()..)?))
    })
}

/// Whether the word is written in capitals all through and longer than initials are.
pub(super) fn is_shouted(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() > 1 && letters.all(char::is_uppercase) && !word.contains('.')
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("J.", Shape::Initials)]
    #[case("J", Shape::Initials)]
    #[case("J.-P.", Shape::Initials)]
    #[case("M-A", Shape::Initials)]
    #[case("A.A.", Shape::Initials)]
    #[case("F.D.A.", Shape::Initials)]
    #[case("Yu.", Shape::Initials)]
    #[case("И.", Shape::Initials)]
    #[case("H.-J", Shape::Initials)]
    #[case("SD", Shape::Capitals)]
    #[case("HU", Shape::Capitals)]
    #[case("van", Shape::Particle)]
    #[case("Van", Shape::Name)]
    #[case("Jr.", Shape::Suffix)]
    #[case("Akaha", Shape::Name)]
    #[case("Mas'ood", Shape::Name)]
    #[case("St.", Shape::Name)]
    #[case("O'Neill", Shape::Name)]
    fn shapes(#[case] word: &str, #[case] expected: Shape) {
        assert_eq!(shape(word), expected);
    }

    #[test]
    fn glued_suffixes() {
        assert_eq!(split_glued_suffix("EJr"), Some(("E", "Jr")));
        assert_eq!(split_glued_suffix("TFII"), Some(("TF", "II")));
        assert_eq!(split_glued_suffix("ER3rd"), Some(("ER", "3rd")));
        assert_eq!(split_glued_suffix("III"), None);
    }
}
