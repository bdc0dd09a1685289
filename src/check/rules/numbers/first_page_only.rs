//! Does an article in a list give its first page only?

use crate::check::prelude::*;
use crate::key::fold;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "first-page-only",
    severity: Severity::Info,
    default: true,
    group: Group::Numbers,
    summary: "an article of which one page is given",
    page: include_str!("first_page_only.md"),
};

/// Journals that number their articles, and publishers all of whose journals do: how their names begin.
const NUMBERED: &str = include_str!("numbered.txt");

/// So many articles with one page each, and none with two, are a style.
const STYLE: usize = 5;

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn list(&self, file: &File<'_>, cx: &Context<'_>, out: &mut Sink<'_>) {
        let paged: Vec<&Item<'_>> = cx
            .listed(file)
            .filter(|item| item.record.entry_type == EntryType::Article && item.record.pages.is_some())
            .collect();
        // In fields whose journals number articles a lone number is one.
        let numbered = |item: &&Item<'_>| {
            let pages = item.record.pages.as_deref().unwrap_or("");
            pages.split('-').any(|end| end.len() > 4 || end.contains(|c: char| c.is_ascii_alphabetic() && !"ivxlcIVXLC".contains(c)))
        };
        if paged.iter().any(numbered) {
            return;
        }
        let ranges = paged.iter().filter(|item| !single(item)).count();
        let alone: Vec<&Item<'_>> = paged.iter().filter(|item| single(item) && is_page(item)).copied().collect();
        let Some(first) = alone.first() else { return };
        if ranges == 0 {
            // Physicists leave out titles as well as last pages; a list that names the one gives half of the other.
            if alone.len() >= STYLE && alone.iter().all(|item| item.record.title.is_some()) {
                // Where all have one page, the number of an article without an issue is one, too.
                let others: Vec<&&Item<'_>> =
                    paged.iter().filter(|item| single(item) && !numbers_articles(item) && item.index != first.index).collect();
                let message = format!("one page only, here and in the list's {} other articles: where they end is not said", others.len());
                let finding = out.about(first, first.place(Field::Pages), message);
                for other in others {
                    finding.related(other.place(Field::Pages), "one page");
                }
            }
            return;
        }
        if alone.len() * 2 > ranges {
            return;
        }
        for item in alone {
            let finding = out.about(item, item.place(Field::Pages), "one page only: perhaps where the article begins");
            // A note cites one page of many; the page that the list has is the same slip.
            for note in cx.items_of(file).iter().filter(|note| !note.listed() && same_page(note, item)) {
                finding.related(note.place(Field::Pages), "and in the note");
            }
        }
    }
}

/// Whether a note cites the same title with the same page.
fn same_page(note: &Item<'_>, item: &Item<'_>) -> bool {
    let title = |item: &Item<'_>| item.record.title.as_deref().map(fold);
    note.record.pages == item.record.pages && title(note) == title(item)
}

/// Whether one page is given.
fn single(item: &Item<'_>) -> bool {
    item.record.pages.as_deref().is_some_and(|pages| pages.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether the number is a page and not that of an article: journals that number articles have no issues, or long numbers.
fn is_page(item: &Item<'_>) -> bool {
    let record = item.record;
    let pages = record.pages.as_deref().unwrap_or("");
    let year = record.issued.as_ref().and_then(|date| date.start).map(|part| part.year.to_string());
    // Journals that number articles have volumes, and seldom issues.
    let issued = record.issue.is_some() || record.volume.is_none();
    !numbers_articles(item) && pages.len() <= 4 && !pages.starts_with('0') && issued && year.as_deref() != Some(pages)
}

/// Whether the journal is known to number its articles.
fn numbers_articles(item: &Item<'_>) -> bool {
    let journal = item.record.container_title.as_deref().map(str::to_lowercase).unwrap_or_default();
    NUMBERED.lines().any(|start| !start.is_empty() && !start.starts_with('#') && journal.starts_with(start))
}
