//! Scores of a tagger on labelled rows: fields (F1) and whole references, by label and by source.
//!
//! A field is right where all its segments, joined and stripped of case, white space and punctuation, equal the gold's; both are
//! harmonised first. A reference is right where every core field is, absent being equal to absent.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::harmonise::harmonise;
use super::row::Row;
use super::{Label, Segmentation};
use crate::Span;

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

/// Right, superfluous and missing fields.
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
    /// The harmonic mean of precision and recall, 0 to 1.
    pub fn f1(self) -> f64 {
        let all = 2 * self.right + self.superfluous + self.missing;
        if all == 0 { 0.0 } else { 2.0 * self.right as f64 / all as f64 }
    }
}

/// The scores of one source.
#[derive(Clone, Debug, Default)]
pub struct Score {
    /// By label.
    pub labels: BTreeMap<Label, Tally>,
    /// References.
    pub references: usize,
    /// References whose core fields are all right.
    pub whole: usize,
}

impl Score {
    /// Adds one reference.
    pub fn add(&mut self, row: &Row, found: &Segmentation) {
        let gold: Vec<(Label, Span)> = row.spans.iter().map(|&(label, span)| (label, harmonise(&row.text, label, span))).collect();
        let found: Vec<(Label, Span)> = found.segments.iter().map(|s| (s.label, harmonise(&row.text, s.label, s.span))).collect();
        let mut whole = true;
        for label in Label::ALL {
            let (gold, found) = (value(&row.text, label, &gold), value(&row.text, label, &found));
            let tally = self.labels.entry(label).or_default();
            let right = gold == found;
            match (gold, found) {
                (Some(_), Some(_)) if right => tally.right += 1,
                (gold, found) => {
                    tally.superfluous += usize::from(found.is_some());
                    tally.missing += usize::from(gold.is_some());
                }
            }
            whole &= right || !CORE.contains(&label);
        }
        self.references += 1;
        self.whole += usize::from(whole);
    }

    /// All labels together.
    pub fn total(&self) -> Tally {
        self.labels.values().fold(Tally::default(), |sum, tally| Tally {
            right: sum.right + tally.right,
            superfluous: sum.superfluous + tally.superfluous,
            missing: sum.missing + tally.missing,
        })
    }

    /// The share of references that are right, 0 to 1.
    pub fn share_whole(&self) -> f64 {
        self.whole as f64 / self.references.max(1) as f64
    }
}

/// What the segments of a label say, folded; `None` where there is none.
fn value(text: &str, label: Label, spans: &[(Label, Span)]) -> Option<String> {
    let mut places = spans.iter().filter(|(other, _)| *other == label).map(|(_, span)| span.of(text)).peekable();
    places.peek()?;
    let joined: String = places.flat_map(|place| place.nfkc()).collect();
    let folded: String = joined.chars().filter(|c| c.is_alphanumeric() || c.is_numeric()).flat_map(char::to_lowercase).collect();
    Some(if folded.is_empty() { joined.split_whitespace().collect() } else { folded })
}

/// Scores by source.
pub fn evaluate<'a>(pairs: impl IntoIterator<Item = (&'a Row, &'a Segmentation)>) -> BTreeMap<String, Score> {
    let mut sources: BTreeMap<String, Score> = BTreeMap::new();
    for (row, found) in pairs {
        sources.entry(row.source.clone()).or_default().add(row, found);
    }
    sources
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::Segment;

    #[test]
    fn signs_do_not_count_and_a_missing_field_does() {
        let text = "Ng A. Small study. Nature, pp. 1-2.".to_owned();
        let spans = vec![(Label::Author, Span::new(0, 5)), (Label::Pages, Span::new(27, 34))];
        let row = Row { id: "a".into(), source: "x".into(), doc: None, text, spans };
        let segment = |label, start, end| Segment { label, span: Span::new(start, end), confidence: 1.0 };
        let mut score = Score::default();
        let mut found = Segmentation { segments: vec![segment(Label::Author, 0, 4), segment(Label::Pages, 31, 35)], confidence: 1.0 };
        score.add(&row, &found);
        assert_eq!((score.whole, score.total().right), (1, 2));
        found.segments.pop();
        score.add(&row, &found);
        assert_eq!((score.whole, score.total().missing), (1, 1));
    }
}
