//! How a list is set: by numbers, bullets, blank lines, hanging lines, one entry a line, or wrapped lines.

use std::collections::HashMap;

use crate::document::line::Line;
use crate::document::marker::{Marker, MarkerKind, NumberStyle, bare_number, marker};

/// What parts the entries of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// Numbers that count up.
    Numbers,
    /// Labels such as `[Knu84]`.
    Labels,
    /// Bullets.
    Bullets,
    /// Blank lines.
    Blanks,
    /// Indented lines go on.
    Hanging,
    /// Lines that are not indented go on.
    Indented,
    /// Line ends: every line is an entry.
    Lines,
    /// Nothing but the text itself.
    Wrapped,
}

/// One line of a list, with its marker.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// The line.
    pub line: Line,
    /// What stands before its text.
    pub marker: Option<Marker>,
    /// Whether a blank line, a page's end or page furniture stands before it.
    pub gap: bool,
    /// Whether its number is the next of the list's count.
    pub counted: bool,
}

impl Row {
    /// The line's text behind its marker.
    pub(super) fn text<'t>(&self, text: &'t str, layout: Layout) -> &'t str {
        let whole = self.line.of(text);
        self.skip(layout).and_then(|skip| whole.get(skip..)).unwrap_or(whole)
    }

    /// The number it counts with.
    pub(super) fn number(&self) -> Option<u32> {
        number(self).filter(|_| self.counted).map(|(n, _)| n)
    }

    /// How many bytes of the line are its marker, under this layout.
    pub(super) fn skip(&self, layout: Layout) -> Option<usize> {
        let marker = self.marker.as_ref()?;
        match (&marker.kind, layout) {
            (MarkerKind::Number(_, NumberStyle::Bare | NumberStyle::Parentheses), _) => self.counted.then_some(marker.len),
            (MarkerKind::Number(..), Layout::Numbers) => self.counted.then_some(marker.len),
            // "12. London" in the middle of a wrapped entry is text.
            (MarkerKind::Number(..), _) => (self.gap || layout == Layout::Lines).then_some(marker.len),
            (MarkerKind::Label, Layout::Labels) | (MarkerKind::Bullet | MarkerKind::Footnote(_) | MarkerKind::Raised(_), _) => {
                Some(marker.len)
            }
            (MarkerKind::Label, _) => None,
        }
    }
}

/// Reads the markers of a list's lines and finds the count that runs through them.
pub(super) fn rows(text: &str, lines: &[(Line, bool)]) -> Vec<Row> {
    let mut rows: Vec<Row> =
        lines.iter().map(|(line, gap)| Row { line: *line, marker: list_marker(line.of(text)), gap: *gap, counted: false }).collect();
    if let Some(style) = counting_style(&rows) {
        count(&mut rows, style);
    } else if let Some(bare) = bare_counts(text, &rows) {
        for (row, marker) in rows.iter_mut().zip(bare) {
            if let Some(marker) = marker {
                row.marker = Some(marker);
                row.counted = true;
            }
        }
    }
    rows
}

/// A marker, and the author's number behind a converter's bullet: "- [3] Smith".
fn list_marker(line: &str) -> Option<Marker> {
    let outer = marker(line)?;
    let inner = (outer.kind == MarkerKind::Bullet).then(|| line.get(outer.len..).and_then(marker)).flatten();
    match inner {
        Some(inner) if matches!(inner.kind, MarkerKind::Number(..)) => Some(Marker { kind: inner.kind, len: outer.len + inner.len }),
        _ => Some(outer),
    }
}

fn number(row: &Row) -> Option<(u32, NumberStyle)> {
    match row.marker.as_ref()?.kind {
        MarkerKind::Number(n, style) => Some((n, style)),
        _ => None,
    }
}

/// A count may skip this many numbers where lines were lost.
const SKIP: u32 = 4;

/// Nothing but an entry's number stands in brackets at the start of a line; many entries may be missing before it.
const LOST: u32 = 50;

/// Which numbers of `style` go on counting, in order of rows.
fn chain(rows: &[Row], style: NumberStyle) -> Vec<bool> {
    let mut last: Option<u32> = None;
    rows.iter()
        .map(|row| match number(row) {
            Some((n, own)) if own == style => {
                let goes_on = match last {
                    None => true,
                    Some(last) => {
                        n == last + 1
                            || n > last && (n <= last + SKIP && row.gap || style == NumberStyle::Brackets && n <= last + LOST)
                            || n == 1 && row.gap && last > 2
                    }
                };
                if goes_on {
                    last = Some(n);
                }
                goes_on
            }
            _ => false,
        })
        .collect()
}

/// The style of number that most lines count with, if it counts at least two entries and a sensible share of the lines.
fn counting_style(rows: &[Row]) -> Option<NumberStyle> {
    let mut votes: HashMap<NumberStyle, usize> = HashMap::new();
    for (_, style) in rows.iter().filter_map(number) {
        *votes.entry(style).or_default() += 1;
    }
    let styles = [NumberStyle::Brackets, NumberStyle::Dot, NumberStyle::Parenthesis, NumberStyle::Parentheses];
    let counted = styles
        .into_iter()
        .filter(|style| votes.contains_key(style))
        .map(|style| (chain(rows, style).iter().filter(|c| **c).count(), style));
    // The last of equals wins in `max_by_key`; reversed, the stronger style does.
    let (found, style) = counted.rev().max_by_key(|(found, _)| *found)?;
    (found >= 2 && found * 12 >= rows.len() || found == rows.len()).then_some(style)
}

fn count(rows: &mut [Row], style: NumberStyle) {
    for (row, counted) in chain(rows, style).into_iter().enumerate() {
        if let Some(row) = rows.get_mut(row) {
            row.counted = counted;
        }
    }
}

/// "1 Smith J …": bare numbers, believed only as a count from one without a gap, of four entries and more.
fn bare_counts(text: &str, rows: &[Row]) -> Option<Vec<Option<Marker>>> {
    let mut next = 1;
    let markers: Vec<Option<Marker>> = rows
        .iter()
        .map(|row| {
            let marker = bare_number(row.line.of(text))?;
            let MarkerKind::Number(n, _) = marker.kind else { return None };
            (n == next).then(|| {
                next += 1;
                marker
            })
        })
        .collect();
    (next > 4 && next as usize * 8 >= rows.len()).then_some(markers)
}

/// Lines longer than this were not wrapped at a page's width.
const UNWRAPPED: usize = 150;

/// How a list is set.
pub(super) fn layout(text: &str, rows: &[Row]) -> Layout {
    let all = rows.len();
    let count = |holds: &dyn Fn(&Row) -> bool| rows.iter().filter(|row| holds(row)).count();
    if count(&|row| row.counted) * 12 >= all && count(&|row| row.counted) >= 2 {
        return Layout::Numbers;
    }
    let kind = |wanted: fn(&MarkerKind) -> bool| count(&|row| row.marker.as_ref().is_some_and(|marker| wanted(&marker.kind)));
    if kind(|kind| *kind == MarkerKind::Label) >= 2 {
        return Layout::Labels;
    }
    if kind(|kind| *kind == MarkerKind::Bullet) * 4 >= all {
        return Layout::Bullets;
    }
    let gaps = count(&|row| row.gap);
    if gaps * 5 >= all * 4 && all > 1 {
        return Layout::Blanks;
    }
    let longest = percentile(rows, text);
    let indented = count(&|row| row.line.indent > 0);
    if gaps * 6 >= all && gaps >= 2 && indented * 4 < all {
        return Layout::Blanks;
    }
    if indented * 5 >= all && indented * 10 <= all * 9 {
        // In a hanging list an indented line outnumbers the others or follows them; in an indented one it begins.
        let first_indented = rows.first().is_some_and(|row| row.line.indent > 0);
        return if first_indented { Layout::Indented } else { Layout::Hanging };
    }
    if longest > UNWRAPPED { Layout::Lines } else { Layout::Wrapped }
}

/// The length in characters of the line that only a tenth of the lines exceed.
pub(super) fn percentile(rows: &[Row], text: &str) -> usize {
    let mut lengths: Vec<usize> = rows.iter().map(|row| row.line.of(text).chars().count()).collect();
    lengths.sort_unstable();
    lengths.get(lengths.len() * 9 / 10).copied().unwrap_or(0)
}
