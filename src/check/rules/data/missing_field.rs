//! Does an entry lack a field that its type must have?

use std::collections::BTreeSet;

use crate::check::prelude::*;
use crate::format::biblatex::placed;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "missing-field",
    severity: Severity::Error,
    default: true,
    group: Group::Data,
    summary: "an entry without a field that BibLaTeX's data model makes mandatory for its type",
    page: include_str!("missing_field.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, cx: &Context<'_>, out: &mut Sink<'_>) {
        let (kind, given) = match item.bib() {
            Some(entry) => {
                let mut given = filled(entry);
                for parent in parents(entry) {
                    match cx.file_of(item).and_then(|file| cx.keyed(file, parent)) {
                        Some(parent) => given.extend(parent.bib().map(inherited).unwrap_or_default()),
                        // What a parent in another file gives is not known.
                        None => return,
                    }
                }
                (entry.kind.as_str(), given)
            }
            None => {
                let placed = placed(item.record);
                (placed.entry_type, placed.fields.into_iter().map(|(name, _)| name.to_owned()).collect())
            }
        };
        let missing: Vec<String> = datamodel::mandatory(kind)
            .iter()
            .filter(|fields| !fields.iter().any(|field| given.contains(*field)))
            .map(|fields| fields.join(" or "))
            .collect();
        if !missing.is_empty() {
            out.add(item.head(), format!("no {} in this @{kind}", missing.join(", no ")));
        }
    }
}

/// The names of the fields that are filled in, as biber has them.
fn filled(entry: &BibEntry) -> BTreeSet<String> {
    let filled = entry.raw_fields().filter(|field| !field.value.trim().is_empty());
    filled.map(|field| datamodel::field_of(field.name).to_owned()).collect()
}

/// The keys of the entries that this one takes fields from.
fn parents(entry: &BibEntry) -> impl Iterator<Item = &str> {
    let named = entry.raw_fields().filter(|field| matches!(field.name, "crossref" | "xdata"));
    named.flat_map(|field| field.value.split(',').map(str::trim).filter(|key| !key.is_empty()))
}

/// What an entry gives to those that name it: its fields, and its title as that of the book, the journal or the whole set.
fn inherited(parent: &BibEntry) -> BTreeSet<String> {
    let mut fields = filled(parent);
    if fields.contains("title") && parent.kind != "xdata" {
        fields.remove("title");
        fields.extend(["booktitle", "journaltitle", "maintitle"].map(str::to_owned));
    }
    fields
}
