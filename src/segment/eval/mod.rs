//! Scores of a tagger on labelled rows: fields, words and whole references, by label and by source.
//!
//! A field is right where all its segments, joined, have the letters and digits of the gold's; leniently, where they have them without the
//! words that custom leaves inside or outside ("pp.", "In"). A reference is right where every core field is, absent being equal to absent.

mod compare;
mod fold;
pub mod reliability;
pub mod report;

use std::collections::BTreeMap;

pub use compare::{Compared, Field, compare};

use super::row::Row;
use super::{Label, Segmentation};

/// The fields that make a reference right or wrong.
pub const CORE: [Label; 9] = [
    Label::Author,
    Label::Title,
    Label::ContainerTitle,
    Label::Date,
    Label::Volume,
    Label::Issue,
    Label::Pages,
    Label::Publisher,
    Label::Location,
];

/// Right, superfluous and missing items.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Found and right.
    pub right: usize,
    /// Found, but not so in the gold.
    pub superfluous: usize,
    /// In the gold, but not found so.
    pub missing: usize,
}

impl Tally {
    /// The share of what was found that is right, 0 to 1.
    pub fn precision(self) -> f64 {
        share(self.right, self.right + self.superfluous)
    }

    /// The share of what is there that was found, 0 to 1.
    pub fn recall(self) -> f64 {
        share(self.right, self.right + self.missing)
    }

    /// The harmonic mean of precision and recall, 0 to 1.
    pub fn f1(self) -> f64 {
        share(2 * self.right, 2 * self.right + self.superfluous + self.missing)
    }

    /// How many the gold has.
    pub const fn gold(self) -> usize {
        self.right + self.missing
    }

    fn count(&mut self, right: bool, gold: bool, found: bool) {
        self.right += usize::from(right);
        self.missing += usize::from(gold && !right);
        self.superfluous += usize::from(found && !right);
    }

    fn merge(&mut self, other: Tally) {
        self.right += other.right;
        self.superfluous += other.superfluous;
        self.missing += other.missing;
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// The scores of one label, or of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tallies {
    /// Fields, by letters and digits.
    pub strict: Tally,
    /// Fields, without custom's words at the edges.
    pub lenient: Tally,
    /// Words.
    pub words: Tally,
}

impl Tallies {
    fn merge(&mut self, other: &Tallies) {
        self.strict.merge(other.strict);
        self.lenient.merge(other.lenient);
        self.words.merge(other.words);
    }
}

/// The scores of one source, or of all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// By label.
    pub labels: BTreeMap<Label, Tallies>,
    /// References.
    pub references: usize,
    /// References whose core fields are all right.
    pub whole: usize,
    /// The same, leniently.
    pub whole_lenient: usize,
}

impl Score {
    /// Adds one reference.
    pub fn add(&mut self, compared: &Compared) {
        for field in &compared.fields {
            let tallies = self.labels.entry(field.label).or_default();
            let (gold, found) = (field.gold.is_some(), field.found.is_some());
            tallies.strict.count(field.strict, gold, found);
            tallies.lenient.count(field.lenient, gold, found);
        }
        for &(gold, found) in &compared.words {
            if let (true, Some(label)) = (gold == found, gold) {
                self.labels.entry(label).or_default().words.right += 1;
                continue;
            }
            if let Some(label) = gold {
                self.labels.entry(label).or_default().words.missing += 1;
            }
            if let Some(label) = found {
                self.labels.entry(label).or_default().words.superfluous += 1;
            }
        }
        self.references += 1;
        self.whole += usize::from(compared.whole(|field| field.strict));
        self.whole_lenient += usize::from(compared.whole(|field| field.lenient));
    }

    /// Adds the scores of another source.
    pub fn merge(&mut self, other: &Score) {
        for (&label, tallies) in &other.labels {
            self.labels.entry(label).or_default().merge(tallies);
        }
        self.references += other.references;
        self.whole += other.whole;
        self.whole_lenient += other.whole_lenient;
    }

    /// All labels together.
    pub fn total(&self) -> Tallies {
        self.labels.values().fold(Tallies::default(), |mut sum, tallies| {
            sum.merge(tallies);
            sum
        })
    }

    /// The share of references that are right, 0 to 1.
    pub fn share_whole(&self) -> f64 {
        share(self.whole, self.references)
    }

    /// The share of references that are right leniently, 0 to 1.
    pub fn share_whole_lenient(&self) -> f64 {
        share(self.whole_lenient, self.references)
    }
}

/// Scores by source, both sides brought to one convention.
pub fn evaluate<'a>(pairs: impl IntoIterator<Item = (&'a Row, &'a Segmentation)>) -> BTreeMap<String, Score> {
    let mut sources: BTreeMap<String, Score> = BTreeMap::new();
    for (row, found) in pairs {
        sources.entry(row.source.clone()).or_default().add(&compare(row, found, false));
    }
    sources
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;
    use crate::segment::Segment;

    #[test]
    fn signs_do_not_count_and_a_missing_field_does() {
        let text = "Ng A. Small study. Nature, pp. 1-2.".to_owned();
        let spans = vec![(Label::Author, Span::new(0, 5)), (Label::Pages, Span::new(27, 34))];
        let row = Row { id: "a".into(), source: "x".into(), doc: None, text, spans };
        let segment = |label, start, end| Segment { label, span: Span::new(start, end), confidence: 1.0 };
        let mut score = Score::default();
        let mut found = Segmentation { segments: vec![segment(Label::Author, 0, 4), segment(Label::Pages, 31, 34)], confidence: 1.0 };
        score.add(&compare(&row, &found, false));
        assert_eq!((score.whole, score.total().strict.right), (1, 2));
        let words = score.total().words;
        assert_eq!((words.right, words.superfluous, words.missing), (4, 0, 0));
        // As labelled, "pp." is in the gold's pages: only leniently the same.
        let plain = compare(&row, &found, true);
        assert!(!plain.whole(|field| field.strict) && plain.whole(|field| field.lenient));
        found.segments.pop();
        score.add(&compare(&row, &found, false));
        assert_eq!((score.whole, score.total().strict.missing), (1, 1));
    }
}
