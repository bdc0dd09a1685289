//! BibLaTeX seen from outside: what is written is read back, by this crate and by others.

mod common;

use common::records;
use ibid::format::biblatex::{read, write};
use ibid::record::{EntryType, Record};
use proptest::prelude::*;

fn again(record: &Record) -> Record {
    let text = write::entry(record, "key", &[]);
    let file = read::read(&text);
    assert_eq!(file.problems, [], "{text}");
    assert_eq!(file.entries.len(), 1, "{text}");
    file.entries[0].record.clone()
}

/// The text as a field can carry it: white space folded, composed letters.
fn carried(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ").nfc().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(400), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn reading_what_was_written_settles(record in records::record()) {
        let once = again(&record);
        let twice = again(&once);
        prop_assert_eq!(&once, &twice, "{}\n{}", write::entry(&record, "key", &[]), write::entry(&once, "key", &[]));
        prop_assert_eq!(write::entry(&once, "key", &[]), write::entry(&twice, "key", &[]));
    }

    #[test]
    fn values_come_back(record in records::record()) {
        let once = again(&record);
        let carried = |value: &Option<String>| value.as_deref().map(carried).filter(|value| !value.is_empty());
        prop_assert_eq!(carried(&record.title), once.title);
        prop_assert_eq!(carried(&record.container_title), once.container_title);
        // A body that stands as author of proceedings is their organisation.
        if record.entry_type != EntryType::Proceedings || record.authors.is_empty() {
            prop_assert_eq!(carried(&record.publisher), once.publisher);
        }
        prop_assert_eq!(carried(&record.location), once.location);
        prop_assert_eq!(carried(&record.event_title), once.event_title);
        prop_assert_eq!(carried(&record.event_place), once.event_place);
        prop_assert_eq!(carried(&record.isbn), once.isbn);
        prop_assert_eq!(carried(&record.issn), once.issn);
        prop_assert_eq!(record.language, once.language);
        // A year that no date field holds may be remarked on beside what is said of the date.
        let years = record.issued.iter().flat_map(|date| [date.start, date.end]).flatten().map(|part| part.year);
        if { years }.all(|year| (-9999..=9999).contains(&year)) {
            prop_assert_eq!(carried(&record.note).unwrap_or_default(), once.note.unwrap_or_default());
        }
    }

    #[test]
    fn organisations_come_back(names in proptest::collection::vec(records::text(), 1..4)) {
        let names: Vec<String> = names.iter().map(|name| carried(name)).filter(|name| !name.is_empty()).collect();
        let authors = names.iter().map(|name| ibid::record::Name { literal: Some(name.clone()), ..Default::default() }).collect();
        let once = again(&Record { authors, ..Record::default() });
        prop_assert_eq!(names, once.authors.into_iter().filter_map(|name| name.literal).collect::<Vec<_>>());
    }

    #[test]
    fn other_parsers_accept_it(record in records::record()) {
        let text = write::file([("a", &record, &[][..]), ("b", &record, &[][..])]);
        prop_assert!(biblatex::Bibliography::parse(&text).is_ok_and(|file| file.len() == 2), "{}", text);
        let entries: Vec<_> = serde_bibtex::de::Deserializer::from_str(&text).into_iter::<serde::de::IgnoredAny>().collect();
        prop_assert!(entries.len() == 2 && entries.iter().all(Result::is_ok), "{:?}\n{}", entries, text);
    }

    #[test]
    fn no_file_is_refused(text in records::text(), more in "[@{}()\"#,=%a-c \n]{0,60}", any in "\\PC{0,40}") {
        for text in [text, more.clone(), any, format!("@book{{a, title = {more}\n@book{{b}}")] {
            let file = read::read(&text);
            for entry in file.entries {
                prop_assert!(text.get(entry.span.start..entry.span.end).is_some_and(|slice| slice.starts_with('@')));
            }
        }
    }
}
