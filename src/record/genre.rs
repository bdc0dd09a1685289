//! What sort of thesis, report or manuscript a work calls itself, wherever in the reference the words were labelled.

use super::Record;
use super::words::{Class, Classes, has};

/// A title of a journal or a remark has more words than a genre ("Unpublished doctoral dissertation").
const LONGEST: usize = 5;

/// Moves a genre that was labelled container ("*Thesis*") or note ("PhD thesis") where it belongs.
pub(super) fn read_genre(record: &mut Record) {
    if record.genre.is_some() {
        return;
    }
    let no_numbers = record.volume.is_none() && record.issue.is_none();
    if record.container_title.as_deref().is_some_and(is_genre) && no_numbers {
        record.genre = record.container_title.take();
    } else if record.note.as_deref().is_some_and(is_genre) {
        record.genre = record.note.take();
    } else if record.collection_title.as_deref().is_some_and(|series| is_genre(series) && has(series, Class::Thesis)) {
        record.genre = record.collection_title.take();
    }
}

/// Nothing but the name of a genre.
fn is_genre(text: &str) -> bool {
    let short = text.split_whitespace().count() <= LONGEST && !text.contains(|c: char| c.is_ascii_digit());
    if !short {
        return false;
    }
    let says = Classes::of(text);
    !says.has(Class::Periodical) && (says.has(Class::Thesis) || says.has(Class::Unpublished))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Thesis", true)]
    #[case("Unpublished doctoral dissertation", true)]
    #[case("Skripsi", true)]
    #[case("Dissertation Abstracts International Section A Journal", false)]
    #[case("Thesis Eleven Review", false)]
    #[case("Hypothesis", false)]
    fn genres(#[case] text: &str, #[case] expected: bool) {
        assert_eq!(is_genre(text), expected);
    }
}
