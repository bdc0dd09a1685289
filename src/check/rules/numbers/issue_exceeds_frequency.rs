//! Does a journal have so many issues a year?

use std::collections::{BTreeMap, BTreeSet};

use crate::check::prelude::*;
use super::journals::plain;
use crate::key::ContainerKey;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "issue-exceeds-frequency",
    severity: Severity::Info,
    default: false,
    group: Group::Numbers,
    summary: "an issue number higher than any in five other volumes of the journal",
    page: include_str!("issue_exceeds_frequency.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn corpus(&self, corpus: &Corpus<'_, '_>, out: &mut Sink<'_>) {
        let mut journals: BTreeMap<String, Vec<(i32, i32, &Item<'_>)>> = BTreeMap::new();
        for item in corpus.context.items.iter().filter(|item| item.record.entry_type == EntryType::Article) {
            let number = |text: &Option<String>| text.as_deref().and_then(plain);
            let key = item.record.container_title.as_deref().and_then(ContainerKey::new);
            if let (Some(key), Some(volume), Some(issue)) = (key, number(&item.record.volume), number(&item.record.issue)) {
                journals.entry(key.compact()).or_default().push((volume, issue, item));
            }
        }
        for articles in journals.values() {
            let Some(&(volume, issue, item)) = articles.iter().max_by_key(|(_, issue, _)| *issue) else { continue };
            let others = || articles.iter().filter(|(of, _, _)| *of != volume);
            let volumes: BTreeSet<i32> = others().map(|(of, _, _)| *of).collect();
            let most = others().map(|(_, issue, _)| *issue).max().unwrap_or(0);
            if volumes.len() >= 5 && issue > most {
                out.about(
                    item,
                    item.place(Field::Issue),
                    format!("issue {issue}, but no other of {} volumes has more than {most}", volumes.len()),
                );
            }
        }
    }
}
