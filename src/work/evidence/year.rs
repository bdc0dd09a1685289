//! Evidence of the years: equal, next to each other (online first), other.

use super::super::Verdict;
use super::super::profile::Profile;
use super::container::SameVenue;
use super::place::SamePlace;
use super::{Case, Known, weights};

pub(super) fn weigh(a: &Profile, b: &Profile, venue: SameVenue, place: SamePlace, known: Known, case: &mut Case) {
    let (Some(x), Some(y)) = (a.year, b.year) else { return };
    match x.abs_diff(y) {
        0 => case.weigh(weights::YEAR_EQUAL, "year equal"),
        _ if known.same_doi => case.weigh(weights::YEAR_NEXT, "years differ"),
        1 if venue == SameVenue::No => case.hold_apart(weights::YEAR_NEXT, Verdict::Probable, "years differ by one, the containers too"),
        1 if place == SamePlace::Yes || a.volume.is_some() != b.volume.is_some() => case.weigh(weights::YEAR_NEXT, "years differ by one"),
        1 => case.hold_apart(weights::YEAR_NEXT, Verdict::Probable, "years differ by one"),
        _ if place == SamePlace::Yes && venue != SameVenue::No => case.weigh(weights::YEAR_OTHER, "years differ"),
        n => case.hold_apart(weights::YEAR_OTHER, Verdict::Probable, format!("years differ by {n}")),
    }
}
