//! How is a list of names written? `van Schendel, W. and Burgos, Jr., N. P. and {{US Department of State}} and others`.

use super::escape;
use crate::record::Name;

/// The names as BibLaTeX's list; empty for names without any part.
pub fn write(names: &[Name], truncated: bool) -> String {
    let mut list: Vec<String> = names.iter().filter_map(name).collect();
    if truncated && !list.is_empty() {
        list.push("others".to_owned());
    }
    let list = list.join(" and ");
    // A list that is one organisation keeps its own braces inside the field's.
    list
}

/// One name, `None` where all its parts are empty.
fn name(name: &Name) -> Option<String> {
    if let Some(literal) = filled(&name.literal) {
        return Some(format!("{{{}}}", escape::text(&literal)));
    }
    let (family, given) = match (filled(&name.family), filled(&name.given)) {
        (Some(family), given) => (family, given),
        (None, Some(given)) => (given, None),
        (None, None) => (filled(&name.particle).or(filled(&name.suffix))?, None),
    };
    let last = last(filled(&name.particle), &family);
    Some(match (filled(&name.suffix), given) {
        (Some(suffix), Some(given)) => format!("{last}, {}, {}", guard(&suffix), guard(&given)),
        (Some(suffix), None) => format!("{last}, {}, {{}}", guard(&suffix)),
        (None, Some(given)) => format!("{last}, {}", guard(&given)),
        // A lone name of several words would be taken apart at its blanks.
        (None, None) if last.contains(' ') => format!("{{{}}}", escape::text(&family)),
        (None, None) => last,
    })
}

/// What stands before the first comma. BibTeX takes the words in lower case at its head as the particle, so a family name that
/// merely begins so is held together by braces, and a particle with a capital is seen as part of the family name.
fn last(particle: Option<String>, family: &str) -> String {
    let begins_low = family.contains(' ') && family.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase);
    let guarded = if begins_low { format!("{{{}}}", escape::text(family)) } else { guard(family) };
    match particle {
        None => guarded,
        Some(particle) if particle.ends_with(['\'', '’', '-']) => format!("{}{guarded}", guard(&particle)),
        Some(particle) => format!("{} {guarded}", guard(&particle)),
    }
}

/// A part of a name as TeX; in braces where it holds what would end it.
fn guard(part: &str) -> String {
    let tex = escape::text(part);
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
