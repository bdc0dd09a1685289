//! [`Item`]: a work to be rendered, with typed names and plain values, before any style has touched it.

use std::collections::BTreeMap;

use super::name::Name;
use crate::segment::Label;

/// What sort of work it is: a style has a template for each, or falls back to a broader one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// In a journal.
    Article,
    /// A monograph.
    Book,
    /// A book known by its editors.
    Collection,
    /// In a book.
    Chapter,
    /// In proceedings, or read at a meeting.
    Conference,
    /// A thesis of any degree.
    Thesis,
    /// A report or working paper.
    Report,
    /// A page on the web.
    Web,
    /// In a newspaper or on a news site.
    News,
    /// A law, treaty or decree.
    Law,
}

impl Kind {
    /// The kind's name in style files and in the ids of rows.
    pub const fn as_str(self) -> &'static str {
        match self {
            Kind::Article => "article",
            Kind::Book => "book",
            Kind::Collection => "collection",
            Kind::Chapter => "chapter",
            Kind::Conference => "conference",
            Kind::Thesis => "thesis",
            Kind::Report => "report",
            Kind::Web => "web",
            Kind::News => "news",
            Kind::Law => "law",
        }
    }

    /// The kind whose template serves where a style has none for this one.
    pub const fn broader(self) -> Option<Kind> {
        match self {
            Kind::Article | Kind::Book => None,
            Kind::Collection | Kind::Thesis | Kind::Report | Kind::Law => Some(Kind::Book),
            Kind::Chapter => Some(Kind::Article),
            Kind::Conference => Some(Kind::Chapter),
            Kind::Web => Some(Kind::Report),
            Kind::News => Some(Kind::Article),
        }
    }
}

/// A single value of a work, as templates name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Field {
    Title,
    Container,
    Series,
    Volume,
    Issue,
    Pages,
    Date,
    Publisher,
    Location,
    Edition,
    Doi,
    Isbn,
    Url,
    Genre,
    Number,
    Medium,
    EventPlace,
    EventDate,
    Accessed,
    CitationNumber,
    Locator,
    Arxiv,
    Issn,
    Pmid,
    Extent,
}

impl Field {
    /// Every field with its name in templates and the label its value carries.
    pub const TABLE: [(Field, &'static str, Option<Label>); 25] = [
        (Field::Title, "title", Some(Label::Title)),
        (Field::Container, "container", Some(Label::ContainerTitle)),
        (Field::Series, "series", Some(Label::CollectionTitle)),
        (Field::Volume, "volume", Some(Label::Volume)),
        (Field::Issue, "issue", Some(Label::Issue)),
        (Field::Pages, "pages", Some(Label::Pages)),
        (Field::Date, "date", Some(Label::Date)),
        (Field::Publisher, "publisher", Some(Label::Publisher)),
        (Field::Location, "location", Some(Label::Location)),
        (Field::Edition, "edition", Some(Label::Edition)),
        (Field::Doi, "doi", Some(Label::Doi)),
        (Field::Isbn, "isbn", Some(Label::Isbn)),
        (Field::Url, "url", Some(Label::Url)),
        (Field::Genre, "genre", Some(Label::Genre)),
        (Field::Number, "number", Some(Label::Issue)),
        (Field::Medium, "medium", Some(Label::Medium)),
        (Field::EventPlace, "event-place", Some(Label::Location)),
        (Field::EventDate, "event-date", Some(Label::Note)),
        (Field::Accessed, "accessed", Some(Label::Note)),
        (Field::CitationNumber, "citation-number", Some(Label::CitationNumber)),
        (Field::Locator, "locator", Some(Label::Pages)),
        (Field::Arxiv, "arxiv", Some(Label::Other)),
        (Field::Issn, "issn", Some(Label::Other)),
        (Field::Pmid, "pmid", Some(Label::Other)),
        (Field::Extent, "extent", Some(Label::Pages)),
    ];

    /// The field of that name.
    pub fn from_name(name: &str) -> Option<Field> {
        Self::TABLE.iter().find(|row| row.1 == name).map(|row| row.0)
    }

    /// The label that its value carries.
    pub fn label(self) -> Option<Label> {
        Self::TABLE.iter().find(|row| row.0 == self).and_then(|row| row.2)
    }
}

/// Who stands behind a work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Role {
    Author,
    Editor,
    Translator,
}

impl Role {
    /// The role that templates call by this name.
    pub fn from_name(name: &str) -> Option<Role> {
        match name {
            "author" => Some(Role::Author),
            "editor" => Some(Role::Editor),
            "translator" => Some(Role::Translator),
            _ => None,
        }
    }

    /// The label that the names carry.
    pub const fn label(self) -> Label {
        match self {
            Role::Author => Label::Author,
            Role::Editor => Label::Editor,
            Role::Translator => Label::Translator,
        }
    }
}

/// A work to be rendered. Dates are kept as `2018`, `2018-04` or `2018-04-23`, page ranges with one hyphen.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Where it comes from.
    pub source: String,
    /// Sort of work.
    pub kind: Kind,
    /// Language of its title, two letters.
    pub lang: String,
    /// The people and bodies.
    pub names: BTreeMap<Role, Vec<Name>>,
    /// The values.
    pub fields: BTreeMap<Field, String>,
}

impl Item {
    /// An empty work.
    pub fn new(kind: Kind, source: &str, lang: &str) -> Self {
        Self { source: source.to_owned(), kind, lang: lang.to_owned(), names: BTreeMap::new(), fields: BTreeMap::new() }
    }

    /// The value, when there is one.
    pub fn get(&self, field: Field) -> Option<&str> {
        self.fields.get(&field).map(String::as_str)
    }

    /// Sets a value; one without a letter or digit is no value.
    pub fn set(&mut self, field: Field, value: impl Into<String>) {
        let value: String = value.into();
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if value.chars().any(char::is_alphanumeric) {
            self.fields.insert(field, value);
        }
    }

    /// The people of a role.
    pub fn people(&self, role: Role) -> &[Name] {
        self.names.get(&role).map_or(&[], Vec::as_slice)
    }
}
