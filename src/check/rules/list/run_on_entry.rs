//! Do two references stand in one entry of the list?

use std::collections::BTreeMap;

use super::label_gap::numbers;
use crate::check::prelude::*;
use crate::document::{Block, BlockKind};
use crate::key::DoiKey;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "run-on-entry",
    severity: Severity::Error,
    default: true,
    group: Group::List,
    summary: "two references in one entry of the list",
    page: include_str!("run_on_entry.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn paper(&self, file: &File<'_>, paper: &Paper, cx: &Context<'_>, out: &mut Sink<'_>) {
        let listed: Vec<&Item<'_>> = cx.items_of(file).iter().filter(|item| item.listed()).collect();
        let blocks = shared(&listed, &paper.document.blocks);
        // Under one number several works are a style: "[3] M. Doe, Nature 197 (2004) 12. P. Roe, Nature 445 (2007) 34."
        let numbers = numbers(&listed, file.text);
        let numbered = 2 * numbers.iter().flatten().count() > listed.len();
        let own: Vec<usize> = listed.iter().zip(&numbers).filter(|(_, number)| number.is_some()).map(|(item, _)| item.index).collect();
        let pairs = listed.windows(2).filter_map(|pair| if let [a, b] = pair { Some((*a, *b)) } else { None });
        let joints: Vec<(&Item<'_>, &Item<'_>)> = pairs
            // What begins with a small letter is the middle of a text that is no list.
            .filter(|(a, _)| !a.raw().starts_with(char::is_lowercase))
            .filter(|(_, b)| !numbered || own.binary_search(&b.index).is_ok())
            .filter(|(a, b)| in_one_line(a, b, file.text) || !numbered && blocks.iter().any(|block| holds_both(block, a, b)))
            .collect();
        for item in listed.iter().filter(|_| !numbered) {
            look_inside(item, out);
        }
        // A list that is printed without line ends is no slip.
        if 2 * joints.len() > listed.len() {
            return;
        }
        for (first, second) in joints {
            let whole = Span::new(first.span().start, second.span().end);
            out.about(first, file.at(whole), format!("a second reference begins within the entry: “{}”", beginning(second.raw())))
                .related(second.whole(), "the second reference");
        }
    }
}

/// What stands in an entry that was not cut: a second head, or a second DOI.
fn look_inside(item: &Item<'_>, out: &mut Sink<'_>) {
    let raw = item.raw();
    if let Some(at) = second_head(raw) {
        let rest = raw.get(at..).unwrap_or("");
        let place = item.at_raw(Span::new(at, raw.len()));
        out.about(item, place, format!("a second reference seems to begin within the entry: “{}”", beginning(rest)));
    } else if let Some(span) = second_doi(raw) {
        out.about(item, item.at_raw(span), "a second DOI in one entry");
    }
}

/// The first words of a reference, for messages.
pub(super) fn beginning(raw: &str) -> String {
    const LETTERS: usize = 40;
    let mut short: String = raw.chars().take(LETTERS).collect();
    if short.len() < raw.len() {
        short.truncate(short.rfind(' ').unwrap_or(short.len()));
        short.push('…');
    }
    short
}

/// Whether `b` begins in the line in which `a` ends, and is not one of several works that share a number ("…; K. Hennessy et al., …").
fn in_one_line(a: &Item<'_>, b: &Item<'_>, text: &str) -> bool {
    let between = Span::new(a.span().end, b.span().start);
    a.span().end <= b.span().start && !between.of(text).contains(['\n', '\r', ';', '|'])
}

/// The paragraphs and list items in which more than one entry begins, where that is the exception.
fn shared<'b>(listed: &[&Item<'_>], blocks: &'b [Block]) -> Vec<&'b Block> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for item in listed {
        let at = blocks.partition_point(|block| block.span.end <= item.span().start);
        *counts.entry(at).or_default() += 1;
    }
    let single = counts.values().filter(|count| **count == 1).count();
    let several = counts.iter().filter(|(_, count)| **count > 1 && **count < 4);
    if 10 * single < 7 * counts.len() { Vec::new() } else { several.filter_map(|(at, _)| blocks.get(*at)).collect() }
}

fn holds_both(block: &Block, a: &Item<'_>, b: &Item<'_>) -> bool {
    let prose = matches!(block.kind, BlockKind::Paragraph | BlockKind::Item(_));
    prose && block.span.start <= a.span().start && b.span().end <= block.span.end
}

/// Where a second "Doe, J. (2001)" begins behind a first, whole one.
fn second_head(raw: &str) -> Option<usize> {
    let mut years = raw.match_indices('(').map(|(at, _)| at).filter(|at| is_year(raw.get(*at..).unwrap_or("")));
    let first = years.next().filter(|at| *at < 200)?;
    years.find_map(|at| raw.get(..at).and_then(head_before).filter(|start| *start > first + 30))
}

/// "(2001)", "(2001a)", "(2001, May)"
fn is_year(text: &str) -> bool {
    let Some((inner, _)) = text.get(1..).and_then(|rest| rest.split_once(')')) else { return false };
    let digits = inner.chars().take_while(char::is_ascii_digit).count();
    let rest = inner.get(digits..).unwrap_or("");
    let plain = rest.is_empty() || rest.len() == 1 && rest.chars().all(|c| c.is_ascii_lowercase()) || rest.starts_with(", ");
    digits == 4 && (inner.starts_with("19") || inner.starts_with("20")) && plain && rest.len() < 20
}

/// Where the names that end `text` begin, if they are inverted, have initials, and stand behind the end of a sentence.
fn head_before(text: &str) -> Option<usize> {
    let mut start = None;
    let mut initialled = false;
    for word in text.split_whitespace().rev() {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        let bare = word.trim_end_matches(',');
        let initials = bare.ends_with('.')
            && bare
                .split(['.', '-'])
                .filter(|part| !part.is_empty())
                .all(|part| part.chars().count() == 1 && part.chars().all(char::is_uppercase));
        let family = word.ends_with(',') && bare.chars().count() > 1 && bare.starts_with(char::is_uppercase);
        if initials {
            initialled = true;
        } else if family && initialled {
            start = Some(at);
        } else if !matches!(word, "&" | "and" | "dan" | "und" | "et" | "y") {
            let ended = word.ends_with(['.', ')', ']', '>']) || word.ends_with(|c: char| c.is_ascii_digit()) || word.contains("://");
            return start.filter(|_| ended);
        }
    }
    None
}

/// Whether two DOIs are one, with a word run on to it: "10.1063/1.524639,doi" and "10.1063/1.524639.url".
fn glued(a: &str, b: &str) -> bool {
    let common = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    let runs_on = |text: &str| {
        let rest = text.get(common..).unwrap_or("x");
        rest.is_empty() || rest.starts_with([',', '.', ';']) && rest.get(1..).is_some_and(|rest| rest.starts_with(char::is_alphabetic))
    };
    a.starts_with(b) || b.starts_with(a) || runs_on(a) && runs_on(b)
}

/// The place of a DOI that is neither the first one nor a version of it.
fn second_doi(raw: &str) -> Option<Span> {
    let mut first: Option<DoiKey> = None;
    for (at, _) in raw.match_indices("10.") {
        let rest = raw.get(at..).unwrap_or("");
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '>' | ')' | ']' | '"' | '|' | ';')).unwrap_or(rest.len());
        let text = rest.get(..end).unwrap_or("").trim_end_matches(['.', ',']);
        let registrant = text.get(3..).and_then(|text| text.split_once('/')).is_some_and(|(digits, name)| {
            digits.len() >= 4 && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && name.len() > 2
        });
        let apart = raw.get(..at).unwrap_or("").chars().next_back().is_none_or(|c| !c.is_alphanumeric() && c != '.');
        let Some(key) = DoiKey::new(text).filter(|_| registrant && apart) else { continue };
        match &first {
            None => first = Some(key),
            Some(one) => {
                let (a, b) = (one.as_str(), key.as_str());
                if !glued(a, b) && !one.is_version_of(&key) && !key.is_version_of(one) {
                    return Some(Span::new(at, at + text.len()));
                }
            }
        }
    }
    None
}
