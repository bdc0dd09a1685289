//! What do the rules of names share? The people of an item, the names of a `.bib` list with their places, and what a word is known as.

use crate::check::prelude::*;
use crate::record::Name;
use crate::segment::lexicon::Known;
use crate::segment::token::Tokens;

/// The lists of people a record has.
pub const LISTS: [Field; 3] = [Field::Author, Field::Editor, Field::Translator];

/// The names of one of the [`LISTS`].
pub fn names(record: &Record, field: Field) -> &[Name] {
    match field {
        Field::Author => &record.authors,
        Field::Editor => &record.editors,
        Field::Translator => &record.translators,
        _ => &[],
    }
}

/// All names of a record with the list they stand in.
pub fn everyone(record: &Record) -> impl Iterator<Item = (Field, &Name)> {
    LISTS.into_iter().flat_map(|field| names(record, field).iter().map(move |name| (field, name)))
}

/// Family and given name, where both are written.
pub fn both(name: &Name) -> Option<(&str, &str)> {
    Some((name.family.as_deref()?, name.given.as_deref()?))
}

/// The name as a reader writes it: "Ralf Emmers".
pub fn said(name: &Name) -> String {
    let parts = [&name.literal, &name.given, &name.particle, &name.family, &name.suffix];
    parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// The names of a `.bib` list as written, with their places: what stands between the words "and" outside braces. Nothing for other files.
pub fn written<'a>(item: &Item<'a>, field: Field) -> Vec<(&'a str, Span)> {
    let raw = field.bib_names().first().and_then(|name| item.raw_field(name));
    let Some(place) = raw.map(|raw| raw.place.content) else { return Vec::new() };
    let text = item.text_at(item.at(place));
    let mut out = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    let mut cut = |from: usize, to: usize| {
        let span = Span::new(place.start + from, place.start + to);
        out.push((text.get(from..to).unwrap_or(""), span));
    };
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            b'a' | b'A' if depth == 0 && at >= start && is_and(text, at) => {
                cut(start, at);
                start = at + 3;
            }
            _ => {}
        }
    }
    cut(start.min(text.len()), text.len());
    out.into_iter().map(|(name, span)| (name.trim(), trimmed(name, span))).collect()
}

fn trimmed(text: &str, span: Span) -> Span {
    let lead = text.len() - text.trim_start().len();
    Span::new(span.start + lead, span.start + lead + text.trim().len())
}

/// Whether the word "and" stands at `at`, blanks or ends on both sides.
fn is_and(text: &str, at: usize) -> bool {
    let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    text.get(at..at + 3).is_some_and(|word| word.eq_ignore_ascii_case("and"))
        && blank(text.get(..at).and_then(|head| head.chars().next_back()))
        && blank(text.get(at + 3..).and_then(|rest| rest.chars().next()))
}

/// A word of at least three letters, not initials: "Ralf", not "R." or "JH".
pub fn written_out(word: &str) -> bool {
    word.chars().count() > 2
        && !word.contains('.')
        && word.chars().any(char::is_lowercase)
        && word.chars().all(|c| c.is_alphabetic() || "-'’".contains(c))
}

/// Initials: "J.", "J. H.", "JH", "J.-P."; one to three capitals and nothing else.
pub fn initials(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).collect();
    let signs = text.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | ' ' | '-' | '\u{a0}'));
    (1..=3).contains(&letters.len()) && signs && letters.iter().all(|c| c.is_uppercase())
}

/// What a word is known as from other references: as a family name, as a given name.
pub fn known(word: &str) -> (bool, bool) {
    let found = crate::segment::lexicon().find(&Tokens::new(word));
    let bits = found.first().copied().unwrap_or(0);
    let has = |known: Known| bits & (1 << (known as u8)) != 0;
    (has(Known::Family), has(Known::Given))
}
