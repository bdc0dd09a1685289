//! What does an RIS file say? Tags as the managers use them; a line without a tag goes on with the one before it.

use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::space0;
use nom::{IResult, Parser};

use crate::Span;
use crate::record::{Date, DatePart, EntryType, Name, Record};

use super::entry_type;

/// One record of an RIS file.
#[derive(Clone, Debug, PartialEq)]
pub struct RisEntry {
    /// The value of `ID`; empty where there is none.
    pub key: String,
    /// What it says.
    pub record: Record,
    /// From `TY` to the end of `ER`.
    pub span: Span,
    /// The line of its `TY`, from 1.
    pub line: usize,
}

/// Reads an RIS file. Never fails: text before the first `TY` is passed over, and a missing `ER` ends at the next `TY`.
pub fn read(text: &str) -> Vec<RisEntry> {
    let mut entries: Vec<RisEntry> = Vec::new();
    let mut open: Option<Vec<(String, String)>> = None;
    let mut offset = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let tagged = tagged(line.trim_end_matches(['\n', '\r']).trim_start_matches('\u{feff}'));
        if matches!(&tagged, Ok((_, name)) if *name == "TY") {
            close(&mut entries, open.take(), offset);
            open = Some(Vec::new());
            let span = Span::new(offset, offset + line.len());
            entries.push(RisEntry { key: String::new(), record: Record::default(), span, line: number + 1 });
        }
        offset += line.len();
        match (tagged, open.as_mut()) {
            (Ok((_, "ER")), _) => close(&mut entries, open.take(), offset),
            (Ok((value, name)), Some(fields)) => fields.push((name.to_owned(), value.trim().to_owned())),
            (Err(_), Some(fields)) => {
                if let Some((_, value)) = fields.last_mut().filter(|_| !line.trim().is_empty()) {
                    value.push(' ');
                    value.push_str(line.trim());
                }
            }
            _ => {}
        }
    }
    close(&mut entries, open, text.len());
    for entry in &mut entries {
        entry.span = entry.span.trim(text);
    }
    entries
}

fn close(entries: &mut [RisEntry], fields: Option<Vec<(String, String)>>, end: usize) {
    if let (Some(entry), Some(fields)) = (entries.last_mut(), fields) {
        entry.span.end = end;
        entry.key = fields.iter().find(|(tag, _)| tag == "ID").map(|(_, value)| value.clone()).unwrap_or_default();
        entry.record = record(&fields);
    }
}

/// `TI  - value`: two capitals or digits, blanks, a hyphen.
fn tagged(line: &str) -> IResult<&str, &str> {
    let name = take_while_m_n(2, 2, |c: char| c.is_ascii_uppercase() || c.is_ascii_digit());
    let (rest, (name, _, _)) = (name, space0, tag("-")).parse(line)?;
    Ok((rest, name))
}

fn record(fields: &[(String, String)]) -> Record {
    let mut record = Record::default();
    let (mut first, mut last) = (None, None);
    for (tag, value) in fields.iter().filter(|(_, value)| !value.is_empty()) {
        let slot = match tag.as_str() {
            "TY" => {
                record.entry_type = entry_type(value);
                continue;
            }
            "AU" | "A1" => {
                person(&mut record.authors, &mut record.authors_truncated, value);
                continue;
            }
            "ED" | "A2" => {
                person(&mut record.editors, &mut record.editors_truncated, value);
                continue;
            }
            "A4" => {
                person(&mut record.translators, &mut false, value);
                continue;
            }
            "PY" | "Y1" | "DA" => {
                issued(&mut record, value);
                continue;
            }
            "Y2" => {
                record.accessed.get_or_insert(date(value));
                continue;
            }
            "SN" => match value.chars().filter(char::is_ascii_alphanumeric).count() {
                8 => &mut record.issn,
                _ => &mut record.isbn,
            },
            "AN" => {
                let (kind, id) = value.split_once(':').unwrap_or(("", value));
                record.eprint.get_or_insert((kind.to_owned(), id.to_owned()));
                continue;
            }
            "N1" => {
                record.note = Some(record.note.map_or(value.clone(), |note| format!("{note}; {value}")));
                continue;
            }
            "TI" | "T1" | "CT" => &mut record.title,
            "JO" | "JF" | "T2" | "BT" | "JA" | "J2" => &mut record.container_title,
            "T3" => &mut record.collection_title,
            "VL" => &mut record.volume,
            "IS" | "CP" => &mut record.issue,
            "M1" => &mut record.collection_number,
            "SP" => &mut first,
            "EP" => &mut last,
            "ET" => &mut record.edition,
            "M3" => &mut record.genre,
            "PB" => &mut record.publisher,
            "CY" | "PP" => &mut record.location,
            "DO" => &mut record.doi,
            "UR" | "L2" => &mut record.url,
            "C1" => &mut record.event_title,
            "C2" => &mut record.event_place,
            "LA" => &mut record.language,
            _ => continue,
        };
        slot.get_or_insert_with(|| value.clone());
    }
    record.pages = match (first, last) {
        (Some(first), Some(last)) => Some(format!("{first}-{last}")),
        (first, last) => first.or(last),
    };
    if record.entry_type == EntryType::Book && record.authors.is_empty() && !record.editors.is_empty() {
        record.entry_type = EntryType::Collection;
    }
    record
}

fn person(names: &mut Vec<Name>, truncated: &mut bool, value: &str) {
    if matches!(value, "et al." | "et al") {
        *truncated = true;
        return;
    }
    let mut parts = value.splitn(3, ',').map(str::trim);
    let part = |text: Option<&str>| text.filter(|text| !text.is_empty()).map(str::to_owned);
    let (family, given, suffix) = (part(parts.next()), part(parts.next()), part(parts.next()));
    // No comma, or nothing behind it: a mononym, or the name of a body if it has several words.
    if given.is_none() && suffix.is_none() && family.as_deref().is_some_and(|family| family.contains(' ')) {
        names.push(Name { literal: family, ..Name::default() });
        return;
    }
    let Some(family) = family else { return };
    let low = |word: &&str| word.chars().next().is_some_and(char::is_lowercase);
    let words: Vec<&str> = family.split(' ').collect();
    let particle = words.iter().take(words.len().saturating_sub(1)).take_while(|word| low(word)).count();
    let (particle, family) = words.split_at(particle);
    names.push(Name { family: part(Some(&family.join(" "))), given, particle: part(Some(&particle.join(" "))), suffix, literal: None });
}

fn issued(record: &mut Record, value: &str) {
    let read = date(value);
    match &mut record.issued {
        // `DA` is finer than `PY`.
        Some(issued) if issued.start.is_some_and(|part| part.month.is_some()) || read.start.is_none() => {}
        slot => *slot = Some(read),
    }
}

/// `2004/09/12/`, `2004///Spring`, `2004-09-12`; anything without a year is words.
fn date(value: &str) -> Date {
    let mut numbers = value.split(['/', '-']).map(str::trim);
    let year = numbers.next().filter(|year| year.len() == 4).and_then(|year| year.parse().ok());
    let Some(year) = year else { return Date { literal: Some(value.to_owned()), ..Date::default() } };
    let month = numbers.next().and_then(|month| month.parse().ok()).filter(|month| (1..=12).contains(month));
    let day = numbers.next().and_then(|day| day.parse().ok()).filter(|day| month.is_some() && (1..=31).contains(day));
    Date { start: Some(DatePart { year, month, day }), ..Date::default() }
}
