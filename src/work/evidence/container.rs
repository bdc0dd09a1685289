//! Evidence of the containers: equal, one an abbreviation of the other, other journals, other kinds of venue.

use super::super::Verdict;
use super::super::profile::{CONFERENCE_WORDS, JOURNAL_WORDS, Profile, Venue};
use super::{Case, Known, weights};
use crate::key::{ContainerKey, is_stop_word, number_of_word};

/// How two containers stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SameVenue {
    Yes,
    Unknown,
    No,
}

pub(super) fn weigh(a: &Profile, b: &Profile, seen: Known, case: &mut Case) -> SameVenue {
    let (Some(container_a), Some(container_b)) = (&a.container, &b.container) else { return SameVenue::Unknown };
    if container_a == container_b || container_a.compact() == container_b.compact() {
        case.weigh(weights::CONTAINER_EQUAL, "container equal");
        return SameVenue::Yes;
    }
    let known = known_to_be_one(a, b);
    if known == Some(true) {
        case.weigh(weights::CONTAINER_SHORT, "containers are one by what stands in them");
        return SameVenue::Yes;
    }
    let kinds_differ = matches!((a.venue, b.venue), (Some(x), Some(y)) if x != y);
    if !kinds_differ && compatible(a, b, container_a, container_b) {
        case.weigh(weights::CONTAINER_SHORT, "one container's name is short for the other's");
        return SameVenue::Yes;
    }
    if kinds_differ && !seen.same_spot && !seen.same_doi {
        let what =
            if [a.venue, b.venue].contains(&Some(Venue::Preprint)) { "a preprint and a publication" } else { "a journal and a conference" };
        case.hold_apart(weights::CONTAINER_OTHER, Verdict::VersionOf, what);
        return SameVenue::No;
    }
    match shared_names(container_a, container_b) {
        Shared::NoNames => SameVenue::Unknown,
        Shared::Some if !kinds_differ && known.is_none() => {
            case.weigh(weights::CONTAINER_RELATED, "containers share a name");
            SameVenue::Unknown
        }
        _ => {
            case.weigh(weights::CONTAINER_OTHER, "containers differ");
            SameVenue::No
        }
    }
}

/// What the records show of the two containers, where they show anything.
fn known_to_be_one(a: &Profile, b: &Profile) -> Option<bool> {
    Some(a.known_container? == b.known_container?)
}

/// Whether two containers' names have a word in common that is a name, not a kind of publication.
enum Shared {
    /// One has no such word ("Proc. of the 20th Int. Conf.").
    NoNames,
    None,
    Some,
}

/// Words of many containers, beside those that show its kind.
const COMMON_WORDS: [&str; 15] = [
    "international",
    "int",
    "intl",
    "national",
    "annual",
    "acm",
    "ieee",
    "society",
    "association",
    "american",
    "european",
    "science",
    "research",
    "studies",
    "university",
];

fn shared_names(a: &ContainerKey, b: &ContainerKey) -> Shared {
    let names = |key: &ContainerKey| -> Vec<String> {
        let common = |word: &str| {
            is_stop_word(word) || COMMON_WORDS.contains(&word) || CONFERENCE_WORDS.contains(&word) || JOURNAL_WORDS.contains(&word)
        };
        key.words().filter(|word| word.chars().count() > 2 && number_of_word(word).is_none() && !common(word)).map(str::to_string).collect()
    };
    let (a, b) = (names(a), names(b));
    let initials = |names: &[String]| -> String { names.iter().filter_map(|name| name.chars().next()).collect() };
    let acronym =
        |short: &[String], long: &[String]| short.iter().any(|name| name.chars().count() > 3 && initials(long).contains(name.as_str()));
    if a.is_empty() || b.is_empty() {
        return Shared::NoNames;
    }
    let (least, shared) = (a.len().min(b.len()), a.iter().filter(|name| b.contains(name)).count());
    if 2 * shared >= least || acronym(&a, &b) || acronym(&b, &a) { Shared::Some } else { Shared::None }
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
        if only.chars().count() > 1 && *only == initials {
            return true;
        }
    }
    // A journal is not the conference it is named after: "The VLDB Journal", "VLDB".
    let kind = |words: &[String]| words.iter().any(|word| JOURNAL_WORDS.contains(&word.as_str()));
    if kind(&short) != kind(&long) {
        return false;
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

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Curr Opin Lipidol", "Current Opinion in Lipidology", true)]
    #[case("J. Am. Heart Assoc.", "Journal of the American Heart Association", true)]
    #[case("Proc Natl Acad Sci", "Proceedings of the National Academy of Sciences", true)]
    #[case("JAMA", "Journal of the American Medical Association", true)]
    #[case("SIGMOD Record", "ACM SIGMOD Record", true)]
    #[case("VLDB", "The VLDB Journal", false)]
    #[case("Very Large Data Bases", "The International Journal on Very Large Data Bases", false)]
    #[case("Journal of Law", "Journal of Human Security and Migration Law", false)]
    #[case("Stroke", "Brain", false)]
    fn abbreviations(#[case] short: &str, #[case] long: &str, #[case] expected: bool) {
        let keys = (ContainerKey::new(short), ContainerKey::new(long));
        assert!(matches!(keys, (Some(short), Some(long)) if abbreviates(&short, &long) == expected));
    }
}
