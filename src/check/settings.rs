//! What do the settings say of checks? The `[check]` table of `ibid.toml`.

use std::collections::BTreeMap;

use clap::ValueEnum;
use serde::Deserialize;

use crate::diagnostic::Severity;

/// `[check]` of `ibid.toml`. Rules are named by their name, their group, a pattern with `*`, or `all`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Settings {
    /// The rules that run, in place of those that are on by default.
    pub select: Option<Vec<String>>,
    /// Rules that run besides.
    pub extend_select: Vec<String>,
    /// Rules that do not run.
    pub ignore: Vec<String>,
    /// Severities in place of the rules' own.
    pub severity: BTreeMap<String, Severity>,
    /// Rules that are not heard in files whose path or name fits a pattern with `*` and `?`.
    pub per_file_ignores: BTreeMap<String, Vec<String>>,
    /// From which severity on findings make the exit status 1.
    pub fail_on: Option<FailOn>,
}

/// From which severity on findings make the exit status 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum FailOn {
    /// Errors only
    Error,
    /// Errors and warnings
    #[default]
    Warning,
    /// Every finding
    Info,
    /// Nothing
    Never,
}

impl FailOn {
    /// Whether a finding of that severity counts.
    pub fn counts(self, severity: Severity) -> bool {
        match self {
            Self::Error => severity >= Severity::Error,
            Self::Warning => severity >= Severity::Warning,
            Self::Info => true,
            Self::Never => false,
        }
    }
}
