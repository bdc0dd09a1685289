//! AdaGrad over minibatches of the chain's likelihood, with L1 and L2, on two threads, in a fixed order of additions.
//!
//! A feature's share of the penalty falls due when the feature occurs, in proportion to how often it does.

use super::super::crf::{Chain, Gap, Marginals, Matrix, Transitions};
use super::super::hash::mix;
use super::super::state::{Row, STATES, State, WIDTH};

/// One training sequence.
pub struct Sequence {
    /// Feature numbers of all tokens, one after the other.
    pub features: Vec<u32>,
    /// Where each token's features end.
    pub ends: Vec<u32>,
    /// The gap before each token.
    pub gaps: Vec<u8>,
    /// The states to learn.
    pub states: Vec<State>,
}

/// What steers the optimiser.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Passes over the data.
    pub epochs: usize,
    /// Sequences a step.
    pub batch: usize,
    /// Size of the steps.
    pub rate: f32,
    /// Weight of the L1 penalty.
    pub l1: f32,
    /// Weight of the L2 penalty.
    pub l2: f32,
    /// The share of the features that name words that each pass leaves out, by chance.
    pub drop: f32,
    /// Changes the order of the rows, and what is left out.
    pub seed: u64,
}

/// Gradients smaller than this for every state of a token are not worth a step.
const WORTH: f32 = 0.003;

/// Half of the features: those of even or of odd number.
struct Shard {
    weights: Vec<Row>,
    squares: Vec<Row>,
    totals: Vec<u32>,
    slots: Vec<u32>,
    touched: Vec<u32>,
    sums: Vec<Row>,
    hits: Vec<u32>,
}

impl Shard {
    fn new(totals: Vec<u32>) -> Self {
        let count = totals.len();
        let row = [0.0; WIDTH];
        Shard {
            weights: vec![row; count],
            squares: vec![row; count],
            totals,
            slots: vec![0; count],
            touched: vec![],
            sums: vec![],
            hits: vec![],
        }
    }

    fn add(&mut self, feature: usize, delta: &Row) {
        let slot = self.slots[feature] as usize;
        if self.touched.get(slot) == Some(&(feature as u32)) {
            self.hits[slot] += 1;
            self.sums[slot].iter_mut().zip(delta).for_each(|(sum, value)| *sum += value);
        } else {
            self.slots[feature] = self.touched.len() as u32;
            self.touched.push(feature as u32);
            self.sums.push(*delta);
            self.hits.push(1);
        }
    }

    fn step(&mut self, settings: &Settings, rate: f32) {
        for ((&feature, sum), &hits) in self.touched.iter().zip(&self.sums).zip(&self.hits) {
            let feature = feature as usize;
            let share = hits as f32 / self.totals[feature].max(1) as f32;
            descend(&mut self.weights[feature], &mut self.squares[feature], sum, rate, settings.l1 * share, settings.l2 * share);
        }
        self.touched.clear();
        self.sums.clear();
        self.hits.clear();
    }
}

/// One step of a row of weights.
fn descend(weights: &mut Row, squares: &mut Row, gradient: &Row, rate: f32, l1: f32, l2: f32) {
    for ((weight, square), gradient) in weights.iter_mut().zip(squares).zip(gradient) {
        let gradient = gradient + l2 * *weight;
        *square += gradient * gradient;
        let step = rate / (square.sqrt() + 1e-3);
        let moved = *weight - step * gradient;
        *weight = (moved.abs() - step * l1).max(0.0).copysign(moved);
    }
}

/// What a thread works out for its part of a batch.
#[derive(Default)]
struct Work {
    marginals: Marginals,
    chain: Chain,
    deltas: Vec<(u32, u32, Row)>,
    edges: Vec<Matrix>,
    loss: f64,
}

/// The learner.
pub struct Optimiser {
    shards: [Shard; 2],
    transitions: Vec<Matrix>,
    transition_squares: Vec<Matrix>,
    words: Vec<bool>,
}

/// Which features a pass leaves out.
#[derive(Clone, Copy)]
struct Drop<'a> {
    words: &'a [bool],
    epoch: u64,
    bar: u64,
}

impl Drop<'_> {
    fn leaves_out(&self, sequence: u32, token: usize, feature: u32) -> bool {
        self.bar > 0
            && self.words[feature as usize]
            && mix(mix(self.epoch, u64::from(sequence)), mix(token as u64, u64::from(feature))) >> 40 < self.bar
    }
}

impl Optimiser {
    /// For features that occur `totals` times, of which `words` name words.
    pub fn new(totals: &[u32], words: Vec<bool>) -> Self {
        let half = |parity: usize| totals.iter().skip(parity).step_by(2).copied().collect();
        let zero = vec![[[0.0; WIDTH]; STATES]; Gap::COUNT];
        Optimiser { shards: [Shard::new(half(0)), Shard::new(half(1))], transitions: zero.clone(), transition_squares: zero, words }
    }

    /// Trains on `data`; `report` is told the number of the pass and the mean loss of a sequence.
    pub fn run(&mut self, data: &[Sequence], settings: &Settings, mut report: impl FnMut(usize, f64)) {
        let mut order: Vec<u32> = (0..data.len() as u32).collect();
        let mut random = 0x1D0C_5EED_u64 ^ if settings.seed == 0 { 0 } else { mix(settings.seed, 0) };
        let mut works = [Work::default(), Work::default()];
        for epoch in 0..settings.epochs {
            shuffle(&mut order, &mut random);
            // The steps shrink to a tenth over the passes, which serves instead of averaging.
            let rate = settings.rate * (1.0 - 0.9 * epoch as f32 / settings.epochs.max(1) as f32);
            let mut loss = 0.0;
            for batch in order.chunks(settings.batch) {
                loss += self.batch(data, batch, settings, (rate, epoch), &mut works);
            }
            report(epoch + 1, loss / data.len().max(1) as f64);
        }
    }

    fn batch(&mut self, data: &[Sequence], batch: &[u32], settings: &Settings, (rate, epoch): (f32, usize), works: &mut [Work; 2]) -> f64 {
        let drop = Drop {
            words: &self.words,
            epoch: epoch as u64 | settings.seed << 32,
            bar: (f64::from(settings.drop) * f64::from(1u32 << 24)) as u64,
        };
        let transitions = Transitions::new(&self.transitions);
        let (first, second) = batch.split_at(batch.len() / 2);
        let [left, right] = works;
        let shards = &self.shards;
        rayon::join(|| left.run(data, first, shards, &transitions, drop), || right.run(data, second, shards, &transitions, drop));
        let works = [&*left, &*right];
        let [even, odd] = &mut self.shards;
        let update = |shard: &mut Shard, parity: u32| {
            for (sequence, token, delta) in works.iter().flat_map(|work| &work.deltas) {
                for &feature in features(&data[*sequence as usize], *token as usize) {
                    if feature & 1 == parity && !drop.leaves_out(*sequence, *token as usize, feature) {
                        shard.add((feature >> 1) as usize, delta);
                    }
                }
            }
            shard.step(settings, rate);
        };
        rayon::join(|| update(even, 0), || update(odd, 1));
        let share = batch.len() as f32 / data.len() as f32;
        for gap in 0..Gap::COUNT {
            for from in 0..STATES {
                let mut gradient = works[0].edges[gap][from];
                gradient.iter_mut().zip(&works[1].edges[gap][from]).for_each(|(sum, value)| *sum += value);
                let (weights, squares) = (&mut self.transitions[gap][from], &mut self.transition_squares[gap][from]);
                descend(weights, squares, &gradient, rate, 0.0, settings.l2 * share);
            }
        }
        works[0].loss + works[1].loss
    }

    /// The weights of a feature.
    pub fn weights(&self, feature: u32) -> &Row {
        &self.shards[(feature & 1) as usize].weights[(feature >> 1) as usize]
    }

    /// The weights of the transitions.
    pub fn transitions(&self) -> &[Matrix] {
        &self.transitions
    }
}

fn features(sequence: &Sequence, token: usize) -> &[u32] {
    let start = token.checked_sub(1).map_or(0, |before| sequence.ends[before] as usize);
    &sequence.features[start..sequence.ends[token] as usize]
}

impl Work {
    /// Differences between expectation and gold for every token of the sequences.
    fn run(&mut self, data: &[Sequence], part: &[u32], shards: &[Shard; 2], transitions: &Transitions, drop: Drop<'_>) {
        self.deltas.clear();
        self.loss = 0.0;
        self.edges.clear();
        self.edges.resize(Gap::COUNT, [[0.0; WIDTH]; STATES]);
        for &number in part {
            let sequence = &data[number as usize];
            self.chain.emissions.clear();
            self.chain.gaps.clear();
            self.chain.gaps.extend(&sequence.gaps);
            for token in 0..sequence.states.len() {
                let mut row = [0.0; WIDTH];
                for &feature in features(sequence, token) {
                    if drop.leaves_out(number, token, feature) {
                        continue;
                    }
                    let weights = &shards[(feature & 1) as usize].weights[(feature >> 1) as usize];
                    row.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight);
                }
                self.chain.emissions.push(row);
            }
            let edges = &mut self.edges;
            self.marginals.compute(&self.chain, transitions, |gap, before, behind| {
                transitions.expect(gap, before, behind, &mut edges[usize::from(gap)]);
            });
            let mut score = 0.0f64;
            let mut previous = State::OUTSIDE;
            for (token, &state) in sequence.states.iter().enumerate() {
                let gap = sequence.gaps[token];
                score +=
                    f64::from(self.chain.emissions[token][usize::from(state.0)]) + f64::from(transitions.over(gap).score(previous, state));
                self.edges[usize::from(gap)][usize::from(previous.0)][usize::from(state.0)] -= 1.0;
                previous = state;
                let mut delta = self.marginals.nodes[token];
                delta[usize::from(state.0)] -= 1.0;
                if delta.iter().any(|value| value.abs() > WORTH) {
                    self.deltas.push((number, token as u32, delta));
                }
            }
            self.loss += self.marginals.log_sum - score;
        }
    }
}

/// Fisher and Yates with SplitMix64.
fn shuffle(order: &mut [u32], seed: &mut u64) {
    for end in (1..order.len()).rev() {
        *seed = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = *seed;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        order.swap(end, (mixed % (end as u64 + 1)) as usize);
    }
}
