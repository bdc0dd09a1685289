//! Do papers say different things of one work?

use std::collections::BTreeSet;

use super::title_word_variant::odd_words;
use crate::check::prelude::*;
use crate::key::fold;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "variant-across-papers",
    severity: Severity::Warning,
    default: true,
    group: Group::Papers,
    summary: "a work that several papers or files cite with different values of a field",
    page: include_str!("variant_across_papers.md"),
};

/// Fields by which a work is found; what else may differ (place, address) is often a matter of style.
const FIELDS: [Field; 10] = [
    Field::Author,
    Field::Title,
    Field::Container,
    Field::Date,
    Field::Volume,
    Field::Issue,
    Field::Pages,
    Field::Edition,
    Field::Doi,
    Field::Publisher,
];

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn corpus(&self, corpus: &Corpus<'_, '_>, out: &mut Sink<'_>) {
        if corpus.context.files.len() < 2 {
            return;
        }
        let mut counts = None;
        for (work, conflict) in corpus.works().works.iter().flat_map(|work| work.conflicts.iter().map(move |conflict| (work, conflict))) {
            // A misspelt word is told as such.
            if conflict.field == "title" && !odd_words(corpus, work, conflict, &mut counts).is_empty() {
                continue;
            }
            let Some(field) = Field::from_csl(conflict.field).filter(|field| FIELDS.contains(field)) else { continue };
            // Each value with the items that give it and the files they stand in, the value of most files first.
            let mut values: Vec<(&str, Vec<&Item<'_>>, BTreeSet<usize>)> = conflict
                .values
                .iter()
                .map(|(value, members)| {
                    let items: Vec<&Item<'_>> = members.iter().filter_map(|&member| corpus.item(member)).collect();
                    let files = items.iter().map(|item| item.file).collect();
                    (value.as_str(), items, files)
                })
                .collect();
            values.sort_by(|a, b| b.2.len().cmp(&a.2.len()).then_with(|| first(&a.1).cmp(&first(&b.1))));
            let Some(((usual, givers, usual_files), others)) = values.split_first() else { continue };
            for (value, items, files) in others {
                let Some(item) = items.first().filter(|_| files.iter().any(|file| !usual_files.contains(file))) else { continue };
                // Libraries name publishers as they like; two papers that differ are worth a look.
                if is_only_longer(field, value, usual) || field == Field::Publisher && item.reference().is_none() {
                    continue;
                }
                let message = format!("{} is {value} here, {usual} elsewhere", field.word());
                let finding = out.about(item, item.place(field), message);
                for giver in givers {
                    finding.related(giver.place(field), format!("{usual} here"));
                }
            }
        }
    }
}

/// Whether a title or container only says more than another: a subtitle, a place, a second language.
pub(in crate::check) fn is_only_longer(field: Field, a: &str, b: &str) -> bool {
    let (a, b) = (format!("{} ", fold(a)), format!("{} ", fold(b)));
    match field {
        Field::Title | Field::Container => a.starts_with(&b) || b.starts_with(&a),
        Field::Publisher => a.contains(b.trim_end()) || b.contains(a.trim_end()),
        _ => false,
    }
}

/// The first of the items, in the order of files.
fn first(items: &[&Item<'_>]) -> Option<usize> {
    items.first().map(|item| item.index)
}
