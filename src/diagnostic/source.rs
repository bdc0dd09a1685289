//! Where do the lines of a file stand? [`Source`]: a text with its name, and byte offsets as lines and columns.

use crate::Span;

/// A file that findings point into.
#[derive(Clone, Debug)]
pub struct Source<'a> {
    /// The paper's id; of a bibliography its path as given.
    pub id: &'a str,
    /// Its path as given.
    pub name: &'a str,
    /// Its text.
    pub text: &'a str,
    /// Byte offset and number of code points before each line.
    lines: Vec<(usize, usize)>,
}

/// A place as people count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in code points, from 1.
    pub column: usize,
    /// Code points before it in the file.
    pub offset: usize,
}

impl<'a> Source<'a> {
    /// Counts the lines of `text`.
    pub fn new(id: &'a str, name: &'a str, text: &'a str) -> Self {
        let mut lines = vec![(0, 0)];
        let (mut bytes, mut points) = (0, 0);
        for line in text.split_inclusive('\n') {
            bytes += line.len();
            points += if line.is_ascii() { line.len() } else { line.chars().count() };
            if line.ends_with('\n') {
                lines.push((bytes, points));
            }
        }
        Self { id, name, text, lines }
    }

    /// Line and column of a byte offset. One that lies outside the text or in a character stands for the nearest place before it.
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.floor(offset);
        let line = self.lines.partition_point(|(start, _)| *start <= offset);
        let (start, points) = self.lines.get(line.saturating_sub(1)).copied().unwrap_or_default();
        let before = self.text.get(start..offset).unwrap_or("").chars().count();
        Position { line: line.max(1), column: before + 1, offset: points + before }
    }

    /// The bytes of the lines that `span` touches, without the last line's end.
    pub fn lines_of(&self, span: Span) -> Span {
        let (start, end) = (self.floor(span.start), self.floor(span.end));
        let from = self.text.get(..start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        let to = self.text.get(end..).and_then(|after| after.find('\n')).map_or(self.text.len(), |at| end + at);
        Span::new(from, to)
    }

    /// The span, brought back to where the text is and to whole characters.
    pub fn clamp(&self, span: Span) -> Span {
        let start = self.floor(span.start);
        Span::new(start, self.ceil(span.end).max(start))
    }

    /// The nearest offset at or before this one where a character begins.
    pub fn floor(&self, offset: usize) -> usize {
        (0..=offset.min(self.text.len())).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0)
    }

    /// The nearest offset at or behind this one where a character begins, or the end of the text.
    pub fn ceil(&self, offset: usize) -> usize {
        (offset..self.text.len()).find(|at| self.text.is_char_boundary(*at)).unwrap_or(self.text.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(0, 1, 1, 0)]
    #[case(3, 1, 3, 2)] // behind the two bytes of é
    #[case(4, 1, 4, 3)] // the line feed
    #[case(5, 2, 1, 4)]
    #[case(8, 2, 2, 5)] // behind 漢
    #[case(7, 2, 1, 4)] // inside 漢
    #[case(99, 3, 1, 6)]
    fn positions(#[case] offset: usize, #[case] line: usize, #[case] column: usize, #[case] points: usize) {
        let source = Source::new("a", "a.md", "aéb\n漢\n");
        assert_eq!(source.position(offset), Position { line, column, offset: points });
    }

    #[test]
    fn lines_of_a_span() {
        let source = Source::new("a", "a.md", "one\ntwo\nthree");
        assert_eq!(source.lines_of(Span::new(5, 9)).of(source.text), "two\nthree");
        assert_eq!(source.lines_of(Span::new(0, 0)).of(source.text), "one");
        assert_eq!(source.lines_of(Span::new(13, 13)).of(source.text), "three");
    }
}
