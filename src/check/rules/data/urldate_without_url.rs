//! Does a reference say when a page was read, but not which?

use crate::check::prelude::*;
use super::super::identifiers::address;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "urldate-without-url",
    severity: Severity::Warning,
    default: true,
    group: Group::Data,
    summary: "an access date without an address",
    page: include_str!("urldate_without_url.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let record = item.record;
        let found = record.url.is_some() || record.doi.is_some() || record.eprint.is_some();
        let parent = item.raw_field("crossref").is_some() || item.raw_field("xdata").is_some();
        if record.accessed.is_none() || found || parent || !address::of(item).is_empty() {
            return;
        }
        // Of a paper the date may have been read wrongly: the text must say that it is one of access.
        let dated = record.accessed.as_ref().and_then(|date| date.start).is_some_and(|part| part.month.is_some());
        let lower = item.raw().to_lowercase();
        let addressed = ["http", "www", "://", ".com", ".org", ".net", ".gov", ".edu", "doi"].iter().any(|sign| lower.contains(sign));
        if item.reference().is_none() || dated && !addressed && item.field(Field::Accessed).is_some() {
            out.add(item.place(Field::Accessed), "an access date, but no address");
        }
    }
}
