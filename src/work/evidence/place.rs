//! Evidence of the place in the container: volume, issue, pages.

use super::super::Verdict;
use super::super::profile::{Form, Profile};
use super::container::SameVenue;
use super::{Case, Known, weights};

/// What volume and pages say together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SamePlace {
    Yes,
    Unknown,
    No,
}

/// Whether year, volume and a range of pages agree: hardly two works can share them.
pub(super) fn same_spot(a: &Profile, b: &Profile) -> bool {
    let pages = matches!((&a.pages, &b.pages), (Some(x), Some(y)) if x == y && !x.is_single() && x.first() > 1);
    let volume = matches!((&a.volume, &b.volume), (Some(x), Some(y)) if x.compatible(y));
    pages && volume && a.year.is_some() && a.year == b.year
}

pub(super) fn weigh(a: &Profile, b: &Profile, venue: SameVenue, known: Known, case: &mut Case) -> SamePlace {
    let pages = weigh_pages(a, b, venue, known.same_doi, case);
    let volume = weigh_volume(a, b, venue, pages, known.same_doi, case);
    if let (Some(x), Some(y)) = (&a.issue, &b.issue) {
        match (x.compatible(y), pages) {
            (true, _) => case.weigh(weights::ISSUE_EQUAL, "issue equal"),
            (false, SamePlace::Yes) => case.weigh(0.0, "issues differ, the pages agree"),
            (false, _) => case.weigh(weights::ISSUE_OTHER, "issues differ"),
        }
    }
    match (volume, pages) {
        (SamePlace::No, SamePlace::No) => SamePlace::No,
        (_, SamePlace::Yes) | (SamePlace::Yes, SamePlace::Unknown) => SamePlace::Yes,
        (_, SamePlace::No) | (SamePlace::No, _) => SamePlace::No,
        _ => SamePlace::Unknown,
    }
}

fn weigh_pages(a: &Profile, b: &Profile, venue: SameVenue, same_doi: bool, case: &mut Case) -> SamePlace {
    let (Some(x), Some(y)) = (&a.pages, &b.pages) else { return SamePlace::Unknown };
    if x.same_start(y) && x.same_end(y) {
        case.weigh(weights::PAGES_EQUAL, "pages equal");
        SamePlace::Yes
    } else if x.same_start(y) {
        case.weigh(weights::PAGES_EQUAL / 2.0, "first page equal");
        SamePlace::Yes
    } else if x.is_online_first_of(y) || y.is_online_first_of(x) {
        case.weigh(0.0, "pages of the online version begin at 1");
        SamePlace::Unknown
    } else if x.overlaps(y) {
        case.weigh(weights::PAGES_INSIDE, "pages overlap");
        SamePlace::Unknown
    } else if same_doi {
        case.weigh(0.0, "pages differ");
        SamePlace::Unknown
    } else {
        let limit = if venue == SameVenue::Yes { Verdict::Different } else { Verdict::Probable };
        case.hold_apart(weights::PAGES_OTHER, limit, "pages differ");
        SamePlace::No
    }
}

fn weigh_volume(a: &Profile, b: &Profile, venue: SameVenue, pages: SamePlace, same_doi: bool, case: &mut Case) -> SamePlace {
    let (Some(x), Some(y)) = (&a.volume, &b.volume) else { return SamePlace::Unknown };
    if x.compatible(y) {
        case.weigh(weights::VOLUME_EQUAL, "volume equal");
        return SamePlace::Yes;
    }
    if same_doi {
        case.weigh(0.0, "volumes differ");
        return SamePlace::Unknown;
    }
    let of_a_set = a.form == Form::Book && b.form == Form::Book;
    if of_a_set {
        case.hold_apart(weights::VOLUME_OTHER, Verdict::Different, "another volume of the set");
    } else if pages == SamePlace::Yes {
        case.weigh(weights::VOLUME_OTHER, "volumes differ");
        return SamePlace::Unknown;
    } else {
        let limit = if venue == SameVenue::Yes { Verdict::Different } else { Verdict::Probable };
        case.hold_apart(weights::VOLUME_OTHER, limit, "volumes differ");
    }
    SamePlace::No
}
