//! The linear-chain model: best path, marginals. Transitions depend on the gap between two tokens ([`Gap`]).

use super::frame::Frame;
use super::state::{Row, STATES, State, WIDTH};
use super::token::{Kind, Tokens};

/// What stands between a token and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum Gap {
    Start,
    Blank,
    Glued,
    Comma,
    Point,
    Colon,
    Semicolon,
    Opened,
    Closed,
    Dash,
    Other,
    Edge,
    CommaEdge,
    PointEdge,
    IntoSign,
    IntoOpening,
}

impl Gap {
    /// How many there are.
    pub const COUNT: usize = Gap::IntoOpening as usize + 1;

    /// The gap before token `index`.
    pub fn before(tokens: &Tokens, frames: &[Frame], index: usize) -> Self {
        let Some(previous) = index.checked_sub(1) else { return Gap::Start };
        let frame = |i: usize| frames.get(i).copied().unwrap_or_default();
        let here = tokens.list.get(index);
        // Emphasis that begins or ends where the sign before ends it too.
        let edge = here.is_some_and(|token| token.edge) || tokens.list.get(previous).is_some_and(|token| token.edge);
        if tokens.kind(index) == Kind::Sign {
            return if frame(index).opens { Gap::IntoOpening } else { Gap::IntoSign };
        }
        if frame(previous).opens {
            return Gap::Opened;
        }
        if frame(previous).closes {
            return Gap::Closed;
        }
        if tokens.kind(previous) == Kind::Sign {
            return match tokens.low(previous) {
                "," if edge => Gap::CommaEdge,
                "." if edge => Gap::PointEdge,
                "," => Gap::Comma,
                "." => Gap::Point,
                ":" => Gap::Colon,
                ";" => Gap::Semicolon,
                "-" | "--" | "—" | "/" => Gap::Dash,
                _ => Gap::Other,
            };
        }
        match here {
            Some(token) if token.edge => Gap::Edge,
            Some(token) if token.spaced => Gap::Blank,
            _ => Gap::Glued,
        }
    }
}

/// Weights of the transitions, `[from][to]`, one table a gap.
pub type Matrix = [Row; STATES];

/// Transitions ready for inference: the weights, and their exponentials in both directions.
pub struct Transitions {
    scores: Vec<Matrix>,
    forward: Vec<Matrix>,
    backward: Vec<[Row; WIDTH]>,
}

impl Transitions {
    /// Prepares the weights of every gap; what [`State::allows`] forbids gets no weight at all.
    pub fn new(weights: &[Matrix]) -> Self {
        let mut transitions = Transitions { scores: Vec::new(), forward: Vec::new(), backward: Vec::new() };
        for (gap, matrix) in weights.iter().enumerate() {
            let mut scores = [[f32::NEG_INFINITY; WIDTH]; STATES];
            let mut forward = [[0.0; WIDTH]; STATES];
            let mut backward = [[0.0; WIDTH]; WIDTH];
            for from in 0..STATES {
                for to in 0..STATES {
                    let start = gap == Gap::Start as usize;
                    if State(from as u8).allows(State(to as u8)) && (!start || from == 0) {
                        scores[from][to] = matrix[from][to];
                        forward[from][to] = matrix[from][to].clamp(-20.0, 20.0).exp();
                        backward[to][from] = forward[from][to];
                    }
                }
            }
            transitions.scores.push(scores);
            transitions.forward.push(forward);
            transitions.backward.push(backward);
        }
        transitions
    }

    /// The weight of a transition.
    pub fn score(&self, gap: u8, from: State, to: State) -> f32 {
        self.scores[usize::from(gap)][usize::from(from.0)][usize::from(to.0)]
    }

    /// Adds the expectation of every transition over one gap to `sums`, from what [`Marginals::compute`] hands out.
    pub fn expect(&self, gap: u8, before: &Row, behind: &Row, sums: &mut Matrix) {
        for ((sums, row), alpha) in sums.iter_mut().zip(&self.forward[usize::from(gap)]).zip(before) {
            if *alpha > 1e-6 {
                for ((sum, weight), beta) in sums.iter_mut().zip(row).zip(behind) {
                    *sum += alpha * weight * beta;
                }
            }
        }
    }
}

/// One reference for inference: the scores of every token's states, and the gap before it.
#[derive(Default)]
pub struct Chain {
    /// Scores of the states of every token.
    pub emissions: Vec<Row>,
    /// Gap before every token.
    pub gaps: Vec<u8>,
}

/// What forward and backward give.
#[derive(Default)]
pub struct Marginals {
    /// Probability of the states of every token.
    pub nodes: Vec<Row>,
    /// Logarithm of the sum over all paths.
    pub log_sum: f64,
    forward: Vec<Row>,
    factors: Vec<Row>,
    scales: Vec<f32>,
}

/// Smallest logarithm of a factor, relative to the token's best state: keeps `f32` from running empty.
const FLOOR: f32 = -50.0;

/// Probabilities below this add nothing.
const NOTHING: f32 = 1e-12;

impl Marginals {
    /// Computes the marginals of `chain`; `edge` receives, for every token but the first, the gap and what is needed for the
    /// expectation of a transition: the forward row before, and the weighted backward row.
    pub fn compute(&mut self, chain: &Chain, transitions: &Transitions, mut edge: impl FnMut(u8, &Row, &Row)) {
        let length = chain.emissions.len();
        self.log_sum = 0.0;
        for list in [&mut self.nodes, &mut self.forward, &mut self.factors] {
            list.clear();
            list.resize(length, [0.0; WIDTH]);
        }
        self.scales.clear();
        let mut previous = [0.0; WIDTH];
        previous[0] = 1.0;
        for t in 0..length {
            let emission = &chain.emissions[t];
            let best = emission[..STATES].iter().copied().fold(f32::NEG_INFINITY, f32::max);
            for (factor, score) in self.factors[t].iter_mut().zip(emission).take(STATES) {
                *factor = (score - best).max(FLOOR).exp();
            }
            let forward = &transitions.forward[usize::from(chain.gaps[t])];
            let mut next = [0.0; WIDTH];
            for (weight, row) in previous.iter().zip(forward) {
                if *weight > NOTHING {
                    for (sum, value) in next.iter_mut().zip(row) {
                        *sum += weight * value;
                    }
                }
            }
            let mut total = 0.0;
            for (value, factor) in next.iter_mut().zip(&self.factors[t]) {
                *value *= factor;
                total += *value;
            }
            let scale = total.max(f32::MIN_POSITIVE);
            next.iter_mut().for_each(|value| *value /= scale);
            self.log_sum += f64::from(best) + f64::from(scale.ln());
            self.scales.push(scale);
            self.forward[t] = next;
            previous = next;
        }
        let mut beta = [1.0; WIDTH];
        for t in (0..length).rev() {
            for ((node, alpha), value) in self.nodes[t].iter_mut().zip(&self.forward[t]).zip(&beta) {
                *node = alpha * value;
            }
            let mut weighted = [0.0; WIDTH];
            for ((out, value), factor) in weighted.iter_mut().zip(&beta).zip(&self.factors[t]) {
                *out = value * factor / self.scales[t];
            }
            let gap = chain.gaps[t];
            let mut start = [0.0; WIDTH];
            start[0] = 1.0;
            edge(gap, if t > 0 { &self.forward[t - 1] } else { &start }, &weighted);
            let backward = &transitions.backward[usize::from(gap)];
            beta = [0.0; WIDTH];
            for (weight, row) in weighted.iter().zip(backward) {
                if *weight > NOTHING {
                    for (sum, value) in beta.iter_mut().zip(row) {
                        *sum += weight * value;
                    }
                }
            }
        }
    }
}

/// A state that is so far behind the best cannot catch up: it is further than any transition can carry.
const HOPELESS: f32 = 60.0;

/// The best path and its score.
pub fn best_path(chain: &Chain, transitions: &Transitions) -> (Vec<State>, f64) {
    let length = chain.emissions.len();
    if length == 0 {
        return (Vec::new(), 0.0);
    }
    let mut origins: Vec<[u8; WIDTH]> = Vec::with_capacity(length);
    let mut scores = [f32::NEG_INFINITY; WIDTH];
    scores[0] = 0.0;
    for (emission, &gap) in chain.emissions.iter().zip(&chain.gaps) {
        let matrix = &transitions.scores[usize::from(gap)];
        let mut best = [f32::NEG_INFINITY; WIDTH];
        let mut origin = [0u32; WIDTH];
        let bar = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max) - HOPELESS;
        for (from, row) in matrix.iter().enumerate() {
            let base = scores[from];
            if base < bar {
                continue;
            }
            for ((best, origin), weight) in best.iter_mut().zip(origin.iter_mut()).zip(row) {
                let score = base + weight;
                let better = score > *best;
                *best = if better { score } else { *best };
                *origin = if better { from as u32 } else { *origin };
            }
        }
        for (value, score) in best.iter_mut().zip(emission) {
            *value += score;
        }
        scores = best;
        origins.push(origin.map(|from| from as u8));
    }
    let (mut state, mut top) = (0, f32::NEG_INFINITY);
    for (candidate, &score) in scores.iter().enumerate().take(STATES) {
        if score > top {
            (state, top) = (candidate as u8, score);
        }
    }
    let mut path = vec![State::OUTSIDE; length];
    for t in (0..length).rev() {
        path[t] = State(state);
        state = origins[t][usize::from(state) % WIDTH];
    }
    (path, f64::from(top))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::Label;

    #[test]
    fn marginals_sum_to_one_and_agree_with_enumeration() {
        let mut weights = vec![[[0.0; WIDTH]; STATES]; Gap::COUNT];
        weights[1][1][2] = 1.5;
        let transitions = Transitions::new(&weights);
        let mut chain = Chain { emissions: vec![[0.0; WIDTH]; 2], gaps: vec![0, 1] };
        chain.emissions[0][1] = 2.0;
        chain.emissions[1][2] = 0.5;
        let mut marginals = Marginals::default();
        marginals.compute(&chain, &transitions, |_, _, _| {});
        let mut sum = 0.0f64;
        for (a, row) in weights[1].iter().enumerate() {
            for (b, weight) in row.iter().enumerate().take(STATES) {
                if State(0).allows(State(a as u8)) && State(a as u8).allows(State(b as u8)) {
                    sum += f64::from(chain.emissions[0][a] + chain.emissions[1][b] + weight).exp();
                }
            }
        }
        assert!((marginals.log_sum - sum.ln()).abs() < 1e-4);
        let total: f32 = marginals.nodes[1].iter().sum();
        assert!((total - 1.0).abs() < 1e-4);
        let (path, _) = best_path(&chain, &transitions);
        assert_eq!(path, [State::begin(Label::Author), State::inside(Label::Author)]);
    }
}
