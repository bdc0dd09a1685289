//! Where a text may not be parted: inside quotation marks, brackets, emphasis and links.

use crate::Span;

/// No title is longer than this; a mark that is not closed within it is no opening mark.
const REACH: usize = 600;

/// The spans of a text between marks that belong together; sorted, not overlapping.
#[derive(Debug, Default)]
pub(super) struct Protected {
    spans: Vec<Span>,
}

impl Protected {
    /// Finds them in `text`.
    pub(super) fn of(text: &str) -> Self {
        let mut spans = Vec::new();
        let mut before = ' ';
        let mut skip_to = 0;
        for (at, c) in text.char_indices() {
            if at >= skip_to
                && let Some(end) = closing(text, at, c, before)
            {
                spans.push(Span::new(at, end));
                skip_to = end;
            }
            before = c;
        }
        Self { spans }
    }

    /// Whether the byte at `at` lies inside.
    pub(super) fn covers(&self, at: usize) -> bool {
        let next = self.spans.partition_point(|span| span.start <= at);
        next.checked_sub(1).and_then(|last| self.spans.get(last)).is_some_and(|span| at > span.start && at < span.end)
    }
}

/// Where what opens at `at` is closed, behind the closing mark.
fn closing(text: &str, at: usize, c: char, before: char) -> Option<usize> {
    let opens = before.is_whitespace() || "([{\"“‘«„*_,;:—–-".contains(before);
    let rest = text.get(at + c.len_utf8()..)?;
    let start = at + c.len_utf8();
    match c {
        '"' if opens => find(rest, start, |d, _| d == '"'),
        '“' | '„' | '‟' => find(rest, start, |d, _| d == '”' || d == '“' || d == '"'),
        '«' => nested(rest, start, '«', '»'),
        '(' => nested(rest, start, '(', ')'),
        '[' => nested(rest, start, '[', ']'),
        '「' => find(rest, start, |d, _| d == '」'),
        '‘' if opens => find(rest, start, |d, next| d == '’' && !next.is_alphanumeric()),
        '*' | '_' if opens && rest.starts_with(|d: char| d.is_alphanumeric() || "\"“'‘(".contains(d)) => {
            find(rest, start, |d, next| d == c && (c == '*' || !next.is_alphanumeric()))
        }
        '<' if rest.starts_with("http") => find(rest, start, |d, _| d == '>'),
        'h' if rest.starts_with("ttp") && rest.get(..9).is_some_and(|head| head.contains("://")) => {
            let length = rest.find(|d: char| d.is_whitespace() || "<>".contains(d)).unwrap_or(rest.len());
            let link = rest.get(..length)?.trim_end_matches([';', ',', '.', ':', ')']);
            Some(start + link.len())
        }
        _ => None,
    }
}

/// Where a character for which `closes` holds is passed; it is told what follows it.
fn find(rest: &str, start: usize, closes: impl Fn(char, char) -> bool) -> Option<usize> {
    let mut chars = rest.char_indices().take_while(|(i, _)| *i < REACH).peekable();
    while let Some((i, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |(_, c)| *c);
        if closes(c, next) {
            return Some(start + i + c.len_utf8());
        }
    }
    None
}

fn nested(rest: &str, start: usize, open: char, close: char) -> Option<usize> {
    let mut depth = 1;
    for (i, c) in rest.char_indices().take_while(|(i, _)| *i < REACH) {
        if c == open {
            depth += 1;
        } else if c == close {
            depth -= 1;
            if depth == 0 {
                return Some(start + i + c.len_utf8());
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::Protected;
    use rstest::rstest;

    #[rstest]
    #[case("a \"b; c\" d; e", &[10])]
    #[case("a “b; c” (d; e); f", &[19])]
    #[case("*a; b*; c", &[6])]
    #[case("Women’s; a", &[9])]
    #[case("(a; b", &[2])]
    #[case("http://a.b/c;d; e", &[14])]
    #[case("« a ; b » ; c", &[12])]
    fn semicolons_that_part(#[case] text: &str, #[case] expected: &[usize]) {
        let protected = Protected::of(text);
        let found: Vec<usize> = text.match_indices(';').map(|(at, _)| at).filter(|at| !protected.covers(*at)).collect();
        assert_eq!(found, expected);
    }
}
