//! Evidence of the identifiers: DOI, ISBN, eprint, address. One shared by different titles is the container's.

use super::super::Verdict;
use super::super::profile::{Form, Profile};
use super::title::Alike;
use super::{Case, Known, weights};

/// Whether both have the same DOI.
pub(super) fn same_doi(a: &Profile, b: &Profile) -> bool {
    a.doi.is_some() && a.doi == b.doi
}

pub(super) fn weigh(a: &Profile, b: &Profile, alike: Alike, known: Known, case: &mut Case) {
    if let (Some(x), Some(y)) = (&a.doi, &b.doi) {
        if x == y {
            let bits = if alike != Alike::Unknown { weights::DOI_EQUAL } else { weights::DOI_EQUAL / 2.0 };
            case.weigh(bits, "DOI equal");
        } else if x.is_version_of(y) {
            case.weigh(0.0, "DOIs of two versions");
        } else if x.is_preprint() != y.is_preprint() {
            case.hold_apart(0.0, Verdict::VersionOf, "the DOI of a preprint and another");
        } else if known.same_spot && a.compact == b.compact {
            case.weigh(weights::DOI_MISTYPED, "DOIs differ, all else agrees");
        } else {
            case.hold_apart(weights::DOI_OTHER, Verdict::Different, "DOIs differ");
        }
    }
    if let (Some(x), Some(y)) = (&a.eprint, &b.eprint)
        && x == y
    {
        case.weigh(weights::EPRINT_EQUAL, "eprint equal");
    }
    let chapter = a.form == Form::Chapter || b.form == Form::Chapter;
    if !a.isbns.is_empty() && !chapter && a.isbns.iter().any(|isbn| b.isbns.contains(isbn)) {
        case.weigh(weights::ISBN_EQUAL, "ISBN equal");
    }
    if let (Some(x), Some(y)) = (&a.url, &b.url)
        && x == y
        && !x.is_site()
    {
        case.weigh(weights::URL_EQUAL, "address equal");
    }
}
