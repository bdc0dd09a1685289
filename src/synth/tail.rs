//! Identifiers, addresses and series that writers append to a reference whatever its style.

use super::hand::Hand;
use super::item::Item;
use super::render::{self, Piece};
use super::rng::Rng;
use super::style::{self, Style};
use crate::segment::Label;

/// How often a value that a style has no place for is appended all the same.
const TAIL: f64 = 0.35;

/// Appends an identifier, an address or a series that is not in the reference yet.
pub fn append(pieces: &mut Vec<Piece>, item: &Item, style: &Style, hand: &Hand<'_>, rng: &mut Rng) {
    if !rng.chance(TAIL) {
        return;
    }
    let has = |label: Label| pieces.iter().any(|piece| piece.label == Some(label) && !piece.text.is_empty());
    let taken = [Label::Doi, Label::Url, Label::Isbn, Label::Note, Label::CollectionTitle].into_iter().any(has);
    let fitting: Vec<Vec<Piece>> =
        if taken { Vec::new() } else { style::tails().iter().filter_map(|tail| render::render(item, style, tail, hand, rng)).collect() };
    let has_volume = has(Label::Volume);
    let fitting: Vec<&Vec<Piece>> =
        fitting.iter().filter(|tail| !has_volume || tail.iter().all(|p| p.label != Some(Label::Volume))).collect();
    if let Some(tail) = rng.pick(&fitting) {
        let signed = tail.first().is_some_and(|piece| piece.text.starts_with(['.', ',']));
        if let Some(last) = pieces.last_mut().filter(|last| signed && last.label.is_none() && last.text.ends_with('.')) {
            last.text.pop();
        }
        pieces.extend(tail.iter().cloned());
    }
}
