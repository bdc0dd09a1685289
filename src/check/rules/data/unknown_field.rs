//! Has an entry a field that BibLaTeX does not know?

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "unknown-field",
    severity: Severity::Warning,
    default: true,
    group: Group::Data,
    summary: "a field that neither BibLaTeX nor a reference manager knows",
    page: include_str!("unknown_field.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let Some(entry) = item.bib() else { return };
        for field in entry.raw_fields().filter(|field| !datamodel::knows_field(field.name)) {
            let place = item.at(field.place.name);
            // A sign before the name puts a field aside on purpose.
            let slip = field.name.starts_with(char::is_alphabetic);
            match nearest(field.name, datamodel::field_names()) {
                Some(near) if slip && entry.raw_field(near).is_none() => {
                    let fix = Fix::doubtful(format!("write {near}")).replace(field.place.name, near);
                    out.add(place, format!("no field is called {}; did you mean {near}?", field.name)).fix(fix);
                }
                _ => {
                    out.add(place, format!("no field is called {}", field.name));
                }
            }
        }
    }
}
