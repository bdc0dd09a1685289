//! What has come before each token, and what the whole reference has.

use super::frame::Frame;
use super::mark::{Mark, Marks};
use super::token::{Kind, Tokens};

/// What has come before each token: a year, a closed quotation, closed emphasis, an in-word, editors, numbers, an address, a place's colon.
pub fn seen(tokens: &Tokens, marks: &[Marks], frames: &[Frame]) -> Vec<u32> {
    let mut bits = 0;
    let mut emphasis = false;
    let list = tokens.list.iter().enumerate();
    list.map(|(index, token)| {
        if emphasis && !token.emphasis {
            bits |= 1 << 2;
        }
        emphasis = token.emphasis;
        let now = bits;
        let own = marks.get(index).copied().unwrap_or_default();
        let sign = token.kind == Kind::Sign;
        if own.has(Mark::Year) && !own.has(Mark::Access) {
            bits |= 1;
        }
        if frames.get(index).is_some_and(|f| f.closes && f.quoted) {
            bits |= 1 << 1;
        }
        if own.has(Mark::InWord)
            && tokens.text(index).len() > 1
            && (tokens.text(index).starts_with(char::is_uppercase) || tokens.low(index + 1) == ":")
        {
            bits |= 1 << 3;
        }
        if own.has(Mark::EditorSign) {
            bits |= 1 << 4;
        }
        if own.has(Mark::Volume) || own.has(Mark::Issue) || own.has(Mark::Pages) {
            bits |= 1 << 5;
        }
        if matches!(token.kind, Kind::Url | Kind::Doi) {
            bits |= 1 << 6;
        }
        if sign && tokens.low(index) == ":" {
            bits |= 1 << 7;
        }
        now
    })
    .collect()
}

/// What the whole reference has: quotes, emphasis, where its first year stands.
pub fn whole(tokens: &Tokens, marks: &[Marks], frames: &[Frame]) -> u64 {
    let quotes = frames.iter().any(|f| f.quoted && f.closes);
    let emphasis = tokens.list.iter().any(|t| t.emphasis);
    let year = marks.iter().position(|m| m.has(Mark::Year) && !m.has(Mark::Access));
    let place = year.map_or(3, |at| if at * 3 < tokens.len() { 0 } else { 1 + u64::from(at * 5 > tokens.len() * 4) });
    let bracketed = year.and_then(|at| frames.get(at)).is_some_and(|f| f.round);
    u64::from(quotes) | u64::from(emphasis) << 1 | place << 2 | u64::from(bracketed) << 4
}
