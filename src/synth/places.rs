//! Places of publication, the same list that the lexicon knows beforehand.

use std::sync::LazyLock;

use super::rng::Rng;

static PLACES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("../segment/train/places.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(|line| line.split('|')).filter(|place| !place.is_empty()).collect()
});

/// All places.
pub(crate) fn all() -> impl Iterator<Item = &'static str> {
    PLACES.iter().copied()
}

/// One of the places.
pub fn any(rng: &mut Rng) -> &'static str {
    rng.word(&PLACES)
}
