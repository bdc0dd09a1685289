//! Building the lexicon: what labelled rows and bibliographic records name often enough.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use flate2::read::GzDecoder;
use serde::Deserialize;

use super::super::Label;
use super::super::lexicon::{Known, phrase, table};
use super::super::places;
use super::super::row::Row;
use crate::{Error, Result};

/// How often each phrase was seen as what.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    seen: BTreeMap<String, [u32; KINDS]>,
}

const KINDS: usize = Known::Given as usize + 1;

/// Longer phrases are titles of one work, not names that recur.
const LONGEST: usize = 60;

#[derive(Deserialize)]
struct Record {
    fields: BTreeMap<String, String>,
}

impl Counts {
    /// What is known beforehand.
    pub fn known() -> Self {
        let mut counts = Counts::default();
        for place in places::all() {
            counts.seen.entry(phrase(place)).or_default()[Known::Place as usize] += least(Known::Place as usize, place);
        }
        counts
    }

    /// Counts the names in a labelled reference.
    pub fn add(&mut self, row: &Row) {
        for &(label, span) in &row.spans {
            let text = span.of(&row.text);
            match label {
                Label::ContainerTitle | Label::CollectionTitle => self.count(text, Known::Journal),
                Label::Publisher => self.count(text, Known::Publisher),
                Label::Location => text.split([',', ';', '/']).for_each(|place| self.count(place, Known::Place)),
                _ => {}
            }
        }
    }

    /// Counts the names in a file of records.
    pub fn add_records(&mut self, path: &Path) -> Result<()> {
        let file = File::open(path).map_err(|source| Error::io(path, source))?;
        for (number, line) in BufReader::new(GzDecoder::new(file)).lines().enumerate() {
            let line = line.map_err(|source| Error::io(path, source))?;
            let record: Record = serde_json::from_str(&line).map_err(|error| Error::format(path, Some(number + 1), error.to_string()))?;
            for (field, value) in &record.fields {
                match field.as_str() {
                    "journal" | "journaltitle" | "series" => self.count(value, Known::Journal),
                    "publisher" | "institution" | "school" | "organization" => self.count(value, Known::Publisher),
                    "address" | "location" => value.split([',', ';', '/']).for_each(|place| self.count(place, Known::Place)),
                    "author" | "editor" => value.split(" and ").for_each(|name| self.name(name)),
                    _ => {}
                }
            }
        }
        Ok(())
    }

    fn name(&mut self, name: &str) {
        if let Some((family, given)) = name.split_once(',') {
            self.count(family, Known::Family);
            given.split_whitespace().filter(|word| word.chars().count() > 2).for_each(|word| self.count(word, Known::Given));
        }
    }

    fn count(&mut self, text: &str, known: Known) {
        if text.len() > LONGEST || text.contains(['{', '\\']) {
            return;
        }
        let phrase = phrase(text);
        if phrase.len() > 1 && phrase.chars().any(char::is_alphabetic) {
            self.seen.entry(phrase).or_default()[known as usize] += 1;
        }
    }
}

/// The phrases that all `counts` together have seen often enough, as the lexicon's table.
pub fn build(counts: &[&Counts]) -> Vec<u8> {
    let mut total: BTreeMap<&str, [u32; KINDS]> = BTreeMap::new();
    for (phrase, seen) in counts.iter().flat_map(|counts| &counts.seen) {
        let sum = total.entry(phrase).or_default();
        sum.iter_mut().zip(seen).for_each(|(sum, seen)| *sum += seen);
    }
    let known = total.into_iter().map(|(phrase, seen)| {
        let bits = (0..KINDS).filter(|&kind| seen[kind] >= least(kind, phrase)).fold(0, |bits, kind| bits | 1 << kind);
        (phrase, bits)
    });
    table(known.filter(|(_, bits)| *bits != 0))
}

/// How often a phrase must be seen. One word alone says less than two, and one-word journals ("science") more than one-word anything.
fn least(kind: usize, phrase: &str) -> u32 {
    let single = !phrase.contains(' ');
    match kind {
        _ if kind == Known::Family as usize => 4,
        _ if kind == Known::Given as usize => 6,
        _ if kind == Known::Place as usize => 3,
        _ if single => 4,
        _ => 2,
    }
}
