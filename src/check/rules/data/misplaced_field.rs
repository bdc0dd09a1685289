//! Does an entry have a field that its type has not?

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::check::prelude::*;
use crate::format::biblatex::model;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "misplaced-field",
    severity: Severity::Info,
    default: true,
    group: Group::Data,
    summary: "a field that BibLaTeX does not print for the entry's type",
    page: include_str!("misplaced_field.md"),
};

/// The fields that some types have and others have not; what every type may have is none of them.
static TELLING: LazyLock<HashSet<&'static str>> = LazyLock::new(|| model::types().flat_map(|model| model.fields()).collect());

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let Some(entry) = item.bib() else { return };
        let Some(model) = datamodel::type_of(&entry.kind).and_then(model::of) else { return };
        for field in entry.raw_fields().filter(|field| !field.value.trim().is_empty()) {
            let name = datamodel::field_of(field.name);
            if TELLING.contains(name) && !model.allows(name) {
                out.add(item.at(field.place.name), format!("@{} has no {} in BibLaTeX: it is not printed", model.name(), field.name));
            }
        }
    }
}
