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

/// A name that so many entries of a file have is no slip.
const OWN: usize = 10;

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn bib(&self, file: &File<'_>, _bib: &Bibliography, cx: &Context<'_>, out: &mut Sink<'_>) {
        let mut unknown: BTreeMap<&str, Vec<(&Item<'_>, BibField<'_>)>> = BTreeMap::new();
        for item in cx.items_of(file) {
            for field in item.bib().into_iter().flat_map(BibEntry::raw_fields).filter(|field| !datamodel::knows_field(field.name)) {
                unknown.entry(field.name).or_default().push((item, field));
            }
        }
        for (name, places) in unknown {
            if places.len() >= OWN {
                // One word for a field that the file has on purpose.
                if let Some((item, field)) = places.first() {
                    out.about(item, file.at(field.place.name), format!("no field is called {name}, and {} entries have it", places.len()));
                }
                continue;
            }
            // A sign before the name puts a field aside on purpose.
            let near = nearest(name, datamodel::field_names()).filter(|_| name.starts_with(char::is_alphabetic));
            for (item, field) in places {
                let place = file.at(field.place.name);
                match near.filter(|near| item.bib().is_none_or(|entry| entry.raw_field(near).is_none())) {
                    Some(near) => {
                        let fix = Fix::doubtful(format!("write {near}")).replace(field.place.name, near);
                        out.about(item, place, format!("no field is called {name}; did you mean {near}?")).fix(fix);
                    }
                    None => {
                        out.about(item, place, format!("no field is called {name}"));
                    }
                }
            }
        }
    }
}
