//! [`Rng`]: a small deterministic source of chance; the same seed gives the same rows on every machine.

/// SplitMix64 (Steele, Lea, Flood 2014): one word of state, good enough to draw styles and faults with.
#[derive(Clone, Debug)]
pub struct Rng(u64);

impl Rng {
    /// The generator of this seed.
    pub fn new(seed: u64) -> Self {
        Self(seed ^ 0x5DEE_CE66_D1CE_4E5B)
    }

    /// A generator for the `n`th of a series: rows do not depend on how many were drawn before them.
    pub fn nth(seed: u64, n: u64) -> Self {
        let mut rng = Self::new(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(n));
        rng.next();
        rng
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `n`; 0 when `n` is 0.
    pub fn below(&mut self, n: usize) -> usize {
        if n == 0 { 0 } else { (self.next() % n as u64) as usize }
    }

    /// A number from `low` up to and with `high`.
    pub fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high.saturating_sub(low) + 1)
    }

    /// True with probability `p`.
    pub fn chance(&mut self, p: f64) -> bool {
        ((self.next() >> 11) as f64) < p * (1u64 << 53) as f64
    }

    /// One of the choices; `None` when there is none.
    pub fn pick<'a, T>(&mut self, choices: &'a [T]) -> Option<&'a T> {
        choices.get(self.below(choices.len()))
    }

    /// One of the words; `""` when there is none.
    pub fn word<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        self.pick(choices).copied().unwrap_or("")
    }

    /// The index drawn with these weights; 0 when all are 0.
    pub fn weighted(&mut self, weights: impl Iterator<Item = f64> + Clone) -> usize {
        let total: f64 = weights.clone().sum();
        let mut left = (self.next() >> 11) as f64 / (1u64 << 53) as f64 * total;
        for (index, weight) in weights.enumerate() {
            if left < weight {
                return index;
            }
            left -= weight;
        }
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_draws() {
        let draw = || (0..20).map(|n| Rng::nth(7, n).below(100)).collect::<Vec<_>>();
        assert_eq!(draw(), draw());
    }

    #[test]
    fn chance_keeps_its_probability() {
        let mut rng = Rng::new(1);
        let hits = (0..10_000).filter(|_| rng.chance(0.3)).count();
        assert!((2_800..3_200).contains(&hits), "{hits}");
    }
}
