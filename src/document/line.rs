//! The lines of a text: where each stands, how far it is indented, and whether a page begins with it.

use crate::Span;

/// One line, without its line end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// Its text without the white space at both ends; empty for a blank line.
    pub span: Span,
    /// Columns of white space before it; a tab counts for four.
    pub indent: usize,
    /// Whether a form feed stands before it.
    pub new_page: bool,
}

impl Line {
    /// Whether nothing stands on it.
    pub(crate) const fn is_blank(&self) -> bool {
        self.span.is_empty()
    }

    /// Its text.
    pub(crate) fn of<'t>(&self, text: &'t str) -> &'t str {
        self.span.of(text)
    }
}

/// White space, and characters that print as nothing where they stand at the end of a line.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}' | '\0')
}

/// Cuts a text into lines at every kind of line end and page end.
pub(crate) fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut new_page = false;
    for (at, c) in text.char_indices().chain(std::iter::once((text.len(), '\n'))) {
        if !matches!(c, '\n' | '\r' | '\u{0C}' | '\u{0B}' | '\u{85}' | '\u{2028}' | '\u{2029}') || at < start {
            continue;
        }
        let crlf = c == '\r' && text.get(at..).is_some_and(|rest| rest.starts_with("\r\n"));
        lines.push(line(text, Span::new(start, at), new_page));
        new_page = c == '\u{0C}';
        start = if at == text.len() { at } else { at + if crlf { 2 } else { c.len_utf8() } };
    }
    lines
}

fn line(text: &str, span: Span, new_page: bool) -> Line {
    let whole = span.of(text);
    let body = whole.trim_start_matches(is_blank);
    let start = span.end - body.len();
    let end = start + body.trim_end_matches(is_blank).len();
    let indent = Span::new(span.start, start).of(text).chars().map(|c| if c == '\t' { 4 } else { usize::from(c.is_whitespace()) }).sum();
    Line { span: Span::new(start, end), indent, new_page }
}

#[cfg(test)]
mod tests {
    use super::lines;
    use rstest::rstest;

    #[rstest]
    #[case("", &[""])]
    #[case("a", &["a"])]
    #[case("a\nb", &["a", "b"])]
    #[case("a\r\n\r\nb\r\n", &["a", "", "b", ""])]
    #[case("a\rb", &["a", "b"])]
    #[case("a\x0cb", &["a", "b"])]
    #[case("  a \u{200B}\n\u{FEFF}b", &["a", "b"])]
    fn every_line_end_counts(#[case] text: &str, #[case] expected: &[&str]) {
        let found: Vec<&str> = lines(text).iter().map(|line| line.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_form_feed_begins_a_page() {
        let pages: Vec<bool> = lines("a\n\x0cb\n\tc").iter().map(|line| line.new_page).collect();
        assert_eq!(pages, [false, false, true, false]);
        assert_eq!(lines("\tc").first().map(|line| line.indent), Some(4));
    }
}
