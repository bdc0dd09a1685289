//! [`works`]: each cluster becomes a work with the best of its members' values; what they disagree on stays beside it.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::agglomerate::Clusters;
use super::evidence::Compared;
use super::value::{NAMES_FIELDS, TEXT_FIELDS, date_text, names_text, same_date, same_names};
use super::{Candidate, Conflict, Pair, Work, Works};
use crate::key::{NameKey, TitleKey};
use crate::record::{Date, EntryType, Record};

/// The works of `clusters`, whose indices go through `order` to the candidates'; sorted by first person, year and title.
pub(super) fn works(candidates: &[Candidate<'_>], order: &[usize], clusters: Clusters) -> Works {
    let original = |index: u32| order.get(index as usize).copied().unwrap_or_default();
    let pair = |compared: Compared| {
        let (a, b) = (original(compared.a), original(compared.b));
        Pair {
            a: a.min(b),
            b: a.max(b),
            verdict: compared.comparison.verdict,
            score: (compared.comparison.score * 10.0).round() / 10.0,
            evidence: compared.comparison.evidence.iter().map(ToString::to_string).collect(),
        }
    };
    let mut works: Vec<Work> = clusters
        .members
        .into_iter()
        .zip(clusters.links)
        .map(|(members, links)| {
            // Canonical order while merging: the outcome must not depend on the order the candidates came in.
            let ranked: Vec<usize> = members.into_iter().map(original).collect();
            let (record, mut conflicts) = merge(candidates, &ranked);
            let mut members = ranked;
            members.sort_unstable();
            conflicts.iter_mut().flat_map(|conflict| &mut conflict.values).for_each(|(_, members)| members.sort_unstable());
            Work { members, record, conflicts, links: links.into_iter().map(pair).collect() }
        })
        .collect();
    works.sort_by_cached_key(|work| sort_key(&work.record));
    Works { works, undecided: clusters.undecided.into_iter().map(pair).collect() }
}

/// What works are sorted by: first person, year, title; works that tie keep the canonical order of their members.
fn sort_key(record: &Record) -> (String, Option<i32>, Option<TitleKey>) {
    let person = record.authors.first().or(record.editors.first()).and_then(NameKey::new);
    let year = record.issued.as_ref().and_then(|date| date.start).map(|part| part.year);
    (person.map(|key| key.family().to_string()).unwrap_or_default(), year, record.title.as_deref().and_then(TitleKey::new))
}

/// A member's value of one field.
struct Given<'a, T: ?Sized> {
    value: &'a T,
    text: String,
    member: usize,
    paper: &'a str,
    listed: bool,
}

/// Values that agree, with the one that stands for them.
struct Group<'a, T: ?Sized> {
    values: Vec<Given<'a, T>>,
}

impl<'a, T: ?Sized> Group<'a, T> {
    /// Between groups that disagree: how many papers give it in a list, how many at all, how many lists' members, how complete it is.
    /// A note that repeats its own paper's list is no second voice.
    fn rank(&self) -> (usize, usize, usize, usize) {
        let listed = self.values.iter().filter(|given| given.listed);
        let papers = |values: &mut dyn Iterator<Item = &Given<'a, T>>| values.map(|given| given.paper).collect::<BTreeSet<_>>().len();
        let letters = self.values.iter().map(|given| given.text.chars().filter(|c| c.is_alphanumeric()).count()).max();
        (papers(&mut listed.clone()), papers(&mut self.values.iter()), listed.count(), letters.unwrap_or_default())
    }

    /// The most complete value; of equally long ones that of a list, the most frequent, the first in order of text.
    fn best(&self) -> Option<&Given<'a, T>> {
        self.values.iter().max_by_key(|given| {
            let same = self.values.iter().filter(|other| other.text == given.text).count();
            (
                given.text.chars().filter(|c| c.is_alphanumeric()).count(),
                given.listed,
                same,
                Reverse(given.text.as_str()),
                Reverse(given.member),
            )
        })
    }
}

/// Groups values that agree: the most complete first, each joins the first group whose first value it agrees with.
fn group<'a, T: ?Sized>(mut values: Vec<Given<'a, T>>, agree: impl Fn(&T, &T) -> bool) -> Vec<Group<'a, T>> {
    values.sort_by(|x, y| y.text.chars().count().cmp(&x.text.chars().count()).then_with(|| x.text.cmp(&y.text)));
    let mut groups: Vec<Group<'a, T>> = Vec::new();
    for given in values {
        match groups.iter_mut().find(|group| group.values.first().is_some_and(|first| agree(first.value, given.value))) {
            Some(group) => group.values.push(given),
            None => groups.push(Group { values: vec![given] }),
        }
    }
    groups.sort_by_key(|group| Reverse(group.rank()));
    groups
}

fn conflict<T: ?Sized>(field: &'static str, groups: &[Group<'_, T>]) -> Option<Conflict> {
    let values =
        groups.iter().filter_map(|group| Some((group.best()?.text.clone(), group.values.iter().map(|given| given.member).collect())));
    (groups.len() > 1).then(|| Conflict { field, values: values.collect() })
}

/// The merged record of `members` and what they disagree on.
pub(super) fn merge(candidates: &[Candidate<'_>], members: &[usize]) -> (Record, Vec<Conflict>) {
    let members: Vec<(usize, &Candidate<'_>)> = members.iter().filter_map(|&index| Some((index, candidates.get(index)?))).collect();
    if let [(_, only)] = members.as_slice() {
        let mut record = only.record.clone();
        record.pages = record.pages.filter(|_| !only.cites_a_page());
        return (record, Vec::new());
    }
    let mut record = Record { entry_type: entry_type(&members), ..Record::default() };
    let mut conflicts = Vec::new();
    for field in &NAMES_FIELDS {
        let values = members.iter().filter_map(|&(member, candidate)| {
            let (names, cut) = (field.get)(candidate.record);
            let text = names_text(names, cut);
            (!names.is_empty()).then_some(Given { value: candidate.record, text, member, paper: candidate.paper, listed: candidate.listed })
        });
        let groups = group(values.collect(), |x, y| {
            let ((x, x_cut), (y, y_cut)) = ((field.get)(x), (field.get)(y));
            same_names(x, x_cut, y, y_cut)
        });
        if let Some(best) = groups.first().and_then(Group::best) {
            let (names, cut) = (field.get)(best.value);
            (field.set)(&mut record, names.to_vec(), cut);
        }
        conflicts.extend(conflict(field.name, &groups));
    }
    for field in TEXT_FIELDS {
        let values = members.iter().filter(|(_, candidate)| !(field.name == "page" && candidate.cites_a_page()));
        let values = values.filter_map(|&(member, candidate)| {
            let value = (field.get)(candidate.record)?;
            Some(Given { value: value.as_str(), text: value.clone(), member, paper: candidate.paper, listed: candidate.listed })
        });
        let groups = group(values.collect(), |x, y| (field.agree)(x, y));
        if let Some(best) = groups.first().and_then(Group::best) {
            (field.set)(&mut record, best.value.to_string());
        }
        if field.conflicts {
            conflicts.extend(conflict(field.name, &groups));
        }
    }
    record.issued = date(&members, "issued", |record| record.issued.as_ref(), &mut conflicts);
    record.event_date = date(&members, "event-date", |record| record.event_date.as_ref(), &mut conflicts);
    record.accessed = members.iter().filter_map(|(_, candidate)| candidate.record.accessed.as_ref()).max_by_key(|date| date.start).cloned();
    record.eprint = members.iter().find_map(|(_, candidate)| candidate.record.eprint.clone());
    conflicts.sort_by_key(|conflict| FIELD_ORDER.iter().position(|field| *field == conflict.field));
    (record, conflicts)
}

/// The order in which conflicts are told; fields not named come first, as they are the rarest.
const FIELD_ORDER: [&str; 7] = ["author", "editor", "translator", "title", "issued", "container-title", "publisher"];

fn date(
    members: &[(usize, &Candidate<'_>)],
    field: &'static str,
    get: fn(&Record) -> Option<&Date>,
    conflicts: &mut Vec<Conflict>,
) -> Option<Date> {
    let values = members.iter().filter_map(|&(member, candidate)| {
        let value = get(candidate.record)?;
        Some(Given { value, text: date_text(value), member, paper: candidate.paper, listed: candidate.listed })
    });
    let groups = group(values.collect(), same_date);
    conflicts.extend(conflict(field, &groups));
    groups.first().and_then(Group::best).map(|best| best.value.clone())
}

/// The type most members have, those of lists first; "misc" and "online" only where no other is given.
fn entry_type(members: &[(usize, &Candidate<'_>)]) -> EntryType {
    let votes = |entry_type: EntryType| {
        let of_type = members.iter().filter(|(_, candidate)| candidate.record.entry_type == entry_type);
        let specific = !matches!(entry_type, EntryType::Misc | EntryType::Online);
        (specific, of_type.clone().filter(|(_, candidate)| candidate.listed).count(), of_type.count(), Reverse(entry_type))
    };
    members.iter().map(|(_, candidate)| candidate.record.entry_type).max_by_key(|&entry_type| votes(entry_type)).unwrap_or_default()
}
