//! Single tokens that have a form: years, roman numerals, initials, ordinals, identifiers, the line that repeats an author.

use super::{Mark, Marks};
use crate::segment::token::{Kind, Tokens};

/// Marks every token by its own form, and takes marks away from signs that need a number behind them and have none.
pub(super) fn mark(tokens: &Tokens, marks: &mut [Marks]) {
    // Thai references count years from 543 before the common era, and seldom say so.
    let thai = tokens.low.contains(|c| matches!(c, '\u{e00}'..='\u{e7f}'));
    let mut run = false;
    for index in 0..tokens.len() {
        let (text, low, kind) = (tokens.text(index), tokens.low(index), tokens.kind(index));
        let id_before = marks.get(index.saturating_sub(4)..index).is_some_and(|before| before.iter().any(|m| m.has(Mark::IdSign)));
        let Some(place) = marks.get_mut(index) else { return };
        match kind {
            Kind::Number if year(low) || (thai && buddhist_year(low)) => place.add(Mark::Year),
            Kind::Word if low.len() == 5 && low.get(..4).is_some_and(year) && low.ends_with(|c: char| c.is_ascii_lowercase()) => {
                place.add(Mark::Year);
            }
            Kind::Word if roman(text) => place.add(Mark::Roman),
            Kind::Sign if text.starts_with(['—', '–', '_', '―', '-']) && low.len() >= 3 && index < 2 => place.add(Mark::Repeat),
            _ => {}
        }
        if kind == Kind::Word && initial(text, tokens.low(index + 1) == ".") {
            place.add(Mark::Initial);
        }
        if ordinal(low) {
            place.add(Mark::Edition);
        }
        // "ISBN 978-0-521-63338-3": what is written without blanks goes on.
        run &= tokens.list.get(index).is_some_and(|token| !token.spaced);
        if (id_before || run) && matches!(kind, Kind::Number | Kind::Word) && low.contains(|c: char| c.is_ascii_digit()) {
            place.add(Mark::Identifier);
            run = true;
        }
        // "Idem" leads a reference and a sign stands behind it; "id" elsewhere is a word.
        if place.has(Mark::Repeat) && kind == Kind::Word && !(index == 0 && matches!(tokens.low(1), "." | "," | ":" | "(")) {
            place.remove(Mark::Repeat);
        }
        let counts = place.has(Mark::PageSign) || place.has(Mark::VolumeSign) || place.has(Mark::IssueSign);
        if counts && !behind(tokens, index).is_some_and(|next| numeral(tokens, next)) {
            let short = low.chars().count() <= 3;
            place.remove(Mark::PageSign);
            if short || matches!(low, "number" | "issue" | "part" | "année" | "anno") {
                place.remove(Mark::VolumeSign);
                place.remove(Mark::IssueSign);
            }
        }
    }
}

/// The next token that is neither a point nor an opening bracket nor a colon.
fn behind(tokens: &Tokens, index: usize) -> Option<usize> {
    (index + 1..(index + 4).min(tokens.len())).find(|&next| !matches!(tokens.low(next), "." | "(" | ":" | "º" | "°" | "["))
}

fn numeral(tokens: &Tokens, index: usize) -> bool {
    tokens.kind(index) == Kind::Number || roman(tokens.text(index)) || tokens.low(index).starts_with(|c: char| c.is_ascii_digit())
}

/// A year of print: 1450 to 2039.
pub(super) fn year(text: &str) -> bool {
    text.len() == 4 && text.parse::<u16>().is_ok_and(|year| (1450..2040).contains(&year))
}

/// A year of print in the Buddhist era: 2400 to 2589.
fn buddhist_year(text: &str) -> bool {
    text.len() == 4 && text.parse::<u16>().is_ok_and(|year| (2400..2590).contains(&year))
}

/// Roman numerals in one case; "I", "V", "C", "D" and "M" alone are more often initials and count only as "i", "v", "x".
fn roman(text: &str) -> bool {
    let one_case = text.chars().all(|c| "IVXLCDM".contains(c)) || text.chars().all(|c| "ivxlcdm".contains(c));
    one_case && !text.is_empty() && text.len() <= 8 && (text.len() > 1 || matches!(text, "I" | "V" | "X" | "i" | "v" | "x"))
}

/// One capital, or two to three of them without a point ("Smith JA").
fn initial(text: &str, point: bool) -> bool {
    let capitals = text.chars().all(char::is_uppercase);
    let count = text.chars().count();
    capitals && (count == 1 || (count <= 3 && !point)) || (point && count == 2 && text.starts_with(char::is_uppercase))
}

/// "2nd", "3rd", "second", "zweite", "kedua".
fn ordinal(low: &str) -> bool {
    let digits = low.trim_start_matches(|c: char| c.is_ascii_digit());
    let with_digits = digits.len() < low.len() && matches!(digits, "st" | "nd" | "rd" | "th" | "e" | "è" | "ème" | "eme" | "ª" | "a");
    with_digits
        || matches!(
            low,
            "first"
                | "second"
                | "third"
                | "fourth"
                | "fifth"
                | "sixth"
                | "seventh"
                | "eighth"
                | "ninth"
                | "tenth"
                | "zweite"
                | "dritte"
                | "vierte"
                | "pertama"
                | "kedua"
                | "ketiga"
                | "keempat"
                | "deuxième"
                | "troisième"
                | "segunda"
                | "tercera"
                | "terceira"
                | "seconda"
                | "terza"
                | "tweede"
                | "derde"
        )
}
