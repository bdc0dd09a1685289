//! The "cite this article" box: a whole reference to the paper itself, printed in the paper.

use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_till1};
use nom::character::complete::{char, digit1, space0, space1};
use nom::combinator::{opt, recognize};
use nom::sequence::{delimited, preceded};
use nom::{IResult, Parser};

use super::meta::{clean, is_heading, place};
use super::words::{Label, label};
use super::{Block, PaperMeta, doi, head, year};
use crate::Span;

/// The place of the reference to the paper itself: the block under a heading "Cite this article as", or what follows the label in its line.
pub(super) fn find(text: &str, blocks: &[Block]) -> Option<Span> {
    blocks.iter().enumerate().find_map(|(at, block)| {
        let inner = block.content.of(text);
        if label(inner) == Some(Label::Cite) {
            let next = blocks.get(at + 1).filter(|next| !is_heading(next))?;
            return is_reference(next.content.of(text)).then(|| place(next));
        }
        let (name, rest) = inner.split_once([':', '：'])?;
        let start = block.content.start + (inner.len() - rest.len());
        // "Citation: see below" is no reference; one names a year.
        (label(name) == Some(Label::Cite) && is_reference(rest)).then(|| {
            let stars = rest.len() - rest.trim_start_matches(['*', '_', ' ', '\n']).len();
            Span::new(start + stars, block.content.end).trim(text)
        })
    })
}

fn is_reference(text: &str) -> bool {
    (40..2000).contains(&text.len()) && year::first(text).is_some()
}

/// What stands between quotation marks.
fn quoted(input: &str) -> IResult<&str, &str> {
    alt((
        delimited(char('"'), take_till1(|c| c == '"'), char('"')),
        delimited(char('“'), take_till1(|c| c == '”'), char('”')),
        delimited(char('«'), take_till1(|c| c == '»'), char('»')),
        delimited(char('„'), take_till1(|c| c == '“' || c == '”'), alt((char('“'), char('”')))),
    ))
    .parse(input)
}

fn emphasised(input: &str) -> IResult<&str, &str> {
    alt((delimited(char('*'), take_till1(|c| c == '*'), char('*')), delimited(char('_'), take_till1(|c| c == '_'), char('_')))).parse(input)
}

/// "11, no. 1 (2025): 109-134", "11(1), 109–134"
fn numbers(input: &str) -> IResult<&str, (&str, Option<&str>, Option<&str>)> {
    let volume_word = opt((alt((tag_no_case("vol."), tag_no_case("vol"), tag_no_case("volume"))), space0));
    let issue_word =
        (opt(char(',')), space0, alt((tag_no_case("no."), tag_no_case("no"), tag_no_case("issue"), tag_no_case("nr."))), space0);
    let issue = alt((preceded(issue_word, digit1), delimited(char('('), digit1, char(')'))));
    let year = (space0, opt(char(',')), space0, opt(delimited(char('('), digit1, char(')'))));
    let page_word = opt((alt((tag_no_case("pp."), tag_no_case("p."), tag_no_case("hal."))), space0));
    let range = recognize((digit1, alt((tag("-"), tag("–"), tag("--"))), digit1));
    let pages = preceded((year, alt((tag(":"), tag(","))), space0, page_word), range);
    preceded((opt(char(',')), space1, volume_word), (digit1, opt(issue), opt(pages))).parse(input)
}

/// A journal's name without the volume, issue and pages behind it, which are read into `meta`: "Law Journal 11, no. 1 (2025): 109–134".
pub(super) fn without_numbers<'v>(value: &'v str, meta: &mut PaperMeta) -> &'v str {
    for (at, _) in value.char_indices().filter(|(_, c)| *c == ' ' || *c == ',') {
        let Some(Ok((_, (volume, issue, pages)))) = value.get(at..).map(numbers) else { continue };
        // "Conference 2019" has a year there, no volume.
        if volume.len() < 4 {
            meta.volume = meta.volume.take().or_else(|| Some(volume.to_owned()));
            meta.issue = meta.issue.take().or_else(|| issue.map(str::to_owned));
            meta.pages = meta.pages.take().or_else(|| pages.map(str::to_owned));
            return value.get(..at).unwrap_or(value);
        }
    }
    value
}

/// Reads what the box says; a value that front matter or a label has given stays.
pub(super) fn read(text: &str, meta: &mut PaperMeta) {
    meta.doi = meta.doi.take().or_else(|| doi::first(text).map(str::to_owned));
    let title = text.char_indices().filter(|(_, c)| "\"“«„".contains(*c)).find_map(|(at, _)| {
        let (rest, title) = quoted(text.get(at..)?).ok()?;
        Some((at, title, rest))
    });
    let Some((at, title, rest)) = title else {
        meta.year = meta.year.or_else(|| year::first(text));
        return;
    };
    meta.title = meta.title.take().or_else(|| Some(clean(title).trim_end_matches([',', '.']).to_owned()));
    meta.year = meta.year.or_else(|| year::first(rest));
    if meta.authors.is_empty() {
        meta.authors = head::listed_names(text.get(..at).unwrap_or_default());
    }
    let venue = rest.char_indices().filter(|(_, c)| "*_".contains(*c)).find_map(|(at, _)| emphasised(rest.get(at..)?).ok());
    let Some((after, venue)) = venue else { return };
    meta.venue = meta.venue.take().or_else(|| Some(clean(venue)));
    if let Ok((_, (volume, issue, pages))) = numbers(after) {
        meta.volume = meta.volume.take().or_else(|| Some(volume.to_owned()));
        meta.issue = meta.issue.take().or_else(|| issue.map(str::to_owned));
        meta.pages = meta.pages.take().or_else(|| pages.map(str::to_owned));
    }
}

#[cfg(test)]
mod tests {
    use super::{read, without_numbers};
    use crate::document::PaperMeta;

    #[test]
    fn a_journal_and_its_numbers() {
        let mut meta = PaperMeta::default();
        assert_eq!(without_numbers("Law Journal 11, no. 1 (2025): 109–134.", &mut meta), "Law Journal");
        assert_eq!((meta.volume.as_deref(), meta.issue.as_deref(), meta.pages.as_deref()), (Some("11"), Some("1"), Some("109–134")));
        assert_eq!(without_numbers("ICM 2019 : Conference on Maps", &mut PaperMeta::default()), "ICM 2019 : Conference on Maps");
    }

    #[test]
    fn a_box_in_notes_style() {
        let mut meta = PaperMeta::default();
        read(
            "Doe, Jane Ann, Suwinda Suwinda, and Li Wu. \"Justice: A View\". *Law Journal* 11, no. 1 (2025): 109-134. https://doi.org/10.1/x.",
            &mut meta,
        );
        assert_eq!(meta.title.as_deref(), Some("Justice: A View"));
        assert_eq!(meta.authors, ["Jane Ann Doe", "Suwinda Suwinda", "Li Wu"]);
        assert_eq!((meta.venue.as_deref(), meta.volume.as_deref()), (Some("Law Journal"), Some("11")));
        assert_eq!((meta.issue.as_deref(), meta.pages.as_deref(), meta.year), (Some("1"), Some("109-134"), Some(2025)));
        assert_eq!(meta.doi.as_deref(), Some("10.1/x"));
    }
}
