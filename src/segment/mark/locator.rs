//! Where in a journal or book: "12(3)", "Vol.(18) No.(01).47", "8, no. 1 (2018): 258–92", "24.3", "2012;31(6):454-60", "pp. 3-9".

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while1};
use nom::character::complete::{char, digit1, one_of, space0};
use nom::combinator::{opt, peek, recognize, verify};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use super::{Cues, Mark, Marks, cover};
use crate::segment::token::{Kind, Tokens, is_letter};

/// What was found, as slices of the input.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Locator<'a> {
    volume: Option<&'a str>,
    issue: Option<&'a str>,
    pages: Option<&'a str>,
    tail: Option<&'a str>,
}

/// Marks the numbers of the locator that begins at token `index`.
pub(super) fn mark(tokens: &Tokens, index: usize, marks: &mut [Marks]) {
    let Some(own) = marks.get(index).copied() else { return };
    let sign = own.has(Mark::VolumeSign) || own.has(Mark::IssueSign) || own.has(Mark::PageSign);
    let taken = own.has(Mark::Volume) || own.has(Mark::Issue) || own.has(Mark::Pages) || own.has(Mark::Locator) || own.has(Mark::Date);
    if taken
        || !(sign
            || tokens.kind(index) == Kind::Number
            || own.has(Mark::Roman)
            || tokens.low(index).starts_with(|c: char| c.is_ascii_digit()))
    {
        return;
    }
    let text = tokens.low_from(index);
    let Ok((_, found)) = locator(text) else { return };
    let base = text.as_ptr() as usize;
    let offset = tokens.low.len() - text.len();
    let parts = [(found.volume, Mark::Volume), (found.issue, Mark::Issue), (found.pages, Mark::Pages), (found.tail, Mark::Locator)];
    for (part, mark) in parts {
        if let Some(part) = part {
            let from = offset + (part.as_ptr() as usize - base);
            // "12, H. 3": a sign of pages in one language, of issues in the other; what stands before it has told.
            let told = tokens.list.iter().zip(marks.iter()).skip(index).find(|(token, _)| token.low.start >= from);
            if mark == Mark::Pages && told.is_some_and(|(_, marks)| marks.has(Mark::Issue)) {
                continue;
            }
            cover(tokens, index, from, from + part.len(), mark, marks);
        }
    }
    let range = found == Locator::default() && range_at(text).is_some();
    if let (true, Some(length)) = (range, range_at(text)) {
        cover(tokens, index, offset, offset + length, Mark::Range, marks);
    }
}

/// Any of the forms; an empty [`Locator`] where only a bare range may stand.
fn locator(input: &str) -> IResult<&str, Locator<'_>> {
    alt((marked_pages, volume_and_issue, issue_only, volume_and_pages, nothing)).parse(input)
}

fn nothing(input: &str) -> IResult<&str, Locator<'_>> {
    Ok((input, Locator::default()))
}

/// "pp. 3-9", "S. 12 ff."
fn marked_pages(input: &str) -> IResult<&str, Locator<'_>> {
    let (rest, pages) = preceded(sign(Mark::PageSign), list).parse(input)?;
    Ok((rest, Locator { pages: Some(pages), ..Locator::default() }))
}

/// A volume, an issue, perhaps a year in brackets, perhaps pages.
fn volume_and_issue(input: &str) -> IResult<&str, Locator<'_>> {
    let (rest, volume) = preceded(opt(sign(Mark::VolumeSign)), number).parse(input)?;
    let bracketed = delimited((space0, char('('), space0), recognize((opt(sign(Mark::IssueSign)), list)), (space0, char(')')));
    let signed = preceded((space0, opt(one_of(",.;:/(")), space0, sign(Mark::IssueSign)), number);
    let decimal = preceded(
        one_of("./"),
        terminated(verify(digit1, |d: &str| d.len() <= 2), peek(alt((tag(" "), tag(","), tag(":"), tag(";"), tag("("))))),
    );
    let (rest, issue) = verify(alt((bracketed, signed, decimal)), |issue: &str| !super::number::year(issue)).parse(rest)?;
    let issue = issue.rsplit(' ').next().unwrap_or(issue);
    let (rest, tail) = opt(tail).parse(rest)?;
    Ok((rest, Locator { volume: Some(volume), issue: Some(issue), tail, pages: None }))
}

/// "No. 401. (2010): 1-6"
fn issue_only(input: &str) -> IResult<&str, Locator<'_>> {
    let (rest, issue) = preceded(sign(Mark::IssueSign), number).parse(input)?;
    let (rest, tail) = opt(tail).parse(rest)?;
    Ok((rest, Locator { issue: Some(issue), tail, ..Locator::default() }))
}

/// "vol. 12", "12: 45-67", "12 (1998): 45-67"
fn volume_and_pages(input: &str) -> IResult<&str, Locator<'_>> {
    let (rest, marked) = opt(sign(Mark::VolumeSign)).parse(input)?;
    let (rest, volume) = verify(number, |volume: &str| !super::number::year(volume)).parse(rest)?;
    let (rest, tail) = opt(tail).parse(rest)?;
    if marked.is_none() && tail.is_none() {
        return Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify)));
    }
    Ok((rest, Locator { volume: Some(volume), tail, ..Locator::default() }))
}

/// What follows volume and issue: "(2018): 258–92", ":454-60", ").47", ", 9-34".
fn tail(input: &str) -> IResult<&str, &str> {
    let year =
        delimited((opt(one_of(".,")), space0, char('(')), take_while1(|c: char| c.is_alphanumeric() || matches!(c, ' ' | ',')), char(')'));
    let with_year = preceded((year, opt(one_of(":,.;")), space0, opt(sign(Mark::PageSign))), list);
    let colon = preceded((space0, opt(char(')')), space0, one_of(":;"), space0, opt(sign(Mark::PageSign))), list);
    let point = preceded(
        (opt(char(')')), one_of(".,"), space0, opt(sign(Mark::PageSign))),
        verify(list, |pages: &str| !super::number::year(pages)),
    );
    alt((with_year, colon, point)).parse(input)
}

/// A number, perhaps in brackets of its own: "12", "12a", "(04)", "xii".
fn number(input: &str) -> IResult<&str, &str> {
    let plain = || recognize((verify(digit1, |d: &str| d.len() <= 4), opt(terminated(one_of("abcds"), peek(one_of(" ,.:;()"))))));
    let roman = || terminated(take_while1(|c: char| "ivxlc".contains(c)), peek(alt((recognize(one_of(" ,.:;()/")), nom::combinator::eof))));
    alt((delimited((char('('), space0), plain(), (space0, char(')'))), plain(), roman())).parse(input)
}

/// One page, a range or a list of them: "258–92", "e12", "12, 15-18".
fn list(input: &str) -> IResult<&str, &str> {
    let page =
        || recognize((opt(one_of("aebslwr")), take_while1(|c: char| c.is_ascii_digit()), take_while(|c: char| c.is_ascii_alphanumeric())));
    let roman = || take_while1(|c: char| "ivxlc".contains(c));
    let dash = || recognize((space0, one_of("-—/"), opt(char('-')), space0));
    alt((recognize((page(), opt((dash(), page())))), recognize((roman(), opt((dash(), roman())))))).parse(input)
}

/// The length of a bare range of numbers.
fn range_at(text: &str) -> Option<usize> {
    let parsed: IResult<&str, &str> = recognize((digit1, space0, one_of("-—"), opt(char('-')), space0, digit1)).parse(text);
    parsed.ok().map(|(_, range)| range.len())
}

/// A signal word of the kind, with the points and blanks behind it.
fn sign<'a>(mark: Mark) -> impl Parser<&'a str, Output = &'a str, Error = nom::error::Error<&'a str>> {
    let word = verify(take_while1(|c: char| is_letter(c) || matches!(c, 'º' | '°' | '№')), move |word: &str| {
        Cues::shared().word(word).has(mark) || (mark == Mark::IssueSign && matches!(word, "nº" | "n°"))
    });
    recognize((word, take_while(|c: char| matches!(c, '.' | ' ' | ':' | 'º' | '°'))))
}
