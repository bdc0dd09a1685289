//! Does nothing say where in its journal or book a part stands?

use crate::check::Kind;
use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "no-locator",
    severity: Severity::Info,
    default: true,
    group: Group::Data,
    summary: "an article or chapter with neither pages nor an article number nor a DOI",
    page: include_str!("no_locator.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn list(&self, file: &File<'_>, cx: &Context<'_>, out: &mut Sink<'_>) {
        chapters(cx.listed(file), out);
        let counted = |record: &Record| record.volume.is_some() || record.issue.is_some();
        let articles: Vec<&Item<'_>> = cx
            .items_of(file)
            .iter()
            .filter(|item| item.record.entry_type == EntryType::Article && counted(item.record))
            .collect();
        let located = articles.iter().filter(|item| given(item.record)).count();
        // A style that leaves pages out says nothing of the one article.
        if articles.len() > 2 && located * 2 < articles.len() {
            return;
        }
        // A note may leave it to the list to say where the article stands.
        let items = cx.items_of(file);
        let in_list = match file.kind {
            Kind::Paper(paper) => crate::link::in_list(&paper.references),
            _ => Vec::new(),
        };
        let elsewhere = |item: &Item<'_>| {
            let at = items.iter().position(|other| other.index == item.index);
            at.and_then(|at| *in_list.get(at)?).and_then(|listed| items.get(listed)).is_some_and(|listed| given(listed.record))
        };
        for item in articles {
            let record = item.record;
            // A whole issue has no author and no pages.
            let issue = record.authors.is_empty() && record.title.is_none();
            if item.reference().is_some() && (issue || is_law(item.raw()) || elsewhere(item)) {
                continue;
            }
            let unpublished =
                record.issued.as_ref().is_some_and(|date| date.literal.is_some() || date.start.is_some_and(|part| part.day.is_some()));
            let parent = item.raw_field("crossref").is_some() || item.raw_field("xdata").is_some();
            if !given(record) && !unpublished && !parent && spent(item) {
                out.about(item, item.head(), "no pages, article number or DOI: nothing says where in the journal it stands");
            }
        }
    }
}

/// Whether a place is cited as laws and judgments are: by article, section or paragraph.
fn is_law(raw: &str) -> bool {
    let tail = raw.split_once(", ").map_or("", |(_, tail)| tail);
    raw.contains('§') || ["art ", "art. ", "arts ", "para ", "paras "].iter().any(|mark| tail.contains(mark))
}

/// Below this confidence pages may only not have been recognised.
const LEAST: f32 = 0.6;

/// The same of chapters in a paper's list, where not most of them lack pages.
fn chapters<'i, 'a: 'i>(listed: impl Iterator<Item = &'i Item<'a>>, out: &mut Sink<'_>) {
    let chapters: Vec<&Item<'_>> = listed.filter(|item| item.record.entry_type == EntryType::InCollection).collect();
    let located = chapters.iter().filter(|item| given(item.record)).count();
    if chapters.len() > 2 && located * 2 < chapters.len() {
        return;
    }
    for item in chapters {
        let record = item.record;
        let whole = !record.authors.is_empty() && record.title.is_some() && record.container_title.is_some() && record.publisher.is_some();
        let numbered = record.volume.is_some() || record.issue.is_some() || record.collection_number.is_some();
        if whole && !numbered && !given(record) && item.confidence() >= LEAST && !left_over(item) {
            out.about(item, item.head(), "no pages: nothing says where in the book it stands");
        }
    }
}

/// Whether a number stands in the reference that is neither its year nor part of its titles: it may be a page.
fn left_over(item: &Item<'_>) -> bool {
    let record = item.record;
    let mut known = String::new();
    for text in [&record.title, &record.container_title, &record.collection_title, &record.edition, &record.note, &record.event_title] {
        known.push_str(text.as_deref().unwrap_or(""));
        known.push(' ');
    }
    let year = record.issued.as_ref().and_then(|date| date.start).map(|part| part.year.to_string()).unwrap_or_default();
    let mut runs = item.raw().split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
    runs.any(|run| run != year && !known.contains(run))
}

/// Whether every number behind the journal's name is known for volume, issue or year: one that is left over may be the page.
fn spent(item: &Item<'_>) -> bool {
    if item.reference().is_none() {
        return true;
    }
    let record = item.record;
    let raw = item.raw();
    let press = ["in press", "forthcoming", "to appear", "submitted"].iter().any(|state| raw.to_lowercase().contains(state));
    let Some(at) = record.container_title.as_deref().and_then(|journal| raw.rfind(journal).map(|at| at + journal.len())) else {
        return false;
    };
    let number = |text: &str| text.trim_start_matches('0').to_owned();
    let runs = |text: &str| text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).map(number).collect::<Vec<_>>();
    let mut known: Vec<String> = [&record.volume, &record.issue].into_iter().flatten().flat_map(|value| runs(value)).collect();
    if let Some(date) = &record.issued {
        for part in [date.start, date.end].into_iter().flatten() {
            known.push(part.year.to_string());
            known.extend(part.month.map(|month| month.to_string()));
        }
    }
    let tail = raw.get(at..).unwrap_or("");
    // "499, 1" is a volume and a page, not an issue, whatever was made of it.
    let marked = record.issue.as_deref().is_none_or(|issue| {
        let digit = |text: Option<&str>, last: bool| {
            text.and_then(|text| if last { text.chars().next_back() } else { text.chars().next() }).is_some_and(|c| c.is_ascii_digit())
        };
        let alone = |at: &usize| !digit(tail.get(..*at), true) && !digit(tail.get(at + issue.len()..), false);
        let sign = |c: char| c.is_alphabetic() || matches!(c, '(' | '/' | '.' | '#' | '°' | 'º');
        let places = tail.match_indices(issue).map(|(at, _)| at).filter(alone);
        places.filter_map(|at| tail.get(..at)).any(|before| before.trim_end().ends_with(sign))
    });
    !press && marked && runs(tail).iter().all(|run| known.contains(run))
}

/// Whether something says where the article stands.
fn given(record: &Record) -> bool {
    record.pages.is_some() || record.doi.is_some() || record.url.is_some() || record.eprint.is_some()
}
