//! Whether a name is an organisation's: words organisations are called by, acronyms, function words no person's name holds.

use std::sync::OnceLock;

use super::words::{Shape, is_shouted, shape};
use crate::record::clean::{fold, rows};

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

fn words() -> &'static [&'static str] {
    static TABLE: OnceLock<Vec<&'static str>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut words: Vec<_> = rows(WORDS).collect();
        words.sort_unstable();
        words.dedup();
        words
    })
}

fn acronyms() -> &'static [&'static str] {
    static TABLE: OnceLock<Vec<&'static str>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut words: Vec<_> = rows(ACRONYMS).flat_map(|row| row.split(' ')).collect();
        words.sort_unstable();
        words
    })
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
    let words = words();
    let at = words.partition_point(|word| *word <= token.as_str());
    words.get(..at).and_then(<[_]>::last).is_some_and(|word| *word == token) || stem(words, &token)
}

fn stem(words: &[&str], token: &str) -> bool {
    // Stems share at least their first three letters with the token; few rows do.
    let head = token.char_indices().nth(3).map_or(token, |(at, _)| token.get(..at).unwrap_or(token));
    let from = words.partition_point(|word| *word < head);
    let near = words.get(from..).unwrap_or(&[]);
    near.iter().take_while(|word| word.starts_with(head)).any(|word| word.strip_suffix('*').is_some_and(|stem| token.starts_with(stem)))
}

/// Chinese, Japanese and Korean names of bodies end in a word of the table.
fn is_east_asian_body(token: &str) -> bool {
    !token.is_ascii() && words().iter().any(|word| !word.is_ascii() && word.chars().all(|c| c as u32 > 0x2E80) && token.ends_with(word))
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
    acronyms().binary_search(&text).is_ok() || (text.len() > 2 && acronyms().binary_search(&text.trim_end_matches('.')).is_ok())
}

fn is_consonants(token: &str) -> bool {
    token.len() >= 3 && token.chars().all(|c| c.is_ascii_uppercase() && !"AEIOUY".contains(c))
}

/// One word in capitals for a whole author: an acronym when it is known, short, or unlike a name.
fn is_lone_acronym(token: &str) -> bool {
    let token = token.trim_end_matches('.');
    let letters: Vec<char> = token.chars().filter(|c| c.is_alphabetic()).collect();
    let capitals = letters.iter().all(|c| c.is_uppercase()) && token.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '&' | '/'));
    // Of unknown words three letters and fewer are acronyms, four if no vowel makes them a name ("MARX", "LANE"); longer ones are names.
    let vowel = |c: &char| "AEIOUYÄÖÜ".contains(*c);
    let short = match letters.len() {
        2 | 3 => !token.ends_with('-'),
        4 => !letters.get(1..3).is_some_and(|inner| inner.iter().any(vowel)),
        _ => false,
    };
    is_acronym(token) || (capitals && short) || (capitals && letters.len() > 1 && token.contains(|c: char| c.is_ascii_digit() || c == '&'))
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
        assert!(acronyms().windows(2).all(|pair| pair[0] != pair[1]), "{:?}", acronyms().windows(2).find(|p| p[0] == p[1]));
    }
}
