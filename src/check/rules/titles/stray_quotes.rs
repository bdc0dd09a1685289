//! Do quotation marks and brackets come in pairs?

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "stray-quotes",
    severity: Severity::Warning,
    default: true,
    group: Group::Titles,
    summary: "a quotation mark or bracket without its pair",
    page: include_str!("stray_quotes.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        if let Some(reference) = item.reference() {
            if let Some((at, sign)) = stray(&without_tags(&reference.entry.raw)) {
                out.add(item.at_raw(Span::new(at, at + sign.len_utf8())), format!("{sign} stands alone"));
            }
            return;
        }
        // As written: a record's title has lost the marks around it.
        for name in ["title", "subtitle", "booktitle", "journaltitle", "journal"] {
            let Some(field) = item.raw_field(name) else { continue };
            let text = field.value.replace("\\\"", "").replace("``", "“").replace("''", "”");
            if let Some((_, sign)) = stray(&text) {
                out.add(item.at(field.place.content), format!("{sign} stands alone in the {name}"));
            }
        }
    }
}

/// The text with blanks for its HTML tags, whose quotation marks and brackets nobody reads: `<a href="…">`.
fn without_tags(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, open) = rest.split_at(at);
        kept.push_str(before);
        let tag = open.starts_with("</") || open.get(1..).is_some_and(|name| name.starts_with(|c: char| c.is_ascii_alphabetic())) && open.contains("=\"");
        let end = open.find('>').filter(|_| tag).map_or(1, |end| end + 1);
        if end == 1 {
            kept.push('<');
        } else {
            kept.extend(std::iter::repeat_n(' ', end));
        }
        rest = open.get(end..).unwrap_or_default();
    }
    kept.push_str(rest);
    kept
}

/// The first bracket or double quotation mark without its pair. Addresses are passed over, and so are a label's brackets ("1)", "a)") at the head.
fn stray(text: &str) -> Option<(usize, char)> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let (mut quotes, mut straight, mut angles): (Vec<usize>, Vec<usize>, usize) = (Vec::new(), Vec::new(), 0);
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let start = at;
        at += word.len();
        if word.contains("://") || word.contains("www.") || word.contains("10.") && word.contains('/') {
            // The brackets of an address are its own, but one may close a remark behind it.
            let mut inside = 0_usize;
            let address = word.find(|c| !matches!(c, '(' | '[' | '<')).unwrap_or(0);
            open.extend(word.char_indices().take_while(|(at, _)| *at < address).filter(|(_, c)| *c != '<').map(|(at, c)| (start + at, c)));
            for sign in word.get(address..).unwrap_or("").chars().filter(|c| matches!(c, '(' | ')' | '[' | ']')) {
                match sign {
                    '(' | '[' => inside += 1,
                    _ if inside > 0 => inside -= 1,
                    _ => drop(open.pop()),
                }
            }
            continue;
        }
        for (place, c) in word.char_indices() {
            let place = start + place;
            let before = text.get(..place).and_then(|head| head.chars().next_back());
            match c {
                '(' | '[' => open.push((place, c)),
                ')' | ']' => {
                    let pair = if c == ')' { '(' } else { '[' };
                    if open.last().is_some_and(|(_, sign)| *sign == pair) {
                        open.pop();
                    } else if !is_label(text, place) {
                        return Some((place, c));
                    }
                }
                '“' | '”' | '„' | '‟' => quotes.push(place),
                // TeX's accents, and its ``quotes" of two kinds.
                '"' if before == Some('\\') || text.contains("``") => {}
                // Inches and minutes stand behind digits.
                // TeX's shorthands for hyphens: `"=`, `"-`, `"~`.
                '"' if text.get(place + 1..).is_some_and(|rest| rest.starts_with(['=', '~', '|', '/'])) => {}
                '"' if !before.is_some_and(|c| c.is_ascii_digit()) => straight.push(place),
                '"' if straight.len() % 2 == 1 => straight.push(place),
                '«' | '»' => angles += 1,
                _ => {}
            }
        }
    }
    let sign = |at: usize| text.get(at..).and_then(|rest| rest.chars().next()).map(|c| (at, c));
    // The two kinds may pair with each other.
    if (quotes.len() + straight.len()) % 2 == 1 {
        let alone = if quotes.len() % 2 == 1 { unpaired(text, &quotes) } else { straight.last().copied() };
        return alone.and_then(sign);
    }
    if angles % 2 == 1 {
        return text.find(['«', '»']).and_then(sign);
    }
    open.first().copied()
}

/// Of an odd number of curly quotes the one that does not fit: a closing one with nothing open, or else the last.
fn unpaired(text: &str, quotes: &[usize]) -> Option<usize> {
    let first = *quotes.first()?;
    let closing = text.get(first..).is_some_and(|rest| rest.starts_with('”')) && !text.contains('„');
    Some(if closing { first } else { *quotes.last()? })
}

/// "1)", "a)", "iv)" at the head of the text or behind a blank.
fn is_label(text: &str, at: usize) -> bool {
    let word = text.get(..at).and_then(|head| head.rsplit(char::is_whitespace).next()).unwrap_or("");
    word.chars().count() <= 3 && word.chars().all(char::is_alphanumeric)
}
