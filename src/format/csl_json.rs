//! CSL-JSON: a record as an item, its keys in one fixed order, and an item read back as a record.

use serde_json::{Map, Value, json};

use crate::record::{Date, DatePart, EntryType, Name, Record};

/// The CSL type of an entry type.
pub const fn csl_type(kind: EntryType) -> &'static str {
    match kind {
        EntryType::Article => "article-journal",
        EntryType::Book | EntryType::Collection | EntryType::Proceedings | EntryType::Manual => "book",
        EntryType::Dataset => "dataset",
        EntryType::InBook | EntryType::InCollection => "chapter",
        EntryType::InProceedings => "paper-conference",
        EntryType::Jurisdiction => "legal_case",
        EntryType::Legislation => "legislation",
        EntryType::Misc => "document",
        EntryType::Online => "webpage",
        EntryType::Patent => "patent",
        EntryType::Periodical => "periodical",
        EntryType::Report => "report",
        EntryType::Software => "software",
        EntryType::Thesis => "thesis",
        EntryType::Unpublished => "speech",
        EntryType::Video => "motion_picture",
    }
}

/// The entry type of a CSL type; `misc` for one that has no counterpart. A book with editors alone is told by [`from_csl`].
pub fn entry_type(csl: &str) -> EntryType {
    match csl {
        "article-journal" | "article-magazine" | "article-newspaper" | "article" | "review" | "review-book" => EntryType::Article,
        "book" | "classic" => EntryType::Book,
        "chapter" | "entry" | "entry-dictionary" | "entry-encyclopedia" => EntryType::InCollection,
        "paper-conference" => EntryType::InProceedings,
        "thesis" => EntryType::Thesis,
        "report" => EntryType::Report,
        "webpage" | "post" | "post-weblog" => EntryType::Online,
        "legislation" | "bill" | "regulation" | "treaty" => EntryType::Legislation,
        "legal_case" => EntryType::Jurisdiction,
        "dataset" => EntryType::Dataset,
        "software" => EntryType::Software,
        "patent" => EntryType::Patent,
        "periodical" => EntryType::Periodical,
        "motion_picture" | "broadcast" => EntryType::Video,
        "speech" | "manuscript" | "event" | "personal_communication" => EntryType::Unpublished,
        _ => EntryType::Misc,
    }
}

/// The item of a record, without `id`. Fields that are not given have no key.
pub fn to_csl(record: &Record) -> Value {
    let mut item = Map::new();
    // A preprint is an `article` in CSL: not yet in a journal.
    let preprint = record.entry_type == EntryType::Online && record.eprint.as_ref().is_some_and(|(kind, _)| kind == "arxiv");
    item.insert("type".into(), if preprint { "article" } else { csl_type(record.entry_type) }.into());
    names(&mut item, "author", &record.authors);
    names(&mut item, "editor", &record.editors);
    names(&mut item, "translator", &record.translators);
    text(&mut item, "title", record.title.as_deref());
    text(&mut item, "container-title", record.container_title.as_deref());
    text(&mut item, "collection-title", record.collection_title.as_deref());
    text(&mut item, "publisher", record.publisher.as_deref());
    text(&mut item, "publisher-place", record.location.as_deref());
    date(&mut item, "issued", record.issued.as_ref());
    date(&mut item, "accessed", record.accessed.as_ref());
    text(&mut item, "volume", record.volume.as_deref());
    text(&mut item, "issue", record.issue.as_deref());
    text(&mut item, number_key(record), record.collection_number.as_deref());
    text(&mut item, "page", record.pages.as_deref());
    text(&mut item, "edition", record.edition.as_deref());
    text(&mut item, "DOI", record.doi.as_deref());
    text(&mut item, "ISBN", record.isbn.as_deref());
    text(&mut item, "ISSN", record.issn.as_deref());
    text(&mut item, "URL", record.url.as_deref());
    if let Some((kind, value)) = &record.eprint {
        match kind.as_str() {
            "pubmed" => text(&mut item, "PMID", Some(value)),
            kind => {
                text(&mut item, "archive", Some(kind));
                text(&mut item, "archive_location", Some(value));
            }
        }
    }
    text(&mut item, "event-title", record.event_title.as_deref());
    text(&mut item, "event-place", record.event_place.as_deref());
    date(&mut item, "event-date", record.event_date.as_ref());
    text(&mut item, "genre", record.genre.as_deref());
    text(&mut item, "note", record.note.as_deref());
    text(&mut item, "language", record.language.as_deref());
    Value::Object(item)
}

/// A report's number is its `number`, a book's that in its series.
fn number_key(record: &Record) -> &'static str {
    match record.entry_type {
        EntryType::Book
        | EntryType::Collection
        | EntryType::InCollection
        | EntryType::InBook
        | EntryType::Proceedings
        | EntryType::InProceedings => "collection-number",
        _ => "number",
    }
}

fn text(item: &mut Map<String, Value>, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        item.insert(key.into(), value.into());
    }
}

fn names(item: &mut Map<String, Value>, key: &str, names: &[Name]) {
    if !names.is_empty() {
        item.insert(key.into(), names.iter().map(name).collect());
    }
}

fn name(name: &Name) -> Value {
    let mut value = Map::new();
    text(&mut value, "family", name.family.as_deref());
    text(&mut value, "given", name.given.as_deref());
    text(&mut value, "non-dropping-particle", name.particle.as_deref());
    text(&mut value, "suffix", name.suffix.as_deref());
    text(&mut value, "literal", name.literal.as_deref());
    Value::Object(value)
}

fn date(item: &mut Map<String, Value>, key: &str, date: Option<&Date>) {
    let Some(date) = date else { return };
    let mut value = Map::new();
    let parts: Vec<Value> = [date.start, date.end].into_iter().flatten().map(parts).collect();
    if !parts.is_empty() {
        value.insert("date-parts".into(), parts.into());
    }
    // CSL has a field of its own for seasons, counted from 1; EDTF counts them from 21.
    if let Some(season) = date.start.and_then(|start| start.month).filter(|month| *month > 20) {
        value.insert("season".into(), (season - 20).into());
    }
    if date.circa {
        value.insert("circa".into(), true.into());
    }
    if let Some(literal) = &date.literal {
        value.insert("literal".into(), literal.as_str().into());
    }
    if !value.is_empty() {
        item.insert(key.into(), Value::Object(value));
    }
}

fn parts(part: DatePart) -> Value {
    match (part.month.filter(|month| *month <= 12), part.day) {
        (None, _) => json!([part.year]),
        (Some(month), None) => json!([part.year, month]),
        (Some(month), Some(day)) => json!([part.year, month, day]),
    }
}

/// The record of a CSL item. What is no object gives an empty record; unknown keys are passed over; `author` may be one raw string
/// and `year` may stand for `issued`.
pub fn from_csl(item: &Value) -> Record {
    let get = |keys: &[&str]| keys.iter().find_map(|key| item.get(*key)).and_then(scalar);
    let mut record = Record {
        entry_type: item.get("type").and_then(Value::as_str).map_or_else(EntryType::default, entry_type),
        title: get(&["title"]),
        container_title: get(&["container-title"]),
        collection_title: get(&["collection-title"]),
        collection_number: get(&["number", "collection-number"]),
        publisher: get(&["publisher"]),
        location: get(&["publisher-place"]),
        issued: read_date(item.get("issued").or_else(|| item.get("year"))),
        accessed: read_date(item.get("accessed")),
        volume: get(&["volume"]),
        issue: get(&["issue"]),
        pages: get(&["page"]),
        edition: get(&["edition"]),
        doi: get(&["DOI", "doi"]),
        isbn: get(&["ISBN"]),
        issn: get(&["ISSN"]),
        url: get(&["URL", "url"]),
        event_title: get(&["event-title", "event"]),
        event_place: get(&["event-place"]),
        event_date: read_date(item.get("event-date")),
        genre: get(&["genre"]),
        note: get(&["note"]),
        language: get(&["language"]),
        ..Record::default()
    };
    record.eprint = match (get(&["archive"]), get(&["archive_location"]), get(&["PMID"])) {
        (Some(kind), Some(value), _) => Some((kind, value)),
        (_, _, Some(value)) => Some(("pubmed".to_owned(), value)),
        _ => None,
    };
    (record.authors, record.authors_truncated) = read_names(item.get("author"));
    (record.editors, record.editors_truncated) = read_names(item.get("editor"));
    (record.translators, _) = read_names(item.get("translator"));
    if item.get("type").and_then(Value::as_str) == Some("article") && record.eprint.is_some() {
        record.entry_type = EntryType::Online;
    }
    if record.entry_type == EntryType::Book && record.authors.is_empty() && !record.editors.is_empty() {
        record.entry_type = EntryType::Collection;
    }
    record
}

/// A string, or a number as one; of a list its first.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(values) => values.first().and_then(scalar),
        _ => None,
    }
}

fn read_names(value: Option<&Value>) -> (Vec<Name>, bool) {
    match value {
        Some(Value::Array(values)) => {
            let names: Vec<Name> = values.iter().filter_map(read_name).filter(|name| *name != Name::default()).collect();
            (names, false)
        }
        Some(Value::String(text)) => {
            let list = crate::record::names::read_names(text, None);
            (list.names, list.truncated)
        }
        _ => (Vec::new(), false),
    }
}

fn read_name(value: &Value) -> Option<Name> {
    if let Value::String(text) = value {
        return crate::record::names::read_names(text, None).names.into_iter().next();
    }
    let get = |key: &str| value.get(key).and_then(scalar);
    Some(Name {
        family: get("family"),
        given: get("given"),
        particle: get("non-dropping-particle").or_else(|| get("dropping-particle")),
        suffix: get("suffix"),
        literal: get("literal"),
    })
}

fn read_date(value: Option<&Value>) -> Option<Date> {
    let value = value?;
    if let Some(text) = scalar(value).filter(|_| !value.is_array()) {
        return crate::record::dates::read_date(&text, None).or(Some(Date { literal: Some(text), ..Date::default() }));
    }
    let number = |value: &Value| value.as_i64().or_else(|| value.as_str()?.trim().parse().ok());
    let part = |value: &Value| {
        let year = number(value.get(0)?).and_then(|year| i32::try_from(year).ok())?;
        let small =
            |at: usize, most: u8| value.get(at).and_then(number).and_then(|n| u8::try_from(n).ok()).filter(|n| (1..=most).contains(n));
        Some(DatePart { year, month: small(1, 24), day: small(2, 31) })
    };
    let dates = value.get("date-parts");
    let mut start = dates.and_then(|dates| dates.get(0)).and_then(part);
    if let (Some(start), Some(season)) = (&mut start, value.get("season").and_then(number).and_then(|n| u8::try_from(n).ok()))
        && (1..=4).contains(&season)
    {
        start.month = Some(season + 20);
    }
    let date = Date {
        start,
        end: dates.and_then(|dates| dates.get(1)).and_then(part),
        circa: value.get("circa").is_some_and(|circa| circa != &Value::Bool(false) && !circa.is_null()),
        suffix: None,
        literal: value.get("literal").or_else(|| value.get("raw")).and_then(scalar),
    };
    if date.start.is_none()
        && let Some(read) = date.literal.as_deref().and_then(|text| crate::record::dates::read_date(text, None))
    {
        return Some(read);
    }
    (date != Date::default()).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Record {
        Record {
            entry_type: EntryType::Article,
            authors: vec![
                Name { family: Some("Schendel".into()), given: Some("W.".into()), particle: Some("van".into()), ..Name::default() },
                Name { literal: Some("UNICEF".into()), ..Name::default() },
            ],
            title: Some("Labour".into()),
            container_title: Some("Journal".into()),
            issued: Some(Date {
                start: Some(DatePart { year: 2009, month: Some(5), day: Some(13) }),
                end: Some(DatePart { year: 2009, month: Some(5), day: Some(15) }),
                ..Date::default()
            }),
            accessed: Some(Date { start: Some(DatePart { year: 2020, month: Some(7), day: Some(4) }), ..Date::default() }),
            volume: Some("8".into()),
            pages: Some("258-92".into()),
            doi: Some("10.1000/x".into()),
            eprint: Some(("arxiv".into(), "1708.04230".into())),
            ..Record::default()
        }
    }

    #[test]
    fn keys_stand_in_one_order() {
        let text = to_csl(&sample()).to_string();
        assert_eq!(
            text,
            concat!(
                r#"{"type":"article-journal","author":[{"family":"Schendel","given":"W.","non-dropping-particle":"van"},{"literal":"UNICEF"}],"#,
                r#""title":"Labour","container-title":"Journal","issued":{"date-parts":[[2009,5,13],[2009,5,15]]},"#,
                r#""accessed":{"date-parts":[[2020,7,4]]},"volume":"8","page":"258-92","DOI":"10.1000/x","archive":"arxiv","archive_location":"1708.04230"}"#
            )
        );
    }

    #[test]
    fn there_and_back() {
        assert_eq!(from_csl(&to_csl(&sample())), sample());
        let undated = Record { issued: Some(Date { literal: Some("in press".into()), ..Date::default() }), ..Record::default() };
        assert_eq!(from_csl(&to_csl(&undated)), undated);
        let season = Date { start: Some(DatePart { year: 2010, month: Some(21), day: None }), ..Date::default() };
        let spring = Record { issued: Some(season), ..Record::default() };
        assert_eq!(from_csl(&to_csl(&spring)), spring);
    }

    #[test]
    fn loose_items_are_read() {
        let record = from_csl(&json!({"author": "Smith, J., & Doe, K.", "year": 2004, "page": 12, "type": "odd"}));
        assert_eq!(record.authors.len(), 2);
        assert_eq!(record.issued.and_then(|date| date.start).map(|start| start.year), Some(2004));
        assert_eq!(record.pages.as_deref(), Some("12"));
        assert_eq!(from_csl(&json!([1, 2])), Record::default());
    }
}
