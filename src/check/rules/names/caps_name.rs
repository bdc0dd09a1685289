//! Is a family name written all in capitals, or all small, where the others are not?

use crate::check::prelude::*;
use super::people::everyone;
use crate::key::roman;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "caps-name",
    severity: Severity::Warning,
    default: true,
    group: Group::Names,
    summary: "a family name all in capitals or all small where the file's other names are not",
    page: include_str!("caps_name.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn list(&self, file: &File<'_>, cx: &Context<'_>, out: &mut Sink<'_>) {
        let names = || cx.items_of(file).iter().flat_map(|item| everyone(item.record).map(move |(field, name)| (item, field, name)));
        let families = || names().filter_map(|(item, field, name)| Some((item, field, name, name.family.as_deref()?)));
        let total = families().count();
        let odd = families().filter(|(_, _, name, family)| case(family, name.given.as_deref(), name.particle.is_some()).is_some()).count();
        if total < LEAST || odd > 1.max(total / RARE) {
            return;
        }
        for (item, field, name, family) in families() {
            if let Some(case) = case(family, name.given.as_deref(), name.particle.is_some()) {
                out.about(item, item.find(field, family), format!("the family name {family} is written {case}"));
            }
        }
    }
}

/// Not more than one name in so many is odd; more are a habit of one of the list's sources.
const RARE: usize = 20;
/// Fewer names show no habit.
const LEAST: usize = 10;

/// How a family name is written, where that is unusual.
fn case(family: &str, given: Option<&str>, particle: bool) -> Option<&'static str> {
    let given = given?;
    let letters: Vec<char> = family.chars().filter(|c| c.is_alphabetic()).collect();
    let cased = letters.iter().all(|c| c.is_uppercase() || c.is_lowercase());
    if letters.len() < 4 || !cased || family.contains(['.', '\'', '’', 'ʼ', '\u{2bb}']) || particle {
        return None;
    }
    let vowel = letters.iter().any(|c| "AEIOUYÄÖÜaeiouy".contains(*c)) || !family.is_ascii();
    let word = given.chars().filter(|c| c.is_alphabetic()).count() > 0;
    // "ACPR Banque de France" is no person.
    let acronym = letters.len() <= 5 && given.split_whitespace().filter(|word| word.chars().count() > 2).count() > 1;
    if letters.iter().all(|c| c.is_uppercase()) && !acronym && vowel && word && roman(&family.to_lowercase()).is_none() {
        return Some("all in capitals");
    }
    // Nor is "UMSB webteam".
    let acronym = given.len() > 2 && given.chars().all(char::is_uppercase);
    let small = !acronym && letters.iter().all(|c| c.is_lowercase()) && !family.contains([' ', '-']) && given.starts_with(char::is_uppercase);
    small.then_some("without a capital")
}
