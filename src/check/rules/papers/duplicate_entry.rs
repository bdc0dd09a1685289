//! Is one work listed twice?

use std::collections::BTreeMap;

use super::preprint_has_published::is_preprint;
use super::same_work_conflicting_metadata::differences;
use crate::check::prelude::*;
use crate::key::{NameKey, PagesKey, TitleKey};

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
                if is_bound(before, item) || is_part_of(before, item) {
                    continue;
                }
                let other = differences(before, item).map(|other| format!(", with other {other}")).unwrap_or_default();
                out.about(item, item.head(), format!("this work is listed before as {}{other}", named(before)))
                    .related(before.head(), "the first entry");
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
        let equal = before.record.title.as_deref().and_then(TitleKey::new).is_some_and(|other| other == title);
        if !dated
            && !equal
            && !is_bound(before, item)
            && !is_part_of(before, item)
            && work_of.get(before.index) != work_of.get(item.index)
            && work_of.len() > item.index
        {
            let message = format!("perhaps the work that is listed before as {}, its title's words turned round", named(before));
            let finding = out.about(item, item.head(), message);
            finding.severity = Severity::Warning;
            finding.related(before.head(), "the first entry");
        }
    }
}

/// Titles of fewer words than this have the same ones by chance.
const WORDS: usize = 4;

/// Whether the file itself says how two entries belong together: `crossref`, `related`, a set, or an entry that only serves another one.
pub(super) fn is_bound(a: &Item<'_>, b: &Item<'_>) -> bool {
    const FIELDS: [&str; 6] = ["crossref", "xref", "related", "entryset", "xdata", "ids"];
    let serves = |item: &Item<'_>| {
        item.raw_field("options").is_some_and(|field| ["dataonly", "skipbib"].iter().any(|word| field.value.contains(word)))
    };
    let inherits = |item: &Item<'_>| item.raw_field("crossref").is_some();
    let names = |item: &Item<'_>, other: &Item<'_>| {
        FIELDS.iter().filter_map(|field| item.raw_field(field)).any(|field| field.value.split(',').any(|key| key.trim() == other.id))
    };
    serves(a) || serves(b) || inherits(a) || inherits(b) || names(a, b) || names(b, a)
}

/// Whether the two are part and whole, parts of other pages, or a preprint and what was published of it.
pub(super) fn is_part_of(a: &Item<'_>, b: &Item<'_>) -> bool {
    let part = |item: &Item<'_>| {
        let kind = item.bib().map(|entry| entry.kind.to_lowercase()).unwrap_or_default();
        let typed = matches!(item.record.entry_type, EntryType::InBook | EntryType::InCollection | EntryType::InProceedings);
        typed || kind == "bookinbook" || kind == "suppbook"
    };
    let whole =
        |item: &Item<'_>| matches!(item.record.entry_type, EntryType::Book | EntryType::Collection | EntryType::Proceedings) && !part(item);
    let pages = |item: &Item<'_>| item.record.pages.as_deref().and_then(PagesKey::new).filter(|pages| !pages.is_single());
    let other_pages = pages(a).zip(pages(b)).is_some_and(|(a, b)| !a.overlaps(&b));
    part(a) && whole(b) || whole(a) && part(b) || other_pages || is_preprint(a.record) != is_preprint(b.record)
}

/// An entry's key, or the place of a reference in its list.
pub(super) fn named(item: &Item<'_>) -> String {
    match item.reference() {
        Some(reference) => format!("entry {}", reference.entry.n),
        None => format!("`{}`", item.id),
    }
}
