//! What a printed page adds to its text: page numbers, running heads, download notices.

use std::collections::HashMap;

use nom::branch::alt;
use nom::bytes::complete::{tag_no_case, take_while_m_n};
use nom::character::complete::{digit1, one_of, space0};
use nom::combinator::{eof, opt, recognize, verify};
use nom::sequence::delimited;
use nom::{IResult, Parser};

use super::line::Line;

/// A running head stands on at least this many pages; two equal lines may be chance (a title page and its copy).
const REPEATS: usize = 3;

/// Longer lines are text.
const HEAD_LENGTH: usize = 140;

fn page_words(input: &str) -> IResult<&str, &str> {
    let arabic = verify(digit1, |d: &str| d.len() <= 4);
    let roman = verify(take_while_m_n(1, 8, |c: char| "ivxlcIVXLC".contains(c)), |r: &str| {
        // "I" and "C" alone are as often a heading or a letter.
        r.len() > 1 && (r.chars().all(char::is_lowercase) || r.chars().all(char::is_uppercase))
    });
    let word =
        opt((alt((tag_no_case("page"), tag_no_case("halaman"), tag_no_case("seite"), tag_no_case("p."), tag_no_case("hal."))), space0));
    let of = opt((space0, alt((tag_no_case("of"), tag_no_case("dari"), tag_no_case("von"), tag_no_case("/"))), space0, digit1));
    let dash = || opt((one_of("-–—|["), space0));
    let close = opt((space0, one_of("-–—|]")));
    delimited((dash(), word), recognize((alt((arabic, roman)), of)), (close, eof)).parse(input)
}

/// Whether a line holds a page number and nothing else.
pub(super) fn is_page_number(line: &str) -> bool {
    // "1." and "[3]" are an entry's number on a line of its own.
    let bracketed = line.starts_with('[') && line.ends_with(']');
    !bracketed && page_words(line.trim_matches(['*', '_'])).is_ok()
}

/// The lines that come again and again, digits apart: running heads and feet.
#[derive(Debug, Default)]
pub(super) struct RunningHeads<'t> {
    seen: HashMap<String, Vec<&'t str>>,
}

impl<'t> RunningHeads<'t> {
    /// Counts the lines of a text.
    pub(super) fn of(text: &'t str, lines: &[Line]) -> Self {
        let mut heads = Self::default();
        for line in lines.iter().filter(|line| !line.is_blank()) {
            let line = line.of(text);
            if let Some(shape) = shape(line) {
                heads.seen.entry(shape).or_default().push(line);
            }
        }
        heads.seen.retain(|_, copies| copies.len() >= REPEATS);
        heads
    }

    /// Whether `line` is a running head; the first copy is not, it may be the title itself.
    pub(super) fn contains(&self, line: &str) -> bool {
        let first = |copies: &Vec<&str>| copies.first().is_some_and(|first| std::ptr::eq(first.as_ptr(), line.as_ptr()));
        shape(line).and_then(|shape| self.seen.get(&shape)).is_some_and(|copies| !first(copies))
    }
}

/// What two copies of a running head have in common; `None` for a line that cannot be one.
fn shape(line: &str) -> Option<String> {
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    let marked = line.starts_with(['#', '-', '|', '[', '>']) || line.starts_with(|c| super::superscript::digit(c).is_some());
    // A sentence ends in a full stop, a heading's colon announces what follows; a running head does neither.
    let closed = line.ends_with(['.', ':', ';', ',']);
    (letters >= 6 && line.len() <= HEAD_LENGTH && !marked && !closed).then(|| {
        let mut shape = String::new();
        for c in line.chars() {
            let c = if c.is_numeric() { '0' } else { c };
            if !(c == '0' && shape.ends_with('0')) {
                shape.push(c);
            }
        }
        shape
    })
}

#[cfg(test)]
mod tests {
    use super::{RunningHeads, is_page_number};
    use crate::document::line::lines;
    use rstest::rstest;

    #[rstest]
    #[case("119", true)]
    #[case("- 12 -", true)]
    #[case("Page 3 of 10", true)]
    #[case("xiv", true)]
    #[case("**7**", true)]
    #[case("[3]", false)]
    #[case("1.", false)]
    #[case("I", false)]
    #[case("12 Smith", false)]
    #[case("20231", false)]
    fn page_numbers(#[case] line: &str, #[case] expected: bool) {
        assert_eq!(is_page_number(line), expected);
    }

    #[test]
    fn a_line_on_three_pages_is_a_running_head_but_for_its_first_copy() {
        let text = "Journal of Maps 11 (2) 109\na\nJournal of Maps 11 (2) 110\nb\nJournal of Maps 11 (2) 111";
        let lines = lines(text);
        let heads = RunningHeads::of(text, &lines);
        let found: Vec<bool> = lines.iter().map(|line| heads.contains(line.of(text))).collect();
        assert_eq!(found, [false, false, true, false, true]);
    }
}
