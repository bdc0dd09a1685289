//! Has an entry a field that BibLaTeX does not know?

use std::collections::BTreeMap;

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

    fn bib(&self, file: &File<'_>, _bib: &Bibliography, cx: &Context<'_>, out: &mut Sink<'_>) {
        // A file that has names of its own has them often.
        let mut looked_up: BTreeMap<&str, Option<&'static str>> = BTreeMap::new();
        for item in cx.items_of(file) {
            let Some(entry) = item.bib() else { continue };
            for field in entry.raw_fields().filter(|field| !datamodel::knows_field(field.name)) {
                let place = item.at(field.place.name);
                // A sign before the name puts a field aside on purpose.
                let slip = field.name.starts_with(char::is_alphabetic);
                let near = *looked_up.entry(field.name).or_insert_with(|| nearest(field.name, datamodel::field_names()).filter(|_| slip));
                match near {
                    Some(near) if entry.raw_field(near).is_none() => {
                        let fix = Fix::doubtful(format!("write {near}")).replace(field.place.name, near);
                        out.about(item, place, format!("no field is called {}; did you mean {near}?", field.name)).fix(fix);
                    }
                    _ => {
                        out.about(item, place, format!("no field is called {}", field.name));
                    }
                }
            }
        }
    }
}
