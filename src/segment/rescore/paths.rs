//! Which are the best paths through a reference? Viterbi's scores, then a search from the end that they lead straight to the best paths.
//!
//! The score of the best way to each state is known from the forward pass, so that what a path begun at the end can come to is known
//! exactly: paths are completed in the order of their scores, and little else is looked at.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::super::crf::{Chain, Marginals, Transitions};
use super::super::state::State;

/// A state that is this improbable stands on none of the paths that count.
const LEAST: f32 = 2e-3;

/// A path that is so much worse than the best, on the scale of logarithms, does not count.
const BEHIND: f32 = 5.0;

/// A probable state of a token.
#[derive(Clone, Copy)]
struct Place {
    state: State,
    /// Its own score.
    own: f32,
    /// The score of the best way to it, its own included.
    best: f32,
}

/// The end of a path: from a place on to the last token.
struct Tail {
    place: usize,
    /// The tail behind this place.
    next: Option<usize>,
}

/// A tail to be made longer.
struct Open {
    /// What the best path with this tail scores.
    total: f32,
    /// What the tail scores behind its first place.
    behind: f32,
    token: usize,
    tail: usize,
}

impl Ord for Open {
    fn cmp(&self, other: &Self) -> Ordering {
        // Of equal ones the one that was found first.
        self.total.total_cmp(&other.total).then(other.tail.cmp(&self.tail))
    }
}

impl PartialOrd for Open {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Open {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Open {}

/// The probable states of all tokens, one behind the other.
#[derive(Default)]
struct Lattice {
    places: Vec<Place>,
    /// Where each token's places begin.
    starts: Vec<usize>,
}

impl Lattice {
    fn new(chain: &Chain, transitions: &Transitions, marginals: &Marginals) -> Self {
        let mut lattice = Lattice::default();
        for (token, ((emission, &gap), nodes)) in chain.emissions.iter().zip(&chain.gaps).zip(&marginals.nodes).enumerate() {
            lattice.starts.push(lattice.places.len());
            for (index, _) in nodes.iter().enumerate().filter(|(_, share)| **share > LEAST) {
                let state = State(index as u8);
                let own = emission.get(index).copied().unwrap_or(0.0);
                let best = match token.checked_sub(1) {
                    None => transitions.score(gap, State::OUTSIDE, state),
                    Some(before) => {
                        let ways = lattice
                            .of(before)
                            .map(|from| lattice.places[from].best + transitions.score(gap, lattice.places[from].state, state));
                        ways.fold(f32::NEG_INFINITY, f32::max)
                    }
                };
                if best.is_finite() {
                    lattice.places.push(Place { state, own, best: best + own });
                }
            }
        }
        lattice
    }

    /// The indices of a token's places.
    fn of(&self, token: usize) -> std::ops::Range<usize> {
        let at = |token: usize| self.starts.get(token).copied().unwrap_or(self.places.len());
        at(token)..at(token + 1)
    }
}

/// The `count` best paths with their scores, best first. States that the marginals rule out are passed over.
pub fn best_paths(chain: &Chain, transitions: &Transitions, marginals: &Marginals, count: usize) -> Vec<(Vec<State>, f32)> {
    let lattice = Lattice::new(chain, transitions, marginals);
    let Some(last) = lattice.starts.len().checked_sub(1) else { return Vec::new() };
    let (mut tails, mut open, mut paths) = (Vec::new(), BinaryHeap::new(), Vec::new());
    let least = lattice.of(last).map(|place| lattice.places[place].best).fold(f32::NEG_INFINITY, f32::max) - BEHIND;
    for place in lattice.of(last).filter(|&place| lattice.places[place].best >= least) {
        open.push(Open { total: lattice.places[place].best, behind: 0.0, token: last, tail: tails.len() });
        tails.push(Tail { place, next: None });
    }
    while let Some(Open { total, behind, token, tail }) = open.pop() {
        let Some(before) = token.checked_sub(1) else {
            paths.push((walk(&lattice, &tails, tail), total));
            if paths.len() == count {
                break;
            }
            continue;
        };
        let Place { state, own, .. } = lattice.places[tails[tail].place];
        let gap = chain.gaps.get(token).copied().unwrap_or(0);
        for place in lattice.of(before) {
            let from = lattice.places[place];
            let behind = behind + own + transitions.score(gap, from.state, state);
            let total = from.best + behind;
            if total.is_finite() && total >= least {
                open.push(Open { total, behind, token: before, tail: tails.len() });
                tails.push(Tail { place, next: Some(tail) });
            }
        }
    }
    paths
}

/// The states of a tail that reaches to the first token.
fn walk(lattice: &Lattice, tails: &[Tail], tail: usize) -> Vec<State> {
    let mut path = Vec::with_capacity(lattice.starts.len());
    let mut at = Some(tail);
    while let Some(Tail { place, next }) = at.and_then(|tail| tails.get(tail)) {
        path.extend(lattice.places.get(*place).map(|place| place.state));
        at = *next;
    }
    path
}

#[cfg(test)]
mod tests {
    use super::super::super::Label;
    use super::super::super::crf::{Gap, best_path};
    use super::super::super::state::{STATES, WIDTH};
    use super::*;

    #[test]
    fn the_first_is_the_best_path_and_the_others_follow_by_score() {
        let mut weights = vec![[[0.0; WIDTH]; STATES]; Gap::COUNT];
        let [author, title] = [Label::Author, Label::Title].map(|label| usize::from(State::begin(label).0));
        weights[1][author][title] = 0.7;
        let transitions = Transitions::new(&weights);
        let mut chain = Chain { emissions: vec![[0.0; WIDTH]; 3], gaps: vec![0, 1, 1] };
        chain.emissions[0][author] = 6.0;
        chain.emissions[1][title] = 5.5;
        chain.emissions[1][author] = 5.0;
        chain.emissions[2][0] = 6.0;
        let mut marginals = Marginals::default();
        marginals.compute(&chain, &transitions, |_, _, _| {});
        let paths = best_paths(&chain, &transitions, &marginals, 8);
        assert_eq!(paths[0].0, best_path(&chain, &transitions).0);
        assert!(paths.len() > 1 && paths.is_sorted_by(|a, b| a.1 >= b.1));
        let mut distinct: Vec<_> = paths.iter().map(|(path, _)| path.iter().map(|state| state.0).collect::<Vec<_>>()).collect();
        distinct.sort();
        distinct.dedup();
        assert_eq!(distinct.len(), paths.len());
        assert!(best_paths(&Chain::default(), &transitions, &Marginals::default(), 8).is_empty());
    }
}
