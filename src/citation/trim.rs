//! What surrounds the names before a year: signals in front, a quoted title, "et al." or a month and day behind.

use nom::Parser;
use nom::sequence::terminated;

use super::text::{capitalised, initials, squeeze};
use super::words::{Class, is, phrase, rfind};

/// Strips signals and glued and-words; what is left with its offset.
pub(crate) fn after_signals(text: &str) -> (&str, usize) {
    let mut rest = match rfind(Class::Through, text).filter(|(at, end)| *at == 0 || text[*end..].trim().chars().any(char::is_uppercase)) {
        Some((_, end)) => &text[end..],
        None => text,
    };
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '.' | '—' | '–'));
        // A signal that is also the head of a longer name ("After Hours Press") would be a loss, so only lower case or a following sign counts inside.
        let signal =
            phrase(Class::Signal)(rest).ok().filter(|(after, _)| after.starts_with(|c: char| c.is_whitespace() || matches!(c, ',' | ':')));
        if let Some((after, _)) = signal.filter(|(after, _)| !after.trim().is_empty()) {
            rest = after;
        } else if let Some(after) = glued_and(rest) {
            rest = after;
        } else {
            return (rest, text.len() - rest.len());
        }
    }
}

/// Strips "and " or, glued by a lost blank, "and" before a capital.
fn glued_and(text: &str) -> Option<&str> {
    if let Ok((rest, _)) = terminated(phrase(Class::And), nom::character::complete::multispace1).parse(text) {
        return Some(rest);
    }
    // "andCaballero": three letters or more, else "eBay" and "iPhone" would lose theirs.
    let lower = text.chars().take_while(|c| c.is_lowercase()).map(char::len_utf8).sum::<usize>();
    let (word, rest) = text.split_at_checked(lower)?;
    (word.len() >= 3 && is(Class::And, word) && capitalised(rest)).then_some(rest)
}

/// Splits off a quoted title: `Smith, “Rise and Fall”,` is "Smith," and the title.
pub(crate) fn quoted(text: &str) -> (&str, Option<String>) {
    const PAIRS: [(char, char); 6] = [('“', '”'), ('"', '"'), ('«', '»'), ('„', '“'), ('「', '」'), ('《', '》')];
    for (open, close) in PAIRS {
        let Some(at) = text.find(open) else { continue };
        let inner = &text[at + open.len_utf8()..];
        let end = inner.find(close).or_else(|| inner.find('”')).unwrap_or(inner.len());
        let title = squeeze(inner[..end].trim_matches([' ', ',', '.']));
        return (&text[..at], Some(title).filter(|t| !t.is_empty()));
    }
    (text, None)
}

/// Strips "et al." at the end.
pub(crate) fn without_et_al(text: &str) -> (&str, bool) {
    if let Some((at, end)) = rfind(Class::EtAl, text)
        && text[end..].chars().all(|c| !c.is_alphanumeric())
    {
        return (trim_end(&text[..at]), true);
    }
    (text, false)
}

/// Strips a month and day before the year: "CNN Indonesia, April 23," is "CNN Indonesia".
pub(crate) fn without_date(text: &str) -> &str {
    let mut left = text;
    let mut month = false;
    for _ in 0..3 {
        let bare = trim_end(left);
        let word = bare.rsplit(|c: char| c.is_whitespace() || c == ',').next().unwrap_or("");
        let day = !word.is_empty()
            && word.len() <= 4
            && word.trim_end_matches(|c: char| c.is_alphabetic() || c == '.').parse::<u8>().is_ok_and(|d| d <= 31);
        let named = is(Class::Month, word) || is(Class::Month, &format!("{word}."));
        if !(day || named) {
            break;
        }
        month |= named;
        left = &bare[..bare.len() - word.len()];
    }
    if month { left } else { text }
}

/// Strips signs and the full stop of a longer word at the end.
pub(crate) fn trim_end(text: &str) -> &str {
    let cut = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | ';' | '(' | '['));
    match cut.rsplit(char::is_whitespace).next() {
        Some(last) if last.len() > 3 && last.ends_with('.') && !initials(last) && !last[..last.len() - 1].contains('.') => {
            &cut[..cut.len() - 1]
        }
        _ => cut,
    }
}
