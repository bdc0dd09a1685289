//! Is an article longer than articles are?

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "page-span-implausible",
    severity: Severity::Warning,
    default: true,
    group: Group::Numbers,
    summary: "an article of more pages than an issue has",
    page: include_str!("page_span_implausible.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let most = match item.record.entry_type {
            EntryType::Article => 600,
            EntryType::InProceedings => 200,
            _ => return,
        };
        let Some(pages) = &item.record.pages else { return };
        let number = |text: &str| text.trim().bytes().all(|byte| byte.is_ascii_digit()).then(|| text.trim().parse::<u64>().ok()).flatten();
        for range in pages.split([',', ';']) {
            let Some((first, last)) = range.split_once('-').and_then(|(first, last)| Some((number(first)?, number(last)?))) else {
                continue;
            };
            if last.saturating_sub(first) > most {
                out.add(item.place(Field::Pages), format!("{} pages from {first} to {last}", last - first + 1));
            }
        }
    }
}
