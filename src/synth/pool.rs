//! [`Pool`]: the works that are rendered, with the names and titles that new ones are put together from.

use std::collections::{BTreeMap, HashMap};

use super::item::{Field, Item, Role};
use super::name::Name;
use super::phrases::draw;
use super::rng::Rng;

/// Titles that one source gives, in one language.
const TITLES_A_SOURCE: usize = 1500;

/// Records with what can be recombined from them.
#[derive(Clone, Debug, Default)]
pub struct Pool {
    /// The works as read.
    pub items: Vec<Item>,
    /// Indices of works by language, then by source.
    by_lang: BTreeMap<String, BTreeMap<String, Vec<usize>>>,
    names: HashMap<String, Vec<Name>>,
    titles: HashMap<String, Vec<String>>,
    given: HashMap<char, Vec<String>>,
}

impl Pool {
    /// A pool of these works.
    pub fn new(items: Vec<Item>) -> Self {
        let mut pool = Pool::default();
        for (at, item) in items.iter().enumerate() {
            let sources = pool.by_lang.entry(item.lang.clone()).or_default();
            sources.entry(item.source.clone()).or_default().push(at);
            // Every source gives at most as many titles to recombine, so that one field of study does not speak everywhere.
            let given = pool.by_lang.get(&item.lang).and_then(|sources| sources.get(&item.source)).map_or(0, Vec::len);
            if let Some(title) = item.get(Field::Title).filter(|_| given <= TITLES_A_SOURCE) {
                pool.titles.entry(item.lang.clone()).or_default().push(title.to_owned());
            }
            for name in item.people(Role::Author) {
                pool.learn(&item.lang, name);
            }
        }
        // A given name that occurs once is often no name but part of a body's.
        for names in pool.given.values_mut() {
            names.sort_unstable();
            let kept: Vec<String> = names.chunk_by(|a, b| a == b).filter(|same| same.len() > 1).flatten().cloned().collect();
            *names = kept;
        }
        pool.items = items;
        pool
    }

    fn learn(&mut self, lang: &str, name: &Name) {
        let Name::Person { given, .. } = name else { return };
        self.names.entry(lang.to_owned()).or_default().push(name.clone());
        for word in given.split(' ').filter(|word| word.chars().count() > 2 && word.chars().all(char::is_alphabetic)) {
            if let Some(first) = word.chars().next() {
                self.given.entry(first).or_default().push(word.to_owned());
            }
        }
    }

    /// A work in one of these languages, any when none is named; `None` when the pool has none. A language or source of
    /// a hundred times as many works is drawn ten times as often, so that one large file does not decide what is rendered.
    pub fn item(&self, langs: &[String], rng: &mut Rng) -> Option<&Item> {
        let known: Vec<_> = self.by_lang.iter().filter(|(lang, _)| langs.is_empty() || langs.contains(lang)).collect();
        let lists: Vec<&Vec<usize>> = known.iter().flat_map(|(_, sources)| sources.values()).collect();
        let list = lists.get(rng.weighted(lists.iter().map(|list| (list.len() as f64).sqrt())))?;
        self.items.get(*rng.pick(list)?)
    }

    /// How many people stand behind a work.
    pub fn head_count(&self, rng: &mut Rng) -> usize {
        const SHARES: &[f64] = &[45.0, 27.0, 14.0, 6.0, 3.0, 2.0, 1.0, 1.0, 0.5, 0.5];
        rng.weighted(SHARES.iter().copied()) + 1
    }

    /// Some people with names as that language has them.
    pub fn people(&self, lang: &str, count: usize, rng: &mut Rng) -> Vec<Name> {
        (0..count).map(|_| self.person(lang, rng)).collect()
    }

    fn person(&self, lang: &str, rng: &mut Rng) -> Name {
        if matches!(lang, "id") && rng.chance(0.12) {
            return Name::person(draw("mononym", "id", rng), "");
        }
        let of = if lang == "en" && rng.chance(0.3) { "id" } else { lang };
        match self.names.get(lang).and_then(|names| rng.pick(names)) {
            Some(name) if rng.chance(0.6) => name.clone(),
            _ => Name::person(draw("family", of, rng), draw("given", of, rng)),
        }
    }

    /// The head of one title with the tail of another in that language; `None` when it knows fewer than twenty.
    pub fn recombined_title(&self, lang: &str, rng: &mut Rng) -> Option<String> {
        let titles = self.titles.get(lang).filter(|titles| titles.len() >= 20)?;
        let words = |title: &str| title.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let (head, tail) = (words(rng.pick(titles)?), words(rng.pick(titles)?));
        let kept = head.len().div_ceil(2).max(2).min(head.len());
        let taken = tail.len() / 2;
        let all: Vec<String> = head.into_iter().take(kept).chain(tail.into_iter().skip(taken)).take(22).collect();
        Some(all.join(" "))
    }

    /// The name with its initials written out as names that begin alike.
    pub fn written_out(&self, name: &Name, rng: &mut Rng) -> Name {
        let Name::Person { family, given, particle, suffix } = name else { return name.clone() };
        let first = given.split([' ', '.']).find(|part| !part.is_empty()).unwrap_or("");
        let letter = first.chars().next().filter(|_| first.chars().count() == 1);
        let Some(full) = letter.and_then(|letter| self.given.get(&letter)).and_then(|names| rng.pick(names)) else { return name.clone() };
        let rest = given.trim_start_matches(first).trim_start_matches(['.', ' ', '-']);
        let given = if rest.is_empty() { full.clone() } else { format!("{full} {rest}") };
        Name::Person { family: family.clone(), given, particle: particle.clone(), suffix: suffix.clone() }
    }
}
