//! What a section's heading says of its content, in many languages: a table of words.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::heading::without_number;

/// What stands under a heading, as far as references go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Section {
    /// A reference list.
    List,
    /// Notes gathered at the end.
    Notes,
    /// A part of a list: "Primary sources".
    Part,
    /// What comes after a list: "Acknowledgments", "Appendix".
    End,
}

impl Section {
    /// Whether such a heading is believed even when the lines before or after it are not blank; `above` is the line before it.
    pub(super) fn ends_paragraphs(self, line: &str, above: &str) -> bool {
        let shouted = !line.chars().any(char::is_lowercase);
        match self {
            Section::List => true,
            // "License" or "Index" may be a wrapped line of its own; not in capitals, and not behind a full stop.
            Section::End => shouted || above.is_empty() || above.ends_with('.'),
            Section::Notes | Section::Part => false,
        }
    }
}

static TABLE: &str = include_str!("sections.tsv");

static WORDS: LazyLock<HashMap<&'static str, Section>> =
    LazyLock::new(|| rows().filter_map(|(kind, word)| Some((word, section(kind)?))).collect());

fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

fn section(kind: &str) -> Option<Section> {
    Some(match kind {
        "list" => Section::List,
        "notes" => Section::Notes,
        "part" => Section::Part,
        "end" => Section::End,
        _ => return None,
    })
}

/// The longest heading of the table has fewer bytes than this.
const LONGEST: usize = 120;

/// What a heading's text says; `None` for a heading that no table row knows.
pub(crate) fn heading(line: &str) -> Option<Section> {
    if line.len() > LONGEST {
        return None;
    }
    // LaTeX's environment is a heading in all but form.
    for (mark, section) in [("\\begin{thebibliography}", Section::List), ("\\end{thebibliography}", Section::End)] {
        if line.trim_start().starts_with(mark) {
            return Some(section);
        }
    }
    let bare = line.trim_matches(|c: char| c.is_whitespace() || "#*_:：.".contains(c));
    let bare = without_number(bare).trim_matches(|c: char| "*_ 【】〔〕[]".contains(c));
    // "R E F E R E N C E S" is spaced for show.
    let spaced = bare.split(' ').count() > 4 && bare.split(' ').all(|part| part.chars().count() == 1);
    let folded: String =
        if spaced { bare.replace(' ', "").to_lowercase() } else { bare.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase() };
    if let Some(section) = WORDS.get(folded.as_str()) {
        // A sentence may consist of the one word "Note."; a heading of a list is bold, marked or bare.
        return Some(*section);
    }
    // "参 考 文 献"
    let closed = folded.replace(' ', "");
    (!closed.is_ascii()).then(|| WORDS.get(closed.as_str()).copied()).flatten()
}

#[cfg(test)]
mod tests {
    use super::{Section, heading, rows, section};
    use rstest::rstest;

    #[rstest]
    #[case("REFERENCES", Some(Section::List))]
    #[case("## REFERENCE", Some(Section::List))]
    #[case("**Daftar Pustaka**", Some(Section::List))]
    #[case("6. References", Some(Section::List))]
    #[case("VII. LITERATURVERZEICHNIS", Some(Section::List))]
    #[case("Works Cited:", Some(Section::List))]
    #[case("Список литературы", Some(Section::List))]
    #[case("参考文献", Some(Section::List))]
    #[case("参 考 文 献", Some(Section::List))]
    #[case("R E F E R E N C E S", Some(Section::List))]
    #[case("Catatan Kaki", Some(Section::Notes))]
    #[case("Acknowledgment", Some(Section::End))]
    #[case("\\begin{thebibliography}{99}", Some(Section::List))]
    #[case("Primary Sources", Some(Section::Part))]
    #[case("Introduction", None)]
    #[case("", None)]
    fn headings(#[case] line: &str, #[case] expected: Option<Section>) {
        assert_eq!(heading(line), expected);
    }

    #[test]
    fn the_table_has_no_row_twice_and_no_unknown_kind() {
        let mut words: Vec<&str> = rows().map(|(_, word)| word).collect();
        assert!(rows().all(|(kind, word)| section(kind).is_some() && word == word.to_lowercase() && word.len() < super::LONGEST));
        let all = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), all);
    }
}
