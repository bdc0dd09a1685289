//! Is a page cited that lies outside of the article?

use super::cited_not_listed::{linked, place};
use crate::check::prelude::*;
use crate::key::PagesKey;
use crate::link::Match;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "locator-outside-pages",
    severity: Severity::Warning,
    default: true,
    group: Group::Citations,
    summary: "a page cited that lies outside of the article's or chapter's pages",
    page: include_str!("locator_outside_pages.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn paper(&self, file: &File<'_>, paper: &Paper, cx: &Context<'_>, out: &mut Sink<'_>) {
        for (citation, cite, link) in linked(paper) {
            let Some(item) = link.target.and_then(|target| cx.items_of(file).get(target)) else { continue };
            let Some(locator) = cite.locator.as_deref().filter(|locator| is_page(locator)) else { continue };
            let part = matches!(
                item.record.entry_type,
                EntryType::Article | EntryType::InBook | EntryType::InCollection | EntryType::InProceedings
            );
            let Some(pages) =
                item.record.pages.as_deref().filter(|pages| part && link.verdict != Match::Ambiguous && !pages.contains([',', ';']))
            else {
                continue;
            };
            // "S. 12" is a page, not the number S12.
            let bare = locator.find(|c: char| c.is_ascii_digit()).and_then(|at| locator.get(at..)).unwrap_or(locator);
            let (Some(cited), Some(range)) = (PagesKey::new(bare), PagesKey::new(pages)) else { continue };
            if !range.first_key().0.is_empty() {
                continue;
            }
            // Pages counted from one are those of the file, not of the journal.
            if !range.is_single() && range.first() > 1 && !range.overlaps(&cited) {
                let whole = place(citation, file.text, cite);
                let found = citation
                    .span
                    .of(file.text)
                    .find(locator)
                    .map(|at| Span::new(citation.span.start + at, citation.span.start + at + locator.len()));
                out.about(item, file.at(found.unwrap_or(whole)), format!("{locator} is cited of pages {pages}"))
                    .related(item.place(Field::Pages), "the pages");
            }
        }
    }
}

/// Whether a locator counts pages: "p. 12", "hlm. 12", "S. 12", "12-14".
fn is_page(locator: &str) -> bool {
    let word: String =
        locator.trim().chars().take_while(|c| !c.is_ascii_digit()).filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    matches!(word.as_str(), "" | "p" | "pp" | "page" | "pages" | "hlm" | "hal" | "s" | "at")
}
