//! From the text of a list of names to its pieces: semicolons and slashes, joining words, commas, organisations among people.

use super::super::Name;
use super::corporate::{is_corporate, is_known_acronym, is_part};
use super::layout::{Chunk, people};
use super::table::{is_and, is_degree, is_small_particle, is_weak_and};
use super::words::{Shape, shape};

/// A piece between two signs, with its place in the text.
#[derive(Clone, Copy, Debug)]
struct Piece<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    after_and: bool,
}

/// Reads the names of a list that has neither markup nor marks of truncation or role.
pub(super) fn read_list(text: &str) -> Vec<Name> {
    strong_pieces(text).into_iter().flat_map(read_piece).collect()
}

/// Cuts at signs that never stand inside a person's name: semicolons, bars, bullets, slashes between full names, dashes between blanks.
fn strong_pieces(text: &str) -> Vec<&str> {
    let mut pieces: Vec<&str> = Vec::new();
    for piece in text.split([';', '；', '|', '•']) {
        let dashed = piece.split(" – ").flat_map(|p| p.split(" — ")).flat_map(|p| p.split(" - "));
        for piece in dashed {
            let slashed: Vec<&str> = piece.split('/').collect();
            let is_name = |side: &&str| side.trim().chars().count() > 1 && side.contains(char::is_uppercase);
            let names = slashed.len() > 1 && slashed.iter().all(is_name) && !is_corporate(piece);
            if names { pieces.extend(slashed) } else { pieces.push(piece) }
        }
    }
    pieces.retain(|piece| piece.contains(char::is_alphanumeric));
    pieces
}

/// Reads what stands between two strong signs.
fn read_piece(text: &str) -> Vec<Name> {
    let text = text.trim();
    let pieces = pieces(text);
    let mut names = Vec::new();
    let mut run: Vec<Chunk<'_>> = Vec::new();
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        if let Some(last) = corporate_end(&pieces, at) {
            names.extend(people(&repaired(&run)));
            run.clear();
            let end = pieces.get(last).map_or(piece.end, |last| last.end);
            let literal = text.get(piece.start..end).unwrap_or(piece.text).trim_matches([',', ' ']);
            names.push(Name { literal: Some(literal.to_owned()), ..Name::default() });
            at = last + 1;
        } else {
            run.push(Chunk { text: piece.text, after_and: piece.after_and });
            at += 1;
        }
    }
    names.extend(people(&repaired(&run)));
    names.retain(|name| *name != Name::default());
    names
}

/// Words in an organisation's name that an enumeration may follow.
const FUNCTION: [&str; 5] = [" of ", " for ", " on ", " für ", " de "];

/// The last piece of the organisation that begins at `at`, if one does.
fn corporate_end(pieces: &[Piece<'_>], at: usize) -> Option<usize> {
    let piece = pieces.get(at)?;
    // "Varma, GD": short capitals behind a family name are initials.
    let behind_family =
        || at > 0 && !piece.after_and && pieces.get(at - 1).is_some_and(|before| !before.text.contains(' ') && !is_corporate(before.text));
    if shape(piece.text) == Shape::Capitals && behind_family() {
        return None;
    }
    let next = pieces.get(at + 1);
    if !is_corporate(piece.text) {
        // "Food and Agriculture Organization": the joining word is inside the name.
        let joined =
            at == 0 && pieces.len() == 2 && next.is_some_and(|next| next.after_and && is_corporate(next.text) && next.text.contains(' '));
        let plain = !piece.text.contains(' ') && shape(piece.text) == Shape::Name;
        return (joined && plain).then_some(1);
    }
    // Behind a comma initials make the first piece a family name after all: "Church, K."
    let initials = |piece: &Piece<'_>| piece.text.split_whitespace().any(|word| shape(word) == Shape::Initials);
    if !piece.text.contains(' ') && next.is_some_and(|next| !next.after_and && (initials(next) || is_person_behind(piece, next))) {
        return None;
    }
    let mut last = at;
    while let Some(next) = pieces.get(last + 1) {
        if is_part(next.text) && !next.after_and {
            last += 1;
        } else {
            break;
        }
    }
    // "Ministry of Health, Labour and Welfare": plain words to the end, the last behind "and".
    let rest = pieces.get(last + 1..).unwrap_or(&[]);
    let words = |piece: &Piece<'_>| piece.text.split_whitespace().count();
    let plain = |piece: &Piece<'_>| !initials(piece) && !is_corporate(piece.text) && words(piece) <= 2;
    let enumerates = pieces.get(at..=last).unwrap_or(&[]).iter().any(|piece| FUNCTION.iter().any(|word| piece.text.contains(word)));
    if enumerates && rest.last().is_some_and(|piece| piece.after_and) && rest.iter().all(plain) {
        return Some(pieces.len() - 1);
    }
    // "Center for X and the Study of Y"
    if enumerates && rest.len() == 1 && rest.iter().all(|piece| piece.after_and && (piece.text.starts_with("the ") || words(piece) <= 1)) {
        return Some(pieces.len() - 1);
    }
    Some(last)
}

/// A word organisations are called by may be a family name too: "Bank, Pamela", "Church, Kenneth", "Forster, ...".
fn is_person_behind(piece: &Piece<'_>, next: &Piece<'_>) -> bool {
    !is_known_acronym(piece.text) && next.text.split_whitespace().count() <= 2 && !is_corporate(next.text)
}

/// Cuts at commas and joining words.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    let (mut start, mut after_and, mut commas) = (0, false, 0_usize);
    let mut depth = 0_usize;
    for (from, to, word) in words_and_signs(text) {
        match word {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            "," | "，" | "、" if depth == 0 => {
                if let Some(piece) = piece(text, start, from, after_and) {
                    pieces.push(piece);
                    after_and = false;
                    commas += 1;
                }
                start = to;
            }
            word if depth == 0 && joins(word, text.get(start..from).unwrap_or(""), text.get(to..).unwrap_or(""), commas) => {
                pieces.extend(piece(text, start, from, after_and));
                (start, after_and, commas) = (to, true, 0);
            }
            _ => {}
        }
    }
    pieces.extend(piece(text, start, text.len(), after_and));
    pieces
}

/// The piece from `start` to `end` without blanks around it, if it holds a letter.
fn piece(text: &str, start: usize, end: usize, after_and: bool) -> Option<Piece<'_>> {
    let raw = text.get(start..end)?;
    let inner = raw.trim().trim_end_matches([':', ' ']);
    let start = start + (raw.len() - raw.trim_start().len());
    (inner.contains(char::is_alphanumeric) && !is_degree(inner)).then_some(Piece {
        text: inner,
        start,
        end: start + inner.len(),
        after_and,
    })
}

/// Whether `word` parts two names, given what stands before it since the last cut and behind it.
fn joins(word: &str, before: &str, behind: &str, commas: usize) -> bool {
    if behind.trim().is_empty() || behind.starts_with([',', ';']) {
        return false;
    }
    if is_weak_and(word) {
        // "Ortega y Gasset, José": one word before, no comma yet.
        return commas > 0
            || before.split_whitespace().filter(|word| !is_small_particle(word)).count() >= 2
            || before.trim_end().ends_with('.');
    }
    if word == "u" || word == "u." {
        return true;
    }
    is_and(word)
}

/// Words, commas and brackets with their places.
fn words_and_signs(text: &str) -> Vec<(usize, usize, &str)> {
    let mut items = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        let sign = matches!(c, ',' | '，' | '、' | '(' | ')' | '&' | '+');
        if sign || c.is_whitespace() {
            if let Some(from) = start.take() {
                items.push((from, at, text.get(from..at).unwrap_or("")));
            }
            if sign {
                let to = at + c.len_utf8();
                items.push((at, to, text.get(at..to).unwrap_or("")));
            }
        } else if start.is_none() {
            start = Some(at);
        }
    }
    if let Some(from) = start {
        items.push((from, text.len(), text.get(from..).unwrap_or("")));
    }
    items
}

/// Puts back a comma that is missing between a name's initials and the next family name: "Dalton, R. J. Shin, D. C".
fn repaired<'a>(chunks: &[Chunk<'a>]) -> Vec<Chunk<'a>> {
    let mut out: Vec<Chunk<'a>> = Vec::with_capacity(chunks.len());
    for (at, chunk) in chunks.iter().enumerate() {
        let family_before = || {
            out.last().is_some_and(|before| before.text.split_whitespace().all(|word| matches!(shape(word), Shape::Name | Shape::Particle)))
        };
        let initials_behind = chunks
            .get(at + 1)
            .is_some_and(|next| !next.after_and && next.text.split_whitespace().next().is_some_and(|word| shape(word) == Shape::Initials));
        let between = initials_behind && !chunk.after_and;
        match between.then(|| initials_then_names(chunk.text)).flatten().filter(|_| family_before()) {
            Some((initials, names)) => {
                out.push(Chunk { text: initials, after_and: false });
                out.push(Chunk { text: names, after_and: true });
            }
            None => out.push(*chunk),
        }
    }
    out
}

fn initials_then_names(text: &str) -> Option<(&str, &str)> {
    let mut cut = 0;
    for (from, to, word) in words_and_signs(text) {
        if shape(word) != Shape::Initials {
            cut = from;
            break;
        }
        cut = to;
    }
    let (initials, names) = (text.get(..cut)?.trim(), text.get(cut..)?.trim());
    (!initials.is_empty() && !names.is_empty() && names.split_whitespace().all(|word| matches!(shape(word), Shape::Name | Shape::Particle)))
        .then_some((initials, names))
}
