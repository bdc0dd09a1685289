//! Which language the letters of a Latin text speak for, and how surely: what the crate whatlang finds, asked the other way round.
//!
//! A language is known by its three hundred most frequent groups of three letters. To ask ten languages for each of theirs takes
//! three thousand look-ups a title; here the groups of the title, some sixty, are asked which languages have them.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::clean::rows;
use crate::segment::hash::Mixer;

static TABLE: &str = include_str!("letters.tsv");

/// How many groups a language is known by; also how far from its place a group is that a text does not have.
const KNOWN: usize = 300;

/// Groups of a text that are looked at, the most frequent first.
const LOOKED_AT: usize = 2 * KNOWN;

/// Three letters, or two and the edge of a word, in one number.
type Group = u64;

struct Language {
    tag: &'static str,
    /// Letters beside those from a to z.
    letters: &'static str,
}

#[derive(Default)]
struct Table {
    languages: Vec<Language>,
    /// The languages that have a group, with its place among their groups.
    groups: HashMap<Group, Vec<(usize, usize)>, Mixer>,
}

impl Table {
    fn shared() -> &'static Self {
        static SHARED: OnceLock<Table> = OnceLock::new();
        SHARED.get_or_init(|| {
            let mut table = Table::default();
            for row in rows(TABLE) {
                let mut cells = row.split('\t');
                let (Some(tag), Some(letters)) = (cells.next(), cells.next()) else { continue };
                for (place, cell) in cells.enumerate() {
                    let group = cell.chars().map(|c| if c == '_' { ' ' } else { c }).fold(0, group);
                    table.groups.entry(group).or_default().push((table.languages.len(), place));
                }
                table.languages.push(Language { tag, letters });
            }
            table
        })
    }
}

/// The group that ends in `next`, of the group before it.
fn group(before: Group, next: char) -> Group {
    const BITS: u32 = 21;
    (before << BITS | Group::from(next as u32)) & ((1 << (3 * BITS)) - 1)
}

/// Whether `c` is no letter: signs, digits and white space of ASCII; what lies beyond counts as a letter.
fn is_sign(c: char) -> bool {
    c <= '~' && !c.is_ascii_alphabetic()
}

/// The language of `lower`, a text in small letters, and how sure that is, from 0 to 1.
pub(super) fn detect(lower: &str) -> Option<(&'static str, f64)> {
    let table = Table::shared();
    let groups = groups(lower);
    let count = lower.chars().filter(|c| !is_sign(*c)).count();
    if groups.is_empty() || count == 0 {
        return None;
    }
    let by_letter = by_letter(table, lower, count);
    let by_group = by_group(table, &groups);
    // The shorter the text is, the more its letters count, and the less their groups.
    let weight = (-(count as f64 / 300.0) + 2.0 / 3.0).clamp(1.0 / 3.0, 2.0 / 3.0);
    let mut scores: Vec<(f64, f64, &'static str)> = table
        .languages
        .iter()
        .zip(by_letter.iter().zip(by_group))
        .map(|(language, (letter, group))| (letter * weight + group * (1.0 - weight), *letter, language.tag))
        .collect();
    scores.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.total_cmp(&a.1)));
    let ((first, _, tag), (second, ..)) = (*scores.first()?, *scores.get(1)?);
    Some((tag, confidence(first, second, groups.len())))
}

/// How surely the first of two scores wins.
fn confidence(first: f64, second: f64, groups: usize) -> f64 {
    if first == 0.0 || second == 0.0 {
        return first;
    }
    let sure = 3.0 / groups as f64 + 0.015;
    let lead = (first - second) / second;
    if lead > sure { 1.0 } else { lead / sure }
}

/// The part of the letters that each language has, less the part it has not.
fn by_letter(table: &Table, lower: &str, count: usize) -> Vec<f64> {
    let plain = lower.bytes().filter(u8::is_ascii_alphabetic).count();
    let score = |language: &Language| {
        let own = plain + lower.chars().filter(|c| !c.is_ascii() && language.letters.contains(*c)).count();
        (2 * own).saturating_sub(count) as f64 / count as f64
    };
    table.languages.iter().map(score).collect()
}

/// How near the groups of the text are to the places they have in each language.
fn by_group(table: &Table, groups: &[Group]) -> Vec<f64> {
    let farthest = groups.len() * KNOWN;
    // No language can have more groups of the text than the text has.
    let none = groups.len().min(KNOWN) * KNOWN;
    let mut nearness = vec![0_i64; table.languages.len()];
    for (place, group) in groups.iter().enumerate() {
        for &(language, own) in table.groups.get(group).into_iter().flatten() {
            if let Some(sum) = nearness.get_mut(language) {
                *sum += KNOWN as i64 - place.abs_diff(own) as i64;
            }
        }
    }
    let distance = |near: i64| (none as i64 - near).clamp(0, (KNOWN * KNOWN) as i64);
    nearness.into_iter().map(|near| (farthest as i64 - distance(near)) as f64 / farthest as f64).collect()
}

/// The groups of the text, each once, the most frequent first.
fn groups(lower: &str) -> Vec<Group> {
    let mut letters = lower.chars().map(|c| if is_sign(c) { ' ' } else { c }).chain([' ']);
    let (mut before, mut middle) = (' ', letters.next().unwrap_or(' '));
    let mut all: Vec<Group> = Vec::with_capacity(lower.len());
    for next in letters {
        if middle != ' ' || (before != ' ' && next != ' ') {
            all.push([before, middle, next].into_iter().fold(0, group));
        }
        (before, middle) = (middle, next);
    }
    all.sort_unstable();
    let mut counted: Vec<(usize, Group)> = all.chunk_by(Group::eq).filter_map(|same| Some((same.len(), *same.first()?))).collect();
    counted.sort_unstable_by(|a, b| b.cmp(a));
    counted.into_iter().take(LOOKED_AT).map(|(_, group)| group).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use whatlang::{Detector, Lang};

    const LANGUAGES: [(Lang, &str); 10] = [
        (Lang::Eng, "en"),
        (Lang::Ind, "id"),
        (Lang::Deu, "de"),
        (Lang::Fra, "fr"),
        (Lang::Spa, "es"),
        (Lang::Por, "pt"),
        (Lang::Ita, "it"),
        (Lang::Nld, "nl"),
        (Lang::Vie, "vi"),
        (Lang::Pol, "pl"),
    ];

    fn whatlang(text: &str) -> Option<(&'static str, f64)> {
        let info = Detector::with_allowlist(LANGUAGES.iter().map(|(lang, _)| *lang).collect()).detect(text)?;
        LANGUAGES.iter().find(|(lang, _)| *lang == info.lang()).map(|(_, tag)| (*tag, info.confidence()))
    }

    #[test]
    fn every_language_has_its_groups() {
        let table = Table::shared();
        assert_eq!(table.languages.len(), LANGUAGES.len());
        assert_eq!(table.groups.values().map(Vec::len).sum::<usize>(), KNOWN * LANGUAGES.len());
    }

    #[test]
    fn titles_are_heard_as_whatlang_hears_them() {
        for title in [
            "Counter Trafficking Factsheet",
            "Integration, Security Concerns Top ASEAN Agenda",
            "Metodologi Penelitian Kualitatif",
            "Verfassungsgeschichte und Völkerrecht",
            "La vie des idées – la société française",
            "Społeczeństwo obywatelskie",
            "Nghiên cứu về luật pháp của Việt Nam",
            "A história do direito no Brasil e na Europa",
        ] {
            assert_eq!(detect(&title.to_lowercase()), whatlang(title), "{title}");
        }
    }

    proptest! {
        #[test]
        fn any_latin_text_too(text in "[A-Za-zäöüßéèêçñãõąłđươ ,.:–0-9-]{0,80}") {
            let heard = detect(&text.to_lowercase());
            prop_assert!(heard == whatlang(&text) || !text.contains(char::is_alphabetic), "{heard:?} {:?}", whatlang(&text));
        }
    }
}
