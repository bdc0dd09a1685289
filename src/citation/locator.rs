//! Locators: "pp.32-35", "S. 5 f.", "§ 3", ": 45".

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while1};
use nom::character::complete::{multispace0, one_of};
use nom::combinator::{map, opt, recognize};
use nom::multi::{many0, many1};
use nom::sequence::{delimited, preceded};
use nom::{IResult, Parser};

use super::words::{Class, phrase};

/// A locator with the sign that leads it in (", p. 3", ":45", " at 45"); the value leaves the sign out.
pub(crate) fn after_year(input: &str) -> IResult<&str, &str> {
    let sign = delimited(multispace0, opt(one_of(",:;，：")), multispace0);
    preceded(sign, alt((worded, bare))).parse(input)
}

/// A locator that says what it counts: "pp. 32-35", "chap. 2, p. 5".
pub(crate) fn worded(input: &str) -> IResult<&str, &str> {
    let unit = |i| recognize((phrase(Class::Locator), multispace0, opt((phrase(Class::Locator), multispace0)), numbers)).parse(i);
    let follow = (multispace0, opt(one_of(",;")), multispace0, unit);
    recognize((unit, many0(follow))).parse(input)
}

/// Numbers alone: "32-35", "45 f.", "12, 15".
pub(crate) fn bare(input: &str) -> IResult<&str, &str> {
    numbers(input)
}

/// "32-35", "45 ff.", "xii", "A3", "12, 15 and 20".
fn numbers(input: &str) -> IResult<&str, &str> {
    let following =
        |i| recognize((multispace0, alt((tag("ff."), tag("ff"), tag("f."), tag("f"), tag("sq."), tag("sqq."), tag("n."))), end)).parse(i);
    let one = |i| recognize((number, opt(following), opt((one_of("-–—−‑"), opt(one_of("-")), number)))).parse(i);
    let joint = |i| recognize((multispace0, alt((recognize(one_of(",&")), phrase(Class::And))), multispace0)).parse(i);
    recognize((one, opt(following), many0((joint, one, opt(following))))).parse(input)
}

/// A number, arabic or small roman; one that is a year is left to the years.
fn number(input: &str) -> IResult<&str, &str> {
    let arabic = recognize((opt(one_of("eESAB")), digits, many0((tag("."), digits)), opt((one_of("abcdrv"), end))));
    let roman = recognize((many1(one_of("ivxlc")), end));
    alt((map(arabic, |s: &str| s), roman)).parse(input)
}

fn digits(input: &str) -> IResult<&str, &str> {
    take_while1(|c: char| c.is_ascii_digit()).parse(input)
}

/// A word ends here.
fn end(input: &str) -> IResult<&str, ()> {
    nom::combinator::not(nom::character::complete::satisfy(char::is_alphanumeric)).parse(input)
}

/// What was found where nothing but signs is left.
fn whole<'a>(found: IResult<&'a str, &'a str>) -> Option<&'a str> {
    found.ok().filter(|(rest, _)| rest.trim_matches(['.', ')', ' ']).is_empty()).map(|(_, locator)| locator)
}

/// The locator that ends `text`, and the text before it: "Moleong, p. 247." is "Moleong" and "p. 247".
pub(crate) fn split_tail(text: &str) -> (&str, Option<&str>) {
    let text = text.trim().trim_end_matches(['.', ',', ';']).trim_end();
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let boundary = !before.is_alphanumeric() && (c.is_alphanumeric() || c == '§' || c == '¶');
        let sign = before;
        before = c;
        if !boundary || at == 0 {
            continue;
        }
        let tail = &text[at..];
        let separated = text[..at].trim_end().ends_with([',', ':', '.', ')', '”', '"', '»', ';']);
        let found = whole(worded(tail)).filter(|_| sign != '-').or_else(|| whole(bare(tail)).filter(|_| separated));
        if let Some(found) = found {
            return (text[..at].trim_end().trim_end_matches([',', ':', ';']).trim_end(), Some(found));
        }
    }
    (text, None)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(":pp.32-35", "pp.32-35", "")]
    #[case(", p. 3; Akaha", "p. 3", "; Akaha")]
    #[case(": 45", "45", "")]
    #[case(", S. 5 f.", "S. 5 f.", "")]
    #[case(", § 3", "§ 3", "")]
    #[case(", chap. 2, p. 5", "chap. 2, p. 5", "")]
    #[case(" at 45", "at 45", "")]
    #[case(", hlm. 12-14", "hlm. 12-14", "")]
    #[case(", pp. xii–xiv", "pp. xii–xiv", "")]
    fn behind_a_year(#[case] input: &str, #[case] value: &str, #[case] rest: &str) {
        assert_eq!(after_year(input), Ok((rest, value)));
    }

    #[rstest]
    #[case("Moleong, p. 247.", "Moleong", Some("p. 247"))]
    #[case("Moleong, Metodologi Penelitian Kualitatif, p.330", "Moleong, Metodologi Penelitian Kualitatif", Some("p.330"))]
    #[case("Ibid., 12–14", "Ibid.", Some("12–14"))]
    #[case("Smith, History of 1848", "Smith, History of 1848", None)]
    #[case("Yuliartini and Mangku.", "Yuliartini and Mangku", None)]
    #[case("Müller, a.a.O., S. 5 ff.", "Müller, a.a.O.", Some("S. 5 ff."))]
    fn at_the_end(#[case] text: &str, #[case] before: &str, #[case] locator: Option<&str>) {
        let (left, found) = split_tail(text);
        assert_eq!((left, found.map(|f| f.trim_end_matches('.'))), (before, locator.map(|l| l.trim_end_matches('.'))));
    }
}
