//! RIS as it is written and as others write it.

use super::*;
use crate::record::{Date, DatePart, Name, Record};
use proptest::prelude::*;
use rstest::rstest;

fn s(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn article() -> Record {
    Record {
        entry_type: EntryType::Article,
        authors: vec![
            Name { family: s("Schendel"), particle: s("van"), given: s("W."), ..Name::default() },
            Name { family: s("Burgos"), given: s("N. P."), suffix: s("Jr."), ..Name::default() },
            Name { literal: s("US Department of State"), ..Name::default() },
        ],
        authors_truncated: true,
        title: s("The ASEAN Way"),
        container_title: s("Journal of Human Security"),
        issued: Some(Date { start: Some(DatePart { year: 2018, month: Some(9), day: None }), ..Date::default() }),
        volume: s("5"),
        issue: s("2"),
        pages: s("223-230"),
        doi: s("10.1/x"),
        issn: s("0378-5955"),
        language: s("en"),
        ..Record::default()
    }
}

const TEXT: &str = "\
TY  - JOUR
ID  - k
AU  - van Schendel, W.
AU  - Burgos, N. P., Jr.
AU  - US Department of State,
AU  - et al.
TI  - The ASEAN Way
JO  - Journal of Human Security
PY  - 2018
DA  - 2018/09
VL  - 5
IS  - 2
SP  - 223
EP  - 230
SN  - 0378-5955
DO  - 10.1/x
LA  - en
ER  - 

";

#[test]
fn writes_and_reads_back() {
    assert_eq!(entry(&article(), "k"), TEXT);
    let read = read(TEXT);
    assert_eq!((read[0].key.as_str(), read[0].line), ("k", 1));
    assert_eq!(read[0].record, article());
}

#[rstest]
#[case::no_end("TY  - BOOK\nTI  - A\nTY  - BOOK\nTI  - B", &["A", "B"])]
#[case::one_blank("TY - BOOK\r\nT1 - A\r\nER -\r\n", &["A"])]
#[case::goes_on("head\nTY  - BOOK\nTI  - A\n  b\nER  - ", &["A b"])]
#[case::nothing("", &[])]
fn odd_files(#[case] text: &str, #[case] titles: &[&str]) {
    let read = read(text);
    let found: Vec<_> = read.iter().map(|entry| entry.record.title.as_deref().unwrap_or("")).collect();
    assert_eq!(found, titles);
}

#[test]
fn codes_stand_once_and_types_come_back() {
    use std::collections::BTreeSet;
    let pairs: BTreeSet<_> = TYPES.iter().collect();
    assert_eq!(pairs.len(), TYPES.len());
    for (_, kind) in TYPES.iter().filter(|(_, kind)| *kind != EntryType::InBook) {
        assert_eq!(entry_type(code(*kind)), *kind);
    }
}

proptest! {
    #[test]
    fn no_text_breaks_it(text in "\\PC*", lines in "(TY|AU|PY|SP|ER|[A-Z]{2})  - [a-z,/0-9é-]{0,8}\n(TY|DA|EP)  - .{0,8}\n") {
        read(&text);
        read(&lines);
    }

    #[test]
    fn one_value_is_one_line(title in ".*", note in "\\PC*") {
        let record = Record { title: Some(title), note: Some(note), ..Record::default() };
        let text = entry(&record, "k");
        prop_assert_eq!(read(&text).len(), 1, "{}", text);
        prop_assert!(text.lines().count() <= 6);
    }
}
