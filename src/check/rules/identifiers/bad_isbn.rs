//! Is an ISBN's check digit wrong?

use crate::check::prelude::*;
use crate::key::{IsbnKey, IssnKey};

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "bad-isbn",
    severity: Severity::Error,
    default: true,
    group: Group::Identifiers,
    summary: "an ISBN whose check digit or length is wrong",
    page: include_str!("bad_isbn.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let (place, written) = match item.raw_field("isbn") {
            Some(field) => (item.at(field.place.content), field.value.to_owned()),
            None => match &item.record.isbn {
                Some(isbn) => (item.place(Field::Isbn), isbn.clone()),
                None => return,
            },
        };
        for isbn in numbers(&written) {
            let digits: String = isbn.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
            if IsbnKey::new(&digits).is_some() || IssnKey::new(&digits).is_some() {
                continue;
            }
            match digits.len() {
                10 | 13 => out.add(place, format!("the check digit of ISBN {isbn} does not fit: a digit is wrong")),
                // The nine digits of before 1970 are an ISBN without its 0.
                9 if IsbnKey::new(&format!("0{digits}")).is_some() => continue,
                length => out.add(place, format!("ISBN {isbn} has {length} digits, not 10 or 13")),
            };
        }
    }
}

/// The numbers in the field: runs of digits, hyphens and blanks, cut at blanks where the whole is no ISBN.
fn numbers(text: &str) -> Vec<String> {
    let kept = |c: char| c.is_ascii_digit() || matches!(c, 'X' | 'x' | '-' | '‐' | '‑' | '–' | ' ' | '\u{a0}');
    let mut found = Vec::new();
    for run in text.replace("--", "-").split(|c: char| !kept(c)) {
        let run = run.trim_matches(|c: char| matches!(c, '-' | '–' | ' ' | 'x' | 'X' | '\u{a0}') && !c.is_ascii_digit() && !tail_x(run, c));
        let count = run.chars().filter(|c| c.is_ascii_alphanumeric()).count();
        let pieces: Vec<&str> = if matches!(count, 10 | 13) { vec![run] } else { run.split([' ', '\u{a0}']).collect() };
        // "(10)", "13:" and the like are no numbers of books.
        found.extend(pieces.into_iter().filter(|piece| piece.bytes().filter(u8::is_ascii_digit).count() > 5).map(str::to_owned));
    }
    found
}

/// Whether the X is a check digit.
fn tail_x(run: &str, c: char) -> bool {
    matches!(c, 'x' | 'X') && run.trim_end().strip_suffix(c).is_some_and(|head| head.ends_with(|c: char| c.is_ascii_digit() || c == '-'))
}
