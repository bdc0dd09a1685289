//! Do two different works claim the same pages of one issue?

use std::collections::BTreeMap;

use crate::check::prelude::*;
use super::super::dates::years::year;
use crate::key::{ContainerKey, NumberKey, fold};

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "page-overlap",
    severity: Severity::Info,
    default: true,
    group: Group::Numbers,
    summary: "two different works with overlapping pages in one issue",
    page: include_str!("page_overlap.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn corpus(&self, corpus: &Corpus<'_, '_>, out: &mut Sink<'_>) {
        let mut issues: BTreeMap<Issue, Vec<(u64, u64, &Item<'_>)>> = BTreeMap::new();
        for item in &corpus.context.items {
            if let (Some(issue), Some((first, last))) = (issue(item), item.record.pages.as_deref().and_then(range)) {
                issues.entry(issue).or_default().push((first, last, item));
            }
        }
        for works in issues.values_mut() {
            works.sort_by_key(|(first, last, item)| (*first, *last, item.index));
            for pair in works.windows(2) {
                let [(first, last, one), (next, end, other)] = pair else { continue };
                // A page on which one work ends and the next begins is in order, and so is a note within a work; the same pages twice are not.
                let within = next <= last && (next > first && end > last || (first, last) == (next, end)) && next < last;
                if within && different(one, other) {
                    let message = format!("pages {next}-{end} overlap pages {first}-{last} of another work in the same issue");
                    out.about(other, other.place(Field::Pages), message).related(one.place(Field::Pages), "the other work");
                }
            }
        }
    }
}

/// Container, volume, issue and year.
type Issue = (String, String, Option<String>, i32);

fn issue(item: &Item<'_>) -> Option<Issue> {
    let record = item.record;
    if record.entry_type != EntryType::Article {
        return None;
    }
    let number = |text: &Option<String>| text.as_deref().and_then(NumberKey::new).map(|key| key.as_str().to_owned());
    let container = ContainerKey::new(record.container_title.as_deref()?)?.compact();
    Some((container, number(&record.volume)?, number(&record.issue), year(record.issued.as_ref())?))
}

/// A range of plain pages, its end written out; single pages overlap by chance.
fn range(pages: &str) -> Option<(u64, u64)> {
    let (first, last) = pages.split_once('-')?;
    let number = |text: &str| text.trim().parse::<u64>().ok();
    let (first, last) = (number(first)?, number(last)?);
    (first < last).then_some((first, last))
}

/// Whether the two cannot be one work: neither title holds the other, and the words they begin with differ.
fn different(a: &Item<'_>, b: &Item<'_>) -> bool {
    let title = |item: &Item<'_>| item.record.title.as_deref().map(fold);
    let (Some(a_title), Some(b_title)) = (title(a), title(b)) else { return false };
    let family = |item: &Item<'_>| item.record.authors.first().and_then(|name| name.family.as_deref()).map(fold);
    let head = |text: &str| text.split(' ').take(3).collect::<Vec<_>>().join(" ");
    family(a).is_some() && family(b).is_some() && family(a) != family(b) && head(&a_title) != head(&b_title)
}
