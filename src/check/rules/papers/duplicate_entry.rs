//! Is one work listed twice?

use std::collections::BTreeMap;

use super::same_work_conflicting_metadata::differences;
use crate::check::prelude::*;
use crate::key::{NameKey, TitleKey};

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "duplicate-entry",
    severity: Severity::Error,
    default: true,
    group: Group::Papers,
    summary: "a work that one list or file has twice",
    page: include_str!("duplicate_entry.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn corpus(&self, corpus: &Corpus<'_, '_>, out: &mut Sink<'_>) {
        if corpus.context.items.len() < 2 {
            return;
        }
        let mut work_of: Vec<usize> = vec![0; corpus.context.items.len()];
        for (at, work) in corpus.works().works.iter().enumerate() {
            let mut first: BTreeMap<usize, &Item<'_>> = BTreeMap::new();
            for &member in &work.members {
                if let Some(slot) = work_of.get_mut(member) {
                    *slot = at;
                }
                let Some(item) = corpus.item(member).filter(|item| item.listed()) else { continue };
                let Some(before) = first.get(&item.file) else {
                    first.insert(item.file, item);
                    continue;
                };
                let other = differences(before, item).map(|other| format!(", with other {other}")).unwrap_or_default();
                out.about(item, item.head(), format!("this work is listed before as {}{other}", named(before))).related(before.head(), "the first entry");
            }
        }
        turned(corpus, &work_of, out);
    }
}

/// Entries of one file by one author whose titles have the same words in another order.
fn turned(corpus: &Corpus<'_, '_>, work_of: &[usize], out: &mut Sink<'_>) {
    let mut seen: BTreeMap<(usize, String, String), &Item<'_>> = BTreeMap::new();
    for item in corpus.context.items.iter().filter(|item| item.listed()) {
        let Some(title) = item.record.title.as_deref().and_then(TitleKey::new) else { continue };
        let Some(name) = item.record.authors.first().and_then(NameKey::new) else { continue };
        let mut words: Vec<&str> = title.content_words().collect();
        words.sort_unstable();
        // Numbers that change places ("volume 1 of 2") are other works.
        if words.len() < WORDS || words.iter().any(|word| word.contains(|c: char| c.is_ascii_digit())) {
            continue;
        }
        let key = (item.file, name.family().to_owned(), words.join(" "));
        let Some(before) = seen.get(&key).copied() else {
            seen.insert(key, item);
            continue;
        };
        let year = |item: &Item<'_>| item.record.issued.as_ref().and_then(|date| date.start).map(|part| part.year);
        let dated = year(before).zip(year(item)).is_some_and(|(a, b)| a != b);
        if !dated && work_of.get(before.index) != work_of.get(item.index) && work_of.len() > item.index {
            let message = format!("perhaps the work that is listed before as {}, its title's words turned round", named(before));
            let finding = out.about(item, item.head(), message);
            finding.severity = Severity::Warning;
            finding.related(before.head(), "the first entry");
        }
    }
}

/// Titles of fewer words than this have the same ones by chance.
const WORDS: usize = 4;

/// An entry's key, or the place of a reference in its list.
pub(super) fn named(item: &Item<'_>) -> String {
    match item.reference() {
        Some(reference) => format!("entry {}", reference.entry.n),
        None => format!("`{}`", item.id),
    }
}
