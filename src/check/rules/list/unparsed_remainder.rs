//! Is there a part of a reference that no field took?

use crate::check::prelude::*;
use crate::segment::Label;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "unparsed-remainder",
    severity: Severity::Info,
    default: false,
    group: Group::List,
    summary: "a part of a reference that no field took",
    page: include_str!("unparsed_remainder.md"),
};

/// Fewer letters and digits are marks and signal words.
const LETTERS: usize = 6;

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let Some(reference) = item.reference() else { return };
        let raw = item.raw();
        for gap in reference.segmentation.gaps(raw, |label| label != Label::Other) {
            let rest = gap.trim(raw);
            let words = rest.of(raw).split(|c: char| !c.is_alphanumeric());
            // Words in small letters lead over from field to field: "in", "retrieved from", "diakses pada".
            let own = words.filter(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()));
            if own.map(|word| word.chars().count()).sum::<usize>() >= LETTERS && !is_lead(rest.of(raw)) && !is_identifier(rest.of(raw)) {
                out.add(item.at_raw(rest), format!("no field took “{}”", rest.of(raw)));
            }
        }
    }
}

/// Identifiers are read from the whole reference, whatever the fields took.
fn is_identifier(text: &str) -> bool {
    let text = text.to_lowercase();
    ["arxiv", "pmid", "pubmed", "pmc", "doi", "isbn", "issn", "http"].iter().any(|mark| text.contains(mark))
}

/// "Retrieved from", "Available at", "Accessed": what leads to a link or a date.
fn is_lead(text: &str) -> bool {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.len() <= 3
        && words.iter().skip(1).all(|word| word.starts_with(char::is_lowercase))
        && !text.contains(|c: char| c.is_ascii_digit())
}
