//! The text of an entry, gathered from the places where it stands.

use crate::Span;
use crate::document::line::is_blank;

/// Joins slices of `text` by one blank and folds white space, as a reference's `raw` is defined.
pub(super) fn raw(text: &str, source: &[Span]) -> String {
    let mut raw = String::new();
    for word in source.iter().flat_map(|span| span.of(text).split_whitespace()) {
        if !raw.is_empty() {
            raw.push(' ');
        }
        raw.push_str(word);
    }
    raw
}

/// Trims the slices, drops empty ones, and makes one of those between which nothing stands.
pub(super) fn merged(text: &str, source: &[Span]) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for span in source.iter().map(|span| span.trim(text)).filter(|span| !span.is_empty()) {
        match out.last_mut() {
            Some(last) if last.end < span.start && Span::new(last.end, span.start).of(text).chars().all(is_blank_space) => {
                last.end = span.end
            }
            _ => out.push(span),
        }
    }
    out
}

/// White space proper: a zero or a mark that prints as nothing would enter the text.
fn is_blank_space(c: char) -> bool {
    is_blank(c) && c.is_whitespace()
}

/// The slices of `source` between two offsets of the joined, unfolded text that [`offsets`] describes.
pub(super) fn cut(source: &[Span], from: usize, to: usize) -> Vec<Span> {
    let mut out = Vec::new();
    let mut base = 0;
    for span in source {
        let (start, end) = (from.saturating_sub(base).min(span.len()), to.saturating_sub(base).min(span.len()));
        if start < end {
            out.push(Span::new(span.start + start, span.start + end));
        }
        // One blank stands between two slices.
        base += span.len() + 1;
    }
    out
}

/// The slices joined by one blank, white space kept, so that an offset in it can be led back by [`cut`].
pub(super) fn joined(text: &str, source: &[Span]) -> String {
    source.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" ")
}

/// The place in `text` of a span of the [`raw`] text made of `source`: from its first byte to its last, so that a span over a page break
/// holds what stands between. `None` for a span of nothing.
pub(super) fn place(text: &str, source: &[Span], wanted: Span) -> Option<Span> {
    let (mut start, mut end) = (None, None);
    let mut at = 0;
    for slice in source {
        let inner = slice.of(text);
        for word in inner.split_whitespace() {
            let begins = slice.start + (word.as_ptr() as usize).saturating_sub(inner.as_ptr() as usize);
            if wanted.start < at + word.len() && start.is_none() {
                start = Some(begins + wanted.start.saturating_sub(at));
            }
            if wanted.end > at {
                end = Some(begins + (wanted.end - at).min(word.len()));
            }
            at += word.len() + 1;
            if at >= wanted.end {
                return start.zip(end).map(|(start, end)| Span::new(start, end)).filter(|span| !span.is_empty());
            }
        }
    }
    start.zip(end).map(|(start, end)| Span::new(start, end)).filter(|span| !span.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{cut, joined, merged, place, raw};
    use crate::Span;

    #[test]
    fn slices_join_and_part_again() {
        let text = "- Smith, J.\n  (2001). \n\n12\n\n- *Title*. Next";
        let source = merged(text, &[Span::new(2, 11), Span::new(12, 23), Span::new(30, 37)]);
        assert_eq!(source, [Span::new(2, 21), Span::new(30, 37)]);
        assert_eq!(raw(text, &source), "Smith, J. (2001). *Title*");
        let whole = joined(text, &source);
        let at = whole.find("*Title").unwrap_or_default();
        assert_eq!(cut(&source, at, whole.len()), [Span::new(30, 37)]);
        assert_eq!(cut(&source, 0, 5), [Span::new(2, 7)]);
    }

    #[test]
    fn a_place_in_the_raw_text_is_found_in_the_source() {
        let text = "- Smith,   J.\n  (2001). \n\n12\n\n- *Tïtle*. Next";
        let source = merged(text, &[Span::new(2, 23), Span::new(32, text.len())]);
        let whole = raw(text, &source);
        for word in ["Smith,", "J.", "2001", "Tïtle", "Next", "mith"] {
            let at = whole.find(word).unwrap();
            assert_eq!(place(text, &source, Span::new(at, at + word.len())).unwrap().of(text), word);
        }
        let at = whole.find("J. (2001").unwrap();
        assert_eq!(place(text, &source, Span::new(at, at + 8)).unwrap().of(text), "J.\n  (2001");
        assert_eq!(place(text, &source, Span::new(0, whole.len())).unwrap(), Span::new(2, text.len()));
        assert_eq!(place(text, &source, Span::new(3, 3)), None);
    }
}
