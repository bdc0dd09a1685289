//! Does a reference in a list give neither a year nor say that there is none?

use super::years::written;
use crate::check::prelude::*;
use crate::segment::Label;

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
/// With fewer others a style cannot be seen.
const OTHERS: usize = 5;

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
        let of_title: Vec<&Item<'_>> = listed.iter().filter(|item| title_year(item).is_some()).copied().collect();
        // Where others write the year so, it is the style's.
        if let [item] = of_title.as_slice()
            && listed.len() > OTHERS
            && item.record.url.is_some()
            && item.record.doi.is_none()
            && item.confidence() >= LEAST
            && let Some(date) = title_year(item)
        {
            let message = format!("{} is part of the title: no year of publication, and no “n.d.”", date.of(item.raw()));
            out.about(item, item.at_raw(date), message);
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

/// The place of a year that only a blank parts from the title behind it, though it was read as the date.
fn title_year(item: &Item<'_>) -> Option<Span> {
    let segments = &item.reference()?.segmentation.segments;
    let raw = item.raw();
    segments.windows(2).find_map(|pair| match pair {
        [date, title] if date.label == Label::Date && title.label == Label::Title => {
            let bare = raw.get(date.span.end..title.span.start).is_some_and(|between| between == " ");
            let year = date.span.of(raw).len() == 4 && written(date.span.of(raw)).next().is_some();
            (bare && year).then_some(date.span)
        }
        _ => None,
    })
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
