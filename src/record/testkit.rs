//! For tests: segmentations by hand and the labelled rows beside the repository.

use std::path::PathBuf;

use serde_json::Value;

use crate::Span;
use crate::segment::{Label, Segment, Segmentation};

/// A segmentation that labels each text where it next stands in `raw`, in the order given.
pub(crate) fn seg(raw: &str, fields: &[(&str, &str)]) -> Segmentation {
    let mut at = 0;
    let mut segments: Vec<Segment> = fields
        .iter()
        .map(|(label, text)| {
            let start = raw[at..].find(text).map_or_else(|| raw.find(text), |offset| Some(at + offset));
            let start = start.unwrap_or_else(|| panic!("{text:?} does not stand in {raw:?}"));
            at = start + text.len();
            let label = Label::from_name(label).unwrap_or_else(|| panic!("no label {label}"));
            Segment { label, span: Span::new(start, start + text.len()), confidence: 1.0 }
        })
        .collect();
    segments.sort_by_key(|segment| segment.span);
    Segmentation { segments, confidence: 1.0 }
}

/// A file of the labelled data, or `None` with a message where it is not there.
pub(crate) fn labelled(path: &str) -> Option<Vec<Value>> {
    let shared = std::env::var_os("IBID_SHARED").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let path = shared.join("data").join(path);
    match std::fs::read_to_string(&path) {
        Ok(text) => Some(text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()),
        Err(_) => {
            eprintln!("skipped: {} is not there", path.display());
            None
        }
    }
}

/// The labelled spans of a row with their texts.
pub(crate) fn spans(row: &Value) -> Vec<(String, Span)> {
    let span = |span: &Value| {
        let offset = |at: usize| span.get(at)?.as_u64().and_then(|n| usize::try_from(n).ok());
        Some((span.get(0)?.as_str()?.to_owned(), Span::new(offset(1)?, offset(2)?)))
    };
    row.get("spans").and_then(Value::as_array).map(|spans| spans.iter().filter_map(span).collect()).unwrap_or_default()
}
