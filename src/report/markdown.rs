//! Markdown made of text that a person wrote: escaped, in well-formed tables, differing words set bold.

use similar::{Algorithm, DiffTag, capture_diff_slices};

use crate::key::fold;

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

/// `text` with the words bold that `other` does not have there; words that differ only in case or punctuation are the same.
pub(super) fn marked(text: &str, other: &str) -> String {
    let (words, others): (Vec<&str>, Vec<&str>) = (text.split_whitespace().collect(), other.split_whitespace().collect());
    let folded = |words: &[&str]| -> Vec<String> { words.iter().map(|word| fold(word)).collect() };
    let mut runs: Vec<(bool, Vec<&str>)> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &folded(&others), &folded(&words)) {
        let differs = op.tag() != DiffTag::Equal;
        let of_text = words.get(op.new_range()).unwrap_or_default();
        match runs.last_mut() {
            Some((last, run)) if *last == differs => run.extend(of_text),
            _ if of_text.is_empty() => {}
            _ => runs.push((differs, of_text.to_vec())),
        }
    }
    let shown = |(differs, run): &(bool, Vec<&str>)| {
        let run = escaped(&run.join(" "));
        if *differs { format!("**{run}**") } else { run }
    };
    runs.iter().map(shown).collect::<Vec<_>>().join(" ")
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
    #[case("Human Security, in Asia", "Human security in Asia", "Human Security, in Asia")]
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
