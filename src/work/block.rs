//! [`pairs`]: which records are worth comparing. Keys are sorted, not every record with every other: several passes, each cheap.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};

use rayon::prelude::*;

use super::profile::Profile;

/// Blocks up to this size are compared pair by pair; larger ones only along their titles' order.
const WHOLE_BLOCK: usize = 24;
/// How many neighbours in title order a record of a large block is compared with.
const WINDOW: usize = 8;
/// How many of a title's rarest words make blocking keys.
const RARE_WORDS: usize = 4;
/// A word in more titles than this says nothing for blocking.
const FREQUENT: u32 = 5000;

/// Pairs of indices (first < second), sorted, each once.
pub(super) fn pairs(profiles: &[Profile]) -> Vec<(u32, u32)> {
    let frequencies = word_frequencies(profiles);
    let mut keys: Vec<(u64, u32)> = profiles
        .par_iter()
        .enumerate()
        .flat_map_iter(|(index, profile)| {
            let index = u32::try_from(index).unwrap_or(u32::MAX);
            blocking_keys(profile, &frequencies).into_iter().map(move |key| (key, index))
        })
        .collect();
    keys.par_sort_unstable();
    keys.dedup();
    let mut pairs: Vec<(u32, u32)> = keys
        .chunk_by(|a, b| a.0 == b.0)
        .collect::<Vec<_>>()
        .par_iter()
        .flat_map_iter(|block| block_pairs(block.iter().map(|&(_, index)| index).collect(), profiles))
        .collect();
    pairs.par_sort_unstable();
    pairs.dedup();
    pairs
}

fn block_pairs(mut block: Vec<u32>, profiles: &[Profile]) -> Vec<(u32, u32)> {
    let mut pairs = Vec::new();
    let whole = block.len() <= WHOLE_BLOCK;
    if !whole {
        let title = |index: u32| profiles.get(index as usize).map_or("", |profile| profile.compact.as_str());
        block.sort_by(|&a, &b| title(a).cmp(title(b)).then(a.cmp(&b)));
    }
    for (place, &a) in block.iter().enumerate() {
        let reach = if whole { block.len() } else { WINDOW };
        pairs.extend(block.iter().skip(place + 1).take(reach).map(|&b| (a.min(b), a.max(b))));
    }
    pairs
}

/// In how many titles each word stands.
fn word_frequencies(profiles: &[Profile]) -> HashMap<&str, u32> {
    let mut frequencies = HashMap::new();
    for profile in profiles {
        let mut words: Vec<&str> = profile.title.iter().flat_map(|title| title.content_words()).collect();
        words.sort_unstable();
        words.dedup();
        for word in words {
            *frequencies.entry(word).or_insert(0) += 1;
        }
    }
    frequencies
}

/// The keys under which a record is filed. Two records that share one are compared.
fn blocking_keys(profile: &Profile, frequencies: &HashMap<&str, u32>) -> Vec<u64> {
    let mut keys = Vec::with_capacity(20);
    let mut put = |pass: u8, parts: &[&dyn Key]| {
        let mut hasher = Fnv::default();
        pass.hash(&mut hasher);
        parts.iter().for_each(|part| part.feed(&mut hasher));
        keys.push(hasher.finish());
    };
    if let Some(doi) = &profile.doi {
        put(0, &[&doi.as_str()]);
    }
    for isbn in &profile.isbns {
        put(1, &[&isbn.as_str()]);
    }
    if let Some(url) = profile.url.as_ref().filter(|url| !url.is_site()) {
        put(2, &[&url.as_str()]);
    }
    if let Some((kind, value)) = &profile.eprint {
        put(3, &[&kind.as_str(), &value.as_str()]);
    }
    if !profile.compact.is_empty() {
        put(4, &[&prefix(&profile.compact, 14)]);
        put(5, &[&suffix(&profile.compact, 14)]);
    }
    let mut rare: Vec<(u32, &str)> = profile
        .title
        .iter()
        .flat_map(|title| title.content_words())
        .map(|word| (frequencies.get(word).copied().unwrap_or(0), word))
        .filter(|&(frequency, _)| (2..FREQUENT).contains(&frequency))
        .collect();
    rare.sort_unstable();
    rare.dedup();
    rare.truncate(RARE_WORDS);
    for (place, (_, a)) in rare.iter().enumerate() {
        for (_, b) in rare.iter().skip(place + 1) {
            put(6, &[a.min(b), a.max(b)]);
        }
    }
    if let [(_, only)] = rare.as_slice() {
        put(7, &[only]);
    }
    if let Some(first) = profile.people.first() {
        let family = first.last_word();
        if let Some(year) = profile.year {
            put(8, &[&family, &year]);
        }
        for word in profile.title.iter().flat_map(|title| title.content_words()).take(2) {
            put(9, &[&family, &prefix(word, 6)]);
        }
    }
    if let Some(pages) = profile.pages.as_ref().filter(|pages| pages.first() > 1) {
        let (letters, first) = pages.first_key();
        if let Some(volume) = &profile.volume {
            put(10, &[&letters, &first, &volume.as_str()]);
        }
        if let Some(year) = profile.year {
            put(11, &[&letters, &first, &year]);
        }
    }
    keys
}

/// What can stand in a key.
trait Key {
    fn feed(&self, hasher: &mut Fnv);
}

impl Key for &str {
    fn feed(&self, hasher: &mut Fnv) {
        self.hash(hasher);
    }
}

impl Key for i32 {
    fn feed(&self, hasher: &mut Fnv) {
        self.hash(hasher);
    }
}

impl Key for u64 {
    fn feed(&self, hasher: &mut Fnv) {
        self.hash(hasher);
    }
}

/// FNV-1a: the same on every run and machine.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

fn prefix(text: &str, letters: usize) -> &str {
    text.char_indices().nth(letters).map_or(text, |(end, _)| text.get(..end).unwrap_or(text))
}

fn suffix(text: &str, letters: usize) -> &str {
    let skip = text.chars().count().saturating_sub(letters);
    text.char_indices().nth(skip).map_or("", |(start, _)| text.get(start..).unwrap_or(""))
}
