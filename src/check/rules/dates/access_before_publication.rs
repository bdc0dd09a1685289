//! Was a page read before it was published?

use crate::check::prelude::*;
use crate::record::DatePart;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "access-before-publication",
    severity: Severity::Warning,
    default: true,
    group: Group::Dates,
    summary: "an access date before the date of publication",
    page: include_str!("access_before_publication.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let start = |date: &Option<crate::record::Date>| date.as_ref().and_then(|date| date.start);
        let (Some(read), Some(issued)) = (start(&item.record.accessed), start(&item.record.issued)) else { return };
        // Journals date their issues ahead.
        // "Cited by (since 1996)" is no access.
        if item.reference().is_some() && item.record.url.is_none() && read.month.is_none() {
            return;
        }
        let ahead = item.record.volume.is_some() || item.record.container_title.is_some();
        if before(read, issued) && (!ahead || read.year + 1 < issued.year) {
            out.add(item.place(Field::Accessed), format!("read in {}, but published in {}", said(read, issued), said(issued, read)))
                .related(item.place(Field::Date), "published here");
        }
    }
}

/// Whether `a` is before `b`, as far as both say.
fn before(a: DatePart, b: DatePart) -> bool {
    // 21 to 24 are seasons.
    let month = |part: DatePart| part.month.filter(|month| *month <= 12);
    match (month(a), month(b)) {
        (Some(x), Some(y)) if a.year == b.year && x == y => matches!((a.day, b.day), (Some(x), Some(y)) if x < y),
        (Some(x), Some(y)) if a.year == b.year => x < y,
        _ => a.year < b.year,
    }
}

/// The year, with the month where the years are equal.
fn said(part: DatePart, other: DatePart) -> String {
    match (part.year == other.year, part.month, part.day) {
        (true, Some(month), Some(day)) => format!("{}-{month:02}-{day:02}", part.year),
        (true, Some(month), None) => format!("{}-{month:02}", part.year),
        _ => part.year.to_string(),
    }
}
