//! Reading is total: no text and no segmentation makes it panic, and what it gives can be written and read back.

use proptest::prelude::*;

use crate::Span;
use crate::format::csl_json::{from_csl, to_csl};
use crate::record::testkit::{labelled, spans};
use crate::record::{ListHint, read};
use crate::segment::{Label, Segment, Segmentation};

/// Sorted, disjoint places at character boundaries of `text`, with labels.
fn segmentation(text: &str, cuts: &[(prop::sample::Index, prop::sample::Index)]) -> Segmentation {
    let edges: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut points: Vec<(usize, usize)> = cuts.iter().map(|(at, label)| (edges[at.index(edges.len())], label.index(Label::ALL.len()))).collect();
    points.sort_unstable();
    let segments = points
        .chunks(2)
        .filter(|pair| pair.len() == 2 && pair[0].0 < pair[1].0)
        .map(|pair| Segment { label: Label::ALL[pair[0].1], span: Span::new(pair[0].0, pair[1].0), confidence: 1.0 })
        .collect();
    Segmentation { segments, confidence: 1.0 }
}

proptest! {
    #[test]
    fn any_text_any_places(text in "\\PC{0,80}", cuts in prop::collection::vec(any::<(prop::sample::Index, prop::sample::Index)>(), 0..12)) {
        let record = read(&text, &segmentation(&text, &cuts), &ListHint::default());
        let _ = from_csl(&to_csl(&record));
    }

    #[test]
    fn words_of_references(
        text in "(Smith|J\\.|, |and |\\(eds\\.\\)|\\. |\\*|\"|“|”|in |Proc\\. |Vol\\. |no\\. |12|2004|–|pp\\. |https://doi\\.org/10\\.1000/x|\\[|\\]|\\(|\\)|diakses pada |4 Juli 2020|Universitas |Paper presented at |Ü|年|İ| ){0,24}",
        cuts in prop::collection::vec(any::<(prop::sample::Index, prop::sample::Index)>(), 0..16),
    ) {
        let record = read(&text, &segmentation(&text, &cuts), &ListHint { family_first: Some(true), day_first: Some(false) });
        let once = to_csl(&record);
        let twice = to_csl(&from_csl(&once));
        prop_assert_eq!(twice.get("title"), once.get("title"));
    }
}

/// Every labelled row is read, most give a title and a name, and no value keeps the dress of its place.
#[test]
fn labelled_references() {
    let sources = ["anystyle-core", "mpilhlt-law", "scielo", "giant", "linkedbooks", "grobid", "plos"];
    for source in sources {
        let Some(rows) = labelled(&format!("refs/train/{source}.jsonl")) else { return };
        let (mut kinds, mut untyped) = (std::collections::BTreeMap::new(), 0);
        for row in &rows {
            let raw = row.get("text").and_then(serde_json::Value::as_str).unwrap_or("");
            let segments = spans(row)
                .into_iter()
                .filter_map(|(label, span)| Some(Segment { label: Label::from_name(&label)?, span, confidence: 1.0 }))
                .collect();
            let record = read(raw, &Segmentation { segments, confidence: 1.0 }, &ListHint::default());
            *kinds.entry(record.entry_type).or_insert(0_usize) += 1;
            untyped += usize::from(record == Default::default());
            let csl = to_csl(&record).to_string();
            assert!(!csl.contains("](") && !csl.contains("  "), "{raw}\n{csl}");
        }
        eprintln!("{source:14} {:5} rows, {untyped} empty, {kinds:?}", rows.len());
    }
}
