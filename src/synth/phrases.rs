//! The tables that works are invented from: phrases, bodies and names by sort and language.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::places;
use super::rng::Rng;
use super::words;

/// Sort and language to phrases.
type Table = HashMap<&'static str, HashMap<&'static str, Vec<&'static str>>>;

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let tables = [include_str!("pools/phrases.tsv"), include_str!("pools/bodies.tsv"), include_str!("pools/names.tsv")];
    let mut table = Table::new();
    for (sort, lang, list) in tables.into_iter().flat_map(words::rows) {
        table.entry(sort).or_default().insert(lang, list.split('|').collect());
    }
    table
});

/// A phrase of that sort in that language, in English where it has none; `""` for an unknown sort.
pub fn draw(sort: &str, lang: &str, rng: &mut Rng) -> &'static str {
    let list = TABLE.get(sort).and_then(|langs| langs.get(lang).or_else(|| langs.get("en")));
    list.map_or("", |list| rng.word(list))
}

/// Whether the sort has phrases in this very language.
pub fn speaks(sort: &str, lang: &str) -> bool {
    TABLE.get(sort).is_some_and(|langs| langs.contains_key(lang))
}

/// A body that publishes: one that is known, or one put together.
pub fn body(lang: &str, rng: &mut Rng) -> String {
    if rng.chance(0.4) || !speaks("office", lang) {
        return draw("body", lang, rng).to_owned();
    }
    fill(draw("office", lang, rng), lang, 2000, rng)
}

/// Languages whose presses write towns in letters of their own.
const OWN_SCRIPT: [&str; 3] = ["zh", "ja", "ko"];

/// A place of publication: one that presses have, one of the list of places, one put together, or several.
pub fn town(lang: &str, rng: &mut Rng) -> String {
    let one = |rng: &mut Rng| match rng.below(20) {
        // The list of places is in Latin letters.
        _ if OWN_SCRIPT.contains(&lang) => draw("city", lang, rng).to_owned(),
        0..9 => draw("city", lang, rng).to_owned(),
        9..16 => places::any(rng).to_owned(),
        _ if speaks("town-head", lang) => format!("{}{}", draw("town-head", lang, rng), draw("town-tail", lang, rng)),
        _ => places::any(rng).to_owned(),
    };
    let first = one(rng);
    if !rng.chance(0.07) {
        return first;
    }
    let second = one(rng);
    match rng.below(6) {
        0 => format!("{first} [{}]", words::Words::of(lang, 0).get("etal")),
        1 => format!("{first} et al."),
        2 => format!("{first}, {second}"),
        3 => format!("{first} {} {second}", words::Words::of(lang, 0).get("and")),
        _ => format!("{first}/{second}"),
    }
}

/// Fills the places of a pattern: topic, place, subject, number, year and the like.
pub fn fill(pattern: &str, lang: &str, year: usize, rng: &mut Rng) -> String {
    let mut out = String::new();
    let mut rest = pattern;
    while let Some((before, place, after)) = next_place(rest) {
        out.push_str(before);
        let word = match place {
            't' | 'u' => draw("topic", lang, rng).to_owned(),
            'p' => draw("place", lang, rng).to_owned(),
            's' | 'r' => draw("subject", lang, rng).to_owned(),
            'x' => draw("coined", "id", rng).to_owned(),
            'm' => draw("place-name", "id", rng).to_owned(),
            'a' => draw("acronym", "en", rng).to_owned(),
            'o' => draw("body", lang, rng).to_owned(),
            'n' => rng.between(1, 99).to_string(),
            'k' => (0..rng.between(3, 5)).map(|_| char::from(b"ABDEFGHIKLMNOPRSTUVWZ"[rng.below(21)])).collect(),
            'l' => draw("land", lang, rng).to_owned(),
            _ => year.to_string(),
        };
        let at_start = out.is_empty() || out.ends_with(['“', '¿']);
        out.push_str(&if at_start { super::values::capitalise(&word) } else { word });
        rest = after;
    }
    out + rest
}

fn next_place(text: &str) -> Option<(&str, char, &str)> {
    let (before, after) = text.split_once('{')?;
    let (place, after) = after.split_once('}')?;
    Some((before, place.chars().next()?, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_have_no_duplicates() {
        for text in [include_str!("pools/phrases.tsv"), include_str!("pools/bodies.tsv"), include_str!("pools/names.tsv")] {
            let mut seen = std::collections::HashSet::new();
            for (sort, lang, list) in words::rows(text) {
                assert!(seen.insert((sort, lang)), "{sort} {lang} twice");
                let mut one = std::collections::HashSet::new();
                for phrase in list.split('|') {
                    assert!(one.insert(phrase), "{phrase} twice in {sort} {lang}");
                }
            }
        }
    }

    #[test]
    fn patterns_are_filled() {
        let text = fill("{t} in {p} {y}", "en", 2019, &mut Rng::new(3));
        assert!(!text.contains(['{', '}']) && text.ends_with("2019"), "{text}");
    }
}
