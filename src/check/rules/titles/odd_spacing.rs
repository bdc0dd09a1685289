//! Are blanks missing or too many?

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "odd-spacing",
    severity: Severity::Info,
    default: false,
    group: Group::Titles,
    summary: "a blank before a comma or none behind it",
    page: include_str!("odd_spacing.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let whole = item.reference().map(|reference| reference.entry.raw.as_str());
        if let Some(raw) = whole {
            for (span, message) in odd(raw) {
                out.add(item.at_raw(span), message);
            }
        } else if let Some(field) = item.raw_field("title") {
            let place = field.place.content;
            for (span, message) in odd(item.text_at(item.at(place))) {
                out.add(item.at(Span::new(place.start + span.start, place.start + span.end)), message);
            }
        }
    }
}

/// Blanks before a sign, and signs without a blank behind them. Addresses are passed over.
fn odd(text: &str) -> Vec<(Span, &'static str)> {
    let mut out = Vec::new();
    let mut at = 0;
    for word in text.split_inclusive(' ') {
        let start = at;
        at += word.len();
        if word.contains("://") || word.contains("www.") || word.contains('\\') || word.contains('@') {
            continue;
        }
        let chars: Vec<(usize, char)> = word.char_indices().collect();
        for triple in chars.windows(3) {
            let [(_, a), (sign, b), (_, c)] = triple else { continue };
            if matches!(b, ',' | ';' | ':') && a.is_alphabetic() && c.is_alphabetic() {
                out.push((Span::new(start + sign, start + sign + 1), "no blank behind the sign"));
            }
        }
        let first = chars.first().map(|(_, c)| *c);
        if matches!(first, Some(',' | ';' | '.'))
            && start > 0
            && !word.starts_with("..")
            && chars.get(1).is_none_or(|(_, c)| c.is_whitespace())
        {
            out.push((Span::new(start, start + 1), "a blank before the sign"));
        }
    }
    out
}
