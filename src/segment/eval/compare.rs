//! One reference as labelled against the same as found: which fields are right, and which token is which.

use super::fold::{lenient, separates, strict};
use crate::Span;
use crate::segment::harmonise::harmonise;
use crate::segment::row::Row;
use crate::segment::{Label, Segmentation};

/// One field: all segments of a label, joined.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Which.
    pub label: Label,
    /// What the gold says.
    pub gold: Option<String>,
    /// What was found.
    pub found: Option<String>,
    /// Equal by letters and digits.
    pub strict: bool,
    /// Equal without custom's words at the edges.
    pub lenient: bool,
    /// How sure the tagger was of what it found; 0 where it found nothing.
    pub confidence: f32,
}

/// One reference compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Compared {
    /// The fields that the gold has or that were found.
    pub fields: Vec<Field>,
    /// Label in the gold and label found of every word that has either.
    pub words: Vec<(Option<Label>, Option<Label>)>,
    /// How sure the tagger was of the whole.
    pub confidence: f32,
}

impl Compared {
    /// Whether all fields that make a reference right are.
    pub fn whole(&self, measure: fn(&Field) -> bool) -> bool {
        self.fields.iter().filter(|field| super::CORE.contains(&field.label)).all(measure)
    }
}

/// Compares; `plain` leaves the spans as they are labelled, else both sides are first brought to one convention.
pub fn compare(row: &Row, found: &Segmentation, plain: bool) -> Compared {
    let text = &row.text;
    let place = |label: Label, span: Span| if plain { span } else { harmonise(text, label, span) };
    let gold: Vec<(Label, Span)> = row.spans.iter().map(|&(label, span)| (label, place(label, span))).collect();
    let said: Vec<(Label, Span)> = found.segments.iter().map(|s| (s.label, place(s.label, s.span))).collect();
    let mut fields = Vec::new();
    for label in Label::ALL {
        let (gold, said) = (joined(text, label, &gold), joined(text, label, &said));
        let both = gold.as_deref().zip(said.as_deref());
        if gold.is_none() && said.is_none() {
            continue;
        }
        let same = both.is_some_and(|(gold, said)| strict(gold) == strict(said));
        let alike = same || both.is_some_and(|(gold, said)| lenient(label, gold) == lenient(label, said));
        let confidence = found.confidence_of(label).unwrap_or(0.0);
        fields.push(Field { label, gold, found: said, strict: same, lenient: alike, confidence });
    }
    let words = words(text).into_iter().map(|word| (label_of(word, &gold), label_of(word, &said)));
    let words = words.filter(|(gold, said)| gold.is_some() || said.is_some()).collect();
    Compared { fields, words, confidence: found.confidence }
}

/// The segments of a label with a blank between; `None` where there is none.
fn joined(text: &str, label: Label, spans: &[(Label, Span)]) -> Option<String> {
    let places: Vec<&str> = spans.iter().filter(|(other, _)| *other == label).map(|(_, span)| span.of(text)).collect();
    (!places.is_empty()).then(|| places.join(" "))
}

/// The runs of characters between white space and punctuation.
fn words(text: &str) -> Vec<Span> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        match (separates(c), start) {
            (true, Some(from)) => {
                words.push(Span::new(from, at));
                start = None;
            }
            (false, None) => start = Some(at),
            _ => {}
        }
    }
    words.extend(start.map(|from| Span::new(from, text.len())));
    words
}

/// The label that covers most of a word; the first of equals.
fn label_of(word: Span, spans: &[(Label, Span)]) -> Option<Label> {
    let mut best = (0, None);
    for &(label, span) in spans {
        let covered = word.end.min(span.end).saturating_sub(word.start.max(span.start));
        if covered > best.0 {
            best = (covered, Some(label));
        }
    }
    best.1
}
