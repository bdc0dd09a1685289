//! Is a title in another language than the entry says?

use crate::check::prelude::*;
use crate::record::language::language;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "wrong-language-field",
    severity: Severity::Info,
    default: false,
    group: Group::Titles,
    summary: "a language field that the title contradicts",
    page: include_str!("wrong_language_field.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let (Some(_), Some(said), Some(title)) = (item.bib(), item.record.language.as_deref(), item.record.title.as_deref()) else {
            return;
        };
        // Short titles are of any language.
        if title.split_whitespace().count() < 5 || said.len() != 2 {
            return;
        }
        if let Some(read) = language(title).filter(|read| *read != said) {
            out.add(item.place(Field::Language), format!("the language is {said}, but the title reads like {read}"));
        }
    }
}
