//! Is a chapter's book named without anybody who edited it?

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "chapter-without-editor",
    severity: Severity::Info,
    default: true,
    group: Group::Data,
    summary: "a chapter of a collected volume that names no editor",
    page: include_str!("chapter_without_editor.md"),
};

/// Below this confidence editors may only not have been recognised.
const LEAST: f32 = 0.6;

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn list(&self, file: &File<'_>, cx: &Context<'_>, out: &mut Sink<'_>) {
        for item in cx.listed(file) {
            let record = item.record;
            let chapter = record.entry_type == EntryType::InCollection && record.container_title.is_some();
            let whole = !record.authors.is_empty() && record.title.is_some() && record.edition.is_none()
                && (record.publisher.is_some() || collected(item));
            // With neither pages nor "in" it may be a book of a series.
            let chapter = chapter && (record.pages.is_some() || in_book(item));
            if chapter && whole && record.editors.is_empty() && item.confidence() >= LEAST && !named(item.raw()) {
                out.about(item, item.place(Field::Container), "no editor of the book is named");
            }
        }
    }
}

/// Whether the book's title says that many wrote it; then it is no journal, though no publisher is named.
fn collected(item: &Item<'_>) -> bool {
    let title = item.record.container_title.as_deref().unwrap_or("").to_lowercase();
    title.split(|c: char| !c.is_alphabetic()).any(|word| matches!(word, "handbook" | "companion" | "handbuch" | "sammelband"))
}

/// Whether "in" stands before the book's title.
fn in_book(item: &Item<'_>) -> bool {
    let before = item.record.container_title.as_deref().and_then(|title| item.raw().split_once(title)).map(|(before, _)| before);
    before.is_some_and(|before| {
        let bare = before.trim_end_matches(|c: char| !c.is_alphanumeric());
        bare.strip_suffix("in").or(bare.strip_suffix("In")).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
    })
}

/// Whether a word for editors stands in the reference, though no editor was read.
pub(super) fn named(raw: &str) -> bool {
    let low = raw.to_lowercase();
    let words = low.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    // Works that have no editors, or whose editors nobody names.
    let without = ["dictionary", "encyclopedia", "encyclopaedia", "diccionario", "lexikon", "proceedings", "proc", "conference", "acl"];
    let marks = ["ed", "eds", "edit", "edited", "editor", "editors", "hg", "hrsg", "red", "dir", "cur", "org", "orgs", "coord", "coords"];
    let long = ["herausgegeben", "diedit", "penyunting", "editado", "editor", "dirigé", "sous", "ред", "bearb", "begr", "diretta", "diretto", "cura"];
    words.into_iter().any(|word| marks.contains(&word) || long.contains(&word) || without.contains(&word))
}
