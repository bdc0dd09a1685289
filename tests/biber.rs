//! What is written passes biber's validation of BibLaTeX's data model.

mod common;

use std::io::Write;

use common::biber::{biber_warnings, without_missing_fields};
use common::records::{TYPES, record};
use ibid::format::biblatex::{model, write};
use ibid::record::{Date, DatePart, Name, Record};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

fn complaints(entries: &[(String, Record)]) -> Option<Vec<String>> {
    let mut file = tempfile::Builder::new().suffix(".bib").tempfile().expect("a temporary file");
    let text = write::file(entries.iter().map(|(key, record)| (key.as_str(), record, &[][..])));
    file.write_all(text.as_bytes()).expect("room for a file");
    biber_warnings(file.path())
}

/// More records where time does not matter.
fn scale() -> usize {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse::<usize>().ok()).map_or(1, |cases| cases.div_ceil(400))
}

fn s(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// A record with every field filled in.
fn full() -> Record {
    let person = |family: &str, given: &str| Name { family: s(family), given: s(given), ..Name::default() };
    let day = |year, month, day| Some(DatePart { year, month: Some(month), day: Some(day) });
    Record {
        authors: vec![
            Name { particle: s("van"), ..person("Schendel", "W.") },
            Name { suffix: s("Jr."), ..person("Burgos", "N. P.") },
            Name { literal: s("US Department of State & Co"), ..Name::default() },
        ],
        authors_truncated: true,
        editors: vec![person("Shelley", "L.")],
        translators: vec![person("Echols", "John M.")],
        title: s("The ASEAN Way of 100% AT&T_x in Vietnam: {what} \\ is ~ it"),
        container_title: s("Crime, Law and Social Change"),
        collection_title: s("CFMR Working Paper"),
        collection_number: s("2/2004"),
        publisher: s("Simon and Schuster"),
        location: s("New York and Geneva"),
        issued: Some(Date { start: day(2018, 4, 23), circa: true, suffix: Some('a'), ..Date::default() }),
        accessed: Some(Date { start: day(2019, 1, 26), ..Date::default() }),
        volume: s("VI"),
        issue: s("3"),
        pages: s("258-92, e5"),
        edition: s("2nd"),
        doi: s("10.1002/(SICI)1097-4571<1::AID-ASI1>3.0.CO;2-#"),
        isbn: s("978-0-306-40615-7"),
        issn: s("0378-5955"),
        url: s("https://www.a.b/c_d%20e#f~g"),
        event_title: s("15th Informal ASEM Seminar"),
        event_place: s("Montreux"),
        event_date: Some(Date { start: day(2015, 11, 24), end: day(2015, 11, 26), ..Date::default() }),
        genre: s("Background Paper"),
        note: s("see Article 1(1)"),
        language: s("en"),
        eprint: Some(("arXiv".to_owned(), "2401.00001".to_owned())),
        ..Record::default()
    }
}

#[test]
fn every_type_with_every_field_is_valid() {
    let entries: Vec<_> = TYPES.iter().map(|kind| (kind.as_str().to_owned(), Record { entry_type: *kind, ..full() })).collect();
    if let Some(complaints) = complaints(&entries) {
        assert_eq!(complaints, Vec::<String>::new());
    }
}

#[test]
fn only_fields_that_the_record_lacks_are_missing() {
    let entries: Vec<_> =
        TYPES.iter().map(|kind| (kind.as_str().to_owned(), Record { entry_type: *kind, title: s("T"), ..Record::default() })).collect();
    let Some(complaints) = complaints(&entries) else { return };
    assert_eq!(without_missing_fields(complaints.clone()), Vec::<String>::new());
    for (key, record) in &entries {
        let text = write::entry(record, key, &[]);
        let kind = text.trim_start_matches('@').split('{').next().unwrap_or_default();
        let missing = model::of(kind)
            .expect("a type of the model")
            .mandatory()
            .filter(|fields| !fields.iter().any(|field| text.contains(&format!("  {field} = "))))
            .count();
        let said = complaints.iter().filter(|line| line.contains(&format!("'{key}'"))).count();
        assert_eq!(missing, said, "{text}{complaints:?}");
    }
}

#[test]
fn arbitrary_records_are_valid() {
    let mut runner = TestRunner::deterministic();
    let entries: Vec<_> =
        (0..400 * scale()).map(|i| (format!("k{i}"), record().new_tree(&mut runner).expect("a record").current())).collect();
    if let Some(complaints) = complaints(&entries) {
        let complaints = without_missing_fields(complaints);
        let shown = |line: &String| {
            let entry = entries.iter().find(|(key, _)| line.contains(&format!("'{key}'")));
            format!("{line}\n{}", entry.map_or_else(String::new, |(key, record)| write::entry(record, key, &[])))
        };
        assert!(complaints.is_empty(), "{}\n{}", complaints.len(), complaints.iter().take(10).map(shown).collect::<String>());
    }
}

/// What the corpus becomes passes biber, apart from mandatory fields that the sources do not give.
#[test]
fn the_committed_bibliographies_are_valid() {
    let mut checked = 0;
    for entry in std::fs::read_dir("bib").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "bib") || !std::fs::read_to_string(&path).unwrap().contains('@') {
            continue; // biber takes a file without entries for a fault
        }
        let Some(complaints) = common::biber::biber_warnings(&path) else { return };
        assert_eq!(common::biber::without_missing_fields(complaints), Vec::<String>::new(), "{}", path.display());
        checked += 1;
    }
    assert!(checked > 0, "bib/ holds bibliographies");
}
