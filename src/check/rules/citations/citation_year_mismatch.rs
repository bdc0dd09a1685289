//! Is a work cited with another year than the list has?

use super::cited_not_listed::{linked, place, said};
use crate::check::prelude::*;
use crate::citation::{Citation, CitationKind, Cite};
use crate::link::{Link, Match};

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "citation-year-mismatch",
    severity: Severity::Warning,
    default: true,
    group: Group::Citations,
    summary: "a work cited with another year than the list gives",
    page: include_str!("citation_year_mismatch.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn paper(&self, file: &File<'_>, paper: &Paper, cx: &Context<'_>, out: &mut Sink<'_>) {
        for (citation, cite, link) in linked(paper) {
            let Some(item) = link.target.and_then(|target| cx.items_of(file).get(target)) else { continue };
            let Some(year) = cite.year.as_deref().filter(|_| is_other_year(citation, cite, link, item)) else { continue };
            let cited = said(cite);
            let message = match listed(item.record) {
                Some(listed) if link.verdict == Match::Ambiguous => {
                    format!("{cited} is cited; the nearest entries are of {listed} and another year")
                }
                Some(listed) => format!("{cited} is cited, listed with {listed}"),
                None if read_in(item.record, year) => format!("{cited} is cited; the entry has no date, {year} is when the page was read"),
                None => format!("{cited} is cited; the entry has no date"),
            };
            out.about(item, file.at(place(citation, file.text, cite)), message).related(item.place(Field::Date), "the entry");
        }
    }
}

/// Whether the cite and the entry that it was linked to have different years.
pub(super) fn is_other_year(citation: &Citation, cite: &Cite, link: &Link, item: &Item<'_>) -> bool {
    let years = |text: &str| -> Vec<i32> { text.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect() };
    let cited = cite.year.as_deref().map(years).unwrap_or_default();
    let date = item.record.issued.as_ref();
    let listed: Vec<i32> = date.iter().flat_map(|date| date.start.iter().chain(&date.end)).map(|part| part.year).collect();
    match link.verdict {
        Match::YearDiffers => citation.kind != CitationKind::Note,
        Match::Ambiguous => !cited.is_empty() && !listed.is_empty() && !cited.iter().any(|year| listed.contains(year)),
        _ => false,
    }
}

/// The year as listed, or what stands in its place.
fn listed(record: &Record) -> Option<String> {
    let date = record.issued.as_ref()?;
    let year = date.start.map(|part| format!("{}{}", part.year, date.suffix.map(String::from).unwrap_or_default()));
    year.or_else(|| date.literal.clone())
}

fn read_in(record: &Record, year: &str) -> bool {
    record.accessed.as_ref().and_then(|date| date.start).is_some_and(|part| part.year.to_string() == year)
}
