//! Signal words and phrases of many languages, read from `cues.tsv`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::{Mark, Marks};
use crate::segment::hash::{Mixer, text_hash};
use crate::segment::token::{Kind, Tokens};

const TABLE: &str = include_str!("cues.tsv");

/// The longest phrase of the table, in words.
const LONGEST: usize = 6;

/// The table, ready for look-up.
pub struct Cues {
    phrases: HashMap<u64, Marks, Mixer>,
    /// The first words of the phrases: most words begin none.
    begins: HashSet<u64, Mixer>,
}

impl Cues {
    /// The table of the program.
    pub fn shared() -> &'static Cues {
        static CUES: LazyLock<Cues> = LazyLock::new(|| Cues::read(TABLE));
        &CUES
    }

    fn read(table: &'static str) -> Self {
        let mut phrases: HashMap<u64, Marks, Mixer> = HashMap::default();
        let mut begins = HashSet::default();
        for (mark, phrase) in rows(table) {
            let tokens = Tokens::new(phrase);
            let key = (0..tokens.len()).fold(0, |key, index| extend(key, tokens.low(index)));
            phrases.entry(key).or_default().add(mark);
            begins.insert(extend(0, tokens.low(0)));
        }
        Self { phrases, begins }
    }

    /// The marks that `word` alone has.
    pub fn word(&self, word: &str) -> Marks {
        self.phrases.get(&extend(0, word)).copied().unwrap_or_default()
    }

    /// The marks of every token; a word that is part of a longer phrase has the phrase's marks only.
    pub fn find(&self, tokens: &Tokens) -> Vec<Marks> {
        let mut marks = vec![Marks::default(); tokens.len()];
        let mut index = 0;
        while index < tokens.len() {
            let (length, found) = self.longest(tokens, index).unwrap_or((1, Marks::default()));
            for (offset, place) in marks.iter_mut().skip(index).take(length).enumerate() {
                if tokens.low(index + offset) != "." {
                    *place = found;
                }
            }
            index += length;
        }
        marks
    }

    /// The longest phrase at `index`: its length in tokens and its marks. Points inside are stepped over.
    fn longest(&self, tokens: &Tokens, index: usize) -> Option<(usize, Marks)> {
        let (mut key, mut words, mut best) = (0, 0, None);
        for next in index..tokens.len() {
            let word = tokens.low(next);
            if words > 0 && word == "." {
                continue;
            }
            if words == LONGEST || (tokens.kind(next) == Kind::Sign && !matches!(word, "-" | "&")) {
                break;
            }
            key = extend(key, word);
            words += 1;
            if words == 1 && !self.begins.contains(&key) {
                break;
            }
            if let Some(&found) = self.phrases.get(&key) {
                best = Some((next + 1 - index, found));
            }
        }
        best
    }
}

fn extend(key: u64, word: &str) -> u64 {
    (key.rotate_left(5) ^ text_hash(word)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

fn rows(table: &'static str) -> impl Iterator<Item = (Mark, &'static str)> {
    let lines = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.flat_map(|line| {
        let mut columns = line.split('\t');
        let mark = columns.next().and_then(mark_named);
        let phrases = columns.nth(1).unwrap_or("");
        phrases.split('|').filter_map(move |phrase| mark.map(|mark| (mark, phrase)))
    })
}

fn mark_named(name: &str) -> Option<Mark> {
    Some(match name {
        "month" => Mark::Month,
        "no-date" => Mark::NoDate,
        "back-reference" => Mark::BackReference,
        "page-sign" => Mark::PageSign,
        "volume-sign" => Mark::VolumeSign,
        "issue-sign" => Mark::IssueSign,
        "doi-sign" => Mark::DoiSign,
        "url-sign" => Mark::UrlSign,
        "access-sign" => Mark::AccessSign,
        "editor-sign" => Mark::EditorSign,
        "translator-sign" => Mark::TranslatorSign,
        "edition-sign" => Mark::EditionSign,
        "thesis-word" => Mark::ThesisWord,
        "report-word" => Mark::ReportWord,
        "series-word" => Mark::SeriesWord,
        "in-word" => Mark::InWord,
        "et-al" => Mark::EtAl,
        "corporate" => Mark::Corporate,
        "publisher-word" => Mark::PublisherWord,
        "journal-word" => Mark::JournalWord,
        "proceedings-word" => Mark::ProceedingsWord,
        "particle" => Mark::Particle,
        "and-word" => Mark::AndWord,
        "medium-word" => Mark::MediumWord,
        "note-word" => Mark::NoteWord,
        "id-sign" => Mark::IdSign,
        "law-word" => Mark::LawWord,
        "unknown-place" => Mark::UnknownPlace,
        "repeat" => Mark::Repeat,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read_once() {
        let mut seen = HashSet::new();
        for line in TABLE.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let columns: Vec<&str> = line.split('\t').collect();
            assert_eq!(columns.len(), 3, "{line}");
            assert!(mark_named(columns[0]).is_some(), "{line}");
        }
        let twice: Vec<_> = rows(TABLE).filter(|row| !seen.insert(*row)).collect();
        assert!(twice.is_empty(), "{twice:?}");
    }

    #[test]
    fn the_longest_phrase_wins() {
        let tokens = Tokens::new("sous la dir. de X");
        let marks = Cues::shared().find(&tokens);
        assert!(marks[0].has(Mark::EditorSign) && marks[4].has(Mark::EditorSign));
    }
}
