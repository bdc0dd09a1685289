//! Numbers whose sign stands behind them: "第3卷第2期", "12-20頁", "제3권 제2호".

use super::{Mark, Marks};
use crate::segment::token::{Kind, Tokens};

/// Marks every number that a counter follows, with the number that begins its range.
pub(super) fn mark(tokens: &Tokens, marks: &mut [Marks]) {
    for index in 1..tokens.len() {
        let Some(found) = counted(tokens.low(index)) else { continue };
        let last = index - 1;
        if tokens.kind(index) != Kind::Word || tokens.kind(last) != Kind::Number {
            continue;
        }
        let range = found == Mark::Pages && last >= 2 && tokens.low(last - 1) == "-" && tokens.kind(last - 2) == Kind::Number;
        let start = if range { last - 2 } else { last };
        for place in marks.iter_mut().take(index).skip(start) {
            place.remove(Mark::Range);
            place.add(found);
        }
    }
}

/// What a counter counts. A longer word that only begins so counts nothing.
fn counted(low: &str) -> Option<Mark> {
    let mut chars = low.chars();
    let (first, rest) = (chars.next()?, chars.next());
    if rest.is_some() {
        return None;
    }
    match first {
        '卷' | '巻' | '권' | '集' | '辑' | '輯' | '册' | '冊' => Some(Mark::Volume),
        '期' | '号' | '號' | '호' => Some(Mark::Issue),
        '頁' | '页' | '쪽' | '면' => Some(Mark::Pages),
        _ => None,
    }
}
