//! Does a list name one person as editor of a book, and as its author elsewhere?

use std::collections::HashMap;

use crate::check::prelude::*;
use crate::key::fold;
use crate::record::Name;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "unmarked-editor",
    severity: Severity::Info,
    default: true,
    group: Group::Names,
    summary: "a book under names that a chapter of it calls its editors",
    page: include_str!("unmarked_editor.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn list(&self, file: &File<'_>, cx: &Context<'_>, out: &mut Sink<'_>) {
        let items = cx.items_of(file);
        let mut books: HashMap<String, &Item<'_>> = HashMap::new();
        for item in items.iter().filter(|item| item.listed() && item.record.editors.is_empty() && item.record.container_title.is_none()) {
            if let Some(title) = item.record.title.as_deref().map(fold).filter(|title| title.contains(' ')) {
                books.entry(title).or_insert(item);
            }
        }
        for chapter in items.iter().filter(|item| !item.record.editors.is_empty()) {
            let Some(book) = chapter.record.container_title.as_deref().and_then(|title| books.get(&fold(title))) else { continue };
            let family = |name: &Name| name.family.as_deref().or(name.literal.as_deref()).map(fold);
            let editors: Vec<String> = chapter.record.editors.iter().filter_map(family).collect();
            let authors: Vec<String> = book.record.authors.iter().filter_map(family).collect();
            if !authors.is_empty() && authors.iter().all(|author| editors.contains(author)) {
                let editor = if authors.len() > 1 { "editors" } else { "editor" };
                out.about(book, book.place(Field::Author), format!("named as the book's {editor} in a chapter of it, without a mark here"))
                    .related(chapter.place(Field::Editor), "the chapter");
            }
        }
    }
}
