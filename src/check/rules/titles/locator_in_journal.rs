//! Are volume or pages left in the journal's name?

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "locator-in-journal",
    severity: Severity::Warning,
    default: true,
    group: Group::Titles,
    summary: "volume or pages left in the journal's name",
    page: include_str!("locator_in_journal.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        if item.record.entry_type != EntryType::Article {
            return;
        }
        let Some(journal) = item.record.container_title.as_deref() else { return };
        if let Some(piece) = locator(journal) {
            out.add(item.find(Field::Container, piece), format!("\u{201c}{piece}\u{201d} stands in the journal's name"));
        }
    }
}

/// What of a journal's name is a volume or pages: "88, 125308", "12(3)", "vol. 3", "pp. 16-23".
fn locator(journal: &str) -> Option<&str> {
    let words: Vec<(usize, &str)> = {
        let mut at = 0;
        journal
            .split_inclusive(' ')
            .map(|word| {
                at += word.len();
                (at - word.len(), word.trim_end())
            })
            .collect()
    };
    let digits = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let range =
        |word: &str| word.split_once(['-', '–']).is_some_and(|(first, last)| digits(first) && digits(last.trim_start_matches(['-', '–'])));
    for (at, pair) in words.windows(2).enumerate().filter(|(at, _)| *at > 0) {
        let [(start, first), (_, second)] = pair else { continue };
        let number = second.trim_end_matches([',', '.', ';', ':', ')']);
        let marked = matches!(
            first.trim_start_matches('(').to_ascii_lowercase().as_str(),
            "vol." | "vol" | "volume" | "pp." | "p." | "no." | "pages"
        );
        let list = at > 0 && words.get(at - 1).is_some_and(|(_, before)| before.ends_with(',') && digits(before.trim_end_matches(',')));
        let bare =
            !list && first.strip_suffix([',', ':']).is_some_and(digits) && (digits(number) || range(number)) && at + 2 == words.len();
        if marked && (digits(number) || range(number)) || bare {
            return journal.get(*start..);
        }
    }
    // "Journal 12(3)" at the end.
    let (start, last) = words.last().filter(|_| words.len() > 1)?;
    let (volume, issue) = last.strip_suffix(')')?.split_once('(')?;
    (digits(volume) && (digits(issue) || range(issue))).then(|| journal.get(*start..)).flatten()
}
