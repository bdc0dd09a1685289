//! Does a line begin an entry, or go on with the one above? A sum of small, named scores.

use super::head::{Stop, head, organisation_before_year, repeat_dash};
use super::layout::{Layout, Row};
use super::likeness::floor;
use super::words::{Class, is};
use crate::document::marker::MarkerKind;

/// What is known at the end of one line and the start of the next.
pub(super) struct Border<'a> {
    /// How the list is set.
    pub layout: Layout,
    /// The line at hand.
    pub row: &'a Row,
    /// Its text, the marker excluded, and what follows it in the list, for a head that runs over the line's end.
    pub text: &'a str,
    /// The text of the line before.
    pub before: &'a str,
    /// The entry so far.
    pub entry: &'a str,
    /// How long the list's full lines are, in characters.
    pub width: usize,
    /// Whether the list is in alphabetical order.
    pub ordered: bool,
}

/// A score and its name.
pub(super) type Score = (&'static str, i32);

/// Whether the line begins an entry.
pub(super) fn begins(border: &Border<'_>) -> bool {
    scores(border).iter().map(|(_, score)| score).sum::<i32>() > 0
}

/// Every score that counts at this border; a positive one speaks for a new entry.
pub(super) fn scores(border: &Border<'_>) -> Vec<Score> {
    let mut scores = vec![
        ("how the list is set", setting(border)),
        ("how the line begins", start(border)),
        ("how the line before ends", ending(border.before)),
    ];
    scores.push(("whether the entry so far is whole", whole(border)));
    scores.push(("a mark or phrase that is still open", unfinished(border)));
    if border.layout == Layout::Wrapped {
        scores.push(("how full the line before is", fullness(border)));
    }
    if border.ordered {
        scores.push(("alphabetical order", order(border)));
    }
    scores.retain(|(_, score)| *score != 0);
    scores
}

fn setting(border: &Border<'_>) -> i32 {
    let marker = border.row.marker.as_ref().map(|marker| &marker.kind);
    let gap = border.row.gap;
    match border.layout {
        Layout::Numbers if border.row.counted => 20,
        Layout::Numbers => {
            if gap {
                -3
            } else {
                -6
            }
        }
        Layout::Labels => {
            if marker == Some(&MarkerKind::Label) {
                20
            } else if gap {
                -3
            } else {
                -9
            }
        }
        Layout::Bullets => match marker {
            Some(MarkerKind::Bullet | MarkerKind::Number(..)) => 6,
            _ if gap => 0,
            _ => -8,
        },
        Layout::Blanks => {
            if gap {
                3
            } else {
                -9
            }
        }
        Layout::Hanging => {
            if border.row.line.indent == 0 {
                4
            } else {
                -8
            }
        }
        Layout::Indented => {
            if border.row.line.indent > 0 {
                4
            } else {
                -8
            }
        }
        Layout::Lines => 3,
        Layout::Wrapped => {
            if gap {
                1
            } else {
                -2
            }
        }
    }
}

/// What the line begins with.
fn start(border: &Border<'_>) -> i32 {
    let text = border.text;
    if repeat_dash(text) {
        return 5;
    }
    let bare = text.trim_start_matches(['*', '_', '<', '[', '(']);
    if is_link(bare) {
        return -6;
    }
    let Some(first) = bare.chars().next() else { return -4 };
    if first.is_ascii_digit() || ",.;:)&".contains(first) {
        return -4;
    }
    let found = head(text);
    let line = text.lines().next().unwrap_or_default();
    if first.is_lowercase() && found.capitals == 0 {
        return if is_domain(bare) { -6 } else { -5 };
    }
    let word: String = bare.split(|c: char| c.is_whitespace() || c == ':').next().unwrap_or_default().to_lowercase();
    if is(Class::Open, &word) && !is(Class::Particle, &word) && found.strength < 3 {
        return -3;
    }
    let year = found.stop == Stop::Year
        || organisation_before_year(text).is_some()
        || crate::document::year::first(line).is_some() && found.strength > 1;
    let place = found.stop == Stop::Colon && found.capitals <= 3;
    if found.strength == 0 && border.layout == Layout::Wrapped {
        // "Immunity 40, 669-680": a journal and its volume.
        let rest = text.get(found.end..).unwrap_or_default().trim_start();
        if found.stop == Stop::Other && rest.starts_with(|c: char| c.is_ascii_digit()) {
            return -3;
        }
        if found.stop == Stop::Lower && found.capitals <= 1 {
            return -2;
        }
    }
    match (found.strength, year) {
        (3.., true) => 5,
        (3.., false) => 4,
        (2, true) => 4,
        (2, false) => 2,
        (1, true) => 2,
        (_, true) => 2,
        (1, false) => 1,
        _ if place => -1,
        _ if matches!(found.stop, Stop::Quote | Stop::Emphasis | Stop::Period) && found.capitals >= 1 => 1,
        _ => 0,
    }
}

pub(super) fn is_link(text: &str) -> bool {
    let lower = text.get(..floor(text, 12)).unwrap_or_default().to_lowercase();
    ["http:", "https:", "www.", "doi:", "doi.org", "ftp:", "10."].iter().any(|prefix| lower.starts_with(prefix))
}

/// "asean2023.id, 2023": a site's name in lower case.
fn is_domain(text: &str) -> bool {
    let word = text.split([' ', ',', '/']).next().unwrap_or_default();
    word.split('.').count() >= 2
        && word.rsplit('.').next().is_some_and(|end| (2..=6).contains(&end.len()) && end.chars().all(char::is_lowercase))
}

/// How the line before ends.
pub(super) fn ending(before: &str) -> i32 {
    let before = before.trim_end();
    let bare = before.trim_end_matches(['"', '”', '»', '*', '_', '’']);
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
    let Some(last) = before.chars().next_back() else { return 0 };
    // An address may be whole with a slash at its end, or broken there.
    if last == '/' && (is_link(&word) || word.contains("://")) {
        return 0;
    }
    if bare.ends_with([',', ';', '-', '‐', '\u{AD}', '&', '(', '[', '/', ':']) || before.ends_with(['“', '„', '«']) {
        return if bare.ends_with(';') { -3 } else { -5 };
    }
    if is(Class::Open, &word) {
        return -5;
    }
    // "Smith, J." at a line's end: an initial goes on more often than an entry ends with one.
    let initial = word.chars().count() == 2 && word.ends_with('.') && before.chars().rev().nth(1).is_some_and(char::is_uppercase);
    if initial {
        return -2;
    }
    match last {
        '.' | ']' | '>' | '!' | '?' => 2,
        ')' => 1,
        _ if is_link(&word) || word.contains("://") => 2,
        '0'..='9' => 1,
        '"' | '”' | '»' => 0,
        _ if last.is_alphabetic() => -2,
        _ => 0,
    }
}

/// An entry has a year, or at least a number or a link, before the next begins.
fn whole(border: &Border<'_>) -> i32 {
    let entry = border.entry;
    let linked = entry.contains("://") || entry.contains("arXiv");
    // "Smith, J. and Jones, K. (2012)." goes on with a title.
    let names = head(entry);
    let behind = entry.get(names.end..).unwrap_or_default().trim_matches(|c: char| !c.is_alphabetic());
    if names.stop == Stop::Year && behind.len() < 4 {
        return -6;
    }
    match (crate::document::year::first(entry).is_some() || linked, border.layout) {
        (true, _) => 1,
        (false, Layout::Wrapped | Layout::Hanging | Layout::Numbers) => -2,
        (false, _) => 0,
    }
}

/// The line before breaks off in a phrase or in emphasis, and the line at hand does not surely begin with names.
fn unfinished(border: &Border<'_>) -> i32 {
    let counted = border.row.counted || matches!(border.layout, Layout::Labels | Layout::Numbers);
    let ending = ending(border.before);
    if counted || border.entry.is_empty() || ending > 0 || head(border.text).strength >= 3 {
        return 0;
    }
    let stars = border.entry.matches('*').count() % 2 == 1 && border.text.contains('*');
    let quotes = border.entry.matches('“').count() > border.entry.matches('”').count() && border.text.contains('”');
    if ending <= -5 || stars || quotes { -5 } else { 0 }
}

fn fullness(border: &Border<'_>) -> i32 {
    let length = border.before.chars().count();
    if length * 100 < border.width * 80 {
        2
    } else if length * 100 > border.width * 93 {
        -1
    } else {
        0
    }
}

/// Names of one list climb the alphabet.
fn order(border: &Border<'_>) -> i32 {
    let (above, here) = (sort_key(border.entry), sort_key(border.text));
    match (above.is_empty() || here.is_empty(), above <= here) {
        (true, _) => 0,
        (_, true) if here.chars().next().zip(above.chars().next()).is_some_and(|(b, a)| (b as u32).abs_diff(a as u32) <= 2) => 2,
        (_, true) => 0,
        (_, false) => -3,
    }
}

/// The first letters an entry is sorted by.
pub(super) fn sort_key(entry: &str) -> String {
    entry.chars().filter(|c| c.is_alphabetic()).take(3).flat_map(char::to_lowercase).collect()
}
