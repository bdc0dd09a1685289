//! The `.bib` files: one a paper, and one of all works.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::format::{biblatex, citekey};
use crate::pipeline::Corpus;
use crate::record::Record;
use crate::work::{self, Candidate};

/// The first line of every `.bib` file written here. A file without it was typed by someone and is not replaced.
pub const HEADER: &str = "% Written by ibid. Changes made here are lost when it is written again.";

/// The keys of one work.
#[derive(Clone, Debug, Default)]
struct Keys {
    /// Key in the `.bib` of each paper that cites it.
    by_paper: BTreeMap<usize, String>,
}

/// The `.bib` files of a corpus: the papers' in their order, and `works.bib`.
#[derive(Clone, Debug)]
pub struct Bibs {
    /// One text a paper, parallel to the corpus' papers.
    pub papers: Vec<String>,
    /// The text of `works.bib`.
    pub works: String,
}

/// Renders all `.bib` files.
pub fn render(corpus: &Corpus) -> Bibs {
    let own = own_records(corpus);
    let keys = keys(corpus, &own);
    let papers = || (0..corpus.papers.len()).into_par_iter().map(|paper| paper_bib(corpus, paper, &own, &keys)).collect();
    let (papers, works) = rayon::join(papers, || works_bib(corpus, &keys));
    Bibs { papers, works }
}

/// What each paper itself says of each work it cites: `(work, paper) -> record`, its list entry's values before its notes'.
fn own_records(corpus: &Corpus) -> BTreeMap<(usize, usize), Record> {
    let paper_of: BTreeMap<&str, usize> = corpus.papers.iter().enumerate().map(|(i, paper)| (paper.document.id.as_str(), i)).collect();
    let mut members: BTreeMap<(usize, usize), Vec<Candidate<'_>>> = BTreeMap::new();
    for (reference, &work) in corpus.references.iter().zip(&corpus.work_of) {
        let Some(&paper) = paper_of.get(reference.paper.as_str()) else { continue };
        members.entry((work, paper)).or_default().push(Candidate::of(reference));
    }
    members.into_iter().map(|(place, candidates)| (place, work::merged(&candidates))).collect()
}

/// A paper's key for a work is the work's id, unless the paper words it so that another key results.
fn keys(corpus: &Corpus, own: &BTreeMap<(usize, usize), Record>) -> Vec<Keys> {
    let mut taken: BTreeSet<String> = corpus.ids.iter().cloned().collect();
    let mut keys = vec![Keys::default(); corpus.works.works.len()];
    for (&(work, paper), record) in own {
        let (Some(id), Some(whole), Some(slot)) = (corpus.ids.get(work), corpus.works.works.get(work), keys.get_mut(work)) else {
            continue;
        };
        let base = citekey::base(record);
        let key = if base == citekey::base(&whole.record) { id.clone() } else { free(&base, &mut taken) };
        slot.by_paper.insert(paper, key);
    }
    keys
}

/// `base`, or `base` with the first letter that makes it a key nobody has.
fn free(base: &str, taken: &mut BTreeSet<String>) -> String {
    let mut lettered = (0..).map(|n| format!("{base}{}", citekey::letters(n)));
    let key = std::iter::once(base.to_owned()).chain(lettered.by_ref()).find(|key| !taken.contains(key)).unwrap_or_default();
    taken.insert(key.clone());
    key
}

/// The works a paper cites, each once, in the order in which the paper first names them.
fn paper_bib(corpus: &Corpus, paper: usize, own: &BTreeMap<(usize, usize), Record>, keys: &[Keys]) -> String {
    let mut seen = BTreeSet::new();
    let mut out = format!("{HEADER}\n");
    let Some(id) = corpus.papers.get(paper).map(|paper| paper.document.id.as_str()) else { return out };
    for (reference, &work) in corpus.references.iter().zip(&corpus.work_of) {
        if reference.paper != id || !seen.insert(work) {
            continue;
        }
        let key = keys.get(work).and_then(|keys| keys.by_paper.get(&paper));
        if let (Some(record), Some(key)) = (own.get(&(work, paper)), key) {
            out.push('\n');
            out.push_str(&biblatex::write::entry(record, key, &[]));
        }
    }
    out
}

/// All works in order of their keys; the other keys that papers have for a work stand in its `ids`.
fn works_bib(corpus: &Corpus, keys: &[Keys]) -> String {
    let mut order: Vec<usize> = (0..corpus.ids.len()).collect();
    order.sort_by(|&a, &b| corpus.ids.get(a).cmp(&corpus.ids.get(b)));
    let mut out = format!("{HEADER}\n");
    for index in order {
        let (Some(id), Some(work), Some(keys)) = (corpus.ids.get(index), corpus.works.works.get(index), keys.get(index)) else { continue };
        let aliases: BTreeSet<&String> = keys.by_paper.values().filter(|key| *key != id).collect();
        let aliases: Vec<String> = aliases.into_iter().cloned().collect();
        out.push('\n');
        out.push_str(&biblatex::write::entry(&work.record, id, &aliases));
    }
    out
}
