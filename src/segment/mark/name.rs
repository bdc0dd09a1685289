//! Personal names with initials: "Acharya, A.", "J. A. Smith", "Smith JA".

use super::{Mark, Marks};
use crate::segment::token::{Kind, Tokens};

/// Marks the tokens of every name that has initials.
pub(super) fn mark(tokens: &Tokens, marks: &mut [Marks]) {
    let mut index = 0;
    while index < tokens.len() {
        let end = family_first(tokens, marks, index).or_else(|| given_first(tokens, marks, index)).unwrap_or(index);
        for place in marks.iter_mut().take(end).skip(index) {
            place.add(Mark::Name);
        }
        index = end.max(index + 1);
    }
}

/// "Acharya, A." and "Smith JA": the token behind it.
fn family_first(tokens: &Tokens, marks: &[Marks], start: usize) -> Option<usize> {
    let family = family(tokens, start)?;
    let comma = tokens.low(family) == ",";
    let end = initials(tokens, marks, family + usize::from(comma))?;
    (comma || tokens.low(end.saturating_sub(1)) != ".").then_some(end)
}

/// "J. A. Smith": the token behind it.
fn given_first(tokens: &Tokens, marks: &[Marks], start: usize) -> Option<usize> {
    let points = initials(tokens, marks, start)?;
    family(tokens, points)
}

/// A capitalised word, or several joined by hyphens: the token behind it.
fn family(tokens: &Tokens, start: usize) -> Option<usize> {
    let capital = |index: usize| {
        let text = tokens.text(index);
        tokens.kind(index) == Kind::Word && text.starts_with(char::is_uppercase) && text.chars().nth(1).is_some()
    };
    let mut end = capital(start).then_some(start + 1)?;
    while tokens.low(end) == "-" && capital(end + 1) {
        end += 2;
    }
    Some(end)
}

/// "A.", "A. B.", "J.-P.", "AB": the token behind them.
fn initials(tokens: &Tokens, marks: &[Marks], start: usize) -> Option<usize> {
    let mut end = start;
    while marks.get(end).is_some_and(|m| m.has(Mark::Initial)) && end < start + 12 {
        end += 1;
        if tokens.low(end) == "." {
            end += 1;
        }
        if tokens.low(end) == "-" && marks.get(end + 1).is_some_and(|m| m.has(Mark::Initial)) {
            end += 1;
        }
    }
    (end > start).then_some(end)
}
