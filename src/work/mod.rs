//! Which references are one work: blocking, evidence and vetoes, clusters, merged records.
//!
//! ```text
//! candidates -> profile (keys) -> block (pairs) -> evidence (score, verdict) -> agglomerate (clusters) -> merge (works)
//! ```

mod agglomerate;
mod alias;
mod block;
mod evidence;
mod merge;
mod order;
mod profile;
mod rubric;
pub(crate) mod value;

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::Serialize;

use crate::entry::Origin;
use crate::record::{EntryType, Record};
use crate::reference::Reference;

/// What the clustering looks at: a record with its identity.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    /// The reference's id.
    pub id: &'a str,
    /// The paper or file it comes from.
    pub paper: &'a str,
    /// What it says.
    pub record: &'a Record,
    /// The reference stands in a list (its values are preferred over a note's when merging).
    pub listed: bool,
}

impl<'a> Candidate<'a> {
    /// The reference as the clustering wants it.
    pub fn of(reference: &'a Reference) -> Self {
        let listed = reference.entry.origin == Origin::Bibliography;
        Self { id: &reference.id, paper: &reference.paper, record: &reference.record, listed }
    }

    /// Whether the pages that it gives are those the paper cites, not a part of what the work is: a note that names a whole book.
    fn cites_a_page(&self) -> bool {
        use EntryType::{Book, Collection, Manual, Proceedings, Report, Thesis};
        !self.listed && matches!(self.record.entry_type, Book | Collection | Manual | Proceedings | Report | Thesis)
    }
}

/// The outcome of [`cluster`].
#[derive(Clone, Debug, Default)]
pub struct Works {
    /// One a distinct work, in an order that does not depend on the input's.
    pub works: Vec<Work>,
    /// Pairs that look alike but are held apart, or are too close to call.
    pub undecided: Vec<Pair>,
}

/// One work with the references that name it.
#[derive(Clone, Debug)]
pub struct Work {
    /// Indices into the candidates, in their order.
    pub members: Vec<usize>,
    /// The best of the members' values.
    pub record: Record,
    /// Fields in which members disagree after folding of typography.
    pub conflicts: Vec<Conflict>,
    /// The pairs that hold the cluster together.
    pub links: Vec<Pair>,
}

/// A field with the values its members give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Field name as in CSL.
    pub field: &'static str,
    /// Each value as written, with the members (indices into the candidates) that give it.
    pub values: Vec<(String, Vec<usize>)>,
}

/// Two references compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// Index of one candidate.
    pub a: usize,
    /// Index of the other.
    pub b: usize,
    /// What was decided.
    pub verdict: Verdict,
    /// Sum of the evidence's weights, in bits of log odds.
    pub score: f64,
    /// Each item in words ("title differs by 2 letters").
    pub evidence: Vec<String>,
}

/// What a comparison came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// One work.
    Same,
    /// Perhaps one work: for a person to decide.
    Probable,
    /// Another edition, the preprint, a translation.
    VersionOf,
    /// Not one work.
    Different,
}

/// One record out of several that name one work: listed members first, then the majority, then the most complete value.
pub fn merged(candidates: &[Candidate<'_>]) -> Record {
    merge::merge(candidates, &order::canonical(candidates)).0
}

/// The fields in which records of one work disagree after folding of typography.
pub fn conflicts(candidates: &[Candidate<'_>]) -> Vec<Conflict> {
    merge::merge(candidates, &order::canonical(candidates)).1
}

/// Finds out which candidates are one work. The outcome does not depend on their order.
pub fn cluster(candidates: &[Candidate<'_>]) -> Works {
    let order = order::canonical(candidates);
    let profile = |&index: &usize| {
        let candidate = &candidates[index];
        let profile = profile::Profile::new(candidate.record);
        profile::Profile { pages: profile.pages.filter(|_| !candidate.cites_a_page()), ..profile }
    };
    let mut profiles: Vec<profile::Profile> = order.par_iter().map(profile).collect();
    rubric::mark(&mut profiles);
    let pairs = block::pairs(&profiles);
    let mut compared = evidence::compare_all(&profiles, &pairs);
    if alias::learn(&mut profiles, &compared) {
        // What was out of the question before stays so; only the pairs still in question are weighed again.
        let in_question: Vec<(u32, u32)> = compared.iter().map(|pair| (pair.a, pair.b)).collect();
        compared = evidence::compare_all(&profiles, &in_question);
    }
    let clusters = agglomerate::agglomerate(&profiles, compared);
    merge::works(candidates, &order, clusters)
}
