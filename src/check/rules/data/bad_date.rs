//! Is a date none that BibLaTeX can read?

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "bad-date",
    severity: Severity::Error,
    default: true,
    group: Group::Data,
    summary: "a date that is not EDTF, or of a month or day that does not exist",
    page: include_str!("bad_date.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let Some(entry) = item.bib() else { return };
        for field in entry.raw_fields().filter(|field| DATES.contains(&field.name) && !field.value.trim().is_empty()) {
            let value = field.value.trim_matches(|c: char| c.is_whitespace() || matches!(c, '{' | '}'));
            let Some(why) = fault(value) else { continue };
            let finding = out.add(item.at(field.place.content), format!("{value} is no date: {why}"));
            if let Some(right) = padded(value).filter(|right| fault(right).is_none() && field.place.abbreviations.is_empty()) {
                finding.fix(Fix::safe(format!("write {right}")).replace(field.place.content, right));
            }
        }
        for name in ["month", "day"] {
            let Some(field) = item.raw_field(name).filter(|field| field.place.abbreviations.is_empty()) else { continue };
            let most = if name == "month" { 12 } else { 31 };
            if let Ok(number) = field.value.trim().parse::<u32>()
                && !(1..=most).contains(&number)
                && !(name == "month" && (21..=24).contains(&number))
            {
                out.add(item.at(field.place.content), format!("there is no {name} {number}"));
            }
        }
    }
}

const DATES: [&str; 4] = ["date", "urldate", "eventdate", "origdate"];

/// What is wrong with a date.
fn fault(value: &str) -> Option<&'static str> {
    let (first, second) = value.split_once('/').map_or((value, None), |(first, second)| (first, Some(second)));
    let open = |half: &str| matches!(half.trim(), "" | "..");
    let half = |half: &str| if second.is_some() && open(half) { None } else { part(half.trim()) };
    half(first).or_else(|| second.and_then(half))
}

/// What is wrong with one half of it.
fn part(text: &str) -> Option<&'static str> {
    const FORM: &str = "it should be written as 2011-08-06";
    let day = text.split_once('T').map_or(text, |(day, _)| day).trim_end_matches(['~', '?', '%']);
    let unsigned = day.strip_prefix(['-', '+']).unwrap_or(day);
    if let Some(year) = unsigned.strip_prefix(['y', 'Y']) {
        let year = year.trim_start_matches('-');
        return (year.is_empty() || !year.bytes().all(|byte| byte.is_ascii_digit())).then_some(FORM);
    }
    let parts: Vec<&str> = unsigned.split('-').collect();
    let shaped = |part: &str, length: usize| {
        part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'X' | b'x' | b'u'))
    };
    let (Some(year), month, day, None) = (parts.first(), parts.get(1), parts.get(2), parts.get(3)) else { return Some(FORM) };
    if !shaped(year, 4) || !month.is_none_or(|month| shaped(month, 2)) || !day.is_none_or(|day| shaped(day, 2)) {
        return Some(FORM);
    }
    let number = |part: Option<&&str>| part.and_then(|part| part.parse::<u32>().ok());
    let leap = number(Some(year)).is_none_or(|year| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
    match (number(month), number(day)) {
        // 21 to 24 are the seasons, 25 to 41 of EDTF's second level hemispheres' seasons, quarters and halves.
        (Some(month), None) if !(1..=12).contains(&month) && !(21..=41).contains(&month) => Some("there is no such month"),
        (Some(month), Some(_)) if !(1..=12).contains(&month) => Some("there is no such month"),
        (month, Some(day)) => {
            let most = match month {
                Some(4 | 6 | 9 | 11) => 30,
                Some(2) if leap => 29,
                Some(2) => 28,
                _ => 31,
            };
            (!(1..=most).contains(&day)).then_some("there is no such day")
        }
        _ => None,
    }
}

/// With months and days of two digits.
fn padded(value: &str) -> Option<String> {
    let half = |half: &str| -> Option<String> {
        let parts: Vec<&str> = half.split('-').collect();
        let year = parts.first().filter(|year| year.len() == 4)?;
        let rest =
            parts.iter().skip(1).map(|part| (1..=2).contains(&part.len()).then(|| format!("-{part:0>2}"))).collect::<Option<String>>()?;
        Some(format!("{year}{rest}"))
    };
    match value.split_once('/') {
        Some((first, second)) => Some(format!("{}/{}", half(first)?, half(second)?)),
        None => half(value),
    }
}
