//! At which meeting a paper was given: "Paper presented at X, City, 7-9 December 2018".

use super::clean::{drop_stop, trim_edges, value};
use super::dates::read_date;
use super::places::Places;
use super::words::{Class, behind, has};
use super::{Date, ListHint, Record};
use crate::segment::Label;

/// Finds a presentation phrase and moves the meeting's name, place and days from the fields they were read into.
pub(super) fn read_event(places: &Places<'_>, hint: &ListHint, record: &mut Record) {
    let Some(source) = source(places, record) else { return };
    match source {
        // The phrase stands before a place of its own: that holds the meeting.
        Source::Container => record.event_title = record.container_title.take(),
        Source::Note(text) | Source::Genre(text) => {
            let (title, place, date) = parts(&text, hint);
            record.event_title = title.or_else(|| record.container_title.take());
            record.event_place = place;
            record.event_date = date;
        }
    }
    if record.event_title.is_none() {
        return;
    }
    // Days that were labelled a note.
    let only_days =
        |note: &String| note.split_whitespace().count() <= 6 && read_date(note, hint.day_first).is_some_and(|date| date.start.is_some());
    if record.event_date.is_none() && record.note.as_ref().is_some_and(only_days) {
        record.event_date = record.note.take().and_then(|note| read_date(&note, hint.day_first));
    }
    // Nobody published it: the place and the later date are the meeting's.
    if record.publisher.is_none() && record.event_place.is_none() {
        record.event_place = record.location.take();
    }
    if record.event_date.is_none() {
        record.event_date = later_date(places, hint, record);
    }
    if let (Some(issued), Some(event)) = (&mut record.issued, &record.event_date)
        && issued.start == event.start
        && issued.start.is_some_and(|start| start.month.is_some())
        && places.of(Label::Date).len() > 1
    {
        // The year of publication was completed by the meeting's day: take that back.
        issued.start = issued.start.map(|start| super::DatePart { month: None, day: None, ..start });
        issued.end = None;
    }
}

enum Source {
    Container,
    Note(String),
    Genre(String),
}

/// Where the phrase stands, and the text behind it.
fn source(places: &Places<'_>, record: &mut Record) -> Option<Source> {
    if let Some(note) = record.note.clone()
        && let Some(rest) = behind(&note, Class::Presented)
    {
        record.note = None;
        return Some(if has_words(rest) { Source::Note(rest.to_owned()) } else { Source::Container });
    }
    if let Some(genre) = record.genre.clone()
        && let Some(rest) = behind(&genre, Class::Presented)
    {
        if has_words(rest) {
            record.genre = None;
            return Some(Source::Genre(rest.to_owned()));
        }
        record.genre = None;
        return Some(Source::Container);
    }
    if let Some(container) = record.container_title.clone()
        && let Some(rest) = behind(&container, Class::Presented)
    {
        record.container_title = None;
        return has_words(rest).then(|| Source::Note(rest.to_owned()));
    }
    let container = places.of(Label::ContainerTitle).first().copied()?;
    has(places.before(container), Class::Presented).then_some(Source::Container)
}

fn has_words(text: &str) -> bool {
    text.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1).count() > 1
}

/// "International Conference on X (ICX) 2018, Barcelona, 7-9 December 2018": name, place, days.
fn parts(text: &str, hint: &ListHint) -> (Option<String>, Option<String>, Option<Date>) {
    let text = drop_stop(trim_edges(text));
    let text = text.strip_prefix("the ").unwrap_or(text);
    let mut cells: Vec<&str> = text.split(", ").collect();
    // Days may hold a comma themselves ("May 3, 2010"): try the longest tail that is nothing but a date.
    let tail = (1..=2.min(cells.len().saturating_sub(1))).rev().find(|count| {
        let tail = cells.get(cells.len() - count..).unwrap_or(&[]).join(", ");
        tail.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count() <= 6
            && tail.contains(|c: char| c.is_ascii_digit())
            && read_date(&tail, hint.day_first).is_some_and(|date| date.start.is_some())
            && cells.get(cells.len() - count).is_some_and(|cell| {
                read_date(cell, None).is_some() || *count == 2 && cell.len() < 16 && cell.contains(|c: char| c.is_ascii_digit())
            })
    });
    let date = tail.and_then(|count| {
        let from = cells.len() - count;
        let text = cells.get(from..)?.join(", ");
        cells.truncate(from);
        read_date(&text, hint.day_first)
    });
    let place = (cells.len() > 1).then(|| cells.split_off(1).join(", ")).and_then(|place| value(&place));
    (cells.first().and_then(|title| value(title)), place, date)
}

/// The last date labelled as one that is not the first.
fn later_date(places: &Places<'_>, hint: &ListHint, record: &Record) -> Option<Date> {
    let dates = places.texts(Label::Date);
    let last = dates.get(1..)?.iter().rev().find_map(|text| read_date(text, hint.day_first))?;
    (record.accessed.as_ref() != Some(&last)).then_some(last)
}
