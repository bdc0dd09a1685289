//! Keys of records and of lists.

use super::*;
use crate::record::{Date, DatePart};
use proptest::prelude::*;
use rstest::rstest;

fn record(name: Name, year: Option<i32>, title: &str) -> Record {
    let start = year.map(|year| DatePart { year, month: None, day: None });
    Record { authors: vec![name], title: Some(title.into()), issued: Some(Date { start, ..Date::default() }), ..Record::default() }
}

fn family(particle: &str, family: &str) -> Name {
    Name { family: Some(family.into()), particle: Some(particle.into()), ..Name::default() }
}

fn body(literal: &str) -> Name {
    Name { literal: Some(literal.into()), ..Name::default() }
}

#[rstest]
#[case(record(family("", "Yusran"), Some(2018), "The ASEAN Convention"), "yusran2018asean")]
#[case(record(family("van", "Schendel"), Some(2005), "Illicit flows"), "vanschendel2005illicit")]
#[case(record(family("", "Müller-Łukasz"), None, "Über die Sprache"), "mullerlukaszndsprache")]
#[case(record(family("", "Mas'ood"), Some(1990), "Ilmu Hubungan"), "masood1990ilmu")]
#[case(record(body("International Organization for Migration (IOM)"), Some(2018), "Counter Trafficking"), "iom2018counter")]
#[case(record(body("US Department of State"), Some(2020), "2020 Trafficking in Persons Report"), "usdepartment2020trafficking")]
#[case(record(Name::default(), Some(2007), "Undang-Undang tentang Orang"), "undangundang2007orang")]
#[case(record(Name::default(), None, ""), "anonnd")]
#[case(record(body("ASEAN"), None, "ASEAN Charter"), "aseanndcharter")]
#[case(Record { language: Some("en".into()), ..record(family("", "Azman"), Some(2015), "Door to door cleaner") }, "azman2015door")]
#[case(record(family("", "王"), Some(2001), "的"), "wang2001de")]
#[case(record(family("", "Dupont"), Some(1999), "L’État et la loi"), "dupont1999etat")]
fn keys(#[case] record: Record, #[case] expected: &str) {
    assert_eq!(base(&record), expected);
}

#[test]
fn letters_run_on() {
    assert_eq!([0, 1, 25, 26, 27, 52, 702].map(letters), ["a", "b", "z", "aa", "ab", "ba", "aaa"]);
}

#[test]
fn a_letter_never_makes_another_works_key() {
    let works = [("x", "1"), ("x", "2"), ("xa", "3")].map(|(base, content)| (base.to_owned(), content.to_owned()));
    assert_eq!(disambiguate(&works), ["xb", "xc", "xa"]);
}

proptest! {
    #[test]
    fn keys_are_unique_and_independent_of_order(bases in proptest::collection::vec("[abAB]{1,2}", 0..40), turn in 0_usize..40) {
        let works: Vec<_> = bases.iter().enumerate().map(|(i, base)| (base.clone(), format!("{i:03}"))).collect();
        let keys = disambiguate(&works);
        let distinct: std::collections::BTreeSet<_> = keys.iter().map(|key| key.to_lowercase()).collect();
        prop_assert_eq!(distinct.len(), keys.len());
        let mut turned: Vec<_> = works.iter().cloned().zip(keys).collect();
        if !turned.is_empty() {
            let turn = turn % turned.len();
            turned.rotate_left(turn);
        }
        let (works, keys): (Vec<_>, Vec<_>) = turned.into_iter().unzip();
        prop_assert_eq!(disambiguate(&works), keys);
    }

    #[test]
    fn any_record_has_a_key(family in "\\PC*", title in "\\PC*", year in proptest::option::of(any::<i32>())) {
        let key = base(&record(Name { family: Some(family), ..Name::default() }, year, &title));
        prop_assert!(!key.is_empty() && key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()), "{}", key);
    }
}
