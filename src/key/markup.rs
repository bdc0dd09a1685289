//! [`plain`]: text without TeX commands, Markdown emphasis and links, HTML tags and entities, as far as comparison needs.

use std::borrow::Cow;

/// `text` without markup. Accents set by TeX commands or HTML entities are dropped with their command: folding drops them anyway.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    // Byte by byte: none of them is part of another character.
    if !text.bytes().any(|byte| matches!(byte, b'\\' | b'{' | b'}' | b'$' | b'*' | b'_' | b'^' | b'<' | b'&' | b'[')) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or("");
        rest = match c {
            '\\' => tex_command(after, &mut out),
            '{' | '}' | '$' | '*' | '_' | '^' => after,
            '<' => html_tag(after).unwrap_or_else(|| keep(' ', after, &mut out)),
            '&' => html_entity(after, &mut out).unwrap_or_else(|| keep('&', after, &mut out)),
            ']' => link_target(after).unwrap_or_else(|| keep(']', after, &mut out)),
            _ => keep(c, after, &mut out),
        };
    }
    Cow::Owned(out)
}

fn keep<'a>(c: char, after: &'a str, out: &mut String) -> &'a str {
    out.push(c);
    after
}

/// Letters that a TeX command of that name stands for, already folded.
const TEX_LETTERS: [(&str, &str); 12] = [
    ("ss", "ss"),
    ("o", "o"),
    ("O", "O"),
    ("l", "l"),
    ("L", "L"),
    ("ae", "ae"),
    ("AE", "AE"),
    ("oe", "oe"),
    ("OE", "OE"),
    ("aa", "a"),
    ("AA", "A"),
    ("i", "i"),
];

/// Text formatting commands; of any other command the name stays, as `\alpha` reads "alpha".
const TEX_FORMATS: [&str; 16] = [
    "emph",
    "textit",
    "textbf",
    "textsc",
    "textrm",
    "textsf",
    "texttt",
    "textsuperscript",
    "textsubscript",
    "mathrm",
    "mathbf",
    "mathit",
    "mathcal",
    "mkbibemph",
    "mkbibquote",
    "enquote",
];

fn tex_command<'a>(after: &'a str, out: &mut String) -> &'a str {
    let end = after.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(after.len());
    let (name, rest) = after.split_at(end);
    if name.is_empty() {
        // `\"o` is an accent, `\&` the sign itself.
        let mut chars = after.chars();
        return match chars.next() {
            Some(c @ ('&' | '%' | '#')) => keep(c, chars.as_str(), out),
            Some(_) => chars.as_str(),
            None => "",
        };
    }
    let rest_trimmed = rest.trim_start();
    if let Some((_, letters)) = TEX_LETTERS.iter().find(|(command, _)| *command == name) {
        out.push_str(letters);
        rest_trimmed
    } else if name.len() == 1 || TEX_FORMATS.contains(&name) {
        rest_trimmed
    } else {
        out.push_str(name);
        rest
    }
}

fn html_tag(after: &str) -> Option<&str> {
    let first = after.chars().next()?;
    let end = after.find('>').filter(|&end| end <= 60)?;
    let inside = after.get(..end)?;
    let is_tag = first == '/' || first.is_ascii_alphabetic() && !inside.contains("://") && !inside.contains('<');
    if is_tag { after.get(end + 1..) } else { None }
}

fn html_entity<'a>(after: &'a str, out: &mut String) -> Option<&'a str> {
    // "& hellip ;" occurs where a tokenizer went over the entities.
    let body = after.trim_start();
    let end = body.find(';').filter(|&end| (2..=10).contains(&end))?;
    let name = body.get(..end)?.trim_end();
    let rest = body.get(end + 1..)?;
    if let Some(code) = name.strip_prefix('#') {
        let code = code.strip_prefix(['x', 'X']).map_or_else(|| code.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok());
        out.push(code.and_then(char::from_u32).unwrap_or(' '));
        return Some(rest);
    }
    if !name.chars().all(|c| c.is_ascii_alphanumeric()) {
        return None;
    }
    match name {
        "amp" => out.push('&'),
        "apos" | "rsquo" | "lsquo" => out.push('\''),
        "szlig" => out.push('ß'),
        _ => match accented_letter(name) {
            Some(letter) => out.push(letter),
            None if ["lt", "gt", "quot", "nbsp", "hellip", "ndash", "mdash", "ldquo", "rdquo"].contains(&name) => out.push(' '),
            None => return None,
        },
    }
    Some(rest)
}

/// `eacute` is an e.
fn accented_letter(name: &str) -> Option<char> {
    const ACCENTS: [&str; 9] = ["acute", "grave", "uml", "circ", "tilde", "cedil", "ring", "slash", "caron"];
    let mut chars = name.chars();
    let letter = chars.next()?;
    ACCENTS.contains(&chars.as_str()).then_some(letter)
}

/// Skips the `(https://…)` of a Markdown link whose text has just ended.
fn link_target(after: &str) -> Option<&str> {
    let inside = after.strip_prefix('(')?;
    let is_address = ["http", "www.", "mailto:", "doi:", "#"].iter().any(|start| inside.starts_with(start));
    if is_address { inside.get(inside.find(')')? + 1..) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("*Human trafficking*: *Social*", "Human trafficking: Social")]
    #[case("[www.kemlu.go.id](http://www.kemlu.go.id)", "[www.kemlu.go.id")]
    #[case("{\\'E}tudes d{\\'e}mographiques", "Etudes demographiques")]
    #[case("\\v{C}apek, G\\\"odel and Erd\\H{o}s", "Capek, Godel and Erdos")]
    #[case("the $\\alpha$-decay", "the alpha-decay")]
    #[case("Research \\& Practice", "Research & Practice")]
    #[case("R&D &eacute;tude", "R&D etude")]
    #[case("conference & hellip ; ,", "conference   ,")]
    #[case("p < 0.05 and <i>q</i>", "p   0.05 and q")]
    #[case("ends in \\", "ends in ")]
    fn drops(#[case] text: &str, #[case] without: &str) {
        assert_eq!(plain(text), without);
    }

    proptest! {
        #[test]
        fn never_panics(text in "[\\\\{}$*_^<>&;#()\\[\\]a-zé \\PC]{0,40}") {
            plain(&text);
        }
    }
}
