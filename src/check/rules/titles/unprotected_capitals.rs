//! Would a style put an acronym into lower case?

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "unprotected-capitals",
    severity: Severity::Info,
    default: false,
    group: Group::Titles,
    summary: "an acronym or name with capitals that no braces protect in a `.bib` title",
    page: include_str!("unprotected_capitals.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let Some(field) = item.raw_field("title") else { return };
        let place = field.place.content;
        let text = item.text_at(item.at(place));
        // A title all in capitals has no acronyms to protect.
        if !text.contains(char::is_lowercase) {
            return;
        }
        let (mut depth, mut start) = (0_usize, None);
        for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
            match c {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if c.is_alphanumeric() && depth == 0 {
                start = start.or(Some(at));
                continue;
            }
            let Some(from) = start.take() else { continue };
            let word = text.get(from..at).unwrap_or("");
            let macro_name = text.get(..from).is_some_and(|head| head.ends_with('\\'));
            if !macro_name && c != '{' && word.chars().skip(1).any(char::is_uppercase) {
                out.add(
                    item.at(Span::new(place.start + from, place.start + at)),
                    format!("the capitals of {word} are not protected by braces"),
                )
                .fix(Fix::doubtful("put braces around it").replace(Span::new(place.start + from, place.start + at), format!("{{{word}}}")));
            }
        }
    }
}
