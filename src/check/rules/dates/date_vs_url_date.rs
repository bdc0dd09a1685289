//! Does the address name another date than the reference?

use crate::check::prelude::*;
use super::years::year;
use crate::key::{fold, is_stop_word};

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "date-vs-url-date",
    severity: Severity::Warning,
    default: true,
    group: Group::Dates,
    summary: "a year in the URL's path that contradicts the date",
    page: include_str!("date_vs_url_date.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let (Some(url), Some(issued)) = (&item.record.url, item.record.issued.as_ref().and_then(|date| date.start)) else { return };
        let lower = url.to_ascii_lowercase();
        if ARCHIVES.iter().any(|archive| lower.contains(archive)) || year(item.record.issued.as_ref()).is_none() {
            return;
        }
        let path = lower.split_once("://").map_or(lower.as_str(), |(_, rest)| rest);
        let path = path.split(['?', '#']).next().unwrap_or("");
        let segments: Vec<&str> = path.split('/').skip(1).collect();
        let file = segments.last().is_some_and(|last| FILES.iter().any(|ending| last.ends_with(ending)));
        let store = segments.iter().any(|segment| STORES.contains(segment));
        if let Some((year, month)) = dated(&segments) {
            let months = (issued.year - year) * 12 + issued.month.filter(|month| *month <= 12).map_or(0, |of| i32::from(of) - month);
            // A file is often put there years after it appeared; a page about it, not before it.
            if months > 12 && issued.year > year + 1 || months < -12 && issued.year < year - 1 && !file && !store && is_page(item.record) {
                out.add(item.place(Field::Url), format!("the address says {year}, the date {}", issued.year))
                    .related(item.place(Field::Date), "the date");
            }
        } else if let Some(slug) = segments.iter().rev().find_map(|slug| year_of_slug(slug, item.record.title.as_deref()?))
            && slug != issued.year
        {
            out.add(item.place(Field::Url), format!("the address names the title with {slug}, the date is {}", issued.year))
                .related(item.place(Field::Date), "the date");
        }
    }
}

/// Whether the page is the work: books and articles of journals are put on sites long after they appeared.
fn is_page(record: &Record) -> bool {
    let kind = matches!(record.entry_type, EntryType::Online | EntryType::Misc | EntryType::Report | EntryType::Article);
    kind && record.volume.is_none() && record.translators.is_empty()
}

/// Copies of pages, whose own date stands in the path.
const ARCHIVES: [&str; 6] = ["web.archive.org", "archive.is", "archive.today", "archive.ph", "webcitation.org", "doi.org/"];
const FILES: [&str; 8] = [".pdf", ".doc", ".docx", ".ppt", ".pptx", ".xls", ".zip", ".jpg"];
/// Folders into which things are put whenever.
const STORES: [&str; 12] = [
    "uploads",
    "files",
    "storage",
    "media",
    "images",
    "archive",
    "archives",
    "documents",
    "download",
    "downloads",
    "publications",
    "content",
];

/// Year and month of a path like `/2020/04/27/`, `/2020-04-27-name` or `/20200427103000-12-1/`.
fn dated(segments: &[&str]) -> Option<(i32, i32)> {
    let number = |text: &str, low: i32, high: i32| {
        let plain = text.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| text.parse::<i32>().ok()).flatten().filter(|n| (low..=high).contains(n))
    };
    let pair = segments.windows(2).find_map(|pair| match pair {
        [year, month] if year.len() == 4 && month.len() <= 2 => Some((number(year, 1990, 2099)?, number(month, 1, 12)?)),
        _ => None,
    });
    pair.or_else(|| {
        segments.iter().find_map(|segment| {
            let bytes = segment.as_bytes();
            let dashes = bytes.get(4) == Some(&b'-') && bytes.get(7) == Some(&b'-');
            let (month, day) = if dashes { (5..7, 8..10) } else { (4..6, 6..8) };
            let digits = segment.bytes().take_while(u8::is_ascii_digit).count();
            let date = (number(segment.get(..4)?, 1990, 2099)?, number(segment.get(month)?, 1, 12)?);
            number(segment.get(day)?, 1, 31)?;
            (dashes || matches!(digits, 8 | 12 | 14)).then_some(date)
        })
    })
}

/// The year in a slug whose other words are the title's: `/2022-report-on-trade/`.
fn year_of_slug(slug: &str, title: &str) -> Option<i32> {
    let words: Vec<&str> = slug.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut years =
        words.iter().filter(|word| word.len() == 4).filter_map(|word| word.parse::<i32>().ok()).filter(|year| (1990..2100).contains(year));
    let year = years.next().filter(|_| years.next().is_none())?;
    let title = fold(title);
    if title.contains(&year.to_string()) {
        return None;
    }
    let content: Vec<&&str> =
        words.iter().filter(|word| word.len() > 3 && !is_stop_word(word) && !word.bytes().all(|byte| byte.is_ascii_digit())).collect();
    let common = content
        .iter()
        .filter(|word| title.split(' ').any(|own| own == ***word || own.len() > 3 && (word.starts_with(own) || own.starts_with(***word))))
        .count();
    (common >= 3 && common == content.len()).then_some(year)
}
