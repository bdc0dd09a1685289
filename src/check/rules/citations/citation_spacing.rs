//! Are blanks missing or too many around a citation or within it?

use super::super::titles::spacing::{Slip, around, faults, is_unparted};
use super::cited_not_listed::author_date;
use crate::check::prelude::*;
use crate::citation::{Citation, CitationKind};

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "citation-spacing",
    severity: Severity::Info,
    default: true,
    group: Group::Citations,
    summary: "a citation without a blank before it, or with odd blanks in it",
    page: include_str!("citation_spacing.md"),
};

/// What more than half of so many citations do is said once.
const SHORTEST: usize = 5;
/// Words that join names, to which the second has been glued.
const JOINTS: [&str; 6] = ["and", "und", "dan", "et", "en", "och"];

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn paper(&self, file: &File<'_>, paper: &Paper, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let citations: Vec<&Citation> =
            paper.citations.iter().zip(&paper.links).filter(|(one, links)| author_date(one, links)).map(|(one, _)| one).collect();
        let found: Vec<(Span, &str, String)> = citations.iter().filter_map(|citation| odd(citation, file.text)).collect();
        let usual = |what: &str| {
            let number = found.iter().filter(|(_, other, _)| *other == what).count();
            (citations.len() >= SHORTEST && 2 * number > citations.len()).then_some(number)
        };
        let mut told: Vec<&str> = Vec::new();
        for (span, what, words) in &found {
            let many = match usual(what) {
                Some(_) if told.contains(what) => continue,
                Some(number) => format!("; so in {number} of {} citations", citations.len()),
                None => String::new(),
            };
            told.push(what);
            out.add(file.at(*span), format!("{what} in “{words}”{many}"));
        }
    }
}

/// The first thing that is odd about the blanks of a citation.
fn odd(citation: &Citation, text: &str) -> Option<(Span, &'static str, String)> {
    let (span, inner) = (citation.span, citation.span.of(text));
    let bracket = Span::new(span.start, span.start + 1);
    if citation.kind == CitationKind::Parenthetical && inner.starts_with('(') && glued(text.get(..span.start)?) {
        return Some((bracket, "no blank before the citation", around(text, bracket)));
    }
    if let Some(word) = joint(inner) {
        let place = Span::new(span.start + word.start, span.start + word.end);
        return Some((place, "no blank between two words", place.of(text).to_owned()));
    }
    let fault = faults(inner).into_iter().find(|fault| fault.slip != Slip::AfterStop && fault.slip != Slip::BeforeColon)?;
    let what = match fault.slip {
        Slip::AfterComma | Slip::AfterColon => "no blank behind the sign",
        Slip::BeforeBracket => "no blank before the bracket",
        Slip::AfterBracket => "no blank behind the bracket",
        Slip::InBracket => "a blank inside the bracket",
        _ => "a blank before the sign",
    };
    let place = Span::new(span.start + fault.sign.start, span.start + fault.sign.end);
    Some((place, what, around(inner, fault.sign)))
}

/// Whether a text that a bracket follows ends without a blank.
fn glued(head: &str) -> bool {
    // "TCN(Wang, 2024)" stands in Korean and Chinese text: there no blank is wanted.
    const NEAR: usize = 60;
    if head.chars().rev().take(NEAR).any(is_unparted) || head.ends_with("..") {
        return false;
    }
    let last = head.trim_end_matches(['*', '_']).chars().next_back();
    last.is_some_and(|last| last.is_alphanumeric() || matches!(last, '.' | ',' | ';' | ':' | ')' | '”' | '%'))
}

/// "andCaballero": the word.
fn joint(text: &str) -> Option<Span> {
    let mut at = 0;
    for piece in text.split_inclusive(|c: char| !(c.is_alphabetic() || c == '-')) {
        let word = piece.trim_end_matches(|c: char| !(c.is_alphabetic() || c == '-'));
        let second = JOINTS.iter().find_map(|joint| word.strip_prefix(joint)).unwrap_or("");
        let mut letters = second.chars();
        if letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase) {
            return Some(Span::new(at, at + word.len()));
        }
        at += piece.len();
    }
    None
}
