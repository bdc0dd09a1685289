//! Has a work that usually has an identifier none?

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "missing-identifier",
    severity: Severity::Info,
    default: false,
    group: Group::Data,
    summary: "an article since 2000 without a DOI, a book since 1970 without an ISBN",
    page: include_str!("missing_identifier.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let record = item.record;
        let Some(year) = record.issued.as_ref().and_then(|date| date.start).map(|part| part.year) else { return };
        let elsewhere = record.doi.is_some() || record.url.is_some() || record.eprint.is_some();
        let (wanted, given) = match record.entry_type {
            // Crossref began in 2000; ISBNs in 1970.
            EntryType::Article if year >= 2000 => ("DOI", elsewhere),
            EntryType::Book | EntryType::Collection if year >= 1970 && item.bib().is_some() => ("ISBN", elsewhere || record.isbn.is_some()),
            _ => return,
        };
        let parent = item.raw_field("crossref").is_some() || item.raw_field("xdata").is_some();
        if !given && !parent {
            out.add(item.head(), format!("no {wanted}, and no address"));
        }
    }
}
