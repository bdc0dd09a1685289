//! Is a work dated later than the paper that cites it?

use crate::check::prelude::*;
use super::years::{newest, year};

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "future-date",
    severity: Severity::Warning,
    default: true,
    group: Group::Dates,
    summary: "a year that lies after the paper's own year, or far after all others of the file",
    page: include_str!("future_date.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn list(&self, file: &File<'_>, cx: &Context<'_>, out: &mut Sink<'_>) {
        let Some(newest) = newest(file, cx) else { return };
        for item in cx.items_of(file) {
            let Some(date) = item.record.issued.as_ref().filter(|date| date.literal.is_none()) else { continue };
            if let Some(year) = year(Some(date)).filter(|year| *year > newest + SLACK) {
                let than =
                    if matches!(file.kind, crate::check::Kind::Paper(_)) { "the paper is of" } else { "the others of the file end in" };
                out.about(item, item.place(Field::Date), format!("the date is {year}, {than} {newest}"));
            }
        }
    }
}

/// Papers cite what is about to appear.
const SLACK: i32 = 1;
