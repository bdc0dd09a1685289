//! Do year, place or pages stand in a book's title?

use crate::check::prelude::*;
use super::super::dates::years::in_text;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "year-in-booktitle",
    severity: Severity::Info,
    default: false,
    group: Group::Titles,
    summary: "a year or pages in the title of proceedings",
    page: include_str!("year_in_booktitle.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let Some(field) = item.raw_field("booktitle") else { return };
        let place = field.place.content;
        let text = item.text_at(item.at(place));
        if let Some(at) = text.find(" pp. ").or_else(|| text.find(", pages ")) {
            out.add(item.at(Span::new(place.start + at, place.end)), "pages stand in the booktitle");
        } else if let Some((year, span)) = in_text(text).last() {
            out.add(
                item.at(Span::new(place.start + span.start, place.start + span.end)),
                format!("the year {year} stands in the booktitle"),
            );
        }
    }
}
