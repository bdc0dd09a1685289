//! Where are the addresses of an item? Of an entry its `url` and what its notes hold, of a reference every address in its text.

use crate::check::prelude::*;

/// An address as it stands.
#[derive(Clone, Copy, Debug)]
pub(in crate::check) struct Address<'a> {
    /// Its signs, white space at the ends and the sentence's own stops left out.
    pub text: &'a str,
    /// Where it stands.
    pub place: Place,
    /// Whether it is all of a field of a `.bib` file.
    pub field: bool,
}

/// Fields of entries that hold addresses, besides `url`.
const NOTES: [&str; 4] = ["howpublished", "note", "addendum", "annotation"];

/// The addresses of an item in order.
pub(in crate::check) fn of<'a>(item: &Item<'a>) -> Vec<Address<'a>> {
    let mut out = Vec::new();
    if item.bib().is_some() {
        if let Some(field) = item.raw_field("url") {
            let place = item.at(field.place.content);
            let text = item.text_at(place);
            if !text.contains("\\url") && field.place.abbreviations.is_empty() {
                out.push(Address { text, place, field: true });
            } else {
                out.extend(within(item, field.place.content));
            }
        }
        out.extend(NOTES.iter().filter_map(|name| item.raw_field(name)).flat_map(|field| within(item, field.place.content)));
    } else if item.reference().is_some() {
        let raw = item.raw();
        out.extend(scan(raw).into_iter().map(|span| Address { text: span.of(raw), place: item.at_raw(span), field: false }));
    } else if let Some(place) = item.field(Field::Url) {
        out.push(Address { text: item.text_at(place), place, field: false });
    }
    out
}

fn within<'a>(item: &Item<'a>, span: Span) -> Vec<Address<'a>> {
    let text = item.text_at(item.at(span));
    let address = |found: Span| Address {
        text: found.of(text),
        place: item.at(Span::new(span.start + found.start, span.start + found.end)),
        field: false,
    };
    scan(text).into_iter().map(address).collect()
}

/// The addresses in running text. The label of a Markdown link is passed over: its target is what counts.
pub(in crate::check) fn scan(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut before = ' ';
    let mut free_from = 0;
    for (at, c) in text.char_indices() {
        if at >= free_from && !before.is_alphanumeric() && begins(text.get(at..).unwrap_or("")) {
            let end = at + length(text.get(at..).unwrap_or(""));
            free_from = end;
            if !text.get(end..).is_some_and(|rest| rest.starts_with("](")) {
                found.push(Span::new(at, end));
            }
        }
        before = c;
    }
    found
}

/// Whether an address begins here, its scheme right or misspelt.
fn begins(rest: &str) -> bool {
    const SCHEMES: [&str; 14] =
        ["http", "https", "ftp", "file", "hhtp", "hhtps", "htp", "htps", "htpp", "htpps", "htttp", "htttps", "ttp", "ttps"];
    let bytes = rest.as_bytes();
    if bytes.get(..4).is_some_and(|head| head.eq_ignore_ascii_case(b"www.")) {
        return true;
    }
    let letters = bytes.iter().take(8).take_while(|byte| byte.is_ascii_alphabetic()).count();
    let word = rest.get(..letters).unwrap_or("").to_ascii_lowercase();
    let sign = |n: usize| bytes.get(letters + n).copied().unwrap_or(b' ');
    SCHEMES.contains(&word.as_str()) && (matches!(sign(0), b':' | b';') && sign(1) == b'/' || sign(0) == b'/' && sign(1) == b'/')
}

/// The length of the address at the start of `rest`, without the signs that belong to the sentence.
fn length(rest: &str) -> usize {
    let (mut round, mut square) = (0_usize, 0_usize);
    let mut end = rest.len();
    for (at, c) in rest.char_indices() {
        let closes = match c {
            '(' => {
                round += 1;
                false
            }
            '[' => {
                square += 1;
                false
            }
            ')' => round.checked_sub(1).map(|left| round = left).is_none(),
            ']' => square.checked_sub(1).map(|left| square = left).is_none(),
            _ => c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | '„' | '«' | '»' | '|' | '{' | '}' | '`' | '，' | '。'),
        };
        if closes {
            end = at;
            break;
        }
    }
    rest.get(..end).unwrap_or("").trim_end_matches(['.', ',', ';', ':', '!', '\'', '’', '*', '_', '\\', '(', '[']).len()
}

/// The scheme, where it is written right, and what follows it.
pub(in crate::check) fn split(address: &str) -> (Option<&str>, &str) {
    address.split_once("://").map_or((None, address), |(scheme, rest)| (Some(scheme), rest))
}

/// The host in lower case, without user and port.
pub(in crate::check) fn host(address: &str) -> String {
    let rest = split(address).1;
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or("");
    let host = authority.rsplit('@').next().unwrap_or("");
    host.split(':').next().unwrap_or("").to_ascii_lowercase()
}

/// The value of a parameter of the address, as written.
pub(in crate::check) fn parameter<'u>(address: &'u str, name: &str) -> Option<&'u str> {
    let query = address.split_once('?')?.1.split('#').next()?;
    let mut parameters = query.split('&').map(|parameter| parameter.trim_end_matches('\\'));
    parameters.find_map(|parameter| parameter.split_once('=').filter(|(found, _)| *found == name)).map(|(_, value)| value)
}

/// The address that a parameter holds, decoded; `None` where it is none.
pub(in crate::check) fn target(address: &str, names: &[&str]) -> Option<String> {
    let value = names.iter().find_map(|name| parameter(address, name).filter(|value| !value.is_empty()))?;
    let target = crate::key::percent_decoded(value);
    let (scheme, _) = split(&target);
    let odd = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '{' | '}' | '\\' | '"' | '<' | '>' | '\u{fffd}');
    (matches!(scheme, Some("http" | "https")) && host(&target).contains('.') && !target.contains(odd)).then_some(target)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("See https://example.org/a_(b), and www.example.com.", &["https://example.org/a_(b)", "www.example.com"])]
    #[case("<http//example.org/x> (http:/example.org)", &["http//example.org/x", "http:/example.org"])]
    #[case("[www.example.org](http://www.example.org/x)", &["http://www.example.org/x"])]
    #[case("the http protocol; ftp and file", &[])]
    fn addresses(#[case] text: &str, #[case] expected: &[&str]) {
        assert_eq!(scan(text).into_iter().map(|span| span.of(text)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_target_is_an_address() {
        assert_eq!(target("https://x.org/?u=http%3A%2F%2Fa.org%2Fb", &["u"]).as_deref(), Some("http://a.org/b"));
        assert_eq!(target("https://x.org/?u=b", &["u"]), None);
        assert_eq!(host("http://me@Example.org:80/x"), "example.org");
    }

    proptest! {
        #[test]
        fn any_text_is_scanned(text in "\\PC{0,30}(http|www\\.|https://)?\\PC{0,30}") {
            for span in scan(&text) {
                let _ = (host(span.of(&text)), target(span.of(&text), &["url"]));
            }
        }
    }
}
