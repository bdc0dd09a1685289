//! The list as citations by number see it: how long it is and which labels are printed before its entries.

use std::collections::{BTreeMap, BTreeSet};

use super::{Citation, CitationKind};
use crate::entry::{Extraction, Origin};

/// The share of a list that numbers in round brackets must cite to count: enumerations "(1) … (2) …" seldom reach it.
const COVERED: f64 = 0.6;

/// The fewest entries for which that share says anything.
const SHORTEST: usize = 5;

/// A list's length and printed labels.
#[derive(Debug, Default)]
pub(crate) struct List {
    /// How many entries it has.
    pub length: usize,
    places: BTreeMap<String, usize>,
}

impl List {
    /// Looks at what stands on the line before each entry of the list.
    pub(crate) fn new(text: &str, extraction: &Extraction) -> Self {
        let mut list = Self::default();
        for entry in extraction.entries.iter().filter(|entry| entry.origin == Origin::Bibliography) {
            list.length += 1;
            let Some(before) = entry.source.first().and_then(|span| text.get(..span.start)) else { continue };
            let line = before.rsplit('\n').next().unwrap_or("");
            let label = line.trim_matches(|c: char| !c.is_alphanumeric());
            let fits = !label.is_empty() && label.len() <= 12 && label.chars().all(|c| c.is_alphanumeric() || matches!(c, '+' | '-'));
            if fits && label.chars().any(|c| c.is_ascii_digit()) {
                list.places.entry(label.to_owned()).or_insert(entry.n);
            }
        }
        // A few marked lines are chance ("2004" of a broken entry), not the list's labels.
        if 2 * list.places.len() < list.length {
            list.places.clear();
        }
        list
    }

    /// The printed labels that are no mere numbers.
    pub(crate) fn labels(&self) -> BTreeSet<String> {
        self.places.keys().filter(|label| label.parse::<u32>().is_err()).cloned().collect()
    }

    /// Whether a citation by number can mean an entry; those beyond the list are intervals, sizes or marks of something else.
    pub(crate) fn may_hold(&self, citation: &Citation) -> bool {
        let within = |label: &str| label.parse::<usize>().is_ok_and(|n| n <= self.length) || self.places.contains_key(label);
        citation.kind != CitationKind::Numeric
            || self.length == 0
            || citation.cites.iter().any(|cite| cite.label.as_deref().is_some_and(within))
    }

    /// Whether the numbers cited make up most of the list.
    pub(crate) fn is_covered(&self, citations: &[Citation]) -> bool {
        let labels = citations.iter().flat_map(|citation| &citation.cites).filter_map(|cite| cite.label.as_deref()?.parse::<usize>().ok());
        let cited: BTreeSet<usize> = labels.filter(|n| *n <= self.length).collect();
        // Lengths of lists are small enough for an exact conversion.
        self.length >= SHORTEST && cited.len() as f64 >= COVERED * self.length as f64
    }

    /// Puts the entry's place for each printed label; a number that the list does not print can mean none and is put in brackets.
    pub(crate) fn place(&self, citations: &mut [Citation]) {
        if self.places.is_empty() {
            return;
        }
        for cite in citations.iter_mut().filter(|c| c.kind == CitationKind::Numeric).flat_map(|citation| &mut citation.cites) {
            let Some(label) = &cite.label else { continue };
            cite.label = Some(self.places.get(label).map_or_else(|| format!("[{label}]"), ToString::to_string));
        }
    }
}
