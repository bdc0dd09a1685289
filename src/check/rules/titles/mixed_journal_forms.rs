//! Does a journal stand in full and abbreviated in one file?

use std::collections::BTreeMap;

use crate::check::prelude::*;
use crate::key::{fold, is_stop_word};

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "mixed-journal-forms",
    severity: Severity::Info,
    default: false,
    group: Group::Titles,
    summary: "a journal written in full and abbreviated in one file",
    page: include_str!("mixed_journal_forms.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn list(&self, file: &File<'_>, cx: &Context<'_>, out: &mut Sink<'_>) {
        let mut forms: BTreeMap<String, BTreeMap<String, (&Item<'_>, usize)>> = BTreeMap::new();
        for item in cx.items_of(file).iter().filter(|item| item.record.entry_type == EntryType::Article) {
            let Some(name) = item.record.container_title.as_deref().map(fold) else { continue };
            let words: Vec<&str> = name.split(' ').filter(|word| !is_stop_word(word)).collect();
            let initials: String = words.iter().filter_map(|word| word.chars().next()).collect();
            if words.len() > 1 {
                forms.entry(initials).or_default().entry(words.join(" ")).or_insert((item, 0)).1 += 1;
            }
        }
        for names in forms.values() {
            for (short, (item, _)) in names {
                let full = names.iter().find(|(full, _)| full.len() > short.len() && abbreviates(short, full));
                if let Some((_, (other, _))) = full {
                    let said = |item: &Item<'_>| item.record.container_title.clone().unwrap_or_default();
                    out.about(
                        item,
                        item.place(Field::Container),
                        format!("the journal stands here as {}, elsewhere as {}", said(item), said(other)),
                    )
                    .related(other.place(Field::Container), "in full here");
                }
            }
        }
    }
}

/// Whether each word of `short` begins the word of `full`, and at least one is shorter by three letters.
fn abbreviates(short: &str, full: &str) -> bool {
    let pairs = || short.split(' ').zip(full.split(' '));
    short.split(' ').count() == full.split(' ').count()
        && pairs().all(|(a, b)| b.starts_with(a))
        && pairs().any(|(a, b)| a.len() + 3 <= b.len())
}
