//! [`agglomerate`]: pairs become clusters, best pairs first; a chain of likenesses never overrules what holds two members apart.

use super::Verdict;
use super::evidence::{Compared, compare};
use super::profile::Profile;

/// Clusters of profile indices with the pairs that join them, and the pairs left undecided.
#[derive(Debug, Default)]
pub(super) struct Clusters {
    /// Each cluster's members in ascending order; every index is in one cluster.
    pub members: Vec<Vec<u32>>,
    /// For each cluster the pairs of verdict `Same` inside it.
    pub links: Vec<Vec<Compared>>,
    /// Pairs across clusters that are probable, versions, or the same but for other members.
    pub undecided: Vec<Compared>,
}

/// Two clusters of more member pairs than this are joined without looking at every pair.
const MOST_CHECKED: usize = 20_000;

/// Joins the pairs of verdict `Same`, highest score first, where no member of one cluster is held apart from a member of the other.
pub(super) fn agglomerate(profiles: &[Profile], mut compared: Vec<Compared>) -> Clusters {
    compared.sort_by(|x, y| y.comparison.score.total_cmp(&x.comparison.score).then((x.a, x.b).cmp(&(y.a, y.b))));
    let mut home: Vec<usize> = (0..profiles.len()).collect();
    let mut members: Vec<Vec<u32>> = (0..profiles.len()).filter_map(|i| u32::try_from(i).ok()).map(|i| vec![i]).collect();
    for pair in compared.iter().filter(|pair| pair.comparison.verdict == Verdict::Same) {
        let (Some(&x), Some(&y)) = (home.get(pair.a as usize), home.get(pair.b as usize)) else { continue };
        if x == y || held_apart(profiles, &members, x, y) {
            continue;
        }
        let (keep, give) = if members[x].len() >= members[y].len() { (x, y) } else { (y, x) };
        let moved = std::mem::take(&mut members[give]);
        for &member in &moved {
            home[member as usize] = keep;
        }
        members[keep].extend(moved);
    }
    gather(home, members, compared)
}

fn held_apart(profiles: &[Profile], members: &[Vec<u32>], x: usize, y: usize) -> bool {
    let (Some(x), Some(y)) = (members.get(x), members.get(y)) else { return true };
    if x.len() == 1 && y.len() == 1 {
        return false;
    }
    let distinct = |members: &[u32]| -> Vec<u32> {
        let mut kept: Vec<u32> = Vec::new();
        for &member in members {
            let new = !kept.iter().any(|&other| profiles.get(other as usize) == profiles.get(member as usize));
            if new {
                kept.push(member);
            }
        }
        kept
    };
    let (x, y) = (distinct(x), distinct(y));
    let pairs = x.iter().flat_map(|&a| y.iter().map(move |&b| (a.min(b), a.max(b))));
    pairs.take(MOST_CHECKED).any(|(a, b)| match (profiles.get(a as usize), profiles.get(b as usize)) {
        (Some(a), Some(b)) => {
            let comparison = compare(a, b);
            comparison.limit > Verdict::Probable || comparison.score < 0.0
        }
        _ => false,
    })
}

fn gather(home: Vec<usize>, mut members: Vec<Vec<u32>>, compared: Vec<Compared>) -> Clusters {
    let mut clusters = Clusters::default();
    let mut number = vec![usize::MAX; members.len()];
    for (old, cluster) in members.iter_mut().enumerate().filter(|(_, cluster)| !cluster.is_empty()) {
        cluster.sort_unstable();
        number[old] = clusters.members.len();
        clusters.members.push(std::mem::take(cluster));
    }
    clusters.links.resize_with(clusters.members.len(), Vec::new);
    for mut pair in compared {
        let (x, y) = (number[home[pair.a as usize]], number[home[pair.b as usize]]);
        if x == y {
            if pair.comparison.verdict == Verdict::Same {
                clusters.links[x].push(pair);
            }
        } else {
            pair.comparison.verdict = pair.comparison.verdict.max(Verdict::Probable);
            clusters.undecided.push(pair);
        }
    }
    clusters
}
