//! Which findings are known already? A file of fingerprints, written once and obeyed since.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{Finding, Source, fingerprint};
use crate::{Error, Result};

/// Version of the file's form.
const VERSION: u32 = 1;

/// The findings that are known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Baseline {
    schema_version: u32,
    findings: Vec<Known>,
}

/// One known finding; only its fingerprint counts, the rest is for the reader of a difference.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Known {
    file: String,
    rule: String,
    #[serde(default)]
    reference: Option<String>,
    fingerprint: String,
}

impl Baseline {
    /// Takes the findings down, sorted.
    pub fn of(findings: &[Finding], sources: &[Source<'_>]) -> Self {
        let mut known: Vec<Known> = findings
            .iter()
            .map(|finding| Known {
                file: sources.get(finding.place.file).map(|source| source.name.to_owned()).unwrap_or_default(),
                rule: finding.rule.to_owned(),
                reference: finding.reference.clone(),
                fingerprint: fingerprint::text(finding.fingerprint),
            })
            .collect();
        known.sort();
        Self { schema_version: VERSION, findings: known }
    }

    /// Reads a baseline.
    ///
    /// # Errors
    /// When the file cannot be read or is no baseline.
    pub fn read(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path).map_err(|source| Error::io(path, source))?;
        let read: Self =
            serde_json::from_str(&text).map_err(|error| Error::format(path, Some(error.line()), format!("no baseline: {error}")))?;
        if read.schema_version != VERSION {
            return Err(Error::format(path, None, format!("a baseline of version {}, not {VERSION}", read.schema_version)));
        }
        Ok(read)
    }

    /// Leaves the findings that are not known.
    pub fn filter(&self, findings: &mut Vec<Finding>) {
        let mut left: BTreeMap<&str, usize> = BTreeMap::new();
        for known in &self.findings {
            *left.entry(&known.fingerprint).or_default() += 1;
        }
        findings.retain(|finding| match left.get_mut(fingerprint::text(finding.fingerprint).as_str()) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        });
    }
}
