//! Does a page range end before it begins?

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "reversed-pages",
    severity: Severity::Error,
    default: true,
    group: Group::Numbers,
    summary: "a page range whose last page is before its first",
    page: include_str!("reversed_pages.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let Some(pages) = &item.record.pages else { return };
        // "NIST Special Publication 800-144" is a number of its own, and so is what an article number has behind its hyphen.
        let before = item.field(Field::Pages).filter(|_| item.reference().is_some()).and_then(|place| {
            let head = Span::new(item.span().start, place.span.start);
            item.text_at(item.at(head)).split_whitespace().next_back()
        });
        if before.is_some_and(|word| NUMBERED.contains(&word.trim_end_matches(['.', ',']).to_lowercase().as_str())) {
            return;
        }
        for range in pages.split([',', ';']) {
            if let Some((first, last)) = range.split_once('-').and_then(|(first, last)| reversed(first.trim(), last.trim())) {
                out.add(item.place(Field::Pages), format!("the last page, {last}, is before the first, {first}"));
            }
        }
    }
}

/// Words before the number of a report, not of a page.
const NUMBERED: [&str; 10] = ["publication", "report", "paper", "standard", "sp", "no", "nr", "rfc", "bulletin", "circular"];

/// The ends of a range of plain numbers that runs backward. A shorter last page stands for its last digits: "258-92" is 258 to 292.
fn reversed<'p>(first: &'p str, last: &'p str) -> Option<(&'p str, &'p str)> {
    let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<u64>().ok()).flatten();
    let (from, to) = (number(first)?, number(last)?);
    let full = match first.len().checked_sub(last.len()).and_then(|kept| first.get(..kept)) {
        Some(head) if !head.is_empty() => number(&format!("{head}{last}"))?,
        _ => to,
    };
    (full < from).then_some((first, last))
}
