//! What is wrong? Rules that read any room and write none; each is one `.rs` with its page, one `.md`.
//!
//! # How to add a rule
//!
//! 1. Choose the group and copy a rule of the same scope: one reference `numbers/reversed_pages.rs`, a `.bib` file `files/duplicate_key.rs`,
//!    a paper `citations/cited_not_listed.rs`, all files `papers/variant_across_papers.rs`, with a fix `identifiers/doi_as_url.rs`.
//! 2. Write `rules/<group>/<rule_name>.rs`: a unit struct `Check`, its `META`, `impl Rule for Check`; and beside it `<rule_name>.md`.
//! 3. Add one line, `rule_name,`, to `rules/<group>/mod.rs`. Nothing else changes; `cargo test --lib check::` runs the page.
//!    What the corpus becomes (`bib/findings.jsonl`) is blessed once, when the branches are together.
//!
//! `use crate::check::prelude::*;` brings all that is needed. A rule implements the scopes it looks at: `reference(item, cx, out)` once for each
//! reference of a paper and each entry of a bibliography, `list(file, cx, out)` for each file of either kind, `bib(file, bib, cx, out)`, `paper(file,
//! paper, cx, out)`, and `corpus(corpus, out)` once, with `corpus.works()` for what is one work.
//!
//! An [`Item`] is the same for a paper and for a bibliography: `item.record` is what it says, `item.value(Field::Pages)` a value as text,
//! `item.place(Field::Pages)` the bytes of the field in the source file (or the head of the item where it has none), `item.field(..)` the same or
//! `None`, `item.find(Field::Author, "Doe")` a piece of it, `item.head()` and `item.whole()` the item itself, `item.raw()` its text and
//! `item.at_raw(span)` a place in that. `item.bib()` is the entry with its raw fields and their places, where it is one (`entry.raw_fields()`,
//! `item.raw_field("year")`: name, value, `place.name`, `place.value`, `place.content`); `item.reference()` the paper's reference.
//! `cx.items_of(file)`, `cx.listed(file)` (a paper's list), `cx.file_of(item)`, `cx.keyed(file, key)`, `cx.text_at(place)` and `nearest(word, names)` (did you mean) do the rest.
//!
//! `out.add(place, message)` reports (in scopes above one reference `out.about(item, place, message)`), and answers the finding for
//! `.related(place, message)` and `.fix(Fix::safe("write …").replace(span, text))`. Messages are lower case, say what was seen, accuse nobody and hold no
//! line numbers. Fixes are for `.bib` files (`item.bib().is_some()`). No rule looks at a clock, a hash order or the network.
//!
//! The page has the sections that `page.rs` lists; its examples are the rule's tests: ```` ```bib ````, ```` ```references ````, ```` ```paper ````
//! (a second file of the same example: ```` ```paper b ````), then perhaps ```` ```toml ```` (the `[check]` table), lines `> underlines: text`, and
//! ```` ```fixed ```` with the first file after `--fix --unsafe-fixes`.

mod context;
mod field;
mod item;
mod library;
#[cfg(test)]
mod page;
pub mod prelude;
mod rules;
mod run;
mod select;
mod settings;
mod sink;
mod suppress;

pub use context::{Context, Corpus, File, Kind};
pub use field::Field;
pub use item::Item;
pub use library::{Content, ENDINGS, Library, LibraryEntry};
pub use rules::{Rule, all, find};
pub use run::{of_corpus, run};
pub use select::{Choice, Selection, unknown};
pub use settings::{FailOn, Settings};
pub use sink::Sink;

/// The name most like `word`, where one is near enough to be a slip of the keyboard: one letter in four may differ.
pub fn nearest<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let letters = word.chars().count();
    let most = (letters / 4).max(1);
    let distance = |name: &str| rapidfuzz::distance::osa::distance(word.chars(), name.chars());
    // Names that are too long or too short need no closer look.
    let near = names.into_iter().filter(|name| name.chars().count().abs_diff(letters) <= most);
    let near = near.map(|name| (distance(name), name)).filter(|(distance, _)| *distance <= most);
    near.min().map(|(_, name)| name)
}
