//! Whether a name is an organisation's: words organisations are called by, acronyms, function words no person's name holds.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::words::{Shape, is_shouted, shape};
use crate::record::clean::{Words, fold, rows};
use crate::segment::hash::Mixer;

static WORDS: &str = include_str!("corporate.txt");
static ACRONYMS: &str = include_str!("acronyms.txt");

/// Small words inside the names of organisations; "of" and "for" stand in no person's.
const FUNCTION: [&str; 20] = [
    "of", "for", "the", "on", "against", "to", "in", "at", "untuk", "bagi", "fur", "für", "pour", "para", "pela", "per", "voor", "against",
    "über", "sur",
];

/// Parts of a larger body: behind a comma they belong to the name before ("United Nations, Department of …").
const PARTS: [&str; 20] = [
    "department",
    "dept",
    "division",
    "office",
    "faculty",
    "section",
    "bureau",
    "committee",
    "subcommittee",
    "directorate",
    "school",
    "unit",
    "branch",
    "secretariat",
    "abteilung",
    "departement",
    "direktorat",
    "fakultas",
    "departamento",
    "departemen",
];

/// The words organisations are called by.
#[derive(Default)]
struct Table {
    words: Words,
    /// Beginnings of words, by their first letters.
    stems: HashMap<&'static str, Vec<&'static str>, Mixer>,
    /// What Chinese, Japanese and Korean names of bodies end in.
    bodies: Vec<&'static str>,
}

impl Table {
    fn shared() -> &'static Self {
        static TABLE: OnceLock<Table> = OnceLock::new();
        TABLE.get_or_init(|| {
            let mut table = Table::default();
            for row in rows(WORDS) {
                match row.strip_suffix('*') {
                    Some(stem) => table.stems.entry(head(stem)).or_default().push(stem),
                    None => _ = table.words.insert(row),
                }
                if !row.is_ascii() && row.chars().all(|c| c as u32 > 0x2E80) {
                    table.bodies.push(row);
                }
            }
            table
        })
    }
}

/// The letters that every stem shares with the words it begins: none has fewer.
fn head(word: &str) -> &str {
    word.char_indices().nth(3).map_or(word, |(at, _)| word.get(..at).unwrap_or(word))
}

fn acronyms() -> &'static Words {
    static TABLE: OnceLock<Words> = OnceLock::new();
    TABLE.get_or_init(|| rows(ACRONYMS).flat_map(|row| row.split(' ')).collect())
}

/// Whether `text`, a whole name without list signs, is an organisation's.
pub(super) fn is_corporate(text: &str) -> bool {
    let text = text.trim();
    let tokens: Vec<&str> = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '/')).filter(|t| !t.is_empty()).collect();
    let Some(first) = tokens.first() else { return false };
    let initials = tokens.iter().any(|token| shape(token) == Shape::Initials && !is_acronym(token));
    if initials && !tokens.iter().any(|token| has_function_word(token)) {
        return false;
    }
    if tokens.len() == 1 {
        return is_lone_acronym(first) || is_corporate_word(first) || is_east_asian_body(first);
    }
    // "Court DW": a family name that is a word of the table, with its initials.
    if let [_, last] = tokens.as_slice()
        && shape(last) == Shape::Capitals
        && !is_known_acronym(last)
        && !first.chars().all(char::is_uppercase)
    {
        return false;
    }
    let shouted = tokens.iter().filter(|token| is_shouted(token)).count();
    let function = tokens.iter().skip(1).any(|token| has_function_word(token)) || matches!(*first, "The" | "Die" | "Les" | "Los" | "THE");
    let acronym = shouted < tokens.len() && (is_leading_acronym(first) || tokens.iter().any(|token| is_long_acronym(token)));
    let bracketed = tokens.last().is_some_and(|last| last.starts_with('(') && last.ends_with(')') && is_shouted(last));
    function || acronym || bracketed || tokens.iter().any(|token| is_corporate_word(token)) || tokens.iter().any(|t| is_east_asian_body(t))
}

/// Whether `text` begins with a part of a larger body.
pub(super) fn is_part(text: &str) -> bool {
    text.split_whitespace().next().is_some_and(|word| PARTS.contains(&fold(word).as_str()))
}

fn has_function_word(token: &str) -> bool {
    FUNCTION.contains(&token)
}

/// A word from the table; `academ*` stands for every ending.
fn is_corporate_word(token: &str) -> bool {
    let token = fold(token.trim_matches(|c: char| !c.is_alphanumeric()).trim_end_matches("'s"));
    if token.len() < 2 {
        return false;
    }
    let table = Table::shared();
    table.words.contains(token.as_str())
        || table.stems.get(head(&token)).is_some_and(|stems| stems.iter().any(|stem| token.starts_with(stem)))
}

/// Chinese, Japanese and Korean names of bodies end in a word of the table.
fn is_east_asian_body(token: &str) -> bool {
    !token.is_ascii() && Table::shared().bodies.iter().any(|body| token.ends_with(body))
}

/// A known acronym, or three and more consonants in capitals ("CNN").
fn is_acronym(token: &str) -> bool {
    is_known_acronym(token) || is_consonants(token.trim_matches([',', ':', ';']))
}

/// Whether an acronym begins the name of a body: two letters only if they can hardly be initials.
fn is_leading_acronym(token: &str) -> bool {
    let letters = token.chars().filter(|c| c.is_alphabetic()).count();
    matches!(token, "UN" | "US" | "UK" | "EU" | "UE" | "U.S." | "U.N." | "U.K.") || (letters >= 3 && is_known_acronym(token))
}

/// Four letters and more are no initials, wherever they stand.
fn is_long_acronym(token: &str) -> bool {
    let token = token.trim_matches(['(', ')', ',']);
    token.len() > 3 && (is_known_acronym(token) || (token.len() > 4 && is_consonants(token)))
}

/// Whether `text` is an acronym the table knows.
pub(super) fn is_known_acronym(text: &str) -> bool {
    let text = text.trim_matches([',', ':', ';']);
    acronyms().contains(text) || (text.len() > 2 && text.ends_with('.') && acronyms().contains(text.trim_end_matches('.')))
}

fn is_consonants(token: &str) -> bool {
    token.len() >= 3 && token.chars().all(|c| c.is_ascii_uppercase() && !"AEIOUY".contains(c))
}

/// One word in capitals for a whole author: an acronym when it is known, short, or unlike a name.
fn is_lone_acronym(token: &str) -> bool {
    let token = token.trim_end_matches('.');
    let capital = |c: char| if c.is_alphabetic() { c.is_uppercase() } else { c.is_alphanumeric() || matches!(c, '-' | '&' | '/') };
    if is_acronym(token) {
        return true;
    }
    if !token.chars().all(capital) {
        return false;
    }
    let letters: Vec<char> = token.chars().filter(|c| c.is_alphabetic()).collect();
    // Of unknown words three letters and fewer are acronyms, four if no vowel makes them a name ("MARX", "LANE"); longer ones are names.
    let vowel = |c: &char| "AEIOUYÄÖÜ".contains(*c);
    let short = match letters.len() {
        2 | 3 => !token.ends_with('-'),
        4 => !letters.get(1..3).is_some_and(|inner| inner.iter().any(vowel)),
        _ => false,
    };
    short || (letters.len() > 1 && token.contains(|c: char| c.is_ascii_digit() || c == '&'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Kementerian Luar Negeri RI")]
    #[case("UNICEF")]
    #[case("US Department of State")]
    #[case("Republic of Indonesia")]
    #[case("ASEAN Chair")]
    #[case("UN News")]
    #[case("CNN Indonesia")]
    #[case("Counter Trafficking Data Collaborative (CTDC)")]
    #[case("Sekretariat ASEAN")]
    #[case("AICHR")]
    #[case("United Nations")]
    #[case("US Embassy Jakarta")]
    #[case("U.S. Army Corps of Engineers")]
    #[case("World Health Organization")]
    #[case("The Guardian")]
    #[case("Bundesministerium für Justiz")]
    #[case("Statistisches Bundesamt")]
    #[case("Министерство юстиции")]
    #[case("Ministère de la Justice")]
    #[case("中国科学院研究所")]
    #[case("UnitedHealthCare Group")]
    fn organisations(#[case] text: &str) {
        assert!(is_corporate(text), "{text}");
    }

    #[rstest]
    #[case("Akaha")]
    #[case("Nur Aisyah")]
    #[case("J. P. COLLMAN")]
    #[case("Suwinda Suwinda")]
    #[case("Smith SD")]
    #[case("Ludwig van Beethoven")]
    #[case("S. M. Noor")]
    #[case("DEVENNE François")]
    #[case("Court DW")]
    #[case("McDonald")]
    #[case("Simon de la Cruz")]
    fn people(#[case] text: &str) {
        assert!(!is_corporate(text), "{text}");
    }

    #[test]
    fn no_acronym_twice() {
        let mut seen = Words::default();
        assert_eq!(rows(ACRONYMS).flat_map(|row| row.split(' ')).find(|acronym| !seen.insert(acronym)), None);
    }

    #[test]
    fn no_stem_is_shorter_than_what_it_is_found_by() {
        assert!(Table::shared().stems.keys().all(|head| head.chars().count() == 3));
    }
}
