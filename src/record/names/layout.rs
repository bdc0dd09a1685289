//! Which commas part people and which part a family name from its given names: the cheapest reading of the whole list wins.
//!
//! "Zoller SD, Hammersmith RL" has a name a comma, "Akaha, T., Cameron, S." a name every second one, "Saner, Raymond, Lichia Yiu, and
//! Laurel Rush" turns only the first. Every way to cut the list is weighed by what the pieces look like and by how often the style changes.

use super::super::Name;
use super::person::{direct, inverted};
use super::table::{is_given, is_particle, is_small_particle, is_suffix};
use super::words::{Shape, shape, split_glued_suffix};

/// A piece of the list between two commas or joining words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chunk<'a> {
    /// Its words.
    pub text: &'a str,
    /// A joining word ("and", "&") stands before it: it begins a name.
    pub after_and: bool,
}

/// A chunk with what its words look like.
struct Seen<'a> {
    text: &'a str,
    after_and: bool,
    words: Vec<&'a str>,
    shapes: Vec<Shape>,
    /// How many of its words may be family names; a particle makes them one.
    names: usize,
}

impl<'a> Seen<'a> {
    fn new(chunk: &Chunk<'a>) -> Self {
        let words: Vec<&str> = chunk.text.split_whitespace().collect();
        let shapes: Vec<Shape> =
            words.iter().map(|word| if split_glued_suffix(word).is_some() { Shape::Capitals } else { shape(word) }).collect();
        let particle = words.first().is_some_and(|word| is_particle(word));
        let names = shapes.iter().filter(|shape| matches!(shape, Shape::Name | Shape::Capitals)).count();
        Self { text: chunk.text, after_and: chunk.after_and, words, shapes, names: if particle { 1 } else { names } }
    }

    fn count(&self, shape: Shape) -> usize {
        self.shapes.iter().filter(|one| **one == shape).count()
    }

    /// Whether its first word is a common given name.
    fn begins_given(&self) -> bool {
        self.words.first().is_some_and(|word| is_given(word))
    }
}

/// How one name is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// "Akaha, T."
    Inverted,
    /// "T. Akaha"
    Direct,
    /// "Akaha T"
    Indexed,
}

/// How many chunks a name takes, in which style, at what price.
#[derive(Clone, Copy, Debug)]
struct Cut {
    chunks: usize,
    style: Option<Style>,
    price: f32,
}

/// A price no sensible reading pays.
const NEVER: f32 = 20.0;

/// Reads the people of a list whose chunks are known.
pub(super) fn people(chunks: &[Chunk<'_>]) -> Vec<Name> {
    // "Dupont, Delvolvé, Fouriaux": an odd number of single words that are no given names is a list of family names.
    let chunks: Vec<Seen<'_>> = chunks.iter().map(Seen::new).collect();
    let single = |chunk: &Seen<'_>| chunk.shapes == [Shape::Name] && !is_given(chunk.text);
    if chunks.len() > 2 && chunks.len() % 2 == 1 && chunks.iter().all(single) {
        return chunks.iter().map(|chunk| direct(chunk.text)).collect();
    }
    // best[i]: cheapest reading of the chunks from i on, for each style of the name before.
    let styles = [None, Some(Style::Inverted), Some(Style::Direct), Some(Style::Indexed)];
    let mut best: Vec<[(f32, Option<Cut>); 4]> = vec![[(0.0, None); 4]; chunks.len() + 1];
    for at in (0..chunks.len()).rev() {
        let cuts = cuts(&chunks, at);
        for (slot, before) in styles.iter().enumerate() {
            let mut choice = (f32::INFINITY, None);
            for cut in &cuts {
                let after = cut.style.or(*before);
                let next = styles.iter().position(|style| *style == after).unwrap_or(0);
                let rest = best.get(at + cut.chunks).and_then(|row| row.get(next)).map_or(0.0, |(price, _)| *price);
                let price = cut.price + change(*before, cut.style) + rest;
                if price < choice.0 {
                    choice = (price, Some(*cut));
                }
            }
            if let Some(cell) = best.get_mut(at).and_then(|row| row.get_mut(slot)) {
                *cell = choice;
            }
        }
    }
    let mut names = Vec::new();
    let (mut at, mut slot) = (0, 0);
    while let Some((_, Some(cut))) = best.get(at).and_then(|row| row.get(slot)) {
        names.push(read(chunks.get(at..at + cut.chunks).unwrap_or(&[]), cut.style));
        at += cut.chunks;
        if let Some(position) = styles.iter().position(|style| style.is_some() && *style == cut.style) {
            slot = position;
        }
    }
    names
}

/// What it costs to go from one style to another: Chicago turns the first name only, other changes are slips.
fn change(before: Option<Style>, after: Option<Style>) -> f32 {
    match (before, after) {
        (None, _) | (_, None) => 0.0,
        (Some(a), Some(b)) if a == b => 0.0,
        (Some(Style::Inverted), Some(Style::Direct)) => 0.6,
        (Some(Style::Direct), Some(Style::Inverted)) | (Some(Style::Indexed), Some(Style::Inverted)) => 3.0,
        _ => 2.0,
    }
}

/// Every way to take a name from the chunks at `at`.
fn cuts(chunks: &[Seen<'_>], at: usize) -> Vec<Cut> {
    let chunk = |offset: usize| chunks.get(at + offset).filter(|chunk| offset == 0 || !chunk.after_and);
    let Some(first) = chunk(0) else { return Vec::new() };
    let (style, price) = alone(first, chunks.len() == 1);
    let mut cuts = vec![Cut { chunks: 1, style, price }];
    let Some(second) = chunk(1) else { return cuts };
    if is_suffix(second.text) {
        // "Smith J, Jr", "Martin Luther King, Jr.", "Smith, Jr., J."
        cuts.push(Cut { chunks: 2, style, price });
        if let Some(third) = chunk(2) {
            cuts.push(Cut { chunks: 3, style: Some(Style::Inverted), price: as_family(first) + as_given(third) });
        }
        return cuts;
    }
    let two_full = first.names >= 2 && second.names >= 2;
    let price = as_family(first) + as_given(second) + if two_full { 1.5 } else { 0.0 };
    cuts.push(Cut { chunks: 2, style: Some(Style::Inverted), price });
    if chunk(2).is_some_and(|third| is_suffix(third.text)) {
        cuts.push(Cut { chunks: 3, style: Some(Style::Inverted), price });
    }
    // "Adorno, Theodor, W.": a comma too many.
    if chunk(2).is_some_and(|third| third.shapes == [Shape::Initials]) && second.shapes == [Shape::Name] && is_given(second.text) {
        cuts.push(Cut { chunks: 3, style: Some(Style::Inverted), price: price + 0.5 });
    }
    cuts
}

fn read(chunks: &[Seen<'_>], style: Option<Style>) -> Name {
    let texts: Vec<&str> = chunks.iter().map(|chunk| chunk.text).collect();
    match (texts.as_slice(), style) {
        ([one], _) => bracketed(one).unwrap_or_else(|| direct(one)),
        ([one, suffix], _) if is_suffix(suffix) => Name { suffix: Some((*suffix).to_owned()), ..direct(one) },
        ([family, given], _) => inverted(family, given),
        ([family, suffix, given], _) if is_suffix(suffix) => Name { suffix: Some((*suffix).to_owned()), ..inverted(family, given) },
        ([family, given, initials], _) if !is_suffix(initials) => inverted(family, &format!("{given} {initials}")),
        ([family, given, suffix], _) => Name { suffix: Some((*suffix).to_owned()), ..inverted(family, given) },
        _ => Name::default(),
    }
}

/// "Teichmüller (M.)", "Dalloz (Édouard)": French lists put the given name in brackets.
fn bracketed(text: &str) -> Option<Name> {
    let (family, given) = text.strip_suffix(')')?.split_once('(')?;
    let (family, given) = (family.trim(), given.trim());
    (!family.is_empty() && given.starts_with(char::is_alphabetic)).then(|| inverted(family, given))
}

/// The price of a chunk as a whole name, and the style that shows.
fn alone(chunk: &Seen<'_>, only: bool) -> (Option<Style>, f32) {
    let (text, shapes) = (chunk.text, &chunk.shapes);
    let (names, capitals) = (chunk.count(Shape::Name), chunk.count(Shape::Capitals));
    let initial = |shape: Option<&Shape>| matches!(shape, Some(Shape::Initials));
    let ends_small = matches!(shapes.last(), Some(Shape::Initials | Shape::Capitals | Shape::Suffix | Shape::Particle));
    let words = names + capitals;
    if text.contains('(') && bracketed(text).is_some() {
        return (Some(Style::Indexed), 0.2);
    }
    if words == 0 {
        return (None, NEVER / 2.0);
    }
    if shapes.len() == 1 {
        return (None, if only { 0.0 } else { 4.0 });
    }
    if initial(shapes.first()) {
        return (Some(Style::Direct), if ends_small && capitals == 0 { 1.5 } else { 0.2 });
    }
    if ends_small {
        // "Robert M." is rather a given name with its middle initial.
        let given = shapes.len() == 2 && chunk.begins_given();
        return (Some(Style::Indexed), if given { 1.5 } else { 0.2 });
    }
    // "El Alaoui", "Le Fanu" before a comma: a family name alone.
    if !only && shapes.len() == 2 && chunk.words.first().is_some_and(|word| is_particle(word)) {
        return (Some(Style::Direct), 3.0);
    }
    let all_given = chunk.words.iter().all(|word| is_given(word));
    let inner_initial = shapes.contains(&Shape::Initials) || shapes.contains(&Shape::Particle);
    let length = if words > 4 { 3.0 } else { 1.0 };
    (Some(Style::Direct), if inner_initial { 0.3 } else { length } + if all_given { 2.0 } else { 0.0 })
}

/// The price of a chunk as a family name before a comma.
fn as_family(chunk: &Seen<'_>) -> f32 {
    let shapes = &chunk.shapes;
    let dotted = chunk.text.contains('.');
    if matches!(shapes.first(), None | Some(Shape::Initials)) {
        return 6.0;
    }
    if shapes.contains(&Shape::Initials) || (shapes.len() > 1 && shapes.last() == Some(&Shape::Capitals)) {
        return if dotted { 3.0 } else { 4.5 };
    }
    match chunk.names {
        0 => 4.0,
        1 => 0.0,
        2 => 1.0,
        3 => 2.5,
        _ => 5.0,
    }
}

/// The price of a chunk as given names behind a comma.
fn as_given(chunk: &Seen<'_>) -> f32 {
    let (words, shapes) = (&chunk.words, &chunk.shapes);
    let (names, capitals, initials) = (chunk.count(Shape::Name), chunk.count(Shape::Capitals), chunk.count(Shape::Initials));
    if words.first().is_none_or(|word| is_small_particle(word)) {
        return 4.0;
    }
    if words.first().is_some_and(|word| word.starts_with(|c: char| c.is_lowercase() || c.is_numeric())) {
        return 6.0;
    }
    if names == 0 {
        return if capitals == 0 {
            0.0
        } else if capitals == 1 && initials == 0 {
            0.4
        } else {
            3.0
        };
    }
    if capitals > 0 && shapes.first() != Some(&Shape::Capitals) {
        return 5.0;
    }
    let known = chunk.begins_given();
    let bonus = if known { -0.3 } else { 0.0 };
    if initials > 0 {
        let ends_bare = shapes.last() == Some(&Shape::Initials) && !chunk.text.ends_with('.');
        let leading = shapes.first() == Some(&Shape::Initials);
        return bonus
            + if ends_bare {
                if known { 0.9 } else { 2.0 }
            } else if leading {
                1.2
            } else {
                0.5
            };
    }
    bonus
        + match names {
            1 => 0.5,
            2 => {
                if known {
                    0.5
                } else {
                    1.0
                }
            }
            3 => 2.0,
            _ => 4.0,
        }
}
