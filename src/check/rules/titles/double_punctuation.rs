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

/// What more than half of the entries of so long a list do is said once.
const SHORTEST: usize = 5;

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn list(&self, file: &File<'_>, cx: &Context<'_>, out: &mut Sink<'_>) {
        let items = cx.items_of(file);
        let found: Vec<(&Item<'_>, Place, String)> =
            items.iter().filter_map(|item| slip(item).map(|(place, words)| (item, place, words))).collect();
        // What most entries do is one slip of a template.
        let usual = items.len() >= SHORTEST && 2 * found.len() > items.len();
        let more = if usual { format!("; so in {} of {} entries", found.len(), items.len()) } else { String::new() };
        for (item, place, words) in found.iter().take(if usual { 1 } else { found.len() }) {
            out.about(item, *place, format!("two marks of punctuation in “{words}”{more}"));
        }
    }
}

/// The first place of an entry, and the words around it.
fn slip(item: &Item<'_>) -> Option<(Place, String)> {
    if let Some(reference) = item.reference() {
        let raw = reference.entry.raw.as_str();
        return doubled(raw).map(|span| (item.at_raw(span), around(raw, span)));
    }
    let fields = ["title", "subtitle", "booktitle", "journaltitle", "journal", "publisher"].iter().filter_map(|name| item.raw_field(name));
    fields.map(|field| field.place.content).find_map(|content| {
        let text = item.text_at(item.at(content));
        let span = doubled(text)?;
        Some((item.at(Span::new(content.start + span.start, content.start + span.end)), around(text, span)))
    })
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
                // Two commas are a German quotation mark to some: ",,Wort".
                (',', ',') => apart || before.is_some_and(|c| !c.is_whitespace()),
                (';' | ':', ',') | (',', ';' | ':') => true,
                (',' | ';' | ':', '.') => {
                    third != Some('.') && !text.get(end..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
                }
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
    #[case("[..] and [. .] and ,,Zwei Worte“")]
    fn silent(#[case] text: &str) {
        assert_eq!(doubled(text).map(|span| span.of(text)), None, "{text}");
    }
}
