//! The words by which a paper's head is read: labels before a colon, and names of institutions.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// What a label announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// The paper's title.
    Title,
    /// Its authors.
    Author,
    /// Journal or conference.
    Venue,
    /// A date of publication.
    Year,
    /// The journal's volume.
    Volume,
    /// The journal's issue.
    Issue,
    /// The pages.
    Pages,
    /// Its DOI.
    Doi,
    /// How to cite it.
    Cite,
    /// The abstract or the text begins: the head is over.
    Stop,
}

static LABELS: LazyLock<HashMap<&'static str, Label>> =
    LazyLock::new(|| label_rows().filter_map(|(what, word)| Some((word, label_of(what)?))).collect());

static INSTITUTIONS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| institution_rows().collect());

fn label_rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    include_str!("labels.tsv").lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

fn institution_rows() -> impl Iterator<Item = &'static str> {
    include_str!("institutions.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

fn label_of(what: &str) -> Option<Label> {
    Some(match what {
        "title" => Label::Title,
        "author" => Label::Author,
        "venue" => Label::Venue,
        "year" => Label::Year,
        "volume" => Label::Volume,
        "issue" => Label::Issue,
        "pages" => Label::Pages,
        "doi" => Label::Doi,
        "cite" => Label::Cite,
        "stop" => Label::Stop,
        _ => return None,
    })
}

/// What a label says, markup and colon aside.
pub(super) fn label(word: &str) -> Option<Label> {
    if word.len() > 80 {
        return None;
    }
    let bare = word.trim_matches(|c: char| c.is_whitespace() || "#*_:：.[]".contains(c)).to_lowercase();
    let bare = super::heading::without_number(&bare);
    LABELS.get(bare).copied()
}

/// Whether a word belongs to the name of an institution.
pub(crate) fn is_institution(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphabetic());
    INSTITUTIONS.contains(bare.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::{Label, institution_rows, label, label_of, label_rows};
    use rstest::rstest;

    #[rstest]
    #[case("**Authors :**", Some(Label::Author))]
    #[case("CITE THIS ARTICLE AS", Some(Label::Cite))]
    #[case("Cómo citar:", Some(Label::Cite))]
    #[case("1. Introduction", Some(Label::Stop))]
    #[case("Results", None)]
    fn labels(#[case] word: &str, #[case] expected: Option<Label>) {
        assert_eq!(label(word), expected);
    }

    #[test]
    fn the_tables_have_no_row_twice() {
        assert!(label_rows().all(|(what, word)| label_of(what).is_some() && word == word.to_lowercase()));
        let mut words: Vec<&str> = label_rows().map(|(_, word)| word).collect();
        let mut names: Vec<&str> = institution_rows().collect();
        for list in [&mut words, &mut names] {
            let all = list.len();
            list.sort_unstable();
            list.dedup();
            assert_eq!(list.len(), all);
        }
    }
}
