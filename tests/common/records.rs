//! Arbitrary records for property tests.

use ibid::record::{Date, DatePart, EntryType, Name, Reasons, Record};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// Every entry type.
pub const TYPES: [EntryType; 20] = [
    EntryType::Article,
    EntryType::Book,
    EntryType::Collection,
    EntryType::Dataset,
    EntryType::InBook,
    EntryType::InCollection,
    EntryType::InProceedings,
    EntryType::Jurisdiction,
    EntryType::Legislation,
    EntryType::Manual,
    EntryType::Misc,
    EntryType::Online,
    EntryType::Patent,
    EntryType::Periodical,
    EntryType::Proceedings,
    EntryType::Report,
    EntryType::Software,
    EntryType::Thesis,
    EntryType::Unpublished,
    EntryType::Video,
];

/// Any text: words, what TeX and BibTeX read as signs, other scripts, line breaks.
pub fn text() -> impl Strategy<Value = String> {
    let nasty = "[a-cA-C0-9{}\\\\%$&#_~^\"'`,;:=@() .\n\t–éß東Жع-]{0,12}";
    let words = "(and|others|van|de la|The|IOM|G20|et al\\.|vol\\.|ISBN|x|;|--|''){1,1}( (and|Crime|in press|\\\\'e|\\\\emph|#1|100%|A&B|X_1)){0,3}";
    prop_oneof![3 => nasty.prop_map(String::from), 2 => words.prop_map(String::from), 1 => "\\PC{0,12}".prop_map(String::from)]
}

fn some() -> impl Strategy<Value = Option<String>> {
    option::weighted(0.4, text())
}

/// A person with any parts, or an organisation.
pub fn name() -> impl Strategy<Value = Name> {
    let person = (some(), some(), some(), some()).prop_map(|(family, given, particle, suffix)| Name {
        family,
        given,
        particle,
        suffix,
        literal: None,
    });
    let body = text().prop_map(|literal| Name { literal: Some(literal), ..Name::default() });
    prop_oneof![3 => person, 1 => body]
}

/// A date, or what stands in its place.
pub fn date() -> impl Strategy<Value = Date> {
    let part = || {
        option::weighted(
            0.7,
            (-3000..12000_i32, option::of(0..25_u8), option::of(0..33_u8)).prop_map(|(year, month, day)| DatePart { year, month, day }),
        )
    };
    let literal = option::weighted(0.2, prop_oneof![Just("in press".to_owned()), Just("n.d.".to_owned()), text()]);
    (part(), part(), any::<bool>(), option::of(proptest::char::range('a', 'z')), literal)
        .prop_map(|(start, end, circa, suffix, literal)| Date { start, end, circa, suffix, literal })
}

/// Any record at all.
pub fn record() -> impl Strategy<Value = Record> {
    let people = (vec(name(), 0..3), any::<bool>(), vec(name(), 0..3), any::<bool>(), vec(name(), 0..2));
    let titles = (some(), some(), some(), some(), some(), some());
    let dates = (option::of(date()), option::of(date()), option::of(date()));
    let numbers = (some(), some(), some(), some(), some(), some());
    let ids = (some(), some(), some(), some(), option::of(("[a-zA-Z]{0,6}", text())));
    let rest = (some(), some(), some(), option::of("(en|id|de|xx)"));
    (0..TYPES.len(), people, titles, dates, numbers, ids, rest).prop_map(|(kind, people, titles, dates, numbers, ids, rest)| Record {
        entry_type: TYPES[kind],
        type_reasons: Reasons::default(),
        authors: people.0,
        authors_truncated: people.1,
        editors: people.2,
        editors_truncated: people.3,
        translators: people.4,
        title: titles.0,
        container_title: titles.1,
        collection_title: titles.2,
        event_title: titles.3,
        event_place: titles.4,
        note: titles.5,
        issued: dates.0,
        accessed: dates.1,
        event_date: dates.2,
        collection_number: numbers.0,
        volume: numbers.1,
        issue: numbers.2,
        pages: numbers.3,
        edition: numbers.4,
        genre: numbers.5,
        doi: ids.0,
        isbn: ids.1,
        issn: ids.2,
        url: ids.3,
        eprint: ids.4,
        publisher: rest.0,
        location: rest.1,
        language: rest.3.or(rest.2.filter(|_| false)),
    })
}
