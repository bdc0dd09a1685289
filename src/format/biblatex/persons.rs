//! How is a list of names written? `van Schendel, W. and Burgos, Jr., N. P. and {{US Department of State}} and others`.

use super::escape;
use crate::record::Name;

mod read;

pub use read::{read, split_list, whole_group};

/// The names as BibLaTeX's list; empty for names without any part.
pub fn write(names: &[Name], truncated: bool) -> String {
    let mut list: Vec<String> = names.iter().filter_map(name).collect();
    if truncated && !list.is_empty() {
        list.push("others".to_owned());
    }
    list.join(" and ")
}

/// Whether no name has any part.
pub fn is_empty(names: &[Name]) -> bool {
    names.iter().all(|name| self::name(name).is_none())
}

/// One name, `None` where all its parts are empty.
fn name(name: &Name) -> Option<String> {
    if let Some(literal) = filled(&name.literal) {
        return Some(format!("{{{}}}", text(&literal)));
    }
    let tex = person(name)?;
    // biber counts the commas in braces too, and leaves out an entry with more than two in a name that is not one group.
    if tex.matches(',').count() <= 2 {
        return Some(tex);
    }
    let family = [&name.particle, &name.family].into_iter().filter_map(filled).collect::<Vec<_>>().join(" ");
    let parts = [Some(family), filled(&name.suffix), filled(&name.given)].into_iter().flatten().filter(|part| !part.is_empty());
    Some(format!("{{{}}}", text(&parts.collect::<Vec<_>>().join(", "))))
}

/// A person's name in parts.
fn person(name: &Name) -> Option<String> {
    let (particle, suffix) = (filled(&name.particle), filled(&name.suffix));
    let (family, given, particle, suffix) = match (filled(&name.family), filled(&name.given)) {
        (Some(family), given) => (family, given, particle, suffix),
        (None, Some(given)) => (given, None, particle, suffix),
        (None, None) => (particle.or(suffix)?, None, None, None),
    };
    let last = last(particle.as_deref(), &family);
    Some(match (suffix, given) {
        (Some(suffix), Some(given)) => format!("{last}, {}, {}", guard(&suffix), guard(&given)),
        (Some(suffix), None) => format!("{last}, {}, {{}}", guard(&suffix)),
        (None, Some(given)) => format!("{last}, {}", guard(&given)),
        // A lone name of several words would be taken apart at its blanks.
        (None, None) => {
            let lone = Name { family: Some(family.clone()), particle: particle.clone(), ..Name::default() };
            let whole = particle.map_or(family.clone(), |particle| joined(&particle, &family));
            if last == text(&whole)
                && read::read_name(&last).is_some_and(|read| read == lone || (read.family.as_ref() == Some(&whole) && !whole.contains(' ')))
            {
                last
            } else {
                format!("{{{}}}", text(&whole))
            }
        }
    })
}

/// What stands before the first comma. BibTeX takes the words in lower case at its head as the particle, so a family name that
/// merely begins so is held together by braces, and a particle with a capital is seen as part of the family name.
fn last(particle: Option<&str>, family: &str) -> String {
    let begins_low = family.contains(' ') && family.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase);
    let guarded = if begins_low { format!("{{{}}}", text(family)) } else { guard(family) };
    particle.map_or(guarded.clone(), |particle| joined(&guard(particle), &guarded))
}

/// A particle with its name: "d'Alembert", but "van Schendel".
fn joined(particle: &str, family: &str) -> String {
    let gap = if is_tied(particle) { "" } else { " " };
    format!("{particle}{gap}{family}")
}

/// Whether a particle's last sign ties it to the name.
fn is_tied(particle: &str) -> bool {
    particle.ends_with(['\'', '’', '-'])
}

/// Text of a name as TeX. biber takes `family=` for its own way of writing names, even inside braces.
fn text(part: &str) -> String {
    escape::text(part).replace('=', "{=}")
}

/// A part of a name as TeX; in braces where it holds what would end it.
fn guard(part: &str) -> String {
    let tex = text(part);
    let ends_name = |word: &str| word.eq_ignore_ascii_case("and") || word.eq_ignore_ascii_case("others");
    if part.contains([',', '=']) || part.split_whitespace().any(ends_name) { format!("{{{tex}}}") } else { tex }
}

fn filled(part: &Option<String>) -> Option<String> {
    part.as_deref().map(escape::fold).filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn person(particle: &str, family: &str, suffix: &str, given: &str) -> Name {
        let some = |s: &str| (!s.is_empty()).then(|| s.to_owned());
        Name { family: some(family), given: some(given), particle: some(particle), suffix: some(suffix), literal: None }
    }

    #[rstest]
    #[case(person("", "Yusran", "", "R."), "Yusran, R.")]
    #[case(person("van", "Schendel", "", "W."), "van Schendel, W.")]
    #[case(person("", "Burgos", "Jr.", "N. P."), "Burgos, Jr., N. P.")]
    #[case(person("d'", "Alembert", "", "Jean"), "d'Alembert, Jean")]
    #[case(person("", "Makhfudz", "", ""), "Makhfudz")]
    #[case(person("", "Abdul Majid", "", ""), "{Abdul Majid}")]
    #[case(person("van", "Gogh", "", ""), "van Gogh")]
    #[case(person("van", "Gogh Museum", "", ""), "van Gogh Museum")]
    #[case(person("", "de facto", "", "X."), "{de facto}, X.")]
    #[case(person("", "Foo, Bar", "", "X."), "{Foo, Bar}, X.")]
    #[case(Name { literal: Some("AT&T".into()), ..Name::default() }, r"{AT\&T}")]
    fn one(#[case] name: Name, #[case] expected: &str) {
        assert_eq!(write(&[name], false), expected);
    }

    #[test]
    fn several() {
        let names = [person("", "Shelley", "", "L."), Name { literal: Some("US Department of State".into()), ..Name::default() }];
        assert_eq!(write(&names, true), "Shelley, L. and {US Department of State} and others");
        assert_eq!(write(&[Name::default()], true), "");
    }
}
