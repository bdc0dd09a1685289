//! The findings one a line: `file:line:column: severity: rule: message` for editors, and workflow commands for GitHub.

use std::fmt::Write as _;

use super::super::{Finding, Severity, Source};

/// One line a finding, as editors and review tools take it.
pub(super) fn errorformat(findings: &[Finding], sources: &[Source<'_>]) -> String {
    let mut out = String::new();
    for finding in findings {
        let Some(source) = sources.get(finding.place.file) else { continue };
        let at = source.position(finding.place.span.start);
        let (severity, rule, message) = (finding.severity.as_str(), finding.rule, one_line(&finding.message));
        let _ = writeln!(out, "{}:{}:{}: {severity}: {rule}: {message}", source.name, at.line, at.column);
    }
    out
}

/// One workflow command a finding.
pub(super) fn github(findings: &[Finding], sources: &[Source<'_>]) -> String {
    let mut out = String::new();
    for finding in findings {
        let Some(source) = sources.get(finding.place.file) else { continue };
        let (start, end) = (source.position(finding.place.span.start), source.position(finding.place.span.end));
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let _ = write!(out, "::{command} file={},line={}", property(source.name), start.line);
        // Columns have a meaning for GitHub only where the place lies in one line.
        if start.line == end.line {
            let _ = write!(out, ",col={},endLine={},endColumn={}", start.column, end.line, end.column);
        } else {
            let _ = write!(out, ",endLine={}", end.line);
        }
        let _ = writeln!(out, ",title={}::{}", property(&format!("ibid {}", finding.rule)), data(&finding.message));
    }
    out
}

fn one_line(message: &str) -> String {
    message.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The message of a workflow command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a workflow command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
