//! Dates of access with the words that announce them: "diakses pada 4 Juli 2020", "Retrieved February 9, 2019".

use super::{Mark, Marks};
use crate::segment::token::{Kind, Tokens};

/// Words that may stand between the announcement and the date.
const BETWEEN: [&str; 20] =
    ["on", "pada", "tanggal", "am", "le", "el", "em", "il", "den", "the", "at", "in", "tgl", "hari", "dated", ":", ",", "op", "de", "."];

/// How many tokens may stand between the announcement and the date.
const REACH: usize = 4;

/// Marks every announcement that a date follows, together with the date.
pub(super) fn mark(tokens: &Tokens, marks: &mut [Marks]) {
    let has = |marks: &[Marks], index: usize, mark: Mark| marks.get(index).is_some_and(|m| m.has(mark));
    let mut index = 0;
    while index < tokens.len() {
        if !has(marks, index, Mark::AccessSign) {
            index += 1;
            continue;
        }
        let start = index;
        let mut date = start;
        while has(marks, date, Mark::AccessSign) {
            date += 1;
        }
        let reach = date + REACH;
        while date < reach && BETWEEN.contains(&tokens.low(date)) {
            date += 1;
        }
        let mut end = date;
        while has(marks, end, Mark::Date) {
            end += 1;
        }
        if end == date && has(marks, date, Mark::Year) && tokens.kind(date) == Kind::Number {
            end += 1;
        }
        if end > date {
            for place in marks.iter_mut().take(end).skip(start) {
                place.add(Mark::Access);
            }
        }
        index = end.max(start + 1);
    }
}
