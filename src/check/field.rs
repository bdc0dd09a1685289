//! Which field is meant, whatever the file is? [`Field`]: a value of a record with its names in bibliographies and its labels in references.

use crate::record::{Date, Name, Record};
use crate::segment::Label;
use crate::work::value::{date_text, names_text};

/// A field of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Field {
    Author,
    Editor,
    Translator,
    Title,
    /// Journal, book, proceedings or site it stands in.
    Container,
    Series,
    SeriesNumber,
    /// Publisher, institution, school.
    Publisher,
    Location,
    /// When it was published.
    Date,
    /// When a page was read.
    Accessed,
    Volume,
    Issue,
    Pages,
    Edition,
    Doi,
    Isbn,
    Issn,
    Url,
    Eprint,
    EventTitle,
    EventPlace,
    EventDate,
    /// Kind of thesis or report.
    Genre,
    Note,
    Language,
}

/// Field, name in CSL, word in messages, names in BibTeX and BibLaTeX in the order in which they count, labels in references.
type FieldRow = (Field, &'static str, &'static str, &'static [&'static str], &'static [Label]);

const TABLE: [FieldRow; 26] = [
    (Field::Author, "author", "author", &["author"], &[Label::Author]),
    (Field::Editor, "editor", "editor", &["editor"], &[Label::Editor, Label::Author]),
    (Field::Translator, "translator", "translator", &["translator"], &[Label::Translator]),
    (Field::Title, "title", "title", &["title"], &[Label::Title, Label::ContainerTitle]),
    (
        Field::Container,
        "container-title",
        "container",
        &["journaltitle", "journal", "booktitle", "titleaddon"],
        &[Label::ContainerTitle, Label::CollectionTitle],
    ),
    (Field::Series, "collection-title", "series", &["series"], &[Label::CollectionTitle]),
    (Field::SeriesNumber, "collection-number", "number", &["number"], &[Label::CollectionTitle, Label::Issue, Label::Volume, Label::Other]),
    (Field::Publisher, "publisher", "publisher", &["publisher", "institution", "school", "organization"], &[Label::Publisher]),
    (Field::Location, "publisher-place", "place", &["location", "address"], &[Label::Location]),
    (Field::Date, "issued", "date", &["date", "year"], &[Label::Date]),
    (Field::Accessed, "accessed", "access date", &["urldate", "lastchecked", "accessed"], &[Label::Note, Label::Date, Label::Url]),
    (Field::Volume, "volume", "volume", &["volume"], &[Label::Volume]),
    (Field::Issue, "issue", "issue", &["number", "issue"], &[Label::Issue, Label::Volume]),
    (Field::Pages, "page", "pages", &["pages", "eid"], &[Label::Pages, Label::Volume]),
    (Field::Edition, "edition", "edition", &["edition", "version"], &[Label::Edition]),
    (Field::Doi, "DOI", "DOI", &["doi"], &[Label::Doi, Label::Url]),
    (Field::Isbn, "ISBN", "ISBN", &["isbn"], &[Label::Isbn]),
    (Field::Issn, "ISSN", "ISSN", &["issn"], &[Label::Isbn]),
    (Field::Url, "URL", "URL", &["url", "howpublished"], &[Label::Url, Label::Doi]),
    (Field::Eprint, "eprint", "eprint", &["eprint"], &[Label::Url, Label::Note, Label::Other]),
    (Field::EventTitle, "event-title", "event", &["eventtitle"], &[Label::Note, Label::ContainerTitle]),
    (Field::EventPlace, "event-place", "place of the event", &["venue"], &[Label::Note, Label::Location]),
    (Field::EventDate, "event-date", "date of the event", &["eventdate"], &[Label::Note, Label::Date]),
    (Field::Genre, "genre", "kind", &["type"], &[Label::Genre]),
    (Field::Note, "note", "note", &["note", "addendum", "howpublished"], &[Label::Note]),
    (Field::Language, "language", "language", &["langid", "language", "hyphenation"], &[]),
];

impl Field {
    /// Every field.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|row| row.0)
    }

    fn row(self) -> Option<&'static FieldRow> {
        TABLE.iter().find(|row| row.0 == self)
    }

    /// Its name in CSL, as [`Conflict::field`](crate::work::Conflict::field) has it.
    pub fn csl(self) -> &'static str {
        self.row().map_or("", |row| row.1)
    }

    /// The field of that name in CSL.
    pub fn from_csl(name: &str) -> Option<Self> {
        TABLE.iter().find(|row| row.1 == name).map(|row| row.0)
    }

    /// The word for it in messages.
    pub fn word(self) -> &'static str {
        self.row().map_or("", |row| row.2)
    }

    /// Its names in BibTeX and BibLaTeX; the first that is filled in counts.
    pub fn bib_names(self) -> &'static [&'static str] {
        self.row().map_or(&[], |row| row.3)
    }

    /// The labels under which references have it; the first most often.
    pub fn labels(self) -> &'static [Label] {
        self.row().map_or(&[], |row| row.4)
    }

    /// Its value as text: names as "Ham, J; Dewar, F", dates as "2018-04-23".
    pub fn text(self, record: &Record) -> Option<String> {
        let names = |names: &[Name], cut: bool| (!names.is_empty()).then(|| names_text(names, cut));
        let date = |date: &Option<Date>| date.as_ref().map(date_text).filter(|text| !text.is_empty());
        match self {
            Self::Author => names(&record.authors, record.authors_truncated),
            Self::Editor => names(&record.editors, record.editors_truncated),
            Self::Translator => names(&record.translators, false),
            Self::Title => record.title.clone(),
            Self::Container => record.container_title.clone(),
            Self::Series => record.collection_title.clone(),
            Self::SeriesNumber => record.collection_number.clone(),
            Self::Publisher => record.publisher.clone(),
            Self::Location => record.location.clone(),
            Self::Date => date(&record.issued),
            Self::Accessed => date(&record.accessed),
            Self::Volume => record.volume.clone(),
            Self::Issue => record.issue.clone(),
            Self::Pages => record.pages.clone(),
            Self::Edition => record.edition.clone(),
            Self::Doi => record.doi.clone(),
            Self::Isbn => record.isbn.clone(),
            Self::Issn => record.issn.clone(),
            Self::Url => record.url.clone(),
            Self::Eprint => record.eprint.as_ref().map(|(_, value)| value.clone()),
            Self::EventTitle => record.event_title.clone(),
            Self::EventPlace => record.event_place.clone(),
            Self::EventDate => date(&record.event_date),
            Self::Genre => record.genre.clone(),
            Self::Note => record.note.clone(),
            Self::Language => record.language.clone(),
        }
    }

    /// What of the value is to be found in the source: a date's year, a list's first name, else the value itself.
    pub(super) fn hallmark(self, record: &Record) -> Option<String> {
        let date = match self {
            Self::Date => &record.issued,
            Self::Accessed => &record.accessed,
            Self::EventDate => &record.event_date,
            Self::Author | Self::Editor | Self::Translator => {
                let names = match self {
                    Self::Author => &record.authors,
                    Self::Editor => &record.editors,
                    _ => &record.translators,
                };
                return names.first().and_then(|name| name.literal.clone().or_else(|| name.family.clone()));
            }
            _ => return self.text(record),
        };
        let date = date.as_ref()?;
        date.start.map(|part| part.year.to_string()).or_else(|| date.literal.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_field_stands_once() {
        assert_eq!(Field::all().collect::<BTreeSet<_>>().len(), TABLE.len());
        assert_eq!(TABLE.iter().map(|row| row.1).collect::<BTreeSet<_>>().len(), TABLE.len());
        assert!(Field::all().all(|field| Field::from_csl(field.csl()) == Some(field)));
    }
}
