//! Does a reference name nothing but author, year and title?

use crate::check::prelude::*;

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

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn list(&self, file: &File<'_>, cx: &Context<'_>, out: &mut Sink<'_>) {
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
