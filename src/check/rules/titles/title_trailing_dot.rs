//! Does a title of a `.bib` file end with a full stop?

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "title-trailing-dot",
    severity: Severity::Info,
    default: true,
    group: Group::Titles,
    summary: "a title that ends with a full stop in a `.bib` file",
    page: include_str!("title_trailing_dot.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        for name in ["title", "subtitle", "booktitle"] {
            let Some(field) = item.raw_field(name) else { continue };
            let place = field.place.content;
            let text = item.text_at(item.at(place));
            let closed = text.trim_end_matches(|c: char| c.is_whitespace() || c == '}');
            let Some(body) = closed.strip_suffix('.').filter(|body| !body.ends_with(['.', '?', '!'])) else { continue };
            let last = body.rsplit(|c: char| c.is_whitespace() || matches!(c, '~' | '{' | '(' | '-')).next().unwrap_or("");
            // "Inc.", "U.S.", "vol. 3.", "etc.", "I." end with a stop of their own.
            let short = last.chars().filter(|c| c.is_alphabetic()).count() < 5 && !body.is_empty();
            if !short && !last.contains('.') {
                let end = place.start + body.len();
                out.add(item.at(Span::new(end, end + 1)), format!("the {name} ends with a full stop"))
                    .fix(Fix::doubtful("leave it out").replace(Span::new(end, end + 1), ""));
            }
        }
    }
}
