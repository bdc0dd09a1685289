//! Is the year older than what the entry says it is?

use crate::check::prelude::*;
use super::years::year;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "implausible-year",
    severity: Severity::Warning,
    default: true,
    group: Group::Dates,
    summary: "a year before print, or an article older than any journal",
    page: include_str!("implausible_year.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let Some(date) = item.record.issued.as_ref().filter(|date| !date.circa) else { return };
        let Some(year) = year(Some(date)).filter(|year| *year > 0) else { return };
        let message = match item.record.entry_type {
            EntryType::Article if year < FIRST_JOURNAL => format!("{year} is before the first journals ({FIRST_JOURNAL})"),
            EntryType::Online | EntryType::Software if year < FIRST_COMPUTER => format!("{year} is before what is read online"),
            EntryType::InProceedings
            | EntryType::Report
            | EntryType::Thesis
            | EntryType::Book
            | EntryType::InBook
            | EntryType::InCollection
                if year < PRINT && item.record.publisher.is_some() =>
            {
                format!("{year} is before print")
            }
            _ => return,
        };
        out.add(item.place(Field::Date), message);
    }
}

/// Philosophical Transactions and Journal des sçavans began in 1665.
const FIRST_JOURNAL: i32 = 1665;
/// Gutenberg's first prints.
const PRINT: i32 = 1450;
/// No program and no page is older.
const FIRST_COMPUTER: i32 = 1940;
