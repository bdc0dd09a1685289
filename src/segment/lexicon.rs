//! Words and phrases known from other references: journals, publishers, places, family and given names.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::hash::{mix, text_hash};
use super::open::{search, settle};
use super::token::{Kind, Tokens};

/// What a phrase is known as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Known {
    /// A journal or another container.
    Journal,
    /// A publisher or an institution.
    Publisher,
    /// A place of publication.
    Place,
    /// A family name.
    Family,
    /// A given name.
    Given,
}

/// The phrases: a table of the beginnings of them all, a word longer each time.
///
/// A place has eight bytes: the hash of a beginning but for its last byte, and in that what is known of it. 0 is an empty place.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    bytes: Cow<'static, [u8]>,
}

/// The longest phrase that is looked for, in words.
const LONGEST: usize = 8;

/// The bit of a beginning that another word may follow.
const GOES_ON: u8 = 1 << 7;

impl Lexicon {
    /// Reads the form that [`table`] wrote; a damaged one gives wrong answers, but nothing fails.
    pub fn new(bytes: Cow<'static, [u8]>) -> Self {
        Self { bytes }
    }

    /// What every token is known as: bit `k` for a word or phrase of [`Known`] `k`, bit `8 + k` for a phrase of at least two words.
    pub fn find(&self, tokens: &Tokens) -> Vec<u16> {
        let mut found = vec![0; tokens.len()];
        for start in 0..tokens.len() {
            if tokens.kind(start) != Kind::Word {
                continue;
            }
            let (mut key, mut words) = (0, 0);
            for next in start..tokens.len() {
                let word = tokens.low(next);
                if tokens.kind(next) == Kind::Sign {
                    if matches!(word, "." | "-" | "&" | "'") && words > 0 {
                        continue;
                    }
                    break;
                }
                key = extend(key, word);
                words += 1;
                let Some(bits) = self.get(key) else { break };
                let own = u16::from(bits & !GOES_ON);
                let own = if words > 1 { own | own << 8 } else { own };
                found.iter_mut().take(next + 1).skip(start).for_each(|place| *place |= own);
                if bits & GOES_ON == 0 || words == LONGEST {
                    break;
                }
            }
        }
        found
    }

    /// What is known of the beginning with this hash.
    fn get(&self, key: u64) -> Option<u8> {
        let places = self.bytes.as_chunks::<8>().0;
        let place = |at: usize| places.get(at).map_or(0, |place| u64::from_le_bytes(*place));
        search(places.len(), key, key >> 8, |at| place(at) >> 8).map(|at| place(at) as u8)
    }
}

/// The hash of a beginning with one more word.
fn extend(key: u64, word: &str) -> u64 {
    mix(key, text_hash(word))
}

/// The table of phrases (words joined by one blank) that are known as something.
pub fn table<'p>(phrases: impl Iterator<Item = (&'p str, u8)>) -> Vec<u8> {
    let mut beginnings: BTreeMap<u64, u8> = BTreeMap::new();
    for (phrase, bits) in phrases {
        let mut words = phrase.split(' ').take(LONGEST + 1).peekable();
        let (mut key, mut count) = (0, 0);
        while let Some(word) = words.next().filter(|_| count < LONGEST) {
            key = extend(key, word);
            count += 1;
            *beginnings.entry(key).or_default() |= if words.peek().is_some() { GOES_ON } else { bits };
        }
    }
    // A quarter of the places stays empty, so that a search for what is not there is short.
    let room = beginnings.len() * 4 / 3 + 1;
    let (mut taken, mut places) = (vec![false; room], vec![0; room]);
    for (key, bits) in beginnings {
        places[settle(&mut taken, key)] = key & !0xff | u64::from(bits);
    }
    places.into_iter().flat_map(u64::to_le_bytes).collect()
}

/// A phrase in the lexicon's form: its words in lower case, joined by one blank, signs left out.
pub fn phrase(text: &str) -> String {
    let tokens = Tokens::new(text);
    let words: Vec<&str> = (0..tokens.len()).filter(|&i| tokens.kind(i) != Kind::Sign).map(|i| tokens.low(i)).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_over_points() {
        let lexicon = Lexicon::new(Cow::Owned(table([("annu rev astron", 1), ("new york", 4)].into_iter())));
        let tokens = Tokens::new("Annu. Rev. Astron. 3, New York");
        assert_eq!(lexicon.find(&tokens)[0], 0x101);
        assert_eq!(lexicon.find(&tokens)[9], 0x404);
        assert_eq!(Lexicon::default().find(&tokens)[0], 0);
        Lexicon::new(Cow::Borrowed(b"damaged it is")).find(&tokens);
    }
}
