//! Dates as references write them.

use super::*;
use proptest::prelude::*;
use rstest::rstest;

/// A date as text: EDTF with `~` for circa, a letter, a literal in quotes.
fn show(date: &Date) -> String {
    let one = |part: &DatePart| {
        let mut text = part.year.to_string();
        for number in [part.month, part.day].into_iter().flatten() {
            text.push_str(&format!("-{number:02}"));
        }
        text
    };
    let mut text = date.start.as_ref().map(one).unwrap_or_default();
    text.extend(date.suffix);
    if let Some(end) = &date.end {
        text = format!("{text}/{}", one(end));
    }
    if date.circa {
        text.push('~');
    }
    if let Some(literal) = &date.literal {
        text.push_str(&format!("\"{literal}\""));
    }
    text
}

#[rstest]
#[case("2018, April 23", "2018-04-23")]
#[case("April 23, 2018", "2018-04-23")]
#[case("2010, September", "2010-09")]
#[case("30 August 2013", "2013-08-30")]
#[case("5 (2004)", "2004")]
#[case("2007a", "2007a")]
#[case("1998/99", "1998/1999")]
#[case("1998–2001", "1998/2001")]
#[case("2006-2007", "2006/2007")]
#[case("n.d.", "\"n.d.\"")]
#[case("(in press)", "\"in press\"")]
#[case("forthcoming", "\"forthcoming\"")]
#[case("o. J.", "\"o. J.\"")]
#[case("б. г.", "\"б. г.\"")]
#[case("ca. 1920", "1920~")]
#[case("[1998?]", "1998~")]
#[case("13-15 May 2009", "2009-05-13/2009-05-15")]
#[case("7-9 December 2018", "2018-12-07/2018-12-09")]
#[case("30 May – 2 June 2009", "2009-05-30/2009-06-02")]
#[case("August 11 –13, 2010", "2010-08-11/2010-08-13")]
#[case("2004年5月3日", "2004-05-03")]
#[case("2004년 5월", "2004-05")]
#[case("3 de mayo de 2010", "2010-05-03")]
#[case("1er mai 2010", "2010-05-01")]
#[case("3. März 1999", "1999-03-03")]
#[case("Août 1999", "1999-08")]
#[case("12 Agustus 2019", "2019-08-12")]
#[case("4 Ogos 2015", "2015-08-04")]
#[case("23 мая 2001 г.", "2001-05-23")]
#[case("ngày 3 tháng 5 năm 2010", "2010-05-03")]
#[case("2009-04-29", "2009-04-29")]
#[case("31-12-2011", "2011-12-31")]
#[case("03.05.2010", "2010-05-03")]
#[case("2009-10", "2009-10")]
#[case("2009–10", "2009/2010")]
#[case("May/June 2001", "2001-05/2001-06")]
#[case("Spring 2010", "2010-21")]
#[case("Nov. 12th. 2010", "2010-11-12")]
#[case("August, 20 th , 2010", "2010-08-20")]
#[case("Thursday, May 17, 2007", "2007-05-17")]
#[case("Available online 12 January 2011", "2011-01-12")]
#[case("August 1, 1 995", "1995-08-01")]
#[case("(Dated: May 11, 2010)", "2010-05-11")]
#[case("2018 Apr 23", "2018-04-23")]
#[case("2018, 23 April", "2018-04-23")]
#[case("tháng 5 năm 2010", "2010-05")]
#[case("©1998", "1998")]
#[case("Warszawa1997", "1997")]
#[case("44 BC", "-44")]
#[case("19933", "1993")]
#[case("05/2007", "2007-05")]
#[case("Nov 94", "1994-11")]
fn dates(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(read_date(text, None).as_ref().map(show).as_deref(), Some(expected));
}

#[rstest]
#[case("MMXII")]
#[case("")]
#[case("12")]
#[case("30101")]
#[case("March 14")]
fn no_date(#[case] text: &str) {
    assert_eq!(read_date(text, None), None);
}

#[test]
fn the_list_settles_the_order_of_day_and_month() {
    assert_eq!(read_date("3/5/2010", Some(true)).as_ref().map(show).as_deref(), Some("2010-05-03"));
    assert_eq!(read_date("3/5/2010", Some(false)).as_ref().map(show).as_deref(), Some("2010-03-05"));
    assert_eq!(read_date("3/25/2010", Some(true)).as_ref().map(show).as_deref(), Some("2010-03-25"));
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic(text in "\\PC{0,40}") {
        let _ = read_date(&text, None);
        let _ = read_access(&text, None);
    }

    #[test]
    fn numbers_and_signs(text in "[0-9a-z年月日. ,/–-]{0,24}") {
        if let Some(part) = read_date(&text, None).and_then(|date| date.start) {
            prop_assert!(part.month.is_none_or(|m| (1..=24).contains(&m)));
            prop_assert!(part.day.is_none_or(|d| (1..=31).contains(&d)));
        }
    }
}

/// How many dates of the labelled set agree in year, month and day.
#[test]
fn labelled_dates() {
    use crate::record::testkit::{labelled, spans};
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    for part in ["dev", "train"] {
        let Some(rows) = labelled(&format!("dates/grobid-dates.{part}.jsonl")) else { return };
        let mut right = 0;
        for row in &rows {
            let text = row.get("text").and_then(serde_json::Value::as_str).unwrap_or("");
            let first = |wanted: &str| spans(row).into_iter().find(|(label, _)| label == wanted).map(|(_, span)| span.of(text).to_owned());
            let number = |text: Option<String>| text.and_then(|text| digits(&text).parse::<i32>().ok());
            let month = first("month").and_then(|word| month::month_number(&word).map(i32::from).or_else(|| number(Some(word))));
            let gold = (number(first("year")).map(|year| if year > 9999 { year / 10000 } else { year }), month, number(first("day")));
            let read = read_date(text, None).and_then(|date| date.start);
            let read = (read.map(|d| d.year), read.and_then(|d| d.month).map(i32::from), read.and_then(|d| d.day).map(i32::from));
            if gold == read {
                right += 1;
            } else if std::env::var_os("IBID_FAULTS").is_some() {
                eprintln!("{text:?} gold {gold:?} read {read:?}");
            }
        }
        eprintln!("grobid dates {part}: {right} of {}", rows.len());
        assert!(f64::from(right) >= 0.85 * rows.len() as f64);
    }
}
