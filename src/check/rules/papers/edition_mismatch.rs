//! Do papers cite different editions of a book?

use super::duplicate_entry::named;
use crate::check::prelude::*;
use crate::work::Verdict;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "edition-mismatch",
    severity: Severity::Info,
    default: true,
    group: Group::Papers,
    summary: "a book of which several papers or files cite different editions",
    page: include_str!("edition_mismatch.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn corpus(&self, corpus: &Corpus<'_, '_>, out: &mut Sink<'_>) {
        if corpus.context.files.len() < 2 {
            return;
        }
        for pair in corpus.works().undecided.iter().filter(|pair| pair.verdict == Verdict::VersionOf) {
            let (Some(first), Some(second)) = (corpus.item(pair.a.min(pair.b)), corpus.item(pair.a.max(pair.b))) else { continue };
            let other = pair.evidence.iter().any(|seen| seen.starts_with("editions differ"));
            let editions = first.value(Field::Edition).zip(second.value(Field::Edition)).filter(|_| other && first.file != second.file);
            if let Some((there, here)) = editions {
                let message = format!("edition {here} is cited here, edition {there} in {} of another file", named(first));
                out.about(second, second.place(Field::Edition), message)
                    .related(first.place(Field::Edition), format!("edition {there} here"));
            }
        }
    }
}
