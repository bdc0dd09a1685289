//! Are proceedings dated before the event?

use crate::check::prelude::*;
use super::years::{in_text, last_year, year};

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "event-vs-publication",
    severity: Severity::Warning,
    default: true,
    group: Group::Dates,
    summary: "a date of publication before the event at which the work was given",
    page: include_str!("event_vs_publication.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let record = item.record;
        let Some(published) = last_year(record.issued.as_ref()) else { return };
        if let Some(held) = year(record.event_date.as_ref()) {
            if published < held {
                out.add(item.place(Field::Date), format!("published in {published}, but the event was in {held}"))
                    .related(item.place(Field::EventDate), "the event");
            }
            return;
        }
        if !matches!(record.entry_type, EntryType::InProceedings | EntryType::Proceedings) {
            return;
        }
        // "Proceedings of the 3rd Conference on Things 2014": the only year in the name.
        for (field, text) in [(Field::EventTitle, &record.event_title), (Field::Container, &record.container_title)] {
            let Some(text) = text else { continue };
            let mut years = in_text(text).map(|(year, _)| year);
            if let Some(held) = years.next().filter(|held| years.next().is_none() && *held > published) {
                out.add(item.place(Field::Date), format!("published in {published}, but the event's name says {held}"))
                    .related(item.place(field), "the event");
                return;
            }
        }
    }
}
