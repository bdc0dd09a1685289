//! Is the title one that a site or a program put there?

use crate::check::prelude::*;
use crate::key::fold;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "generic-title",
    severity: Severity::Info,
    default: true,
    group: Group::Titles,
    summary: "a title such as \"Untitled\" or \"Archived copy\"",
    page: include_str!("generic_title.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let Some(title) = item.record.title.as_deref() else { return };
        let folded = fold(title);
        if TITLES.contains(&folded.as_str()) || folded.starts_with("microsoft word ") {
            out.add(item.place(Field::Title), format!("\u{201c}{title}\u{201d} says nothing of the work"));
        }
    }
}

/// Folded: lower case, without signs.
const TITLES: [&str; 24] = [
    "untitled",
    "untitled document",
    "archived copy",
    "home",
    "home page",
    "homepage",
    "index",
    "404 not found",
    "page not found",
    "not found",
    "access denied",
    "login",
    "log in",
    "sign in",
    "just a moment",
    "no title",
    "title",
    "no title found",
    "wayback machine",
    "redirecting",
    "error",
    "document",
    "full text",
    "pdf",
];
