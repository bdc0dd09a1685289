//! Which rules are there? The groups' registries together, and the trait they share.

use super::{Context, Corpus, File, Item, Sink};
use crate::diagnostic::Meta;
use crate::format::biblatex::Bibliography;
use crate::pipeline::Paper;

/// A check. It implements the scopes it looks at; see the module's page for how to write one.
pub trait Rule: Sync {
    /// Its name, default and page.
    fn meta(&self) -> &'static Meta;

    /// Looks at one reference, of a paper or of a bibliography.
    fn reference(&self, _item: &Item<'_>, _cx: &Context<'_>, _out: &mut Sink<'_>) {}

    /// Looks at the references of one file together, whatever kind of file it is: `cx.items_of(file)`.
    fn list(&self, _file: &File<'_>, _cx: &Context<'_>, _out: &mut Sink<'_>) {}

    /// Looks at one `.bib` file.
    fn bib(&self, _file: &File<'_>, _bib: &Bibliography, _cx: &Context<'_>, _out: &mut Sink<'_>) {}

    /// Looks at one paper: its citations, links, notes and list.
    fn paper(&self, _file: &File<'_>, _paper: &Paper, _cx: &Context<'_>, _out: &mut Sink<'_>) {}

    /// Looks at all files together.
    fn corpus(&self, _corpus: &Corpus<'_, '_>, _out: &mut Sink<'_>) {}
}

/// `rule,` stands for the file `<rule>.rs` beside, which holds the unit struct `Check`.
macro_rules! registry {
    ($($rule:ident,)*) => {
        $(pub(super) mod $rule;)*
        /// The rules of the group.
        pub(super) static RULES: &[&dyn super::Rule] = &[$(&$rule::Check,)*];
    };
}

mod citations;
mod data;
mod dates;
mod files;
mod identifiers;
mod list;
mod names;
mod numbers;
mod papers;
mod titles;

static ALL: [&[&dyn Rule]; 10] = [
    list::RULES,
    data::RULES,
    names::RULES,
    titles::RULES,
    dates::RULES,
    numbers::RULES,
    identifiers::RULES,
    files::RULES,
    citations::RULES,
    papers::RULES,
];

/// Every rule, in no order that counts.
pub fn all() -> impl Iterator<Item = &'static dyn Rule> {
    ALL.iter().copied().flatten().copied()
}

/// The rule of that name.
pub fn find(name: &str) -> Option<&'static dyn Rule> {
    all().find(|rule| rule.meta().name == name)
}
