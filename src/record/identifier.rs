//! Identifiers: DOI, ISBN, ISSN, arXiv, PubMed, Handle, JSTOR, bare and as written.

use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_while, take_while_m_n, take_while1};
use nom::character::complete::{char, digit1, one_of, space0};
use nom::combinator::{opt, recognize, verify};
use nom::multi::many_m_n;
use nom::sequence::preceded;
use nom::{IResult, Parser};

use super::clean::plain;

/// The first DOI in `text`, bare: without resolver, "doi:", closing stop or stray bracket. Blanks inside a broken DOI are left out when
/// `whole` says that the text is nothing but a DOI.
pub fn read_doi(text: &str, whole: bool) -> Option<String> {
    let text = decoded(text);
    let at = text.find("10.")?;
    let from = text.get(at..)?;
    let joined: String = if whole { from.chars().filter(|c| !c.is_whitespace()).collect() } else { from.to_owned() };
    let (_, found) = doi(&joined).ok()?;
    let doi = trim_identifier(found);
    (doi.len() > "10.1000/".len()).then(|| doi.to_owned())
}

/// Undoes the escapes that addresses put into DOIs.
fn decoded(text: &str) -> String {
    const ESCAPES: [(&str, &str); 9] =
        [("%2F", "/"), ("%2f", "/"), ("%3C", "<"), ("%3c", "<"), ("%3E", ">"), ("%3e", ">"), ("%28", "("), ("%29", ")"), ("&lt;", "<")];
    ESCAPES.iter().fold(text.to_owned(), |text, (escape, sign)| if text.contains(escape) { text.replace(escape, sign) } else { text })
}

/// A DOI has a prefix of four to nine digits, perhaps with subdivisions, and a suffix without blanks (ISO 26324).
fn doi(input: &str) -> IResult<&str, &str> {
    let prefix = (tag("10."), take_while_m_n(4, 9, |c: char| c.is_ascii_digit()), opt((char('.'), digit1)), char('/'));
    // A SICI in a DOI has angle brackets: "…49:8<693::AID-ASI4>3.0.CO;2-O".
    let sici = input.contains("::");
    let suffix = take_while1(move |c: char| {
        (sici && matches!(c, '<' | '>')) || !c.is_whitespace() && !matches!(c, '"' | '<' | '>' | '”' | '“' | '|' | '{' | '}' | '\\')
    });
    recognize((prefix, suffix)).parse(input)
}

/// Drops the sentence's signs from the end of an identifier, and a closing bracket whose opening one is outside.
pub(super) fn trim_identifier(text: &str) -> &str {
    let mut text = text;
    loop {
        let before = text;
        text = text.trim_end_matches(['.', ',', ';', ':', '’', '\'', '"', '*', '_', '>']);
        for (open, close) in [('(', ')'), ('[', ']')] {
            if text.ends_with(close) && text.matches(close).count() > text.matches(open).count() {
                text = text.trim_end_matches(close);
            }
        }
        // A Markdown link behind the identifier: "10.1/x](https:…".
        text = text.split("](").next().unwrap_or(text);
        if text == before {
            return text;
        }
    }
}

/// The first ISBN of ten or thirteen digits in `text`, hyphens kept.
pub fn read_isbn(text: &str) -> Option<String> {
    scan(text, isbn).map(|isbn| isbn.trim_matches(['-', ' ']).to_owned())
}

fn isbn(input: &str) -> IResult<&str, &str> {
    let digit = || (one_of("0123456789"), opt(one_of("-–‐ ")));
    let count = |text: &str| text.chars().filter(|c| c.is_ascii_digit() || matches!(c, 'X' | 'x')).count();
    let body = recognize((many_m_n(9, 13, digit()), opt(one_of("Xx"))));
    verify(body, move |text: &str| matches!(count(text), 10 | 13)).parse(input)
}

/// The first ISSN in `text`: 0066-4200.
pub fn read_issn(text: &str) -> Option<String> {
    scan(text, issn).map(|issn| issn.replace('–', "-"))
}

fn issn(input: &str) -> IResult<&str, &str> {
    let four = || take_while_m_n(4, 4, |c: char| c.is_ascii_digit());
    recognize((four(), one_of("-–"), take_while_m_n(3, 3, |c: char| c.is_ascii_digit()), one_of("0123456789Xx"))).parse(input)
}

/// The first place where `parser` succeeds and no digit touches what it found.
fn scan<'a>(text: &'a str, parser: impl Fn(&'a str) -> IResult<&'a str, &'a str>) -> Option<&'a str> {
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        if c.is_ascii_digit()
            && !before.is_ascii_digit()
            && before != '-'
            && let Some((rest, found)) = text.get(at..).and_then(|rest| parser(rest).ok())
            && !rest.starts_with(|c: char| c.is_ascii_digit())
        {
            return Some(found);
        }
        before = c;
    }
    None
}

/// An identifier of a repository: (BibLaTeX `eprinttype`, value).
pub fn read_eprint(text: &str) -> Option<(String, String)> {
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let text = plain(text);
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        // Every one begins with a word.
        if c.is_ascii_alphabetic()
            && !before.is_alphanumeric()
            && let Some((_, (kind, value))) = text.get(at..).and_then(|rest| eprint(rest).ok())
        {
            let value = trim_identifier(value);
            if value.contains(|c: char| c.is_ascii_digit()) {
                return Some((kind.to_owned(), value.to_owned()));
            }
        }
        before = c;
    }
    None
}

fn eprint(input: &str) -> IResult<&str, (&'static str, &str)> {
    alt((arxiv, pubmed, handle, jstor)).parse(input)
}

/// "arXiv:1708.04230v2", "arxiv.org/abs/hep-th/9901001", "hep-th/9901001".
fn arxiv(input: &str) -> IResult<&str, (&'static str, &str)> {
    const ARCHIVES: [&str; 16] = [
        "astro-ph", "cond-mat", "gr-qc", "hep-ex", "hep-lat", "hep-ph", "hep-th", "math-ph", "nucl-ex", "nucl-th", "quant-ph", "math",
        "cs", "nlin", "physics", "q-bio",
    ];
    let digits = |least, most| take_while_m_n(least, most, |c: char| c.is_ascii_digit());
    let version = || opt((char('v'), digit1));
    let new = recognize((digits(4, 4), char('.'), digits(4, 5), version()));
    let archive = || {
        verify(take_while1(|c: char| c.is_ascii_alphabetic() || matches!(c, '-' | '.')), |name: &str| {
            ARCHIVES.iter().any(|archive| name.split('.').next().is_some_and(|head| head.eq_ignore_ascii_case(archive)))
        })
    };
    let old = || recognize((archive(), char('/'), digits(7, 7), version()));
    let marker = (
        tag_no_case("arxiv"),
        alt((recognize((tag_no_case(".org/"), alt((tag("abs/"), tag("pdf/"))))), recognize((opt(char(':')), space0)))),
    );
    let (rest, value) = alt((preceded(marker, alt((new, old()))), old())).parse(input)?;
    Ok((rest, ("arxiv", value)))
}

/// "PMID: 1234567", "pubmed.ncbi.nlm.nih.gov/1234567".
fn pubmed(input: &str) -> IResult<&str, (&'static str, &str)> {
    let word = (alt((tag_no_case("PMID"), tag_no_case("PubMed ID"))), space0, opt(char(':')), space0);
    let address = (tag_no_case("pubmed.ncbi.nlm.nih.gov/"), space0, opt(char('/')), space0);
    let (rest, value) = preceded(alt((word, address)), digit1).parse(input)?;
    Ok((rest, ("pubmed", value)))
}

/// "hdl.handle.net/10125/2504", "hdl:10125/2504".
fn handle(input: &str) -> IResult<&str, (&'static str, &str)> {
    let marker = alt((tag_no_case("hdl.handle.net/"), tag_no_case("hdl:")));
    let value = recognize((take_while1(|c: char| c.is_ascii_digit() || c == '.'), char('/'), take_while1(|c: char| !c.is_whitespace())));
    let (rest, value) = preceded((marker, space0), value).parse(input)?;
    Ok((rest, ("hdl", value)))
}

/// "jstor.org/stable/2203099".
fn jstor(input: &str) -> IResult<&str, (&'static str, &str)> {
    let marker = (opt(tag_no_case("www.")), tag_no_case("jstor.org/stable/"), take_while(|c: char| c == '/'));
    let (rest, value) = preceded(marker, digit1).parse(input)?;
    Ok((rest, ("jstor", value)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("https://doi.org/10.1108/JES-06-2021-0288.", "10.1108/JES-06-2021-0288")]
    #[case("10.1016/s1000-9361(22)00214-x", "10.1016/s1000-9361(22)00214-x")]
    #[case("doi:10.1021/ja962450q).", "10.1021/ja962450q")]
    #[case("10.24940/ijird/2021/ v10/i5", "10.24940/ijird/2021/v10/i5")]
    #[case("<http://dx.doi.org/10.1093/nq/s3-i.1.20b>", "10.1093/nq/s3-i.1.20b")]
    #[case("10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O", "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O")]
    fn dois(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(read_doi(text, true).as_deref(), Some(expected));
    }

    #[rstest]
    #[case("see doi 10.1/x")]
    #[case("pp. 10.20")]
    fn no_doi(#[case] text: &str) {
        assert_eq!(read_doi(text, false), None);
    }

    #[rstest]
    #[case("ISBN 978-3-16-148410-0.", "978-3-16-148410-0")]
    #[case("isbn: 0198526636", "0198526636")]
    #[case("0-8044-2957-X", "0-8044-2957-X")]
    fn isbns(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(read_isbn(text).as_deref(), Some(expected));
    }

    #[rstest]
    #[case("arXiv:1708.04230v2 [hep-th]", "arxiv", "1708.04230v2")]
    #[case("https://arxiv.org/abs/1708.04230", "arxiv", "1708.04230")]
    #[case("hep-th/9901001", "arxiv", "hep-th/9901001")]
    #[case("PMID: 1234567.", "pubmed", "1234567")]
    #[case("http://hdl.handle.net/10125/2504", "hdl", "10125/2504")]
    #[case("https://www.jstor.org/stable/2203099", "jstor", "2203099")]
    fn eprints(#[case] text: &str, #[case] kind: &str, #[case] value: &str) {
        assert_eq!(read_eprint(text), Some((kind.to_owned(), value.to_owned())));
    }

    #[test]
    fn issns() {
        assert_eq!(read_issn("issn: 0066-4200").as_deref(), Some("0066-4200"));
        assert_eq!(read_issn("2001-20045"), None);
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC{0,40}") {
            let _ = (read_doi(&text, true), read_isbn(&text), read_issn(&text), read_eprint(&text));
        }
    }
}
