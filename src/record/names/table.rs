//! The name tables: particles, suffixes, given names, and the small words between the names of a list.

use std::sync::OnceLock;

use crate::record::clean::{Words, fold, rows};

static PARTICLES: &str = include_str!("particles.txt");
static GIVEN: &str = include_str!("given.txt");

/// Family names that stand behind "Van" as a middle name: "Dung Van Nguyen" has no Dutch particle.
const VIETNAMESE: [&str; 14] = ["nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo"];

/// Chinese family names in Latin letters: before a word that is none they stand first ("Xu Guoli").
const CHINESE: [&str; 58] = [
    "wang", "zhang", "liu", "chen", "yang", "huang", "zhao", "zhou", "xu", "sun", "ma", "zhu", "hu", "guo", "lin", "gao", "luo", "zheng",
    "liang", "xie", "tang", "feng", "dong", "cao", "deng", "xiao", "cheng", "cai", "peng", "pan", "yuan", "jiang", "fang", "wei", "ren",
    "lu", "fan", "shi", "yao", "tan", "zou", "xiong", "jin", "hao", "kong", "bai", "cui", "kang", "mao", "qiu", "qin", "gu", "hou", "shao",
    "meng", "wan", "duan", "qian",
];

fn particles() -> &'static Words {
    static TABLE: OnceLock<Words> = OnceLock::new();
    TABLE.get_or_init(|| rows(PARTICLES).collect())
}

fn given_names() -> &'static Words {
    static TABLE: OnceLock<Words> = OnceLock::new();
    TABLE.get_or_init(|| rows(GIVEN).flat_map(|row| row.split(' ')).collect())
}

fn either_names() -> &'static Words {
    static TABLE: OnceLock<Words> = OnceLock::new();
    TABLE.get_or_init(|| EITHER.into_iter().collect())
}

fn leading_families() -> &'static Words {
    static TABLE: OnceLock<Words> = OnceLock::new();
    TABLE.get_or_init(|| CHINESE.into_iter().chain(VIETNAMESE).collect())
}

/// Whether `word` is a particle, in whatever case it is written.
pub(super) fn is_particle(word: &str) -> bool {
    let word = fold(word);
    particles().contains(word.as_str()) || word.strip_suffix('-').is_some_and(|word| particles().contains(word))
}

/// Whether `word` is a particle written small: it then surely parts a name.
pub(super) fn is_small_particle(word: &str) -> bool {
    word.starts_with(char::is_lowercase) && is_particle(word)
}

/// Whether `word` (or the first part of a double name, "Jean-Louis") is a common given name.
pub(super) fn is_given(word: &str) -> bool {
    let word = fold(word);
    given_names().contains(word.as_str()) || word.split_once('-').is_some_and(|(first, _)| given_names().contains(first))
}

/// Given names that are family names as often: alone they do not settle which end is which.
const EITHER: [&str; 62] = [
    "adam",
    "albert",
    "alexander",
    "allan",
    "andre",
    "arnaud",
    "arthur",
    "benjamin",
    "bernard",
    "bernhard",
    "bruno",
    "charles",
    "clement",
    "craig",
    "daniel",
    "david",
    "dominique",
    "douglas",
    "eckhard",
    "edgar",
    "ernst",
    "eugene",
    "francis",
    "franz",
    "frank",
    "gabriel",
    "george",
    "gilbert",
    "gordon",
    "graham",
    "greg",
    "guy",
    "hans",
    "henry",
    "herbert",
    "hermann",
    "howard",
    "hugo",
    "ibrahim",
    "jack",
    "jacob",
    "jacques",
    "james",
    "kelly",
    "lambert",
    "lewis",
    "louis",
    "ludwig",
    "martin",
    "marx",
    "max",
    "michel",
    "paul",
    "peter",
    "ray",
    "richard",
    "robert",
    "scott",
    "simon",
    "thomas",
    "walter",
    "werner",
];

/// Whether `word` is a given name and hardly a family name.
pub(crate) fn is_only_given(word: &str) -> bool {
    is_given(word) && !either_names().contains(fold(word).as_str())
}

/// Whether `word` is a Spanish family name: before another one it is the first of two.
pub(super) fn is_spanish_family(word: &str) -> bool {
    const COMMON: [&str; 26] = [
        "garcia", "martin", "ruiz", "diaz", "munoz", "romero", "moreno", "navarro", "torres", "ramos", "castro", "ortiz", "reyes", "vega",
        "molina", "marin", "herrera", "medina", "cruz", "flores", "rojas", "vargas", "guerrero", "campos", "vidal", "egea",
    ];
    let word = fold(word);
    (word.len() > 4 && word.ends_with("ez")) || COMMON.contains(&word.as_str())
}

/// Whether `word` is a Vietnamese family name.
pub(super) fn is_vietnamese_family(word: &str) -> bool {
    VIETNAMESE.contains(&fold(word).as_str())
}

/// Whether `word` is a family name that East Asian order puts first.
pub(crate) fn is_leading_family(word: &str) -> bool {
    leading_families().contains(fold(word).as_str())
}

/// A double name whose first part is a given name: "Jean-Marie" is hardly a family name.
pub(super) fn is_double_given(word: &str) -> bool {
    word.contains('-') && is_given(word)
}

/// "Dr.", "Prof." and other words of rank that are no part of a name.
pub(super) fn is_rank(word: &str) -> bool {
    const RANKS: [&str; 16] = [
        "dr",
        "prof",
        "professor",
        "docteur",
        "doktor",
        "drs",
        "mgr",
        "msgr",
        "rev",
        "abbe",
        "comte",
        "marquis",
        "hon",
        "sir",
        "pr",
        "proff",
    ];
    let bare = word.trim_end_matches('.');
    // A single word "Pr" without stop may be a name.
    RANKS.contains(&fold(bare).as_str()) && (word.ends_with('.') || bare.chars().count() > 3)
}

/// Academic degrees between the names of a list. Those that look like initials ("MD", "S.H.") are left alone.
pub(super) fn is_degree(text: &str) -> bool {
    const DEGREES: [&str; 14] =
        ["phd", "ph.d", "ph. d", "dsc", "d.sc", "msc", "m.sc", "m.si", "s.sos", "m.hum", "s.pd", "m.pd", "pdt", "s.ip"];
    let bare = text.trim_end_matches('.');
    bare.contains(char::is_lowercase) && DEGREES.contains(&bare.to_lowercase().as_str())
}

/// "Jr.", "Sr", "III", "2nd", "fils", "Filho": they follow a whole name.
pub(super) fn is_suffix(word: &str) -> bool {
    const WORDS: [&str; 16] =
        ["jr", "sr", "jnr", "snr", "junior", "senior", "2nd", "3rd", "4th", "fils", "père", "filho", "neto", "sobrinho", "esq", "младший"];
    // Every word of every list is asked for, and few begin so.
    let begins = |c| matches!(c, 'I' | 'j' | 'J' | 's' | 'S' | '2' | '3' | '4' | 'f' | 'F' | 'p' | 'P' | 'n' | 'N' | 'e' | 'E' | 'м' | 'М');
    if !word.starts_with(begins) {
        return false;
    }
    let bare = word.trim_end_matches(['.', ',']);
    // "Bray JR" has two given names.
    if matches!(bare, "JR" | "SR") && !word.ends_with('.') {
        return false;
    }
    matches!(bare, "II" | "III" | "IV" | "Jr" | "Sr") || WORDS.contains(&bare.to_lowercase().as_str())
}

/// Words that join the last name to the list, for sure. Others ("y", "e", "i") may stand inside a name: [`is_weak_and`].
pub(super) fn is_and(word: &str) -> bool {
    matches!(word, "&" | "+" | "AND" | "UND" | "ET" | "DAN" | "OG")
        || matches!(word, "and" | "und" | "et" | "dan" | "en" | "och" | "og" | "và" | "и" | "та" | "with" | "dengan" | "avec" | "mit")
        || matches!(word, "u." | "And" | "&amp;" | "sowie" | "ja" | "és" | "ve" | "和" | "및" | "と")
}

/// Words that join two names in Spanish, Portuguese, Italian, Polish, Catalan, and the two halves of one name too ("Ortega y Gasset").
pub(super) fn is_weak_and(word: &str) -> bool {
    matches!(word, "y" | "e" | "ed" | "i" | "a")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_row_twice() {
        let mut seen = Words::default();
        assert_eq!(rows(PARTICLES).find(|row| !seen.insert(row)), None);
        seen.clear();
        assert_eq!(rows(GIVEN).flat_map(|row| row.split(' ')).find(|name| !seen.insert(name)), None);
    }

    #[test]
    fn lookups() {
        assert!(is_particle("Van") && is_small_particle("von") && !is_small_particle("Von"));
        assert!(is_given("Jean-Louis") && is_given("François") && !is_given("Nguyen"));
        assert!(is_suffix("Jr.") && is_suffix("III") && !is_suffix("I"));
    }
}
