//! Where do a rule's findings go? [`Sink`]: takes them and fills in what every finding has.

use super::Item;
use crate::diagnostic::{Finding, Meta, Place};

/// Takes the findings of one rule.
#[derive(Debug)]
pub struct Sink<'m> {
    meta: &'m Meta,
    current: Option<Item<'m>>,
    found: Vec<Finding>,
}

impl<'m> Sink<'m> {
    pub(super) fn new(meta: &'m Meta) -> Self {
        Self { meta, current: None, found: Vec::new() }
    }

    /// Says that the following findings are about `item`; rules of one reference need not.
    pub(super) fn enter(&mut self, item: &Item<'m>) {
        self.current = Some(*item);
    }

    /// Adds a finding. The message is in lower case, without a full stop and without line numbers, and says what was seen.
    pub fn add(&mut self, place: Place, message: impl Into<String>) -> &mut Finding {
        let (reference, anchor) = self.current.map(|item| (item.id.to_owned(), item.anchor().into_owned())).unzip();
        self.push(place, message.into(), reference, anchor)
    }

    /// Adds a finding about `item`, for rules that look at more than one reference.
    pub fn about(&mut self, item: &Item<'_>, place: Place, message: impl Into<String>) -> &mut Finding {
        self.push(place, message.into(), Some(item.id.to_owned()), Some(item.anchor().into_owned()))
    }

    fn push(&mut self, place: Place, message: String, reference: Option<String>, anchor: Option<String>) -> &mut Finding {
        let at = self.found.len();
        self.found.push(Finding {
            rule: self.meta.name,
            severity: self.meta.severity,
            place,
            reference: reference.filter(|id| !id.is_empty()),
            message,
            related: Vec::new(),
            fix: None,
            anchor: anchor.unwrap_or_default(),
            fingerprint: 0,
        });
        &mut self.found[at]
    }

    pub(super) fn into_findings(self) -> Vec<Finding> {
        self.found
    }
}
