//! How is a date written? EDTF, as far as BibLaTeX takes it: `2018-04-23`, `2018-09`, `2007-12-07/2007-12-09`, `1998~`.

use crate::record::{Date, DatePart};

/// The date in EDTF; `None` where it has no year that BibLaTeX can hold (four digits).
pub fn write(date: &Date) -> Option<String> {
    let mark = if date.circa { "~" } else { "" };
    let start = date.start.as_ref().and_then(part);
    let end = date.end.as_ref().and_then(part);
    match (start, end) {
        (Some(start), Some(end)) if start == end => Some(format!("{start}{mark}")),
        (Some(start), Some(end)) => Some(format!("{start}{mark}/{end}{mark}")),
        (Some(start), None) => Some(format!("{start}{mark}")),
        (None, Some(end)) => Some(format!("/{end}{mark}")),
        (None, None) => None,
    }
}

/// One day, month or year; a day or month that the calendar does not have is left out.
pub fn part(part: &DatePart) -> Option<String> {
    let year = match part.year {
        year @ 0..=9999 => format!("{year:04}"),
        year @ -9999..=-1 => format!("{year:05}"),
        _ => return None,
    };
    Some(match (part.month, part.day) {
        (Some(month @ 1..=12), Some(day)) if (1..=days(part.year, month)).contains(&day) => format!("{year}-{month:02}-{day:02}"),
        (Some(month @ (1..=12 | 21..=24)), _) => format!("{year}-{month:02}"),
        _ => year,
    })
}

/// How many days the month has in the Gregorian calendar.
fn days(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn ymd(year: i32, month: u8, day: u8) -> Option<DatePart> {
        Some(DatePart { year, month: (month > 0).then_some(month), day: (day > 0).then_some(day) })
    }

    #[rstest]
    #[case(ymd(2018, 4, 23), None, false, "2018-04-23")]
    #[case(ymd(2018, 9, 0), None, false, "2018-09")]
    #[case(ymd(2007, 12, 7), ymd(2007, 12, 9), false, "2007-12-07/2007-12-09")]
    #[case(ymd(1998, 0, 0), None, true, "1998~")]
    #[case(ymd(1998, 0, 0), ymd(1999, 0, 0), true, "1998~/1999~")]
    #[case(ymd(2001, 2, 31), None, false, "2001-02")]
    #[case(ymd(2001, 21, 0), None, false, "2001-21")]
    #[case(ymd(2001, 13, 1), None, false, "2001")]
    #[case(ymd(-55, 3, 15), None, false, "-0055-03-15")]
    #[case(None, ymd(2005, 0, 0), false, "/2005")]
    fn writes(#[case] start: Option<DatePart>, #[case] end: Option<DatePart>, #[case] circa: bool, #[case] expected: &str) {
        assert_eq!(write(&Date { start, end, circa, ..Date::default() }).as_deref(), Some(expected));
    }

    #[test]
    fn no_year_is_no_date() {
        assert_eq!(write(&Date { literal: Some("n.d.".into()), ..Date::default() }), None);
        assert_eq!(write(&Date { start: ymd(12345, 0, 0), ..Date::default() }), None);
    }
}
