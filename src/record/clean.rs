//! What of a labelled place is value and what is dress: Markdown and HTML marks, quotation marks around the whole, white space, edge punctuation.

use std::collections::HashSet;

use crate::segment::hash::Mixer;

/// Opening marks with their closing partners; the double ones come first because a single one may be an apostrophe.
const QUOTES: [(char, &[char]); 10] = [
    ('"', &['"', '”', '“']),
    ('“', &['”', '“', '"', '\u{201d}']),
    ('”', &['”', '"']),
    ('„', &['“', '”', '"']),
    ('«', &['»']),
    ('»', &['«']),
    ('「', &['」']),
    ('『', &['』']),
    ('‘', &['’', '‘']),
    ('\'', &['\'']),
];

/// HTML elements that mark up text in reference lists; a `<` that opens none of these stays.
const ELEMENTS: [&str; 14] = ["italic", "title", "i", "b", "em", "strong", "sup", "sub", "u", "span", "br", "p", "sc", "bold"];

const ENTITIES: [(&str, &str); 7] =
    [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&nbsp;", " "), ("&#39;", "'")];

/// The text without Markdown and HTML marks, white space folded to single blanks; quotes and punctuation stay.
pub fn plain(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let tail = &rest[c.len_utf8()..];
        match c {
            '\\' if tail.starts_with(|n: char| n.is_ascii_punctuation()) => {
                if let Some(next) = tail.chars().next() {
                    out.push(next);
                    rest = &tail[next.len_utf8()..];
                    continue;
                }
            }
            '*' => {}
            '_' if at_word_edge(&out, tail) => {}
            '`' => out.push('\''),
            '[' => {
                if let Some((label, after)) = link(tail) {
                    out.push_str(&plain(label));
                    rest = after;
                    continue;
                }
                out.push('[');
            }
            '<' => match element(tail) {
                Some(after) => {
                    rest = after;
                    continue;
                }
                None => out.push('<'),
            },
            '&' => match ENTITIES.iter().find(|(entity, _)| rest.starts_with(entity)) {
                Some((entity, value)) => {
                    out.push_str(value);
                    rest = &rest[entity.len()..];
                    continue;
                }
                None => out.push('&'),
            },
            c if is_unseen(c) => {}
            c if c.is_whitespace() || c.is_control() => {
                if !out.ends_with(' ') && !out.is_empty() {
                    out.push(' ');
                }
            }
            c => out.push(c),
        }
        rest = tail;
    }
    out.truncate(out.trim_end().len());
    out
}

/// Whether there is nothing to take out of `text`, as in most places: no sign of markup, and white space only as single blanks inside.
fn is_plain(text: &str) -> bool {
    let mut before = ' ';
    let all = text.chars().all(|c| {
        let plain = match c {
            ' ' => before != ' ',
            '\\' | '*' | '_' | '`' | '[' | '<' | '&' => false,
            c if c.is_ascii() => !c.is_ascii_control(),
            c => !(is_unseen(c) || c.is_whitespace() || c.is_control()),
        };
        before = c;
        plain
    });
    all && before != ' '
}

/// Marks that show nothing: soft hyphens, joiners, marks of direction and of byte order.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}' | '\u{200e}' | '\u{200f}')
}

/// An underscore is emphasis where a word begins or ends, and a letter of a file name inside one.
fn at_word_edge(before: &str, after: &str) -> bool {
    let word = |c: char| c.is_alphanumeric();
    !(before.ends_with(word) && after.starts_with(word))
}

/// `label](target)` behind an opening bracket: the label and what follows.
fn link(text: &str) -> Option<(&str, &str)> {
    let (label, tail) = text.split_once("](")?;
    if label.contains('[') {
        return None;
    }
    let end = tail.find(')')?;
    Some((label, &tail[end + 1..]))
}

/// The tail behind a known HTML element whose `<` has been read.
fn element(text: &str) -> Option<&str> {
    let (inside, tail) = text.split_once('>')?;
    let name = inside.trim_start_matches('/').split([' ', '/']).next()?;
    ELEMENTS.iter().any(|element| element.eq_ignore_ascii_case(name)).then_some(tail)
}

/// Drops quotation marks that enclose the whole text, and one at an edge whose partner is missing. Quotes inside stay.
pub fn unquote(text: &str) -> &str {
    let text = text.trim();
    let Some(first) = text.chars().next() else { return text };
    if let Some((_, closers)) = QUOTES.iter().find(|(open, _)| *open == first) {
        let inner = &text[first.len_utf8()..];
        let mut closes = inner.char_indices().filter(|&(at, c)| closers.contains(&c) && !inside_word(inner, at, c));
        match closes.next() {
            None if !matches!(first, '\'' | '’') => return unquote(inner),
            // The first closing mark ends the text: "Title", but not "a": b "c".
            Some((at, c)) if inner[at + c.len_utf8()..].trim_matches(['.', ',', ';', ' ']).is_empty() => return inner[..at].trim(),
            _ => return text,
        }
    }
    // A closing mark without an opening one: the other half lies outside the span.
    if let Some(last) = text.chars().next_back() {
        let inner = &text[..text.len() - last.len_utf8()];
        if matches!(last, '"' | '”' | '“' | '»' | '」' | '』') && !inner.contains(['"', '“', '”', '„', '«', '「', '『']) {
            return inner.trim_end();
        }
    }
    text
}

/// Whether the mark at `at` stands between two letters: an apostrophe.
fn inside_word(text: &str, at: usize, mark: char) -> bool {
    matches!(mark, '\'' | '’')
        && text[..at].ends_with(char::is_alphanumeric)
        && text[at + mark.len_utf8()..].starts_with(char::is_alphanumeric)
}

/// Trims signs that join a value to its neighbours: commas, colons, semicolons, dashes, brackets without partner.
pub fn trim_edges(text: &str) -> &str {
    let mut text = text.trim();
    loop {
        let before = text;
        text = text.trim_matches([',', ';', ':', ' ', '\u{a0}', '|']);
        text = text.trim_start_matches(['.', '/']);
        for (open, close) in [('(', ')'), ('[', ']'), ('{', '}')] {
            let count = |text: &str, bracket: char| text.matches(bracket).count();
            if text.starts_with(open) && (count(text, open) > count(text, close) || encloses(text, open, close)) {
                text = &text[1..];
            }
            if text.ends_with(close) && count(text, close) > count(text, open) {
                text = &text[..text.len() - 1];
            }
            if text.ends_with(open) {
                text = &text[..text.len() - 1];
            }
        }
        text = text.trim_matches(['–', '—', ' ']);
        if text == before {
            return text;
        }
    }
}

/// Whether the bracket that opens the text closes at its very end.
fn encloses(text: &str, open: char, close: char) -> bool {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        if c == open {
            depth += 1;
        } else if c == close {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return at + c.len_utf8() == text.len();
            }
        }
    }
    false
}

/// Drops the full stop that ends the reference's sentence, but keeps that of an abbreviation ("D.C.", "J. Am. Chem. Soc.", "Co.").
pub fn drop_stop(text: &str) -> &str {
    const ABBREVIATIONS: [&str; 14] =
        ["co", "inc", "ltd", "corp", "bros", "jr", "sr", "cie", "univ", "dept", "st", "mass", "conn", "calif"];
    let Some(body) = text.strip_suffix('.') else { return text };
    let body_trimmed = body.trim_end();
    let last = body_trimmed.rsplit([' ', '-', '(']).next().unwrap_or("");
    let initial = last.chars().count() == 1 && last.chars().all(char::is_uppercase);
    let abbreviated = last.contains('.') || initial || ABBREVIATIONS.iter().any(|word| word.eq_ignore_ascii_case(last));
    if body_trimmed.ends_with('.') || abbreviated { text } else { body_trimmed }
}

/// A value of a plain field: markup, edge punctuation, enclosing quotes and closing stop removed; `None` where nothing is left.
pub fn value(text: &str) -> Option<String> {
    let plain = plain(text);
    let trimmed = drop_stop(trim_edges(unquote(trim_edges(&plain))));
    let trimmed = trim_edges(trimmed);
    trimmed.contains(char::is_alphanumeric).then(|| trimmed.to_owned())
}

/// Lower case without marks over letters: for looking words up in tables, never for values.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    // No letter of ASCII joins what is left beside it when the marks are gone, so that the runs of either can be folded by themselves.
    let mut rest = text;
    while !rest.is_empty() {
        let (ascii, tail) = rest.split_at(rest.find(|c: char| !c.is_ascii()).unwrap_or(rest.len()));
        let start = out.len();
        out.push_str(ascii);
        if let Some(lower) = out.get_mut(start..) {
            lower.make_ascii_lowercase();
        }
        let (other, tail) = tail.split_at(tail.find(|c: char| c.is_ascii()).unwrap_or(tail.len()));
        fold_other(other, &mut out);
        rest = tail;
    }
    out
}

fn fold_other(text: &str, out: &mut String) {
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;
    let bare = text.nfkd().filter(|c| !is_combining_mark(*c)).nfc();
    out.extend(bare.flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
}

/// Words of a table that are looked up often.
pub(super) type Words = HashSet<&'static str, Mixer>;

/// The rows of a table file: lines that are neither empty nor a `#` remark.
pub fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Müller’s ÉTUDE")]
    #[case("e\u{301}a\u{323}\u{301} ﬁn Ⅳ ½")]
    #[case("İstanbul ẞ Ǆ Å")]
    #[case("한국 \u{1112}\u{1161}\u{11ab} ガ ｶﾞ क़")]
    fn folding_in_runs_is_folding_the_whole(#[case] text: &str) {
        let mut whole = String::new();
        fold_other(text, &mut whole);
        assert_eq!(fold(text), whole);
    }

    #[rstest]
    #[case("*Trafficking in human*: *Social*", "Trafficking in human: Social")]
    #[case("[www.kemlu.go.id](http://www.kemlu.go.id)", "www.kemlu.go.id")]
    #[case("a\u{a0}b \n c", "a b c")]
    #[case("_in vivo_ FS_USAID_x", "in vivo FS_USAID_x")]
    #[case("H<sub>2</sub>O p < 0.05 &amp; q", "H2O p < 0.05 & q")]
    #[case("a \\* b", "a * b")]
    fn plain_text(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(plain(text), expected);
    }

    #[rstest]
    #[case("\"Title\"", "Title")]
    #[case("“Title.”", "Title.")]
    #[case("Title\"", "Title")]
    #[case("“Title", "Title")]
    #[case("\"The world is outraged\": legitimacy", "\"The world is outraged\": legitimacy")]
    #[case("The ‘ASEAN Way’", "The ‘ASEAN Way’")]
    #[case("‘It’s a title’", "It’s a title")]
    #[case("Human rights, “orientation,” and ASEAN", "Human rights, “orientation,” and ASEAN")]
    #[case("«Заглавие»", "Заглавие")]
    #[case("„Der Titel“", "Der Titel")]
    fn quotes(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(unquote(text), expected);
    }

    #[rstest]
    #[case("Routledge.", Some("Routledge"))]
    #[case("Washington, D.C.", Some("Washington, D.C."))]
    #[case("(Praeger)", Some("Praeger"))]
    #[case("Society (Kuwait Chapter)", Some("Society (Kuwait Chapter)"))]
    #[case("J. Am. Chem. Soc.", Some("J. Am. Chem. Soc"))]
    #[case(" , ", None)]
    fn values(#[case] text: &str, #[case] expected: Option<&str>) {
        assert_eq!(value(text).as_deref(), expected);
    }
}
