//! Does another paper give what a reference leaves out?

use std::collections::BTreeSet;

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "given-elsewhere",
    severity: Severity::Info,
    default: true,
    group: Group::Papers,
    summary: "a year, volume, issue or pages that another citation of the work gives",
    page: include_str!("given_elsewhere.md"),
};

const FIELDS: [Field; 4] = [Field::Date, Field::Volume, Field::Issue, Field::Pages];

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn corpus(&self, corpus: &Corpus<'_, '_>, out: &mut Sink<'_>) {
        if corpus.context.papers().count() < 2 {
            return;
        }
        for work in corpus.works().works.iter().filter(|work| work.members.len() > 1) {
            let members = || work.members.iter().filter_map(|&member| corpus.item(member)).filter(|item| item.reference().is_some());
            let mut told: BTreeSet<(usize, Field)> = BTreeSet::new();
            // The list is where it is looked for; a note may be brief.
            for item in members().filter(|item| item.listed()) {
                for field in FIELDS {
                    let gives = |other: &&Item<'_>| {
                        other.file != item.file && other.record.entry_type == item.record.entry_type && field.text(other.record).is_some()
                    };
                    let Some(other) = members().find(gives).filter(|_| lacks(item.record, field) && told.insert((item.file, field))) else {
                        continue;
                    };
                    if field == Field::Issue && !usual(corpus, item) {
                        continue;
                    }
                    let value = field.text(other.record).unwrap_or_default();
                    let what = if field == Field::Date { "year" } else { field.word() };
                    let finding = out.about(item, item.head(), format!("no {what}; another paper gives {value}"));
                    finding.related(other.place(field), format!("{value} here"));
                    for note in members().filter(|note| note.file == item.file && !note.listed() && lacks(note.record, field)).take(3) {
                        finding.related(note.head(), "nor in the note");
                    }
                }
            }
        }
    }
}

/// Whether the list gives issues: most of its articles with a volume have one.
fn usual(corpus: &Corpus<'_, '_>, item: &Item<'_>) -> bool {
    let Some(file) = corpus.context.file_of(item) else { return false };
    let listed = corpus.context.items_of(file).iter().filter(|item| item.listed() && item.record.volume.is_some());
    let (with, all) = listed.fold((0, 0), |(with, all), item| (with + usize::from(item.record.issue.is_some()), all + 1));
    2 * with >= all
}

/// Whether the field is left out, and nothing stands for it.
fn lacks(record: &Record, field: Field) -> bool {
    let article = record.entry_type == EntryType::Article;
    match field {
        Field::Date => record.issued.is_none(),
        Field::Volume => article && record.volume.is_none() && record.issue.is_none(),
        Field::Issue => article && record.volume.is_some() && record.issue.is_none(),
        Field::Pages => article && record.pages.is_none() && record.doi.is_none(),
        _ => false,
    }
}
