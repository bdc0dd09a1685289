//! Which citation means which reference.

use serde::Serialize;

use crate::citation::Citation;
use crate::reference::Reference;

/// What one [`Cite`](crate::citation::Cite) was linked to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Index into the paper's references; `None` where nothing fits.
    pub target: Option<usize>,
    /// How well.
    pub verdict: Match,
}

/// How a citation fits its reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Match {
    /// Names and year agree.
    Exact,
    /// The names agree, the year does not.
    YearDiffers,
    /// The year agrees, a name is spelt otherwise.
    SpellingDiffers,
    /// Several references fit.
    Ambiguous,
    /// None fits.
    Missing,
}

/// Links the citations of one paper to its references: one link a cite, in order, for each citation.
pub fn link(citations: &[Citation], references: &[Reference]) -> Vec<Vec<Link>> {
    let _ = (citations, references);
    todo!()
}
