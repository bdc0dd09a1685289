//! [`mark`]: titles that are rubrics. "Editor's notes", "Book reviews": the same title stands over another text every year.

use std::collections::HashMap;

use super::profile::Profile;
use crate::key::is_rubric_word;

/// A title in as many years of one container is a rubric.
const YEARS: usize = 3;

/// Marks the profiles whose title is a rubric, by its words or because the records themselves show it in several years.
pub(super) fn mark(profiles: &mut [Profile]) {
    let mut years: HashMap<(&str, String), Vec<i32>> = HashMap::new();
    for profile in profiles.iter() {
        if let (Some(container), Some(year)) = (&profile.container, profile.year) {
            years.entry((&profile.compact, container.compact())).or_default().push(year);
        }
    }
    let recurring: Vec<bool> = profiles
        .iter()
        .map(|profile| {
            let container = profile.container.as_ref().map(|container| container.compact()).unwrap_or_default();
            let recurs = years.get(&(profile.compact.as_str(), container)).is_some_and(|years| distinct(years) >= YEARS);
            recurs || profile.title.as_ref().is_some_and(|title| title.content_words().all(is_rubric_word))
        })
        .collect();
    for (profile, recurring) in profiles.iter_mut().zip(recurring) {
        profile.rubric = recurring;
    }
}

/// How many years, those next to each other (online first) once.
fn distinct(years: &[i32]) -> usize {
    let mut years = years.to_vec();
    years.sort_unstable();
    years.dedup();
    years.len()
}
