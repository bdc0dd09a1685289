//! Is a journal spelt otherwise than elsewhere?

use std::collections::{BTreeMap, BTreeSet};

use crate::check::prelude::*;
use crate::key::fold;
use rapidfuzz::distance::osa;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "journal-spelling",
    severity: Severity::Info,
    default: false,
    group: Group::Titles,
    summary: "a journal's name that differs by a letter from one that stands more often",
    page: include_str!("journal_spelling.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn corpus(&self, corpus: &Corpus<'_, '_>, out: &mut Sink<'_>) {
        let mut journals: BTreeMap<String, Vec<&Item<'_>>> = BTreeMap::new();
        for item in corpus.context.items.iter().filter(|item| item.record.entry_type == EntryType::Article) {
            if let Some(name) = item.record.container_title.as_deref().map(fold).filter(|name| name.len() >= SHORTEST) {
                journals.entry(name).or_default().push(item);
            }
        }
        // Names that differ by a letter agree in their first or in their last half.
        let mut blocks: BTreeMap<(&str, bool), Vec<&str>> = BTreeMap::new();
        for name in journals.keys() {
            let cut = name.char_indices().nth(name.chars().count() / 2 - 1).map_or(0, |(at, _)| at);
            let head = name.get(..cut.min(8)).unwrap_or("");
            let tail = name.char_indices().rev().nth(7).and_then(|(at, _)| name.get(at..)).unwrap_or(name);
            blocks.entry((head, true)).or_default().push(name);
            blocks.entry((tail, false)).or_default().push(name);
        }
        let mut seen = BTreeSet::new();
        for block in blocks.values().filter(|block| block.len() <= 80) {
            for (at, a) in block.iter().enumerate() {
                for b in block.get(at + 1..).unwrap_or(&[]) {
                    if a.len().abs_diff(b.len()) > 2 || !misspelt(a, b) || !seen.insert((*a, *b)) {
                        continue;
                    }
                    let count = |name: &str| journals.get(name).map_or(0, Vec::len);
                    let (rare, usual) = if count(a) < count(b) { (a, b) } else { (b, a) };
                    if count(usual) < 2 * count(rare) {
                        continue;
                    }
                    let Some(known) = journals.get(*usual).and_then(|items| items.first()) else { continue };
                    let name = known.record.container_title.as_deref().unwrap_or("");
                    for item in journals.get(*rare).into_iter().flatten() {
                        let message = format!(
                            "the journal is spelt \u{201c}{name}\u{201d} elsewhere ({} of {} times)",
                            count(usual),
                            count(usual) + count(rare)
                        );
                        out.about(item, item.place(Field::Container), message).related(known.place(Field::Container), "so spelt here");
                    }
                }
            }
        }
    }
}

/// Shorter names differ by a letter and are two ("Lingua", "Linguae").
const SHORTEST: usize = 12;

/// The same number of words, of which one differs by a letter or two, but neither in its ending, nor in a digit, nor in its first letter.
fn misspelt(a: &str, b: &str) -> bool {
    let (words, others): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    if words.len() != others.len() {
        return false;
    }
    let mut differ = words.iter().zip(&others).filter(|(x, y)| x != y);
    let (Some((x, y)), None) = (differ.next(), differ.next()) else { return false };
    let (short, long) = (x.chars().count().min(y.chars().count()), x.chars().count().max(y.chars().count()));
    let distance = osa::distance(x.chars(), y.chars());
    let plain = x.chars().chain(y.chars()).all(char::is_alphabetic);
    let last = |text: &str| text.chars().rev().take(2).collect::<String>();
    let inflected = last(x) != last(y);
    short >= 5 && long - short <= 1 && distance == 1 && plain && !inflected && x.chars().next() == y.chars().next()
}
