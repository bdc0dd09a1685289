//! When: dates of publication in every order and language references use, spans of dates, and what stands in a date's place.

mod access;
mod month;
mod parts;

use nom::branch::alt;
use nom::character::complete::{char, one_of, space0, space1};
use nom::combinator::{map, map_opt, not, opt, peek, value, verify};
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

use super::clean::{fold, plain, rows};
use super::{Date, DatePart};
use parts::{circa, dash, day, east_asian, gap, month, month_digits, number, year, year_letter};

pub(super) use access::{read_access, says_access};

static UNDATED: &str = include_str!("undated.txt");

/// Reads the first date in `text`. `day_first` settles `3/5/2010`; without it the day stands first, as in most of the world.
/// `None` where there is neither a date nor a word in place of one ("n.d.", "in press").
pub fn read_date(text: &str, day_first: Option<bool>) -> Option<Date> {
    let text = plain(text);
    find_date(&text, day_first.unwrap_or(true)).map(|(date, _)| date).or_else(|| glued(&text, day_first)).or_else(|| undated(&text))
}

/// The first date in plain text and the text behind it.
pub(super) fn find_date(text: &str, day_first: bool) -> Option<(Date, &str)> {
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        // A date begins where a word or a number begins.
        let starts = before.is_none_or(|b| !b.is_alphanumeric() || (b.is_alphabetic() && c.is_ascii_digit()));
        if starts
            && (c.is_alphanumeric())
            && let Ok((rest, date)) = date(text.get(at..).unwrap_or(""), day_first)
        {
            let bracketed = text[..at].trim_end().ends_with('[') && rest.trim_start().starts_with(['?', ']']);
            let circa = date.circa || (bracketed && rest.trim_start().starts_with('?')) || rest.starts_with('?');
            return Some((Date { circa, ..date }, rest));
        }
        before = Some(c);
    }
    None
}

/// A year that came apart in a PDF: "August 1, 1 995".
fn glued(text: &str, day_first: Option<bool>) -> Option<Date> {
    let mut joined = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let between = c == ' ' && joined.ends_with(|p: char| p.is_ascii_digit()) && chars.peek().is_some_and(char::is_ascii_digit);
        if !between {
            joined.push(c);
        }
    }
    // "19933": a year and the raised number of its edition.
    let digits = joined.trim_matches(|c: char| !c.is_ascii_digit());
    if digits.len() == 5
        && let Some((year, edition)) = digits.split_at_checked(4)
        && edition != "0"
        && ["15", "16", "17", "18", "19", "20"].iter().any(|century| year.starts_with(century))
    {
        return find_date(year, true).map(|(date, _)| date);
    }
    (joined != text).then(|| find_date(&joined, day_first.unwrap_or(true))).flatten().map(|(date, _)| date)
}

/// "n.d.", "in press", "forthcoming" and their like in other languages, kept as written.
fn undated(text: &str) -> Option<Date> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | ',' | ';' | ':'));
    let bare = |text: &str| -> String { fold(text).chars().filter(|c| c.is_alphanumeric()).collect() };
    let key = bare(text);
    let known = !key.is_empty() && rows(UNDATED).any(|row| bare(row) == key);
    known.then(|| Date { literal: Some(text.to_owned()), ..Date::default() })
}

/// A date at the start of `input`; the more exact forms are tried first.
fn date(input: &str, day_first: bool) -> IResult<&str, Date> {
    // Dates begin with a digit, a month or "circa"; most words are neither.
    if input.starts_with(|c: char| c.is_ascii_digit()) {
        let east_asian = map(east_asian, |(year, month, day)| single(year, month, day));
        return alt((east_asian, numeric(day_first), day_month_year, year_month_day, years)).parse(input);
    }
    preceded(peek(alt((value((), month), value((), circa)))), alt((month_day_year, month_year, years))).parse(input)
}

fn part(year: i32, month: Option<u8>, day: Option<u8>) -> DatePart {
    DatePart { year, month, day }
}

fn single(year: i32, month: Option<u8>, day: Option<u8>) -> Date {
    Date { start: Some(part(year, month, day)), ..Date::default() }
}

fn span(start: DatePart, end: Option<DatePart>) -> Date {
    Date { start: Some(start), end: end.filter(|end| *end > start), ..Date::default() }
}

/// 2009-04-29, 2009/04, 03.05.2010, 3/5/10.
fn numeric(day_first: bool) -> impl Fn(&str) -> IResult<&str, Date> {
    move |input| {
        let sign = || one_of("-–./");
        let whole = map((year, sign(), month_digits, sign(), day), |(y, _, m, _, d)| single(y, Some(m), Some(d)));
        // "2009-10" is a month with a hyphen; "2009–10" with a dash is two years.
        let year_month =
            map((year, char('-'), verify(number(2, 2), |m| (1..=12).contains(m)), not(peek(one_of("-–/")))), |(y, _, m, ())| {
                single(y, u8::try_from(m).ok(), None)
            });
        let short_year = map(number(2, 2), |y| if y < 70 { 2000 + y } else { 1900 + y });
        let trailing =
            map_opt((number(1, 2), (space0, sign(), space0), number(1, 2), (space0, sign(), space0), alt((year, short_year))), {
                move |(a, _, b, _, y)| {
                    let (d, m) = if (day_first && b <= 12) || a > 12 { (a, b) } else { (b, a) };
                    let (d, m) = (u8::try_from(d).ok()?, u8::try_from(m).ok()?);
                    ((1..=12).contains(&m) && (1..=31).contains(&d)).then(|| single(y, Some(m), Some(d)))
                }
            });
        // "05/2007": a month and its year.
        let month_year = map((month_digits, one_of("/."), year), |(m, _, y)| single(y, Some(m), None));
        alt((whole, year_month, trailing, month_year)).parse(input)
    }
}

/// "30 August 2013", "13-15 May 2009", "30 May – 2 June 2009", "3 de mayo de 2010", "ngày 3 tháng 5 năm 2010".
fn day_month_year(input: &str) -> IResult<&str, Date> {
    let range = map((day, dash, day, gap, month, gap, year), |(a, _, b, (), m, (), y)| {
        span(part(y, Some(m), Some(a)), Some(part(y, Some(m), Some(b))))
    });
    let across = map((day, gap, month, dash, day, gap, month, gap, year), |(a, (), m, _, b, (), n, (), y)| {
        span(part(y, Some(m), Some(a)), Some(part(y, Some(n), Some(b))))
    });
    let one = map((day, gap, month, gap, year), |(d, (), m, (), y)| single(y, Some(m), Some(d)));
    alt((range, across, one)).parse(input)
}

/// "April 23, 2018", "August 11–13, 2010", "March 30 – April 2, 2009".
fn month_day_year(input: &str) -> IResult<&str, Date> {
    let across = map((month, gap, day, dash, month, gap, day, gap, year), |(m, (), a, _, n, (), b, (), y)| {
        span(part(y, Some(m), Some(a)), Some(part(y, Some(n), Some(b))))
    });
    let range = map((month, gap, day, dash, day, gap, year), |(m, (), a, _, b, (), y)| {
        span(part(y, Some(m), Some(a)), Some(part(y, Some(m), Some(b))))
    });
    let one = map((month, gap, day, gap, year), |(m, (), d, (), y)| single(y, Some(m), Some(d)));
    alt((across, range, one)).parse(input)
}

/// "2018, April 23", "2010, September", "2018, 23 April", "2009 May 13-15", "2007a, May".
fn year_month_day(input: &str) -> IResult<&str, Date> {
    let days = || (day, opt(preceded(dash, day)));
    let end = |y, m, last: Option<u8>| last.map(|d| part(y, Some(m), Some(d)));
    let month_first = map((gap, month, opt(preceded(gap, days()))), |((), m, days)| (m, days));
    let day_first = map((gap, days(), gap, month), |((), days, (), m)| (m, Some(days)));
    map((year, opt(year_letter), preceded(peek(one_of(" ,;.-/")), alt((month_first, day_first)))), move |(y, letter, (m, days))| {
        let date = match days {
            Some((d, last)) => span(part(y, Some(m), Some(d)), end(y, m, last)),
            None => single(y, Some(m), None),
        };
        Date { suffix: letter, ..date }
    })
    .parse(input)
}

/// "September 2010", "August, 1988", "May/June 2001", "Dec. 2009 – Jan. 2010".
fn month_year(input: &str) -> IResult<&str, Date> {
    let across = map((month, gap, year, dash, month, gap, year), |(m, (), y, _, n, (), z)| {
        span(part(y, Some(m), None), Some(part(z, Some(n), None)))
    });
    let range = map((month, dash, month, gap, year), |(m, _, n, (), y)| span(part(y, Some(m), None), Some(part(y, Some(n), None))));
    let one = map((month, gap, year, opt(year_letter)), |(m, (), y, letter)| Date { suffix: letter, ..single(y, Some(m), None) });
    // "Nov 94", "April '97": two digits are a year only behind a month and at the end.
    let short =
        map((month, space0, opt(one_of("'’")), number(2, 2), not(peek((gap, year)))), |(m, _, _, y, ())| single(1900 + y, Some(m), None));
    let short = verify(short, |date| date.start.is_some_and(|start| start.year > 1931));
    alt((across, range, one, short)).parse(input)
}

/// "2007a", "1998/99", "1998–2001", "ca. 1920", "44 BC".
fn years(input: &str) -> IResult<&str, Date> {
    let last = preceded(dash, alt((year, terminated(number(2, 2), not(peek(one_of("-/")))), number(1, 1))));
    let common = map((opt(circa), year, opt(year_letter), opt(last)), |(about, y, letter, last)| {
        let last = last.map(|last| match last {
            0..=9 => y - y % 10 + last,
            10..=99 => y - y % 100 + last,
            _ => last,
        });
        Date { circa: about.is_some(), suffix: letter, ..span(part(y, None, None), last.map(|last| part(last, None, None))) }
    });
    let era = (space1, alt((nom::bytes::complete::tag("BCE"), nom::bytes::complete::tag("BC"), nom::bytes::complete::tag("v. Chr."))));
    let before = map((number(1, 4), era), |(y, _)| single(-y, None, None));
    alt((before, common)).parse(input)
}

#[cfg(test)]
mod tests;
