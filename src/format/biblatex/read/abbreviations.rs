//! What does an abbreviation stand for? `@string`s, and the months' names that BibTeX knows by itself.

use std::collections::BTreeMap;

use super::issued;

/// A piece of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Braced, quoted or a number.
    Text(String),
    /// The name of an abbreviation.
    Abbreviation(String),
}

/// The `@string`s of a file and the names of the months.
#[derive(Debug, Default)]
pub struct Abbreviations(BTreeMap<String, Vec<Piece>>);

impl Abbreviations {
    /// Takes up the fields of a `@string`.
    pub fn define(&mut self, fields: Vec<(String, Vec<Piece>)>) {
        self.0.extend(fields);
    }

    /// The text of a piece; an unknown abbreviation stands for itself.
    pub fn expand(&self, piece: &Piece, report: &mut dyn FnMut(String)) -> String {
        self.expand_within(piece, report, 0)
    }

    fn expand_within(&self, piece: &Piece, report: &mut dyn FnMut(String), depth: usize) -> String {
        /// Abbreviations of abbreviations; deeper ones go in circles.
        const DEEPEST: usize = 8;
        match piece {
            Piece::Text(text) => text.clone(),
            Piece::Abbreviation(name) => match self.0.get(&name.to_lowercase()) {
                Some(pieces) if depth < DEEPEST => pieces.iter().map(|piece| self.expand_within(piece, report, depth + 1)).collect(),
                _ => {
                    if !issued::is_month(name) {
                        report(format!("abbreviation '{name}' is not defined"));
                    }
                    name.clone()
                }
            },
        }
    }
}
