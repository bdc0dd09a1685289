//! How far title words of a citation agree with an entry's title.

use rapidfuzz::distance::osa;

use crate::key::fold;

/// How far titles agree, weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum TitleFit {
    /// Nearly equal as far as the shorter goes.
    Near,
    /// One begins with the other, or its words stand in it in one run.
    Equal,
}

/// The share of letters that may differ in titles taken for the same; typists' slips stay below it.
const TOLERANCE: f64 = 0.15;

/// Compares folded title words as cited with a folded title or, where none was read, the whole entry.
pub(super) fn fit(cited: &str, title: Option<&str>, raw: &str) -> Option<TitleFit> {
    if cited.is_empty() {
        return None;
    }
    let contained = || format!(" {} ", fold(raw)).contains(&format!(" {cited} "));
    let Some(title) = title.filter(|title| !title.is_empty()) else {
        return contained().then_some(TitleFit::Equal);
    };
    if title == cited || begins(title, cited) || begins(cited, title) || (cited.contains(' ') && contained()) {
        return Some(TitleFit::Equal);
    }
    let length = cited.chars().count().min(title.chars().count());
    if length < 8 {
        return None;
    }
    let head = |text: &str| -> String { text.chars().take(length).collect() };
    let distance = osa::distance(head(cited).chars(), head(title).chars());
    // Titles are short enough for an exact conversion.
    (distance as f64 <= TOLERANCE * length as f64).then_some(TitleFit::Near)
}

/// Whether `long` begins with the words of `short`.
fn begins(long: &str, short: &str) -> bool {
    long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Implementasi Asean Convention (ACTIP)", "Implementasi ASEAN Convention (Actip) di Indonesia", Some(TitleFit::Equal))]
    #[case("Peran Organisasi Internasional", "Peran Organisasi Internasional Dan Regional", Some(TitleFit::Equal))]
    #[case("Implementasi Asean Convantion", "Implementasi Asean Convention", Some(TitleFit::Near))]
    #[case("Rise", "Rise and Fall", Some(TitleFit::Equal))]
    #[case("Rise", "Risen", None)]
    #[case("Cultural Theory", "Social Practice", None)]
    fn fits(#[case] cited: &str, #[case] title: &str, #[case] expected: Option<TitleFit>) {
        assert_eq!(fit(&fold(cited), Some(&fold(title)), ""), expected);
    }
}
