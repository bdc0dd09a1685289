//! The words citations are made with, in many languages: "et al.", "see", "ibid.", "pp.", read from `words.tsv`.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use nom::error::{Error, ErrorKind};
use nom::{Err, IResult};

/// What a word does in a citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Class {
    /// Joins the last name: "and", "&", "dan".
    And,
    /// Stands for further names: "et al.", "dkk."
    EtAl,
    /// Leads a citation in: "see also", "cf."
    Signal,
    /// Stands between a work and the one it was read in: "cited in", "apud".
    Through,
    /// Points at the work cited last: "ibid."
    Ibid,
    /// Points at an earlier citation of the same names: "op. cit."
    OpCit,
    /// Points at a note by its number: "supra note".
    Supra,
    /// Stands in for a year: "n.d.", "in press".
    NoDate,
    /// Months and seasons.
    Month,
    /// Says what a locator counts: "pp.", "chap."
    Locator,
    /// Lower-case part of a family name: "van", "de".
    Particle,
    /// Lower-case word inside an organisation's name: "of", "untuk".
    Connector,
    /// Word that only organisations have in their names.
    Organisation,
    /// Word that no name contains: laws, tables, volumes.
    NotName,
    /// What a narrative citation may call the work: "report", "study".
    Noun,
    /// Capitalised at the head of a sentence and no part of a name.
    Opener,
    /// Before a year it makes a date in prose: "of 2007", "since 1995".
    DateLead,
    /// Treaties, wars and the like, which a year in brackets dates.
    Legal,
    /// Countries and capitals, likewise.
    Place,
    /// Leads in the source of a table or figure: "Source:".
    Source,
}

impl Class {
    const ALL: [(Class, &'static str); 20] = [
        (Class::And, "and"),
        (Class::EtAl, "et-al"),
        (Class::Signal, "signal"),
        (Class::Through, "through"),
        (Class::Ibid, "ibid"),
        (Class::OpCit, "op-cit"),
        (Class::Supra, "supra"),
        (Class::NoDate, "no-date"),
        (Class::Month, "month"),
        (Class::Locator, "locator"),
        (Class::Particle, "particle"),
        (Class::Connector, "connector"),
        (Class::Organisation, "organisation"),
        (Class::NotName, "not-name"),
        (Class::Noun, "noun"),
        (Class::Opener, "opener"),
        (Class::DateLead, "date-lead"),
        (Class::Legal, "legal"),
        (Class::Place, "place"),
        (Class::Source, "source"),
    ];
}

/// The words of one class: for look-up, and longest first for phrases.
#[derive(Default)]
struct Words {
    set: HashSet<String>,
    phrases: Vec<String>,
}

const TABLE: &str = include_str!("words.tsv");

/// The rows of the table: class name and word.
fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

fn words(class: Class) -> &'static Words {
    static WORDS: OnceLock<HashMap<Class, Words>> = OnceLock::new();
    static NONE: OnceLock<Words> = OnceLock::new();
    let all = WORDS.get_or_init(|| {
        let mut all: HashMap<Class, Words> = HashMap::new();
        for (name, word) in rows() {
            let Some((class, _)) = Class::ALL.iter().find(|(_, n)| *n == name) else { continue };
            let entry = all.entry(*class).or_default();
            entry.set.insert(word.to_lowercase());
            entry.phrases.push(word.to_lowercase());
        }
        for words in all.values_mut() {
            words.phrases.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        }
        all
    });
    all.get(&class).unwrap_or_else(|| NONE.get_or_init(Words::default))
}

/// Whether `word` is of that class.
pub(crate) fn is(class: Class, word: &str) -> bool {
    words(class).set.contains(&word.to_lowercase())
}

/// Recognises the longest phrase of `class` at the head of the input.
pub(crate) fn phrase<'a>(class: Class) -> impl Fn(&'a str) -> IResult<&'a str, &'a str> {
    move |input| {
        for phrase in &words(class).phrases {
            if let Some(len) = prefix_len(input, phrase) {
                let (found, rest) = input.split_at(len);
                let open = found.chars().next_back().is_some_and(|c| c.is_alphanumeric() && !ideographic(c));
                if !(open && rest.chars().next().is_some_and(char::is_alphanumeric)) {
                    return Ok((rest, found));
                }
            }
        }
        Err(Err::Error(Error::new(input, ErrorKind::Tag)))
    }
}

/// The length of `input`'s head that equals `lower` when put in lower case; a run of white space counts as one blank.
fn prefix_len(input: &str, lower: &str) -> Option<usize> {
    let mut wanted = lower.chars().peekable();
    let mut blank = false;
    for (at, c) in input.char_indices() {
        if wanted.peek().is_none() {
            return Some(at);
        }
        if c.is_whitespace() {
            if !blank && wanted.next() != Some(' ') {
                return None;
            }
            blank = true;
        } else {
            blank = false;
            for folded in c.to_lowercase() {
                if wanted.next() != Some(folded) {
                    return None;
                }
            }
        }
    }
    wanted.peek().is_none().then_some(input.len())
}

/// Whether the character is of a script written without blanks between words.
pub(crate) fn ideographic(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ac00}'..='\u{d7af}')
}

/// The places at which a phrase of `class` stands in `text` as a word of its own: start and end.
fn places(class: Class, text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut before = ' ';
    text.char_indices().filter_map(move |(at, c)| {
        let boundary = !before.is_alphanumeric() || ideographic(c);
        before = c;
        let (_, hit) = phrase(class)(text.get(at..)?).ok().filter(|_| boundary)?;
        Some((at, at + hit.len()))
    })
}

/// The first of them.
pub(crate) fn find(class: Class, text: &str) -> Option<(usize, usize)> {
    places(class, text).next()
}

/// The last of them.
pub(crate) fn rfind(class: Class, text: &str) -> Option<(usize, usize)> {
    places(class, text).last()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use rstest::rstest;

    use super::*;

    #[test]
    fn the_table_has_no_duplicates_and_no_unknown_class() {
        let mut seen = HashSet::new();
        for (class, word) in rows() {
            assert!(Class::ALL.iter().any(|(_, name)| *name == class), "class {class}");
            assert!(seen.insert((class, word.to_lowercase())), "{class} {word} twice");
        }
        assert!(Class::ALL.iter().all(|(class, _)| !words(*class).set.is_empty()));
    }

    #[rstest]
    #[case(Class::EtAl, "et al., 2004", Some(", 2004"))]
    #[case(Class::EtAl, "Et  al", Some(""))]
    #[case(Class::And, "and Shelley", Some(" Shelley"))]
    #[case(Class::And, "Anders", None)]
    #[case(Class::And, "& Shelley", Some(" Shelley"))]
    #[case(Class::Signal, "See also Smith", Some(" Smith"))]
    #[case(Class::NoDate, "n.d.)", Some(")"))]
    #[case(Class::Ibid, "Ibid., p. 3", Some(", p. 3"))]
    #[case(Class::EtAl, "等，2004", Some("，2004"))]
    fn phrases(#[case] class: Class, #[case] input: &str, #[case] rest: Option<&str>) {
        assert_eq!(phrase(class)(input).ok().map(|(rest, _)| rest), rest);
    }
}
