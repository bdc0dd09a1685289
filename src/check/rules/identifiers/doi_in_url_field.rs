//! Does the url field hold a DOI?

use crate::check::prelude::*;
use crate::key::DoiKey;
use crate::record::url::is_doi_resolver;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "doi-in-url-field",
    severity: Severity::Info,
    default: true,
    group: Group::Identifiers,
    summary: "a url field with nothing but the DOI's address",
    page: include_str!("doi_in_url_field.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let Some(field) = item.raw_field("url") else { return };
        let written = item.text_at(item.at(field.place.content));
        let Some(doi) = DoiKey::new(written).filter(|_| is_doi_resolver(written)) else { return };
        let place = item.at(field.place.content);
        match item.raw_field("doi") {
            Some(given) => {
                if DoiKey::new(given.value).is_some_and(|given| given == doi) {
                    out.add(place, "the url repeats the DOI");
                }
            }
            None => {
                let bare = written.find("10.").and_then(|at| written.get(at..)).unwrap_or("");
                let finding = out.add(place, "the url is a DOI's address, and there is no doi field");
                if bare.to_lowercase() == doi.as_str() {
                    finding.fix(Fix::safe("write it as doi").replace(field.place.name, "doi").replace(field.place.content, bare));
                }
            }
        }
    }
}
