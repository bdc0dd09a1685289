//! Bibliographic records from files: JSON Lines with BibTeX fields, plain or gzip, become [`Item`]s.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

use flate2::read::GzDecoder;
use serde::Deserialize;

use super::item::{Field, Item, Kind, Role};
use super::name::Name;
use super::{tex, values};
use crate::{Error, Result};

/// One line of a record file.
#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    source: String,
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    fields: BTreeMap<String, serde_json::Value>,
}

/// The text of a file, unpacked when it is gzip.
///
/// # Errors
/// When the file cannot be read or unpacked, or is not UTF-8.
pub fn read_text(path: &Path) -> Result<String> {
    let bytes = std::fs::read(path).map_err(|error| Error::io(path, error))?;
    let mut text = String::new();
    let read = if bytes.starts_with(&[0x1f, 0x8b]) {
        GzDecoder::new(bytes.as_slice()).read_to_string(&mut text)
    } else {
        bytes.as_slice().read_to_string(&mut text)
    };
    read.map_err(|error| Error::io(path, error))?;
    Ok(text)
}

/// The works of a record file's text; lines that are no usable record are passed over.
pub fn items(text: &str) -> Vec<Item> {
    text.lines().filter_map(|line| serde_json::from_str::<Line>(line).ok()).filter_map(|line| item(&line)).collect()
}

fn item(line: &Line) -> Option<Item> {
    let value = |names: &[&str]| {
        names.iter().find_map(|name| line.fields.get(*name)).and_then(|value| value.as_str()).map(tex::plain).unwrap_or_default()
    };
    let names = |field: &str| -> Vec<Name> {
        let Some(raw) = line.fields.get(field).and_then(|value| value.as_str()) else { return Vec::new() };
        let plain = |name: &Name| match name {
            Name::Body(body) => Name::Body(tex::plain(body)),
            Name::Person { family, given, particle, suffix } => {
                Name::Person { family: tex::plain(family), given: tex::plain(given), particle: particle.clone(), suffix: suffix.clone() }
            }
        };
        Name::list(raw).iter().map(plain).collect()
    };
    let (author, editor) = (names("author"), names("editor"));
    let kind = match line.kind.as_str() {
        "article" => Kind::Article,
        "incollection" | "inbook" => Kind::Chapter,
        "inproceedings" | "conference" => Kind::Conference,
        "phdthesis" | "mastersthesis" | "thesis" => Kind::Thesis,
        "techreport" | "report" => Kind::Report,
        "book" | "proceedings" | "collection" if author.is_empty() && !editor.is_empty() => Kind::Collection,
        "book" => Kind::Book,
        "online" => Kind::Web,
        _ => return None,
    };
    let title = sound_title(&value(&["title"]))?;
    let lang = language(&value(&["inlg", "langid", "language"]), &title);
    let mut item = Item::new(kind, &line.source, lang);
    for (role, people) in [(Role::Author, author), (Role::Editor, editor), (Role::Translator, names("translator"))] {
        if people.iter().any(|name| !name.is_sound()) {
            return None;
        }
        item.names.insert(role, people);
    }
    if item.people(Role::Author).is_empty() && kind != Kind::Collection {
        return None;
    }
    item.set(Field::Title, title);
    item.set(Field::Container, value(&["journal", "journaltitle", "booktitle", "maintitle"]));
    item.set(Field::Series, value(&["series"]));
    for (field, from) in [(Field::Volume, "volume"), (Field::Issue, "number"), (Field::Edition, "edition"), (Field::Isbn, "isbn")] {
        let text = value(&[from]);
        if text.chars().count() <= 20 {
            item.set(field, text);
        }
    }
    item.set(Field::Date, values::iso_date(&value(&["year", "date"]), &value(&["month"]))?);
    place_and_publisher(&mut item, &value(&["publisher", "school", "institution"]), &value(&["address", "location"]));
    pages(&mut item, &value(&["pages"]));
    item.set(Field::Doi, value(&["doi"]).trim_start_matches("https://doi.org/").replace(' ', ""));
    let url = value(&["url"]);
    if url.starts_with("http") && !url.contains(' ') {
        item.set(Field::Url, url);
    }
    // A container with many digits carries volume and pages of its own.
    let digits = item.get(Field::Container).map_or(0, |text| text.chars().filter(char::is_ascii_digit).count());
    let letters =
        item.get(Field::Container).is_none_or(|text| text.chars().filter(|c| c.is_alphabetic()).count() > 3 && !text.starts_with("Vol"));
    let imprint_digits = item.get(Field::Publisher).map_or(0, |text| text.chars().filter(char::is_ascii_digit).count());
    if digits > 4 || imprint_digits > 1 || !letters {
        return None;
    }
    let needs_container = matches!(kind, Kind::Article | Kind::Chapter | Kind::Conference);
    let sound = |field| item.get(field).is_none_or(|text: &str| text.chars().count() < 160 && !text.contains("IN: "));
    (!needs_container || item.get(Field::Container).is_some())
        .then_some(())
        .filter(|()| sound(Field::Container) && sound(Field::Publisher) && sound(Field::Series))?;
    Some(item)
}

/// A title that is a title: not too short, not too long, not a note of the cataloguer. Its closing dot is dropped.
pub fn sound_title(title: &str) -> Option<String> {
    let title = title.trim().trim_end_matches(['.', ',', ';', ':']).trim();
    let length = title.chars().count();
    let sound = (8..=260).contains(&length)
        && !title.contains(['[', ']', '\\', '{', '<'])
        && title.contains(char::is_alphabetic)
        && title.matches('(').count() == title.matches(')').count()
        && ![" .", " ,", " )", "( "].iter().any(|gap| title.contains(gap));
    sound.then(|| title.to_owned())
}

/// Two letters for a record's language; the title decides where the record does not say.
fn language(named: &str, title: &str) -> &'static str {
    const NAMED: &[(&str, &str)] = &[
        ("english", "en"),
        ("american", "en"),
        ("german", "de"),
        ("french", "fr"),
        ("spanish", "es"),
        ("portuguese", "pt"),
        ("indonesian", "id"),
        ("malay", "ms"),
        ("dutch", "nl"),
        ("italian", "it"),
        ("russian", "ru"),
        ("vietnamese", "vi"),
        ("ngerman", "de"),
        ("brazil", "pt"),
    ];
    let named = named.to_lowercase();
    NAMED.iter().find(|(key, _)| named.starts_with(key)).map_or_else(|| guess_language(title), |(_, code)| code)
}

/// Two letters for the language of a text; `en` when nothing speaks for another.
pub fn guess_language(text: &str) -> &'static str {
    use whatlang::Lang;
    let Some(info) = whatlang::detect(text).filter(|info| info.confidence() > 0.5) else { return "en" };
    match info.lang() {
        Lang::Deu => "de",
        Lang::Fra => "fr",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Nld => "nl",
        Lang::Rus | Lang::Ukr | Lang::Bel => "ru",
        Lang::Ind | Lang::Jav => "id",
        Lang::Vie => "vi",
        _ => "en",
    }
}

/// Takes `Berlin: Dietrich Reimer Verlag` apart; a publisher field often carries its place.
fn place_and_publisher(item: &mut Item, publisher: &str, place: &str) {
    let (head, tail) = match publisher.split_once(": ") {
        Some((head, tail)) if head.chars().count() < 40 => (head, tail),
        _ => ("", publisher),
    };
    item.set(Field::Publisher, tail.trim_end_matches(['.', ',']));
    let place = if place.chars().count() > 2 { place } else { head };
    item.set(Field::Location, place.trim_matches(['[', ']', '(', ')']));
}

fn pages(item: &mut Item, text: &str) {
    let range = text.replace(['–', '—'], "-").replace("--", "-");
    let has_range = range.split_once('-').is_some_and(|(a, b)| {
        let number = |part: &str| !part.is_empty() && part.len() <= 6 && part.chars().all(|c| c.is_ascii_alphanumeric());
        number(a.trim()) && number(b.trim())
    });
    if has_range {
        item.set(Field::Pages, range.replace(' ', ""));
    } else if let Some(total) = text.rsplit('+').next().filter(|t| (2..5).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_digit())) {
        item.set(if item.kind == Kind::Article { Field::Pages } else { Field::Extent }, total);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_publisher_is_freed_of_its_place() {
        let line = r#"{"type":"book","fields":{"author":"Bender, M. L.","title":"Languages of Ethiopia","publisher":"Köln: Köppe","year":"1971","pages":"xl+545"}}"#;
        let items = items(line);
        let item = items.first();
        assert_eq!(item.and_then(|item| item.get(Field::Location)), Some("Köln"));
        assert_eq!(item.and_then(|item| item.get(Field::Publisher)), Some("Köppe"));
        assert_eq!(item.and_then(|item| item.get(Field::Extent)), Some("545"));
    }

    #[test]
    fn lines_that_are_no_record_are_passed_over() {
        assert!(items("not json\n{}\n{\"type\":\"article\",\"fields\":{\"title\":\"x\"}}").is_empty());
    }
}
