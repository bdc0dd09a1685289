//! Evidence of the containers: equal, one an abbreviation of the other, other journals, other kinds of venue.

use super::super::Verdict;
use super::super::profile::{Profile, Venue};
use super::{Case, weights};
use crate::key::{ContainerKey, is_stop_word};

/// How two containers stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SameVenue {
    Yes,
    Unknown,
    No,
}

pub(super) fn weigh(a: &Profile, b: &Profile, case: &mut Case) -> SameVenue {
    let (Some(container_a), Some(container_b)) = (&a.container, &b.container) else { return SameVenue::Unknown };
    if container_a == container_b || container_a.compact() == container_b.compact() {
        case.weigh(weights::CONTAINER_EQUAL, "container equal");
        return SameVenue::Yes;
    }
    let kinds_differ = matches!((a.venue, b.venue), (Some(x), Some(y)) if x != y);
    if !kinds_differ && compatible(a, b, container_a, container_b) {
        case.weigh(weights::CONTAINER_SHORT, "one container's name is short for the other's");
        return SameVenue::Yes;
    }
    match (a.venue, b.venue) {
        (Some(x), Some(y)) if x != y => {
            let what =
                if x == Venue::Preprint || y == Venue::Preprint { "a preprint and a publication" } else { "a journal and a conference" };
            case.hold_apart(weights::CONTAINER_OTHER, Verdict::VersionOf, what);
        }
        _ => case.weigh(weights::CONTAINER_OTHER, "containers differ"),
    }
    SameVenue::No
}

fn compatible(a: &Profile, b: &Profile, whole_a: &ContainerKey, whole_b: &ContainerKey) -> bool {
    let with_parts = |whole: &ContainerKey, parts: &[ContainerKey]| -> Vec<ContainerKey> {
        std::iter::once(whole.clone()).chain(parts.iter().cloned()).collect()
    };
    let (names_a, names_b) = (with_parts(whole_a, &a.container_parts), with_parts(whole_b, &b.container_parts));
    names_a.iter().any(|x| names_b.iter().any(|y| x == y || abbreviates(x, y) || abbreviates(y, x)))
}

/// Whether every word of `short` begins (or contracts) the word of `long` in its turn, small words skipped, or its letters are the initials.
pub(in crate::work) fn abbreviates(short: &ContainerKey, long: &ContainerKey) -> bool {
    let content = |key: &ContainerKey| -> Vec<String> { key.words().filter(|word| !is_stop_word(word)).map(str::to_string).collect() };
    let (short, long) = (content(short), content(long));
    if let [only] = short.as_slice() {
        let initials: String = long.iter().filter_map(|word| word.chars().next()).collect();
        if only.chars().count() > 1 && (*only == initials || only.chars().count() > 3 && initials.contains(only.as_str())) {
            return true;
        }
    }
    let mut rest = long.iter();
    let all = short.iter().all(|abbreviated| rest.any(|word| contracts(abbreviated, word)));
    all && !short.is_empty() && 3 * short.len() >= 2 * long.len()
}

/// "natl" of "national", "intl" of "international", "curr" of "current".
fn contracts(short: &str, long: &str) -> bool {
    if long.starts_with(short) {
        return true;
    }
    let mut letters = long.chars();
    short.chars().count() > 2 && short.chars().next() == long.chars().next() && short.chars().all(|c| letters.any(|l| l == c))
}
