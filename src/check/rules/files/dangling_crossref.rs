//! Does an entry name another one that is not there, or itself?

use std::collections::{BTreeMap, BTreeSet};

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "dangling-crossref",
    severity: Severity::Error,
    default: true,
    group: Group::Files,
    summary: "a crossref, xref, xdata, related or entryset to no entry, or in a circle",
    page: include_str!("dangling_crossref.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn bib(&self, file: &File<'_>, bib: &Bibliography, cx: &Context<'_>, out: &mut Sink<'_>) {
        // A parent may stand in another file of the run.
        let mut known: BTreeSet<&str> = BTreeSet::new();
        for (_, other) in cx.bibs() {
            for entry in &other.entries {
                known.insert(&entry.key);
                known.extend(aliases(entry));
            }
        }
        let parents: BTreeMap<&str, Vec<&str>> = bib
            .entries
            .iter()
            .map(|entry| (entry.key.as_str(), named(entry).filter(|(_, name, _)| CHAINS.contains(name)).map(|(key, ..)| key).collect()))
            .collect();
        let mut missing = 0;
        for item in cx.items_of(file) {
            let Some(entry) = item.bib() else { continue };
            for (key, name, span) in named(entry) {
                let place = file.at(within(file.text, span, key));
                if !known.contains(key) {
                    // Comparing with every key takes time: where many are missing, a file is, and no key is misspelt.
                    missing += 1;
                    let near = (missing <= GUESSES).then(|| nearest(key, known.iter().copied())).flatten();
                    let message = match near {
                        Some(near) => format!("{name} names {key}, which is no entry; did you mean {near}?"),
                        None => format!("{name} names {key}, which is no entry"),
                    };
                    out.about(item, place, message);
                } else if CHAINS.contains(&name) && circular(&entry.key, key, &parents) {
                    out.about(item, place, format!("{name} leads from {key} back to {}", entry.key));
                }
            }
        }
    }
}

/// How many missing keys are compared with those that are there.
const GUESSES: usize = 20;
/// How many parents of parents are followed.
const DEEPEST: usize = 100;
/// Fields that name other entries.
const NAMING: [&str; 5] = ["crossref", "xref", "xdata", "related", "entryset"];
/// Those in which a circle is a fault; `related` may go to and fro.
const CHAINS: [&str; 3] = ["crossref", "xref", "xdata"];

/// The keys that an entry names, with the field's name and place.
fn named(entry: &BibEntry) -> impl Iterator<Item = (&str, &str, Span)> {
    let fields = entry.raw_fields().filter(|field| NAMING.contains(&field.name));
    fields.flat_map(|field| {
        let keys = field.value.split(',').map(str::trim).filter(|key| !key.is_empty());
        keys.map(move |key| (key, field.name, field.place.content))
    })
}

fn aliases(entry: &BibEntry) -> impl Iterator<Item = &str> {
    entry.raw_field("ids").into_iter().flat_map(|field| field.value.split(',').map(str::trim).filter(|key| !key.is_empty()))
}

/// Where a key stands in the field.
fn within(text: &str, span: Span, key: &str) -> Span {
    let found = span.of(text).find(key).map(|at| span.start + at);
    found.map_or(span, |at| Span::new(at, at + key.len()))
}

/// Whether the parents of `from` lead to `key`.
fn circular(key: &str, from: &str, parents: &BTreeMap<&str, Vec<&str>>) -> bool {
    let mut seen = BTreeSet::new();
    let mut open = vec![from];
    while let Some(next) = open.pop() {
        if next == key {
            return true;
        }
        if seen.len() < DEEPEST && seen.insert(next) {
            open.extend(parents.get(next).into_iter().flatten().copied());
        }
    }
    false
}
