//! Open addressing: where in a table does a hash stand?
//!
//! The tables lie in the model file as they are, so that nothing has to be built when the program starts.

/// What tells a hash from others with a home nearby: 33 of its bits count, the highest by the home alone. Never 0, which is an empty
/// place.
pub fn tag(hash: u64) -> u32 {
    ((hash >> 31) as u32).max(1)
}

/// The place at which the search for a hash begins, of so many: by its highest bits.
pub fn home(hash: u64, room: usize) -> usize {
    (((hash >> 32) * room as u64) >> 32) as usize
}

/// The first of so many places, from the home of a hash on, at which `here` has what is `wanted`; none behind an empty place, a 0.
pub fn search<T: PartialEq + From<u8>>(room: usize, hash: u64, wanted: T, here: impl Fn(usize) -> T) -> Option<usize> {
    let mut at = home(hash, room);
    // Full tables, which only a damaged file holds, have an end too.
    for _ in 0..room {
        match here(at) {
            here if here == wanted => return Some(at),
            here if here == T::from(0) => return None,
            _ => at = if at + 1 == room { 0 } else { at + 1 },
        }
    }
    None
}

/// The first free place from the home of a hash on, which is then taken. There must be one.
pub fn settle(taken: &mut [bool], hash: u64) -> usize {
    let mut at = home(hash, taken.len());
    while taken[at] {
        at = (at + 1) % taken.len();
    }
    taken[at] = true;
    at
}
