//! Do two marks of punctuation stand where one is enough?

use super::spacing::around;
use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "double-punctuation",
    severity: Severity::Info,
    default: true,
    group: Group::Titles,
    summary: "two marks of punctuation where one is enough",
    page: include_str!("double_punctuation.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        if let Some(reference) = item.reference() {
            let raw = reference.entry.raw.as_str();
            if let Some(span) = doubled(raw) {
                out.add(item.at_raw(span), format!("two marks of punctuation in “{}”", around(raw, span)));
            }
            return;
        }
        for name in ["title", "subtitle", "booktitle", "journaltitle", "journal", "publisher"] {
            let Some(field) = item.raw_field(name) else { continue };
            let content = field.place.content;
            let text = item.text_at(item.at(content));
            if let Some(span) = doubled(text) {
                let place = item.at(Span::new(content.start + span.start, content.start + span.end));
                out.add(place, format!("two marks of punctuation in “{}”", around(text, span)));
            }
        }
    }
}

/// The first two marks that do not go together, blanks and emphasis between them aside.
fn doubled(text: &str) -> Option<Span> {
    let mut at = 0;
    for word in text.split_inclusive(' ') {
        let start = at;
        at += word.len();
        // Addresses and TeX have marks of their own.
        if word.contains("://") || word.contains("www.") || word.contains(['\\', '&']) {
            continue;
        }
        for (place, first) in word.char_indices().filter(|(_, c)| matches!(c, ',' | ';' | ':' | '.' | '?' | '!')) {
            let rest = text.get(start + place + 1..).unwrap_or("");
            let before = text.get(..start + place).and_then(|head| head.chars().next_back());
            let bare = rest.trim_start_matches(['*', '_']);
            let near = bare.chars().next();
            let (second, apart) = match near {
                Some(' ') => (bare.trim_start().chars().next(), true),
                _ => (near, false),
            };
            let Some(second) = second else { continue };
            let end = text.len() - bare.trim_start().len() + second.len_utf8();
            let third = text.get(end..).unwrap_or("").trim_start().chars().next();
            let ellipsis = |c: Option<char>| matches!(c, Some('.' | '…' | ','));
            let wrong = match (first, second) {
                ('.', '.') => !ellipsis(third) && before.is_some_and(|c| c.is_alphanumeric() || matches!(c, ')' | '"' | '”' | '*')),
                ('?' | '!', '.') => !apart && third != Some('.'),
                (',', ',') | (';' | ':', ',') | (',', ';' | ':') => third != Some(','),
                (',' | ';' | ':', '.') => third != Some('.') && !text.get(end..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric)),
                (';', ';') | (':', ';') | (';', ':') => true,
                (':', ':') => apart,
                _ => false,
            };
            if wrong {
                return Some(Span::new(start + place, end));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Is it *ASEAN?*. Building", "?*.")]
    #[case("Doe, J.,, London", ",,")]
    #[case("Doe, J.. London", "..")]
    #[case("London, . 2001", ", .")]
    #[case("London;, 2001", ";,")]
    #[case("Nature, , 12", ", ,")]
    fn found(#[case] text: &str, #[case] marks: &str) {
        assert_eq!(doubled(text).map(|span| span.of(text)), Some(marks), "{text}");
    }

    #[rstest]
    #[case("Doe et al., Roe, J., Inc., p. 1 ff.; (eds.): Why?, What?”. What!, and so on... or . . . or … .")]
    #[case("A title ...: more of it, https://example.org/a..b,,c std::vector")]
    #[case("[..] and [. .]")]
    fn silent(#[case] text: &str) {
        assert_eq!(doubled(text).map(|span| span.of(text)), None, "{text}");
    }
}
