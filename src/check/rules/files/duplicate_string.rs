//! Is an abbreviation defined twice?

use std::collections::BTreeMap;

use crate::check::prelude::*;
use crate::format::biblatex::BibString;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "duplicate-string",
    severity: Severity::Warning,
    default: true,
    group: Group::Files,
    summary: "two definitions of one abbreviation",
    page: include_str!("duplicate_string.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn bib(&self, file: &File<'_>, bib: &Bibliography, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let mut first: BTreeMap<&str, &BibString> = BTreeMap::new();
        for string in &bib.strings {
            match first.get(string.name.as_str()) {
                Some(earlier) => {
                    let how = if earlier.value == string.value { "with the same value" } else { "with another value" };
                    out.add(file.at(string.place.name), format!("{} is defined a second time, {how}", string.name))
                        .related(file.at(earlier.place.name), "first here");
                }
                None => {
                    first.insert(&string.name, string);
                }
            }
        }
    }
}
