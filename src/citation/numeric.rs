//! Citations by number: "[3, 5–7]", superscripts "³˒⁵", "<sup>3</sup>", "^3^".

use std::collections::BTreeSet;

use nom::branch::alt;
use nom::bytes::complete::{tag, take_until, take_while_m_n, take_while1};
use nom::character::complete::{multispace0, one_of};
use nom::combinator::{map, map_opt, opt};
use nom::multi::separated_list1;
use nom::sequence::{delimited, preceded};
use nom::{IResult, Parser};

use super::Cite;
use super::locator::worded;

/// The longest span "5–90" that is written out; lists of works seldom have more in one bracket.
const LONGEST: u32 = 100;

/// A bracketed list: "[3]", "[3, 5–7]", "[12, p. 4]".
pub(crate) fn bracketed(input: &str) -> IResult<&str, Vec<Cite>> {
    delimited((tag("["), multispace0), list, (multispace0, tag("]"))).parse(input)
}

/// A raised list: "¹²", "³,⁵", "<sup>3–5</sup>", "^3^".
pub(crate) fn superscript(input: &str) -> IResult<&str, Vec<Cite>> {
    alt((
        delimited((tag("<sup>"), multispace0), list, (multispace0, tag("</sup>"))),
        delimited(tag("^"), list, tag("^")),
        map_opt(take_while1(|c| raised(c).is_some()), |digits: &str| {
            let plain: String = digits.chars().filter_map(raised).collect();
            list(&plain).ok().filter(|(rest, _)| rest.is_empty()).map(|(_, cites)| cites)
        }),
    ))
    .parse(input)
}

/// The plain sign of a raised one.
fn raised(c: char) -> Option<char> {
    Some(match c {
        '⁰' => '0',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁴'..='⁹' => char::from_digit(u32::from(c) - u32::from('⁰'), 10)?,
        '˒' | '\'' => ',',
        '⁻' | 'ˉ' => '-',
        _ => return None,
    })
}

/// Continues a lone "[3]" that ends at `end` with "–[5]" behind it to the whole span.
pub(crate) fn spanned(end: usize, rest: &str, cites: Vec<Cite>) -> (usize, Vec<Cite>) {
    let dash = delimited(multispace0::<&str, nom::error::Error<&str>>, one_of("-–—−‑"), multispace0);
    let (Ok((after, last)), [first]) = (preceded(dash, bracketed).parse(rest), cites.as_slice()) else { return (end, cites) };
    let number = |cite: &Cite| cite.label.as_deref().and_then(|label| label.parse::<u32>().ok());
    let (Some(from), [last]) = (number(first), last.as_slice()) else { return (end, cites) };
    match number(last).filter(|to| *to > from && to - from <= LONGEST) {
        Some(to) => (end + rest.len() - after.len(), (from..=to).map(|n| Cite { label: Some(n.to_string()), ..Cite::default() }).collect()),
        None => (end, cites),
    }
}

/// Labels of the list: "[KP86]", "[KP86; Hat02, Thm. 1]".
pub(crate) fn labelled<'a>(input: &'a str, labels: &BTreeSet<String>) -> IResult<&'a str, Vec<Cite>> {
    let (rest, inside) = delimited(tag("["), take_until("]"), tag("]")).parse(input)?;
    let mut cites = Vec::new();
    for part in inside.split([';', ',']).map(str::trim) {
        if labels.contains(part) {
            cites.push(Cite { label: Some(part.to_owned()), ..Cite::default() });
        } else if let Some(last) = cites.last_mut().filter(|last| last.locator.is_none()) {
            last.locator = Some(part.to_owned());
        } else {
            return Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Tag)));
        }
    }
    Ok((rest, cites))
}

/// Numbers and spans of numbers: "3, 5–7".
pub(crate) fn list(input: &str) -> IResult<&str, Vec<Cite>> {
    let separator = (multispace0, one_of(",;"), multispace0);
    map(separated_list1(separator, item), |items| items.concat()).parse(input)
}

/// "3", "5–7", "12, p. 4".
fn item(input: &str) -> IResult<&str, Vec<Cite>> {
    let dash = delimited(multispace0, one_of("-–—−‑"), multispace0);
    let locator = preceded((multispace0, opt(one_of(",:")), multispace0), worded);
    map_opt((number, opt(preceded(dash, number)), opt(locator)), |(first, last, locator)| {
        let last = last.unwrap_or(first);
        if last < first || last - first > LONGEST {
            return None;
        }
        let cite =
            |n: u32| Cite { label: Some(n.to_string()), locator: locator.filter(|_| n == last).map(str::to_owned), ..Cite::default() };
        Some((first..=last).map(cite).collect())
    })
    .parse(input)
}

/// 1 to 999: a fourth digit makes it a year.
fn number(input: &str) -> IResult<&str, u32> {
    map_opt(take_while_m_n(1, 4, |c: char| c.is_ascii_digit()), |d: &str| {
        d.parse().ok().filter(|n| (1..1000).contains(n) && !d.starts_with('0'))
    })
    .parse(input)
}

/// Whether a raised number behind `before` can be a citation: no exponent of a number, unit or variable.
pub(crate) fn follows_prose(before: &str) -> bool {
    const UNITS: [&str; 9] = ["mm", "cm", "dm", "km", "nm", "ft", "in", "sq", "mi"];
    let Some(last) = before.chars().next_back() else { return false };
    if last.is_alphabetic() {
        let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        return word.chars().count() >= 2 && !UNITS.contains(&word);
    }
    matches!(last, '.' | ',' | ';' | ':' | ')' | ']' | '”' | '"' | '’' | '\'' | '?' | '!' | '»' | ' ')
        && !before.trim_end_matches(['.', ',', ' ']).is_empty()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn labels(cites: &[Cite]) -> Vec<&str> {
        cites.iter().filter_map(|cite| cite.label.as_deref()).collect()
    }

    #[rstest]
    #[case("[3]", &["3"])]
    #[case("[3, 5–7]", &["3", "5", "6", "7"])]
    #[case("[ 1,2 ; 9]", &["1", "2", "9"])]
    #[case("[12, p. 4]", &["12"])]
    fn brackets(#[case] input: &str, #[case] expected: &[&str]) {
        assert_eq!(labels(&bracketed(input).unwrap().1), expected);
    }

    #[rstest]
    #[case("¹²", &["12"])]
    #[case("<sup>3–5</sup>", &["3", "4", "5"])]
    #[case("^3,4^", &["3", "4"])]
    fn raised_lists(#[case] input: &str, #[case] expected: &[&str]) {
        assert_eq!(labels(&superscript(input).unwrap().1), expected);
    }

    #[rstest]
    #[case("[1998]")]
    #[case("[0, 1]")]
    #[case("[7-3]")]
    #[case("[^1]")]
    #[case("[x]")]
    #[case("[]")]
    fn refuses(#[case] input: &str) {
        assert!(bracketed(input).is_err());
    }

    #[rstest]
    #[case("fundamental rights.", true)]
    #[case("12 km", false)]
    #[case("R", false)]
    #[case("10", false)]
    #[case("the methods", true)]
    fn before_raised(#[case] before: &str, #[case] yes: bool) {
        assert_eq!(follows_prose(before), yes);
    }
}
