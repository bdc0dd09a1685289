//! Is an arXiv identifier none?

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "bad-arxiv-id",
    severity: Severity::Error,
    default: true,
    group: Group::Identifiers,
    summary: "an arXiv identifier that is none by its form",
    page: include_str!("bad_arxiv_id.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        if let Some(field) = item.raw_field("eprint") {
            let archive = item.raw_field("eprinttype").or_else(|| item.raw_field("archiveprefix"));
            if archive.is_some_and(|archive| archive.value.trim().eq_ignore_ascii_case("arxiv")) && field.place.abbreviations.is_empty() {
                let bare = field.value.trim();
                let lower = bare.to_ascii_lowercase();
                let head = ["https://arxiv.org/abs/", "http://arxiv.org/abs/", "arxiv:"].iter().find(|head| lower.starts_with(**head));
                let bare = head.and_then(|head| bare.get(head.len()..)).unwrap_or(bare).trim();
                if let Some(why) = fault(bare) {
                    out.add(item.at(field.place.content), format!("{bare} is no arXiv identifier: {why}"));
                }
            }
        } else if item.reference().is_some() {
            let raw = item.raw();
            for (at, _) in raw.to_ascii_lowercase().match_indices("arxiv:") {
                let rest = raw.get(at + "arxiv:".len()..).unwrap_or("");
                let trimmed = rest.trim_start();
                let start = at + "arxiv:".len() + (rest.len() - trimmed.len());
                let length = trimmed.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
                let id = trimmed.get(..length).unwrap_or("").trim_end_matches('.');
                let alone =
                    !trimmed.get(id.len()..).is_some_and(|rest| rest.starts_with(|c: char| c.is_alphabetic() && c != 'v' || c == '/'));
                if let Some(why) = fault(id).filter(|_| alone && id.contains('.')) {
                    out.add(item.at_raw(Span::new(start, start + id.len())), format!("{id} is no arXiv identifier: {why}"));
                }
            }
        }
    }
}

/// What is wrong with an identifier.
fn fault(id: &str) -> Option<&'static str> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let unversioned = id.rsplit_once('v').filter(|(_, version)| digits(version)).map_or(id, |(id, _)| id);
    let month = |yymm: &str| yymm.get(2..4).and_then(|month| month.parse::<u8>().ok()).is_some_and(|month| (1..=12).contains(&month));
    if let Some((archive, number)) = unversioned.split_once('/') {
        let named = archive.bytes().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'-' | b'.'));
        return match (named && digits(number) && number.len() == 7, month(number)) {
            (false, _) => Some("an old one has an archive, a slash and seven digits"),
            (_, false) => Some("its month is not 01 to 12"),
            _ => None,
        };
    }
    let Some((yymm, number)) = unversioned.split_once('.').filter(|(yymm, number)| yymm.len() == 4 && digits(yymm) && digits(number))
    else {
        return Some("it has four digits, a dot and four or five digits");
    };
    // Five digits since January 2015; the scheme itself since April 2007.
    let wanted = if yymm >= "1501" { 5 } else { 4 };
    match (month(yymm), number.len() == wanted) {
        (false, _) => Some("its month is not 01 to 12"),
        (_, false) if wanted == 5 => Some("since 2015 five digits stand behind the dot"),
        (_, false) => Some("until 2014 four digits stand behind the dot"),
        _ => None,
    }
}
