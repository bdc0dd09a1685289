//! Two profiles compared: a list of evidence, each item with its weight in bits, and what holds them apart.

mod container;
mod form;
mod identifiers;
mod people;
mod place;
mod publisher;
mod title;
mod title_diff;
mod weights;
mod year;

use std::fmt;

use rayon::prelude::*;

pub(super) use container::abbreviates;

use super::Verdict;
use super::profile::Profile;

/// One thing seen in a comparison.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Evidence {
    /// How much it speaks for (or, negative, against) one work, in bits of log odds.
    pub bits: f64,
    /// The most the pair can be in face of it; `Same` does not hold apart.
    pub limit: Verdict,
    /// What was seen, in words.
    pub words: String,
}

/// What a comparison came to.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Comparison {
    pub verdict: Verdict,
    /// The most the evidence allows, whatever the score.
    pub limit: Verdict,
    pub score: f64,
    pub evidence: Vec<Evidence>,
}

/// A compared pair of profile indices.
#[derive(Clone, Debug)]
pub(super) struct Compared {
    pub a: u32,
    pub b: u32,
    pub comparison: Comparison,
}

/// Collects evidence.
#[derive(Default)]
struct Case {
    evidence: Vec<Evidence>,
}

impl Case {
    /// Something that speaks for or against, and decides nothing alone.
    fn weigh(&mut self, bits: f64, words: impl Into<String>) {
        self.evidence.push(Evidence { bits, limit: Verdict::Same, words: words.into() });
    }

    /// Something that holds apart: the pair is at best `limit`.
    fn hold_apart(&mut self, bits: f64, limit: Verdict, words: impl Into<String>) {
        self.evidence.push(Evidence { bits, limit, words: words.into() });
    }

    fn score(&self) -> f64 {
        self.evidence.iter().map(|item| item.bits).sum()
    }
}

/// Compares every pair and keeps those that are the same, probable or versions, in the order given.
pub(super) fn compare_all(profiles: &[Profile], pairs: &[(u32, u32)]) -> Vec<Compared> {
    pairs
        .par_iter()
        .filter_map(|&(a, b)| {
            let comparison = compare(profiles.get(a as usize)?, profiles.get(b as usize)?);
            (comparison.verdict != Verdict::Different).then_some(Compared { a, b, comparison })
        })
        .collect()
}

/// Compares two profiles. Symmetric but for the order in which words name the two.
pub(super) fn compare(a: &Profile, b: &Profile) -> Comparison {
    let mut case = Case::default();
    let known = Known { same_doi: identifiers::same_doi(a, b), same_spot: place::same_spot(a, b) };
    let alike = title::weigh(a, b, known, &mut case);
    if alike == title::Alike::No {
        return case.close();
    }
    if alike != title::Alike::Unknown && (a.rubric || b.rubric) {
        title::weigh_rubric(a, b, known, &mut case);
    }
    people::weigh(a, b, &mut case);
    let venue = container::weigh(a, b, known, &mut case);
    if alike == title::Alike::Partly && venue == container::SameVenue::No && !known.same_doi && !known.same_spot {
        case.hold_apart(0.0, Verdict::Probable, "titles and containers both differ");
    }
    let place = place::weigh(a, b, venue, known, &mut case);
    year::weigh(a, b, venue, place, known, &mut case);
    identifiers::weigh(a, b, alike, known, &mut case);
    publisher::weigh(a, b, &mut case);
    form::weigh(a, b, venue, known, &mut case);
    case.close()
}

/// What is seen at first sight and makes other differences errors of the records.
#[derive(Clone, Copy, Debug)]
struct Known {
    /// The DOIs are equal.
    same_doi: bool,
    /// Year, volume and the range of pages are equal.
    same_spot: bool,
}

impl Case {
    fn close(self) -> Comparison {
        let score = self.score();
        let by_score = if score >= weights::SAME {
            Verdict::Same
        } else if score >= weights::PROBABLE {
            Verdict::Probable
        } else {
            Verdict::Different
        };
        let limit = self.evidence.iter().map(|item| item.limit).max().unwrap_or(Verdict::Same);
        Comparison { verdict: by_score.max(limit), limit, score, evidence: self.evidence }
    }
}

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({:+.1})", self.words, self.bits)
    }
}
