//! [`canonical`]: the order in which candidates are looked at, whatever order they came in.

use super::Candidate;

/// The candidates' indices by paper and id, then by what they say; two that tie are equal in every value.
pub(super) fn canonical(candidates: &[Candidate<'_>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    order.sort_by(|&a, &b| {
        let (Some(a), Some(b)) = (candidates.get(a), candidates.get(b)) else { return std::cmp::Ordering::Equal };
        (a.paper, a.id, a.listed).cmp(&(b.paper, b.id, b.listed)).then_with(|| format!("{:?}", a.record).cmp(&format!("{:?}", b.record)))
    });
    order
}
