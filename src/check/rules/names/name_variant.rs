//! Is one person spelt differently in two references?

use std::collections::{BTreeMap, BTreeSet};

use crate::check::prelude::*;
use super::people::{both, names, said};
use crate::key::{TitleKey, fold, near_word};
use crate::record::Name;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "name-variant",
    severity: Severity::Info,
    default: true,
    group: Group::Names,
    summary: "a family name that differs by a letter from that of the same person elsewhere",
    page: include_str!("name_variant.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn corpus(&self, corpus: &Corpus<'_, '_>, out: &mut Sink<'_>) {
        let items = &corpus.context.items;
        let mut blocks: BTreeMap<(String, bool), Vec<Person<'_>>> = BTreeMap::new();
        let mut forms: BTreeMap<String, usize> = BTreeMap::new();
        for item in items {
            for name in names(item.record, Field::Author) {
                let Some((family, given)) = both(name) else { continue };
                let folded = fold(family);
                *forms.entry(family.to_owned()).or_default() += 1;
                let initial: String = fold(given).chars().take(1).collect();
                if folded.chars().count() < 5 || initial.is_empty() {
                    continue;
                }
                let head: String = folded.chars().take(3).collect();
                let tail: String = folded.chars().rev().take(3).collect();
                let person = Person { item: item.index, name, family, given, folded };
                blocks.entry((head + &initial, true)).or_default().push(person.clone());
                blocks.entry((tail + &initial, false)).or_default().push(person);
            }
        }
        let mut seen = BTreeSet::new();
        for block in blocks.values().filter(|block| block.len() <= LARGEST) {
            for (at, a) in block.iter().enumerate() {
                for b in block.get(at + 1..).unwrap_or(&[]) {
                    if a.item == b.item || !a.is_near(b) {
                        continue;
                    }
                    let (Some(one), Some(other)) = (items.get(a.item), items.get(b.item)) else { continue };
                    if shared(one, other, a, b) < 2 {
                        continue;
                    }
                    let often = |person: &Person<'_>| forms.get(person.family).copied().unwrap_or(0);
                    let (rare, usual) = if often(a) < often(b) { (a, b) } else { (b, a) };
                    if !seen.insert((rare.item, rare.family.to_owned())) {
                        continue;
                    }
                    if let (Some(rare_item), Some(usual_item)) = (items.get(rare.item), items.get(usual.item)) {
                        let message = format!("{} is perhaps {}, who is so spelt elsewhere", said(rare.name), said(usual.name));
                        out.about(rare_item, rare_item.find(Field::Author, rare.family), message)
                            .related(usual_item.find(Field::Author, usual.family), format!("{} here", said(usual.name)));
                    }
                }
            }
        }
    }
}

/// Larger blocks are of frequent names, of which nothing can be said by letters.
const LARGEST: usize = 60;

#[derive(Clone, Debug)]
struct Person<'a> {
    item: usize,
    name: &'a Name,
    family: &'a str,
    given: &'a str,
    folded: String,
}

impl Person<'_> {
    /// Spelt differently, but by a letter or an accent.
    fn is_near(&self, other: &Self) -> bool {
        self.folded != other.folded && near_word(&self.folded, &other.folded)
            || self.folded == other.folded && self.family.to_lowercase() != other.family.to_lowercase()
    }

    fn first(&self) -> String {
        fold(self.given).split(' ').next().unwrap_or("").to_owned()
    }
}

/// How many coordinates two references share: the given name written out, a co-author, the title, the container.
fn shared(a: &Item<'_>, b: &Item<'_>, one: &Person<'_>, other: &Person<'_>) -> usize {
    let given = one.first().chars().count() > 2 && one.first() == other.first();
    let families = |item: &Item<'_>, own: &str| -> BTreeSet<String> {
        names(item.record, Field::Author)
            .iter()
            .filter_map(|name| name.family.as_deref())
            .filter(|family| *family != own)
            .map(fold)
            .collect()
    };
    let coauthor = families(a, one.family).intersection(&families(b, other.family)).next().is_some();
    let folded = |text: &Option<String>| text.as_deref().map(fold).filter(|text| text.contains(' '));
    let same = |x: Option<String>, y: Option<String>| x.is_some() && x == y;
    let title = same(folded(&a.record.title), folded(&b.record.title)) || near_titles(a, b);
    let container = same(folded(&a.record.container_title), folded(&b.record.container_title));
    usize::from(given) + usize::from(coauthor) + usize::from(title) + usize::from(container)
}

/// At least four in five of the words that count are common.
fn near_titles(a: &Item<'_>, b: &Item<'_>) -> bool {
    let key = |item: &Item<'_>| item.record.title.as_deref().and_then(TitleKey::new);
    let (Some(a), Some(b)) = (key(a), key(b)) else { return false };
    let (a, b): (BTreeSet<&str>, BTreeSet<&str>) = (a.content_words().collect(), b.content_words().collect());
    let common = a.intersection(&b).count();
    common >= 3 && 5 * common >= 4 * a.len().max(b.len())
}
