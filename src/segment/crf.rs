//! The linear-chain model: best path, marginals. Transitions depend on the gap between two tokens ([`Gap`]).
//!
//! The loops over states are compiled for wider registers, too, and the processor chooses when the program runs; their sums are made in
//! the same order, so that no result differs. They are written out: what a closure does cannot be taken into a loop for other registers.

use multiversion::multiversion;

pub use super::gap::Gap;
use super::state::{HALF, NOBODY, Row, STATES, State, WIDTH};

/// Weights of the transitions, `[from][to]`, one table a gap.
pub type Matrix = [Row; STATES];

/// One value for outside and every beginning, or for every inside, at the place of its label.
type Half = [f32; HALF];

/// The transitions over one gap. Into outside and beginnings every state leads, into an inside only its own beginning and itself.
pub struct Table {
    /// Weights into outside and beginnings, `[from][to]`.
    scores: [Half; WIDTH],
    /// The largest and the smallest of each row of `scores`; what leads nowhere has neither.
    most: Row,
    least: Row,
    /// Weights into insides, from the beginnings and from the insides.
    inner: [Half; 2],
    /// The exponentials of `scores`, in both directions.
    forward: [Half; WIDTH],
    backward: [Row; HALF],
    /// The exponentials of `inner`.
    inner_factors: [Half; 2],
}

impl Table {
    /// The weight of a transition.
    pub fn score(&self, from: State, to: State) -> f32 {
        let (from, to) = (usize::from(from.0), usize::from(to.0));
        match to.checked_sub(HALF) {
            None => self.scores[from][to],
            Some(label) if from == to => self.inner[1][label],
            Some(label) if from == label => self.inner[0][label],
            Some(_) => f32::NEG_INFINITY,
        }
    }

    fn new(matrix: &Matrix, allowed: impl Fn(State, State) -> bool) -> Self {
        let mut table = Table {
            scores: [[f32::NEG_INFINITY; HALF]; WIDTH],
            most: [f32::NEG_INFINITY; WIDTH],
            least: [f32::NEG_INFINITY; WIDTH],
            inner: [[f32::NEG_INFINITY; HALF]; 2],
            forward: [[0.0; HALF]; WIDTH],
            backward: [[0.0; WIDTH]; HALF],
            inner_factors: [[0.0; HALF]; 2],
        };
        let begins = || State::all().filter(|state| !state.is_inside());
        for from in State::all() {
            let place = usize::from(from.0);
            for to in begins().filter(|to| allowed(from, *to)).map(|to| usize::from(to.0)) {
                let weight = matrix[place][to];
                table.scores[place][to] = weight;
                table.forward[place][to] = factor(weight);
                table.backward[to][place] = factor(weight);
            }
            if begins().all(|to| allowed(from, to)) {
                let weights = || begins().map(|to| matrix[place][usize::from(to.0)]);
                table.most[place] = weights().fold(f32::NEG_INFINITY, f32::max);
                table.least[place] = weights().fold(f32::INFINITY, f32::min);
            }
            for to in State::all().filter(|to| to.is_inside() && allowed(from, *to)) {
                let (half, label) = (usize::from(from.is_inside()), usize::from(to.0) - HALF);
                let weight = matrix[place][usize::from(to.0)];
                table.inner[half][label] = weight;
                table.inner_factors[half][label] = factor(weight);
            }
        }
        table
    }
}

/// What a transition multiplies a probability by.
fn factor(weight: f32) -> f32 {
    weight.clamp(-20.0, 20.0).exp()
}

/// Transitions ready for inference.
pub struct Transitions {
    tables: Vec<Table>,
}

impl Transitions {
    /// Prepares the weights of every gap; what [`State::allows`] forbids gets no weight at all.
    pub fn new(weights: &[Matrix]) -> Self {
        let table = |(gap, matrix): (usize, &Matrix)| {
            Table::new(matrix, |from, to| from.allows(to) && (gap != Gap::Start as usize || from == State::OUTSIDE))
        };
        Transitions { tables: weights.iter().enumerate().map(table).collect() }
    }

    /// The transitions over one gap.
    pub fn over(&self, gap: u8) -> &Table {
        &self.tables[usize::from(gap)]
    }

    /// Adds the expectation of every transition over one gap to `sums`, from what [`Marginals::compute`] hands out.
    pub fn expect(&self, gap: u8, before: &Row, behind: &Row, sums: &mut Matrix) {
        let table = &self.tables[usize::from(gap)];
        for ((sums, row), alpha) in sums.iter_mut().zip(&table.forward).zip(before) {
            if *alpha > 1e-6 {
                for ((sum, weight), beta) in sums.iter_mut().zip(row).zip(behind) {
                    *sum += alpha * weight * beta;
                }
            }
        }
        for (half, weights) in table.inner_factors.iter().enumerate() {
            for (label, weight) in weights.iter().enumerate().take(STATES - HALF) {
                let from = half * HALF + label;
                sums[from][HALF + label] += before[from] * weight * behind[HALF + label];
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

/// Probabilities below this add nothing: what they could add to the share of a state is some hundred-thousandth.
const NOTHING: f32 = 1e-8;

/// How many numbers are compared or summed side by side.
const LANES: usize = 8;

/// The largest sum of two values that stand at the same place.
#[inline(always)]
fn largest(left: &Row, right: &Row) -> f32 {
    let mut most = [f32::NEG_INFINITY; LANES];
    for (left, right) in left.as_chunks::<LANES>().0.iter().zip(right.as_chunks::<LANES>().0) {
        for ((most, left), right) in most.iter_mut().zip(left).zip(right) {
            let sum = left + right;
            *most = if sum > *most { sum } else { *most };
        }
    }
    let mut top = f32::NEG_INFINITY;
    for value in most {
        top = if value > top { value } else { top };
    }
    top
}

#[inline(always)]
fn total(row: &Row) -> f32 {
    let mut sums = [0.0; LANES];
    for part in row.as_chunks::<LANES>().0 {
        for (sum, value) in sums.iter_mut().zip(part) {
            *sum += value;
        }
    }
    let mut all = 0.0;
    for sum in sums {
        all += sum;
    }
    all
}

/// Adds `weight` times every value to the sums.
#[inline(always)]
fn add_weighted<const N: usize>(sums: &mut [f32; N], weight: f32, values: &[f32; N]) {
    for (sum, value) in sums.iter_mut().zip(values) {
        *sum += weight * value;
    }
}

/// Whether any of the values counts.
#[inline(always)]
fn any(values: &[f32; LANES]) -> bool {
    let mut any = false;
    for value in values {
        any |= *value > NOTHING;
    }
    any
}

/// The halves of a row: outside and beginnings, insides.
#[inline(always)]
fn halves(row: &Row) -> &[Half; 2] {
    row.as_chunks().0.try_into().unwrap_or(&[[0.0; HALF]; 2])
}

#[inline(always)]
fn joined(begins: &Half, insides: &Half) -> Row {
    let mut row = [0.0; WIDTH];
    let (left, right) = row.split_at_mut(HALF);
    left.copy_from_slice(begins);
    right.copy_from_slice(insides);
    row
}

impl Table {
    /// The probabilities behind a gap, before the token's own say.
    #[inline(always)]
    fn step(&self, previous: &Row) -> Row {
        let (mut begins, mut insides) = ([0.0; HALF], [0.0; HALF]);
        for (weights, rows) in previous.as_chunks::<LANES>().0.iter().zip(self.forward.as_chunks::<LANES>().0) {
            if !any(weights) {
                continue;
            }
            for (weight, row) in weights.iter().zip(rows) {
                if *weight > NOTHING {
                    add_weighted(&mut begins, *weight, row);
                }
            }
        }
        for (weights, before) in self.inner_factors.iter().zip(halves(previous)) {
            for ((sum, weight), value) in insides.iter_mut().zip(weights).zip(before) {
                *sum += weight * value;
            }
        }
        joined(&begins, &insides)
    }

    /// The same from behind.
    #[inline(always)]
    fn step_back(&self, behind: &Row) -> Row {
        let [begins, insides] = halves(behind);
        let mut sums = [0.0; WIDTH];
        for (weight, row) in begins.iter().zip(&self.backward) {
            if *weight > NOTHING {
                add_weighted(&mut sums, *weight, row);
            }
        }
        let [mut left, mut right] = *halves(&sums);
        for (sums, weights) in [&mut left, &mut right].into_iter().zip(&self.inner_factors) {
            for ((sum, weight), value) in sums.iter_mut().zip(weights).zip(insides) {
                *sum += weight * value;
            }
        }
        joined(&left, &right)
    }
}

impl Marginals {
    /// Computes the marginals of `chain`; `edge` receives, for every token but the first, the gap and what is needed for the
    /// expectation of a transition: the forward row before, and the weighted backward row.
    pub fn compute(&mut self, chain: &Chain, transitions: &Transitions, mut edge: impl FnMut(u8, &Row, &Row)) {
        compute(self, chain, transitions, &mut edge);
    }
}

/// [`Marginals::compute`].
#[multiversion(targets("x86_64+avx2"))]
fn compute<F: FnMut(u8, &Row, &Row)>(marginals: &mut Marginals, chain: &Chain, transitions: &Transitions, edge: &mut F) {
    let length = chain.emissions.len();
    marginals.log_sum = 0.0;
    marginals.factors.clear();
    marginals.forward.clear();
    marginals.scales.clear();
    let mut start = [0.0; WIDTH];
    start[0] = 1.0;
    let mut previous = start;
    for (emission, &gap) in chain.emissions.iter().zip(&chain.gaps) {
        let best = largest(emission, &NOBODY);
        let mut factors = [0.0; WIDTH];
        for (factor, score) in factors.iter_mut().zip(emission) {
            *factor = exponential((score - best).clamp(FLOOR, 0.0));
        }
        let mut next = transitions.tables[usize::from(gap)].step(&previous);
        for (value, factor) in next.iter_mut().zip(&factors) {
            *value *= factor;
        }
        let scale = total(&next).max(f32::MIN_POSITIVE);
        let share = 1.0 / scale;
        for value in &mut next {
            *value *= share;
        }
        marginals.log_sum += f64::from(best) + f64::from(scale.ln());
        marginals.scales.push(scale);
        marginals.factors.push(factors);
        marginals.forward.push(next);
        previous = next;
    }
    let mut beta = [1.0; WIDTH];
    marginals.nodes.clear();
    marginals.nodes.resize(length, [0.0; WIDTH]);
    for t in (0..length).rev() {
        for ((node, alpha), value) in marginals.nodes[t].iter_mut().zip(&marginals.forward[t]).zip(&beta) {
            *node = alpha * value;
        }
        let mut weighted = [0.0; WIDTH];
        for ((out, value), factor) in weighted.iter_mut().zip(&beta).zip(&marginals.factors[t]) {
            *out = value * factor * (1.0 / marginals.scales[t]);
        }
        let gap = chain.gaps[t];
        edge(gap, if t > 0 { &marginals.forward[t - 1] } else { &start }, &weighted);
        beta = transitions.tables[usize::from(gap)].step_back(&weighted);
    }
}

/// The exponential of a number from -80 to 0, to some seven digits: plain arithmetic, of which a whole row is one run of vector
/// operations. Two to the whole part goes into the exponent, a polynomial (Cephes, `expf`) does the rest.
#[inline(always)]
fn exponential(x: f32) -> f32 {
    // Adding it rounds to a whole number, which then stands in the last bits.
    const ROUND: f32 = 12_582_912.0;
    let whole = x * std::f32::consts::LOG2_E + ROUND;
    let exponent = whole.to_bits().wrapping_sub(ROUND.to_bits());
    let whole = whole - ROUND;
    let rest = x - whole * 0.693_359_4 + whole * 2.121_944_4e-4;
    let mut value = 1.987_569_1e-4;
    for part in [1.398_199_9e-3, 8.333_452e-3, 4.166_579_6e-2, 1.666_666_5e-1, 0.5] {
        value = value * rest + part;
    }
    value = value * rest * rest + rest + 1.0;
    f32::from_bits(value.to_bits().wrapping_add(exponent << 23))
}

/// The best path and its score.
#[multiversion(targets("x86_64+avx2"))]
pub fn best_path(chain: &Chain, transitions: &Transitions) -> (Vec<State>, f64) {
    let length = chain.emissions.len();
    if length == 0 {
        return (Vec::new(), 0.0);
    }
    let mut origins: Vec<[u8; WIDTH]> = Vec::with_capacity(length);
    let mut scores = [f32::NEG_INFINITY; WIDTH];
    scores[0] = 0.0;
    for (emission, &gap) in chain.emissions.iter().zip(&chain.gaps) {
        let (mut best, origin) = transitions.tables[usize::from(gap)].best(&scores);
        for (value, score) in best.iter_mut().zip(emission) {
            *value += score;
        }
        scores = best;
        origins.push(origin);
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

impl Table {
    /// The best score of every state behind a gap, before the token's own say, and the state that it comes from.
    #[inline(always)]
    fn best(&self, scores: &Row) -> (Row, [u8; WIDTH]) {
        // What even its best transition leaves behind the worst transition of another leads nowhere.
        let bar = largest(scores, &self.least);
        let (mut begins, mut origins) = ([f32::NEG_INFINITY; HALF], [0u32; HALF]);
        for (from, row) in self.scores.iter().enumerate() {
            if scores[from] + self.most[from] < bar || scores[from] == f32::NEG_INFINITY {
                continue;
            }
            for ((best, origin), weight) in begins.iter_mut().zip(&mut origins).zip(row) {
                let score = scores[from] + weight;
                let better = score > *best;
                *best = if better { score } else { *best };
                *origin = if better { from as u32 } else { *origin };
            }
        }
        let mut all = [0; WIDTH];
        let (mut insides, [of_begins, of_insides]) = ([f32::NEG_INFINITY; HALF], halves(scores));
        for label in 0..HALF {
            let (begun, gone_on) = (of_begins[label] + self.inner[0][label], of_insides[label] + self.inner[1][label]);
            insides[label] = begun.max(gone_on);
            all[label] = origins[label] as u8;
            all[HALF + label] = if gone_on > begun { HALF + label } else { label } as u8;
        }
        (joined(&begins, &insides), all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::Label;

    #[test]
    fn marginals_sum_to_one_and_agree_with_enumeration() {
        let mut weights = vec![[[0.0; WIDTH]; STATES]; Gap::COUNT];
        let author = [State::begin(Label::Author), State::inside(Label::Author)];
        let [begin, inside] = author.map(|state| usize::from(state.0));
        weights[1][begin][inside] = 1.5;
        let transitions = Transitions::new(&weights);
        let mut chain = Chain { emissions: vec![[0.0; WIDTH]; 2], gaps: vec![0, 1] };
        chain.emissions[0][begin] = 2.0;
        chain.emissions[1][inside] = 0.5;
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
        assert_eq!(path, author);
    }

    #[test]
    fn the_exponential_is_one() {
        for x in (0..=50_000).map(|n| n as f32 / -1000.0) {
            let (found, exact) = (exponential(x), f64::from(x).exp());
            assert!((f64::from(found) / exact - 1.0).abs() < 5e-7, "{x}: {found} {exact}");
        }
    }
}
