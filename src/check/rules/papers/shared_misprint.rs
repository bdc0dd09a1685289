//! Do several papers share the rarer of two values?

use std::collections::BTreeSet;

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "shared-misprint",
    severity: Severity::Info,
    default: true,
    group: Group::Papers,
    summary: "a value that several papers share against the majority, as where references are copied",
    page: include_str!("shared_misprint.md"),
};

/// Numbers and words that are copied or read, not a matter of style.
const FIELDS: [Field; 5] = [Field::Title, Field::Date, Field::Volume, Field::Issue, Field::Pages];

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn corpus(&self, corpus: &Corpus<'_, '_>, out: &mut Sink<'_>) {
        // Two that share it and three that do not.
        if corpus.context.files.len() < 5 {
            return;
        }
        for conflict in corpus.works().works.iter().flat_map(|work| &work.conflicts) {
            let Some(field) = Field::from_csl(conflict.field).filter(|field| FIELDS.contains(field)) else { continue };
            let files = |members: &[usize]| -> BTreeSet<usize> {
                members.iter().filter_map(|&member| corpus.item(member)).filter(|item| item.listed()).map(|item| item.file).collect()
            };
            let given: Vec<(&str, &[usize], BTreeSet<usize>)> =
                conflict.values.iter().map(|(value, members)| (value.as_str(), members.as_slice(), files(members))).collect();
            let Some((usual, _, most)) = given.iter().max_by_key(|(.., files)| files.len()) else { continue };
            for (value, members, files) in given.iter().filter(|(.., files)| files.len() > 1 && files.len() < most.len()) {
                let items: Vec<&Item<'_>> = members.iter().filter_map(|&member| corpus.item(member)).filter(|item| item.listed()).collect();
                let Some((first, others)) = items.split_first() else { continue };
                let message = format!("{} is {value} in {} files, {usual} in {}: perhaps copied", field.word(), files.len(), most.len());
                let finding = out.about(first, first.place(field), message);
                for other in others {
                    finding.related(other.place(field), format!("{value} here too"));
                }
            }
        }
    }
}
