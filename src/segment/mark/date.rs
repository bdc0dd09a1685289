//! Dates longer than a year: "4 Juli 2020", "July 4, 2020", "2018, April 23", "26.05.2011", "2019-06-18".

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while1};
use nom::character::complete::{char, digit1, one_of, space0};
use nom::combinator::{opt, recognize, verify};
use nom::sequence::terminated;
use nom::{IResult, Parser};

use super::{Cues, Mark, Marks, cover};
use crate::segment::token::Tokens;

/// Marks the date that begins at token `index`.
pub(super) fn mark(tokens: &Tokens, index: usize, marks: &mut [Marks]) {
    let starts = marks.get(index).is_some_and(|m| m.has(Mark::Month)) || tokens.low(index).starts_with(|c: char| c.is_ascii_digit());
    if !starts || marks.get(index).is_some_and(|m| m.has(Mark::Date)) {
        return;
    }
    let text = tokens.low_from(index);
    if let Ok((rest, _)) = date(text) {
        let from = tokens.low.len() - text.len();
        cover(tokens, index, from, tokens.low.len() - rest.len(), Mark::Date, marks);
    }
}

/// A date with at least a month, in lower case.
pub(super) fn date(input: &str) -> IResult<&str, &str> {
    alt((
        recognize((day, gap, month, opt((gap, year)))),
        recognize((month_range, gap, day, opt((gap, year)))),
        recognize((month_range, gap, year)),
        recognize((year, gap, month_range, opt((gap, day)))),
        numeric,
        recognize(verify(month, |m: &str| m.len() > 3)),
    ))
    .parse(input)
}

/// What may stand between the parts: blanks, a comma, a point, "de", "of".
fn gap(input: &str) -> IResult<&str, &str> {
    recognize((opt(one_of(".,")), space0, opt(terminated(alt((tag("de"), tag("of"), tag("di"), tag("del"))), char(' '))))).parse(input)
}

fn year(input: &str) -> IResult<&str, &str> {
    let four = verify(digit1, |d: &str| d.len() == 4 && (d.starts_with("1") || d.starts_with("20")));
    recognize((four, opt(verify(one_of("abcdefgh"), |_| true)))).parse(input)
}

fn day(input: &str) -> IResult<&str, &str> {
    let number = || verify(digit1, |d: &str| d.len() <= 2);
    let ordinal = opt(alt((tag("st"), tag("nd"), tag("rd"), tag("th"), tag("er"), tag("º"), tag("°"))));
    recognize((number(), ordinal, opt((opt(char('.')), space0, one_of("-/"), space0, number())))).parse(input)
}

fn month(input: &str) -> IResult<&str, &str> {
    verify(take_while1(char::is_alphabetic), |word: &str| Cues::shared().word(word).has(Mark::Month)).parse(input)
}

/// "July", "Sept./Oct.", "July–August".
fn month_range(input: &str) -> IResult<&str, &str> {
    recognize((month, opt((opt(char('.')), space0, one_of("-/"), space0, month)))).parse(input)
}

/// "26.05.2011", "26/05/11", "2019-06-18", "11-iii-2020".
fn numeric(input: &str) -> IResult<&str, &str> {
    let short = || verify(digit1, |d: &str| d.len() <= 2);
    let roman = verify(take_while1(|c: char| "ivx".contains(c)), |r: &str| r.len() <= 4);
    let sign = || recognize((one_of("./-"), space0));
    let tail = verify(digit1, |d: &str| d.len() == 4 || d.len() == 2);
    alt((
        recognize((year, one_of("-/."), short(), one_of("-/."), short())),
        recognize((short(), sign(), alt((short(), roman)), sign(), tail)),
    ))
    .parse(input)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("4 juli 2020)", "4 juli 2020")]
    #[case("february 9, 2019, from", "february 9, 2019")]
    #[case("2018, april 23)", "2018, april 23")]
    #[case("2010, september)", "2010, september")]
    #[case("15 de abril de 2012", "15 de abril de 2012")]
    #[case("26.05.2011.", "26.05.2011")]
    #[case("11-iii-2020", "11-iii-2020")]
    #[case("7-9 december 2018", "7-9 december 2018")]
    #[case("sept./oct. 1999", "sept./oct. 1999")]
    fn dates(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(date(text).map(|(_, found)| found), Ok(expected));
    }

    #[rstest]
    #[case("2012;31(6)")]
    #[case("12, 45-67")]
    fn no_dates(#[case] text: &str) {
        assert!(date(text).is_err());
    }
}
