//! Markdown made of text that a person wrote: escaped, in well-formed tables, differing words set bold.

use similar::{ChangeTag, TextDiff};

/// `text` as Markdown that shows it literally, in one line, fit for a table cell.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        for c in word.chars() {
            if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~') {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out
}

/// A table; cells are Markdown already.
pub(super) fn table(header: &[&str], rows: &[Vec<String>]) -> String {
    let line = |cells: &mut dyn Iterator<Item = &str>| {
        let mut line = String::from("|");
        for cell in cells {
            line.push(' ');
            line.push_str(cell);
            line.push_str(" |");
        }
        line.push('\n');
        line
    };
    let mut out = line(&mut header.iter().copied());
    out.push_str(&line(&mut header.iter().map(|_| "---")));
    for row in rows {
        out.push_str(&line(&mut row.iter().map(String::as_str)));
    }
    out
}

/// `text` with the words bold that `other` does not have there.
pub(super) fn marked(text: &str, other: &str) -> String {
    let diff = TextDiff::from_unicode_words(other, text);
    let mut out = String::new();
    let mut bold = String::new();
    for change in diff.iter_all_changes() {
        match change.tag() {
            ChangeTag::Delete => {}
            ChangeTag::Insert => bold.push_str(change.value()),
            ChangeTag::Equal => {
                // A blank between two differing words belongs to them, so that they are one bold run.
                if change.value().trim().is_empty() && !bold.is_empty() {
                    bold.push_str(change.value());
                } else {
                    close(&mut bold, &mut out);
                    push(change.value(), &mut out);
                }
            }
        }
    }
    close(&mut bold, &mut out);
    out.trim_end().to_string()
}

fn close(bold: &mut String, out: &mut String) {
    let trimmed = bold.trim();
    if bold.starts_with(char::is_whitespace) && !out.ends_with(' ') {
        out.push(' ');
    }
    if !trimmed.is_empty() {
        out.push_str("**");
        out.push_str(&escaped(trimmed));
        out.push_str("**");
    }
    if bold.len() > trimmed.len() && bold.ends_with(char::is_whitespace) {
        out.push(' ');
    }
    bold.clear();
}

fn push(text: &str, out: &mut String) {
    if text.starts_with(char::is_whitespace) && !out.ends_with(' ') && !out.is_empty() {
        out.push(' ');
    }
    out.push_str(&escaped(text));
    if !text.trim().is_empty() && text.ends_with(char::is_whitespace) {
        out.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("a | b *c*", "a \\| b \\*c\\*")]
    #[case("two\n  lines", "two lines")]
    fn escapes(#[case] text: &str, #[case] markdown: &str) {
        assert_eq!(escaped(text), markdown);
    }

    #[rstest]
    #[case("A Preminary Assessment", "A Preliminary Assessment", "A **Preminary** Assessment")]
    #[case("Brill Nijhoff", "Martinus Nijhoff Publishers", "**Brill** Nijhoff")]
    #[case("same", "same", "same")]
    #[case("", "other", "")]
    #[case("two new words here", "here", "**two new words** here")]
    fn marks(#[case] text: &str, #[case] other: &str, #[case] markdown: &str) {
        assert_eq!(marked(text, other), markdown);
    }

    proptest! {
        #[test]
        fn a_cell_never_breaks_its_row(text in "\\PC{0,40}", other in "\\PC{0,40}") {
            for cell in [escaped(&text), marked(&text, &other)] {
                prop_assert!(!cell.contains('\n'));
                prop_assert!(!cell.replace("\\|", "").replace("\\\\", "").contains('|'));
            }
        }
    }
}
