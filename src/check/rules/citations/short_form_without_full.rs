//! Does a short form in a note mean nothing that was cited in full?

use super::cited_not_listed::{linked, place, said};
use crate::check::prelude::*;
use crate::citation::CitationKind;
use crate::link::Match;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "short-form-without-full",
    severity: Severity::Error,
    default: true,
    group: Group::Citations,
    summary: "a short form in a note whose work is nowhere cited in full",
    page: include_str!("short_form_without_full.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn paper(&self, file: &File<'_>, paper: &Paper, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let short = || linked(paper).filter(|(citation, cite, _)| citation.kind == CitationKind::ShortNote && !cite.names.is_empty());
        let missing = short().filter(|(_, _, link)| link.verdict == Match::Missing).count();
        // Where most short forms mean nothing, the list or the full notes were not read.
        if paper.references.is_empty() || 2 * missing > short().count() + 1 {
            return;
        }
        for (citation, cite, _) in short().filter(|(_, cite, link)| link.verdict == Match::Missing && cite.back.is_none()) {
            let title = cite.title.as_ref().map(|title| format!(", “{title}”")).unwrap_or_default();
            out.add(file.at(place(citation, file.text, cite)), format!("{}{title} is cited in short, but nowhere in full", said(cite)));
        }
    }
}
