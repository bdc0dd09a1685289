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

/// The `count` best paths with their scores, best first. States that the marginals rule out are passed over.
pub fn best_paths(chain: &Chain, transitions: &Transitions, marginals: &Marginals, count: usize) -> Vec<(Vec<State>, f32)> {
    let mut steps: Vec<Vec<(State, Vec<Step>)>> = Vec::with_capacity(chain.emissions.len());
    let start = vec![(State::OUTSIDE, vec![Step { score: 0.0, from: 0, rank: 0 }])];
    for ((emission, &gap), nodes) in chain.emissions.iter().zip(&chain.gaps).zip(&marginals.nodes) {
        let before = steps.last().unwrap_or(&start);
        let probable = State::all().filter(|state| nodes.get(usize::from(state.0)).is_some_and(|&share| share > LEAST));
        let reached = probable.map(|state| {
            let mut ways: Vec<Step> = Vec::new();
            for (from, (previous, ranks)) in before.iter().enumerate() {
                let weight = transitions.score(gap, *previous, state) + emission.get(usize::from(state.0)).copied().unwrap_or(0.0);
                if weight.is_finite() {
                    let step = |(rank, step): (usize, &Step)| Step { score: step.score + weight, from: from as u8, rank: rank as u8 };
                    ways.extend(ranks.iter().enumerate().map(step));
                }
            }
            best(&mut ways, count);
            (state, ways)
        });
        steps.push(reached.filter(|(_, ways)| !ways.is_empty()).collect());
    }
    let Some(last) = steps.last() else { return Vec::new() };
    let end = |(from, (_, ways)): (usize, &(State, Vec<Step>))| {
        let step = |(rank, step): (usize, &Step)| Step { score: step.score, from: from as u8, rank: rank as u8 };
        ways.iter().enumerate().map(step).collect::<Vec<_>>()
    };
    let mut ends: Vec<Step> = last.iter().enumerate().flat_map(end).collect();
    best(&mut ends, count);
    ends.into_iter().filter_map(|end| Some((walk(&steps, end)?, end.score))).collect()
}

/// Keeps the best, in order; of equal ones those that come first.
fn best(ways: &mut Vec<Step>, count: usize) {
    ways.sort_by(|a, b| b.score.total_cmp(&a.score));
    ways.truncate(count);
}

/// The path that ends so.
fn walk(steps: &[Vec<(State, Vec<Step>)>], end: Step) -> Option<Vec<State>> {
    let mut path = Vec::with_capacity(steps.len());
    let mut at = end;
    for reached in steps.iter().rev() {
        let (state, ways) = reached.get(usize::from(at.from))?;
        path.push(*state);
        at = *ways.get(usize::from(at.rank))?;
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
