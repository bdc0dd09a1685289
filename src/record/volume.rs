//! Which volume and issue: "Vol. 16", "24.3", "12(3)", "8, no. 1", "Vol.(04) No.(01).225" without their markers, numbers as written.

use nom::branch::alt;
use nom::bytes::complete::{take_while, take_while1};
use nom::character::complete::{char, one_of, space0};
use nom::combinator::{all_consuming, map, opt, recognize, verify};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use super::clean::{fold, plain, trim_edges};

/// Volume words, folded.
const VOLUME: [&str; 30] = [
    "vol", "vols", "volume", "volumes", "v", "bd", "bde", "band", "bande", "jg", "jahrgang", "jaargang", "jrg", "tome", "tomes", "tomo",
    "tomos", "t", "том", "т", "jilid", "jil", "deel", "dl", "tap", "ano", "annee", "anno", "год", "g",
];

/// Issue words, folded.
const ISSUE: [&str; 31] = [
    "no",
    "nos",
    "nr",
    "nrs",
    "nro",
    "nros",
    "n",
    "num",
    "number",
    "numbers",
    "numero",
    "nomor",
    "issue",
    "issues",
    "iss",
    "heft",
    "h",
    "hft",
    "fasc",
    "fascicolo",
    "fascicule",
    "cahier",
    "bil",
    "bilangan",
    "edisi",
    "вып",
    "№",
    "so",
    "tcs",
    "part",
    "pt",
];

/// Volume, issue and pages that stand together in one place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Locus {
    /// Volume without its marker.
    pub volume: Option<String>,
    /// Issue without its marker.
    pub issue: Option<String>,
    /// First page or page range behind them ("Vol.(04) No.(01).225").
    pub pages: Option<String>,
}

/// Reads a place labelled volume. An issue that stands with it is told apart: "24.3", "12(3)", "8, no. 1".
pub fn read_volume(text: &str) -> Locus {
    let plain = plain(text);
    let text = trim_edges(plain.trim_end_matches('.'));
    if text.is_empty() {
        return Locus::default();
    }
    let parsed = all_consuming(alt((marked, bracketed, pointed))).parse(text);
    match parsed {
        Ok((_, locus)) => locus,
        Err(_) => Locus { volume: non_empty(strip(text, &VOLUME)), ..Locus::default() },
    }
}

/// Reads a place labelled issue: "No. 401", "№ 2", "(3)", "Suppl. 1".
pub fn read_issue(text: &str) -> Option<String> {
    let plain = plain(text);
    non_empty(strip(trim_edges(plain.trim_end_matches('.')), &ISSUE))
}

fn non_empty(text: &str) -> Option<String> {
    text.contains(char::is_alphanumeric).then(|| text.to_owned())
}

/// The number behind a marker word, brackets around it taken off; `text` itself where no marker stands before a number.
fn strip<'a>(text: &'a str, words: &[&str]) -> &'a str {
    match marker(words).parse(text) {
        Ok((rest, ())) if starts_number(rest) => trim_edges(rest),
        _ => text,
    }
}

fn starts_number(text: &str) -> bool {
    let token: String = text.trim_start_matches(['(', '[', ' ']).chars().take_while(|c| c.is_alphanumeric()).collect();
    !token.is_empty() && (token.contains(|c: char| c.is_ascii_digit()) || is_roman(&token) || token.chars().count() == 1)
}

fn is_roman(token: &str) -> bool {
    token.chars().all(|c| "IVXLCDM".contains(c)) || token.chars().all(|c| "ivxlcdm".contains(c))
}

/// A marker word of `words` with its dot, colon or degree sign.
fn marker<'w>(words: &'w [&'w str]) -> impl Fn(&str) -> IResult<&str, ()> + 'w {
    move |input| {
        let word = alt((take_while1(char::is_alphabetic), recognize(char('№'))));
        let signs = take_while(|c: char| c.is_whitespace() || matches!(c, '.' | ':' | '°' | 'º' | '˚'));
        let known = verify(word, |word: &str| words.contains(&fold(word).as_str()) || words.contains(&word));
        map((known, signs), |_| ()).parse(input)
    }
}

/// Digits, roman numerals, letters with digits: "04", "VI", "34B", "101-102", "2/2004".
fn numeral(input: &str) -> IResult<&str, &str> {
    let body = verify(take_while1(char::is_alphanumeric), |token: &str| {
        token.contains(|c: char| c.is_ascii_digit()) || is_roman(token) || token.chars().count() == 1
    });
    let joined = (one_of("-–/&"), take_while1(char::is_alphanumeric));
    recognize((body, opt(joined))).parse(input)
}

/// A numeral, perhaps in brackets.
fn boxed(input: &str) -> IResult<&str, &str> {
    alt((delimited(one_of("(["), numeral, one_of(")]")), numeral)).parse(input)
}

fn comma(input: &str) -> IResult<&str, &str> {
    take_while(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '.' | ':' | '/' | '-')).parse(input)
}

/// "Vol.(04) No.(01).225", "Vol. 16, No 3", "8, no. 1", "No.(01).225".
fn marked(input: &str) -> IResult<&str, Locus> {
    let volume = preceded((opt(marker(&VOLUME)), space0), boxed);
    let issue = preceded((comma, marker(&ISSUE)), boxed);
    let pages = preceded(verify(comma, |signs: &str| !signs.trim().is_empty()), recognize((numeral, opt((one_of("-–"), numeral)))));
    map((opt(volume), issue, opt(pages)), |(volume, issue, pages)| locus(volume, Some(issue), pages)).parse(input)
}

/// "12(3)", "12 (3)", "Vol. 12 (3): 45-67".
fn bracketed(input: &str) -> IResult<&str, Locus> {
    let volume = preceded(opt(marker(&VOLUME)), numeral);
    let issue = delimited((space0, char('(')), preceded(opt(marker(&ISSUE)), take_while1(|c| c != ')' && c != '(')), char(')'));
    let pages = preceded((space0, one_of(":,."), space0), recognize((numeral, opt((one_of("-–"), numeral)))));
    map((volume, issue, opt(pages)), |(volume, issue, pages)| locus(Some(volume), Some(issue.trim()), pages)).parse(input)
}

/// "24.3", "24:3", "24/3": volume and issue parted by a sign.
fn pointed(input: &str) -> IResult<&str, Locus> {
    let digits = || take_while1(|c: char| c.is_ascii_digit());
    let volume = preceded(opt(marker(&VOLUME)), digits());
    let issue = preceded(one_of(".:"), terminated(digits(), space0));
    map((volume, issue), |(volume, issue)| locus(Some(volume), Some(issue), None)).parse(input)
}

fn locus(volume: Option<&str>, issue: Option<&str>, pages: Option<&str>) -> Locus {
    let owned = |text: Option<&str>| text.map(str::to_owned);
    Locus { volume: owned(volume), issue: owned(issue), pages: pages.map(|pages| pages.replace('–', "-")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("Vol.(04) No.(01).225", Some("04"), Some("01"), Some("225"))]
    #[case("24.3", Some("24"), Some("3"), None)]
    #[case("12(3)", Some("12"), Some("3"), None)]
    #[case("VI", Some("VI"), None, None)]
    #[case("Vol. 16", Some("16"), None, None)]
    #[case("Vol.172", Some("172"), None, None)]
    #[case("8, no. 1", Some("8"), Some("1"), None)]
    #[case("VI, no. 6", Some("VI"), Some("6"), None)]
    #[case("Vol 16, No 3", Some("16"), Some("3"), None)]
    #[case("(18)", Some("18"), None, None)]
    #[case("12 (Suppl. 2)", Some("12"), Some("Suppl. 2"), None)]
    #[case("Bd. IV", Some("IV"), None, None)]
    #[case("т. 5", Some("5"), None, None)]
    #[case("s3-I", Some("s3-I"), None, None)]
    #[case("101-102", Some("101-102"), None, None)]
    #[case("New Series 4", Some("New Series 4"), None, None)]
    fn volumes(#[case] text: &str, #[case] volume: Option<&str>, #[case] issue: Option<&str>, #[case] pages: Option<&str>) {
        let read = read_volume(text);
        assert_eq!((read.volume.as_deref(), read.issue.as_deref(), read.pages.as_deref()), (volume, issue, pages));
    }

    #[rstest]
    #[case("No. 401", "401")]
    #[case("No. 2/2004", "2/2004")]
    #[case("no.3", "3")]
    #[case("№ 2", "2")]
    #[case("(3)", "3")]
    #[case("n° 12", "12")]
    #[case("Nomor 4", "4")]
    #[case("Heft 2", "2")]
    #[case("Suppl 1", "Suppl 1")]
    #[case("No.(01)", "01")]
    #[case("1–2", "1–2")]
    fn issues(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(read_issue(text).as_deref(), Some(expected));
    }

    #[test]
    fn no_marker_twice() {
        let mut seen = std::collections::BTreeSet::new();
        assert!(VOLUME.iter().all(|word| seen.insert(word)) && ISSUE.iter().all(|word| seen.insert(word)));
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC{0,24}") {
            let _ = (read_volume(&text), read_issue(&text));
        }
    }
}
