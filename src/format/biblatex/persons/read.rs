//! What does a list of names say? BibTeX's division at "and", at commas and at words in lower case.

use crate::format::biblatex::decode;
use crate::record::Name;

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

/// One name as TeX; `None` where it is empty.
pub fn read_name(tex: &str) -> Option<Name> {
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
    let mut name = Name { family: filled_text(&family), given: part(given), particle: part(particle), suffix: part(suffix), literal: None };
    // "d' Alembert": a particle that its sign ties to the name is written without a blank; where there is one, both are the name.
    if let (Some(particle), Some(family)) = (name.particle.take_if(|particle| super::is_tied(particle)), name.family.as_mut()) {
        *family = format!("{particle} {family}");
    }
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
}
