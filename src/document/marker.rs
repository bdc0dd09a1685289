//! What stands before a list item or a note: a bullet, a number in its brackets, a label, a raised number.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while_m_n};
use nom::character::complete::{char, one_of, space1, u32 as integer};
use nom::combinator::{eof, map, opt, peek, recognize, verify};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use super::superscript;

/// How a number is set off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum NumberStyle {
    /// `12.`
    Dot,
    /// `12)`
    Parenthesis,
    /// `(12)`
    Parentheses,
    /// `[12]`
    Brackets,
    /// `12` and white space.
    Bare,
}

/// What a marker is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum MarkerKind {
    /// `-`, `*`, `•` …
    Bullet,
    /// A number and how it is set off.
    Number(u32, NumberStyle),
    /// `[Knu84]`
    Label,
    /// `[^12]:`, with what stands in it.
    Footnote(String),
    /// `¹²`, in ordinary digits.
    Raised(String),
}

/// A marker at the start of a line, and how many bytes it takes with the white space after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Marker {
    pub kind: MarkerKind,
    pub len: usize,
}

/// Signs that begin a list item when white space follows.
const BULLETS: &str = "-*+•·‣◦▪●○∙–";

fn gap(input: &str) -> IResult<&str, &str> {
    alt((recognize(nom::character::complete::multispace1), eof)).parse(input)
}

fn bullet(input: &str) -> IResult<&str, MarkerKind> {
    // "– , 1999" and "- & Smith" are a repeated author, not a bullet.
    let name_follows = peek(nom::combinator::not(one_of(",.&:;")));
    map((one_of(BULLETS), gap, name_follows), |_| MarkerKind::Bullet).parse(input)
}

/// LaTeX's `\bibitem[Gall, 2011]{gall2011}`.
fn bibitem(input: &str) -> IResult<&str, MarkerKind> {
    let option = opt(delimited(char('['), take_while(|c: char| c != ']'), char(']')));
    let key = delimited(char('{'), take_while(|c: char| c != '}'), char('}'));
    map((tag("\\bibitem"), option, key, gap), |_| MarkerKind::Bullet).parse(input)
}

/// Four digits are a year; only shorter numbers count entries.
fn ordinal(input: &str) -> IResult<&str, u32> {
    verify(integer, |n| *n < 1000).parse(input)
}

/// The backslash by which Markdown takes a sign as it is: `1\.`
fn escape(input: &str) -> IResult<&str, Option<char>> {
    opt(char('\\')).parse(input)
}

fn numbered(input: &str) -> IResult<&str, MarkerKind> {
    use NumberStyle::{Brackets, Dot, Parentheses, Parenthesis};
    alt((
        map(terminated(delimited((escape, char('[')), ordinal, (opt(char('.')), escape, char(']'))), opt(space1)), |n| {
            MarkerKind::Number(n, Brackets)
        }),
        map(terminated(delimited(char('('), ordinal, char(')')), gap), |n| MarkerKind::Number(n, Parentheses)),
        map(terminated(ordinal, (escape, char(')'), opt(space1))), |n| MarkerKind::Number(n, Parenthesis)),
        map(terminated(ordinal, (escape, char('.'), gap)), |n| MarkerKind::Number(n, Dot)),
    ))
    .parse(input)
}

fn bare(input: &str) -> IResult<&str, MarkerKind> {
    map(terminated(ordinal, gap), |n| MarkerKind::Number(n, NumberStyle::Bare)).parse(input)
}

fn label(input: &str) -> IResult<&str, MarkerKind> {
    let body = verify(take_while_m_n(2, 24, |c: char| c.is_alphanumeric() || "+-_:.,&'* ".contains(c)), |s: &str| {
        // "[Knu84]", "[AKa]"; "[Online]" is a remark.
        s.starts_with(char::is_uppercase)
            && (s.contains(|c: char| c.is_ascii_digit()) || s.len() <= 6 && s.chars().filter(|c| c.is_uppercase()).count() > 1)
    });
    map(terminated(delimited(char('['), body, char(']')), gap), |_| MarkerKind::Label).parse(input)
}

fn footnote(input: &str) -> IResult<&str, MarkerKind> {
    let name = take_while_m_n(1, 64, |c: char| c != ']' && !c.is_whitespace());
    map(delimited(tag("[^"), name, preceded(tag("]:"), opt(space1))), |name: &str| MarkerKind::Footnote(name.to_owned())).parse(input)
}

fn raised(input: &str) -> IResult<&str, MarkerKind> {
    map(terminated(superscript::number, opt(space1)), MarkerKind::Raised).parse(input)
}

fn read(input: &str, parser: impl Fn(&str) -> IResult<&str, MarkerKind>) -> Option<Marker> {
    let (rest, kind) = parser(input).ok()?;
    Some(Marker { kind, len: input.len() - rest.len() })
}

/// The marker a line begins with. A bare number is none here: see [`bare_number`].
pub(crate) fn marker(line: &str) -> Option<Marker> {
    read(line, |input| alt((footnote, raised, bullet, bibitem, numbered, label)).parse(input))
}

/// A number with nothing but white space after it, as a note or an entry may have it.
pub(crate) fn bare_number(line: &str) -> Option<Marker> {
    read(line, bare)
}

#[cfg(test)]
mod tests {
    use super::{Marker, MarkerKind, NumberStyle, marker};
    use rstest::rstest;

    #[rstest]
    #[case("- Akaha, T.", MarkerKind::Bullet, 2)]
    #[case("• There", MarkerKind::Bullet, 4)]
    #[case("12. Smith", MarkerKind::Number(12, NumberStyle::Dot), 4)]
    #[case("1) Money", MarkerKind::Number(1, NumberStyle::Parenthesis), 3)]
    #[case("[3] T. Affolder", MarkerKind::Number(3, NumberStyle::Brackets), 4)]
    #[case("3\\. Smith", MarkerKind::Number(3, NumberStyle::Dot), 4)]
    #[case("\\[3\\] Smith", MarkerKind::Number(3, NumberStyle::Brackets), 6)]
    #[case("[1]", MarkerKind::Number(1, NumberStyle::Brackets), 3)]
    #[case("(4) Smith", MarkerKind::Number(4, NumberStyle::Parentheses), 4)]
    #[case("[Knu84] Knuth", MarkerKind::Label, 8)]
    #[case("[^5]: Smith", MarkerKind::Footnote("5".into()), 6)]
    #[case("\\bibitem[Gall, 2011]{gall2011} A. Gall", MarkerKind::Bullet, 31)]
    #[case("²¹ Lexy", MarkerKind::Raised("21".into()), 5)]
    fn markers(#[case] line: &str, #[case] kind: MarkerKind, #[case] len: usize) {
        assert_eq!(marker(line), Some(Marker { kind, len }));
    }

    #[rstest]
    #[case("1999. Title")]
    #[case("*Title* of")]
    #[case("- & Kannenberg")]
    #[case("(1994) 28 Sociology")]
    #[case("[Online] Available")]
    #[case("2.5 million")]
    #[case("")]
    fn no_markers(#[case] line: &str) {
        assert_eq!(marker(line), None);
    }
}
