//! Do several people stand in one name of a `.bib` list?

use super::corporate_as_person::organisation;
use crate::check::prelude::*;
use super::people::{LISTS, initials, written};

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "missing-and",
    severity: Severity::Error,
    default: true,
    group: Group::Names,
    summary: "several people in one name of a `.bib` list, not parted by \"and\"",
    page: include_str!("missing_and.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        for field in LISTS {
            for (name, span) in written(item, field) {
                if let Some(sign) = several(name) {
                    out.add(
                        item.at(span),
                        format!("several people in one name; they are parted by \u{201c}{sign}\u{201d}, not by \u{201c}and\u{201d}"),
                    );
                }
            }
        }
    }
}

/// The sign that parts the people of a name that holds several.
pub(super) fn several(name: &str) -> Option<char> {
    if name.starts_with('{') && name.ends_with('}') {
        return None;
    }
    if name.contains(';') && name.split(';').filter(|part| part.contains([',', ' '])).count() > 1 && !name.contains("\\") {
        return Some(';');
    }
    // "Smith, J. & Doe, K.", but not "Johnson & Sons".
    let amp = name.split_once(" & ").or_else(|| name.split_once(" \\& "));
    if amp.is_some_and(|(head, tail)| is_person(head) && is_person(tail)) {
        return Some('&');
    }
    let parts: Vec<&str> = name.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    let vancouver = parts.len() > 1 && parts.iter().all(|part| is_vancouver(part));
    // "Smith, J., Doe, K."
    let pairs = parts.len() > 3
        && parts.len().is_multiple_of(2)
        && parts.chunks(2).all(|pair| matches!(pair, [family, given] if !initials(family) && initials(given)));
    // "John Smith, Karl Doe, Jane Roe"
    let running = parts.len() > 2
        && parts.iter().all(|part| part.split_whitespace().count() > 1 && part.starts_with(char::is_uppercase) && !is_suffix(part));
    // A committee's own name may have commas.
    (vancouver || pairs || running && organisation(name).is_none()).then_some(',')
}

/// "Smith, J.", "J. Smith".
fn is_person(text: &str) -> bool {
    let words = text.split([',', ' ']).filter(|word| !word.is_empty());
    words.clone().count() > 1 && words.clone().any(initials) && words.clone().any(|word| !initials(word))
}

/// "Smith JH": a word, perhaps two, and initials without stops.
fn is_vancouver(part: &str) -> bool {
    let Some((family, last)) = part.rsplit_once(' ') else { return false };
    initials(last) && !last.contains('.') && family.contains(char::is_lowercase) && family.split(' ').count() < 3
}

fn is_suffix(part: &str) -> bool {
    part.starts_with("Jr") || part.starts_with("Sr") || part.contains("II")
}
