//! Does a title hold an address?

use crate::check::prelude::*;
use crate::segment::Label;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "url-in-title",
    severity: Severity::Warning,
    default: true,
    group: Group::Titles,
    summary: "an address in a title or in the name of a journal or book",
    page: include_str!("url_in_title.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        for (field, text) in [(Field::Title, &item.record.title), (Field::Container, &item.record.container_title)] {
            let Some(text) = text else { continue };
            let found = text.split_whitespace().find(|word| {
                let lower = word.to_ascii_lowercase();
                lower.contains("http://")
                    || lower.contains("https://")
                    || lower.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with("www.")
            });
            // In a paper the address may have been read as one, though it stands between the journal and its volume.
            if let Some(reference) = item.reference() {
                let segments = &reference.segmentation.segments;
                let between = segments.windows(3).find_map(|three| match three {
                    [before, url, after]
                        if url.label == Label::Url
                            && before.label == Label::ContainerTitle
                            && matches!(after.label, Label::Volume | Label::Issue) =>
                    {
                        Some(url.span)
                    }
                    _ => None,
                });
                if let (Some(span), true) = (between, field == Field::Container) {
                    let word = span.of(&reference.entry.raw);
                    out.add(item.at_raw(span), format!("an address stands in the {}: {word}", field.word()));
                    continue;
                }
            }
            // A site may be known by its address.
            if let Some(word) =
                found.filter(|word| field == Field::Title && item.record.title.as_deref() != Some(*word) || text.trim() != *word)
            {
                out.add(item.find(field, word), format!("an address stands in the {}: {word}", field.word()));
            }
        }
    }
}
