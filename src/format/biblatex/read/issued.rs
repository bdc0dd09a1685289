//! When was it published? `date` in EDTF, or `year` with `month` and `day`; what is no date is kept as words.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::{char, one_of};
use nom::combinator::{map_res, opt};
use nom::sequence::preceded;
use nom::{IResult, Parser};

use crate::record::{Date, DatePart};

/// A date field's text.
pub fn read(text: &str) -> Date {
    let text = text.trim();
    edtf(text).unwrap_or_else(|| loose(text))
}

/// `year`, `month` and `day` as BibTeX has them.
pub fn of_parts(year: &str, month: &str, day: &str) -> Date {
    let mut date = read(year);
    let spanned = date.end.is_some();
    if let Some(start) = date.start.as_mut().filter(|start| start.month.is_none() && !spanned) {
        start.month = month_of(month);
        // BibTeX has the day beside the month's name: `month = "12~" # jan`.
        let beside: String = month.chars().filter(char::is_ascii_digit).collect();
        let named = month.chars().any(char::is_alphabetic);
        let day = if named && day.is_empty() { &beside } else { day };
        start.day = day.trim().parse().ok().filter(|day| start.month.is_some() && (1..=31).contains(day));
    }
    date
}

/// `2018-04-23`, `2007-12-07/2007-12-09`, `1998~`, `/2005`; `None` for anything else.
fn edtf(text: &str) -> Option<Date> {
    let (first, second) = match text.split_once('/') {
        Some((first, second)) => (first, Some(second)),
        None => (text, None),
    };
    let (start, end) = (half(first)?, second.map_or(Some((None, false)), half)?);
    if start.0.is_none() && end.0.is_none() {
        return None;
    }
    Some(Date { start: start.0, end: end.0, circa: start.1 || end.1, ..Date::default() })
}

/// One side of a span: nothing or `..` is open; the flag says that it is approximate or uncertain.
fn half(text: &str) -> Option<(Option<DatePart>, bool)> {
    let text = text.trim();
    if matches!(text, "" | "..") {
        return Some((None, false));
    }
    let (rest, date) = part(text).ok()?;
    let rest = rest.split_once('T').map_or(rest, |(_, time)| time.trim_start_matches(|c: char| c.is_ascii_digit() || ":.Z+-".contains(c)));
    let marks: IResult<&str, Option<char>> = opt(one_of("~?%")).parse(rest);
    let (rest, mark) = marks.ok()?;
    rest.is_empty().then_some((Some(date), mark.is_some()))
}

fn digits<T: std::str::FromStr>(n: usize) -> impl FnMut(&str) -> IResult<&str, T> {
    move |input| map_res(take_while_m_n(n, n, |c: char| c.is_ascii_digit()), |digits: &str| digits.parse()).parse(input)
}

fn part(input: &str) -> IResult<&str, DatePart> {
    let (rest, (sign, year, month)) = (opt(char('-')), digits::<i32>(4), opt(preceded(char('-'), digits::<u8>(2)))).parse(input)?;
    let (rest, day) = if month.is_some() { opt(preceded(char('-'), digits::<u8>(2))).parse(rest)? } else { (rest, None) };
    Ok((
        rest,
        DatePart {
            year: if sign.is_some() { -year } else { year },
            month: month.filter(|month| matches!(month, 1..=12 | 21..=24)),
            day: day.filter(|day| (1..=31).contains(day)),
        },
    ))
}

/// "2010a", "[1998]", "ca. 1998", "1998–1999", "March 2004": the first year counts. Without a year it is no date.
fn loose(text: &str) -> Date {
    if text.is_empty() {
        return Date::default();
    }
    let runs: Vec<(usize, &str)> = year_runs(text);
    let Some(&(at, first)) = runs.first() else { return Date { literal: Some(text.to_owned()), ..Date::default() } };
    let year = |digits: &str| digits.parse().ok().map(|year| DatePart { year, month: None, day: None });
    let tail = text.get(at + 4..).unwrap_or("");
    let head = text.get(..at).unwrap_or("");
    let mut start = year(first);
    if let Some(start) = start.as_mut() {
        start.month = month_of(head.trim());
    }
    let spanned = runs.get(1).filter(|(second, _)| {
        let between = text.get(at + 4..*second).unwrap_or("").trim();
        !between.is_empty() && between.chars().all(|c| matches!(c, '-' | '–' | '—' | '/'))
    });
    let mut letters = tail.chars();
    let suffix = letters.next().filter(|c| c.is_ascii_lowercase() && !letters.next().is_some_and(char::is_alphanumeric));
    Date { start, end: spanned.and_then(|(_, digits)| year(digits)), circa: is_circa(text), suffix, literal: None }
}

fn is_circa(text: &str) -> bool {
    let circa: IResult<&str, &str> =
        alt((tag("circa"), tag("ca."), tag("ca "), tag("c."), tag("c "))).parse(text.trim_start_matches(['[', '(']));
    circa.is_ok() || text.contains('?')
}

/// Runs of exactly four digits.
fn year_runs(text: &str) -> Vec<(usize, &str)> {
    let mut runs = Vec::new();
    let mut offset = 0;
    for run in text.split(|c: char| !c.is_ascii_digit()) {
        if run.len() == 4 {
            runs.push((offset, run));
        }
        offset += run.len();
        offset += text.get(offset..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    runs
}

/// BibTeX's abbreviations of the months, which begin their English names.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Whether the word abbreviates a month for BibTeX.
pub fn is_month(word: &str) -> bool {
    MONTHS.contains(&word.to_lowercase().as_str())
}

/// A month by number or English name.
fn month_of(text: &str) -> Option<u8> {
    let text = text.trim();
    if let Ok(number) = text.parse::<u8>() {
        return (1..=12).contains(&number).then_some(number);
    }
    let word: String = text.chars().skip_while(|c| !c.is_alphabetic()).take_while(|c| c.is_alphabetic()).collect::<String>().to_lowercase();
    MONTHS.iter().position(|month| word.starts_with(month)).and_then(|at| u8::try_from(at + 1).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("2018-04-23", "2018-04-23")]
    #[case("2018-09", "2018-09")]
    #[case("2007-12-07/2007-12-09", "2007-12-07/2007-12-09")]
    #[case("1998~", "1998~")]
    #[case("1998~/1999~", "1998~/1999~")]
    #[case("/2005", "/2005")]
    #[case("2001-21", "2001-21")]
    #[case("-0055-03", "-0055-03")]
    #[case("2001-05-03T10:00:00Z", "2001-05-03")]
    #[case("1998–1999", "1998/1999")]
    #[case("1998--1999", "1998/1999")]
    #[case("[1998?]", "1998~")]
    #[case("ca. 1998", "1998~")]
    #[case("March 2004", "2004-03")]
    #[case("2010a", "2010")]
    fn dates(#[case] text: &str, #[case] edtf: &str) {
        assert_eq!(crate::format::biblatex::edtf::write(&read(text)).as_deref(), Some(edtf));
    }

    #[rstest]
    #[case("2004", "sep", "", "2004-09")]
    #[case("2004", "September 12", "", "2004-09-12")]
    #[case("2004", "9", "3", "2004-09-03")]
    #[case("2004", "Spring", "", "2004")]
    fn parts(#[case] year: &str, #[case] month: &str, #[case] day: &str, #[case] edtf: &str) {
        assert_eq!(crate::format::biblatex::edtf::write(&of_parts(year, month, day)).as_deref(), Some(edtf));
    }

    #[test]
    fn words_stay_words() {
        assert_eq!(read("in press").literal.as_deref(), Some("in press"));
        assert_eq!(read("2010a").suffix, Some('a'));
        assert_eq!(read(""), Date::default());
    }
}
