//! When two values of a field count as the same: by their letters and digits alone, and without custom's words at the edges.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

use crate::segment::Label;

const EDGES: &str = include_str!("edges.tsv");

/// Words at the edges, by label.
static CUSTOM: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let rows = EDGES.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    rows.map(|(label, words)| (label, words.split(' ').collect())).collect()
});

/// Signs that are written onto their number: "p12", "vol3".
const GLUED: [&str; 12] = ["p", "pp", "s", "vol", "v", "no", "nr", "n", "bd", "jg", "h", "t"];

/// Whether a character is white space or punctuation, which no comparison heeds.
pub fn separates(c: char) -> bool {
    let group = c.general_category_group();
    c.is_whitespace()
        || matches!(group, GeneralCategoryGroup::Punctuation | GeneralCategoryGroup::Separator)
        || matches!(c.general_category(), GeneralCategory::Format | GeneralCategory::Control)
}

/// One form for letters of either case and any width.
fn caseless(text: &str) -> String {
    // Up and down again: "ß" and "ss", "ς" and "σ" become one.
    let upper = |c: char| c.to_uppercase();
    text.nfkc().flat_map(upper).flat_map(char::to_lowercase).nfkc().collect()
}

/// The strict form of a value: its letters, digits and symbols. A value of dashes alone stays what it is.
pub fn strict(text: &str) -> String {
    let folded = caseless(text);
    let kept: String = folded.chars().filter(|&c| !separates(c)).collect();
    if kept.is_empty() { folded.split_whitespace().collect() } else { kept }
}

/// The lenient form: without the words that custom puts at the edges of such a field.
pub fn lenient(label: Label, text: &str) -> String {
    if label == Label::Doi
        && let Some(doi) = bare_doi(text)
    {
        return strict(doi);
    }
    let bare = if label == Label::Issue { without_degree(text) } else { text.to_owned() };
    let folded = caseless(&bare);
    let words: Vec<&str> = folded.split(separates).filter(|word| !word.is_empty()).collect();
    let joined = match CUSTOM.get(label.as_str()) {
        Some(custom) => inner(label, &words, custom),
        None => words.concat(),
    };
    if joined.is_empty() { strict(&bare) } else { joined }
}

/// `words` without those of `custom` at both ends; all of them where nothing would be left.
fn inner(label: Label, words: &[&str], custom: &[&str]) -> String {
    let start = words.iter().position(|word| !custom.contains(word));
    let end = words.iter().rposition(|word| !custom.contains(word));
    let mut kept = match (start, end) {
        (Some(start), Some(end)) => words.get(start..=end).unwrap_or(words).to_vec(),
        _ => words.to_vec(),
    };
    if matches!(label, Label::Pages | Label::Volume | Label::Issue)
        && let Some(first) = kept.first_mut()
    {
        let number = GLUED.iter().find_map(|sign| first.strip_prefix(sign).filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())));
        *first = number.unwrap_or(first);
    }
    kept.concat()
}

/// The DOI in "https://doi.org/10.1000/x".
fn bare_doi(text: &str) -> Option<&str> {
    text.match_indices("10.").find_map(|(at, _)| {
        let rest = text.get(at..)?.split_whitespace().next()?;
        let (prefix, suffix) = rest.get(3..)?.split_once('/')?;
        let registrant = (4..=9).contains(&prefix.len()) && prefix.chars().all(|c| c.is_ascii_digit());
        (registrant && !suffix.is_empty()).then_some(rest)
    })
}

/// "n° 12" is "12".
fn without_degree(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let signed = !out.ends_with(char::is_alphanumeric) && matches!(c, 'n' | 'N');
        match rest.get(1..).filter(|_| signed).and_then(|tail| tail.strip_prefix(['°', 'º'])) {
            Some(tail) => rest = tail.trim_start(),
            None => {
                out.push(c);
                rest = rest.get(c.len_utf8()..).unwrap_or("");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Über  Flüsse.", "überflüsse", true)]
    #[case("Straße", "STRASSE", true)]
    #[case("ﬁrst", "First", true)]
    #[case("———", "— — —", true)]
    #[case("C++", "C", false)]
    #[case("１２（３）", "12(3)", true)]
    fn strictly(#[case] one: &str, #[case] other: &str, #[case] same: bool) {
        assert_eq!(strict(one) == strict(other), same, "{} {}", strict(one), strict(other));
    }

    #[rstest]
    #[case(Label::Pages, "pp. 4–9", "4-9", true)]
    #[case(Label::Pages, "p12", "12", true)]
    #[case(Label::Issue, "n° 12", "12", true)]
    #[case(Label::Editor, "In Robert Singh (ed.)", "Robert Singh", true)]
    #[case(Label::Doi, "https://doi.org/10.1000/x", "doi:10.1000/x", true)]
    #[case(Label::ContainerTitle, "In Nature", "Nature", true)]
    #[case(Label::Title, "In Nature", "Nature", false)]
    #[case(Label::Editor, "(ed.)", "Singh", false)]
    fn leniently(#[case] label: Label, #[case] one: &str, #[case] other: &str, #[case] same: bool) {
        assert_eq!(lenient(label, one) == lenient(label, other), same, "{} {}", lenient(label, one), lenient(label, other));
    }

    #[test]
    fn the_table_names_labels_and_has_each_word_once() {
        for (label, words) in CUSTOM.iter() {
            assert!(Label::from_name(label).is_some(), "{label}");
            let mut once = words.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), words.len(), "{label}");
        }
    }
}
