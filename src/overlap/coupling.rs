//! [`pairs`]: how strongly each two papers are coupled by what both cite.
//!
//! With A and B the works of two papers:
//!
//! * Jaccard: `|A ∩ B| / |A ∪ B|`
//! * Salton: `|A ∩ B| / √(|A|·|B|)`
//! * coupling: `Σ w(k) over A ∩ B / √(Σ w(k) over A · Σ w(k) over B)` with `w(k) = ln(1 + N / n(k))`, where N papers are looked at and
//!   n(k) of them cite work k. It is Salton's measure with works weighed by rarity, as "coupling strength" in bibliometrics is: a
//!   work that few papers cite ties the two closer than one that all cite. 1 where both cite the same works, 0 where nothing is shared.

use super::{ALL_PAIRS_UP_TO, Citing, PaperInput, PaperPair};

pub(super) fn pairs(papers: &[PaperInput<'_>], ids: &[&str], citing: &Citing) -> Vec<PaperPair> {
    let counted: Vec<usize> = (0..papers.len()).filter(|&paper| citing.is_counted(paper)).collect();
    let rarity = Rarity { papers: counted.len(), citing };
    let mut pairs = Vec::new();
    for (place, &a) in counted.iter().enumerate() {
        for &b in counted.iter().skip(place + 1) {
            let (of_a, of_b) = (works_of(citing, a), works_of(citing, b));
            let shared: Vec<usize> = of_a.iter().copied().filter(|work| of_b.binary_search(work).is_ok()).collect();
            if shared.is_empty() && counted.len() > ALL_PAIRS_UP_TO {
                continue;
            }
            let id = |paper: usize| papers.get(paper).map_or_else(String::new, |paper| paper.id.to_string());
            let mut shared_ids: Vec<String> = shared.iter().filter_map(|&work| ids.get(work)).map(ToString::to_string).collect();
            shared_ids.sort();
            let both = count(shared.len());
            pairs.push(PaperPair {
                a: id(a),
                b: id(b),
                shared: shared_ids,
                jaccard: rounded(both / (count(of_a.len()) + count(of_b.len()) - both)),
                salton: rounded(both / (count(of_a.len()) * count(of_b.len())).sqrt()),
                coupling: rounded(rarity.sum(&shared) / (rarity.sum(of_a) * rarity.sum(of_b)).sqrt()),
            });
        }
    }
    pairs
}

fn works_of(citing: &Citing, paper: usize) -> &[usize] {
    citing.works_of.get(paper).map_or(&[], Vec::as_slice)
}

struct Rarity<'a> {
    papers: usize,
    citing: &'a Citing,
}

impl Rarity<'_> {
    fn sum(&self, works: &[usize]) -> f64 {
        works.iter().map(|&work| self.of(work)).sum()
    }

    fn of(&self, work: usize) -> f64 {
        let citing = self.citing.papers_of.get(work).map_or(1, |papers| papers.len().max(1));
        (1.0 + count(self.papers) / count(citing)).ln()
    }
}

fn count(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::from(u32::MAX), f64::from)
}

/// Four decimals; nothing shared by papers without works is 0, not undefined.
fn rounded(value: f64) -> f64 {
    if value.is_finite() { (value * 10_000.0).round() / 10_000.0 } else { 0.0 }
}
