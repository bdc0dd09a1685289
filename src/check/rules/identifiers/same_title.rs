//! Do two records have one title? For rules that ask whether two entries that share an identifier are one work.

use std::collections::BTreeMap;

use crate::check::Item;
use crate::key::{ContainerKey, DoiKey, TitleKey, number_of_word};
use crate::record::Record;

/// How alike two titles must be, in hundredths, for their difference to be one of typing: a letter in ten.
const ALIKE: f64 = 0.9;

/// How many earlier entries with the same identifier one is compared with: more only say the same again.
pub(super) const ENOUGH: usize = 8;

/// The listed items that have a DOI, by that.
pub(super) fn by_doi<'i, 'a>(items: &'i [Item<'a>]) -> BTreeMap<DoiKey, Vec<&'i Item<'a>>> {
    let mut groups: BTreeMap<DoiKey, Vec<&Item<'_>>> = BTreeMap::new();
    for item in items.iter().filter(|item| item.listed()) {
        if let Some(key) = item.record.doi.as_deref().and_then(DoiKey::new) {
            groups.entry(key).or_default().push(item);
        }
    }
    groups
}

/// Whether the titles are one, apart from typing and a subtitle; `None` where one is missing.
pub(in crate::check) fn same(a: &Record, b: &Record) -> Option<bool> {
    let (a, b) = (TitleKey::new(a.title.as_deref()?)?, TitleKey::new(b.title.as_deref()?)?);
    Some(alike(&a, &b))
}

fn alike(a: &TitleKey, b: &TitleKey) -> bool {
    let numbers = |key: &TitleKey| key.words().filter_map(number_of_word).collect::<Vec<_>>();
    let (short, long) = if a.as_str().len() <= b.as_str().len() { (a, b) } else { (b, a) };
    let begins = long.as_str().strip_prefix(short.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    // "The sixth meeting" and "the ninth meeting" are two.
    let counted = numbers(a) == numbers(b);
    (begins && (counted || short.words().count() >= 3))
        || counted && rapidfuzz::distance::osa::normalized_similarity(a.compact().chars(), b.compact().chars()) >= ALIKE
}

/// Whether one is a part of what the other is, or both are parts of one: a chapter and its book, two chapters of a book.
pub(in crate::check) fn parts_of_one(a: &Record, b: &Record) -> bool {
    let container = |record: &Record| record.container_title.as_deref().and_then(ContainerKey::new);
    let title = |record: &Record| record.title.as_deref().and_then(ContainerKey::new);
    let one = |x: Option<ContainerKey>, y: Option<ContainerKey>| x.is_some() && x == y;
    one(container(a), container(b)) || one(container(a), title(b)) || one(title(a), container(b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("On holes in lists", "On Holes in {L}ists", true)]
    #[case("On holes in lists", "On holes in lists: a survey", true)]
    #[case("Statement of the eighth meeting on holes", "Statement of the ninth meeting on holes", false)]
    #[case("On holes", "On gaps", false)]
    fn titles(#[case] a: &str, #[case] b: &str, #[case] expected: bool) {
        let record = |title: &str| Record { title: Some(title.to_owned()), ..Record::default() };
        assert_eq!(same(&record(a), &record(b)), Some(expected));
    }
}
