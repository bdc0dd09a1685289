//! Does a reference name nothing but author, year and title?

use super::super::names::people::{both, initials};
use crate::check::prelude::*;
use crate::key::{UrlKey, fold};
use crate::record::Name;
use crate::segment::Label;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "no-source",
    severity: Severity::Warning,
    default: true,
    group: Group::Data,
    summary: "a reference with neither publisher nor journal nor address",
    page: include_str!("no_source.md"),
};

/// Below this confidence what is not found may yet be there.
const LEAST: f32 = 0.3;
/// The same of the site of a page, which may be taken for a part of the title.
const SURE: f32 = 0.6;

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn list(&self, file: &File<'_>, cx: &Context<'_>, out: &mut Sink<'_>) {
        for item in cx.listed(file).filter(|item| of_no_site(item)) {
            let message = "no site or publisher is named: only the address says whose page this is";
            out.about(item, item.head(), message).severity = Severity::Info;
        }
        let listed: Vec<&Item<'_>> = cx.listed(file).collect();
        // An article has its journal in every style; lawyers give books without a publisher.
        let alone = |item: &&&Item<'_>| {
            let kind = matches!(item.record.entry_type, EntryType::Book | EntryType::Collection | EntryType::Report | EntryType::Misc);
            kind && item.record.container_title.is_none() && item.record.url.is_none() && item.record.doi.is_none()
        };
        let books: Vec<&&Item<'_>> = listed.iter().filter(alone).collect();
        let with = books.iter().filter(|item| sourced(item.record)).count();
        if with * 20 < books.len().saturating_sub(1) * 17 {
            return;
        }
        for item in listed {
            let record = item.record;
            let named = !record.authors.is_empty() && record.title.is_some() && record.issued.is_some();
            let law = matches!(record.entry_type, EntryType::Legislation | EntryType::Jurisdiction);
            if named && !law && !sourced(record) && item.confidence() >= LEAST && spent(item) {
                out.about(item, item.head(), "nothing says where this was published: no publisher, journal or address");
            }
        }
    }
}

/// A page of the web by a person, who is not the one to have put it there, with nothing but an address behind its title.
fn of_no_site(item: &Item<'_>) -> bool {
    let record = item.record;
    let (Some(title), Some(url)) = (&record.title, &record.url) else { return false };
    let unnamed = [&record.container_title, &record.collection_title, &record.publisher, &record.location, &record.event_title, &record.genre];
    let found = record.doi.is_some() || record.eprint.is_some() || record.isbn.is_some() || record.note.is_some();
    // "Title | The Daily Gap", "Title - Gap News".
    let parted = [" | ", " - ", " – ", " — ", " · "].iter().any(|mark| title.contains(mark));
    let address = fold(url).replace(' ', "");
    let own = |name: &Name| both(name).is_some_and(|(family, _)| address.contains(&fold(family).replace(' ', "")));
    !record.authors.is_empty()
        && record.authors.iter().all(|name| person(name, item.raw()))
        && record.entry_type == EntryType::Online
        && unnamed.iter().all(|text| text.is_none())
        && !found
        && !parted
        && UrlKey::new(url).is_some_and(|key| !key.is_site())
        && !item.raw().contains(['~', '˜'])
        && !record.authors.iter().any(own)
        && item.confidence() >= SURE
        && only_leads(item)
}

/// Whether a name is surely a person's: its given names are initials, or a comma parts them from the family name.
fn person(name: &Name, raw: &str) -> bool {
    both(name).is_some_and(|(family, given)| initials(given) || raw.contains(&format!("{family}, ")))
}

/// Whether all words that no field took lead to an address or a date.
fn only_leads(item: &Item<'_>) -> bool {
    let Some(reference) = item.reference() else { return false };
    let raw = item.raw();
    let gaps = reference.segmentation.gaps(raw, |label| label != Label::Other);
    let mut words = gaps.flat_map(|gap| gap.of(raw).split(|c: char| !c.is_alphanumeric())).filter(|word| word.chars().count() > 1);
    words.all(|word| word.starts_with(char::is_lowercase) || LEADS.contains(&word.to_lowercase().as_str()))
}

/// Words with a capital that lead to an address or a date.
const LEADS: [&str; 21] = [
    "retrieved", "available", "accessed", "access", "last", "online", "url", "web", "visited", "viewed", "internet", "diakses", "diunduh",
    "abgerufen", "zugriff", "disponible", "disponível", "consulté", "from", "at", "доступ",
];

/// Whether something says where to find it.
fn sourced(record: &Record) -> bool {
    let texts = [
        &record.container_title,
        &record.collection_title,
        &record.publisher,
        &record.location,
        &record.doi,
        &record.url,
        &record.isbn,
        &record.event_title,
        &record.event_place,
        &record.genre,
        &record.note,
        &record.volume,
        &record.pages,
    ];
    texts.iter().any(|text| text.is_some()) || record.eprint.is_some() || record.accessed.is_some() || record.event_date.is_some()
}

/// Whether the words of the reference are all in its names, date and title: what is left over may be the source.
fn spent(item: &Item<'_>) -> bool {
    let Some(reference) = item.reference() else { return false };
    let raw = item.raw();
    if raw.to_lowercase().contains("arxiv") {
        return false;
    }
    let words = |gap: Span| gap.of(raw).split(|c: char| !c.is_alphabetic()).any(|word| word.chars().count() > 2);
    !reference.segmentation.gaps(raw, |_| true).any(words)
}
