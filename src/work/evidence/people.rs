//! Evidence of the people: first authors, how many of the shorter list stand in the longer.

use super::super::profile::Profile;
use super::{Case, weights};
use crate::key::{NameAgreement, number_of_word};

pub(super) fn weigh(a: &Profile, b: &Profile, case: &mut Case) {
    let (Some(first_a), Some(first_b)) = (a.people.first(), b.people.first()) else { return };
    let (short, long) = if a.people.len() <= b.people.len() { (&a.people, &b.people) } else { (&b.people, &a.people) };
    let best: Vec<NameAgreement> =
        short.iter().map(|name| long.iter().map(|other| name.agreement(other)).max().unwrap_or(NameAgreement::No)).collect();
    let agreeing = best.iter().filter(|&&agreement| agreement >= NameAgreement::Loose).count();
    let first = first_a.agreement(first_b);
    let leading = if first >= NameAgreement::Loose { first } else { best.iter().copied().max().unwrap_or(first) };
    match leading {
        NameAgreement::No => case.weigh(weights::PERSON_OTHER, "no person agrees"),
        NameAgreement::GivenDiffer => case.weigh(weights::PERSON_GIVEN, "the family name agrees, the given name does not"),
        _ => {
            let bits = match leading {
                NameAgreement::Full => weights::PERSON_FULL,
                NameAgreement::Initials => weights::PERSON_INITIALS,
                NameAgreement::Family => weights::PERSON_FAMILY,
                _ => weights::PERSON_LOOSE,
            };
            let further = u8::try_from((agreeing - 1).min(weights::PERSON_FURTHER_MOST)).unwrap_or(0);
            let missing = u8::try_from(short.len() - agreeing).unwrap_or(u8::MAX);
            let penalty = f64::from(missing) * weights::PERSON_FURTHER;
            case.weigh(
                bits + f64::from(further) * weights::PERSON_FURTHER - penalty,
                format!("{agreeing} of {} names agree with {} names", short.len(), long.len()),
            );
        }
    }
}

/// Whether at least two people of the two lists agree, or the only ones do.
pub(super) fn several_agree(a: &Profile, b: &Profile) -> bool {
    let agreeing = a.people.iter().filter(|name| b.people.iter().any(|other| name.agreement(other) >= NameAgreement::Family)).count();
    agreeing >= 2 || agreeing == 1 && a.people.len() == 1 && b.people.len() == 1
}

/// Whether all the words are names of the profile's people, initials, or numbers of a list.
pub(super) fn are_names(words: &[&str], profile: &Profile) -> bool {
    let is_name = |word: &str| profile.people.iter().any(|name| name.family().split(' ').any(|part| part == word));
    let filler = |word: &str| word.chars().count() <= 2 || number_of_word(word).is_some() || matches!(word, "etal" | "eds" | "editors");
    words.iter().any(|word| is_name(word)) && words.iter().all(|word| is_name(word) || filler(word))
}
