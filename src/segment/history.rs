//! What has come before each token.

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
