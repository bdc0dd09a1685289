//! Is a work cited in full twice?

use std::collections::BTreeMap;

use crate::check::prelude::*;
use crate::key::{NameKey, TitleKey};

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "full-form-repeated",
    severity: Severity::Info,
    default: false,
    group: Group::Citations,
    summary: "a work cited in full in more than one note",
    page: include_str!("full_form_repeated.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn paper(&self, file: &File<'_>, _paper: &Paper, cx: &Context<'_>, out: &mut Sink<'_>) {
        let mut seen: BTreeMap<(String, String), &Item<'_>> = BTreeMap::new();
        for item in cx.items_of(file).iter().filter(|item| !item.listed()) {
            let Some(title) = item.record.title.as_deref().and_then(TitleKey::new) else { continue };
            let name = item.record.authors.first().and_then(NameKey::new).map(|name| name.last_word().to_owned()).unwrap_or_default();
            match seen.get(&(name.clone(), title.as_str().to_owned())) {
                Some(first) => {
                    out.about(item, item.whole(), "this work has been cited in full before").related(first.whole(), "the first time");
                }
                None => {
                    seen.insert((name, title.as_str().to_owned()), item);
                }
            }
        }
    }
}
