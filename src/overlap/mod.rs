//! What papers share: shared works, coupling strengths, duplicates inside a list.
//!
//! Everything is counted in works, not in references: a work that a paper names in a note and in its list counts once.
//! Two documents of one paper (a preprint and the article, an abstract and the text) count as one paper.

mod coupling;
mod duplicates;
mod same_paper;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::document::PaperMeta;
use crate::record::Record;
use crate::reference::Reference;
use crate::work::{Verdict, Works};

/// A paper of the corpus, as far as the overlap needs it.
#[derive(Clone, Copy, Debug)]
pub struct PaperInput<'a> {
    /// The paper's id.
    pub id: &'a str,
    /// What it says of itself.
    pub meta: &'a PaperMeta,
    /// The paper itself as a record, to be compared with the references and with other papers.
    pub own: &'a Record,
}

/// What the papers of a corpus share. Serialises to `overlap.json`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct Overlap {
    /// Version of the form.
    pub schema_version: u32,
    /// The papers in the order given.
    pub papers: Vec<Paper>,
    /// The works that two papers or more cite: most papers first, then by id.
    pub works: Vec<SharedWork>,
    /// Each two papers, in their order; where there are more than [`ALL_PAIRS_UP_TO`] papers only those that share a work.
    pub pairs: Vec<PaperPair>,
    /// Works that stand more than once in one list.
    pub duplicates: Vec<Duplicate>,
    /// Pairs of references that look alike and were not merged, for a person to decide.
    pub undecided: Vec<UndecidedPair>,
    /// Groups of documents that are one paper.
    pub same_papers: Vec<Vec<String>>,
    /// Papers of the corpus that other papers of the corpus cite.
    pub cited_papers: Vec<CitedPaper>,
}

/// Up to so many papers every pair is listed, beyond only those that share something.
pub const ALL_PAIRS_UP_TO: usize = 60;

/// A paper and how much it cites.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct Paper {
    /// Its id.
    pub id: String,
    /// Its title, where it is known.
    pub title: Option<String>,
    /// How many references it has, full citations in notes included.
    pub references: usize,
    /// How many works they are.
    pub works: usize,
    /// The document that stands for this one, where both are one paper.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub same_as: Option<String>,
}

/// A work that several papers cite.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct SharedWork {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Option<String>,
    /// Its year.
    pub year: Option<i32>,
    /// The papers that cite it, in their order.
    pub papers: Vec<String>,
    /// The references that name it.
    pub members: Vec<String>,
    /// In what the references disagree.
    pub conflicts: Vec<SharedConflict>,
}

/// A field of a shared work in which its references disagree.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SharedConflict {
    /// The field's name in CSL.
    pub field: String,
    /// Each value with the references that give it.
    pub values: Vec<SharedValue>,
}

/// A value and the references that give it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SharedValue {
    /// The value as written.
    pub value: String,
    /// Ids of references.
    pub members: Vec<String>,
}

/// How much two papers share.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct PaperPair {
    /// One paper.
    pub a: String,
    /// The other.
    pub b: String,
    /// Ids of the works both cite.
    pub shared: Vec<String>,
    /// Shared works over works of either.
    pub jaccard: f64,
    /// Shared works over the root of the product of both counts.
    pub salton: f64,
    /// Like `salton`, with every work weighed by how few papers cite it.
    pub coupling: f64,
}

/// A work that stands several times in one list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Duplicate {
    /// The paper.
    pub paper: String,
    /// The work's id.
    pub work: String,
    /// The references of the list that name it.
    pub members: Vec<String>,
}

/// Two references that look alike and were not merged.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct UndecidedPair {
    /// Id of one reference.
    pub a: String,
    /// Id of the other.
    pub b: String,
    /// Probable, or a version.
    pub verdict: Verdict,
    /// Sum of the evidence in bits.
    pub score: f64,
    /// The evidence in words.
    pub evidence: Vec<String>,
}

/// A paper of the corpus that another cites.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CitedPaper {
    /// The paper cited.
    pub paper: String,
    /// The work as which it is cited.
    pub work: String,
    /// The papers that cite it.
    pub cited_by: Vec<String>,
    /// The references that name it.
    pub members: Vec<String>,
}

/// Finds out what the papers share. The works' members are indices into `references`; `ids` are the works' ids in the order of
/// `works.works`.
pub fn compute(papers: &[PaperInput<'_>], references: &[Reference], works: &Works, ids: &[String]) -> Overlap {
    let same = same_paper::find(papers, references, works, ids);
    let citing = Citing::new(papers, references, works, &same.stands_for);
    let ids: Vec<&str> = (0..works.works.len()).map(|work| ids.get(work).map_or("", String::as_str)).collect();
    Overlap {
        schema_version: 1,
        papers: papers.iter().enumerate().map(|(paper, input)| citing.paper(paper, input, references, papers, works)).collect(),
        works: shared_works(papers, references, works, &ids, &citing),
        pairs: coupling::pairs(papers, &ids, &citing),
        duplicates: duplicates::find(references, works, &ids),
        undecided: undecided(references, works),
        same_papers: same.groups,
        cited_papers: same.cited,
    }
}

/// Which papers cite which works, by index; documents of one paper are counted as the one that stands for them.
struct Citing {
    /// For each paper the works it cites, ascending.
    works_of: Vec<Vec<usize>>,
    /// For each work the papers that cite it, ascending.
    papers_of: Vec<Vec<usize>>,
    /// For each paper the one that stands for it, itself mostly.
    stands_for: Vec<usize>,
}

impl Citing {
    fn new(papers: &[PaperInput<'_>], references: &[Reference], works: &Works, stands_for: &[usize]) -> Self {
        let number: BTreeMap<&str, usize> = papers.iter().enumerate().map(|(index, paper)| (paper.id, index)).collect();
        let mut works_of = vec![Vec::new(); papers.len()];
        let mut papers_of = Vec::with_capacity(works.works.len());
        for (index, work) in works.works.iter().enumerate() {
            let paper_of =
                |&member: &usize| number.get(references.get(member)?.paper.as_str()).and_then(|&paper| stands_for.get(paper).copied());
            let mut citing: Vec<usize> = work.members.iter().filter_map(paper_of).collect();
            citing.sort_unstable();
            citing.dedup();
            for &paper in &citing {
                if let Some(of_paper) = works_of.get_mut(paper) {
                    of_paper.push(index);
                }
            }
            papers_of.push(citing);
        }
        Self { works_of, papers_of, stands_for: stands_for.to_vec() }
    }

    fn is_counted(&self, paper: usize) -> bool {
        self.stands_for.get(paper) == Some(&paper)
    }

    fn paper(&self, index: usize, input: &PaperInput<'_>, references: &[Reference], papers: &[PaperInput<'_>], works: &Works) -> Paper {
        let own = |member: &usize| references.get(*member).is_some_and(|reference| reference.paper == input.id);
        Paper {
            id: input.id.to_string(),
            title: input.meta.title.clone(),
            references: references.iter().filter(|reference| reference.paper == input.id).count(),
            works: works.works.iter().filter(|work| work.members.iter().any(own)).count(),
            same_as: self.stands_for.get(index).filter(|&&other| other != index).and_then(|&other| Some(papers.get(other)?.id.to_string())),
        }
    }
}

fn shared_works(papers: &[PaperInput<'_>], references: &[Reference], works: &Works, ids: &[&str], citing: &Citing) -> Vec<SharedWork> {
    let reference_id = |&member: &usize| references.get(member).map(|reference| reference.id.clone());
    let mut shared: Vec<SharedWork> = works
        .works
        .iter()
        .zip(&citing.papers_of)
        .zip(ids)
        .filter(|((_, citing), _)| citing.len() > 1)
        .map(|((work, citing), id)| SharedWork {
            id: (*id).to_string(),
            title: work.record.title.clone(),
            year: work.record.issued.as_ref().and_then(|date| date.start).map(|part| part.year),
            papers: citing.iter().filter_map(|&paper| papers.get(paper)).map(|paper| paper.id.to_string()).collect(),
            members: work.members.iter().filter_map(reference_id).collect(),
            conflicts: work
                .conflicts
                .iter()
                .map(|conflict| SharedConflict {
                    field: conflict.field.to_string(),
                    values: conflict
                        .values
                        .iter()
                        .map(|(value, members)| SharedValue {
                            value: value.clone(),
                            members: members.iter().filter_map(reference_id).collect(),
                        })
                        .collect(),
                })
                .collect(),
        })
        .collect();
    shared.sort_by(|x, y| y.papers.len().cmp(&x.papers.len()).then_with(|| x.id.cmp(&y.id)));
    shared
}

fn undecided(references: &[Reference], works: &Works) -> Vec<UndecidedPair> {
    let pair = |pair: &crate::work::Pair| {
        Some(UndecidedPair {
            a: references.get(pair.a)?.id.clone(),
            b: references.get(pair.b)?.id.clone(),
            verdict: pair.verdict,
            score: pair.score,
            evidence: pair.evidence.clone(),
        })
    };
    works.undecided.iter().filter_map(pair).collect()
}
