//! Have a family name and a given name changed places?

use std::collections::HashMap;

use crate::check::Kind;
use crate::check::prelude::*;
use crate::check::rules::citations::cited_not_listed::linked;
use super::people::{both, everyone, known, said, written_out};
use crate::key::fold;
use crate::record::Name;
use crate::record::names::{is_leading_family, is_only_given};

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "inverted-name",
    severity: Severity::Warning,
    default: true,
    group: Group::Names,
    summary: "a name whose family and given name have changed places",
    page: include_str!("inverted_name.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn corpus(&self, corpus: &Corpus<'_, '_>, out: &mut Sink<'_>) {
        let items = &corpus.context.items;
        let mut families: HashMap<String, Vec<(usize, &Name)>> = HashMap::new();
        for item in items {
            for (_, name) in everyone(item.record) {
                if let Some((family, _)) = both(name) {
                    families.entry(fold(family)).or_default().push((item.index, name));
                }
            }
        }
        for item in items {
            for (field, name) in everyone(item.record) {
                let Some((family, given)) = both(name).filter(|_| name.particle.is_none() && name.suffix.is_none()) else { continue };
                if item.reference().is_some() && initialled(family) && written_out(given) {
                    let message = format!("the initials stand with the family name: perhaps {given} is the family name");
                    let finding = out.about(item, item.find(field, family), message);
                    for (index, other) in family_first(&families, family, given, item.index).into_iter().take(3) {
                        if let Some(note) = items.get(index) {
                            finding.related(note.find(field, other.family.as_deref().unwrap_or("")), "the same name here, its initials last");
                        }
                    }
                    continue;
                }
                if !written_out(family)
                    || !written_out(given)
                    || is_leading_family(family)
                    || is_leading_family(given)
                    || fold(family) == fold(given)
                {
                    continue;
                }
                let others = turned(&families, family, given, item.index);
                let by_words = is_only_given(family) && !known(family).0 && !known(given).1 && known(given).0;
                let by_others =
                    !others.is_empty() && lean(family) > 0 && lean(given) <= 0 || full(&others) > 0 && lean(family) > lean(given);
                if by_words || by_others {
                    let sure = if by_others && by_words { "surely" } else { "probably" };
                    let message = format!(
                        "{given} is {sure} the family name: {}",
                        said(&Name { family: name.given.clone(), given: name.family.clone(), ..Name::default() })
                    );
                    let finding = out.about(item, item.find(field, family), message);
                    for place in cited(corpus, item, family) {
                        finding.related(place, format!("cited as {family}"));
                    }
                    for (index, other) in others.iter().take(3) {
                        if let Some(other_item) = items.get(*index) {
                            let place = other_item.find(field, other.family.as_deref().unwrap_or(""));
                            finding.related(place, format!("{} here", said(other)));
                        }
                    }
                }
            }
        }
    }
}

/// Where the text cites an item by a name: the first places.
fn cited(corpus: &Corpus<'_, '_>, item: &Item<'_>, name: &str) -> Vec<Place> {
    let Some((file, Kind::Paper(paper))) = corpus.context.file_of(item).map(|file| (file, file.kind)) else { return Vec::new() };
    let meant = linked(paper).filter(|(.., link)| {
        let target = link.target.and_then(|index| paper.references.get(index));
        target.is_some_and(|target| target.id == item.id)
    });
    let named = meant.filter(|(_, cite, _)| cite.names.iter().any(|cited| fold(cited) == fold(name)));
    named.take(3).map(|(citation, ..)| file.at(citation.span)).collect()
}

/// The names of notes in which the words of `given` and `family`, written so one after the other, were read as a family name and initials.
fn family_first<'n>(families: &HashMap<String, Vec<(usize, &'n Name)>>, family: &str, given: &str, own: usize) -> Vec<(usize, &'n Name)> {
    let Some((word, initials)) = family.split_once(' ') else { return Vec::new() };
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let names = families.get(&fold(&format!("{given} {word}"))).map_or(&[][..], Vec::as_slice);
    let same = |name: &Name| name.given.as_deref().is_some_and(|given| letters(given) == letters(initials));
    names.iter().filter(|(index, name)| *index != own && same(name)).copied().collect()
}

/// Whether a name is a word with two initials or more behind it ("Marten T. B."): so given names are cut, not family names.
fn initialled(name: &str) -> bool {
    let spaced = name.replace('.', ". ");
    let mut words = spaced.split_whitespace();
    let word = words.next().is_some_and(|word| word.chars().count() > 2 && !word.ends_with('.'));
    let rest: Vec<&str> = words.collect();
    word && rest.len() >= 2 && rest.iter().all(|part| part.ends_with('.') && part.chars().count() == 2)
}

/// How much more a word is known as a given name than as a family name.
fn lean(word: &str) -> i32 {
    let (family, given) = known(word);
    2 * i32::from(is_only_given(word)) + i32::from(given) - i32::from(family)
}

/// How many of the names have the given name in full.
fn full(names: &[(usize, &Name)]) -> usize {
    names.iter().filter(|(_, name)| both(name).is_some_and(|(_, given)| written_out(given))).count()
}

/// The names of other items that have `given` as their family name, and `family` or its initial as the given name.
fn turned<'n>(families: &HashMap<String, Vec<(usize, &'n Name)>>, family: &str, given: &str, own: usize) -> Vec<(usize, &'n Name)> {
    let family = fold(family);
    let fits = |other: &Name| {
        let first = other.given.as_deref().map(fold).unwrap_or_default();
        let first = first.split(' ').next().unwrap_or("");
        first == family || first.chars().count() == 1 && family.starts_with(first)
    };
    let names = families.get(&fold(given)).map_or(&[][..], Vec::as_slice);
    names.iter().filter(|(index, name)| *index != own && fits(name)).copied().collect()
}
