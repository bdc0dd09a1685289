//! The view of a text that the recognisers see: same length, markup blanked out.

/// `text` with emphasis marks, backslashes, comments and the rest of `&amp;` replaced by as many blanks, so that offsets stay true.
pub(crate) fn mask(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let (keep, skip) = if rest.starts_with("<!--") {
            ("", rest.find("-->").map_or(rest.len(), |end| end + 3))
        } else if rest.starts_with("&amp;") {
            ("&", 5)
        } else if rest.starts_with("&nbsp;") {
            ("", 6)
        } else if let Some(tag) = emphasis_tag(rest) {
            ("", tag)
        } else if matches!(c, '*' | '_' | '\\' | '\u{a0}' | '\u{202f}' | '\u{ad}' | '\u{200b}') {
            ("", c.len_utf8())
        } else {
            (&rest[..c.len_utf8()], c.len_utf8())
        };
        out.push_str(keep);
        out.extend(std::iter::repeat_n(' ', skip.saturating_sub(keep.len())));
        rest = rest.get(skip..).unwrap_or("");
    }
    out
}

/// The length of an emphasis tag at the head of the input.
fn emphasis_tag(input: &str) -> Option<usize> {
    const TAGS: [&str; 8] = ["<i>", "</i>", "<em>", "</em>", "<b>", "</b>", "<u>", "</u>"];
    TAGS.iter().find(|tag| input.starts_with(**tag)).map(|tag| tag.len())
}

/// `text` with every run of white space folded to one blank, trimmed.
pub(crate) fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether `word` begins as a name does: a capital, or a letter of a script without case.
pub(crate) fn capitalised(word: &str) -> bool {
    let bare = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let Some(first) = bare.chars().next() else { return false };
    if first.is_uppercase() || (first.is_alphabetic() && !first.is_lowercase()) {
        return true;
    }
    // "al-Hasan", "d'Alembert", "d’Urville": a short lower-case prefix glued to the capital.
    let head = bare.char_indices().take(4).find(|(_, c)| matches!(c, '-' | '\'' | '’' | 'ʻ'));
    head.is_some_and(|(at, c)| bare[at + c.len_utf8()..].chars().next().is_some_and(char::is_uppercase))
}

/// Whether `word` consists of initials: "N.", "M.N.", "J.-P.", "NP" is none.
pub(crate) fn initials(word: &str) -> bool {
    let mut letters = 0;
    let mut run = 0;
    for c in word.chars() {
        match c {
            '.' | '-' | '‐' => run = 0,
            c if c.is_uppercase() && run == 0 => {
                letters += 1;
                run = 1;
            }
            _ => return false,
        }
    }
    letters > 0
}

/// Whether `word` is an acronym: two capitals or more, no small letter.
pub(crate) fn acronym(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    bare.chars().filter(|c| c.is_uppercase()).count() >= 2 && !bare.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("(Smith *et al.*, 2003)", "(Smith  et al. , 2003)")]
    #[case("\\[3\\]", " [3 ]")]
    #[case("A &amp; B", "A &     B")]
    #[case("a<!-- é -->b", "a           b")]
    #[case("<!-- open", "         ")]
    fn masks(#[case] text: &str, #[case] masked: &str) {
        assert_eq!(mask(text), masked);
        assert_eq!(mask(text).len(), text.len());
    }

    #[rstest]
    #[case("Smith", true)]
    #[case("al-Hasan", true)]
    #[case("d’Urville", true)]
    #[case("王", true)]
    #[case("Ünal", true)]
    #[case("'t", false)]
    #[case("well-Known", false)]
    #[case("2004", false)]
    fn capitals(#[case] word: &str, #[case] yes: bool) {
        assert_eq!(capitalised(word), yes);
    }

    #[rstest]
    #[case("N.", true)]
    #[case("J.-P.", true)]
    #[case("M.N.", true)]
    #[case("NP", false)]
    #[case("Yu.", false)]
    fn initial(#[case] word: &str, #[case] yes: bool) {
        assert_eq!(initials(word), yes);
    }
}
