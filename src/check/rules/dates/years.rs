//! What do the rules of dates share? The years in a text, a record's year, and the newest year that a file's dates make likely.

use crate::check::Kind;
use crate::check::prelude::*;
use crate::record::Date;

/// The year of a date.
pub fn year(date: Option<&Date>) -> Option<i32> {
    date?.start.map(|start| start.year)
}

/// The last year of a date: of a span its end.
pub fn last_year(date: Option<&Date>) -> Option<i32> {
    let date = date?;
    date.end.or(date.start).map(|part| part.year)
}

/// The plain years, 1500 to 2099, that stand in a text as numbers of their own, with their places.
pub fn in_text(text: &str) -> impl Iterator<Item = (i32, Span)> + '_ {
    numbers(text).filter(|(digits, _)| digits.len() == 4).filter_map(|(digits, span)| {
        let year: i32 = digits.parse().ok()?;
        (1500..2100).contains(&year).then_some((year, span))
    })
}

/// The years, 1500 to 2099, that stand in a text in any way, with letters beside them too: "2020a", "CTIP_2018".
pub fn written(text: &str) -> impl Iterator<Item = i32> {
    let runs = text.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() == 4);
    runs.filter_map(|run| run.parse().ok()).filter(|year| (1500..2100).contains(year))
}

/// The runs of digits of a text that no letter touches, with their places.
pub fn numbers(text: &str) -> impl Iterator<Item = (&str, Span)> {
    let mut at = 0;
    text.split_inclusive(|c: char| !c.is_alphanumeric()).filter_map(move |piece| {
        let start = at;
        at += piece.len();
        let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
        (!word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())).then(|| (word, Span::new(start, start + word.len())))
    })
}

/// The newest year that is likely for what a file cites: a paper's own year; of a bibliography the last of its years that no wide gap parts
/// from the ones before it. `None` where there is too little to tell.
pub fn newest(file: &File<'_>, cx: &Context<'_>) -> Option<i32> {
    /// Fewer dates show no habit.
    const LEAST: usize = 10;
    /// Years without any date after which a year stands alone.
    const GAP: i32 = 8;
    let mut years: Vec<i32> = cx.items_of(file).iter().filter_map(|item| year(item.record.issued.as_ref())).collect();
    if let Kind::Paper(paper) = file.kind
        && let Some(own) = year(paper.own.issued.as_ref())
    {
        // A paper that most often cites what came after it was dated wrongly itself.
        let later = years.iter().filter(|year| **year > own).count();
        return (later < 3 || 10 * later <= years.len()).then_some(own);
    }
    // A paper that does not say of when it is may be newer than all it cites, and cites itself.
    if years.len() < LEAST || matches!(file.kind, Kind::Paper(_)) {
        return None;
    }
    years.sort_unstable();
    let mut last = *years.get(years.len() / 2)?;
    for &next in years.get(years.len() / 2..)? {
        if next - last > GAP {
            break;
        }
        last = next;
    }
    Some(last)
}
