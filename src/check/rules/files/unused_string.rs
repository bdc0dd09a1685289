//! Is an abbreviation defined and not used?

use std::collections::BTreeSet;

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "unused-string",
    severity: Severity::Info,
    default: false,
    group: Group::Files,
    summary: "an abbreviation that no entry uses",
    page: include_str!("unused_string.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn bib(&self, file: &File<'_>, bib: &Bibliography, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let fields = bib.entries.iter().flat_map(|entry| &entry.places).chain(bib.strings.iter().map(|string| &string.place));
        let used: BTreeSet<String> = fields.flat_map(|place| &place.abbreviations).map(|span| span.of(file.text).to_lowercase()).collect();
        for string in bib.strings.iter().filter(|string| !used.contains(&string.name)) {
            out.add(file.at(string.place.name), format!("{} is not used in this file", string.name));
        }
    }
}
