//! What the fields say: a [`Segmentation`] becomes a [`Record`] of typed values.

pub mod clean;
pub mod dates;
pub mod edition;
mod event;
mod genre;
mod hint;
pub mod identifier;
pub mod kind;
pub mod language;
pub mod names;
pub mod pages;
mod places;
mod read;
pub mod reason;
mod repeat;
mod series;
#[cfg(test)]
pub(crate) mod testkit;
pub mod title;
pub mod url;
pub mod volume;
mod when;
mod words;

pub use hint::list_hint;
pub use reason::{Reason, Reasons};
pub use repeat::resolve_repeats;
use serde::{Deserialize, Serialize};

use crate::segment::Segmentation;

/// A bibliographic record: what one reference says, cleaned of markup, quotes and line breaks, typos kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// The BibLaTeX entry type.
    pub entry_type: EntryType,
    /// Why it is of that type; empty where the type was given and not found.
    pub type_reasons: Reasons,
    /// Who wrote it.
    pub authors: Vec<Name>,
    /// The list of authors ends in "et al.", "dkk." and the like.
    pub authors_truncated: bool,
    /// Who edited it, or the volume it stands in.
    pub editors: Vec<Name>,
    /// The list of editors ends in "et al.".
    pub editors_truncated: bool,
    /// Who translated it.
    pub translators: Vec<Name>,
    /// Its title, with the subtitle, as written.
    pub title: Option<String>,
    /// Journal, book, proceedings or site it stands in.
    pub container_title: Option<String>,
    /// Series.
    pub collection_title: Option<String>,
    /// Number in the series (or of a report: "No. 7").
    pub collection_number: Option<String>,
    /// Publisher; the institution of a thesis or report too.
    pub publisher: Option<String>,
    /// Place of publication.
    pub location: Option<String>,
    /// When it was published.
    pub issued: Option<Date>,
    /// When a web page was read.
    pub accessed: Option<Date>,
    /// Volume, without its marker.
    pub volume: Option<String>,
    /// Issue, without its marker.
    pub issue: Option<String>,
    /// Pages: `223-230`, abbreviated ranges as written but with a plain hyphen (`258-92`).
    pub pages: Option<String>,
    /// Edition: `2` or words.
    pub edition: Option<String>,
    /// DOI, bare, as written.
    pub doi: Option<String>,
    /// ISBN as written.
    pub isbn: Option<String>,
    /// ISSN as written.
    pub issn: Option<String>,
    /// URL, blanks from line breaks removed.
    pub url: Option<String>,
    /// Conference at which it was given.
    pub event_title: Option<String>,
    /// Where that was held.
    pub event_place: Option<String>,
    /// When that was held.
    pub event_date: Option<Date>,
    /// Kind of thesis or report ("Thesis", "Working Paper", "PhD dissertation"), as written.
    pub genre: Option<String>,
    /// Remarks that no other field holds.
    pub note: Option<String>,
    /// Language of the reference as a BCP 47 primary tag (`en`, `id`, `de`).
    pub language: Option<String>,
    /// arXiv id, PMID and the like: (type, value), type as BibLaTeX's `eprinttype` (`arxiv`, `pubmed`, `hdl`, `jstor`).
    pub eprint: Option<(String, String)>,
}

/// A person or an organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Name {
    /// Family name; of a mononym the whole name.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub family: Option<String>,
    /// Given names or initials as written.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub given: Option<String>,
    /// "van", "de la".
    #[serde(rename = "non-dropping-particle", skip_serializing_if = "Option::is_none", default)]
    pub particle: Option<String>,
    /// "Jr.", "III".
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub suffix: Option<String>,
    /// An organisation's whole name; then all other parts are `None`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub literal: Option<String>,
}

/// A date or a span of dates, to the precision that is given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Date {
    /// The (first) day, month or year.
    pub start: Option<DatePart>,
    /// The last one of a span.
    pub end: Option<DatePart>,
    /// "ca.", "[1998?]".
    pub circa: bool,
    /// The letter of "2010a".
    pub suffix: Option<char>,
    /// What is no date: "in press", "n.d.", "forthcoming".
    pub literal: Option<String>,
}

/// A year, perhaps with month and day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DatePart {
    /// Gregorian year; negative before the common era.
    pub year: i32,
    /// 1 to 12; 21 to 24 are spring, summer, autumn, winter (EDTF).
    pub month: Option<u8>,
    /// 1 to 31.
    pub day: Option<u8>,
}

/// A BibLaTeX entry type, as far as references in papers show it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum EntryType {
    Article,
    Book,
    Collection,
    Dataset,
    InBook,
    InCollection,
    InProceedings,
    Jurisdiction,
    Legislation,
    Manual,
    #[default]
    Misc,
    Online,
    Patent,
    Periodical,
    Proceedings,
    Report,
    Software,
    Thesis,
    Unpublished,
    Video,
}

impl EntryType {
    /// Every type.
    pub const ALL: [Self; 20] = [
        Self::Article,
        Self::Book,
        Self::Collection,
        Self::Dataset,
        Self::InBook,
        Self::InCollection,
        Self::InProceedings,
        Self::Jurisdiction,
        Self::Legislation,
        Self::Manual,
        Self::Misc,
        Self::Online,
        Self::Patent,
        Self::Periodical,
        Self::Proceedings,
        Self::Report,
        Self::Software,
        Self::Thesis,
        Self::Unpublished,
        Self::Video,
    ];

    /// The type of that name in BibLaTeX.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// The type's name in BibLaTeX, lower case.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Book => "book",
            Self::Collection => "collection",
            Self::Dataset => "dataset",
            Self::InBook => "inbook",
            Self::InCollection => "incollection",
            Self::InProceedings => "inproceedings",
            Self::Jurisdiction => "jurisdiction",
            Self::Legislation => "legislation",
            Self::Manual => "manual",
            Self::Misc => "misc",
            Self::Online => "online",
            Self::Patent => "patent",
            Self::Periodical => "periodical",
            Self::Proceedings => "proceedings",
            Self::Report => "report",
            Self::Software => "software",
            Self::Thesis => "thesis",
            Self::Unpublished => "unpublished",
            Self::Video => "video",
        }
    }
}

/// What the other entries of a list show and one entry alone may not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListHint {
    /// Names in this list begin with the family name ("Data, Pranati"): `Some(false)` for "Pranati Data", `None` where mixed or unknown.
    pub family_first: Option<bool>,
    /// Numeric dates in this list put the day first.
    pub day_first: Option<bool>,
}

/// Reads the values of one reference. Total: text that resists reading becomes a literal, a note or nothing, never an error.
pub fn read(raw: &str, segmentation: &Segmentation, hint: &ListHint) -> Record {
    read::read(raw, segmentation, hint)
}

#[cfg(test)]
mod tests;
