//! In which language a work is: by script, by small words, by letter statistics where the title is long enough; `None` when unsure.

use std::collections::HashMap;
use std::sync::OnceLock;

use whatlang::{Detector, Lang};

use super::clean::rows;
use crate::segment::hash::Mixer;

static TABLE: &str = include_str!("stopwords.tsv");

/// Latin languages letter statistics may choose from: those papers cite most, so that a short English title is no Tagalog.
const PLAUSIBLE: [(Lang, &str); 12] = [
    (Lang::Eng, "en"),
    (Lang::Ind, "id"),
    (Lang::Deu, "de"),
    (Lang::Fra, "fr"),
    (Lang::Spa, "es"),
    (Lang::Por, "pt"),
    (Lang::Ita, "it"),
    (Lang::Nld, "nl"),
    (Lang::Vie, "vi"),
    (Lang::Rus, "ru"),
    (Lang::Ukr, "uk"),
    (Lang::Pol, "pl"),
];

/// Letter statistics on fewer letters guess.
const ENOUGH_LETTERS: usize = 24;

/// What the table knows: which languages, as bits in the order of its rows, have a word, and which an ending.
#[derive(Default)]
struct Table {
    languages: Vec<&'static str>,
    words: HashMap<&'static str, u16, Mixer>,
    /// By the last byte.
    endings: HashMap<u8, Vec<(&'static str, u16)>, Mixer>,
}

impl Table {
    fn shared() -> &'static Self {
        static WORDS: OnceLock<Table> = OnceLock::new();
        WORDS.get_or_init(|| {
            let mut table = Table::default();
            for row in rows(TABLE) {
                let mut cells = row.split('\t');
                let bit = 1 << table.languages.len();
                table.languages.extend(cells.next());
                for word in cells {
                    match word.strip_prefix('-').filter(|ending| !ending.is_empty()) {
                        Some(ending) => table.endings.entry(*ending.as_bytes().last().unwrap_or(&0)).or_default().push((ending, bit)),
                        None => *table.words.entry(word).or_default() |= bit,
                    }
                }
            }
            table
        })
    }

    /// The languages that have the token or, where it is long enough, its ending.
    fn of(&self, token: &str) -> u16 {
        // Shorter words end in anything.
        const LEAST: usize = 6;
        let word = self.words.get(token).copied().unwrap_or(0);
        let long = token.len() >= LEAST && token.chars().count() >= LEAST;
        let endings = token.bytes().next_back().filter(|_| long).and_then(|last| self.endings.get(&last));
        endings.into_iter().flatten().filter(|(ending, _)| token.ends_with(ending)).fold(word, |bits, (_, bit)| bits | bit)
    }
}

/// The language of `text` (a title, perhaps with its container) as a BCP 47 primary tag.
pub fn language(text: &str) -> Option<&'static str> {
    if let Some(tag) = by_script(text) {
        return Some(tag);
    }
    let table = Table::shared();
    let lower = text.to_lowercase();
    let tokens = || lower.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|word| !word.is_empty());
    let mut scores: Vec<(usize, &'static str)> = table.languages.iter().map(|language| (0, *language)).collect();
    let has = |bits: u16, place: usize| bits >> place & 1 == 1;
    for bits in tokens().map(|token| table.of(token)).filter(|bits| *bits != 0) {
        scores.iter_mut().enumerate().for_each(|(place, (score, _))| *score += usize::from(has(bits, place)));
    }
    // Stable: Indonesian stands before Malay and wins a draw.
    scores.sort_by_key(|(score, _)| usize::MAX - score);
    // English names stand in Indonesian titles; the frame of the sentence is told by its first word. European languages share too
    // many small words with English for this.
    let first = tokens().next().filter(|first| first.chars().count() > 3).map_or(0, |first| table.of(first));
    let framed = table.languages.iter().enumerate().find(|(place, _)| has(first, *place)).map(|(_, language)| *language);
    if let Some(language) = framed.filter(|language| matches!(*language, "id" | "ms"))
        && scores.iter().any(|(score, of)| *of == language && *score >= 2)
        && scores.first().is_some_and(|(_, best)| *best == "en")
    {
        return Some(language);
    }
    let (best, second) = (scores.first().copied()?, scores.get(1).copied().unwrap_or((0, "")));
    let twins = (best.1, second.1) == ("id", "ms");
    let third = scores.get(2).map_or(0, |(score, _)| *score);
    let lead = best.0.saturating_sub(if twins { third } else { second.0 });
    // Words that are so clear need no letters to confirm them.
    if lead >= 2 {
        return Some(best.1);
    }
    let detected = (lower.chars().filter(|c| c.is_alphabetic()).count() >= ENOUGH_LETTERS).then(|| detect(text)).flatten();
    match detected {
        Some((tag, confidence)) if best.0 > 0 && tag == best.1 && (lead >= 1 || confidence > 0.3) => Some(best.1),
        Some(("id", _)) if best.1 == "ms" && best.0 > 0 => Some("ms"),
        Some((tag, confidence)) if confidence > 0.9 && best.0 == 0 => Some(tag),
        None if lead == 1 && tokens().count() <= 6 => Some(best.1),
        _ => None,
    }
}

fn detect(text: &str) -> Option<(&'static str, f64)> {
    let info = Detector::with_allowlist(PLAUSIBLE.iter().map(|(lang, _)| *lang).collect()).detect(text)?;
    let (_, tag) = PLAUSIBLE.iter().find(|(lang, _)| *lang == info.lang())?;
    Some((tag, info.confidence()))
}

/// Scripts that one language is mostly written in.
fn by_script(text: &str) -> Option<&'static str> {
    // Where all is Latin there is nothing to count.
    if text.chars().all(|c| c < '\u{370}') {
        return None;
    }
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let count =
        |ranges: &[(u32, u32)]| text.chars().filter(|c| ranges.iter().any(|(from, to)| (*from..=*to).contains(&(*c as u32)))).count();
    let most = |n: usize| n > 0 && n * 2 >= letters;
    let kana = count(&[(0x3040, 0x30FF)]);
    let han = count(&[(0x3400, 0x9FFF)]);
    if kana > 0 && most(kana + han) {
        return Some("ja");
    }
    let scripts: [(&str, &[(u32, u32)]); 8] = [
        ("zh", &[(0x3400, 0x9FFF)]),
        ("ko", &[(0xAC00, 0xD7AF)]),
        ("th", &[(0x0E00, 0x0E7F)]),
        ("el", &[(0x0370, 0x03FF)]),
        ("he", &[(0x0590, 0x05FF)]),
        ("ar", &[(0x0600, 0x06FF)]),
        ("hi", &[(0x0900, 0x097F)]),
        ("km", &[(0x1780, 0x17FF)]),
    ];
    if let Some((tag, _)) = scripts.iter().find(|(_, ranges)| most(count(ranges))) {
        return Some(tag);
    }
    let cyrillic = count(&[(0x0400, 0x04FF)]);
    most(cyrillic).then(|| if text.contains(['і', 'ї', 'є', 'ґ', 'І', 'Ї', 'Є']) { "uk" } else { "ru" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Human security in East Asia: embracing global norms through regional cooperation", Some("en"))]
    #[case("Trafficking in Persons 2018", Some("en"))]
    #[case("Tinjauan Hukum Dan Peran Pemerintah Dalam Tindak Pidana Perdagangan Orang", Some("id"))]
    #[case("Metodologi Penelitian Kualitatif", Some("id"))]
    #[case("Peranan kerajaan dalam pembelajaran bahasa Melayu di sekolah", Some("ms"))]
    #[case("Die Theorie der Gesellschaft und das Recht", Some("de"))]
    #[case("La vie des idées dans la société française", Some("fr"))]
    #[case("El derecho de los trabajadores en la sociedad", Some("es"))]
    #[case("A história do direito no Brasil e na Europa", Some("pt"))]
    #[case("La storia della musica nel Settecento", Some("it"))]
    #[case("De geschiedenis van het recht in Nederland", Some("nl"))]
    #[case("Права человека в России", Some("ru"))]
    #[case("Nghiên cứu về luật pháp của Việt Nam", Some("vi"))]
    #[case("人权与法律", Some("zh"))]
    #[case("日本の歴史", Some("ja"))]
    #[case("한국의 역사", Some("ko"))]
    #[case("Implementasi Asean Convention Against Trafficking in Persons, Especially Women and Children Di Indonesia", Some("id"))]
    #[case("Counter Trafficking Factsheet", Some("en"))]
    #[case("Integration, Security Concerns Top ASEAN Agenda", Some("en"))]
    #[case("Verfassungsgeschichte", Some("de"))]
    #[case("ASEAN", None)]
    fn titles(#[case] title: &str, #[case] expected: Option<&str>) {
        assert_eq!(language(title), expected);
    }

    #[test]
    fn no_word_twice_in_a_row() {
        for row in rows(TABLE) {
            let mut words: Vec<&str> = row.split('\t').skip(1).collect();
            words.sort_unstable();
            assert!(words.windows(2).all(|pair| pair[0] != pair[1]), "{row}");
        }
        assert!(Table::shared().languages.len() <= 16);
    }
}
