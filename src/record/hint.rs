//! What does a list show of itself that one entry alone does not? The habits most of its entries share become a [`ListHint`].

use super::ListHint;
use super::clean::plain;
use crate::segment::{Label, Segmentation};

/// So many entries must speak, and so large a share of them alike, before a list is said to have a habit. A list of five that agree in all
/// but one may be chance, ten that agree in nine are not.
const SPEAKERS: usize = 6;
const AGREEMENT: f64 = 0.9;

/// The habits of the list whose entries these are.
pub fn list_hint<'a>(entries: impl IntoIterator<Item = (&'a str, &'a Segmentation)>) -> ListHint {
    let (mut order, mut days) = (Votes::default(), Votes::default());
    for (raw, segmentation) in entries {
        if let Some(author) = segmentation.of(Label::Author).next() {
            order.add(family_first(&plain(author.of(raw))));
        }
        for date in segmentation.of(Label::Date).chain(segmentation.of(Label::Note)) {
            days.add(day_first(date.of(raw)));
        }
    }
    ListHint { family_first: order.verdict(), day_first: days.verdict() }
}

/// Votes for and against.
#[derive(Default)]
struct Votes {
    yes: usize,
    no: usize,
}

impl Votes {
    fn add(&mut self, vote: Option<bool>) {
        match vote {
            Some(true) => self.yes += 1,
            Some(false) => self.no += 1,
            None => {}
        }
    }

    fn verdict(&self) -> Option<bool> {
        let all = self.yes + self.no;
        let share = self.yes as f64 / all.max(1) as f64;
        match all >= SPEAKERS {
            true if share >= AGREEMENT => Some(true),
            true if share <= 1.0 - AGREEMENT => Some(false),
            _ => None,
        }
    }
}

/// "Data, Pranati" and "Yusran R." begin with the family name, "R. Yusran" does not; a lone word or many words do not tell.
fn family_first(authors: &str) -> Option<bool> {
    let first = authors.split([',', ';', '&']).next()?.trim();
    let words: Vec<&str> = first.split_whitespace().collect();
    let initial = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() == 1 && word.ends_with('.');
    let comma = authors.strip_prefix(first).is_some_and(|rest| rest.starts_with(',') && rest.len() > 2);
    match words.as_slice() {
        [head, _, ..] if initial(head) => Some(false),
        [_] if comma => Some(true),
        [particle, _] if comma && particle.starts_with(char::is_lowercase) => Some(true),
        [_, last] if initial(last) => Some(true),
        [head, _, ..] if !head.starts_with(char::is_lowercase) && whole_names_follow(authors, first) => Some(false),
        _ => None,
    }
}

/// "Renaldi Afriansyah, Valentine Febrianti, and Irma Sari": behind the first comma stands another name of two words or more.
fn whole_names_follow(authors: &str, first: &str) -> bool {
    let mut others = authors.strip_prefix(first).unwrap_or("").split([',', ';', '&']).map(str::trim).filter(|part| !part.is_empty());
    others.next().is_some_and(|part| part.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count() > 1)
}

/// In "25.12.2021" the day stands first, in "12/25/2021" it does not; "3.5.2010" does not tell.
fn day_first(text: &str) -> Option<bool> {
    let numbers: Vec<u32> = text.split(['.', '/', '-']).filter_map(|part| part.trim().parse().ok()).collect();
    match numbers.as_slice() {
        [13..=31, 1..=12, (1000..)] => Some(true),
        [1..=12, 13..=31, (1000..)] => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Data, Pranati", Some(true))]
    #[case("Yusran R.", Some(true))]
    #[case("van Schendel, W., Lyons, L.", Some(true))]
    #[case("R. Yusran", Some(false))]
    #[case("J. P. Collman, J. P. Brauman", Some(false))]
    #[case("Makhfudz", None)]
    #[case("US Department of State", None)]
    #[case("Renaldi Afriansyah, Valentine Febrianti, and Irma Sari", Some(false))]
    #[case("Yuliana Plantika", None)]
    fn names_tell_their_order(#[case] authors: &str, #[case] expected: Option<bool>) {
        assert_eq!(family_first(authors), expected);
    }

    #[rstest]
    #[case("25.12.2021", Some(true))]
    #[case("12/25/2021", Some(false))]
    #[case("3.5.2010", None)]
    #[case("2021", None)]
    fn dates_tell_their_order(#[case] date: &str, #[case] expected: Option<bool>) {
        assert_eq!(day_first(date), expected);
    }
}
