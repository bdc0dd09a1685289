//! Is an ISSN's check digit wrong?

use crate::check::prelude::*;
use crate::key::{IsbnKey, IssnKey};

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "bad-issn",
    severity: Severity::Error,
    default: true,
    group: Group::Identifiers,
    summary: "an ISSN whose check digit or form is wrong",
    page: include_str!("bad_issn.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let (place, written) = match item.raw_field("issn") {
            Some(field) => (item.at(field.place.content), field.value.to_owned()),
            None => match &item.record.issn {
                Some(issn) => (item.place(Field::Issn), issn.clone()),
                None => return,
            },
        };
        for issn in written
            .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '/' | '(' | ')'))
            .map(|piece| piece.trim_matches(['.', ':', '{', '}']))
        {
            let digits: String = issn.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
            let count = digits.bytes().filter(u8::is_ascii_digit).count();
            if count < 6 || IssnKey::new(&digits).is_some() || IsbnKey::new(&digits).is_some() {
                continue;
            }
            match digits.len() {
                8 => out.add(place, format!("the check digit of ISSN {issn} does not fit: a digit is wrong")),
                length => out.add(place, format!("ISSN {issn} has {length} signs, not 8")),
            };
        }
    }
}
