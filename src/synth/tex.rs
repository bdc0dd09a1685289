//! Plain text out of TeX: accents, dashes, quotes, ties and braces as BibTeX fields carry them.

use unicode_normalization::UnicodeNormalization;

/// Combining marks by TeX accent command.
const ACCENTS: &[(char, char)] = &[
    ('\'', '\u{301}'),
    ('`', '\u{300}'),
    ('^', '\u{302}'),
    ('"', '\u{308}'),
    ('~', '\u{303}'),
    ('=', '\u{304}'),
    ('.', '\u{307}'),
    ('u', '\u{306}'),
    ('v', '\u{30C}'),
    ('H', '\u{30B}'),
    ('c', '\u{327}'),
    ('k', '\u{328}'),
    ('r', '\u{30A}'),
    ('d', '\u{323}'),
    ('b', '\u{331}'),
];

/// Commands that stand for a character.
const SYMBOLS: &[(&str, &str)] = &[
    ("ss", "ß"),
    ("o", "ø"),
    ("O", "Ø"),
    ("l", "ł"),
    ("L", "Ł"),
    ("ae", "æ"),
    ("AE", "Æ"),
    ("oe", "œ"),
    ("OE", "Œ"),
    ("aa", "å"),
    ("AA", "Å"),
    ("i", "i"),
    ("j", "j"),
    ("dh", "ð"),
    ("th", "þ"),
    ("textendash", "–"),
    ("textemdash", "—"),
    ("ldots", "…"),
    ("dots", "…"),
    ("textquoteright", "’"),
    ("guillemotleft", "«"),
    ("guillemotright", "»"),
    ("textquotedblleft", "“"),
    ("textquotedblright", "”"),
    ("S", "§"),
];

/// The text that a TeX value prints.
pub fn plain(text: &str) -> String {
    if !text.contains(['\\', '{', '}', '~', '$', '`', '\'', '-', '\u{ad}']) {
        return text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\\' => command(&mut rest, &mut out),
            '{' | '}' | '$' | '\u{ad}' => {}
            '~' => out.push(' '),
            _ => out.push(c),
        }
    }
    let out = out.replace("---", "—").replace("--", "–").replace("``", "“").replace("''", "”");
    out.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect()
}

fn command(rest: &mut std::iter::Peekable<std::str::Chars<'_>>, out: &mut String) {
    let Some(&first) = rest.peek() else { return };
    if !first.is_ascii_alphabetic() {
        rest.next();
        match ACCENTS.iter().find(|(key, _)| *key == first) {
            Some((_, mark)) => accented(rest, *mark, out),
            None => out.push(if first == '\\' { ' ' } else { first }),
        }
        return;
    }
    let mut name = String::new();
    while let Some(&c) = rest.peek().filter(|c| c.is_ascii_alphabetic()) {
        name.push(c);
        rest.next();
    }
    let mut letters = name.chars();
    let single = letters.next().filter(|_| letters.next().is_none());
    if let Some((_, symbol)) = SYMBOLS.iter().find(|(key, _)| *key == name) {
        rest.next_if(|c| *c == ' ');
        out.push_str(symbol);
    } else if let Some((_, mark)) = single.and_then(|s| ACCENTS.iter().find(|(key, _)| *key == s)) {
        accented(rest, *mark, out);
    }
}

/// Takes the letter that an accent stands on, through blanks, braces and a dotless `\i`.
fn accented(rest: &mut std::iter::Peekable<std::str::Chars<'_>>, mark: char, out: &mut String) {
    while rest.next_if(|c| matches!(c, ' ' | '{' | '\\')).is_some() {}
    if let Some(letter) = rest.next_if(|c| c.is_alphabetic()) {
        out.push(letter);
        out.push(mark);
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("In Honore Salvatoris~-- Vom Sinn", "In Honore Salvatoris – Vom Sinn")]
    #[case("Revue d'Histoire Eccl{\\'e}siastique", "Revue d'Histoire Ecclésiastique")]
    #[case("G{\\\"o}del, {\\ss} \\& \\v{c}", "Gödel, ß & č")]
    #[case("\\emph{Title} of {\\'\\i}t", "Title of ít")]
    #[case("\\", "")]
    fn prints(#[case] tex: &str, #[case] text: &str) {
        assert_eq!(plain(tex), text);
    }
}
