//! Does one reference give two different years, or one year twice?

use crate::check::prelude::*;
use super::years::{in_text, last_year, year};
use crate::segment::Label;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "duplicate-year",
    severity: Severity::Warning,
    default: true,
    group: Group::Dates,
    summary: "two different years of publication in one reference, or the year twice",
    page: include_str!("duplicate_year.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let (Some(reference), Some(first)) = (item.reference(), year(item.record.issued.as_ref())) else { return };
        let raw = reference.entry.raw.as_str();
        let lower = raw.to_lowercase();
        let record = item.record;
        // A reprint, a translation, an event or a page that was read has a year of its own.
        if GUARDS.iter().any(|word| lower.contains(word)) {
            return;
        }
        // One year behind the authors, the other as the last word: elsewhere it may be anything.
        let head = in_text(raw).find(|(found, _)| *found == first).is_some_and(|(_, span)| span.start < raw.len() / 2);
        let end = raw.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
        // What was joined from two paragraphs may be two references.
        if !head || item.text_at(item.whole()).contains("\n\n") {
            return;
        }
        let last = last_year(record.issued.as_ref()).unwrap_or(first);
        let others = [year(record.event_date.as_ref()), year(record.accessed.as_ref())];
        let places = reference
            .segmentation
            .segments
            .iter()
            .filter(|segment| matches!(segment.label, Label::Date | Label::Publisher | Label::Location | Label::Other));
        for segment in places {
            for (found, span) in in_text(segment.span.of(raw)) {
                let own = (first.min(last)..=first.max(last)).contains(&found) || others.contains(&Some(found));
                let place = Span::new(segment.span.start + span.start, segment.span.start + span.end);
                // The year behind the authors and again as the last word: no contradiction, but one too many.
                if found == first && place.end == end && segment.label == Label::Date && raw.get(..place.start).is_some_and(|head| head.ends_with(", ")) {
                    out.add(item.at_raw(place), format!("the year, {found}, stands twice")).severity = Severity::Info;
                    return;
                }
                let before = raw.get(..place.start).and_then(|head| head.trim_end().chars().next_back());
                // A classic and its modern edition.
                if !own
                    && found.abs_diff(first) < CENTURY
                    && place.end == end
                    && !matches!(before, Some('/' | '[' | '-' | '–' | '='))
                    && !matches!(raw.get(place.end..).and_then(|rest| rest.chars().next()), Some('/' | '-' | '–' | ']'))
                {
                    out.add(item.at_raw(place), format!("the year is {first} and {found} in one reference"))
                        .related(item.place(Field::Date), format!("{first} here"));
                    return;
                }
            }
        }
    }
}

/// Years between which no slip lies.
const CENTURY: u32 = 100;

/// Words beside which two years are in order.
const GUARDS: [&str; 34] = [
    "arxiv",
    "edition",
    "see ",
    "vols",
    "orig",
    "reprint",
    "repr.",
    "reissue",
    "first publ",
    "first ed",
    "translat",
    "trans.",
    "übers",
    "nachdr",
    "neuaufl",
    "cetak",
    "terjemah",
    "access",
    "retriev",
    "diakses",
    "diunduh",
    "consult",
    "visited",
    "viewed",
    "zugriff",
    "abgerufen",
    "presented",
    "conference",
    "seminar",
    "facsimile",
    "ristampa",
    "rééd",
    "reed.",
    "1st ed",
];
