//! What is known of a rule before it runs: [`Meta`], and the [`Group`]s rules belong to.

use super::Severity;

/// A rule's name, default and page.
#[derive(Clone, Copy, Debug)]
pub struct Meta {
    /// Name in kebab-case.
    pub name: &'static str,
    /// Severity unless the settings say otherwise.
    pub severity: Severity,
    /// Whether it runs when nothing is selected.
    pub default: bool,
    /// What it is about.
    pub group: Group,
    /// One line: what it reports, without a full stop.
    pub summary: &'static str,
    /// Its page in Markdown: what `ibid explain` prints, and its test.
    pub page: &'static str,
}

/// What a rule is about. A group's name selects all its rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// The list and how it splits into entries.
    List,
    /// Which data an entry must and may have.
    Data,
    /// Authors, editors, translators.
    Names,
    /// Titles and what works stand in.
    Titles,
    /// Dates.
    Dates,
    /// Volume, issue, pages, edition.
    Numbers,
    /// DOI, ISBN, ISSN, URL and the like.
    Identifiers,
    /// Keys, fields and syntax of bibliography files.
    Files,
    /// Citations in the text and in notes.
    Citations,
    /// What several papers or several files show together.
    Papers,
}

impl Group {
    /// Every group, in the order of the table of rules.
    pub const ALL: [Self; 10] = [
        Self::List,
        Self::Data,
        Self::Names,
        Self::Titles,
        Self::Dates,
        Self::Numbers,
        Self::Identifiers,
        Self::Files,
        Self::Citations,
        Self::Papers,
    ];

    /// Its name, by which it is selected.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Data => "data",
            Self::Names => "names",
            Self::Titles => "titles",
            Self::Dates => "dates",
            Self::Numbers => "numbers",
            Self::Identifiers => "identifiers",
            Self::Files => "files",
            Self::Citations => "citations",
            Self::Papers => "papers",
        }
    }
}
