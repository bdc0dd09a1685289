//! Words and phrases known from other references: journals, publishers, places, family and given names.

use std::borrow::Cow;

use fst::Map;

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

/// The phrases, in the compact form of the model file.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    map: Option<Map<Cow<'static, [u8]>>>,
}

/// The longest phrase that is looked for, in words.
const LONGEST: usize = 8;

impl Lexicon {
    /// Reads the form that [`fst::MapBuilder`] wrote; a damaged one gives an empty lexicon.
    pub fn new(bytes: Cow<'static, [u8]>) -> Self {
        Self { map: Map::new(bytes).ok() }
    }

    /// What every token is known as: bit `k` for a word or phrase of [`Known`] `k`, bit `8 + k` for a phrase of at least two words.
    pub fn find(&self, tokens: &Tokens) -> Vec<u16> {
        let mut found = vec![0; tokens.len()];
        let Some(map) = &self.map else { return found };
        let fst = map.as_fst();
        for start in 0..tokens.len() {
            if tokens.kind(start) != Kind::Word {
                continue;
            }
            let (mut node, mut value, mut words) = (fst.root(), fst::raw::Output::zero(), 0);
            'words: for next in start..tokens.len() {
                let word = tokens.low(next);
                if tokens.kind(next) == Kind::Sign {
                    if matches!(word, "." | "-" | "&" | "'") && words > 0 {
                        continue;
                    }
                    break;
                }
                let blank = (words > 0).then_some(b' ');
                for byte in blank.into_iter().chain(word.bytes()) {
                    let Some(edge) = node.find_input(byte) else { break 'words };
                    let transition = node.transition(edge);
                    value = value.cat(transition.out);
                    node = fst.node(transition.addr);
                }
                words += 1;
                if node.is_final() {
                    let bits = value.cat(node.final_output()).value() as u16;
                    let bits = if words > 1 { bits | (bits << 8) } else { bits };
                    for place in found.iter_mut().take(next + 1).skip(start) {
                        *place |= bits;
                    }
                }
                if words == LONGEST {
                    break;
                }
            }
        }
        found
    }
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
        let mut builder = fst::MapBuilder::memory();
        builder.insert("annu rev astron", 1).unwrap();
        builder.insert("new york", 4).unwrap();
        let lexicon = Lexicon::new(Cow::Owned(builder.into_inner().unwrap()));
        let tokens = Tokens::new("Annu. Rev. Astron. 3, New York");
        assert_eq!(lexicon.find(&tokens)[0], 0x101);
        assert_eq!(lexicon.find(&tokens)[9], 0x404);
        assert_eq!(Lexicon::new(Cow::Borrowed(b"damaged")).find(&tokens)[0], 0);
    }
}
