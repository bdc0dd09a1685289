//! Does a full stop stand both before a citation and behind it?

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::check::prelude::*;
use crate::citation::{Citation, CitationKind};

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "citation-after-stop",
    severity: Severity::Info,
    default: true,
    group: Group::Citations,
    summary: "a full stop before a citation and another behind it",
    page: include_str!("citation_after_stop.md"),
};

/// Short for a word: a stop behind it ends no sentence.
static SHORT: LazyLock<HashSet<&'static str>> = LazyLock::new(|| crate::record::clean::rows(include_str!("abbreviations.txt")).collect());

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn paper(&self, file: &File<'_>, paper: &Paper, _cx: &Context<'_>, out: &mut Sink<'_>) {
        for citation in paper.citations.iter().filter(|citation| in_brackets(citation, file.text)) {
            let span = citation.span;
            let head = file.text.get(..span.start).unwrap_or("").trim_end_matches([' ', '\t', '\u{a0}']);
            let tail = file.text.get(span.end..).unwrap_or("");
            if ends_sentence(head) && is_stop(tail) {
                let place = Span::new(head.len() - 1, span.end + 1);
                out.add(file.at(place), "a full stop before the citation and another behind it");
            }
        }
    }
}

/// "(Doe, 2012)", by names.
fn in_brackets(citation: &Citation, text: &str) -> bool {
    let inner = citation.span.of(text);
    let named = citation.cites.iter().any(|cite| cite.label.is_none() && !cite.names.is_empty());
    citation.kind == CitationKind::Parenthetical && named && inner.starts_with('(') && inner.ends_with(')')
}

/// Whether the text ends with the full stop of a sentence: not with an ellipsis, an initial or an abbreviation.
fn ends_sentence(head: &str) -> bool {
    let Some(body) = head.strip_suffix('.') else { return false };
    let body = body.trim_end_matches(['*', '_']);
    if body.ends_with(['"', '”', '’', ')', ']']) || body.ends_with(|c: char| c.is_ascii_digit()) {
        return true;
    }
    let word = body.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let letters = word.chars().count();
    let ahead = body.get(..body.len() - word.len()).and_then(|rest| rest.chars().next_back());
    (letters > 2 || letters == 2 && word.chars().all(char::is_lowercase))
        && ahead != Some('.')
        && !SHORT.contains(word.to_lowercase().as_str())
}

/// Whether one full stop follows, and no ellipsis.
fn is_stop(tail: &str) -> bool {
    tail.strip_prefix('.')
        .is_some_and(|rest| rest.chars().next().is_none_or(|c| c.is_whitespace() || matches!(c, '*' | '_' | '[' | '"' | '”')))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_abbreviations_are_sorted_and_stand_once() {
        let words: Vec<&str> = crate::record::clean::rows(include_str!("abbreviations.txt")).collect();
        assert!(words.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
