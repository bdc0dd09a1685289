//! [`Row`]: a reference string with labelled byte spans, as training data has it, and how it is joined from pieces.

use serde::{Deserialize, Serialize};

use super::render::Piece;
use crate::Span;
use crate::segment::Label;

/// A labelled reference.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// `synth:<style>:<kind>:<number>`.
    pub id: String,
    /// `synth-<style>`, or `synth-heldout-<style>` for styles that are kept out of training.
    pub source: String,
    /// Language of the title, two letters.
    pub lang: Option<String>,
    /// The reference.
    pub text: String,
    /// Label and byte offsets, sorted, disjoint, trimmed.
    pub spans: Vec<(Label, usize, usize)>,
}

/// Joins pieces to a text with spans. Signs that meet are merged (`A..` to `A.`, `?.` to `?`), blanks folded,
/// and what is no part of a value leaves its span.
pub fn join(pieces: &[Piece]) -> (String, Vec<(Label, usize, usize)>) {
    let mut text = String::new();
    let mut spans = Vec::new();
    for piece in pieces {
        let start = text.len();
        match piece.label {
            _ if piece.text.is_empty() => {}
            None if piece.mark => text.push_str(&piece.text),
            None => append(&mut text, &piece.text),
            Some(label) => {
                let value = if text.is_empty() || text.ends_with(' ') { piece.text.trim_start() } else { piece.text.as_str() };
                text.push_str(value);
                let span = trim(label, Span::new(start, text.len()), &text);
                if !span.is_empty() {
                    spans.push((label, span.start, span.end));
                }
            }
        }
    }
    let kept = text.trim_end().len();
    text.truncate(kept);
    (text, spans)
}

/// Appends the text between values: no sign at the very start, none twice.
fn append(text: &mut String, literal: &str) {
    for c in literal.chars() {
        let text_before = if c == '.' { text.as_str() } else { text.trim_end() };
        let before = text_before.trim_end_matches(['*', '_', '”', '"', '»', '’', '\'']).chars().next_back();
        let skip = match c {
            '.' => matches!(before, Some('.' | '?' | '!' | '…')),
            ',' | ';' | ':' => matches!(before, Some(',' | ';' | ':' | '(')),
            ' ' => text.ends_with(' '),
            _ => false,
        };
        let at_start = text.is_empty() && matches!(c, '.' | ',' | ';' | ':' | ' ');
        if !skip && !at_start {
            text.push(c);
        }
    }
}

/// The span without blanks and separators at its ends. A final dot stays where it belongs to an abbreviation:
/// behind initials and `et al.`, a one-letter word, or a word with a dot inside.
pub fn trim(label: Label, span: Span, text: &str) -> Span {
    let strips = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '“' | '”' | '"' | '«' | '»');
    let opens = |c: char| strips(c) || c == '.';
    let raw = span.of(text);
    let value = match label {
        Label::Url | Label::Doi | Label::Isbn => raw.trim(),
        Label::Title | Label::ContainerTitle | Label::Note | Label::CollectionTitle => {
            raw.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':'))
        }
        _ => raw.trim_start_matches(opens).trim_end_matches(strips),
    };
    let value = if value.ends_with('.') && !keeps_dot(label, value) { value.trim_end_matches(['.', ' ']) } else { value };
    let Some(lead) = raw.find(value).filter(|_| value.chars().any(char::is_alphanumeric)) else {
        return Span::new(span.start, span.start);
    };
    Span::new(span.start + lead, span.start + lead + value.len())
}

fn keeps_dot(label: Label, value: &str) -> bool {
    match label {
        Label::Author | Label::Editor | Label::Translator => true,
        Label::ContainerTitle | Label::CollectionTitle => {
            let words: Vec<&str> = value.split(' ').collect();
            words.iter().filter(|word| word.ends_with('.')).count() > 1 || words.len() == 1
        }
        // `n.d.`
        Label::Date => value.contains(|c: char| c.is_alphabetic()) && value.matches('.').count() > 1 && value.len() <= 8,
        Label::Publisher | Label::Location => {
            let last = value.trim_end_matches('.').rsplit([' ', '.']).next().unwrap_or("");
            last.chars().count() == 1
        }
        _ => false,
    }
}

impl Row {
    /// What is wrong with the row's spans; `None` when they are sorted, disjoint, trimmed and on character bounds.
    pub fn fault(&self) -> Option<String> {
        let mut end = 0;
        for &(label, start, stop) in &self.spans {
            let Some(value) = self.text.get(start..stop) else { return Some(format!("{label:?} cuts a character")) };
            if start < end {
                return Some(format!("{label:?} overlaps"));
            }
            if value.is_empty() || value.trim() != value {
                return Some(format!("{label:?} is not trimmed: {value:?}"));
            }
            end = stop;
        }
        (self.text.trim() != self.text).then(|| "the text is not trimmed".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn piece(label: Option<Label>, text: &str) -> Piece {
        Piece { label, text: text.into(), mark: false }
    }

    #[rstest]
    #[case(vec![piece(Some(Label::Author), "Smith, J."), piece(None, ". "), piece(Some(Label::Title), "Why?"), piece(None, ". ")],
           "Smith, J. Why?", vec![(Label::Author, 0, 9), (Label::Title, 10, 14)])]
    #[case(vec![piece(None, ". "), piece(Some(Label::Publisher), "Brill."), piece(None, ", ")],
           "Brill.,", vec![(Label::Publisher, 0, 5)])]
    fn joins(#[case] pieces: Vec<Piece>, #[case] text: &str, #[case] spans: Vec<(Label, usize, usize)>) {
        assert_eq!(join(&pieces), (text.to_owned(), spans));
    }
}
