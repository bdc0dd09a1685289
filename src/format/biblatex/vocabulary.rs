//! Which words stand for a language, a state of publication, a kind of thesis? Tables of the words papers use and BibLaTeX's own.

const LANGUAGES: &str = include_str!("langid.tsv");
const STATES: &str = include_str!("pubstate.tsv");
const GENRES: &str = include_str!("genre.tsv");

fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

/// Words folded for look-up: lower case, no full stops, parentheses or brackets, single blanks.
fn folded(words: &str) -> String {
    let kept: String = words.chars().filter(|c| !".()[]".contains(*c)).collect();
    kept.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Babel's name of a language given by its BCP 47 primary tag (`id` is `indonesian`); an unknown tag stands for itself.
pub fn langid(tag: &str) -> String {
    let tag = tag.trim();
    let primary = tag.split(['-', '_']).next().unwrap_or(tag).to_lowercase();
    rows(LANGUAGES).find(|(code, _)| *code == primary).map_or_else(|| tag.to_owned(), |(_, name)| name.to_owned())
}

/// The BCP 47 primary tag of babel's name of a language; the inverse of [`langid`], which knows babel's synonyms too.
pub fn language(langid: &str) -> String {
    let name = langid.trim().to_lowercase();
    rows(LANGUAGES).find(|(_, n)| *n == name).map_or_else(|| langid.trim().to_owned(), |(code, _)| code.to_owned())
}

/// What a date that is none says of the state of publication: `in press` is `inpress`. `none` where it says only that there
/// is no date.
pub fn pubstate(literal: &str) -> Option<&'static str> {
    let words = folded(literal);
    rows(STATES).find(|(phrase, _)| *phrase == words).map(|(_, state)| state)
}

/// The words of a state of publication: the first of the table.
pub fn state_words(state: &str) -> Option<&'static str> {
    rows(STATES).find(|(_, s)| *s == state).map(|(phrase, _)| phrase)
}

/// BibLaTeX's key for a kind of thesis or report (`phdthesis`, `mathesis`, `techreport`); `None` for kinds that have none and are written
/// as they are.
pub fn genre(words: &str) -> Option<&'static str> {
    let words = folded(words);
    rows(GENRES).find(|(phrase, _)| folded(phrase) == words).map(|(_, key)| key)
}

/// The words of a key of [`genre`]: the first of the table.
pub fn genre_words(key: &str) -> Option<&'static str> {
    rows(GENRES).find(|(_, k)| *k == key).map(|(phrase, _)| phrase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;
    use std::collections::BTreeSet;

    #[rstest]
    #[case("id", "indonesian")]
    #[case("de-AT", "german")]
    #[case("tlh", "tlh")]
    fn languages(#[case] tag: &str, #[case] name: &str) {
        assert_eq!(langid(tag), name);
    }

    #[rstest]
    #[case("In press.", Some("inpress"))]
    #[case("[forthcoming]", Some("forthcoming"))]
    #[case("n.d.", Some("none"))]
    #[case("Spring", None)]
    fn states(#[case] literal: &str, #[case] state: Option<&str>) {
        assert_eq!(pubstate(literal), state);
    }

    #[rstest]
    #[case("Ph.D. thesis", Some("phdthesis"))]
    #[case("Master's thesis", Some("mathesis"))]
    #[case("Skripsi", None)]
    #[case("Working Paper", None)]
    fn genres(#[case] words: &str, #[case] key: Option<&str>) {
        assert_eq!(genre(words), key);
    }

    #[test]
    fn no_phrase_stands_twice() {
        assert!(rows(STATES).all(|(phrase, _)| folded(phrase) == phrase), "states are looked up as they stand");
        for table in [LANGUAGES, STATES, GENRES] {
            let phrases: Vec<_> = rows(table).map(|(phrase, _)| folded(phrase)).collect();
            assert_eq!(phrases.iter().collect::<BTreeSet<_>>().len(), phrases.len());
        }
    }
}
