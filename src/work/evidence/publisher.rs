//! Evidence of publisher and place: weak, publishers are renamed and bought.

use super::super::profile::Profile;
use super::{Case, weights};
use crate::key::is_stop_word;

pub(super) fn weigh(a: &Profile, b: &Profile, case: &mut Case) {
    if let (Some(x), Some(y)) = (&a.publisher, &b.publisher) {
        let shared = x.words().any(|word| !is_stop_word(word) && word.len() > 2 && y.words().any(|other| other == word));
        if shared {
            case.weigh(weights::PUBLISHER_EQUAL, "publisher agrees");
        } else {
            case.weigh(weights::PUBLISHER_OTHER, "publishers differ");
        }
    }
    if let (Some(x), Some(y)) = (&a.place, &b.place)
        && x == y
    {
        case.weigh(weights::PLACE_EQUAL, "place equal");
    }
}
