//! Does the isbn field hold an ISSN, or the issn field an ISBN?

use crate::check::prelude::*;
use crate::key::{DoiKey, IsbnKey, IssnKey};

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "issn-in-isbn",
    severity: Severity::Warning,
    default: true,
    group: Group::Identifiers,
    summary: "an ISSN or a DOI in the isbn field, an ISBN in the issn field",
    page: include_str!("issn_in_isbn.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        for (name, right, word) in [("isbn", "issn", "ISSN"), ("issn", "isbn", "ISBN")] {
            let Some(field) = item.raw_field(name) else { continue };
            let place = item.at(field.place.content);
            let value = field.value.trim();
            let signs = value.chars().filter(|c| c.is_ascii_alphanumeric()).count();
            let fits = if right == "issn" { signs == 8 && IssnKey::new(value).is_some() } else { IsbnKey::new(value).is_some() };
            let (right, word) = if DoiKey::new(value).is_some() && value.contains("10.") { ("doi", "DOI") } else { (right, word) };
            if fits || right == "doi" {
                let finding = out.add(place, format!("{value} is no {} but an {word}", name.to_uppercase()).replace("an DOI", "a DOI"));
                if item.raw_field(right).is_none() {
                    finding.fix(Fix::safe(format!("write it as {right}")).replace(field.place.name, right));
                }
            }
        }
    }
}
