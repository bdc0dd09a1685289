//! How is it said? [`Finding`]s with their places and fixes, and the renderers that write them: text, JSON, SARIF, GitHub, errorformat.
//!
//! Columns: in every format a line and a column count from 1, and a column counts Unicode code points (SARIF's `unicodeCodePoints`). A line
//! ends with a line feed. Byte spans, half open, stand in the JSON formats beside them.

pub mod baseline;
pub mod fingerprint;
pub mod fix;
mod meta;
mod render;
mod source;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use fix::{Edit, Fix};
pub use meta::{Group, Meta};
pub use render::{Format, Row, render, row};
pub use source::{Position, Source};

use crate::Span;

/// Version of the JSON document's form.
const SCHEMA_VERSION: u32 = 1;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Probably wrong, or wrong in some styles.
    Warning,
    /// Wrong.
    Error,
}

impl Severity {
    /// `error`, `warning` or `info`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A place in one of the files that are checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Index of the file among the [`Source`]s.
    pub file: usize,
    /// Bytes of its text.
    pub span: Span,
}

/// One thing that a rule saw.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule's name.
    pub rule: &'static str,
    /// How much it matters, after the settings have had their say.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// Id of the reference it is about, or key of the entry.
    pub reference: Option<String>,
    /// What was seen, in lower case, without a full stop and without line numbers.
    pub message: String,
    /// Other places that belong to it.
    pub related: Vec<Related>,
    /// How to mend it.
    pub fix: Option<Fix>,
    /// What the reference is known by when its place in the file changes; part of the fingerprint.
    pub anchor: String,
    /// The same for the same finding though lines before it come or go; see [`fingerprint`].
    pub fingerprint: u64,
}

/// A place that belongs to a finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Related {
    /// Where.
    pub place: Place,
    /// What stands there.
    pub message: String,
}

impl Finding {
    /// Adds a place that belongs to it.
    pub fn related(&mut self, place: Place, message: impl Into<String>) -> &mut Self {
        self.related.push(Related { place, message: message.into() });
        self
    }

    /// Says how to mend it. Edits are made in the finding's own file.
    pub fn fix(&mut self, fix: Fix) -> &mut Self {
        self.fix = Some(fix);
        self
    }
}
