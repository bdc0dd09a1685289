//! How is a list of names written and read? `van Schendel, W. and Burgos, Jr., N. P. and {{US Department of State}} and others`.

use super::{decode, escape};
use crate::record::Name;

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
            if last == text(&whole) && read_name(&last).is_some_and(|read| read == lone || read.family.as_ref() == Some(&whole)) {
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
    let gap = if particle.ends_with(['\'', '’', '-']) { "" } else { " " };
    format!("{particle}{gap}{family}")
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

/// Reads a list of names; the flag says that it ends in "others".
///
/// BibTeX's rules for the parts of a name, but for one: behind a comma's left side, only low words at its head are a particle, so that the
/// family of "García y Vega, Ana" stays whole.
pub fn read(tex: &str) -> (Vec<Name>, bool) {
    let mut names: Vec<&str> = split_list(tex);
    let others = |name: &&str| matches!(name.to_lowercase().as_str(), "others" | "et al." | "et al" | "et~al.");
    let truncated = names.last().is_some_and(others);
    names.retain(|name| !others(name));
    (names.into_iter().filter_map(read_name).collect(), truncated)
}

/// One name as TeX.
fn read_name(tex: &str) -> Option<Name> {
    let tex = tex.trim().trim_end_matches(',').trim();
    if let Some(inner) = whole_group(tex) {
        return Some(Name { literal: Some(filled_text(inner)?), ..Name::default() });
    }
    let parts = split_at(tex, |c| c == ',');
    if let Some(name) = extended(&parts) {
        return Some(name);
    }
    let (particle, family, suffix, given) = match parts[..] {
        [] => return None,
        [all] => {
            let words = words(all);
            let last = words.len().checked_sub(1)?;
            let low = words.get(..last)?.iter().position(|word| is_low(word));
            let upto = words.get(..last)?.iter().rposition(|word| is_low(word)).map_or(last, |at| at + 1);
            let given_end = low.unwrap_or(last);
            (low.map(|low| join(words.get(low..upto).unwrap_or(&[]))), join(words.get(upto..)?), None, Some(join(words.get(..given_end)?)))
        }
        [head, given] => {
            let (particle, family) = family_of(head);
            (particle, family, None, Some(given.to_owned()))
        }
        [head, suffix, ref given @ ..] => {
            let (particle, family) = family_of(head);
            (particle, family, Some(suffix.to_owned()), Some(given.join(",")))
        }
    };
    let part = |tex: Option<String>| tex.as_deref().and_then(filled_text);
    let name = Name { family: filled_text(&family), given: part(given), particle: part(particle), suffix: part(suffix), literal: None };
    (name != Name::default()).then_some(name)
}

/// Particle and family name of what stands before the first comma.
fn family_of(head: &str) -> (Option<String>, String) {
    let words = words(head);
    let most = words.len().saturating_sub(1);
    let low = words.iter().take(most).take_while(|word| is_low(word)).count();
    let (particle, family) = words.split_at(low);
    ((low > 0).then(|| join(particle)), join(family))
}

/// biber's `family=…, given=…, prefix=…`.
fn extended(parts: &[&str]) -> Option<Name> {
    let mut name = Name::default();
    for part in parts {
        let (key, value) = part.split_once('=')?;
        let value = filled_text(value.trim().trim_matches('"'));
        match key.trim() {
            "family" => name.family = value,
            "given" => name.given = value,
            "prefix" => name.particle = value,
            "suffix" => name.suffix = value,
            key if key.ends_with("-i") || matches!(key, "id" | "useprefix" | "hash" | "nametemplates") => {}
            _ => return None,
        }
    }
    (name.family.is_some() || name.given.is_some()).then_some(name)
}

/// The inside of a name that is one group in braces, which means: do not take it apart. `{\\"O}` is a letter, no group.
pub fn whole_group(tex: &str) -> Option<&str> {
    let inner = tex.strip_prefix('{')?.strip_suffix('}')?;
    let mut depth = 0_i32;
    let closes_early = inner.chars().any(|c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        depth < 0
    });
    let letter = inner.starts_with('\\') && {
        let text = decode::text(inner);
        text.chars().count() == 1 && text.chars().all(char::is_alphabetic)
    };
    (!closes_early && !letter).then_some(inner)
}

/// Whether a word begins low; a group in braces never does.
fn is_low(word: &str) -> bool {
    let protected = word.starts_with('{') && !word.starts_with("{\\");
    !protected && decode::text(word).chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase)
}

fn words(tex: &str) -> Vec<&str> {
    split_at(tex, |c| c.is_whitespace() || c == '~').into_iter().filter(|word| !word.is_empty()).collect()
}

fn join(words: &[&str]) -> String {
    words.join(" ")
}

fn filled_text(tex: &str) -> Option<String> {
    Some(decode::text(tex)).filter(|text| !text.is_empty())
}

/// The items of a list: "and" between blanks and outside braces divides them.
pub fn split_list(tex: &str) -> Vec<&str> {
    let mut items = Vec::new();
    let mut start = 0;
    let mut end = 0;
    for word in split_at(tex, char::is_whitespace) {
        // Slices of `tex`: their places follow from their addresses' order.
        let at = end + tex.get(end..).and_then(|rest| rest.find(word)).unwrap_or(0);
        if word.eq_ignore_ascii_case("and") {
            items.push(tex.get(start..at).unwrap_or(""));
            start = at + word.len();
        }
        end = at + word.len();
    }
    items.push(tex.get(start..).unwrap_or(""));
    items.into_iter().map(str::trim).filter(|item| !item.is_empty()).collect()
}

/// Divides at characters that stand outside braces.
fn split_at(tex: &str, divides: impl Fn(char) -> bool) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut depth = 0_i32;
    let mut start = 0;
    for (at, c) in tex.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            c if depth <= 0 && divides(c) => {
                parts.push(tex.get(start..at).unwrap_or(""));
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(tex.get(start..).unwrap_or(""));
    parts
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

    #[rstest]
    #[case("Yusran, R.", person("", "Yusran", "", "R."))]
    #[case("van Schendel, W.", person("van", "Schendel", "", "W."))]
    #[case("Willem van Schendel", person("van", "Schendel", "", "Willem"))]
    #[case("Jean de la Fontaine", person("de la", "Fontaine", "", "Jean"))]
    #[case("de la Fontaine, Jean", person("de la", "Fontaine", "", "Jean"))]
    #[case("García y Vega, Ana", person("", "García y Vega", "", "Ana"))]
    #[case("Burgos, Jr., N. P.", person("", "Burgos", "Jr.", "N. P."))]
    #[case("King, Jr., {}", person("", "King", "Jr.", ""))]
    #[case("Donald E. Knuth", person("", "Knuth", "", "Donald E."))]
    #[case("Makhfudz", person("", "Makhfudz", "", ""))]
    #[case("{\\\"O}zge", person("", "Özge", "", ""))]
    #[case("B{\\\"u}y{\\\"u}k, {\\'E}mile", person("", "Büyük", "", "Émile"))]
    #[case("{de facto}, X.", person("", "de facto", "", "X."))]
    #[case("family=Schendel, given=Willem, prefix=Van, useprefix=true", person("Van", "Schendel", "", "Willem"))]
    #[case("{{US Department of State}}", Name { literal: Some("US Department of State".into()), ..Name::default() })]
    #[case("{Barnes and Noble}", Name { literal: Some("Barnes and Noble".into()), ..Name::default() })]
    fn reads(#[case] tex: &str, #[case] expected: Name) {
        assert_eq!(read(tex), (vec![expected], false));
    }

    #[test]
    fn reads_lists() {
        let (names, truncated) = read("Shelley, L. AND {Bodies and Souls} and\n  others");
        assert_eq!((names.len(), truncated), (2, true));
        assert_eq!(read(" and and "), (vec![], false));
    }

    #[test]
    fn several() {
        let names = [person("", "Shelley", "", "L."), Name { literal: Some("US Department of State".into()), ..Name::default() }];
        assert_eq!(write(&names, true), "Shelley, L. and {US Department of State} and others");
        assert_eq!(write(&[Name::default()], true), "");
    }
}
