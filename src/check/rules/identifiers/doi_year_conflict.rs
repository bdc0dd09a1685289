//! Does the year that stands in the DOI contradict the date?

use crate::check::prelude::*;
use super::doi_code;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "doi-year-conflict",
    severity: Severity::Warning,
    default: true,
    group: Group::Identifiers,
    summary: "a DOI whose own year does not go with the date",
    page: include_str!("doi_year_conflict.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let Some(doi) = doi_code::of(item.record) else { return };
        let Some(year) = doi_code::decode(&doi).year else { return };
        let Some(date) = item.record.issued.as_ref().filter(|date| !date.circa && date.literal.is_none()) else { return };
        let Some(first) = date.start.map(|part| part.year) else { return };
        let last = date.end.map_or(first, |part| part.year);
        // Print may be dated a year before the number was given out, and appear years after.
        if last < year.written - 1 || first > year.written + year.later {
            let message = format!("the DOI {} was given out for {}, the date is {first}", doi.as_str(), year.written);
            let place = item.place(Field::Date);
            out.add(place, message).related(item.place(Field::Doi), "the DOI");
        }
    }
}
