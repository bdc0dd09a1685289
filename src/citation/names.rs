//! The names before a year: "Okubo and Shelley", "Smith, J., & Jones, K.", "Ministry of Health", "Hidayati M. N.".

use super::text::{acronym, capitalised, initials, squeeze};
use super::trim::{after_signals, quoted, trim_end, without_date, without_et_al};
use super::words::{Class, is};

/// What was read as names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Names {
    /// One a person or organisation, as written.
    pub names: Vec<String>,
    /// "et al." follows.
    pub truncated: bool,
    /// A title between the names and the year.
    pub title: Option<String>,
    /// Offset of the first name in the text given.
    pub start: usize,
}

/// A word or sign of the text before a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token<'a> {
    Word(&'a str),
    Comma,
    And,
}

/// More words than this before a year are prose, whatever their case: the longest organisations' names have about that many.
const MOST_WORDS: usize = 16;

/// Reads the names that end `text`, the part before a year; prose and signals in front of them are left out.
pub(crate) fn before_year(text: &str) -> Option<Names> {
    let (text, at) = after_signals(text);
    let (text, title) = quoted(text);
    let (text, truncated) = without_et_al(trim_end(text));
    let text = trim_end(without_date(trim_end(text)));
    let tokens = tokens(text);
    let tokens = last_run(&tokens);
    if date_lead(tokens) || !plausible(tokens) {
        let titled = title.is_some() && tokens.is_empty() && text.trim().is_empty();
        return titled.then(|| Names { title, start: at, ..Names::default() });
    }
    let start = at + tokens.first().map_or(0, |(offset, _)| *offset);
    let (names, written_title) = divide(text, tokens);
    Some(Names { names, truncated, title: title.or(written_title), start })
}

/// Cuts into words, commas and and-words, with their offsets.
fn tokens(text: &str) -> Vec<(usize, Token<'_>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        if matches!(c, ',' | '，' | '、' | ';') {
            found.push((at, Token::Comma));
            at += c.len_utf8();
            continue;
        }
        let len = text[at..].find(|c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、' | ';')).unwrap_or(text.len() - at);
        let word = &text[at..at + len];
        // "Müller/Weiß": a stroke between names.
        if let Some((first, rest)) = word.split_once('/').filter(|(a, b)| capitalised(a) && capitalised(b) && a.len() > 1) {
            found.push((at, Token::Word(first)));
            found.push((at + first.len(), Token::Comma));
            at += len - rest.len();
            continue;
        }
        let small = !word.chars().next().is_some_and(char::is_uppercase);
        found.push((at, if small && is(Class::And, word) { Token::And } else { Token::Word(word) }));
        at += len;
    }
    found
}

/// The last run of words that names can be made of.
fn last_run<'a, 't>(tokens: &'t [(usize, Token<'a>)]) -> &'t [(usize, Token<'a>)] {
    let fits = |token: &Token<'_>| match token {
        Token::Word(word) => capitalised(word) || is(Class::Particle, word) || is(Class::Connector, word) || number_in_name(word),
        Token::Comma | Token::And => true,
    };
    let begin = tokens.iter().rposition(|(_, token)| !fits(token)).map_or(0, |at| at + 1);
    let mut run = tokens.get(begin..).unwrap_or(&[]);
    // A name begins with a capital or a particle before one.
    while let Some(((_, first), rest)) = run.split_first() {
        let begins = match first {
            Token::Word(word) => {
                capitalised(word)
                    || (is(Class::Particle, word)
                        && matches!(rest.first(), Some((_, Token::Word(next))) if capitalised(next) || is(Class::Particle, next)))
            }
            _ => false,
        };
        // "the ASEAN Declaration": an article is no particle of the name, though "la Cour" is.
        if begins && !matches!(first, Token::Word("the" | "on" | "in" | "to" | "for" | "of")) {
            break;
        }
        run = rest;
    }
    run
}

/// A number glued into a name: "G20", "5C" and "BNP2TKI" may be part of one, "25" may not.
fn number_in_name(word: &str) -> bool {
    word.chars().any(char::is_alphabetic) && word.chars().all(char::is_alphanumeric)
}

/// A preposition stands right before the year: "Law No. 25 of", "in".
fn date_lead(tokens: &[(usize, Token<'_>)]) -> bool {
    matches!(tokens.last(), Some((_, Token::Word(word))) if is(Class::DateLead, word) && (!capitalised(word) || tokens.len() == 1 || is(Class::NotName, word)))
}

/// Whether the run can be names: no word of laws, tables and volumes, no bare number, not too long.
fn plausible(tokens: &[(usize, Token<'_>)]) -> bool {
    let words: Vec<&str> = tokens.iter().filter_map(|(_, token)| if let Token::Word(word) = token { Some(*word) } else { None }).collect();
    let banned = |word: &&str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
        is(Class::NotName, bare)
            || is(Class::NotName, bare.trim_end_matches('.')) && !initials(bare)
            || word.contains(['=', '%', '<', '>', '/', '@', ':', '$', '€', '+', '#', '{', '}', '|'])
            || bare.chars().all(|c| c.is_ascii_digit() || c == '.')
    };
    let months = words.iter().all(|word| is(Class::Month, word));
    words.iter().any(|word| capitalised(word) && word.chars().any(char::is_alphabetic))
        && words.iter().any(|word| !initials(word))
        && words.len() <= MOST_WORDS
        && !months
        && !words.iter().any(banned)
}

/// Divides the run into names; a long part behind a comma is a title ("ASEAN, Pilar Politik dan Keamanan ASEAN").
fn divide(text: &str, tokens: &[(usize, Token<'_>)]) -> (Vec<String>, Option<String>) {
    let end = tokens.last().map_or(0, |(at, token)| at + if let Token::Word(word) = token { word.len() } else { 0 });
    let from = |at: usize| squeeze(trim_end(text.get(at..end).unwrap_or("")));
    let Some(&(begin, _)) = tokens.first() else { return (Vec::new(), None) };
    let comma = tokens.iter().position(|(_, token)| *token == Token::Comma);
    let head = &tokens[..comma.unwrap_or(tokens.len())];
    if organisation(head) || titled(tokens, comma) {
        let Some(comma) = comma else { return (vec![from(begin)], None) };
        let tail = &tokens[comma + 1..];
        let Some(&(tail_at, _)) = tail.first() else { return (vec![from(begin)], None) };
        return if tail.len() >= 3 {
            (vec![squeeze(trim_end(&text[begin..tokens[comma].0]))], Some(from(tail_at)))
        } else {
            (vec![from(begin)], None)
        };
    }
    let mut names: Vec<String> = Vec::new();
    for piece in tokens.split(|(_, token)| !matches!(token, Token::Word(_))) {
        let words: Vec<&str> =
            piece.iter().filter_map(|(_, token)| if let Token::Word(word) = token { Some(*word) } else { None }).collect();
        if words.is_empty() {
            continue;
        }
        let joined = words.join(" ");
        match names.last_mut() {
            // "Smith, J.": initials behind a comma belong to the name before it.
            Some(last) if words.iter().all(|word| initials(word)) => *last = format!("{last}, {joined}"),
            _ => names.push(joined),
        }
    }
    (names, None)
}

/// Whether the words are an organisation's: a small word inside that no family name has, or a word such as "Ministry".
fn organisation(head: &[(usize, Token<'_>)]) -> bool {
    head.iter().enumerate().any(|(i, (_, token))| match token {
        Token::Word(word) => {
            is(Class::Organisation, word) || (i > 0 && is(Class::Connector, word) && !is(Class::Particle, word) && !capitalised(word))
        }
        _ => false,
    })
}

/// Whether an acronym is followed by a comma and phrases of several plain words: an organisation and a title.
fn titled(tokens: &[(usize, Token<'_>)], comma: Option<usize>) -> bool {
    let (Some(comma), Some((_, Token::Word(first)))) = (comma, tokens.first()) else { return false };
    let tail = tokens.get(comma + 1..).unwrap_or(&[]);
    let plain = |piece: &[(usize, Token<'_>)]| {
        piece.len() >= 2
            && piece.iter().all(|(_, token)| matches!(token, Token::Word(word) if !initials(word) && !is(Class::Particle, word)))
    };
    comma == 1 && acronym(first) && !tail.is_empty() && tail.split(|(_, token)| !matches!(token, Token::Word(_))).all(plain)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Kicinger, ", &["Kicinger"], false)]
    #[case(" andCaballero-Anthony, ", &["Caballero-Anthony"], false)]
    #[case("and Nguyen, ", &["Nguyen"], false)]
    #[case("Subono and Kosandi, ", &["Subono", "Kosandi"], false)]
    #[case("Smith, Jones, & Brown, ", &["Smith", "Jones", "Brown"], false)]
    #[case("Smith, J., & Jones, K. L., ", &["Smith, J.", "Jones, K. L."], false)]
    #[case("see also van der Berg et al., ", &["van der Berg"], true)]
    #[case("Agussalim dkk., ", &["Agussalim"], true)]
    #[case("Subono dan Kosandi, ", &["Subono", "Kosandi"], false)]
    #[case("Müller/Weiß/Groß ", &["Müller", "Weiß", "Groß"], false)]
    #[case("Müller und Weiß ", &["Müller", "Weiß"], false)]
    #[case("US Department of State, ", &["US Department of State"], false)]
    #[case("CNN Indonesia, April 23, ", &["CNN Indonesia"], false)]
    #[case("CNN Indonesia, 23 April ", &["CNN Indonesia"], false)]
    #[case("Hidayati N. , ", &["Hidayati N."], false)]
    #[case("Hidayati M. N., ", &["Hidayati M. N."], false)]
    #[case("R.Wagley, ", &["R.Wagley"], false)]
    #[case("ASEAN S. N., ", &["ASEAN S. N."], false)]
    #[case("Wahyudi Djarar, ", &["Wahyudi Djarar"], false)]
    #[case("Laporan Sekretariat Gugus Tugas TPPO, ", &["Laporan Sekretariat Gugus Tugas TPPO"], false)]
    #[case("as was argued by Smith, ", &["Smith"], false)]
    #[case("data from the Ministry of Health and Welfare, ", &["Ministry of Health and Welfare"], false)]
    #[case("Smith, 1990, cited in Jones, ", &["Jones"], false)]
    #[case("王, ", &["王"], false)]
    #[case("Иванов и Петров, ", &["Иванов", "Петров"], false)]
    #[case("d’Urville ", &["d’Urville"], false)]
    fn reads(#[case] text: &str, #[case] names: &[&str], #[case] truncated: bool) {
        let found = before_year(text).unwrap();
        assert_eq!((found.names.iter().map(String::as_str).collect::<Vec<_>>().as_slice(), found.truncated), (names, truncated));
    }

    #[rstest]
    #[case("ASEAN, Pilar Politik dan Keamanan ASEAN, ", "ASEAN", "Pilar Politik dan Keamanan ASEAN")]
    #[case("Smith, “The Rise of Towns,” ", "Smith", "The Rise of Towns")]
    fn titles(#[case] text: &str, #[case] name: &str, #[case] title: &str) {
        let found = before_year(text).unwrap();
        assert_eq!((found.names, found.title.as_deref()), (vec![name.to_owned()], Some(title)));
    }

    #[rstest]
    #[case("")]
    #[case("Minister Policy No. 25 of ")]
    #[case("Trafficking Victims Protection Act of ")]
    #[case("UUD NRI Year ")]
    #[case("since ")]
    #[case("in ")]
    #[case("6 members, ")]
    #[case("Table 2, ")]
    #[case("February 27-28, ")]
    #[case("London: Routledge, ")]
    #[case("N = ")]
    #[case("born ")]
    #[case("Undang-Undang Nomor 21 Tahun ")]
    fn refuses(#[case] text: &str) {
        assert_eq!(before_year(text), None);
    }
}
