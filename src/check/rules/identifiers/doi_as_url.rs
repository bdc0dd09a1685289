//! Is a DOI written as an address?

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "doi-as-url",
    severity: Severity::Info,
    default: true,
    group: Group::Identifiers,
    summary: "a doi field that holds the DOI's address, not the DOI",
    page: include_str!("doi_as_url.md"),
};

/// What stands before the DOI, in lower case; longer ones first.
const HEADS: [&str; 9] = [
    "https://www.doi.org/",
    "http://www.doi.org/",
    "https://dx.doi.org/",
    "http://dx.doi.org/",
    "https://doi.org/",
    "http://doi.org/",
    "dx.doi.org/",
    "doi.org/",
    "doi:",
];

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let Some(field) = item.raw_field("doi") else { return };
        let place = item.at(field.place.content);
        let written = item.text_at(place);
        let lower = written.to_ascii_lowercase();
        let Some(head) = HEADS.iter().find(|head| lower.starts_with(**head)) else { return };
        let rest = written.get(head.len()..).unwrap_or("");
        let bare = rest.trim_start();
        if bare.starts_with("10.") {
            let end = field.place.content.start + head.len() + (rest.len() - bare.len());
            let fix = Fix::safe(format!("write the bare DOI, {bare}")).replace(Span::new(field.place.content.start, end), "");
            out.add(place, "the doi field holds an address").fix(fix);
        }
    }
}
