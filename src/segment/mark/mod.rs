//! Marks: what the recognisers are certain of, token by token. The tagger sees them as features.

mod access;
mod counter;
mod cues;
mod date;
mod locator;
mod name;
mod number;

pub use cues::Cues;

use super::token::{Kind, Tokens};

/// What a recogniser may say of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum Mark {
    Month,
    NoDate,
    PageSign,
    VolumeSign,
    IssueSign,
    DoiSign,
    UrlSign,
    AccessSign,
    EditorSign,
    TranslatorSign,
    EditionSign,
    ThesisWord,
    ReportWord,
    SeriesWord,
    InWord,
    EtAl,
    Corporate,
    PublisherWord,
    JournalWord,
    ProceedingsWord,
    Particle,
    AndWord,
    MediumWord,
    NoteWord,
    IdSign,
    LawWord,
    UnknownPlace,
    /// A number that can be a year.
    Year,
    /// A part of a date longer than a year.
    Date,
    /// A part of "accessed 12 May 2016".
    Access,
    /// A number behind "pp." and the like, with its range.
    Pages,
    /// A range of numbers without a sign.
    Range,
    /// The volume in "12(3)", "vol. 12, no. 3".
    Volume,
    /// The issue in the same.
    Issue,
    /// A number behind volume and issue.
    Locator,
    /// ISBN, ISSN, arXiv number, PMID.
    Identifier,
    /// "A.", "AB", "J.-P.".
    Initial,
    /// A part of "Smith, J. A." or "J. A. Smith".
    Name,
    /// Roman numerals.
    Roman,
    /// "2nd", "3.", "second" before a word of edition.
    Edition,
    /// A line that repeats the author before.
    Repeat,
    /// "op. cit.", "a. a. O.", "supra note 12": words that point to an earlier citation.
    BackReference,
}

impl Mark {
    /// How many there are.
    pub const COUNT: usize = Mark::BackReference as usize + 1;
}

/// The marks of one token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Marks(pub u64);

impl Marks {
    /// Whether `mark` is among them.
    pub const fn has(self, mark: Mark) -> bool {
        self.0 & (1 << mark as u8) != 0
    }

    /// Adds `mark`.
    pub fn add(&mut self, mark: Mark) {
        self.0 |= 1 << mark as u8;
    }

    /// Takes `mark` away.
    pub fn remove(&mut self, mark: Mark) {
        self.0 &= !(1 << mark as u8);
    }
}

/// Runs every recogniser over the reference.
pub fn marks(tokens: &Tokens) -> Vec<Marks> {
    let mut marks = Cues::shared().find(tokens);
    number::mark(tokens, &mut marks);
    name::mark(tokens, &mut marks);
    for index in 0..tokens.len() {
        let kind = tokens.kind(index);
        if matches!(kind, Kind::Word | Kind::Number) {
            date::mark(tokens, index, &mut marks);
            locator::mark(tokens, index, &mut marks);
        }
    }
    counter::mark(tokens, &mut marks);
    access::mark(tokens, &mut marks);
    note_numbers(tokens, &mut marks);
    marks
}

/// The number behind "supra note" belongs to the back reference.
fn note_numbers(tokens: &Tokens, marks: &mut [Marks]) {
    for index in 1..tokens.len() {
        let point = tokens.low(index - 1) == ".";
        let word = if point { index.saturating_sub(2) } else { index - 1 };
        let points_back = marks.get(word).is_some_and(|m| m.has(Mark::BackReference));
        if points_back
            && matches!(tokens.low(word), "note" | "n" | "nota" | "fn" | "anm" | "nn" | "notes")
            && tokens.kind(index) == Kind::Number
            && let Some(place) = marks.get_mut(index)
        {
            *place = Marks::default();
            place.add(Mark::BackReference);
        }
    }
}

/// Adds `mark` to every token that lies in the bytes `from..to` of the lower-case text, searching from token `index` on.
fn cover(tokens: &Tokens, index: usize, from: usize, to: usize, mark: Mark, marks: &mut [Marks]) {
    for (token, marks) in tokens.list.iter().zip(marks.iter_mut()).skip(index) {
        if token.low.start >= to {
            break;
        }
        if token.low.start >= from {
            marks.add(mark);
        }
    }
}

#[cfg(test)]
mod languages;

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("(diakses pada 4 Juli 2020)", Mark::Access, "diakses pada 4 juli 2020")]
    #[case("Retrieved February 9, 2019, from http://x.org", Mark::Access, "retrieved february 9 , 2019")]
    #[case("Zugriff am: 26.05.2011.", Mark::Access, "zugriff am : 26 . 05 . 2011")]
    #[case("consulté le 15 mai 2013", Mark::Access, "consulté le 15 mai 2013")]
    #[case("[cited 2016 Aug 31]", Mark::Access, "cited 2016 aug 31")]
    #[case("Acesso em: 29 jan. 2020.", Mark::Access, "acesso em : 29 jan . 2020")]
    #[case("Accessed March 4, 2019.", Mark::Access, "accessed march 4 , 2019")]
    #[case("(2018, April 23)", Mark::Date, "2018 , april 23")]
    #[case("Vol.(18) No.(01).47", Mark::Volume, "18")]
    #[case("Vol.(18) No.(01).47", Mark::Issue, "01")]
    #[case("Vol.(18) No.(01).47", Mark::Locator, "47")]
    #[case("8, no. 1 (2018): 258–92", Mark::Locator, "258 - 92")]
    #[case("8, no. 1 (2018): 258–92", Mark::Volume, "8")]
    #[case("58, No. 2. (2004): 239-275.", Mark::Locator, "239 - 275")]
    #[case("2012;31(6):454-60", Mark::Issue, "6")]
    #[case("Journal 24.3 (1999)", Mark::Issue, "3")]
    #[case("pp. 198-217.", Mark::Pages, "198 - 217")]
    #[case("Vol 16, No 3. (2003): 419-438.", Mark::Issue, "3")]
    #[case("Saikaly, supra note 61, 1925-6, p. 48", Mark::BackReference, "supra note 61")]
    #[case("Moleong, Metodologi, op. cit., p. 4", Mark::BackReference, "op cit")]
    #[case("Dörre (2010), a. a. O., S. 899", Mark::BackReference, "a a o")]
    #[case("Acharya, A. How", Mark::Name, "acharya , a .")]
    #[case("J. A. Smith, Some", Mark::Name, "j . a . smith")]
    fn marked(#[case] raw: &str, #[case] mark: Mark, #[case] expected: &str) {
        let tokens = Tokens::new(raw);
        let marks = marks(&tokens);
        let found: Vec<&str> = (0..tokens.len()).filter(|&i| marks[i].has(mark)).map(|i| tokens.low(i)).collect();
        assert_eq!(found.join(" "), expected);
    }
}
