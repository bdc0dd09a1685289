//! A place of publication by chance, from the list that the lexicon knows beforehand.

use std::sync::LazyLock;

use super::rng::Rng;
use crate::segment::places;

static PLACES: LazyLock<Vec<&'static str>> = LazyLock::new(|| places::all().collect());

/// One of the places.
pub fn any(rng: &mut Rng) -> &'static str {
    rng.word(&PLACES)
}
