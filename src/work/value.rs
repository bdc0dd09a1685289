//! The fields of a merged record: how each is read and set, and when two of its values disagree.

use super::evidence::abbreviates;
use crate::key::{ContainerKey, DoiKey, IsbnKey, NameAgreement, NameKey, NumberKey, PagesKey, UrlKey, fold};
use crate::record::{Date, Name, Record};

/// A text field of a record.
pub(super) struct TextField {
    /// Its name in CSL.
    pub name: &'static str,
    /// Its value.
    pub get: fn(&Record) -> Option<&String>,
    /// Sets its value.
    pub set: fn(&mut Record, String),
    /// Whether two values say the same, one perhaps more.
    pub agree: fn(&str, &str) -> bool,
    /// Whether disagreement is a conflict; remarks may differ.
    pub conflicts: bool,
}

macro_rules! text_fields {
    ($($name:literal $field:ident $agree:expr, $conflicts:literal;)*) => {
        /// Every text field, in the order conflicts are told.
        pub(super) const TEXT_FIELDS: &[TextField] = &[$(TextField {
            name: $name,
            get: |record| record.$field.as_ref(),
            set: |record, value| record.$field = Some(value),
            agree: $agree,
            conflicts: $conflicts,
        }),*];
    };
}

text_fields! {
    "title" title same_text, true;
    "container-title" container_title same_container, true;
    "collection-title" collection_title same_text, true;
    "collection-number" collection_number same_number, true;
    "publisher" publisher same_text, true;
    "publisher-place" location same_text, true;
    "volume" volume same_number, true;
    "issue" issue same_number, true;
    "page" pages same_pages, true;
    "edition" edition same_number, true;
    "DOI" doi same_doi, true;
    "ISBN" isbn same_isbn, true;
    "ISSN" issn same_issn, false;
    "URL" url same_url, true;
    "event-title" event_title same_text, true;
    "event-place" event_place same_text, true;
    "genre" genre same_text, true;
    "note" note same_text, false;
    "language" language same_text, false;
}

fn same_text(a: &str, b: &str) -> bool {
    fold(a).replace(' ', "") == fold(b).replace(' ', "")
}

fn same_container(a: &str, b: &str) -> bool {
    same_text(a, b)
        || match (ContainerKey::new(a), ContainerKey::new(b)) {
            (Some(a), Some(b)) => abbreviates(&a, &b) || abbreviates(&b, &a),
            _ => false,
        }
}

fn same_number(a: &str, b: &str) -> bool {
    match (NumberKey::new(a), NumberKey::new(b)) {
        (Some(a), Some(b)) => a.compatible(&b),
        _ => same_text(a, b),
    }
}

fn same_pages(a: &str, b: &str) -> bool {
    match (PagesKey::new(a), PagesKey::new(b)) {
        (Some(a), Some(b)) => a.same_start(&b) && a.same_end(&b) || a.overlaps(&b) && (a.is_single() || b.is_single()),
        _ => same_text(a, b),
    }
}

fn same_doi(a: &str, b: &str) -> bool {
    DoiKey::new(a) == DoiKey::new(b)
}

fn same_isbn(a: &str, b: &str) -> bool {
    let (a_keys, b_keys) = (IsbnKey::all(a), IsbnKey::all(b));
    a_keys.iter().any(|isbn| b_keys.contains(isbn)) || a_keys.is_empty() || b_keys.is_empty()
}

fn same_issn(a: &str, b: &str) -> bool {
    fold(a) == fold(b)
}

fn same_url(a: &str, b: &str) -> bool {
    match (UrlKey::new(a), UrlKey::new(b)) {
        (Some(a), Some(b)) => a == b,
        _ => same_text(a, b),
    }
}

/// A list of names of a record.
pub(super) struct NamesField {
    /// Its name in CSL.
    pub name: &'static str,
    /// The names, and whether the list is cut short.
    pub get: fn(&Record) -> (&[Name], bool),
    /// Sets them.
    pub set: fn(&mut Record, Vec<Name>, bool),
}

/// The lists of names, in the order conflicts are told.
pub(super) const NAMES_FIELDS: [NamesField; 3] = [
    NamesField {
        name: "author",
        get: |record| (&record.authors, record.authors_truncated),
        set: |record, names, truncated| {
            record.authors = names;
            record.authors_truncated = truncated;
        },
    },
    NamesField {
        name: "editor",
        get: |record| (&record.editors, record.editors_truncated),
        set: |record, names, truncated| {
            record.editors = names;
            record.editors_truncated = truncated;
        },
    },
    NamesField { name: "translator", get: |record| (&record.translators, false), set: |record, names, _| record.translators = names },
];

/// Whether two lists name the same people: in order, initials for names allowed, a list cut short for a longer one.
pub(super) fn same_names(a: &[Name], a_cut: bool, b: &[Name], b_cut: bool) -> bool {
    let lengths = a.len() == b.len() || a_cut && a.len() < b.len() || b_cut && b.len() < a.len();
    lengths
        && a.iter().zip(b).all(|(x, y)| match (NameKey::new(x), NameKey::new(y)) {
            (Some(x), Some(y)) => {
                x.agreement(&y) >= NameAgreement::Family && x.family() == y.family()
                    || x.agreement(&y) == NameAgreement::Full
                    || x.same_words(&y)
            }
            _ => x == y,
        })
}

/// Names as text: "Ham, J; Dewar, F".
pub(crate) fn names_text(names: &[Name], cut: bool) -> String {
    let mut text = names.iter().map(name_text).collect::<Vec<_>>().join("; ");
    if cut {
        text.push_str("; et al.");
    }
    text
}

fn name_text(name: &Name) -> String {
    if let Some(literal) = &name.literal {
        return literal.clone();
    }
    let family = [name.particle.as_deref(), name.family.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ");
    [Some(family.as_str()).filter(|family| !family.is_empty()), name.given.as_deref(), name.suffix.as_deref()]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
}

/// Whether two dates say the same, one perhaps more exactly.
pub(super) fn same_date(a: &Date, b: &Date) -> bool {
    match (a.start, b.start) {
        (Some(x), Some(y)) => {
            x.year == y.year
                && (x.month == y.month || x.month.is_none() || y.month.is_none())
                && (x.day == y.day || x.day.is_none() || y.day.is_none())
        }
        _ => true,
    }
}

/// A date as text: `2018-04-23`, `1998/1999`.
pub(crate) fn date_text(date: &Date) -> String {
    let part = |part: crate::record::DatePart| {
        let mut text = format!("{:04}", part.year);
        for number in [part.month, part.day].into_iter().map_while(|number| number) {
            text.push_str(&format!("-{number:02}"));
        }
        text
    };
    match (date.start, date.end) {
        (Some(start), Some(end)) => format!("{}/{}", part(start), part(end)),
        (Some(start), None) => part(start),
        _ => date.literal.clone().unwrap_or_default(),
    }
}

/// Every field of a record that has a value, as text, under its name in CSL: names, date, then the text fields.
pub(crate) fn field_texts(record: &Record) -> Vec<(&'static str, String)> {
    let names = NAMES_FIELDS.iter().map(|field| {
        let (names, cut) = (field.get)(record);
        (field.name, names_text(names, cut))
    });
    let dates = record.issued.iter().map(|date| ("issued", date_text(date)));
    let texts = TEXT_FIELDS.iter().filter_map(|field| Some((field.name, (field.get)(record)?.clone())));
    names.chain(dates).chain(texts).filter(|(_, text)| !text.is_empty()).collect()
}
