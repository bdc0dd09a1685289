//! Which are the best paths through a reference? Viterbi's scores, then those that leave a better one for a while.
//!
//! The best way to each state is known from the forward pass. So every path is a better one up to the token where it leaves it (seen from
//! the end), and from there the best way to the start: what it scores is known as soon as it leaves, and paths come in the order of scores.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::super::crf::{Chain, Marginals, Table, Transitions};
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
    /// The place before it on that way.
    from: usize,
    /// By how much any other way is worse.
    loss: f32,
}

/// A path that is not yet written out: from `place` to the start the best way, behind it as `parent`.
struct Branch {
    total: f32,
    /// What the path scores behind `place`.
    behind: f32,
    token: usize,
    place: usize,
    /// Which of the paths found before.
    parent: Option<usize>,
    /// The number of the branch.
    number: usize,
}

impl Ord for Branch {
    fn cmp(&self, other: &Self) -> Ordering {
        // Of equal ones the one that was found first.
        self.total.total_cmp(&other.total).then(other.number.cmp(&self.number))
    }
}

impl PartialOrd for Branch {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Branch {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Branch {}

/// The probable states of all tokens, one behind the other.
#[derive(Default)]
struct Lattice {
    places: Vec<Place>,
    /// Where each token's places begin.
    starts: Vec<usize>,
}

impl Lattice {
    fn new(chain: &Chain, transitions: &Transitions, marginals: &Marginals) -> Self {
        let length = chain.emissions.len();
        let mut lattice = Lattice { places: Vec::with_capacity(4 * length), starts: Vec::with_capacity(length) };
        for (token, ((emission, &gap), nodes)) in chain.emissions.iter().zip(&chain.gaps).zip(&marginals.nodes).enumerate() {
            lattice.starts.push(lattice.places.len());
            let table = transitions.over(gap);
            for (index, _) in nodes.iter().enumerate().filter(|(_, share)| **share > LEAST) {
                let state = State(index as u8);
                let own = emission.get(index).copied().unwrap_or(0.0);
                let (mut best, mut second, mut from) = (f32::NEG_INFINITY, f32::NEG_INFINITY, 0);
                match token.checked_sub(1) {
                    None => best = table.score(State::OUTSIDE, state),
                    Some(before) => {
                        for (place, score) in lattice.ways(before, table, state) {
                            if score > best {
                                (best, second, from) = (score, best, place);
                            } else if score > second {
                                second = score;
                            }
                        }
                    }
                }
                if best.is_finite() {
                    lattice.places.push(Place { state, own, best: best + own, from, loss: best - second });
                }
            }
        }
        lattice
    }

    /// The places of a token, and what the best way over each to `state` of the next token scores before that one's own say.
    fn ways<'l>(&'l self, token: usize, table: &'l Table, state: State) -> impl Iterator<Item = (usize, f32)> + 'l {
        let places = self.of(token);
        let froms = self.places.get(places.clone()).unwrap_or(&[]);
        places.zip(froms).map(move |(place, from)| (place, from.best + table.score(from.state, state)))
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
    let (mut branches, mut paths): (_, Vec<(Vec<State>, f32)>) = (BinaryHeap::new(), Vec::with_capacity(count));
    let least = lattice.of(last).map(|place| lattice.places[place].best).fold(f32::NEG_INFINITY, f32::max) - BEHIND;
    for place in lattice.of(last).filter(|&place| lattice.places[place].best >= least) {
        branches.push(Branch { total: lattice.places[place].best, behind: 0.0, token: last, place, parent: None, number: branches.len() });
    }
    let mut number = branches.len();
    while let Some(Branch { total, mut behind, token, mut place, parent, .. }) = branches.pop() {
        let parent = parent.and_then(|parent| paths.get(parent)).map(|(path, _)| path.clone());
        let mut path = parent.unwrap_or_else(|| vec![State::OUTSIDE; chain.emissions.len()]);
        let more = paths.len() + 1 < count;
        for at in (0..=token).rev() {
            let Place { state, own, from, loss, .. } = lattice.places[place];
            path[at] = state;
            let table = transitions.over(chain.gaps[at]);
            // Other ways to this place, those that do not fall behind.
            if more && at > 0 && total - loss >= least {
                for (other, score) in lattice.ways(at - 1, table, state).filter(|(other, _)| *other != from) {
                    let total = score + own + behind;
                    if total >= least {
                        let behind = total - lattice.places[other].best;
                        branches.push(Branch { total, behind, token: at - 1, place: other, parent: Some(paths.len()), number });
                        number += 1;
                    }
                }
            }
            if at > 0 {
                behind += own + table.score(lattice.places[from].state, state);
                place = from;
            }
        }
        paths.push((path, total));
        if !more {
            break;
        }
    }
    paths
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
