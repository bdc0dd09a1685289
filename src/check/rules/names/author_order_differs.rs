//! Do two references of one work name its authors in different order?

use std::collections::HashMap;

use crate::check::prelude::*;
use super::people::names;
use super::super::dates::years::year;
use crate::key::fold;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "author-order-differs",
    severity: Severity::Info,
    default: true,
    group: Group::Names,
    summary: "two references of one work with the same authors in another order",
    page: include_str!("author_order_differs.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn corpus(&self, corpus: &Corpus<'_, '_>, out: &mut Sink<'_>) {
        let mut works: HashMap<Work, Vec<(&Item<'_>, Vec<String>)>> = HashMap::new();
        for item in &corpus.context.items {
            if item.record.authors.len() < 2 {
                continue;
            }
            let families: Vec<String> = names(item.record, Field::Author)
                .iter()
                .filter_map(|name| name.family.as_deref().or(name.literal.as_deref()))
                .map(fold)
                .collect();
            let Some(title) = item.record.title.as_deref().map(fold).filter(|title| title.contains(' ') && families.len() > 1) else {
                continue;
            };
            let mut sorted = families.clone();
            sorted.sort();
            works.entry((title, year(item.record.issued.as_ref()), sorted)).or_default().push((item, families));
        }
        for members in works.values() {
            let Some(((usual, order), others)) = members.split_first() else { continue };
            if let Some((item, other)) = others.iter().find(|(_, other)| other != order) {
                let message =
                    format!("the authors stand in another order elsewhere: {} here, {} there", other.join(", "), order.join(", "));
                out.about(item, item.place(Field::Author), message).related(usual.place(Field::Author), "in this order here");
            }
        }
    }
}

/// Title, year and the authors' family names in alphabetical order.
type Work = (String, Option<i32>, Vec<String>);
