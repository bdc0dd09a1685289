//! [`TitleDiff`]: where two titles part, word by word.

use rapidfuzz::distance::osa;

use crate::key::{is_language_word, is_stop_word, near_word, number_of_word, roman};

/// The gaps between two titles: words of one, of the other, or of both that do not agree.
pub(super) struct TitleDiff<'a> {
    pub gaps: Vec<Gap<'a>>,
}

/// A place where the two part.
#[derive(Debug, Default)]
pub(super) struct Gap<'a> {
    pub a: Vec<&'a str>,
    pub b: Vec<&'a str>,
    /// The gap ends both titles.
    pub at_end: bool,
    /// The gap begins both titles.
    pub at_start: bool,
}

impl<'a> TitleDiff<'a> {
    /// Aligns the words of two titles (longest common subsequence; a number agrees with its other writings).
    pub(super) fn new(a: &'a str, b: &'a str) -> Self {
        let (a, b): (Vec<Word<'a>>, Vec<Word<'a>>) = (a.split(' ').map(Word::new).collect(), b.split(' ').map(Word::new).collect());
        let head = a.iter().zip(&b).take_while(|(x, y)| x.agrees(y)).count();
        let tail = a.iter().skip(head).rev().zip(b.iter().skip(head).rev()).take_while(|(x, y)| x.agrees(y)).count();
        let inner_a = a.get(head..a.len() - tail).unwrap_or_default();
        let inner_b = b.get(head..b.len() - tail).unwrap_or_default();
        let mut gaps = align(inner_a, inner_b);
        if let Some(first) = gaps.first_mut() {
            first.at_start = head == 0 && first.at_start;
        }
        if let Some(last) = gaps.last_mut() {
            last.at_end = tail == 0 && last.at_end;
        }
        let gaps = gaps.into_iter().flat_map(Gap::split).filter(|gap| !gap.is_spelling()).collect();
        Self { gaps }
    }
}

impl<'a> Gap<'a> {
    /// Parts misspelt words at the gap's beginning from what follows: "person" / "persons: using data" is a letter and a subtitle.
    fn split(mut self) -> Vec<Self> {
        let mut gaps = Vec::new();
        while let (Some(&a), Some(&b)) = (self.a.first(), self.b.first()) {
            let alone = self.a.len() == 1 && self.b.len() == 1;
            if alone || !(near_word(a, b) || a == b) || number_of_word(a).is_some() || number_of_word(b).is_some() {
                break;
            }
            if a != b {
                gaps.push(Gap { a: vec![a], b: vec![b], at_start: self.at_start, at_end: false });
            }
            self.a.remove(0);
            self.b.remove(0);
            self.at_start = false;
        }
        if !self.a.is_empty() || !self.b.is_empty() {
            gaps.push(self);
        }
        gaps
    }

    /// Only blanks, hyphens or an added language name part the two.
    fn is_spelling(&self) -> bool {
        self.a.concat() == self.b.concat() || self.at_end && self.a.iter().chain(&self.b).all(|word| is_language_word(word))
    }

    /// The numbers in the gap: of one title, of the other.
    pub(super) fn numbers(&self) -> (Vec<u32>, Vec<u32>) {
        let of = |words: &[&str]| {
            let plain = words.iter().filter_map(|word| number_of_word(word));
            let parts = words.windows(2).filter_map(|pair| match pair {
                [part, letter] if letter.len() == 1 && is_part_word(part) => roman(letter),
                _ => None,
            });
            plain.chain(parts).collect()
        };
        (of(&self.a), of(&self.b))
    }

    /// The words in the gap that carry meaning: of one title, of the other.
    pub(super) fn content(&self) -> (Vec<&'a str>, Vec<&'a str>) {
        let of = |words: &[&'a str]| words.iter().copied().filter(|word| !is_stop_word(word)).collect();
        (of(&self.a), of(&self.b))
    }

    /// How many letters must change, blanks apart.
    pub(super) fn letters(&self) -> usize {
        osa::distance(self.a.concat().chars(), self.b.concat().chars())
    }
}

/// Words before a part's number, which may be a single letter ("part i").
fn is_part_word(word: &str) -> bool {
    matches!(
        word,
        "part" | "parts" | "vol" | "volume" | "teil" | "band" | "partie" | "parte" | "bagian" | "jilid" | "deel" | "часть" | "tome"
    )
}

/// A word with the number it stands for.
struct Word<'a> {
    text: &'a str,
    number: Option<u32>,
}

impl<'a> Word<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, number: number_of_word(text) }
    }

    fn agrees(&self, other: &Self) -> bool {
        self.text == other.text || self.number.is_some() && self.number == other.number
    }
}

/// The gaps of the longest common subsequence of two short word lists.
fn align<'a>(a: &[Word<'a>], b: &[Word<'a>]) -> Vec<Gap<'a>> {
    let width = b.len() + 1;
    let mut longest = vec![0u16; (a.len() + 1) * width];
    let at = |i: usize, j: usize| i * width + j;
    for (i, x) in a.iter().enumerate().rev() {
        for (j, y) in b.iter().enumerate().rev() {
            longest[at(i, j)] = if x.agrees(y) { longest[at(i + 1, j + 1)] + 1 } else { longest[at(i + 1, j)].max(longest[at(i, j + 1)]) };
        }
    }
    let mut gaps = Vec::new();
    let mut gap = Gap { at_start: true, ..Gap::default() };
    let (mut i, mut j) = (0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        if x.agrees(y) {
            if !gap.a.is_empty() || !gap.b.is_empty() {
                gaps.push(gap);
            }
            gap = Gap::default();
            (i, j) = (i + 1, j + 1);
        } else if longest[at(i + 1, j)] >= longest[at(i, j + 1)] {
            gap.a.push(x.text);
            i += 1;
        } else {
            gap.b.push(y.text);
            j += 1;
        }
    }
    gap.a.extend(a.iter().skip(i).map(|word| word.text));
    gap.b.extend(b.iter().skip(j).map(|word| word.text));
    gap.at_end = true;
    if !gap.a.is_empty() || !gap.b.is_empty() {
        gaps.push(gap);
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    /// The gaps as "words of a/words of b", joined by "; ".
    fn shown(a: &str, b: &str) -> String {
        let gaps = TitleDiff::new(a, b).gaps;
        gaps.iter().map(|gap| format!("{}/{}", gap.a.join(" "), gap.b.join(" "))).collect::<Vec<_>>().join("; ")
    }

    #[rstest]
    #[case("a preminary assessment", "a preliminary assessment", "preminary/preliminary")]
    #[case("trafficking in person", "trafficking in persons using data", "person/persons; /using data")]
    #[case("co operation in asia", "cooperation in asia", "")]
    #[case("the eighth meeting", "the 8th meeting", "")]
    #[case("the eighth meeting", "the ninth meeting", "eighth/ninth")]
    #[case("efficacy of batroxobin chinese", "efficacy of batroxobin", "")]
    #[case("one two three", "one three", "two/")]
    fn gaps(#[case] a: &str, #[case] b: &str, #[case] expected: &str) {
        assert_eq!(shown(a, b), expected);
    }
}
