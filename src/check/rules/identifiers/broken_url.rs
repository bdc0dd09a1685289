//! Is an address damaged: cut, glued to another one, with a blank inside or a misspelt scheme?

use crate::check::prelude::*;
use super::address::{self, Address};

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "broken-url",
    severity: Severity::Warning,
    default: true,
    group: Group::Identifiers,
    summary: "an address that cannot be opened as it is written",
    page: include_str!("broken_url.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let torn = item.record.url.as_deref().filter(|_| item.reference().is_some()).and_then(|url| torn(item.raw(), url));
        let torn = torn.map(|span| item.at_raw(span));
        for address in address::of(item).into_iter().filter(|address| torn.is_none_or(|torn| !torn.span.contains(address.place.span))) {
            damage(item, address, out);
        }
        // Where the source breaks its line, it is the page that is too narrow, not the address that is wrong.
        if let Some(place) = torn.filter(|place| !item.text_at(*place).contains('\n')) {
            out.add(place, "there is a blank in the address");
        }
    }
}

/// Whether the line ends behind a place of a paper: then the page is too narrow, not the address wrong.
fn at_line_end(item: &Item<'_>, place: crate::diagnostic::Place) -> bool {
    let behind = Span::new(place.span.end, place.span.end + 1);
    item.reference().is_some() && item.text_at(item.at(behind)) == "\n"
}

fn damage(item: &Item<'_>, address: Address<'_>, out: &mut Sink<'_>) {
    let Address { text, place, field } = address;
    let mend = |finding: &mut crate::diagnostic::Finding, right: Option<String>| {
        if let Some(right) = right.filter(|_| item.bib().is_some()) {
            finding.fix(Fix::safe(format!("write {right}")).replace(place.span, right));
        }
    };
    if text.contains(char::is_whitespace) {
        let several = address::scan(text).len() > 1;
        let message = if several { "several addresses stand in one field" } else { "there is a blank in the address" };
        out.add(place, message);
    } else if let Some((written, scheme, rest)) = bad_scheme(text) {
        mend(out.add(place, format!("'{written}' should be '{scheme}'")), Some(format!("{scheme}{rest}")));
    } else if let Some(second) = glued(text) {
        let (first, other) = (text.get(..second).unwrap_or(""), text.get(second..).unwrap_or(""));
        let empty = address::split(first).1.is_empty();
        let message = if empty { "the scheme stands twice" } else { "two addresses stand in one" };
        mend(out.add(place, message), empty.then(|| other.to_owned()));
    } else if text.ends_with('…') || text.ends_with("...") {
        out.add(place, "the address is cut short");
    } else if let Some(bare) = stopped(text).filter(|_| field) {
        mend(out.add(place, "a sentence's stop stands at the end of the address"), Some(bare.to_owned()));
    } else if text.ends_with(['-', '&', '?', '%']) && text.len() > 40 && !at_line_end(item, place) {
        let last = text.chars().next_back().unwrap_or(' ');
        out.add(place, format!("the address ends in '{last}': it may be cut short"));
    } else if text.contains("%20%20") {
        out.add(place, "several blanks stand in the address, written as %20").severity = Severity::Info;
    } else if let Some(host) = bad_host(text) {
        out.add(place, format!("'{host}' is no host"));
    }
}

/// The scheme as written, as it should be, and the rest.
fn bad_scheme(text: &str) -> Option<(&str, &'static str, &str)> {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let word = text.get(..letters)?.to_ascii_lowercase();
    let signs = text.get(letters..)?.bytes().take_while(|byte| matches!(byte, b':' | b';' | b'/' | b'\\')).count();
    let sign = text.get(letters..letters + signs)?;
    let (right, misspelt) = match word.as_str() {
        "http" => ("http://", false),
        "https" => ("https://", false),
        "hhtp" | "htp" | "htpp" | "htttp" | "ttp" => ("http://", true),
        "hhtps" | "htps" | "htpps" | "htttps" | "ttps" => ("https://", true),
        _ => return None,
    };
    let rest = text.get(letters + signs..)?;
    let hosted = address::host(rest).contains('.');
    (hosted && signs > 0 && (misspelt || sign != "://")).then(|| (text.get(..letters + signs).unwrap_or(""), right, rest))
}

/// Where a second address begins that is no part of the first: an archive's or a redirect's stands behind `/`, `=` or `:`.
fn glued(text: &str) -> Option<usize> {
    let lower = text.to_ascii_lowercase();
    let starts = ["http://", "https://"].iter().flat_map(|scheme| lower.match_indices(scheme)).map(|(at, _)| at);
    let second = starts.filter(|at| *at > 0).min()?;
    let before = lower.get(..second)?;
    let empty = matches!(before, "http://" | "https://");
    (empty || !before.ends_with(['/', '=', ':', '?', '&', '+', '!', '*', '@', '-', '_'])).then_some(second)
}

/// The address without the stops behind it, where it has any.
fn stopped(text: &str) -> Option<&str> {
    let bare = text.trim_end_matches(['.', ',', ';', '>']);
    (bare.len() < text.len() && bare.contains('.')).then_some(bare)
}

/// A host that has no dot, or two in a row.
fn bad_host(text: &str) -> Option<String> {
    let (scheme, _) = address::split(text);
    let host = address::host(text);
    let web = scheme.is_none_or(|scheme| scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https"));
    let own = host == "localhost" || host.starts_with('[') || !host.is_ascii();
    let plain = !text.contains(['\\', '{', '}']);
    let whole = host.trim_start_matches("www.");
    (web && plain && !own && !host.is_empty() && (!whole.contains('.') && scheme.is_some() || host.contains("..") || whole.is_empty()))
        .then_some(host)
}

/// Where the address stands in the raw text, if it does with a blank inside only.
fn torn(raw: &str, url: &str) -> Option<Span> {
    if raw.contains(url) {
        return None;
    }
    let (head, tail) = (url.get(..url.char_indices().nth(10)?.0)?, url.chars().skip(10));
    let start = raw.find(head)?;
    let mut rest = raw.get(start + head.len()..)?.char_indices();
    let mut blanks = 0;
    let mut end = start;
    let mut behind = ' ';
    for wanted in tail {
        // " .Another word" is the next sentence.
        if behind == '.' && wanted.is_uppercase() && raw.get(..end).is_some_and(|raw| raw.ends_with(" .")) {
            return None;
        }
        behind = wanted;
        loop {
            let (at, c) = rest.next()?;
            if c == wanted {
                end = start + head.len() + at + c.len_utf8();
                break;
            }
            if c != ' ' {
                return None;
            }
            blanks += 1;
        }
    }
    (blanks > 0).then(|| Span::new(start, end))
}
