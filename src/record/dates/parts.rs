//! The small pieces dates are made of: years, days, month words, and the words and signs between them.

use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_while, take_while_m_n, take_while1};
use nom::character::complete::{char, one_of, space0};
use nom::combinator::{map, map_opt, not, opt, peek, recognize, value, verify};
use nom::sequence::{delimited, pair, preceded, terminated};
use nom::{IResult, Parser};

use super::month::month_number;

/// Years outside this range are page or article numbers more often than years.
const YEARS: std::ops::RangeInclusive<i32> = 1000..=2099;

/// Between `least` and `most` digits that no other digit follows.
pub(super) fn number(least: usize, most: usize) -> impl Fn(&str) -> IResult<&str, i32> {
    move |input| {
        terminated(
            map_opt(take_while_m_n(least, most, |c: char| c.is_ascii_digit()), |digits: &str| digits.parse().ok()),
            not(peek(one_of("0123456789"))),
        )
        .parse(input)
    }
}

/// A year of four digits.
pub(super) fn year(input: &str) -> IResult<&str, i32> {
    verify(number(4, 4), |year| YEARS.contains(year)).parse(input)
}

/// The letter that tells two works of one year apart: "2007a".
pub(super) fn year_letter(input: &str) -> IResult<&str, char> {
    terminated(one_of("abcdefghijkl"), not(peek(take_while1(char::is_alphanumeric)))).parse(input)
}

/// A day of a month with its ordinal sign: "3", "8th", "1er", "3.".
pub(super) fn day(input: &str) -> IResult<&str, u8> {
    let ordinal =
        (space0, alt((tag_no_case("st"), tag_no_case("nd"), tag_no_case("rd"), tag_no_case("th"), tag("er"), tag("º"), tag("°"))));
    terminated(
        map_opt(number(1, 2), |day| u8::try_from(day).ok().filter(|day| (1..=31).contains(day))),
        (opt(terminated(ordinal, not(peek(take_while1(char::is_alphabetic))))), opt(char('.'))),
    )
    .parse(input)
}

/// A month in digits.
pub(super) fn month_digits(input: &str) -> IResult<&str, u8> {
    map_opt(number(1, 2), |month| u8::try_from(month).ok().filter(|month| (1..=12).contains(month))).parse(input)
}

/// A month or season by name, with its full stop; Vietnamese counts them: "tháng 5".
pub(super) fn month(input: &str) -> IResult<&str, u8> {
    let named = map_opt(terminated(take_while1(char::is_alphabetic), opt(char('.'))), month_number);
    let counted = preceded((alt((tag_no_case("tháng"), tag_no_case("thang"))), space0), month_digits);
    alt((named, counted)).parse(input)
}

/// What may stand between a day, a month and a year: blanks, commas, dots, "de", "of", "năm".
pub(super) fn gap(input: &str) -> IResult<&str, ()> {
    let blank = |input| take_while(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '-' | '/')).parse(input);
    let word = terminated(
        alt((tag_no_case("de"), tag_no_case("del"), tag_no_case("of"), tag_no_case("do"), tag_no_case("năm"), tag_no_case("nam"))),
        peek(one_of(" \u{a0}")),
    );
    value((), (blank, opt(pair(word, blank)))).parse(input)
}

/// The sign of a span: any dash, or a slash.
pub(super) fn dash(input: &str) -> IResult<&str, char> {
    delimited(space0, one_of("-–—‐‑‒−/"), space0).parse(input)
}

/// "ca.", "c.", "circa", "um", "vers", "sekitar" before a year.
pub(super) fn circa(input: &str) -> IResult<&str, &str> {
    let words = alt((
        tag_no_case("circa"),
        tag_no_case("approximately"),
        tag_no_case("sekitar"),
        tag_no_case("around"),
        tag_no_case("vers"),
        tag_no_case("etwa"),
        tag_no_case("около"),
        tag_no_case("ca"),
        tag_no_case("um"),
        tag_no_case("c"),
    ));
    recognize((words, opt(char('.')), space0)).parse(input)
}

/// The day's date in Chinese, Japanese and Korean: 2004年5月3日, 2004년 5월.
pub(super) fn east_asian(input: &str) -> IResult<&str, (i32, Option<u8>, Option<u8>)> {
    let day = terminated(month_or_day(31), one_of("日号일"));
    (terminated(year, (space0, one_of("年년"), space0)), opt(terminated(month_digits, (space0, one_of("月월"), space0))), opt(day))
        .parse(input)
}

fn month_or_day(most: u8) -> impl Fn(&str) -> IResult<&str, u8> {
    move |input| map(verify(number(1, 2), |n| (1..=i32::from(most)).contains(n)), |n| u8::try_from(n).unwrap_or(1)).parse(input)
}
