//! Years of citations: "2004", "2005a,b", "n.d.", "[1867] 1990".

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::{one_of, space0};
use nom::combinator::{map, opt, recognize, verify};
use nom::error::{Error, ErrorKind};
use nom::sequence::{delimited, preceded, terminated};
use nom::{Err, IResult, Parser};

use super::words::{Class, phrase};

/// The earliest and latest years that are taken for a publication's: printed books to the near future.
const YEARS: std::ops::RangeInclusive<u16> = 1400..=2099;

/// A list of years behind one name: "2003, 2005a,b" gives three.
pub(crate) fn years(input: &str) -> IResult<&str, Vec<String>> {
    let (mut rest, first) = year(input)?;
    let mut found = vec![first];
    while let Ok((after, mut more)) = preceded(joint, alt((map(year, |y| vec![y]), suffixes))).parse(rest) {
        let last = found.last().cloned().unwrap_or_default();
        if more.iter().all(|m| m.len() == 1) {
            // "2005a,b": the letters continue the year before.
            let Some(stem) = last.get(..last.len().saturating_sub(1)) else { break };
            if !last.ends_with(|c: char| c.is_ascii_lowercase()) || !stem.ends_with(|c: char| c.is_ascii_digit()) {
                break;
            }
            more = more.iter().map(|m| format!("{stem}{m}")).collect();
        }
        found.append(&mut more);
        rest = after;
    }
    Ok((rest, found))
}

/// One year, or what stands in for it.
pub(crate) fn year(input: &str) -> IResult<&str, String> {
    alt((dated, map(phrase(Class::NoDate), str::to_owned))).parse(input)
}

/// "2004a", "ca. 1900", "1867/1990", "[1867] 1990".
fn dated(input: &str) -> IResult<&str, String> {
    let (rest, _) = opt(terminated(alt((tag("ca."), tag("c."), tag("ca"), tag("um"))), space0)).parse(input)?;
    let (rest, original) =
        opt(alt((terminated(delimited(tag("["), digits, tag("]")), space0), terminated(digits, tag("/"))))).parse(rest)?;
    let (rest, year) = recognize((digits, opt(suffix))).parse(rest)?;
    if range(rest).is_ok() || rest.starts_with(|c: char| c.is_alphanumeric()) {
        return Err(Err::Error(Error::new(input, ErrorKind::Verify)));
    }
    let (rest, _) = opt(tag("?")).parse(rest)?;
    // "1859 [1964]": the year of the reprint behind.
    let (rest, reprint) = opt(preceded(space0, delimited(tag("["), digits, tag("]")))).parse(rest)?;
    if let Some(reprint) = reprint {
        return Ok((rest, format!("{year}/{reprint}")));
    }
    Ok((rest, original.map_or_else(|| year.to_owned(), |original| format!("{original}/{year}"))))
}

/// Four digits that can be a year.
fn digits(input: &str) -> IResult<&str, &str> {
    verify(take_while_m_n(4, 4, |c: char| c.is_ascii_digit()), |d: &str| d.parse::<u16>().is_ok_and(|y| YEARS.contains(&y))).parse(input)
}

/// The letter of "2004a".
fn suffix(input: &str) -> IResult<&str, char> {
    let (rest, letter) = preceded(opt(tag("-")), one_of("abcdefghijklmnopqrstuvwxyz")).parse(input)?;
    if rest.starts_with(|c: char| c.is_alphanumeric()) {
        return Err(Err::Error(Error::new(input, ErrorKind::OneOf)));
    }
    Ok((rest, letter))
}

/// A lone letter behind "2005a,", or a span of letters "a–c" behind "2005".
fn suffixes(input: &str) -> IResult<&str, Vec<String>> {
    map(suffix, |letter| vec![letter.to_string()]).parse(input)
}

/// "-2019" behind a year: a span of time, not a year of publication.
fn range(input: &str) -> IResult<&str, &str> {
    let (rest, _) = delimited(space0, one_of("-–—−"), space0).parse(input)?;
    take_while_m_n(2, 4, |c: char| c.is_ascii_digit()).parse(rest)
}

/// What stands between two years of one list.
fn joint(input: &str) -> IResult<&str, &str> {
    let and = delimited(space0, phrase(Class::And), space0);
    recognize(alt((map(and, |_| ()), map((space0, tag(","), space0, opt((phrase(Class::And), space0))), |_| ())))).parse(input)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("2004)", &["2004"], ")")]
    #[case("2003, 2005a,b)", &["2003", "2005a", "2005b"], ")")]
    #[case("2005a, 2005b and 2006", &["2005a", "2005b", "2006"], "")]
    #[case("2009:pp.32-35", &["2009"], ":pp.32-35")]
    #[case("n.d.)", &["n.d."], ")")]
    #[case("in press", &["in press"], "")]
    #[case("1867/1990", &["1867/1990"], "")]
    #[case("[1867] 1990", &["1867/1990"], "")]
    #[case("1859 [1964]", &["1859/1964"], "")]
    #[case("2010, p. 5", &["2010"], ", p. 5")]
    #[case("ca. 1900", &["1900"], "")]
    fn reads(#[case] input: &str, #[case] found: &[&str], #[case] rest: &str) {
        let (left, years) = years(input).unwrap();
        assert_eq!((years.iter().map(String::as_str).collect::<Vec<_>>().as_slice(), left), (found, rest));
    }

    #[rstest]
    #[case("2015-2019")]
    #[case("2017–18")]
    #[case("20045")]
    #[case("1100")]
    #[case("2004kg")]
    fn refuses(#[case] input: &str) {
        assert!(years(input).is_err());
    }
}
