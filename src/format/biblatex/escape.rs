//! Which characters mean something to TeX? Text becomes TeX that prints it; identifiers become safe in verbatim fields.

/// Text as TeX source: white space folded to single blanks, control characters left out, specials escaped.
///
/// Braces are written as commands, since BibTeX's grammar counts `\{` as a brace.
pub fn text(value: &str) -> String {
    specials(&fold(value))
}

/// Text that is folded already, with its specials escaped.
pub fn specials(folded: &str) -> String {
    let mut out = String::with_capacity(folded.len() + 8);
    let mut before = ' ';
    for c in folded.chars() {
        // TeX joins two hyphens to a dash and two quotes to a quotation mark.
        if c == before && matches!(c, '-' | '\'' | '`') {
            out.push_str("{}");
        }
        before = c;
        match c {
            '&' | '%' | '#' | '_' | '$' => out.extend(['\\', c]),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            c => out.push(c),
        }
    }
    out
}

/// The character that shows a combining mark on its own.
pub fn spacing(mark: &str) -> &str {
    match mark {
        "\u{301}" => "´",
        "\u{300}" => "`",
        "\u{302}" => "^",
        "\u{308}" => "¨",
        "\u{303}" => "~",
        "\u{304}" => "¯",
        "\u{327}" => "¸",
        _ => "",
    }
}

/// Text with its white space folded to single blanks and without control characters: what a field can carry.
pub fn fold(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for word in value.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// A DOI, URL or eprint number for a verbatim field, where TeX reads every character as it is: blanks go, and braces and
/// backslashes, which would still end the value or escape its end, are percent-encoded.
pub fn verbatim(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for c in value.chars().filter(|c| !c.is_whitespace() && !c.is_control()) {
        match c {
            '{' => out.push_str("%7B"),
            '}' => out.push_str("%7D"),
            '\\' => out.push_str("%5C"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("AT&T 100% #1 a_b $5", r"AT\&T 100\% \#1 a\_b \$5")]
    #[case("a~b^c\\d", r"a\textasciitilde{}b\textasciicircum{}c\textbackslash{}d")]
    #[case("{x}", r"\textbraceleft{}x\textbraceright{}")]
    #[case(" two\n  lines\u{7} ", "two lines")]
    #[case("Çetinkaya 東京", "Çetinkaya 東京")]
    #[case("a--b ''c", "a-{}-b '{}'c")]
    fn escapes(#[case] value: &str, #[case] tex: &str) {
        assert_eq!(text(value), tex);
    }

    #[rstest]
    #[case("http://a.b/c_d?e=%20f&g#h~", "http://a.b/c_d?e=%20f&g#h~")]
    #[case("http://a.b/{c}\\ d", "http://a.b/%7Bc%7D%5Cd")]
    fn keeps_identifiers(#[case] value: &str, #[case] expected: &str) {
        assert_eq!(verbatim(value), expected);
    }
}
