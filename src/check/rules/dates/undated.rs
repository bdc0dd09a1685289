//! Does a reference in a list give neither a year nor say that there is none?

use super::years::written;
use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "undated",
    severity: Severity::Info,
    default: true,
    group: Group::Dates,
    summary: "a page or document of the web without a year, and without “n.d.”",
    page: include_str!("undated.md"),
};

/// Below this confidence a date may only not have been recognised.
const LEAST: f32 = 0.4;

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn list(&self, file: &File<'_>, cx: &Context<'_>, out: &mut Sink<'_>) {
        let listed: Vec<&Item<'_>> = cx.listed(file).collect();
        let dated = listed.iter().filter(|item| item.record.issued.is_some()).count();
        if dated * 2 < listed.len() {
            return;
        }
        for item in listed {
            let record = item.record;
            let online = record.url.is_some() || record.accessed.is_some();
            let dateless = record.issued.is_none() && record.event_date.is_none();
            if online && dateless && item.confidence() >= LEAST && record.title.is_some() && record.doi.is_none() && !any_year(item) {
                let read = if record.accessed.is_some() { ": only when it was read" } else { "" };
                out.about(item, item.head(), format!("no year, and no “n.d.”{read}"));
            }
        }
    }
}

/// Whether a year or a mark for its absence stands anywhere but in the address and the date of access.
fn any_year(item: &Item<'_>) -> bool {
    let raw = item.raw();
    let accessed = item.record.accessed.as_ref().and_then(|date| date.start).map(|part| part.year);
    let mut free_of_access = usize::from(accessed.is_some());
    let text = raw.split_whitespace().filter(|word| !word.contains("//") && !word.contains("www."));
    for word in text {
        let low = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.').to_lowercase();
        if matches!(low.trim_matches('.'), "n.d" | "nd" | "s.d" | "sd" | "o.j" | "t.t" | "tt" | "b.d" | "бг" | "forthcoming") {
            return true;
        }
        for year in written(word) {
            if free_of_access > 0 && accessed == Some(year) {
                free_of_access -= 1;
            } else {
                return true;
            }
        }
    }
    false
}
