//! Entries as they stand in a file.

use super::*;
use crate::record::{Date, DatePart, EntryType, Name};
use rstest::rstest;

fn person(family: &str, given: &str) -> Name {
    Name { family: Some(family.into()), given: Some(given.into()), ..Name::default() }
}

fn body(literal: &str) -> Name {
    Name { literal: Some(literal.into()), ..Name::default() }
}

fn year(year: i32) -> Option<Date> {
    Some(Date { start: Some(DatePart { year, month: None, day: None }), ..Date::default() })
}

fn s(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn an_article() {
    let record = Record {
        entry_type: EntryType::Article,
        authors: vec![person("Wijkman", "Miriam"), person("Kleemans", "Edward")],
        title: s("Female Offenders of Human Trafficking and Sexual Exploitation"),
        container_title: s("Crime, Law and Social Change"),
        issued: year(2019),
        volume: s("72"),
        issue: s("1"),
        pages: s("53-72"),
        doi: s("10.1007/s10611-019-09840-x"),
        url: s("https://doi.org/10.1007/s10611-019-09840-x"),
        language: s("en"),
        ..Record::default()
    };
    assert_eq!(
        entry(&record, "wijkman2019female", &["wijkman2019".into(), "wijkman2019female".into()]),
        "\
@article{wijkman2019female,
  ids = {wijkman2019},
  author = {Wijkman, Miriam and Kleemans, Edward},
  title = {Female Offenders of Human Trafficking and Sexual Exploitation},
  journaltitle = {Crime, Law and Social Change},
  date = {2019},
  volume = {72},
  number = {1},
  pages = {53--72},
  doi = {10.1007/s10611-019-09840-x},
  langid = {english},
}
"
    );
}

#[test]
fn a_statute_keeps_its_kind() {
    let record = Record {
        entry_type: EntryType::Legislation,
        authors: vec![body("Republic of Indonesia")],
        title: s("Undang-Undang Nomor 21 Tahun 2007"),
        issued: year(2007),
        language: s("id"),
        note: s("see Article 1(1) of this Law"),
        ..Record::default()
    };
    assert_eq!(
        entry(&record, "republic2007undang", &[]),
        "\
@misc{republic2007undang,
  author = {{Republic of Indonesia}},
  title = {Undang-Undang Nomor 21 Tahun 2007},
  date = {2007},
  langid = {indonesian},
  entrysubtype = {legislation},
  note = {see Article 1(1) of this Law},
}
"
    );
}

#[rstest]
#[case::thesis(Record { entry_type: EntryType::Thesis, genre: s("Thesis"), publisher: s("Universitas Sriwijaya"), ..Record::default() }, &["type = {Thesis}", "institution = {Universitas Sriwijaya}"])]
#[case::doctoral(Record { entry_type: EntryType::Thesis, genre: s("Ph.D. thesis"), ..Record::default() }, &["type = {phdthesis}"])]
#[case::report(Record { entry_type: EntryType::Report, collection_title: s("CFMR Working Paper"), collection_number: s("2/2004"), genre: s("Working Paper"), ..Record::default() }, &["number = {2/2004}", "type = {CFMR Working Paper}"])]
#[case::edited(Record { entry_type: EntryType::Book, editors: vec![person("Holmes", "L.")], ..Record::default() }, &["@collection{k", "editor = {Holmes, L.}"])]
#[case::offline(Record { entry_type: EntryType::Online, title: s("About"), ..Record::default() }, &["@misc{k"])]
#[case::roman(Record { entry_type: EntryType::Article, volume: s("VI"), issue: s("no"), ..Record::default() }, &["volume = {6}", "issue = {no}"])]
#[case::odd_volume(Record { entry_type: EntryType::Article, volume: s("12A"), publisher: s("Elsevier"), ..Record::default() }, &["addendum = {vol. 12A; publisher: Elsevier}"])]
#[case::publisher_with_and(Record { entry_type: EntryType::Book, publisher: s("Simon and Schuster"), location: s("New York and Geneva"), ..Record::default() }, &["publisher = {{Simon and Schuster}}", "location = {New York and Geneva}"])]
#[case::in_press(Record { issued: Some(Date { literal: s("in press"), ..Date::default() }), ..Record::default() }, &["pubstate = {inpress}"])]
#[case::article_number(Record { entry_type: EntryType::Article, pages: s("e0123456"), ..Record::default() }, &["eid = {e0123456}"])]
#[case::bad_isbn(Record { entry_type: EntryType::Book, isbn: s("978-1-4799-8430-55"), ..Record::default() }, &["addendum = {ISBN 978-1-4799-8430-55}"])]
#[case::arxiv(Record { eprint: Some(("arXiv".into(), "2401.00001".into())), ..Record::default() }, &["eprint = {2401.00001}", "eprinttype = {arxiv}"])]
fn has(#[case] record: Record, #[case] lines: &[&str]) {
    let text = entry(&record, "k", &[]);
    for line in lines {
        assert!(text.contains(line), "{line} not in\n{text}");
    }
}

#[test]
fn no_date_is_no_field() {
    let record = Record { issued: Some(Date { literal: s("n.d."), ..Date::default() }), ..Record::default() };
    assert_eq!(entry(&record, "k", &[]), "@misc{k,\n}\n");
}

#[rstest]
#[case("a b,c{d}", "abcd")]
#[case("müller2019", "müller2019")]
#[case("{}", "entry")]
fn keys_are_safe(#[case] key: &str, #[case] expected: &str) {
    assert_eq!(citation_key(key), expected);
}
