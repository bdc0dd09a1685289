//! The labelled places of one reference with the text around them: what stands before, behind and between.

use crate::Span;
use crate::segment::{Label, Segmentation};

/// How far signal words may stand from the place they speak of, in bytes.
const REACH: usize = 48;

/// A reference's text with its labelled places.
#[derive(Clone, Debug)]
pub(super) struct Places<'a> {
    /// The text the spans index.
    pub raw: &'a str,
    segmentation: &'a Segmentation,
    unclaimed: Vec<&'a str>,
}

impl<'a> Places<'a> {
    pub(super) fn new(raw: &'a str, segmentation: &'a Segmentation) -> Self {
        Self { raw, segmentation, unclaimed: unclaimed(raw, segmentation) }
    }

    /// The places of a label that hold text, in order.
    pub(super) fn of(&self, label: Label) -> Vec<Span> {
        self.segmentation.of(label).filter(|span| !span.of(self.raw).trim().is_empty()).collect()
    }

    /// The texts of a label's places.
    pub(super) fn texts(&self, label: Label) -> Vec<&'a str> {
        self.of(label).into_iter().map(|span| span.of(self.raw)).collect()
    }

    /// The unlabelled text right before `span`, no more than signal words need.
    pub(super) fn before(&self, span: Span) -> &'a str {
        let from = self.segmentation.segments.iter().map(|s| s.span.end).filter(|end| *end <= span.start).max().unwrap_or(0);
        let mut start = from.max(span.start.saturating_sub(REACH));
        while start < span.start && !self.raw.is_char_boundary(start) {
            start += 1;
        }
        self.raw.get(start..span.start).unwrap_or("")
    }

    /// The unlabelled text right behind `span`.
    pub(super) fn behind(&self, span: Span) -> &'a str {
        let next = self.segmentation.segments.iter().map(|s| s.span.start).filter(|start| *start >= span.end).min();
        let mut end = next.unwrap_or(self.raw.len()).min(span.end.saturating_add(REACH)).min(self.raw.len());
        while end > span.end && !self.raw.is_char_boundary(end) {
            end -= 1;
        }
        self.raw.get(span.end..end).unwrap_or("")
    }

    /// The places of a label as one text: as the source joins them where only signs stand between, else by `sign`.
    pub(super) fn joined(&self, label: Label, sign: &str) -> Option<String> {
        let mut spans = self.of(label).into_iter();
        let first = spans.next()?;
        let mut text = first.of(self.raw).to_owned();
        let mut end = first.end;
        for span in spans {
            let between = self.raw.get(end..span.start).unwrap_or("");
            if !between.contains(char::is_alphanumeric) && between.len() <= 6 {
                text.push_str(between);
            } else {
                text.push_str(sign);
            }
            text.push_str(span.of(self.raw));
            end = span.end;
        }
        Some(text)
    }

    /// The stretches that no label claims, in order.
    pub(super) fn unclaimed(&self) -> &[&'a str] {
        &self.unclaimed
    }
}

fn unclaimed<'a>(raw: &'a str, segmentation: &Segmentation) -> Vec<&'a str> {
    let mut stretches = Vec::new();
    let mut at = 0;
    for segment in &segmentation.segments {
        stretches.extend(raw.get(at..segment.span.start));
        at = at.max(segment.span.end);
    }
    stretches.extend(raw.get(at..));
    stretches.retain(|text| text.contains(char::is_alphanumeric));
    stretches
}
