//! Is an entry of a type that BibLaTeX does not know?

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "unknown-type",
    severity: Severity::Warning,
    default: true,
    group: Group::Data,
    summary: "an entry type that BibLaTeX does not know",
    page: include_str!("unknown_type.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let Some(entry) = item.bib().filter(|entry| datamodel::type_of(&entry.kind).is_none()) else { return };
        let place = item.at(entry.kind_span);
        match nearest(&entry.kind, datamodel::type_names()) {
            Some(near) => {
                let fix = Fix::doubtful(format!("write @{near}")).replace(entry.kind_span, near);
                out.add(place, format!("no entry type is called @{}; did you mean @{near}?", entry.kind)).fix(fix);
            }
            None => {
                out.add(place, format!("no entry type is called @{}", entry.kind));
            }
        }
    }
}
