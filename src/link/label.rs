//! Which entry a number or a key means.

use super::entry::Candidate;
use super::name::Cited;
use super::{Link, Match};
use crate::key::fold;
use crate::segment::Label;

/// Links "12" or "doe2004" to the list.
pub(super) fn link(label: &str, candidates: &[&Candidate<'_>]) -> Link {
    let listed: Vec<&Candidate<'_>> = candidates.iter().copied().filter(|candidate| candidate.listed()).collect();
    let target = match label.parse::<usize>() {
        Ok(number) => printed(number, &listed).or_else(|| listed.iter().find(|c| c.reference.entry.n == number).map(|c| c.index)),
        Err(_) => return key(label, &listed),
    };
    Link { target, verdict: if target.is_some() { Match::Exact } else { Match::Missing } }
}

/// The entry whose printed number it is, where the numbers are part of the entries.
fn printed(number: usize, listed: &[&Candidate<'_>]) -> Option<usize> {
    let is = |candidate: &Candidate<'_>| {
        let reference = candidate.reference;
        reference
            .segmentation
            .of(Label::CitationNumber)
            .next()
            .is_some_and(|span| span.of(&reference.entry.raw).trim_matches(|c: char| !c.is_ascii_digit()).parse() == Ok(number))
    };
    listed.iter().find(|candidate| is(candidate)).map(|candidate| candidate.index)
}

/// The entry a key such as "doe2004", "Doe:2004" or "doe_rise_2004" was made of.
fn key(key: &str, listed: &[&Candidate<'_>]) -> Link {
    let name: String = key.chars().take_while(|c| c.is_alphabetic() || *c == '-').collect();
    let year: Option<&str> = key.split(|c: char| !c.is_ascii_digit()).find(|digits| digits.len() == 4);
    let cited = Cited::new(&name);
    let fits: Vec<usize> = listed
        .iter()
        .filter(|candidate| {
            let named = candidate.names(std::slice::from_ref(&cited), false).is_some_and(|fit| fit.agreement.exact());
            let dated = year.is_some_and(|year| candidate.year(Some(year)).agrees());
            named && (dated || year.is_none()) || fold(&candidate.reference.id) == fold(key)
        })
        .map(|candidate| candidate.index)
        .collect();
    match fits.as_slice() {
        [] => Link { target: None, verdict: Match::Missing },
        [one] => Link { target: Some(*one), verdict: Match::Exact },
        [first, ..] => Link { target: Some(*first), verdict: Match::Ambiguous },
    }
}
