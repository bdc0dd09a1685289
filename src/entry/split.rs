//! A list becomes entries: lines are weighed against each other, joined, and parted where two run together.

use super::join::{Border, begins, sort_key};
use super::layout::{Layout, Row, layout, percentile, rows};
use super::section::Region;
use super::{furniture, likeness, runon, slices};
use crate::Span;
use crate::document::line::{Line, lines};
use crate::document::{BlockKind, Document};

/// The slices of each entry of a list, in order.
pub(super) fn entries(document: &Document, region: &Region) -> Vec<Vec<Span>> {
    let text = &document.text;
    let lines = region_lines(document, region);
    let rows = rows(text, &lines);
    let layout = layout(text, &rows);
    let mut entries: Vec<Vec<Span>> = Vec::new();
    let headings: Vec<usize> = document
        .blocks
        .get(region.blocks.clone())
        .unwrap_or_default()
        .iter()
        .filter(|block| match block.kind {
            BlockKind::Heading(_) => block.span.of(text).starts_with('#'),
            _ => block.kind == BlockKind::Rule,
        })
        .map(|block| block.span.start)
        .collect();
    for (source, number) in group(text, &rows, layout, &headings) {
        entries.extend(runon::part(text, &source, layout, number));
    }
    trim_tail(text, &mut entries);
    // What stands before the first number of a count is an introduction unless it is a reference.
    if layout == Layout::Numbers
        && rows.first().is_some_and(|row| !row.counted)
        && entries.first().is_some_and(|first| !likeness::is_reference(&slices::raw(text, first)))
    {
        entries.remove(0);
    }
    entries
}

/// The lines of a region that can belong to entries, and whether a gap stands before each.
pub(super) fn region_lines(document: &Document, region: &Region) -> Vec<(Line, bool)> {
    let text = &document.text;
    let blocks = document.blocks.get(region.blocks.clone()).unwrap_or_default();
    let mut out: Vec<(Line, bool)> = Vec::new();
    for block in blocks.iter().filter(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Item(_) | BlockKind::Table)) {
        let above = out.last().map(|(line, _)| Span::new(line.span.end, block.span.start).of(text));
        let gap = above.is_none_or(|above| above.matches('\n').count().max(above.matches('\r').count()) >= 2);
        let whole = Span::new(block.span.start.max(region.from), block.span.end);
        let inner = lines(whole.of(text)).into_iter().filter(|line| !line.is_blank()).map(|line| shifted(text, line, whole.start));
        let mut gap = gap;
        for line in inner {
            let Some(bare) = unframed(text, line) else {
                gap = true;
                continue;
            };
            if !furniture::is_none_of_a_list(bare.of(text)) {
                out.push((bare, gap || line.of(text).starts_with('|')));
                gap = false;
            }
        }
    }
    out
}

/// A line without the `>` of a quotation, or the longest cell of a table's row; `None` where nothing is left.
fn unframed(text: &str, line: Line) -> Option<Line> {
    let whole = line.of(text);
    if whole.starts_with('|') {
        let cell = whole.split('|').max_by_key(|cell| cell.len())?;
        let start = line.span.start + (cell.as_ptr() as usize - whole.as_ptr() as usize);
        let span = Span::new(start, start + cell.len()).trim(text);
        // A head or a rule of the table, not an entry.
        return (span.len() > 25 && cell.contains(char::is_alphabetic)).then_some(Line { span, ..line });
    }
    let inner = whole.trim_start_matches(['>', ' ']);
    let span = if whole.starts_with('>') { Span::new(line.span.end - inner.len(), line.span.end) } else { line.span };
    (!span.is_empty()).then_some(Line { span, ..line })
}

/// A line of a block as a line of the text.
fn shifted(text: &str, line: Line, by: usize) -> Line {
    let span = Span::new(line.span.start + by, line.span.end + by);
    Line { span, indent: indent(text, span.start), ..line }
}

/// Columns of white space before `at` in its line.
fn indent(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    before.chars().rev().take_while(|c| matches!(c, ' ' | '\t' | '\u{A0}')).map(|c| if c == '\t' { 4 } else { 1 }).sum()
}

/// This much of an entry is looked at when the next line is weighed.
const REACH: usize = 4000;

/// Joins lines to entries; none goes on behind one of the headings or rules, unless the line begins small: then it is a page that ends.
fn group(text: &str, rows: &[Row], layout: Layout, headings: &[usize]) -> Vec<(Vec<Span>, Option<u32>)> {
    let width = percentile(rows, text);
    let ordered = layout != Layout::Numbers && in_order(text, rows, layout);
    let mut groups: Vec<(Vec<Span>, Option<u32>)> = Vec::new();
    let mut whole = String::new();
    let mut before = "";
    for (at, row) in rows.iter().enumerate() {
        let own = row.text(text, layout);
        // A head may run over the line's end: what is read of it is this line and the next.
        let ahead =
            rows.get(at + 1).filter(|next| next.skip(layout).is_none() && !next.gap).map_or(row.line.span.end, |next| next.line.span.end);
        let start = row.line.span.end - own.len();
        let here = Span::new(start, ahead.min(start + REACH)).of(text);
        let border = Border { layout, row, text: if here.is_empty() { own } else { here }, before, entry: &whole, width, ordered };
        let above = at.checked_sub(1).and_then(|above| rows.get(above)).map_or(0, |above| above.line.span.end);
        let headed = headings.iter().any(|heading| (above..row.line.span.start).contains(heading));
        if groups.is_empty()
            || headed && (row.marker.is_some() || own.trim_start_matches(['*', '_']).starts_with(char::is_uppercase))
            || begins(&border)
        {
            groups.push((Vec::new(), row.number()));
            whole.clear();
        }
        if let Some((group, _)) = groups.last_mut() {
            group.push(Span::new(start, row.line.span.end));
        }
        // An entry shows early what it is; a text that never ends one must not be read again at every line.
        if whole.len() < REACH {
            whole.push_str(own);
            whole.push(' ');
        }
        before = own;
    }
    groups.into_iter().map(|(group, number)| (slices::merged(text, &group), number)).filter(|(group, _)| !group.is_empty()).collect()
}

/// Whether the entries that surely begin climb the alphabet.
fn in_order(text: &str, rows: &[Row], layout: Layout) -> bool {
    let sure = |row: &&Row| match layout {
        Layout::Wrapped => super::head::head(row.text(text, layout)).strength >= 3,
        _ => row.gap || row.marker.is_some() || layout == Layout::Lines,
    };
    let keys: Vec<String> = rows.iter().filter(sure).map(|row| sort_key(row.text(text, layout))).filter(|key| !key.is_empty()).collect();
    let climbing = keys.windows(2).filter(|pair| matches!(pair, [a, b] if a <= b)).count();
    keys.len() >= 5 && climbing * 10 >= (keys.len() - 1) * 7
}

/// Drops what stands behind the last reference and is none.
fn trim_tail(text: &str, entries: &mut Vec<Vec<Span>>) {
    let last = entries.iter().rposition(|source| likeness::is_reference(&slices::raw(text, source)));
    if let Some(last) = last {
        // One odd entry at the end may be a short one; two are something else.
        let rest = entries.len() - last - 1;
        let tail = entries.get(last + 1..).unwrap_or_default();
        let short = tail.iter().all(|source| slices::raw(text, source).len() < 30)
            || tail.iter().any(|source| furniture::is_tail(&slices::raw(text, source)) || likeness::is_prose(&slices::raw(text, source)));
        if rest > 1 || short {
            entries.truncate(last + 1);
        }
    }
}
