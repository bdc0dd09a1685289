//! Was a page read after the paper appeared?

use crate::check::prelude::*;
use super::years::{newest, year};

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "access-in-future",
    severity: Severity::Warning,
    default: true,
    group: Group::Dates,
    summary: "an access date after the paper's own year",
    page: include_str!("access_in_future.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn list(&self, file: &File<'_>, cx: &Context<'_>, out: &mut Sink<'_>) {
        let crate::check::Kind::Paper(paper) = file.kind else { return };
        let (Some(own), Some(newest)) = (year(paper.own.issued.as_ref()), newest(file, cx)) else { return };
        let reads = || cx.items_of(file).iter().filter_map(|item| year(item.record.accessed.as_ref()));
        // Where many pages were read later, the paper's year is that of an earlier version.
        if reads().filter(|read| *read > own).count() > 2 {
            return;
        }
        for item in cx.items_of(file) {
            if let Some(read) = year(item.record.accessed.as_ref()).filter(|read| *read > own.max(newest)) {
                out.about(item, item.place(Field::Accessed), format!("read in {read}, but the paper is of {own}"));
            }
        }
    }
}
