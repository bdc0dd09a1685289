//! Raised digits, as a note's number is printed: "²¹", "<sup>21</sup>", "^21^".

use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_while1};
use nom::character::complete::{digit1, space0};
use nom::combinator::{map, verify};
use nom::sequence::delimited;
use nom::{IResult, Parser};

/// The ordinary digit of a raised one.
pub(crate) const fn digit(raised: char) -> Option<char> {
    Some(match raised {
        '⁰' => '0',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁴' => '4',
        '⁵' => '5',
        '⁶' => '6',
        '⁷' => '7',
        '⁸' => '8',
        '⁹' => '9',
        _ => return None,
    })
}

/// Reads a raised number at the start of `input` and gives it in ordinary digits.
pub(crate) fn number(input: &str) -> IResult<&str, String> {
    let raised = map(take_while1(|c| digit(c).is_some()), |s: &str| s.chars().filter_map(digit).collect());
    let html = delimited((tag_no_case("<sup>"), space0), digit1, (space0, tag_no_case("</sup>")));
    let caret = delimited(tag("^"), digit1, tag("^"));
    // No note has a number of five digits.
    verify(alt((raised, map(alt((html, caret)), str::to_owned))), |n: &String| n.len() < 5).parse(input)
}

#[cfg(test)]
mod tests {
    use super::number;
    use rstest::rstest;

    #[rstest]
    #[case("²¹ Lexy", Some("21"))]
    #[case("¹⁰Yuliartini", Some("10"))]
    #[case("<sup>7</sup> Smith", Some("7"))]
    #[case("^12^ Smith", Some("12"))]
    #[case("12 Smith", None)]
    #[case("", None)]
    fn raised_numbers(#[case] input: &str, #[case] expected: Option<&str>) {
        assert_eq!(number(input).ok().map(|(_, n)| n).as_deref(), expected);
    }
}
