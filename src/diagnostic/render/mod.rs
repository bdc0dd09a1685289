//! In which form are findings written? One file a form.

mod json;
mod lines;
mod sarif;
mod text;

use clap::ValueEnum;
use serde::Serialize;

pub use json::{Row, row};

use super::{Finding, Meta, Source};

/// A form of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For a reader: the source line with the place underlined
    Text,
    /// One JSON document
    Json,
    /// One JSON object a finding, as in findings.jsonl
    Jsonl,
    /// SARIF 2.1.0
    Sarif,
    /// Workflow commands that GitHub shows beside the lines
    Github,
    /// file:line:column: severity: rule: message
    Errorformat,
}

/// The findings in a form. `rules` are those that ran; `color` is heard by [`Format::Text`] alone.
pub fn render(format: Format, findings: &[Finding], sources: &[Source<'_>], rules: &[&Meta], color: bool) -> String {
    match format {
        Format::Text => text::render(findings, sources, color),
        Format::Json => json::document(findings, sources),
        Format::Jsonl => {
            findings.iter().filter_map(|finding| serde_json::to_string(&row(finding, sources)).ok()).map(|row| row + "\n").collect()
        }
        Format::Sarif => sarif::document(findings, sources, rules),
        Format::Github => lines::github(findings, sources),
        Format::Errorformat => lines::errorformat(findings, sources),
    }
}

/// JSON over several lines, with a line end behind it.
fn pretty<T: Serialize>(value: &T) -> String {
    serde_json::to_string_pretty(value).map_or_else(|_| String::new(), |text| text + "\n")
}

#[cfg(test)]
mod tests;
