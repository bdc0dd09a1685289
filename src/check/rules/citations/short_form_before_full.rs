//! Is a work cited in short before it is cited in full?

use std::collections::BTreeMap;

use super::cited_not_listed::{linked, place, said};
use crate::check::prelude::*;
use crate::citation::CitationKind;
use crate::link::in_list;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "short-form-before-full",
    severity: Severity::Warning,
    default: true,
    group: Group::Citations,
    summary: "a work cited in short in a note before a note cites it in full",
    page: include_str!("short_form_before_full.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn paper(&self, file: &File<'_>, paper: &Paper, cx: &Context<'_>, out: &mut Sink<'_>) {
        let items = cx.items_of(file);
        // The first full note of each work, under the note's own reference and under the list's.
        let mut first: BTreeMap<usize, &Item<'_>> = BTreeMap::new();
        for ((at, item), listed) in items.iter().enumerate().zip(in_list(&paper.references)).filter(|((_, item), _)| !item.listed()) {
            for key in std::iter::once(at).chain(listed) {
                let place = |item: &Item<'_>| item.span().start;
                let slot = first.entry(key).or_insert(item);
                if place(item) < place(slot) {
                    *slot = item;
                }
            }
        }
        for (citation, cite, link) in linked(paper).filter(|(citation, ..)| citation.kind == CitationKind::ShortNote) {
            let Some(full) = link.target.and_then(|target| first.get(&target)) else { continue };
            let note = full.reference().and_then(|reference| reference.entry.place_in_note).map(|(note, _)| note);
            if cite.back.is_none() && note > cite.note_place && cite.note_place.is_some() {
                out.about(
                    full,
                    file.at(place(citation, file.text, cite)),
                    format!("{} is cited in short before it is cited in full", said(cite)),
                )
                .related(full.whole(), "the full citation");
            }
        }
    }
}
