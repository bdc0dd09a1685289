//! Does a person's name hold a digit?

use crate::check::prelude::*;
use crate::check::rules::names::corporate_as_person::organisation;
use crate::check::rules::people::{everyone, said};

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "digits-in-name",
    severity: Severity::Warning,
    default: true,
    group: Group::Names,
    summary: "a digit in a person's name",
    page: include_str!("digits_in_name.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        for (field, name) in everyone(item.record) {
            // An organisation's digits are its own ("ISO 639-3 Registration Authority").
            if organisation(&said(name)).is_some() {
                continue;
            }
            let parts = [&name.family, &name.given];
            if let Some(part) = parts.into_iter().flatten().find(|part| part.contains(|c: char| c.is_ascii_digit())) {
                out.add(item.find(field, part), format!("a digit stands in the name {}", said(name)));
            }
        }
    }
}
