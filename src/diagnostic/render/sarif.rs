//! The findings as SARIF 2.1.0, the form that code hosts take; columns and offsets count code points.

use serde_json::{Map, Value, json};

use super::super::{Finding, Fix, Meta, Place, Severity, Source, fingerprint};
use super::pretty;
use crate::Span;

/// Name of the fingerprint's algorithm with its version.
const FINGERPRINT: &str = "ibidFinding/v1";

/// One document with one run.
pub(super) fn document(findings: &[Finding], sources: &[Source<'_>], rules: &[&Meta]) -> String {
    let results: Vec<Value> = findings.iter().map(|finding| result(finding, sources, rules)).collect();
    pretty(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "ibid",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|meta| rule(meta)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    }))
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn rule(meta: &Meta) -> Value {
    json!({
        "id": meta.name,
        "shortDescription": {"text": meta.summary},
        "fullDescription": {"text": meta.summary},
        "help": {"text": meta.page, "markdown": meta.page},
        "defaultConfiguration": {"enabled": meta.default, "level": level(meta.severity)},
        "properties": {"tags": [meta.group.as_str()]},
    })
}

fn result(finding: &Finding, sources: &[Source<'_>], rules: &[&Meta]) -> Value {
    let mut value = Map::new();
    value.insert("ruleId".to_owned(), finding.rule.into());
    if let Some(index) = rules.iter().position(|meta| meta.name == finding.rule) {
        value.insert("ruleIndex".to_owned(), index.into());
    }
    value.insert("level".to_owned(), level(finding.severity).into());
    value.insert("message".to_owned(), json!({"text": finding.message}));
    value.insert("locations".to_owned(), location(finding.place, sources, None, None).into_iter().collect());
    if !finding.related.is_empty() {
        let related = finding.related.iter().enumerate();
        let places = related.filter_map(|(id, related)| location(related.place, sources, Some(id), Some(&related.message)));
        value.insert("relatedLocations".to_owned(), places.collect());
    }
    value.insert("partialFingerprints".to_owned(), json!({FINGERPRINT: fingerprint::text(finding.fingerprint)}));
    if let (Some(fix), Some(source)) = (&finding.fix, sources.get(finding.place.file)) {
        value.insert("fixes".to_owned(), json!([change(fix, source)]));
    }
    if let Some(reference) = &finding.reference {
        value.insert("properties".to_owned(), json!({"reference": reference}));
    }
    value.into()
}

fn location(place: Place, sources: &[Source<'_>], id: Option<usize>, message: Option<&str>) -> Option<Value> {
    let source = sources.get(place.file)?;
    let mut value = Map::new();
    if let Some(id) = id {
        value.insert("id".to_owned(), id.into());
    }
    let physical = json!({"artifactLocation": {"uri": uri(source.name)}, "region": region(place.span, source)});
    value.insert("physicalLocation".to_owned(), physical);
    if let Some(message) = message {
        value.insert("message".to_owned(), json!({"text": message}));
    }
    Some(value.into())
}

/// Lines and columns from 1, the end column behind the last character; `charOffset` from 0.
fn region(span: Span, source: &Source<'_>) -> Value {
    let span = source.clamp(span);
    let (start, end) = (source.position(span.start), source.position(span.end));
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": start.offset,
        "charLength": end.offset - start.offset,
        "byteOffset": span.start,
        "byteLength": span.len(),
    })
}

fn change(fix: &Fix, source: &Source<'_>) -> Value {
    let replacements: Vec<Value> =
        fix.edits.iter().map(|edit| json!({"deletedRegion": region(edit.span, source), "insertedContent": {"text": edit.text}})).collect();
    json!({
        "description": {"text": fix.title},
        "artifactChanges": [{"artifactLocation": {"uri": uri(source.name)}, "replacements": replacements}],
    })
}

/// A path as a URI reference: what is no plain character is percent-encoded, `\` is `/`, a root of its own gets its scheme.
fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let mut out = String::from(if path.starts_with('/') { "file://" } else { "" });
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.~!$&'()*+,;=@".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
