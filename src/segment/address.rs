//! Addresses that are one token whatever punctuation they hold: URL, DOI, e-mail.

use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_while_m_n, take_while1};
use nom::combinator::{opt, recognize, verify};
use nom::multi::many1_count;
use nom::{IResult, Parser};

use super::token::Kind;

/// The address that `rest` begins with: its kind and its length in bytes.
///
/// The resolver before a DOI ("https://doi.org/") is a token of its own, so that the DOI behind it can be a field by itself.
pub fn address(rest: &str) -> Option<(Kind, usize)> {
    let bytes = rest.as_bytes();
    // Nearly every token is no address, and tells so by its first letters or the sign behind them.
    let begins = |start: &str| bytes.get(..start.len()).is_some_and(|bytes| bytes.eq_ignore_ascii_case(start.as_bytes()));
    let found = match bytes.first()? {
        b'1' => doi(rest).map(|length| (Kind::Doi, length)),
        _ if ["http", "ftp", "www", "doi.", "dx."].into_iter().any(begins) => {
            resolver(rest).or_else(|| url(rest)).map(|length| (Kind::Url, length))
        }
        _ => None,
    };
    if found.is_some() {
        return found;
    }
    let run = bytes.iter().position(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'+' | b'.')));
    if run.is_some_and(|run| bytes.get(run) == Some(&b'@'))
        && let Some(length) = email(rest)
    {
        return Some((Kind::Email, length));
    }
    let name = bytes.iter().position(|byte| !(byte.is_ascii_alphanumeric() || *byte == b'-'))?;
    (bytes.get(name) == Some(&b'.')).then(|| domain(rest)).flatten().map(|length| (Kind::Word, length))
}

/// A site named by its domain ("asean2023.id"): one word, not an address.
fn domain(rest: &str) -> Option<usize> {
    const ENDS: [&str; 24] = [
        "com", "org", "net", "edu", "gov", "int", "info", "id", "my", "sg", "uk", "de", "fr", "it", "es", "br", "nl", "ru", "eu", "au",
        "ca", "co", "ac", "go",
    ];
    let part = || take_while1(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    let end = || verify(take_while1(|c: char| c.is_ascii_lowercase()), |end: &str| ENDS.contains(&end));
    let parsed = recognize((part(), many1_count((tag("."), verify(part(), |part: &str| part.len() > 1))))).parse(rest);
    let length = consumed(rest, parsed)?;
    let name = rest.get(..length)?;
    let closed = rest.get(length..).and_then(|tail| tail.chars().next()).is_none_or(|c| !c.is_alphanumeric() && c != '@');
    let last = name.rsplit('.').next().unwrap_or("");
    let known: IResult<&str, &str> = end().parse(last);
    (closed && known.is_ok() && name.contains(|c: char| c.is_ascii_alphabetic())).then_some(length)
}

fn consumed(rest: &str, parsed: IResult<&str, &str>) -> Option<usize> {
    parsed.ok().map(|(_, matched)| matched.len()).filter(|&length| length <= rest.len())
}

fn scheme(input: &str) -> IResult<&str, &str> {
    recognize((alt((tag_no_case("https"), tag_no_case("http"), tag_no_case("ftp"))), tag(":"), opt(tag(" ")), tag("//"), opt(tag(" "))))
        .parse(input)
}

/// "https://doi.org/" and its relatives, where a DOI follows.
fn resolver(rest: &str) -> Option<usize> {
    let host = alt((tag_no_case("dx.doi.org/"), tag_no_case("www.doi.org/"), tag_no_case("doi.org/")));
    let length = consumed(rest, recognize((opt(scheme), host, opt(alt((tag_no_case("doi:"), tag(" ")))))).parse(rest))?;
    rest.get(length..).and_then(doi).map(|_| length)
}

/// "10.1007/s10611-019-09836-7", without the punctuation of the sentence behind it.
fn doi(rest: &str) -> Option<usize> {
    let registrant =
        (tag("10."), take_while_m_n(4, 9, |c: char| c.is_ascii_digit()), opt((tag("."), take_while1(|c: char| c.is_ascii_digit()))));
    let suffix = take_while1(|c: char| !c.is_whitespace() && !matches!(c, '<' | '>' | '"' | '“' | '”' | '«' | '»' | '*'));
    let matched = consumed(rest, recognize((registrant, tag("/"), suffix)).parse(rest))?;
    let length = without_tail(rest.get(..matched)?);
    // SICI DOIs hold angle brackets: "10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2".
    let sici = rest.get(..matched)?.to_ascii_lowercase().contains("(sici)");
    if sici && rest.get(matched..).is_some_and(|tail| tail.starts_with('<')) {
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        return rest.get(..end).map(without_tail);
    }
    (length > 8).then_some(length)
}

/// "http://…", "www.…" up to white space; a line-break blank inside is stepped over where what follows can only be the rest.
fn url(rest: &str) -> Option<usize> {
    let host = verify(take_while1(is_url), |text: &str| text.contains('.') || text.len() > 8);
    let www = recognize((tag_no_case("www."), opt(tag(" ")), take_while1(is_url)));
    let matched = consumed(rest, alt((recognize((scheme, host)), www)).parse(rest))?;
    let mut end = matched;
    for _ in 0..3 {
        match rest.get(end..).and_then(|tail| continuation(rest.get(..end).unwrap_or(""), tail)) {
            Some(more) => end += more,
            None => break,
        }
    }
    rest.get(..end).map(without_tail)
}

fn is_url(c: char) -> bool {
    !c.is_whitespace() && !matches!(c, '<' | '>' | '"' | '“' | '”' | '«' | '»' | '*' | '|' | '^' | '`' | '[' | ']')
}

/// How many bytes of `tail` (blank and chunk) belong to the URL `head` that a line break has cut.
fn continuation(head: &str, tail: &str) -> Option<usize> {
    let chunk_at = tail.len() - tail.trim_start_matches(' ').len();
    if chunk_at == 0 || chunk_at > 2 {
        return None;
    }
    let chunk = tail.get(chunk_at..)?;
    let chunk = chunk.get(..chunk.find(|c: char| !is_url(c)).unwrap_or(chunk.len()))?;
    let bare = chunk.trim_end_matches(['.', ',', ';', ')']);
    let ending = [".pdf", ".html", ".htm", ".php", ".aspx", ".asp", ".doc", ".jsp"];
    let is_ending = ending.iter().any(|end| bare.eq_ignore_ascii_case(end));
    let open = head.ends_with(['/', '-', '_', '=', '&', '?', '%']);
    let small = bare.chars().next().is_some_and(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    // "_Title_" behind an address is emphasis, "_Future_in_Focus_Report" its rest.
    let joined = bare.starts_with(['/', '%', '&', '=']) && bare.len() > 3 || bare.starts_with('_') && bare.matches('_').count() > 2;
    let file = ending.iter().any(|end| bare.to_ascii_lowercase().ends_with(end));
    let inner = file || (small && (bare.contains(['/', '_', '=', '%', '&']) || bare.matches('-').count() > 1));
    let foreign = bare.contains("://") || bare.starts_with("www.") || bare.starts_with("10.");
    (!foreign && bare.is_ascii() && !bare.is_empty() && (is_ending || joined || (open && inner))).then_some(chunk_at + chunk.len())
}

fn email(rest: &str) -> Option<usize> {
    let local = take_while1(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+'));
    let host = verify(take_while1(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-')), |text: &str| text.contains('.'));
    consumed(rest, recognize((local, tag("@"), host)).parse(rest)).and_then(|length| rest.get(..length).map(without_tail))
}

/// The length of an address without the punctuation of the sentence around it; closing brackets stay where they were opened inside.
fn without_tail(text: &str) -> usize {
    let mut text = text;
    while let Some(last) = text.chars().next_back() {
        let drop = match last {
            '.' | ',' | ';' | ':' | '\'' | '’' | '…' => true,
            ')' => text.matches(')').count() > text.matches('(').count(),
            ']' => text.matches(']').count() > text.matches('[').count(),
            '}' => text.matches('}').count() > text.matches('{').count(),
            _ => false,
        };
        if !drop {
            break;
        }
        text = text.strip_suffix(last).unwrap_or("");
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("https://aichr.org/about-aichr-2/. Accessed", Some((Kind::Url, 32)))]
    #[case("https://www.usaid.gov/FS_USAID_CTIP_May2018 .pdf", Some((Kind::Url, 48)))]
    #[case("https://asean.org/ (diakses", Some((Kind::Url, 18)))]
    #[case("www.kemlu.go.id).", Some((Kind::Url, 15)))]
    #[case("10.1016/s1000-9361(22)00214-x.", Some((Kind::Doi, 29)))]
    #[case("https://doi.org/10.31629/selat.v5i2.467.", Some((Kind::Url, 16)))]
    #[case("jane.doe@example.org, 2004", Some((Kind::Email, 20)))]
    #[case("asean2023.id, 2023", Some((Kind::Word, 12)))]
    #[case("no.de", Some((Kind::Word, 5)))] // known failure: a glued "no. de" is rare enough
    #[case("10.5 per cent", None)]
    #[case("Www.Ijicc.Net* 13", Some((Kind::Url, 13)))]
    #[case("http://x.org/a- Accessed 2004", Some((Kind::Url, 15)))]
    #[case("http://www.dyrup.com/ Finance/Annual%20Report%202009.aspx, 2009", Some((Kind::Url, 57)))]
    #[case("http://x.org/Digital _Future_in_Focus. 2013", Some((Kind::Url, 37)))]
    fn addresses(#[case] text: &str, #[case] expected: Option<(Kind, usize)>) {
        assert_eq!(address(text), expected);
    }
}
