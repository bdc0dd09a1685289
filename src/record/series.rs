//! Series and numbers: "CFMR Working Paper No. 2/2004" is a series with a number in it, and a series of reports is no journal.

use nom::Parser;
use nom::bytes::complete::{tag_no_case, take_while, take_while1};
use nom::combinator::{all_consuming, opt, recognize};
use nom::{IResult, branch::alt};

use super::Record;
use super::clean::trim_edges;
use super::words::{Class, has, phrase};

/// Tells series from their numbers, and moves a series of reports out of the container.
pub(super) fn read_series(record: &mut Record) {
    if let Some(series) = record.collection_title.take() {
        let (name, number) = split_number(&series);
        record.collection_title = Some(name.to_owned());
        record.collection_number = record.collection_number.take().or_else(|| number.map(str::to_owned));
    }
    if let Some(container) = record.container_title.take() {
        let may_be = record.volume.is_none() && record.editors.is_empty() && record.collection_title.is_none();
        if may_be && has(&container, Class::Report) && !has(&container, Class::Meeting) {
            let (name, number) = split_number(&container);
            record.collection_title = Some(name.to_owned());
            record.collection_number = record.issue.take().or_else(|| number.map(str::to_owned));
        } else {
            record.container_title = Some(container);
        }
    }
    // A genre with a number: "Technical Report 42".
    if let Some(genre) = record.genre.take() {
        let (name, number) = split_number(&genre);
        if number.is_some() && has(&genre, Class::Report) {
            record.collection_number = record.collection_number.take().or_else(|| number.map(str::to_owned));
            record.genre = Some(name.to_owned());
        } else {
            record.genre = Some(genre);
        }
    }
    // "ICSW Briefing Paper": a body's name before the genre makes it a series.
    if record.collection_title.is_none()
        && let Some(genre) = record.genre.as_deref()
        && let Some(words) = phrase(genre, Class::Report)
        && genre.split_once(words).is_some_and(|(before, _)| before.split_whitespace().next().is_some_and(is_acronym))
    {
        let words = words.to_owned();
        record.collection_title = record.genre.replace(words);
    }
    let no_container = record.container_title.is_none();
    let is_report = no_container && record.collection_title.as_deref().is_some_and(|series| has(series, Class::Report));
    if is_report {
        record.collection_number = record.collection_number.take().or_else(|| record.issue.take());
        if record.genre.is_none() {
            record.genre = record.collection_title.as_deref().and_then(|series| phrase(series, Class::Report)).map(str::to_owned);
        }
    }
    let genre_report = record.genre.as_deref().is_some_and(|genre| has(genre, Class::Report));
    if no_container && genre_report && record.volume.is_none() && record.collection_number.is_none() {
        record.collection_number = record.issue.take();
    }
    // The volume of a book in a series whose number was read as an issue: "(Ethnologische Studien, 12)".
    if no_container && record.collection_title.is_some() && record.collection_number.is_none() && record.volume.is_none() {
        record.collection_number = record.issue.take();
    }
}

/// Two capitals and more, nothing else.
fn is_acronym(word: &str) -> bool {
    word.len() > 1 && word.chars().all(|c| c.is_ascii_uppercase())
}

/// "CFMR Working Paper No. 2/2004" as name and number; no number gives `None`.
fn split_number(text: &str) -> (&str, Option<&str>) {
    let mut starts = text.char_indices().filter(|(_, c)| c.is_whitespace() || *c == ',').map(|(at, c)| at + c.len_utf8());
    let found = starts.find_map(|at| {
        let tail = text.get(at..)?;
        let (_, number) = all_consuming(numbered).parse(tail.trim_end_matches(['.', ')', ' '])).ok()?;
        let name = trim_edges(text.get(..at)?);
        (!name.is_empty() && name.contains(char::is_alphabetic)).then_some((name, number))
    });
    found.map_or((text, None), |(name, number)| (name, Some(number)))
}

/// "No. 2/2004", "Nr 7", "12", "WP-07/23".
fn numbered(input: &str) -> IResult<&str, &str> {
    let marker = alt((
        tag_no_case("number"),
        tag_no_case("nomor"),
        tag_no_case("no"),
        tag_no_case("nr"),
        tag_no_case("vol"),
        tag_no_case("bd"),
        tag_no_case("№"),
        tag_no_case("#"),
    ));
    let signs = take_while(|c: char| matches!(c, '.' | ' ' | ':' | '°' | 'º'));
    let (rest, _) = opt((marker, signs)).parse(input)?;
    let letters = take_while(|c: char| c.is_ascii_uppercase() || c == '-');
    let digits = take_while1(|c: char| c.is_ascii_digit());
    let more = take_while(|c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '.' | '–'));
    recognize((letters, digits, more)).parse(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("CFMR Working Paper No. 2/2004", "CFMR Working Paper", Some("2/2004"))]
    #[case("Asia Security Policy Initiative Working Paper Series No. 7", "Asia Security Policy Initiative Working Paper Series", Some("7"))]
    #[case("Lecture Notes in Computer Science, 1234", "Lecture Notes in Computer Science", Some("1234"))]
    #[case("Ethnologische Studien Bd. 12", "Ethnologische Studien", Some("12"))]
    #[case("ICSW Briefing Paper", "ICSW Briefing Paper", None)]
    #[case("IMF Working Paper WP/07/23", "IMF Working Paper WP/07/23", None)]
    fn names_and_numbers(#[case] text: &str, #[case] name: &str, #[case] number: Option<&str>) {
        assert_eq!(split_number(text), (name, number));
    }
}
