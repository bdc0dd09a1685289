//! Are letters written as a letter and an accent of their own?

use crate::check::prelude::*;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "non-nfc",
    severity: Severity::Info,
    default: true,
    group: Group::Files,
    summary: "letters and accents apart where Unicode has one sign for both",
    page: include_str!("non_nfc.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let Some(entry) = item.bib() else { return };
        for field in entry.raw_fields() {
            let place = item.at(field.place.value);
            let written = item.text_at(place);
            if written.is_ascii() || is_nfc(written) {
                continue;
            }
            let composed: String = written.nfc().collect();
            let first = written.char_indices().zip(composed.chars()).find(|((_, a), b)| a != b).map_or(0, |((at, _), _)| at);
            let start = field.place.value.start + first;
            let letter = written.get(first..).map_or(0, |rest| rest.chars().take(2).map(char::len_utf8).sum::<usize>());
            out.add(item.at(Span::new(start, start + letter)), format!("in {} letters and their accents are separate signs", field.name))
                .fix(Fix::safe("write them as one").replace(field.place.value, composed));
        }
    }
}
