//! Which citation means which reference.

mod author_date;
mod entry;
mod label;
mod name;
mod note;
mod row;
mod title;
mod year;

use serde::Serialize;

pub use self::row::row;

use self::entry::Candidate;
use crate::citation::{Citation, CitationKind};
use crate::reference::Reference;

/// What one [`Cite`](crate::citation::Cite) was linked to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Index into the paper's references; `None` where nothing fits.
    pub target: Option<usize>,
    /// How well.
    pub verdict: Match,
}

/// How a citation fits its reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Match {
    /// Names and year agree.
    Exact,
    /// The names agree, the year does not.
    YearDiffers,
    /// The year agrees, a name is spelt otherwise.
    SpellingDiffers,
    /// Several references fit.
    Ambiguous,
    /// None fits.
    Missing,
}

/// Links the citations of one paper to its references: one link a cite, in order, for each citation.
///
/// Names and years are looked up in the list, or in the notes' full citations where the paper has no list. A short form in a note
/// means the list's entry where the work has one, else the first full citation. Of several that fit equally the first is the target
/// of an [`Match::Ambiguous`] link.
pub fn link(citations: &[Citation], references: &[Reference]) -> Vec<Vec<Link>> {
    let candidates: Vec<Candidate<'_>> = references.iter().enumerate().map(|(i, reference)| Candidate::new(i, reference)).collect();
    let all: Vec<&Candidate<'_>> = candidates.iter().collect();
    let listed: Vec<&Candidate<'_>> = candidates.iter().filter(|candidate| candidate.listed()).collect();
    let targets = if listed.is_empty() { &all } else { &listed };
    let initials = author_date::initials(citations);
    let mut trail = note::Trail::new(&all);
    let mut in_text = note::Trail::default();
    citations
        .iter()
        .map(|citation| {
            let links = citation.cites.iter().map(|cite| match (citation.kind, &cite.label, &cite.back) {
                (CitationKind::Note, ..) => trail.full(citation, &all),
                (CitationKind::ShortNote, ..) => trail.short(cite, &all),
                (_, Some(label), _) => in_text.follow(label::link(label, targets)),
                (_, None, Some(_)) => in_text.short(cite, targets),
                (_, None, None) => in_text.follow(author_date::link(cite, targets, &initials)),
            });
            links.collect()
        })
        .collect()
}

/// For each reference in a note the entry of the list that is the same work, as far as first name and title show; `None` for entries of
/// the list, and where the list has none.
pub fn in_list(references: &[Reference]) -> Vec<Option<usize>> {
    let candidates: Vec<Candidate<'_>> = references.iter().enumerate().map(|(i, reference)| Candidate::new(i, reference)).collect();
    let listed = |own: &Candidate<'_>| candidates.iter().find(|other| other.listed() && other.same_work(own)).map(|other| other.index);
    candidates.iter().map(|own| if own.listed() { None } else { listed(own) }).collect()
}

#[cfg(test)]
mod tests;
