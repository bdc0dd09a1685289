//! Do two entries look like one work, but say different things of it?

use std::collections::BTreeSet;

use super::duplicate_entry::{is_bound, is_part_of, named};
use crate::check::prelude::*;
use crate::key::{NameAgreement, NameKey, TitleKey, fold, number_of_word, roman};
use crate::work::{Candidate, Pair, Verdict, conflicts};

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "same-work-conflicting-metadata",
    severity: Severity::Warning,
    default: true,
    group: Group::Papers,
    summary: "two entries of the same title and author that say different things",
    page: include_str!("same_work_conflicting_metadata.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn corpus(&self, corpus: &Corpus<'_, '_>, out: &mut Sink<'_>) {
        if corpus.context.items.len() < 2 {
            return;
        }
        let mut told: BTreeSet<usize> = BTreeSet::new();
        for pair in corpus.works().undecided.iter().filter(|pair| pair.verdict == Verdict::Probable) {
            let (Some(first), Some(second)) = (corpus.item(pair.a.min(pair.b)), corpus.item(pair.a.max(pair.b))) else { continue };
            if is_bound(first, second) || is_part_of(first, second) || !alike(first, second) || !is_sure(pair) {
                continue;
            }
            // Of several printings each is told once.
            let Some(other) = differences(first, second).filter(|_| told.insert(second.index)) else { continue };
            let elsewhere = if first.file == second.file { "" } else { " of another file" };
            let message = format!("perhaps the same work as {}{elsewhere}, with other {other}", named(first));
            out.about(second, second.head(), message).related(first.head(), "the other entry");
        }
    }
}

/// Whether titles agree as far as the shorter goes, and first authors have one family name.
fn alike(a: &Item<'_>, b: &Item<'_>) -> bool {
    let name = |item: &Item<'_>| item.record.authors.first().or(item.record.editors.first()).and_then(NameKey::new);
    let named = name(a).zip(name(b)).is_some_and(|(a, b)| a.agreement(&b) >= NameAgreement::GivenDiffer);
    let title = |item: &Item<'_>| item.record.title.as_deref().and_then(TitleKey::new);
    let titled = title(a).zip(title(b)).is_some_and(|(a, b)| {
        let (short, long) = if a.as_str().len() <= b.as_str().len() { (a, b) } else { (b, a) };
        // A letter or two of the shorter title may differ, but no number of a volume or part.
        let length = short.as_str().chars().count();
        let head: String = long.as_str().chars().take(length).collect();
        let near = rapidfuzz::distance::osa::distance(head.chars(), short.as_str().chars()) <= 2;
        short.content_words().count() >= WORDS && near && numerals(&short) == numerals(&long)
    });
    named && titled && !elsewhere(a, b)
}

/// The numbers in a title, Roman ones too.
fn numerals(title: &TitleKey) -> Vec<u32> {
    title.words().filter_map(|word| word.parse().ok().or_else(|| roman(word)).or_else(|| number_of_word(word))).collect()
}

/// Whether both stand in something, and not in the same.
fn elsewhere(a: &Item<'_>, b: &Item<'_>) -> bool {
    let candidates = [a, b].map(|item| Candidate { id: "", paper: "", record: item.record, listed: true });
    conflicts(&candidates).iter().any(|conflict| conflict.field == Field::Container.csl())
}

/// Shorter titles ("Introduction", "Annual report") are shared by different works.
const WORDS: usize = 3;

/// Series and reports of a year go by one title; two entries that differ in year and volume or number are parts of a whole.
fn is_sure(pair: &Pair) -> bool {
    pair.score > 0.0
        && !pair
            .evidence
            .iter()
            .any(|seen| seen.contains("volumes differ") || seen.contains("numbers differ") || seen.contains("editions differ"))
}

/// What two entries say differently: "date (2020, not 2007) and author (…)".
pub(super) fn differences(a: &Item<'_>, b: &Item<'_>) -> Option<String> {
    const FIELDS: [Field; 8] =
        [Field::Author, Field::Container, Field::Date, Field::Volume, Field::Issue, Field::Pages, Field::Edition, Field::Publisher];
    // Who is an editor in one entry may stand as an author in the other.
    let signed = |item: &Item<'_>| {
        let mut record = item.record.clone();
        if record.authors.is_empty() {
            record.authors.clone_from(&record.editors);
        }
        record
    };
    let (one, other) = (signed(a), signed(b));
    let candidates = [(a, &one), (b, &other)].map(|(item, record)| Candidate { id: "", paper: "", record, listed: item.listed() });
    let told: Vec<String> = conflicts(&candidates)
        .iter()
        .filter_map(|conflict| Field::from_csl(conflict.field))
        .filter(|field| FIELDS.contains(field))
        .filter(|&field| !is_within(field, &one, &other))
        .filter_map(|field| Some(format!("{} ({}, not {})", field.word(), field.text(&other)?, field.text(&one)?)))
        .collect();
    match told.split_last()? {
        (last, []) => Some(last.clone()),
        (last, rest) => Some(format!("{} and {last}", rest.join(", "))),
    }
}

/// Whether one publisher's name stands in the other's: "Routledge" and "London: Routledge".
fn is_within(field: Field, a: &Record, b: &Record) -> bool {
    let names = field.text(a).map(|text| fold(&text)).zip(field.text(b).map(|text| fold(&text)));
    field == Field::Publisher && names.is_some_and(|(a, b)| a.contains(&b) || b.contains(&a))
}
