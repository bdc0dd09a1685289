//! One `<sequence>` of AnyStyle's training format: elements in order, whose contents joined by blanks are the reference.

use roxmltree::Node;

use super::xml::{Complaint, Labelled, rows_of};
use crate::Span;
use crate::segment::Label;
use crate::segment::mark::{Cues, Mark};

pub(super) const TABLE: &str = include_str!("anystyle.tsv");

/// Reads a `<sequence>`.
pub(super) fn reference<'a, 'b>(sequence: Node<'a, 'b>) -> Result<Labelled, Complaint<'a, 'b>> {
    let mut labelled = Labelled::default();
    for child in sequence.children() {
        if let Some(text) = child.text().filter(|text| child.is_text() && !text.trim().is_empty()) {
            return Err((sequence, format!("text outside of every element: {:?}", text.trim())));
        }
        if !child.is_element() {
            continue;
        }
        let name = child.tag_name().name();
        let label = rows_of(TABLE).find(|row| row.first() == Some(&name)).and_then(|row| row.get(1).copied());
        let label = label.ok_or_else(|| (child, format!("unknown element <{name}>")))?;
        let start = labelled.text.len();
        labelled.part();
        child.descendants().filter(Node::is_text).for_each(|text| labelled.push(text.text().unwrap_or("")));
        if let Some(label) = Label::from_name(label) {
            labelled.label(label, start);
        }
        if label == Label::Volume.as_str() {
            part_issue(&mut labelled);
        }
    }
    Ok(labelled)
}

/// Cuts a last field "77 (1)," or "Vol. 81, No. 5" into volume and issue.
fn part_issue(labelled: &mut Labelled) {
    let Some(&(Label::Volume, span)) = labelled.spans.last() else { return };
    let Some((volume, issue)) = volume_and_issue(span.of(&labelled.text)) else { return };
    labelled.spans.pop();
    for (label, part) in [(Label::Volume, volume), (Label::Issue, issue)] {
        labelled.spans.push((label, Span::new(span.start + part.start, span.start + part.end)));
    }
}

/// The places of volume and issue in a text that holds both: before and behind a bracket, a signal word, or a sign between two numbers.
fn volume_and_issue(text: &str) -> Option<(Span, Span)> {
    let word = |start: usize| {
        let rest = text.get(start..).unwrap_or("");
        let length = rest.find(|c: char| !c.is_alphabetic() && !matches!(c, 'º' | '°' | '№')).unwrap_or(rest.len());
        rest.get(..length).unwrap_or("").to_lowercase()
    };
    let first = text.find(|c: char| c.is_ascii_digit())?;
    let digits = |from: usize| text.get(from..).map_or(0, |rest| rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len());
    let behind = first + digits(first);
    let rest = text.get(behind..)?;
    // "24.3", "24/3", "24:3"
    let tight = rest.starts_with(['.', '/', ':']) && digits(behind + 1) > 0;
    let cut = if tight {
        Some(behind + 1)
    } else {
        let signed = |(at, c): &(usize, char)| {
            *c == '('
                || (!text.get(..behind + at).unwrap_or("").ends_with(char::is_alphabetic)
                    && Cues::shared().word(&word(behind + at)).has(Mark::IssueSign))
        };
        rest.char_indices().find(signed).map(|(at, _)| behind + at)
    }?;
    let trimmed = |from: usize, to: usize| {
        let part = text.get(from..to)?;
        let edge = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',' | ';' | ':' | '/' | '.');
        let start = from + part.len() - part.trim_start_matches(edge).len();
        let end = from + part.trim_end_matches(edge).len();
        (start < end && text.get(start..end)?.contains(|c: char| c.is_ascii_digit())).then(|| Span::new(start, end))
    };
    Some((trimmed(0, cut)?, trimmed(cut, text.len())?))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("77 (1),", Some(("77", "1")))]
    #[case("Vol. 81, No. 5,", Some(("Vol. 81", "No. 5")))]
    #[case("1.1,", Some(("1", "1")))]
    #[case("355(9222):", Some(("355", "9222")))]
    #[case("Bd. 12, Heft 3-4", Some(("Bd. 12", "Heft 3-4")))]
    #[case("12 (Suppl. 2)", Some(("12", "Suppl. 2")))]
    #[case("12.", None)]
    #[case("No. 134", None)]
    #[case("Vol. 9", None)]
    #[case("XII", None)]
    fn parts(#[case] text: &str, #[case] expected: Option<(&str, &str)>) {
        assert_eq!(volume_and_issue(text).map(|(volume, issue)| (volume.of(text), issue.of(text))), expected);
    }
}
