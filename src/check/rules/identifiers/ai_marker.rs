//! Did something stay behind that a chat program writes?

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "ai-marker",
    severity: Severity::Warning,
    default: true,
    group: Group::Identifiers,
    summary: "a mark that chat programs leave in addresses and text",
    page: include_str!("ai_marker.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn list(&self, file: &File<'_>, cx: &Context<'_>, out: &mut Sink<'_>) {
        for (span, what) in marks(file.text) {
            let items = cx.items_of(file);
            let message = format!("{} {what}", span.of(file.text));
            match items.iter().find(|item| item.span().contains(span)) {
                Some(item) => out.about(item, file.at(span), message),
                None => out.add(file.at(span), message),
            };
        }
    }
}

/// What an address says of a chat program that sent the reader.
const SENDERS: [&str; 7] = ["chatgpt.com", "openai", "chat.openai.com", "perplexity", "copilot.com", "claude.ai", "gemini"];

/// The marks in order, with what they mean.
fn marks(text: &str) -> Vec<(Span, &'static str)> {
    let mut found: Vec<(Span, &'static str)> = Vec::new();
    for (at, head) in text.match_indices("utm_source=") {
        let rest = text.get(at + head.len()..).unwrap_or("");
        if let Some(sender) = SENDERS.iter().find(|sender| rest.starts_with(**sender)) {
            found.push((Span::new(at, at + head.len() + sender.len()), "says that the address comes from a chat program"));
        }
    }
    const LEFT: &str = "is what a chat program leaves behind";
    for (at, _) in text.match_indices("contentReference[") {
        let end = text.get(at..).and_then(|rest| rest.find(']')).map_or(at + "contentReference".len(), |end| at + end + 1);
        found.push((Span::new(at - usize::from(text.get(..at).is_some_and(|head| head.ends_with(':'))), end), LEFT));
    }
    for (at, mark) in ["oaicite", "oai_citation"].iter().flat_map(|mark| text.match_indices(mark)) {
        found.push((Span::new(at, at + mark.len()), LEFT));
    }
    for (at, head) in ["[cite: ", "[cite_start]"].iter().flat_map(|mark| text.match_indices(mark)) {
        let rest = text.get(at + head.len()..).unwrap_or("");
        let numbers = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | ' ' | '-'))).unwrap_or(rest.len());
        if head.ends_with(']') {
            found.push((Span::new(at, at + head.len()), LEFT));
        } else if numbers > 0 && rest.get(numbers..).is_some_and(|rest| rest.starts_with(']')) {
            found.push((Span::new(at, at + head.len() + numbers + 1), LEFT));
        }
    }
    for (at, _) in text.match_indices("turn") {
        let rest = text.get(at + "turn".len()..).unwrap_or("");
        if let Some(length) = turn(rest) {
            found.push((Span::new(at, at + "turn".len() + length), LEFT));
        }
    }
    found.sort();
    // Of marks within marks the outer one is told.
    let mut end = 0;
    found.retain(|(span, _)| {
        let free = span.start >= end;
        end = end.max(span.end);
        free
    });
    found
}

/// The length of `0search12` behind "turn".
fn turn(rest: &str) -> Option<usize> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let first = digits(rest);
    let word = ["search", "view", "news", "image", "file"].iter().find(|word| rest.get(first..).is_some_and(|r| r.starts_with(**word)))?;
    let last = digits(rest.get(first + word.len()..)?);
    (first > 0 && last > 0).then_some(first + word.len() + last)
}
