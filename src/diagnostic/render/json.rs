//! The findings as JSON: the rows of `findings.jsonl`, and one document with lines and columns.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

use super::super::{Finding, SCHEMA_VERSION, Severity, Source, fingerprint};
use super::pretty;

/// One row of `findings.jsonl`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Row<'a> {
    /// Name of the rule.
    pub rule: &'a str,
    /// `error`, `warning` or `info`.
    pub severity: Severity,
    /// The paper's id, or the path of a bibliography as given.
    pub paper: &'a str,
    /// Byte range of the file.
    pub span: (usize, usize),
    /// Id of the reference it is about, or key of the entry.
    pub reference: Option<&'a str>,
    /// What was seen.
    pub message: &'a str,
    /// Other places that belong to it.
    pub related: Vec<RelatedRow<'a>>,
    /// Edits that mend it.
    pub fix: Option<FixRow<'a>>,
}

/// A place that belongs to a finding.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RelatedRow<'a> {
    /// The paper's id, or the path of a bibliography as given.
    pub paper: &'a str,
    /// Byte range of the file.
    pub span: (usize, usize),
    /// What stands there.
    pub message: &'a str,
}

/// Edits that mend a finding.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FixRow<'a> {
    /// What is done.
    pub title: &'a str,
    /// Whether nothing can be lost by it.
    pub safe: bool,
    /// The edits, all to be made.
    pub edits: Vec<EditRow<'a>>,
}

/// One edit of the finding's file.
#[derive(Debug, Serialize, JsonSchema)]
pub struct EditRow<'a> {
    /// Byte range that goes.
    pub span: (usize, usize),
    /// What comes.
    pub text: &'a str,
}

/// The row of one finding.
pub fn row<'a>(finding: &'a Finding, sources: &[Source<'a>]) -> Row<'a> {
    let paper = |file: usize| sources.get(file).map_or("", |source| source.id);
    let fix = finding.fix.as_ref().map(|fix| FixRow {
        title: &fix.title,
        safe: fix.safe,
        edits: fix.edits.iter().map(|edit| EditRow { span: edit.span.into(), text: &edit.text }).collect(),
    });
    let related = |related: &'a super::super::Related| RelatedRow {
        paper: paper(related.place.file),
        span: related.place.span.into(),
        message: &related.message,
    };
    Row {
        rule: finding.rule,
        severity: finding.severity,
        paper: paper(finding.place.file),
        span: finding.place.span.into(),
        reference: finding.reference.as_deref(),
        message: &finding.message,
        related: finding.related.iter().map(related).collect(),
        fix,
    }
}

/// One document: the rows with file, line and column, and the fingerprint.
pub(super) fn document(findings: &[Finding], sources: &[Source<'_>]) -> String {
    let located = |place: super::super::Place| {
        sources.get(place.file).map(|source| {
            let (start, end) = (source.position(place.span.start), source.position(place.span.end));
            json!({"file": source.name, "line": start.line, "column": start.column, "end_line": end.line, "end_column": end.column})
        })
    };
    let rows: Vec<Value> = findings
        .iter()
        .map(|finding| {
            let mut value = serde_json::to_value(row(finding, sources)).unwrap_or_default();
            if let Some(object) = value.as_object_mut() {
                object.insert("location".to_owned(), located(finding.place).into());
                object.insert("fingerprint".to_owned(), fingerprint::text(finding.fingerprint).into());
            }
            let related = value.get_mut("related").and_then(Value::as_array_mut);
            for (item, related) in related.into_iter().flatten().zip(&finding.related) {
                if let Some(object) = item.as_object_mut() {
                    object.insert("location".to_owned(), located(related.place).into());
                }
            }
            value
        })
        .collect();
    pretty(&json!({"schema_version": SCHEMA_VERSION, "findings": rows}))
}
