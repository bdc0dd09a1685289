//! Is a title written all in capitals where the others are not?

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "allcaps-title",
    severity: Severity::Warning,
    default: true,
    group: Group::Titles,
    summary: "a title all in capitals where the file's other titles are not",
    page: include_str!("allcaps_title.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn list(&self, file: &File<'_>, cx: &Context<'_>, out: &mut Sink<'_>) {
        let titled = || cx.items_of(file).iter().filter_map(|item| Some((item, item.record.title.as_deref()?)));
        let (total, caps) = (titled().count(), titled().filter(|(_, title)| shouted(title)).count());
        if total < 5 || 5 * caps > total {
            return;
        }
        for (item, _) in titled().filter(|(_, title)| shouted(title)) {
            out.about(item, item.place(Field::Title), "the title is written all in capitals");
        }
    }
}

/// At least three words and sixteen letters, all of them capitals.
fn shouted(title: &str) -> bool {
    let letters = || title.chars().filter(|c| c.is_alphabetic());
    let words = title.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1).count();
    words >= 3
        && letters().count() >= 16
        && letters().all(|c| c.is_uppercase())
        && letters().any(|c| c.is_lowercase() || c.to_lowercase().next() != Some(c))
}
