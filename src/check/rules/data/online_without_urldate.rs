//! Is a page of the web without the date on which it was read?

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "online-without-urldate",
    severity: Severity::Info,
    default: false,
    group: Group::Data,
    summary: "a page of the web with neither a date nor an access date",
    page: include_str!("online_without_urldate.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let record = item.record;
        let dated = record.issued.as_ref().is_some_and(|date| date.start.is_some()) || record.accessed.is_some();
        let fixed = record.doi.is_some() || record.eprint.is_some() || record.url.as_deref().is_none_or(str::is_empty);
        if record.entry_type == EntryType::Online && !dated && !fixed && item.raw_field("xdata").is_none() {
            out.add(item.head(), "a page of the web with neither a date nor an access date");
        }
    }
}
