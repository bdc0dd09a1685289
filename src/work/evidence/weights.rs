//! The weights of the evidence, in bits of log odds, and the scores that decide. Set by hand and tuned on the labelled
//! sets that `tests/dedupe_scores.rs` measures; round numbers, because the sets do not support finer ones.

/// From this score on two records are one work, if nothing holds them apart.
pub(super) const SAME: f64 = 12.0;
/// From this score on a person should look at the pair.
pub(super) const PROBABLE: f64 = 3.5;

/// A title's worth: a base, so much a content word, at most so much.
pub(super) const TITLE_BASE: f64 = 3.0;
pub(super) const TITLE_WORD: f64 = 2.0;
pub(super) const TITLE_MOST: f64 = 13.0;
/// A word that differs by letters.
pub(super) const TITLE_TYPO: f64 = -0.5;
/// Small words that differ.
pub(super) const TITLE_STOP_WORD: f64 = -0.3;
/// A subtitle that one of the two leaves out.
pub(super) const TITLE_CUT: f64 = -1.0;
/// Content words that one of the two lacks in the middle.
pub(super) const TITLE_MISSING_WORD: f64 = -3.0;
/// Other words in the same place.
pub(super) const TITLE_OTHER_WORD: f64 = -6.0;
/// Other titles.
pub(super) const TITLE_OTHER: f64 = -20.0;
/// Titles like "Editor's notes".
pub(super) const TITLE_RUBRIC: f64 = -4.0;
/// Names that stand before a title because the list of names was cut wrongly.
pub(super) const TITLE_LEAKED_NAME: f64 = -0.5;
/// Other titles in the same place by the same people: one is a translation.
pub(super) const TITLE_TRANSLATED: f64 = -5.0;
/// One record has no title.
pub(super) const TITLE_NONE: f64 = -2.0;

/// First people agree with written-out given names, initials, only family names, loosely.
pub(super) const PERSON_FULL: f64 = 4.0;
pub(super) const PERSON_INITIALS: f64 = 3.5;
pub(super) const PERSON_FAMILY: f64 = 2.5;
pub(super) const PERSON_LOOSE: f64 = 1.5;
/// Each further person that agrees, at most so many.
pub(super) const PERSON_FURTHER: f64 = 1.0;
pub(super) const PERSON_FURTHER_MOST: usize = 3;
/// Same family name, other given name.
pub(super) const PERSON_GIVEN: f64 = -2.0;
/// No person agrees.
pub(super) const PERSON_OTHER: f64 = -8.0;

pub(super) const YEAR_EQUAL: f64 = 2.0;
pub(super) const YEAR_NEXT: f64 = -1.0;
pub(super) const YEAR_OTHER: f64 = -3.0;

pub(super) const CONTAINER_EQUAL: f64 = 2.0;
pub(super) const CONTAINER_SHORT: f64 = 1.5;
/// Containers that share a name among other words ("Proc. ACM SIGMOD", "SIGMOD Conference").
pub(super) const CONTAINER_RELATED: f64 = 0.5;
pub(super) const CONTAINER_OTHER: f64 = -2.5;

pub(super) const VOLUME_EQUAL: f64 = 2.0;
pub(super) const VOLUME_OTHER: f64 = -3.0;
pub(super) const ISSUE_EQUAL: f64 = 1.0;
pub(super) const ISSUE_OTHER: f64 = -0.5;
pub(super) const PAGES_EQUAL: f64 = 4.0;
pub(super) const PAGES_INSIDE: f64 = 1.0;
pub(super) const PAGES_OTHER: f64 = -4.0;

pub(super) const DOI_EQUAL: f64 = 14.0;
pub(super) const DOI_OTHER: f64 = -10.0;
/// Title, year, volume and pages agree: one DOI is mistyped.
pub(super) const DOI_MISTYPED: f64 = -4.0;
pub(super) const ISBN_EQUAL: f64 = 8.0;
pub(super) const EPRINT_EQUAL: f64 = 10.0;
pub(super) const URL_EQUAL: f64 = 6.0;

pub(super) const PUBLISHER_EQUAL: f64 = 1.5;
pub(super) const PUBLISHER_OTHER: f64 = -0.5;
pub(super) const PLACE_EQUAL: f64 = 0.5;

pub(super) const FORM_OTHER: f64 = -4.0;
