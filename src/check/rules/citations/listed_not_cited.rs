//! Is an entry of the list never cited?

use std::collections::BTreeSet;

use super::cited_not_listed::linked;
use crate::check::prelude::*;
use crate::citation::CitationKind;
use crate::key::fold;
use crate::link::{Match, in_list};

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "listed-not-cited",
    severity: Severity::Warning,
    default: true,
    group: Group::Citations,
    summary: "an entry of a paper's list that the paper does not cite",
    page: include_str!("listed_not_cited.md"),
};

/// Of a shorter list nothing can be said.
const SHORTEST: usize = 4;
/// At most this share of a list can be uncited; where more is, the citations are of a kind that was not read.
const UNCITED: f64 = 0.34;

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn paper(&self, file: &File<'_>, paper: &Paper, cx: &Context<'_>, out: &mut Sink<'_>) {
        // What a LaTeX list's keys stand for is not read.
        if file.text.contains("\\bibitem") {
            return;
        }
        let items = cx.items_of(file);
        let canonical = in_list(&paper.references);
        let targets = paper.links.iter().flatten().filter_map(|link| link.target);
        let cited: BTreeSet<usize> =
            targets.flat_map(|target| std::iter::once(target).chain(canonical.get(target).copied().flatten())).collect();
        let listed = items.iter().enumerate().filter(|(_, item)| item.listed());
        let uncited: Vec<&Item<'_>> = listed.clone().filter(|(at, _)| !cited.contains(at)).map(|(_, item)| item).collect();
        let length = listed.count();
        // Lengths of lists are small enough for an exact conversion.
        if length < SHORTEST || uncited.is_empty() || uncited.len() as f64 > UNCITED * length as f64 {
            return;
        }
        let by_number = linked(paper).any(|(citation, ..)| citation.kind == CitationKind::Numeric);
        let words = Words::new(paper);
        for item in uncited {
            // A name that stands in the text somewhere may be a citation of a form that was not read.
            if by_number || !words.name(item) {
                out.about(item, item.whole(), "this entry is listed, but not cited");
            }
        }
    }
}

/// The words of running text and notes, and the names of cites that were not linked.
struct Words {
    text: String,
    missing: Vec<String>,
}

impl Words {
    fn new(paper: &Paper) -> Self {
        let notes = paper.extraction.notes.iter().map(|note| note.span);
        let mut text = String::from(" ");
        for span in paper.extraction.body.iter().copied().chain(notes) {
            text.push_str(&fold(span.of(&paper.document.text)));
            text.push(' ');
        }
        let missing = linked(paper).filter(|(_, _, link)| link.verdict == Match::Missing).flat_map(|(_, cite, _)| &cite.names);
        Self { text, missing: missing.map(|name| fold(name)).collect() }
    }

    /// Whether the name an entry would be cited by stands somewhere.
    fn name(&self, item: &Item<'_>) -> bool {
        let record = item.record;
        let names = record.authors.iter().chain(&record.editors);
        let mut keys: Vec<String> = names.filter_map(|name| name.literal.as_deref().or(name.family.as_deref())).map(fold).collect();
        // Where no name was read, the entry's own beginning is what it would be cited by.
        keys.extend(item.raw().split([',', '.', '(']).next().map(fold));
        keys.extend(record.title.as_deref().map(fold).filter(|title| title.contains(' ')));
        keys.iter().any(|key| {
            let initials: String = key.split(' ').filter_map(|word| word.chars().next()).collect();
            let stands = |word: &str| self.text.contains(&format!(" {word} "));
            let near = |missing: &String| missing.contains(key.as_str()) || crate::key::near_word(missing, key);
            !key.is_empty() && (stands(key) || initials.len() > 2 && stands(&initials) || self.missing.iter().any(near))
        })
    }
}
