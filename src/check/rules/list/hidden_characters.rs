//! Are there characters that nobody sees, or that a wrong encoding has made?

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "hidden-characters",
    severity: Severity::Warning,
    default: true,
    group: Group::List,
    summary: "soft hyphens, characters without width, ligatures, and letters broken by a wrong encoding",
    page: include_str!("hidden_characters.md"),
};

/// What is wrong with a character.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fault {
    SoftHyphen,
    Invisible,
    Control,
    Lost,
    Ligature,
    Broken,
}

impl Fault {
    const fn said(self) -> &'static str {
        match self {
            Self::SoftHyphen => "a soft hyphen",
            Self::Invisible => "a character without width",
            Self::Control => "a control character",
            Self::Lost => "a character that could not be read",
            Self::Ligature => "a ligature in place of letters",
            Self::Broken => "letters broken by a wrong encoding",
        }
    }
}

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let text = item.raw();
        if text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_control()) {
            return;
        }
        let mut found = faults(text);
        found.sort_by_key(|(fault, span, _)| (*fault, span.start));
        for group in found.chunk_by(|a, b| a.0 == b.0) {
            let Some((fault, span, right)) = group.first() else { continue };
            let shown = match right {
                Some(right) if *fault == Fault::Broken => format!(": “{}” for “{right}”", span.of(text)),
                _ => span.of(text).chars().next().map(|c| format!(" (U+{:04X})", u32::from(c))).unwrap_or_default(),
            };
            let times = if group.len() > 1 { format!(", {} times", group.len()) } else { String::new() };
            let finding = out.add(item.at_raw(*span), format!("{}{shown}{times}", fault.said()));
            if item.bib().is_some() && group.iter().all(|(_, _, right)| right.is_some()) {
                let title = if *fault == Fault::Broken || *fault == Fault::Ligature { "write the letters" } else { "leave it out" };
                let fix = if *fault == Fault::Broken { Fix::doubtful(title) } else { Fix::safe(title) };
                let edits = group.iter().map(|(_, span, right)| (item.at_raw(*span).span, right.clone().unwrap_or_default()));
                finding.fix(edits.fold(fix, |fix, (span, right)| fix.replace(span, right)));
            }
        }
    }
}

/// Each fault with its place and, where that is known, what should stand there.
fn faults(text: &str) -> Vec<(Fault, Span, Option<String>)> {
    let mut out = Vec::new();
    let mut skip = 0;
    for (at, c) in text.char_indices() {
        if at < skip || c.is_ascii() && !c.is_ascii_control() {
            continue;
        }
        let span = Span::new(at, at + c.len_utf8());
        let (fault, right) = match c {
            '\t' | '\n' | '\r' => continue,
            '\u{AD}' => (Fault::SoftHyphen, Some(String::new())),
            '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{180E}' => (Fault::Invisible, Some(String::new())),
            // Arabic, Hebrew and Indic scripts need joiners and marks of direction.
            '\u{200C}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' if is_european(text) => {
                (Fault::Invisible, Some(String::new()))
            }
            '\u{FFFD}' | '\u{E000}'..='\u{F8FF}' => (Fault::Lost, None),
            '\u{FB00}'..='\u{FB06}' => (Fault::Ligature, ligature(c)),
            c if c.is_control() && !('\u{80}'..='\u{9F}').contains(&c) => (Fault::Control, None),
            _ => match broken(text.get(at..).unwrap_or("")) {
                Some((length, right)) => {
                    skip = at + length;
                    out.push((Fault::Broken, Span::new(at, skip), Some(right)));
                    continue;
                }
                None if c.is_control() => (Fault::Control, None),
                None => continue,
            },
        };
        out.push((fault, span, right));
    }
    out
}

/// Whether all letters are Latin, Greek or Cyrillic.
fn is_european(text: &str) -> bool {
    text.chars().all(|c| !c.is_alphabetic() || c < '\u{530}' || ('\u{1E00}'..'\u{2000}').contains(&c))
}

fn ligature(c: char) -> Option<String> {
    let letters = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];
    letters.get((c as usize).checked_sub(0xFB00)?).map(|letters| (*letters).to_owned())
}

/// What the text begins with when UTF-8 was read as Windows-1252 ("Ã©" for "é"): its length, and the letter that was meant.
fn broken(text: &str) -> Option<(usize, String)> {
    let mut bytes = Vec::new();
    let mut length = 0;
    let lead = byte(text.chars().next()?)?;
    let more = match lead {
        0xC3..=0xDF => 1,
        0xE2..=0xEF => 2,
        _ => 0,
    };
    // "Â" and "â" alone are letters; what follows them here never stands inside or behind a word.
    for c in text.chars().take(1 + more) {
        bytes.push(byte(c)?);
        length += c.len_utf8();
    }
    let right = std::str::from_utf8(&bytes).ok().filter(|_| more > 0)?;
    let meant = right.chars().next()?;
    // "MANHÃ”": a capital before a closing quotation mark.
    let quoted = more == 1 && text.chars().nth(1).is_some_and(|c| matches!(c, '‘' | '’' | '“' | '”' | '–' | '—' | '…'));
    (!quoted && (meant.is_alphabetic() || more == 2)).then(|| (length, right.to_owned()))
}

/// The byte a character stands for in Windows-1252, from 0x80 on.
fn byte(c: char) -> Option<u8> {
    const HIGH: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ";
    match u32::from(c) {
        code @ 0x80..=0xFF => u8::try_from(code).ok(),
        _ => HIGH.chars().position(|high| high == c).and_then(|at| u8::try_from(0x80 + at).ok()),
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("CitÃ© du livre", "CitÃ©", Some("é"))]
    #[case("Smithâ€™s", "â€™", Some("’"))]
    #[case("MANHÃ”", "", None)]
    #[case("Ãngela", "", None)]
    #[case("São “Paulo”", "", None)]
    #[case("Jürgen: «Über»", "", None)]
    fn encodings(#[case] text: &str, #[case] at: &str, #[case] right: Option<&str>) {
        let found: Vec<(Fault, Span, Option<String>)> = faults(text);
        assert_eq!(found.first().and_then(|(_, _, right)| right.as_deref()), right);
        assert!(at.is_empty() || found.first().is_some_and(|(_, span, _)| at.ends_with(span.of(text))));
    }
}
