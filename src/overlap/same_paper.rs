//! [`find`]: documents that are one paper, and papers of the corpus that others cite: the papers themselves compared like references.

use std::collections::BTreeSet;

use super::{CitedPaper, PaperInput};
use crate::record::Record;
use crate::reference::Reference;
use crate::work::{Candidate, Verdict, Works, cluster};

/// What [`find`] saw.
pub(super) struct SamePapers {
    /// Groups of two documents or more, ids in the papers' order.
    pub groups: Vec<Vec<String>>,
    /// For each paper the index of the one that stands for it: of a group the one with the most references, else the first.
    pub stands_for: Vec<usize>,
    /// Papers that others cite.
    pub cited: Vec<CitedPaper>,
}

pub(super) fn find(papers: &[PaperInput<'_>], references: &[Reference], works: &Works, ids: &[String]) -> SamePapers {
    let own: Vec<&Record> = papers.iter().map(|paper| paper.own).collect();
    let stands_for = one_paper(papers, &own, references);
    let mut groups: Vec<Vec<String>> = Vec::new();
    for (leader, _) in papers.iter().enumerate() {
        let of_leader = papers.iter().zip(&stands_for).filter(|&(_, &stands)| stands == leader).map(|(paper, _)| paper.id.to_string());
        groups.extend(Some(of_leader.collect::<Vec<_>>()).filter(|group| group.len() > 1));
    }
    let cited = cited(papers, &own, references, works, ids, &stands_for);
    SamePapers { groups, stands_for, cited }
}

/// For each paper the index of the document that stands for it. A paper and its version elsewhere (a talk, the article) are one.
fn one_paper(papers: &[PaperInput<'_>], own: &[&Record], references: &[Reference]) -> Vec<usize> {
    let candidates: Vec<Candidate<'_>> =
        papers.iter().zip(own).map(|(paper, &record)| Candidate { id: paper.id, paper: paper.id, record, listed: true }).collect();
    let found = cluster(&candidates);
    let mut home: Vec<usize> = (0..papers.len()).collect();
    let versions = found.undecided.iter().filter(|pair| pair.verdict == Verdict::VersionOf).map(|pair| vec![pair.a, pair.b]);
    for group in found.works.iter().map(|work| work.members.clone()).chain(versions) {
        let least = group.iter().filter_map(|&paper| home.get(paper).copied()).min().unwrap_or_default();
        let old: BTreeSet<usize> = group.iter().filter_map(|&paper| home.get(paper).copied()).collect();
        home.iter_mut().filter(|leader| old.contains(leader)).for_each(|leader| *leader = least);
    }
    let count =
        |paper: usize| papers.get(paper).map_or(0, |paper| references.iter().filter(|reference| reference.paper == paper.id).count());
    let leader = |group: usize| {
        (0..papers.len()).filter(|&paper| home.get(paper) == Some(&group)).max_by_key(|&paper| (count(paper), std::cmp::Reverse(paper)))
    };
    home.iter().map(|&group| leader(group).unwrap_or(group)).collect()
}

/// Works whose references name a paper of the corpus, cited by another one.
fn cited(
    papers: &[PaperInput<'_>],
    own: &[&Record],
    references: &[Reference],
    works: &Works,
    ids: &[String],
    stands_for: &[usize],
) -> Vec<CitedPaper> {
    let titled = |index: &usize| own.get(*index).is_some_and(|record| record.title.is_some());
    let counted: Vec<usize> = (0..papers.len()).filter(|index| stands_for.get(*index) == Some(index)).filter(titled).collect();
    let merged = works.works.iter().zip(ids).map(|(work, id)| Candidate { id, paper: "", record: &work.record, listed: true });
    let of_papers = counted
        .iter()
        .filter_map(|&index| Some(Candidate { id: papers.get(index)?.id, paper: "corpus", record: own.get(index)?, listed: false }));
    let candidates: Vec<Candidate<'_>> = merged.chain(of_papers).collect();
    let found = cluster(&candidates);
    let mut cited = Vec::new();
    for group in &found.works {
        let (of_works, of_papers): (Vec<usize>, Vec<usize>) = group.members.iter().copied().partition(|&member| member < works.works.len());
        for paper in of_papers.iter().filter_map(|&member| counted.get(member - works.works.len())).filter_map(|&paper| papers.get(paper)) {
            for &work in &of_works {
                let members = works.works.get(work).map(|work| work.members.as_slice()).unwrap_or_default();
                let from_others: Vec<&Reference> =
                    members.iter().filter_map(|&member| references.get(member)).filter(|reference| reference.paper != paper.id).collect();
                if from_others.is_empty() {
                    continue;
                }
                let by: BTreeSet<&str> = from_others.iter().map(|reference| reference.paper.as_str()).collect();
                cited.push(CitedPaper {
                    paper: paper.id.to_string(),
                    work: ids.get(work).cloned().unwrap_or_default(),
                    cited_by: by.into_iter().map(str::to_string).collect(),
                    members: from_others.iter().map(|reference| reference.id.clone()).collect(),
                });
            }
        }
    }
    cited.sort_by(|x, y| (&x.paper, &x.work).cmp(&(&y.paper, &y.work)));
    cited
}
