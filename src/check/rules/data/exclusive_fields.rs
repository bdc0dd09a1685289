//! Do two fields that exclude each other contradict each other?

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "exclusive-fields",
    severity: Severity::Warning,
    default: true,
    group: Group::Data,
    summary: "two fields of which BibLaTeX takes one only",
    page: include_str!("exclusive_fields.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        if let (Some(date), Some(year)) = (item.raw_field("date"), item.raw_field("year"))
            && !date.value.contains(year.value.trim())
        {
            let message = format!("year is {}, date is {}: BibLaTeX takes the date", year.value.trim(), date.value.trim());
            out.add(item.at(year.place.content), message).related(item.at(date.place.content), "the date");
        }
        if let (Some(date), Some(month)) = (item.raw_field("date"), item.raw_field("month"))
            && let Some(number) = month_of(month.value)
            && date.value.get(5..7).and_then(|written| written.parse::<usize>().ok()).is_some_and(|written| written != number)
        {
            let message = format!("month is {}, date is {}: BibLaTeX takes the date", month.value.trim(), date.value.trim());
            out.add(item.at(month.place.content), message).related(item.at(date.place.content), "the date");
        }
        for (taken, left) in PAIRS {
            if let (Some(taken_field), Some(left_field)) = (item.raw_field(taken), item.raw_field(left)) {
                let same = taken_field.value.trim() == left_field.value.trim();
                let how = if same { "say the same" } else { "differ" };
                out.add(item.at(left_field.place.name), format!("{left} and {taken} are one field, and {how}; {taken} counts"))
                    .related(item.at(taken_field.place.name), "the one that counts");
            }
        }
    }
}

/// Fields that biber makes one: the one that counts, and the other.
const PAIRS: [(&str, &str); 8] = [
    ("journaltitle", "journal"),
    ("location", "address"),
    ("institution", "school"),
    ("annotation", "annote"),
    ("eprinttype", "archiveprefix"),
    ("eprintclass", "primaryclass"),
    ("file", "pdf"),
    ("sortkey", "key"),
];

fn month_of(text: &str) -> Option<usize> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let text = text.trim().to_lowercase();
    text.parse().ok().or_else(|| MONTHS.iter().position(|month| text.starts_with(month)).map(|at| at + 1))
}
