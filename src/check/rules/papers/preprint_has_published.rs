//! Is a preprint cited where another entry has the published article?

use super::duplicate_entry::{is_bound, named};
use crate::check::prelude::*;
use crate::key::DoiKey;
use crate::work::Verdict;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "preprint-has-published",
    severity: Severity::Info,
    default: true,
    group: Group::Papers,
    summary: "a preprint cited while another entry has the published work",
    page: include_str!("preprint_has_published.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn corpus(&self, corpus: &Corpus<'_, '_>, out: &mut Sink<'_>) {
        // Without a preprint there is nothing to look for, and no clustering to do.
        if !corpus.context.items.iter().any(|item| is_preprint(item.record)) {
            return;
        }
        let works = corpus.works();
        // Held apart as versions, thought alike, or made one work.
        let pairs = works.undecided.iter().filter(|pair| pair.verdict != Verdict::Different);
        for pair in pairs.chain(works.works.iter().flat_map(|work| &work.links)) {
            let (Some(a), Some(b)) = (corpus.item(pair.a), corpus.item(pair.b)) else { continue };
            let (preprint, published) = match (is_preprint(a.record), is_preprint(b.record)) {
                (true, false) => (a, b),
                (false, true) => (b, a),
                _ => continue,
            };
            let published_in = published.record.container_title.is_some() || published.record.publisher.is_some();
            if published_in && published.listed() && preprint.listed() && !is_bound(a, b) {
                let elsewhere = if a.file == b.file { "" } else { " of another file" };
                let message = format!("this is a preprint; {}{elsewhere} is the published work", named(published));
                out.about(preprint, preprint.head(), message).related(published.head(), "the published work");
            }
        }
    }
}

/// Whether a record is of a preprint: its server stands for the journal, gave out the DOI, or holds the only place it has.
pub(super) fn is_preprint(record: &Record) -> bool {
    let container = record.container_title.as_deref().map(str::to_lowercase).unwrap_or_default();
    let server =
        ["arxiv", "biorxiv", "medrxiv", "ssrn", "preprint", "corr"].iter().any(|server| container.split(' ').any(|word| word == *server));
    let doi = record.doi.as_deref().and_then(DoiKey::new).is_some_and(|doi| doi.is_preprint());
    let eprint = record.eprint.as_ref().is_some_and(|(kind, _)| kind.eq_ignore_ascii_case("arxiv"));
    server || doi || eprint && container.is_empty()
}
