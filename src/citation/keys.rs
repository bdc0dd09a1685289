//! Citations by key: Pandoc's `[@doe2004, p. 3; @roe]` and LaTeX's `\parencite[3]{doe2004,roe}`.

use nom::bytes::complete::{tag, take_until, take_while1};
use nom::character::complete::{alpha1, char, multispace0};
use nom::combinator::{map, opt, recognize, verify};
use nom::multi::{many0, separated_list1};
use nom::sequence::{delimited, preceded};
use nom::{IResult, Parser};

use super::Cite;
use super::locator::after_year;

/// LaTeX commands that cite end in one of these; `\nocite` cites nothing in the text.
const COMMANDS: [&str; 21] = [
    "cite",
    "citep",
    "citet",
    "citealt",
    "citealp",
    "citeauthor",
    "citeyear",
    "citeyearpar",
    "citetitle",
    "parencite",
    "textcite",
    "autocite",
    "footcite",
    "footcitetext",
    "smartcite",
    "supercite",
    "fullcite",
    "footfullcite",
    "citenum",
    "shortcite",
    "onlinecite",
];

/// `\citep[see][p. 3]{doe2004, roe}`.
pub(crate) fn latex(input: &str) -> IResult<&str, Vec<Cite>> {
    let command = verify(preceded(tag("\\"), alpha1), |name: &str| COMMANDS.contains(&name.to_lowercase().as_str()));
    let option = delimited(char('['), recognize(many0(nom::character::complete::none_of("[]{}"))), char(']'));
    let key = delimited(multispace0, take_while1(|c: char| !c.is_whitespace() && !matches!(c, ',' | '{' | '}')), multispace0);
    let keys = delimited(char('{'), separated_list1(char(','), key), char('}'));
    map(
        (command, opt(char('*')), many0(preceded(multispace0, option)), multispace0, keys),
        |(_, _, options, _, keys): (_, _, Vec<&str>, _, Vec<&str>)| {
            let locator = options.last().map(|o| o.trim()).filter(|o| o.chars().any(|c| c.is_ascii_digit()));
            let last = keys.len().saturating_sub(1);
            keys.iter().enumerate().map(|(i, key)| cite(key, locator.filter(|_| i == last))).collect()
        },
    )
    .parse(input)
}

/// `[see @doe2004, p. 3; -@roe]`.
pub(crate) fn pandoc(input: &str) -> IResult<&str, Vec<Cite>> {
    let (rest, inside) = delimited(char('['), take_until("]"), char(']')).parse(input)?;
    let mut cites = Vec::new();
    for part in inside.split(';') {
        let Some((at, found)) = part.char_indices().filter(|(_, c)| *c == '@').find_map(|(at, _)| Some((at, bare(&part[at..]).ok()?)))
        else {
            continue;
        };
        let glued = part[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric());
        if glued {
            continue;
        }
        let (tail, key) = found;
        let locator = after_year(tail).ok().map(|(_, locator)| locator);
        cites.push(cite(key, locator));
    }
    if cites.is_empty() { Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Char))) } else { Ok((rest, cites)) }
}

/// `@doe2004` or `@{doe 2004}`: the key alone.
pub(crate) fn bare(input: &str) -> IResult<&str, &str> {
    let plain = map(
        take_while1(|c: char| {
            c.is_alphanumeric() || matches!(c, '_' | ':' | '.' | '#' | '$' | '%' | '&' | '-' | '+' | '?' | '<' | '>' | '~' | '/')
        }),
        |key: &str| key.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '_'),
    );
    let braced = delimited(char('{'), take_while1(|c: char| !matches!(c, '{' | '}' | '\n')), char('}'));
    preceded(char('@'), nom::branch::alt((braced, verify(plain, |key: &str| key.starts_with(|c: char| c.is_alphanumeric() || c == '_')))))
        .parse(input)
}

/// A cite of one key.
pub(crate) fn cite(key: &str, locator: Option<&str>) -> Cite {
    Cite { label: Some(key.to_owned()), locator: locator.map(str::to_owned), ..Cite::default() }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn shown(cites: &[Cite]) -> Vec<String> {
        cites
            .iter()
            .map(|c| format!("{}{}", c.label.as_deref().unwrap_or("-"), c.locator.as_deref().map(|l| format!("@{l}")).unwrap_or_default()))
            .collect()
    }

    #[rstest]
    #[case("[@doe2004, p. 3; @roe]", &["doe2004@p. 3", "roe"])]
    #[case("[see also -@doe:2004 pp. 3-5]", &["doe:2004@pp. 3-5"])]
    fn pandoc_forms(#[case] input: &str, #[case] expected: &[&str]) {
        assert_eq!(shown(&pandoc(input).unwrap().1), expected);
    }

    #[rstest]
    #[case("\\cite{a,b}", &["a", "b"])]
    #[case("\\citep[see][p.~3]{doe2004}", &["doe2004@p.~3"])]
    #[case("\\Textcite*{roe}", &["roe"])]
    fn latex_forms(#[case] input: &str, #[case] expected: &[&str]) {
        assert_eq!(shown(&latex(input).unwrap().1), expected);
    }

    #[rstest]
    #[case("[mail me@home.org]")]
    #[case("[text](url)")]
    fn no_keys(#[case] input: &str) {
        assert!(pandoc(input).is_err());
    }

    #[test]
    fn nocite_cites_nothing() {
        assert!(latex("\\nocite{*}").is_err());
    }
}
