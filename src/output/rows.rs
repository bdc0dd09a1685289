//! The rows of the JSON Lines files, as the interface description has them.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use crate::entry::Origin;
use crate::format::csl_json;
use crate::pipeline::Corpus;
use crate::record::{Reason, Record};
use crate::reference::Reference;
use crate::segment::{Label, Segmentation};
use crate::work::{Pair, Verdict};

/// `[label, start, end]`: which bytes of the text are which field.
pub type LabelledSpan = (&'static str, usize, usize);

/// How sure the parser is of each field, by label.
pub type Confidences = BTreeMap<&'static str, f64>;

/// One row of `parse --format jsonl`: one input line.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ParseRow {
    /// Number of the input line among those that are not blank, from 1.
    pub id: usize,
    /// The line as read.
    pub text: String,
    /// Fields as byte ranges of `text`, sorted and disjoint.
    pub spans: Vec<LabelledSpan>,
    /// BibLaTeX entry type.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// Why it is of that type.
    #[serde(rename = "type-reasons")]
    pub reasons: Vec<&'static str>,
    /// The record as a CSL-JSON item.
    pub csl: Value,
    /// How sure the parser is of the whole, 0 to 1.
    pub confidence: f64,
    /// How sure it is of every field in `spans`.
    pub confidences: Confidences,
}

impl ParseRow {
    /// The row of one parsed line.
    pub fn new(id: usize, text: &str, segmentation: &Segmentation, record: &Record) -> Self {
        Self {
            id,
            text: text.to_owned(),
            spans: spans(segmentation),
            kind: record.entry_type.as_str(),
            reasons: reasons(record),
            csl: csl_json::to_csl(record),
            confidence: round(segmentation.confidence),
            confidences: confidences(segmentation),
        }
    }
}

/// One row of `references.jsonl`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReferenceRow<'a> {
    /// The paper's id.
    pub paper: &'a str,
    /// The reference's id.
    pub id: &'a str,
    /// Its number among the paper's listed works, or among its notes' works.
    pub n: usize,
    /// `bibliography` or `footnote`.
    pub origin: &'static str,
    /// Number of the note as printed; only for footnotes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Option<&'a str>>,
    /// The reference as text.
    pub raw: &'a str,
    /// Byte ranges of the paper that make up `raw`.
    pub source: Vec<(usize, usize)>,
    /// Fields as byte ranges of `raw`.
    pub spans: Vec<LabelledSpan>,
    /// BibLaTeX entry type.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// Why it is of that type.
    #[serde(rename = "type-reasons")]
    pub reasons: Vec<&'static str>,
    /// The record as a CSL-JSON item.
    pub csl: Value,
    /// How sure the parser is of the whole, 0 to 1.
    pub confidence: f64,
    /// How sure it is of every field in `spans`.
    pub confidences: Confidences,
    /// Id of the work it names; absent where works were not looked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub work: Option<&'a str>,
}

impl<'a> ReferenceRow<'a> {
    /// The row of one reference.
    pub fn new(reference: &'a Reference, work: Option<&'a str>) -> Self {
        let entry = &reference.entry;
        let (origin, note) = match entry.origin {
            Origin::Bibliography => ("bibliography", None),
            Origin::Footnote => ("footnote", Some(entry.note.as_deref())),
        };
        Self {
            paper: &reference.paper,
            id: &reference.id,
            n: entry.n,
            origin,
            note,
            raw: &entry.raw,
            source: entry.source.iter().map(|&span| span.into()).collect(),
            spans: spans(&reference.segmentation),
            kind: reference.record.entry_type.as_str(),
            reasons: reasons(&reference.record),
            csl: csl_json::to_csl(&reference.record),
            confidence: round(reference.segmentation.confidence),
            confidences: confidences(&reference.segmentation),
            work,
        }
    }
}

/// One row of `works.jsonl`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WorkRow<'a> {
    /// The work's id, which is its key in `works.bib`.
    pub id: &'a str,
    /// BibLaTeX entry type.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The merged record as a CSL-JSON item.
    pub csl: Value,
    /// Ids of the references that name it.
    pub members: Vec<&'a str>,
    /// Ids of the papers that cite it.
    pub papers: Vec<&'a str>,
    /// Fields in which members disagree.
    pub conflicts: Vec<ConflictRow<'a>>,
    /// The comparisons that hold the members together.
    pub links: Vec<PairRow<'a>>,
}

/// A field in which members of a work disagree.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ConflictRow<'a> {
    /// Field name as in CSL.
    pub field: &'static str,
    /// The values, each with the members that give it.
    pub values: Vec<ValueRow<'a>>,
}

/// One of several values of a field.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ValueRow<'a> {
    /// The value as written.
    pub value: &'a str,
    /// Ids of the references that give it.
    pub members: Vec<&'a str>,
}

/// Two references compared: a link of a work, or a row of `undecided.jsonl`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PairRow<'a> {
    /// Id of one reference.
    pub a: &'a str,
    /// Id of the other.
    pub b: &'a str,
    /// `same`, `probable` or `version-of`.
    pub verdict: Verdict,
    /// Sum of the evidence's weights, in bits.
    pub score: f64,
    /// The evidence in words.
    pub evidence: &'a [String],
}

impl<'a> PairRow<'a> {
    /// The row of one pair of references.
    pub fn new(pair: &'a Pair, references: &'a [Reference]) -> Self {
        let id = |index: usize| references.get(index).map_or("", |reference| reference.id.as_str());
        let score = (pair.score * 10.0).round() / 10.0;
        Self { a: id(pair.a), b: id(pair.b), verdict: pair.verdict, score, evidence: &pair.evidence }
    }
}

/// The rows of `works.jsonl`, ordered by id.
pub fn works(corpus: &Corpus) -> Vec<WorkRow<'_>> {
    let mut rows: Vec<WorkRow<'_>> = corpus.works.works.iter().zip(&corpus.ids).map(|(work, id)| work_row(corpus, work, id)).collect();
    rows.sort_by(|a, b| a.id.cmp(b.id));
    rows
}

fn work_row<'a>(corpus: &'a Corpus, work: &'a crate::work::Work, id: &'a str) -> WorkRow<'a> {
    let ids = |members: &[usize]| -> Vec<&'a str> {
        members.iter().filter_map(|&member| corpus.references.get(member)).map(|r| r.id.as_str()).collect()
    };
    let mut papers: Vec<&str> = Vec::new();
    for reference in work.members.iter().filter_map(|&member| corpus.references.get(member)) {
        if !papers.contains(&reference.paper.as_str()) {
            papers.push(&reference.paper);
        }
    }
    let conflicts = work
        .conflicts
        .iter()
        .map(|conflict| ConflictRow {
            field: conflict.field,
            values: conflict.values.iter().map(|(value, members)| ValueRow { value, members: ids(members) }).collect(),
        })
        .collect();
    WorkRow {
        id,
        kind: work.record.entry_type.as_str(),
        csl: csl_json::to_csl(&work.record),
        members: ids(&work.members),
        papers,
        conflicts,
        links: work.links.iter().map(|pair| PairRow::new(pair, &corpus.references)).collect(),
    }
}

/// The segmentation as `[label, start, end]` triples.
fn spans(segmentation: &Segmentation) -> Vec<LabelledSpan> {
    segmentation.segments.iter().map(|segment| (segment.label.as_str(), segment.span.start, segment.span.end)).collect()
}

/// Every field's confidence.
fn confidences(segmentation: &Segmentation) -> Confidences {
    let of = |label: Label| segmentation.confidence_of(label).map(|confidence| (label.as_str(), round(confidence)));
    Label::ALL.into_iter().filter_map(of).collect()
}

/// What decided the entry type.
fn reasons(record: &Record) -> Vec<&'static str> {
    record.type_reasons.iter().map(Reason::as_str).collect()
}

/// Two decimals: more would claim a precision that the calibration has not.
fn round(confidence: f32) -> f64 {
    (f64::from(confidence) * 100.0).round() / 100.0
}
