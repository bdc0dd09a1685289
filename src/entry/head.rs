//! What a text begins with: names as a reference prints them, an organisation, or prose.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::{char, one_of, satisfy};
use nom::combinator::{map, not, opt, peek, recognize, value};
use nom::multi::many1_count;
use nom::{IResult, sequence::preceded};

use super::words::{Class, is};

/// A piece of the head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    /// "Smith", "O'Brien"
    Capital,
    /// "J.", "J.-P.", "A.A."
    Initials,
    /// "JK" where it can be initials without points.
    Letters,
    /// "van", "de"
    Particle,
    /// "and", "&"
    And,
    /// "et al."
    Others,
    /// "(ed.)"
    Editor,
    Comma,
    Stop(Stop),
}

/// What ends the names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// A year, in parentheses or bare.
    Year,
    /// A quotation mark that opens.
    Quote,
    /// An asterisk or underscore that opens.
    Emphasis,
    /// A full stop behind a word.
    Period,
    /// A colon.
    Colon,
    /// A word in lower case.
    Lower,
    /// The text is over.
    End,
    /// Anything else.
    Other,
}

/// The head of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// How much its form speaks for names: 0 for nothing, 2 for an inverted name, 3 for initials and more.
    pub strength: i32,
    /// Whether an initial stands beside a name.
    pub initials: bool,
    /// Words with a capital.
    pub capitals: usize,
    /// Where the names end.
    pub end: usize,
    /// What ends them.
    pub stop: Stop,
}

/// No list of names is longer than this many pieces, or the rest does not matter any more.
const LONGEST: usize = 60;

fn initials(input: &str) -> IResult<&str, Token> {
    let one = (satisfy(char::is_uppercase), opt(satisfy(char::is_lowercase)), char('.'));
    // "J.", "J.-P.", "Ch.-R.", "A.A."
    value(Token::Initials, many1_count((opt(one_of("-–‐ ")), one))).parse(input)
}

fn word(input: &str) -> IResult<&str, &str> {
    let inner = |c: char| c.is_alphabetic() || "'’‘`´-‐\u{AD}".contains(c) || ('\u{300}'..='\u{36F}').contains(&c);
    recognize((satisfy(char::is_alphabetic), take_while_m_n(0, 60, inner))).parse(input)
}

fn year(input: &str) -> IResult<&str, Token> {
    let digits = (one_of("12"), take_while_m_n(3, 3, |c: char| c.is_ascii_digit()), not(satisfy(|c| c.is_ascii_digit())));
    let undated = recognize((tag("n.d"), opt(char('.'))));
    value(Token::Stop(Stop::Year), preceded((opt(one_of("([")), opt(char(' '))), alt((recognize(digits), undated)))).parse(input)
}

fn editor(input: &str) -> IResult<&str, Token> {
    let (rest, (_, word, _)) = (char('('), take_while_m_n(2, 12, |c: char| c.is_alphabetic() || c == '.'), char(')')).parse(input)?;
    match is(Class::Editor, &word.to_lowercase()) {
        true => Ok((rest, Token::Editor)),
        false => Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify))),
    }
}

fn named(input: &str) -> IResult<&str, Token> {
    let (rest, found) = word(input)?;
    let lower = found.to_lowercase();
    let dotted = if rest.starts_with('.') { format!("{lower}.") } else { lower.clone() };
    if is(Class::And, &lower) && found == lower {
        return Ok((rest, Token::And));
    }
    if is(Class::Editor, &dotted) || is(Class::Editor, &lower) && found == lower {
        return Ok((rest.strip_prefix('.').unwrap_or(rest), Token::Editor));
    }
    if is(Class::Others, &lower) || is(Class::Others, &dotted) {
        return Ok((rest.strip_prefix('.').unwrap_or(rest), Token::Others));
    }
    if is(Class::Particle, &lower) {
        return Ok((rest, Token::Particle));
    }
    let upper = found.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_lowercase());
    let letters = found.len() <= 4 && found.chars().all(char::is_uppercase);
    // "d'Alembert", "al-Ghazali" begin small and go on large.
    let prefixed = found.split(['\'', '’', '-']).nth(1).is_some_and(|part| part.starts_with(char::is_uppercase));
    let token = if letters {
        Token::Letters
    } else if upper || prefixed {
        Token::Capital
    } else {
        Token::Stop(Stop::Lower)
    };
    Ok((rest, token))
}

fn token(input: &str) -> IResult<&str, Token> {
    alt((
        map(alt((tag("et al."), tag("et al"), tag("u. a."), tag("и др."))), |_| Token::Others),
        initials,
        named,
        year,
        editor,
        value(Token::And, one_of("&/")),
        value(Token::Comma, one_of(",;")),
        value(Token::Stop(Stop::Quote), one_of("\"“«„‘'‹「『")),
        value(Token::Stop(Stop::Emphasis), one_of("*_")),
        value(Token::Stop(Stop::Period), char('.')),
        value(Token::Stop(Stop::Colon), one_of(":：")),
        value(Token::Stop(Stop::Other), nom::character::complete::anychar),
    ))
    .parse(input)
}

/// A dash that stands for the author of the entry above.
pub(super) fn repeat_dash(input: &str) -> bool {
    let dashes: IResult<&str, usize> = many1_count(one_of("-–—―_")).parse(input);
    match dashes {
        Ok((rest, count)) => {
            let long = count >= 2 || input.starts_with(['—', '―', '–']);
            let follows: IResult<&str, _> = peek(one_of(".,;:&( ")).parse(rest);
            long && (follows.is_ok() || rest.is_empty()) || follows.is_ok() && rest.trim_start().starts_with([',', '&'])
        }
        Err(_) => false,
    }
}

/// Where the year of a head "US Department of State (2018)" begins: an organisation with small words in its name, then a year in parentheses.
pub(super) fn organisation_before_year(text: &str) -> Option<usize> {
    let at = text.char_indices().take(120).find(|(_, c)| *c == '(')?.0;
    let name = text.get(..at)?.trim_end();
    let words: Vec<&str> = name.split_whitespace().collect();
    let small = |word: &&str| is(Class::Particle, word) || is(Class::And, word) || is(Class::Open, word);
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let named =
        words.iter().all(|word| capital(word) || small(word)) && words.first().is_some_and(capital) && !name.contains(['.', ':', '"', '“']);
    let dated: IResult<&str, Token> = year(text.get(at..)?);
    (named && dated.is_ok() && words.len() <= 10).then_some(at)
}

/// Reads the head of `text`, which begins with its first character.
pub(super) fn head(text: &str) -> Head {
    let mut tokens: Vec<Token> = Vec::new();
    let mut rest = text.trim_start_matches(['*', '_']);
    let mut stop = Stop::End;
    let mut end = text.len() - rest.len();
    while !rest.is_empty() && tokens.len() < LONGEST {
        let Ok((after, found)) = token(rest) else { break };
        if let Token::Stop(found) = found {
            // "Michael Collins. 2000."
            let dated = found == Stop::Period && year(after.trim_start()).is_ok();
            stop = if dated { Stop::Year } else { found };
            break;
        }
        tokens.push(found);
        end = text.len() - after.len();
        rest = after.trim_start();
    }
    let (strength, initials) = strength(&tokens);
    Head { strength, initials, capitals: tokens.iter().filter(|t| matches!(t, Token::Capital | Token::Letters)).count(), end, stop }
}

/// How much the first pieces look like names, and whether an initial is among them.
fn strength(tokens: &[Token]) -> (i32, bool) {
    use Token::{Capital, Comma, Initials, Letters, Particle};
    let tokens: Vec<Token> = tokens.iter().copied().skip_while(|t| *t == Particle).filter(|t| *t != Particle).collect();
    let initials = tokens.iter().take(6).any(|t| *t == Initials);
    let strength = match tokens.as_slice() {
        // "Smith, J.", "Smith J.", "Smith JK,", "J. Smith"
        [Capital | Letters, Comma, Initials, ..] | [Capital, Initials, ..] | [Initials, Capital | Letters, ..] => 4,
        [Capital, Capital, Comma, Initials, ..] | [Capital, Capital, Initials, ..] => 3,
        [Capital, Letters, Comma | Token::And, ..] | [Capital, Letters] | [Capital, Comma, Letters, ..] => 3,
        [Capital, Letters, Letters] | [Capital, Letters, Letters, Comma | Token::And, ..] => 3,
        [Capital, Capital, Letters, Comma, ..] => 2,
        // "Smith, John", "London, England"
        [Capital, Comma, Capital, ..] => 2,
        [Capital, Capital, Comma, Capital, ..] | [Capital, Capital, Capital, Comma, Capital, ..] => 1,
        // "Smith and Jones", "Smith et al."
        [Capital, Token::And, Capital, ..] | [Capital, Token::Others, ..] | [Capital, Capital, Token::And, ..] => 2,
        [] => 0,
        _ => i32::from(initials),
    };
    (strength, initials)
}

#[cfg(test)]
mod tests {
    use super::{Stop, head, repeat_dash};
    use rstest::rstest;

    #[rstest]
    #[case("Akaha, T. (2009). Human security", 4, Stop::Year)]
    #[case("J. Smith, *Title*", 4, Stop::Emphasis)]
    #[case("Ashburner J, Friston KJ. 2005.", 3, Stop::Year)]
    #[case("van Schendel, W., Lyons, L.", 4, Stop::End)]
    #[case("Doe, Jane, and Li Wu. “Title”", 2, Stop::Quote)]
    #[case("Jean Allain, \"Conceptualizing", 0, Stop::Quote)]
    #[case("UNICEF (2018). Factsheet", 0, Stop::Year)]
    #[case("Second, the ASEAN", 0, Stop::Lower)]
    #[case("Medium in M31", 0, Stop::Lower)]
    #[case("Stockholm: Almqvist", 0, Stop::Colon)]
    #[case("https://example.org", 0, Stop::Lower)]
    #[case("Иванов И. И. История", 4, Stop::End)]
    #[case("", 0, Stop::End)]
    fn heads(#[case] text: &str, #[case] strength: i32, #[case] stop: Stop) {
        let found = head(text);
        assert_eq!((found.strength, found.stop), (strength, stop), "{found:?}");
    }

    #[rstest]
    #[case("———. 2004.", true)]
    #[case("--- (2004)", true)]
    #[case("-, S. K. Jain", true)]
    #[case("— , 1999", true)]
    #[case("-wide", false)]
    #[case("Smith", false)]
    fn dashes(#[case] text: &str, #[case] expected: bool) {
        assert_eq!(repeat_dash(text), expected);
    }
}
