//! Is a feature in a table at all? Most that are not are known without a search.

/// Which tags a table may hold: a bit for the end of each, by which most that it does not hold are known at once. A search for one
/// would pass some eight places of a table that is three quarters full.
pub struct Filter<const WORDS: usize>(Box<[u64]>);

impl<const WORDS: usize> Filter<WORDS> {
    /// The filter of a table of these tags; 0 is an empty place.
    pub fn new(tags: impl Iterator<Item = u32>) -> Self {
        let mut bits = vec![0; WORDS];
        for tag in tags.filter(|tag| *tag != 0) {
            bits[tag as usize >> 6 & (WORDS - 1)] |= 1 << (tag & 63);
        }
        Filter(bits.into())
    }

    /// Whether the table may hold the tag.
    pub fn may_hold(&self, tag: u32) -> bool {
        self.0.first_chunk::<WORDS>().is_some_and(|bits| bits[tag as usize >> 6 & (WORDS - 1)] >> (tag & 63) & 1 == 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_held_is_never_denied() {
        let tags: Vec<u32> = (1..5000u32).map(|n| n.wrapping_mul(0x9E37_79B9)).collect();
        let filter = Filter::<4096>::new(tags.iter().copied());
        assert!(tags.iter().all(|tag| filter.may_hold(*tag)));
        let others = (5000..15_000u32).filter(|n| filter.may_hold(n.wrapping_mul(0x9E37_79B9))).count();
        assert!(others < 500, "{others}");
    }
}
