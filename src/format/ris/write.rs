//! How does a record look in RIS? Tags in a fixed order, lines ending in LF.

use crate::record::{Date, DatePart, EntryType, Name, Record};

use super::code;

/// One record from `TY` to `ER`, with an empty line behind it. `key` stands in `ID`.
pub fn entry(record: &Record, key: &str) -> String {
    let mut lines = Lines(String::new());
    lines.put("TY", code(record.entry_type));
    lines.put("ID", key);
    names(&mut lines, "AU", &record.authors, record.authors_truncated);
    names(&mut lines, "ED", &record.editors, record.editors_truncated);
    names(&mut lines, "A4", &record.translators, false);
    lines.some("TI", &record.title);
    lines.some(if record.entry_type == EntryType::Article { "JO" } else { "T2" }, &record.container_title);
    lines.some("T3", &record.collection_title);
    if let Some(issued) = &record.issued {
        dates(&mut lines, issued);
    }
    lines.some("VL", &record.volume);
    lines.some("IS", &record.issue);
    lines.some("M1", &record.collection_number);
    pages(&mut lines, record.pages.as_deref().unwrap_or(""));
    lines.some("ET", &record.edition);
    lines.some("M3", &record.genre);
    lines.some("PB", &record.publisher);
    lines.some("CY", &record.location);
    lines.some("SN", &record.isbn);
    lines.some("SN", &record.issn);
    lines.some("DO", &record.doi);
    lines.some("UR", &record.url);
    if let Some(part) = record.accessed.as_ref().and_then(|date| date.start.or(date.end)) {
        lines.put("Y2", &slashed(&part));
    }
    lines.some("C1", &record.event_title);
    lines.some("C2", &record.event_place);
    if let Some((kind, value)) = &record.eprint {
        lines.put("AN", &if kind.is_empty() { value.clone() } else { format!("{kind}:{value}") });
    }
    lines.some("LA", &record.language);
    lines.some("N1", &record.note);
    lines.0.push_str("ER  - \n\n");
    lines.0
}

/// A file of records (key, record).
pub fn file<'a>(entries: impl IntoIterator<Item = (&'a str, &'a Record)>) -> String {
    entries.into_iter().map(|(key, record)| entry(record, key)).collect()
}

struct Lines(String);

impl Lines {
    /// One line; nothing for an empty value. Line breaks in it would begin another tag.
    fn put(&mut self, tag: &str, value: &str) {
        let words: Vec<&str> = value.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()).collect();
        if !words.is_empty() {
            self.0.push_str(tag);
            self.0.push_str("  - ");
            self.0.push_str(&words.join(" "));
            self.0.push('\n');
        }
    }

    fn some(&mut self, tag: &str, value: &Option<String>) {
        self.put(tag, value.as_deref().unwrap_or(""));
    }
}

fn names(lines: &mut Lines, tag: &str, names: &[Name], truncated: bool) {
    for name in names {
        lines.put(tag, &one(name));
    }
    if truncated && !names.is_empty() {
        lines.put(tag, "et al.");
    }
}

/// `van Schendel, W.`, `Burgos, N. P., Jr.`; an organisation with a comma behind it, so that it is not taken for a person.
fn one(name: &Name) -> String {
    let filled = |part: &Option<String>| part.as_deref().map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned);
    if let Some(literal) = filled(&name.literal) {
        return if literal.contains(' ') && !literal.contains(',') { format!("{literal},") } else { literal };
    }
    let family = [&name.particle, &name.family].into_iter().filter_map(filled).collect::<Vec<_>>().join(" ");
    let parts = [Some(family), filled(&name.given), filled(&name.suffix)];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn dates(lines: &mut Lines, date: &Date) {
    match date.start.or(date.end) {
        Some(part) => {
            lines.put("PY", &part.year.to_string());
            if part.month.is_some() {
                lines.put("DA", &slashed(&part));
            }
        }
        None => lines.some("PY", &date.literal),
    }
}

/// RIS's `YYYY/MM/DD`.
fn slashed(part: &DatePart) -> String {
    let year = format!("{:04}", part.year);
    match (part.month.filter(|month| (1..=12).contains(month)), part.day) {
        (Some(month), Some(day)) => format!("{year}/{month:02}/{day:02}"),
        (Some(month), None) => format!("{year}/{month:02}"),
        _ => year,
    }
}

/// One range has a first and a last page; anything else is the first.
fn pages(lines: &mut Lines, pages: &str) {
    match pages.split_once('-') {
        Some((first, last)) if !last.contains(['-', ',', ';']) && !first.contains([',', ';']) => {
            lines.put("SP", first);
            lines.put("EP", last);
        }
        _ => lines.put("SP", pages),
    }
}
