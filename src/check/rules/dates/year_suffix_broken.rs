//! Do the letters behind the years of a list make sense?

use std::collections::BTreeMap;

use crate::check::prelude::*;
use super::super::names::people::names;
use crate::key::fold;
use crate::record::Name;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "year-suffix-broken",
    severity: Severity::Warning,
    default: true,
    group: Group::Dates,
    summary: "a year's letter without its sibling, or one letter for two works",
    page: include_str!("year_suffix_broken.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn list(&self, file: &File<'_>, cx: &Context<'_>, out: &mut Sink<'_>) {
        let mut works: BTreeMap<(String, i32), Vec<(char, &Item<'_>)>> = BTreeMap::new();
        let mut plain: BTreeMap<(String, i32), &Item<'_>> = BTreeMap::new();
        for item in cx.items_of(file).iter().filter(|item| item.listed()) {
            let Some(date) = &item.record.issued else { continue };
            let (Some(start), Some(author)) = (date.start, first(item)) else { continue };
            let key = (author, start.year);
            match date.suffix {
                Some(letter) => works.entry(key).or_default().push((letter.to_ascii_lowercase(), item)),
                None => drop(plain.insert(key, item)),
            }
        }
        for ((author, year), members) in &works {
            let mut seen: BTreeMap<(char, String), &Item<'_>> = BTreeMap::new();
            for (letter, item) in members {
                let title = fold(item.record.title.as_deref().unwrap_or(""));
                let people =
                    fold(&names(item.record, Field::Author).iter().filter_map(|name| name.family.as_deref()).collect::<Vec<_>>().join(" "));
                if let Some(earlier) = seen.get(&(*letter, people.clone())) {
                    let other = fold(earlier.record.title.as_deref().unwrap_or(""));
                    // One work that stands twice in the list is another rule's.
                    if !title.is_empty() && !other.is_empty() && !title.starts_with(&other) && !other.starts_with(&title) {
                        out.about(item, item.place(Field::Date), format!("{year}{letter} stands for two works of one author"))
                            .related(earlier.place(Field::Date), "the other work");
                    }
                }
                seen.insert((*letter, people), item);
            }
            let paper = matches!(file.kind, crate::check::Kind::Paper(_));
            let has = |wanted: char| members.iter().any(|(letter, _)| *letter == wanted);
            let (Some((letter, item)), true) = (members.first(), paper) else { continue };
            let missing = ('a'..='z').take_while(|wanted| *wanted < *letter).find(|wanted| !has(*wanted));
            let lonely = (members.len() == 1 && *letter == 'a').then_some('b');
            if let Some(missing) = missing.or(lonely) {
                let finding =
                    out.about(item, item.place(Field::Date), format!("{year}{letter} is there, but no {year}{missing} of the same author"));
                if let Some(bare) = plain.get(&(author.clone(), *year)) {
                    finding.related(bare.place(Field::Date), format!("{year} without a letter"));
                }
            }
        }
    }
}

/// The first author's family name, folded; without an author the editor's.
fn first(item: &Item<'_>) -> Option<String> {
    let whole = |name: &Name| name.literal.as_deref().or(name.family.as_deref()).map(fold);
    names(item.record, Field::Author).first().or_else(|| names(item.record, Field::Editor).first()).and_then(whole)
}
