//! Does the numbering of the list skip or repeat?

use std::cmp::Ordering;

use crate::check::prelude::*;
use crate::segment::Label;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "label-gap",
    severity: Severity::Error,
    default: true,
    group: Group::List,
    summary: "the numbers printed before the entries skip or repeat one",
    page: include_str!("label_gap.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn paper(&self, file: &File<'_>, _paper: &Paper, cx: &Context<'_>, out: &mut Sink<'_>) {
        let listed: Vec<&Item<'_>> = cx.items_of(file).iter().filter(|item| item.listed()).collect();
        let numbers = numbers(&listed, file.text);
        let known: Vec<u32> = numbers.iter().flatten().map(|(number, _)| *number).collect();
        let counted = known.windows(2).filter(|pair| matches!(pair, [a, b] if *b == *a + 1)).count();
        // Few numbers are chance; a list in which every entry has "1." is numbered by the program that shows it.
        if known.len() < 3 || 5 * known.len() < 4 * listed.len() || 3 * (counted + 1) < 2 * known.len() {
            return;
        }
        let mut last: Option<(u32, Span)> = None;
        let mut silent = 0;
        for (item, number) in listed.iter().zip(numbers) {
            let Some((number, place)) = number else {
                silent += 1;
                continue;
            };
            if let Some((before, at)) = last {
                let message = match number.cmp(&(before + 1)) {
                    Ordering::Equal => None,
                    Ordering::Greater if number <= before + 1 + silent => None,
                    Ordering::Greater if number == before + 2 => Some(format!("number {} is missing before {number}", before + 1)),
                    Ordering::Greater => Some(format!("numbers {} to {} are missing before {number}", before + 1, number - 1)),
                    Ordering::Less if number == before => Some(format!("number {number} stands twice")),
                    // A count that begins again is another list.
                    Ordering::Less if number == 1 => None,
                    Ordering::Less => Some(format!("number {number} stands after {before}")),
                };
                if let Some(message) = message {
                    out.about(item, file.at(place), message).related(file.at(at), "the number before");
                }
            }
            last = Some((number, place));
            silent = 0;
        }
    }
}

/// The number printed before each entry of a list, with its place.
pub(super) fn numbers(listed: &[&Item<'_>], text: &str) -> Vec<Option<(u32, Span)>> {
    let mut above = 0;
    let number = |item: &&Item<'_>| {
        let number = printed(item, text, above);
        above = item.span().end;
        number
    };
    listed.iter().map(number).collect()
}

/// The number printed before an entry in its line, or read as part of it, with its place; `above` is where the entry before ends.
fn printed(item: &Item<'_>, text: &str, above: usize) -> Option<(u32, Span)> {
    let reference = item.reference()?;
    let start = reference.entry.source.first()?.start;
    let before = text.get(..start)?;
    let line = before.rfind(['\n', '\r']).map_or(0, |at| at + 1).max(above);
    let marks = |c: char| !c.is_ascii_digit();
    let own = text.get(line..start)?;
    let bare = own.trim_matches(marks);
    if own.chars().any(char::is_alphabetic) {
        return None;
    }
    if let Ok(number) = bare.parse() {
        let at = line + (own.len() - own.trim_start_matches(marks).len());
        return Some((number, Span::new(at, at + bare.len())));
    }
    let span = reference.segmentation.of(Label::CitationNumber).next()?;
    let number = span.of(item.raw()).trim_matches(marks).parse().ok()?;
    Some((number, item.at_raw(span).span))
}
