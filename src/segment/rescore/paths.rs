//! Which are the best paths through a reference? The list form of Viterbi's search, over the states that are not ruled out.

use super::super::crf::{Chain, Marginals, Transitions};
use super::super::state::State;

/// A state that is this improbable stands on none of the paths that count.
const LEAST: f32 = 1e-3;

/// A way to reach a state: its score, and the place and rank of the state before.
#[derive(Clone, Copy)]
struct Step {
    score: f32,
    from: u8,
    rank: u8,
}

/// A probable state of a token with the ways to reach it, best first.
#[derive(Clone, Copy)]
struct Reached {
    state: State,
    first: usize,
    count: usize,
}

/// The ways of all tokens, one behind the other.
#[derive(Default)]
struct Search {
    steps: Vec<Step>,
    reached: Vec<Reached>,
    /// Where each token's states begin.
    tokens: Vec<usize>,
}

impl Search {
    fn of(&self, token: usize) -> &[Reached] {
        let start = self.tokens.get(token).copied().unwrap_or(self.reached.len());
        let end = self.tokens.get(token + 1).copied().unwrap_or(self.reached.len());
        self.reached.get(start..end).unwrap_or(&[])
    }

    fn ways(&self, reached: &Reached) -> &[Step] {
        self.steps.get(reached.first..reached.first + reached.count).unwrap_or(&[])
    }
}

/// The `count` best paths with their scores, best first. States that the marginals rule out are passed over.
pub fn best_paths(chain: &Chain, transitions: &Transitions, marginals: &Marginals, count: usize) -> Vec<(Vec<State>, f32)> {
    let mut search = Search::default();
    let mut ways: Vec<Step> = Vec::new();
    let start = Step { score: 0.0, from: 0, rank: 0 };
    for (token, ((emission, &gap), nodes)) in chain.emissions.iter().zip(&chain.gaps).zip(&marginals.nodes).enumerate() {
        search.tokens.push(search.reached.len());
        for state in State::all().filter(|state| nodes.get(usize::from(state.0)).is_some_and(|&share| share > LEAST)) {
            let own = emission.get(usize::from(state.0)).copied().unwrap_or(0.0);
            ways.clear();
            let mut sources = 0;
            let mut from = |place: usize, previous: State, before: &[Step]| {
                let weight = transitions.score(gap, previous, state) + own;
                if weight.is_finite() {
                    let step = |(rank, step): (usize, &Step)| Step { score: step.score + weight, from: place as u8, rank: rank as u8 };
                    ways.extend(before.iter().enumerate().map(step));
                    sources += 1;
                }
            };
            match token.checked_sub(1) {
                None => from(0, State::OUTSIDE, &[start]),
                Some(before) => search.of(before).iter().enumerate().for_each(|(place, r)| from(place, r.state, search.ways(r))),
            }
            // The ways from one state are in order already.
            if sources > 1 {
                best(&mut ways);
            }
            ways.truncate(count);
            if !ways.is_empty() {
                search.reached.push(Reached { state, first: search.steps.len(), count: ways.len() });
                search.steps.extend_from_slice(&ways);
            }
        }
    }
    let Some(last) = search.tokens.len().checked_sub(1) else { return Vec::new() };
    ways.clear();
    for (place, reached) in search.of(last).iter().enumerate() {
        let step = |(rank, step): (usize, &Step)| Step { score: step.score, from: place as u8, rank: rank as u8 };
        ways.extend(search.ways(reached).iter().enumerate().map(step));
    }
    best(&mut ways);
    ways.truncate(count);
    ways.iter().filter_map(|end| Some((walk(&search, *end)?, end.score))).collect()
}

/// The best first; of equal ones those that came first.
fn best(ways: &mut [Step]) {
    ways.sort_by(|a, b| b.score.total_cmp(&a.score));
}

/// The path that ends so.
fn walk(search: &Search, end: Step) -> Option<Vec<State>> {
    let mut path = Vec::with_capacity(search.tokens.len());
    let mut at = end;
    for token in (0..search.tokens.len()).rev() {
        let reached = search.of(token).get(usize::from(at.from))?;
        path.push(reached.state);
        at = *search.ways(reached).get(usize::from(at.rank))?;
    }
    path.reverse();
    Some(path)
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
