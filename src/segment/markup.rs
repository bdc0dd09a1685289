//! What is markup at a place of a reference: Markdown emphasis, links, autolinks, escapes and the HTML tags of running text.
//!
//! Markup is never content: the tokeniser steps over it and keeps only whether a word is emphasised.

use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_till, take_while1};
use nom::character::complete::{char, one_of};
use nom::combinator::{opt, recognize};
use nom::sequence::{delimited, preceded};
use nom::{IResult, Parser};

/// What a piece of markup does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Emphasis begins or ends, whichever is due.
    Toggle,
    /// Emphasis begins.
    Begin,
    /// Emphasis ends.
    End,
    /// A sign without effect: an escape's backslash, the brackets of a link.
    Nothing,
}

/// The markup that stands at byte `at` of `raw`: its length in bytes and its effect.
pub fn at(raw: &str, at: usize) -> Option<(usize, Effect)> {
    let rest = raw.get(at..)?;
    let before = raw.get(..at).and_then(|head| head.chars().next_back());
    let (length, effect) = match rest.as_bytes().first()? {
        b'*' => (run(rest, '*'), Effect::Toggle),
        b'_' => underscore(rest, before)?,
        b'\\' => (escape(rest)?, Effect::Nothing),
        b'<' => html(rest)?,
        b'>' => (closes_autolink(raw, at).then_some(1)?, Effect::Nothing),
        b'[' => (opens_link(rest).then_some(1)?, Effect::Nothing),
        b']' => (link_target(rest)?, Effect::Nothing),
        _ => return None,
    };
    Some((length, effect))
}

fn run(text: &str, sign: char) -> usize {
    text.len() - text.trim_start_matches(sign).len()
}

/// One or two underscores are emphasis at the edge of a word; three and more are the line that repeats an author.
fn underscore(rest: &str, before: Option<char>) -> Option<(usize, Effect)> {
    let length = run(rest, '_');
    let after = rest.get(length..).and_then(|tail| tail.chars().next());
    let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    (length <= 2 && !(inside(before) && inside(after))).then_some((length, Effect::Toggle))
}

fn escape(rest: &str) -> Option<usize> {
    let next = rest.get(1..)?.chars().next()?;
    next.is_ascii_punctuation().then_some(1)
}

fn html(rest: &str) -> Option<(usize, Effect)> {
    let name = || {
        alt((
            tag_no_case("italic"),
            tag_no_case("em"),
            tag_no_case("i"),
            tag_no_case("strong"),
            tag_no_case("bold"),
            tag_no_case("b"),
            tag_no_case("span"),
            tag_no_case("sup"),
            tag_no_case("sub"),
            tag_no_case("sc"),
            tag_no_case("u"),
        ))
    };
    let attributes = || opt(preceded(one_of::<_, _, nom::error::Error<&str>>(" \t/"), take_till(|c| c == '>' || c == '<')));
    let open: IResult<&str, &str> = delimited(char('<'), recognize((name(), attributes())), char('>')).parse(rest);
    if let Ok((tail, inner)) = open {
        let slanted = ["i", "em", "italic"].iter().any(|name| inner.eq_ignore_ascii_case(name));
        return Some((rest.len() - tail.len(), if slanted { Effect::Begin } else { Effect::Nothing }));
    }
    let close: IResult<&str, &str> = delimited(tag("</"), name(), char('>')).parse(rest);
    if let Ok((tail, inner)) = close {
        let slanted = ["i", "em", "italic"].iter().any(|name| inner.eq_ignore_ascii_case(name));
        return Some((rest.len() - tail.len(), if slanted { Effect::End } else { Effect::Nothing }));
    }
    let address = rest.get(1..)?;
    let starts = ["http", "www.", "ftp:", "mailto:", "doi:", "10."].iter().any(|start| address.starts_with(start));
    starts.then_some((1, Effect::Nothing))
}

/// `>` is markup where the last `<` before it opened an address.
fn closes_autolink(raw: &str, at: usize) -> bool {
    let Some(open) = raw.get(..at).and_then(|head| head.rfind(['<', '>'])) else { return false };
    raw.get(open..).is_some_and(|tail| html(tail).is_some())
}

/// `[` of `[text](target)`.
fn opens_link(rest: &str) -> bool {
    let Some(close) = rest.find(']') else { return false };
    rest.get(1..close).is_some_and(|text| !text.contains('[')) && rest.get(close..).is_some_and(|tail| link_target(tail).is_some())
}

/// `](target)`; the target is an address without a blank.
fn link_target(rest: &str) -> Option<usize> {
    let target = take_while1(|c: char| !c.is_whitespace() && c != ')' && c != '(');
    let parsed: IResult<&str, &str> = delimited(tag("]("), target, char(')')).parse(rest);
    let (tail, target) = parsed.ok()?;
    let address = target.contains("://") || target.starts_with("www.") || target.starts_with('#') || target.starts_with("mailto:");
    address.then_some(rest.len() - tail.len())
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("*Title*", 0, Some((1, Effect::Toggle)))]
    #[case("**Title**", 0, Some((2, Effect::Toggle)))]
    #[case("snake_case", 5, None)]
    #[case("_Title_", 6, Some((1, Effect::Toggle)))]
    #[case("______. 1998.", 0, None)]
    #[case("<i>Title</i>", 0, Some((3, Effect::Begin)))]
    #[case("<i>Title</i>", 8, Some((4, Effect::End)))]
    #[case("<https://aichr.org/>", 0, Some((1, Effect::Nothing)))]
    #[case("<https://aichr.org/>", 19, Some((1, Effect::Nothing)))]
    #[case("p < 0.05", 2, None)]
    #[case("[www.kemlu.go.id](http://www.kemlu.go.id)", 0, Some((1, Effect::Nothing)))]
    #[case("[www.kemlu.go.id](http://www.kemlu.go.id)", 16, Some((25, Effect::Nothing)))]
    #[case("[1] Smith", 0, None)]
    #[case("\\[1\\]", 0, Some((1, Effect::Nothing)))]
    fn markup(#[case] raw: &str, #[case] place: usize, #[case] expected: Option<(usize, Effect)>) {
        assert_eq!(at(raw, place), expected);
    }
}
