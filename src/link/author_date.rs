//! Which entry names and a year mean, weighed against everything else in the list.

use std::collections::BTreeMap;

use super::entry::{Candidate, NameFit};
use super::name::Cited;
use super::title::TitleFit;
use super::year::YearFit;
use super::{Link, Match};
use crate::citation::{Citation, Cite};

/// Initials that some citations give for a name and year, and others leave out.
pub(super) type Initials = BTreeMap<(String, String), Vec<String>>;

/// Collects the initials given with a name and year: "(Hidayati N., 2021)" says who "(Hidayati, 2021)" is.
pub(super) fn initials(citations: &[Citation]) -> Initials {
    let mut found: BTreeMap<(String, String), Option<Vec<String>>> = BTreeMap::new();
    for cite in citations.iter().flat_map(|citation| &citation.cites) {
        let (Some(name), Some(year)) = (cite.names.first().map(|name| Cited::new(name)), &cite.year) else { continue };
        if name.initials.is_empty() || name.acronym {
            continue;
        }
        // Two people of that name in that year: the bare name stays bare.
        found
            .entry((name.compact(), year.clone()))
            .and_modify(|known| {
                if known.as_ref() != Some(&name.initials) {
                    *known = None;
                }
            })
            .or_insert_with(|| Some(name.initials.clone()));
    }
    found.into_iter().filter_map(|(key, initials)| Some((key, initials?))).collect()
}

/// One entry that fits in some way.
struct Fit {
    index: usize,
    names: Option<NameFit>,
    year: YearFit,
    title: Option<TitleFit>,
}

/// Links one cite to the candidates at the given indices.
pub(super) fn link(cite: &Cite, candidates: &[&Candidate<'_>], initials: &Initials) -> Link {
    let link = link_names(cite, cite.names.iter().map(|name| Cited::new(name)).collect(), candidates, initials);
    // "Springer–Veldkamp (2000)": a dash between two people's names, if no one has the double name.
    if link.target.is_none() && cite.names.iter().any(|name| name.contains(['–', '-'])) {
        let people = cite.names.iter().flat_map(|name| name.split(['–', '-'])).map(Cited::new).collect();
        return link_names(cite, people, candidates, initials);
    }
    link
}

/// Links a cite of these names.
fn link_names(cite: &Cite, mut cited: Vec<Cited>, candidates: &[&Candidate<'_>], initials: &Initials) -> Link {
    if let (Some(first), Some(year)) = (cited.first_mut(), &cite.year)
        && first.initials.is_empty()
        && !first.acronym
        && let Some(known) = initials.get(&(first.compact(), year.clone()))
    {
        first.initials.clone_from(known);
    }
    let mut fits: Vec<Fit> = candidates
        .iter()
        .filter_map(|candidate| {
            let names = candidate.names(&cited, cite.truncated);
            let title = cite.title.as_deref().and_then(|title| candidate.title(title));
            (names.is_some() || (cited.is_empty() && title.is_some())).then(|| Fit {
                index: candidate.index,
                names,
                year: candidate.year(cite.year.as_deref()),
                title,
            })
        })
        .collect();
    // A title decides where it fits any entry.
    if fits.iter().any(|fit| fit.title.is_some()) {
        fits.retain(|fit| fit.title.is_some());
    }
    let exact = |fit: &Fit| fit.names.is_none_or(|names| names.agreement.exact());
    // A name that the list has is no misspelling of another.
    if fits.iter().any(exact) {
        fits.retain(exact);
    }
    let agreeing = best(fits.iter().filter(|fit| fit.year.agrees()), |fit| (fit.year, 0));
    if let Some((fit, alone)) = agreeing {
        let verdict = if !alone && !duplicates(&fits, fit, candidates) {
            Match::Ambiguous
        } else if exact(fit) {
            Match::Exact
        } else {
            Match::SpellingDiffers
        };
        return Link { target: Some(fit.index), verdict };
    }
    let distance = |fit: &Fit| if let YearFit::Differs(apart) = fit.year { apart } else { 0 };
    let other_year = best(fits.iter().filter(|fit| exact(fit) && plausible(fit)), |fit| (YearFit::NotGiven, distance(fit)));
    match other_year {
        Some((fit, alone)) => Link { target: Some(fit.index), verdict: if alone { Match::YearDiffers } else { Match::Ambiguous } },
        None => Link { target: None, verdict: Match::Missing },
    }
}

/// The most years that lie between a citation and an entry of the same first name but other co-authors: a slip, not another work.
const SLIP: u32 = 3;

/// Whether another year can be a slip: the same people, or a small difference.
fn plausible(fit: &Fit) -> bool {
    match fit.year {
        YearFit::Differs(apart) => fit.names.is_none_or(|names| names.complete) || apart <= SLIP,
        _ => true,
    }
}

/// The best fit and whether it stands alone.
fn best<'f>(fits: impl Iterator<Item = &'f Fit>, year: impl Fn(&Fit) -> (YearFit, u32)) -> Option<(&'f Fit, bool)> {
    let rank = |fit: &Fit| {
        let names = fit.names.map(|names| (names.agreement, names.complete));
        (std::cmp::Reverse(fit.title), std::cmp::Reverse(names), year(fit))
    };
    let mut sorted: Vec<&Fit> = fits.collect();
    sorted.sort_by(|a, b| rank(a).cmp(&rank(b)).then(a.index.cmp(&b.index)));
    let first = *sorted.first()?;
    let alone = sorted.get(1).is_none_or(|second| rank(second) != rank(first));
    Some((first, alone))
}

/// Whether the fits that tie with `first` are the same work listed twice.
fn duplicates(fits: &[Fit], first: &Fit, candidates: &[&Candidate<'_>]) -> bool {
    let find = |index: usize| candidates.iter().find(|candidate| candidate.index == index);
    let Some(one) = find(first.index) else { return false };
    let tied = fits
        .iter()
        .filter(|fit| fit.year == first.year && fit.names == first.names && fit.title == first.title && fit.index != first.index);
    tied.filter_map(|fit| find(fit.index)).all(|other| one.same_work(other))
}
