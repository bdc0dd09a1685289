//! Which date is which: publication, access, a day that completes a year, and the notes that speak of access.

use super::clean::value;
use super::dates::{read_access, read_date, says_access};
use super::places::Places;
use super::read::add_note;
use super::{Date, ListHint, Record};
use crate::segment::Label;

/// Reads the places labelled date: the first is publication, one behind an access phrase is access, one that completes the year is taken in.
pub(super) fn read_dates(places: &Places<'_>, hint: &ListHint, record: &mut Record) {
    for span in places.of(Label::Date) {
        let text = span.of(places.raw);
        let Some(date) = read_date(text, hint.day_first) else {
            // Digits no year can be made of stay as a literal; words that are no date are a remark.
            match value(text) {
                Some(rest) if rest.contains(|c: char| c.is_ascii_digit()) || rest.chars().all(|c| "MDCLXVI. ".contains(c)) => {
                    record.issued.get_or_insert_with(|| Date { literal: Some(rest), ..Date::default() });
                }
                Some(rest) => add_note(record, &rest),
                None => {}
            }
            continue;
        };
        let access = says_access(text) || says_access(places.before(span)) && !places.before(span).contains(". ");
        if access {
            record.accessed.get_or_insert(date);
            continue;
        }
        match &mut record.issued {
            None => {
                // "5 (2004)": the number before the year is the volume.
                record.edition = record.edition.take().or_else(|| raised_edition(text));
                record.volume = record.volume.take().or_else(|| volume_before(text));
                record.issued = Some(date);
            }
            Some(issued) => complete(issued, &date),
        }
    }
}

/// A second date that says more of the same year: "(2018). … 23 April 2018", or a year behind "23 April".
fn complete(issued: &mut Date, more: &Date) {
    if let (Some(known), Some(start)) = (issued.start, more.start)
        && known.year == start.year
        && known.month.is_none()
        && start.month.is_some()
        && issued.end.is_none()
    {
        issued.start = more.start;
        issued.end = more.end;
    } else if issued.start.is_none() && more.start.is_some() {
        let literal = issued.literal.take();
        *issued = Date { literal, ..more.clone() };
    }
}

/// The edition of "1993³", whose raised digit has come down: "19933".
fn raised_edition(text: &str) -> Option<String> {
    let digits = text.trim_matches(|c: char| !c.is_ascii_digit());
    (digits.len() == 5 && digits.chars().all(|c| c.is_ascii_digit())).then(|| digits.get(4..).map(str::to_owned)).flatten()
}

/// The number of "5 (2004)".
fn volume_before(text: &str) -> Option<String> {
    let (number, rest) = text.split_once('(')?;
    let number = number.trim().trim_end_matches(',');
    let short = (1..=4).contains(&number.len()) && number.chars().all(|c| c.is_ascii_digit());
    (short && rest.trim_start().starts_with(|c: char| c.is_ascii_digit())).then(|| number.to_owned())
}

/// Media that say nothing about a work but that it can be read.
const PLAIN_MEDIA: [&str; 10] = ["internet", "online", "on line", "web", "print", "en ligne", "electronic", "www", "daring", "сайт"];

/// Whether a note says no more than that something can be had.
fn is_availability(note: &str) -> bool {
    const PHRASES: [&str; 22] = [
        "available",
        "available at",
        "available from",
        "available online",
        "available online at",
        "accessed",
        "retrieved",
        "retrieved from",
        "disponivel",
        "disponivel em",
        "disponible en",
        "disponible sur",
        "disponible a",
        "tersedia di",
        "diakses dari",
        "verfugbar unter",
        "online unter",
        "disponibile su",
        "beschikbaar op",
        "режим доступа",
        "url",
        "online",
    ];
    let folded = super::clean::fold(note);
    PHRASES.contains(&folded.trim_matches([':', '.', ' ']))
}

/// Reads notes, media and unclaimed text: access dates go to `accessed`, what remains of a note stays one.
pub(super) fn read_notes(places: &Places<'_>, hint: &ListHint, record: &mut Record) {
    for span in places.of(Label::Note) {
        let text = span.of(places.raw);
        let before = places.before(span);
        if let Some(date) = read_access(text, hint.day_first) {
            record.accessed.get_or_insert(date);
        } else if says_access(before) && read_date(text, hint.day_first).is_some_and(|date| date.start.is_some()) {
            record.accessed = record.accessed.take().or_else(|| read_date(text, hint.day_first));
        } else if !says_access(text)
            && let Some(note) = value(text).filter(|note| !is_availability(note))
        {
            add_note(record, &note);
        }
    }
    for text in places.texts(Label::Medium) {
        if let Some(medium) = value(text).filter(|medium| !PLAIN_MEDIA.contains(&medium.to_lowercase().as_str())) {
            add_note(record, &medium);
        }
    }
    if record.accessed.is_none() {
        record.accessed = places.unclaimed().iter().find_map(|text| read_access(text, hint.day_first));
    }
}
