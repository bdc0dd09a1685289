//! Evidence of the titles: how much they say, where they part, and which differences hold works apart.

use rapidfuzz::distance::indel;

use super::super::Verdict;
use super::super::profile::Profile;
use super::title_diff::{Gap, TitleDiff};
use super::{Case, Known, people, weights};
use crate::key::{TitleKey, is_instrument_word, is_reply_word, is_rubric_word, number_of_word};

/// Whether the titles allow one work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Alike {
    /// The titles are equal but for spelling.
    Yes,
    /// One has words that the other lacks.
    Partly,
    /// A title is missing.
    Unknown,
    /// Other titles.
    No,
}

/// Below this similarity of letters two titles are other titles.
const LEAST_SIMILARITY: f64 = 0.6;
/// The longer title may have this many times the letters of one that it begins with.
const MOST_CUT: usize = 4;

pub(super) fn weigh(a: &Profile, b: &Profile, known: Known, case: &mut Case) -> Alike {
    let (Some(title_a), Some(title_b)) = (&a.title, &b.title) else {
        let title = a.title.as_ref().or(b.title.as_ref());
        let among_names = |profile: &Profile| title.is_some_and(|title| profile.people.iter().any(|name| name.holds_words(title.words())));
        match title {
            Some(title) if among_names(if a.title.is_none() { a } else { b }) => {
                case.weigh(worth(title), "one title stands among the other's names")
            }
            _ => case.weigh(weights::TITLE_NONE, "a title is missing"),
        }
        return Alike::Unknown;
    };
    let worth = worth(title_a).min(worth(title_b));
    if a.compact == b.compact {
        case.weigh(worth, "title equal");
        return Alike::Yes;
    }
    let other = |case: &mut Case| {
        if known.same_spot && people::several_agree(a, b) {
            case.weigh(weights::TITLE_TRANSLATED, "other titles in the same pages, as of a translated title");
            return Alike::Unknown;
        }
        case.hold_apart(weights::TITLE_OTHER, Verdict::Different, "titles differ");
        Alike::No
    };
    let (short, long) = if a.compact.len() <= b.compact.len() { (a, b) } else { (b, a) };
    let cut = long.compact.contains(&short.compact) && long.compact.len() <= MOST_CUT * short.compact.len().max(8);
    if !cut && !similar_enough(&a.compact, &b.compact) {
        return other(case);
    }
    let diff = TitleDiff::new(title_a.as_str(), title_b.as_str());
    if diff.gaps.is_empty() {
        case.weigh(worth, "title equal but for numerals or hyphens");
        return Alike::Yes;
    }
    let mut parts = Case::default();
    let mut lacking = 0;
    for gap in &diff.gaps {
        weigh_gap(gap, a, b, known, &mut parts);
        lacking += usize::from(parts.evidence.last().is_some_and(|item| item.bits <= weights::TITLE_CUT) && !is_typo(gap));
    }
    if lacking > 1 && !known.same_doi && !known.same_spot {
        parts.hold_apart(0.0, Verdict::Probable, "titles differ in several places");
    }
    hold_numbers_apart(&diff, a, b, known, &mut parts);
    let cost = parts.score();
    if worth + cost <= 0.0 && parts.evidence.iter().all(|item| item.limit < Verdict::Different) {
        return other(case);
    }
    case.weigh(worth, "titles alike");
    case.evidence.append(&mut parts.evidence);
    let spelling = diff.gaps.iter().all(is_typo);
    match worth + cost <= 0.0 {
        true => Alike::No,
        false if spelling => Alike::Yes,
        false => Alike::Partly,
    }
}

/// A rubric's texts are one only where they stand in one place.
pub(super) fn weigh_rubric(a: &Profile, b: &Profile, known: Known, case: &mut Case) {
    let same_pages = matches!((&a.pages, &b.pages), (Some(x), Some(y)) if x.same_start(y));
    let same_volume = matches!((&a.volume, &b.volume), (Some(x), Some(y)) if x == y);
    let same_place = same_pages && same_volume;
    if !known.same_doi && !same_place {
        case.hold_apart(weights::TITLE_RUBRIC, Verdict::Probable, "the title stands over another text every time");
    }
}

fn similar_enough(a: &str, b: &str) -> bool {
    indel::normalized_similarity_with_args(a.bytes(), b.bytes(), &indel::Args::default().score_cutoff(LEAST_SIMILARITY)).is_some()
}

/// How much an equal title says: long titles are hardly equal by chance, "Introduction" often.
fn worth(title: &TitleKey) -> f64 {
    let words = title.content_words().filter(|word| word.chars().count() > 2 || !word.is_ascii()).count();
    let words = u32::try_from(words).unwrap_or(u32::MAX);
    (weights::TITLE_BASE + weights::TITLE_WORD * f64::from(words)).min(weights::TITLE_MOST)
}

fn weigh_gap(gap: &Gap<'_>, a: &Profile, b: &Profile, known: Known, case: &mut Case) {
    let (content_a, content_b) = gap.content();
    if gap.a.iter().chain(&gap.b).any(|word| is_reply_word(word)) && (gap.at_start || gap.at_end) {
        case.hold_apart(
            weights::TITLE_OTHER_WORD,
            Verdict::Different,
            format!("one is a reply to or a correction of the other: {}", shown(gap)),
        );
        return;
    }
    let year_of = |words: &[&str], other: &Profile| words.iter().all(|word| word.parse().is_ok_and(|year: i32| Some(year) == other.year));
    let leaked = gap.at_start && (people::are_names(&content_a, b) || people::are_names(&content_b, a));
    match (content_a.is_empty(), content_b.is_empty()) {
        (true, true) => case.weigh(weights::TITLE_STOP_WORD, format!("small words of the titles differ: {}", shown(gap))),
        (true, false) if year_of(&content_b, a) => case.weigh(0.0, "one title names the year"),
        (false, true) if year_of(&content_a, b) => case.weigh(0.0, "one title names the year"),
        (true, false) | (false, true) if leaked => {
            case.weigh(weights::TITLE_LEAKED_NAME, format!("names stand before one title: {}", shown(gap)))
        }
        (true, false) | (false, true) if gap.at_end && content_a.iter().chain(&content_b).all(|word| is_rubric_word(word)) => {
            let limit = if known.same_doi || known.same_spot { Verdict::Same } else { Verdict::Probable };
            case.hold_apart(weights::TITLE_CUT, limit, format!("one title names a rubric: {}", shown(gap)));
        }
        (true, false) | (false, true) if gap.at_end => case.weigh(weights::TITLE_CUT, format!("one title goes on: {}", shown(gap))),
        (true, false) | (false, true) => {
            let words = u8::try_from(content_a.len() + content_b.len()).unwrap_or(u8::MAX);
            case.weigh(weights::TITLE_MISSING_WORD * f64::from(words), format!("one title lacks words: {}", shown(gap)));
        }
        (false, false) => weigh_replaced(gap, &content_a, &content_b, known, case),
    }
}

fn weigh_replaced(gap: &Gap<'_>, a: &[&str], b: &[&str], known: Known, case: &mut Case) {
    if is_typo(gap) {
        let letters = gap.letters();
        let cost = weights::TITLE_TYPO * f64::from(u8::try_from(letters.min(6)).unwrap_or(6));
        case.weigh(cost, format!("titles differ by {letters} letter{}: {}", if letters == 1 { "" } else { "s" }, shown(gap)));
        return;
    }
    let words = u8::try_from(a.len().max(b.len())).unwrap_or(u8::MAX);
    let instrument = |words: &[&str]| words.iter().any(|word| is_instrument_word(word));
    if instrument(a) && instrument(b) && !known.same_doi {
        return case.hold_apart(weights::TITLE_OTHER_WORD, Verdict::Different, format!("other instruments: {}", shown(gap)));
    }
    let limit = if known.same_doi || known.same_spot { Verdict::Same } else { Verdict::Probable };
    case.hold_apart(weights::TITLE_OTHER_WORD * f64::from(words), limit, format!("titles have other words: {}", shown(gap)));
}

/// A misspelling: few letters of long words, no number, not one of the pairs that mean the opposite.
fn is_typo(gap: &Gap<'_>) -> bool {
    let (a, b) = (&gap.a, &gap.b);
    let length = a.concat().chars().count().min(b.concat().chars().count());
    let allowed = match length {
        0..=3 => 0,
        4..=7 => 1,
        8..=11 => 2,
        12..=20 => 3,
        _ => length / 6,
    };
    let digits = a.iter().chain(b).any(|word| word.contains(|c: char| c.is_ascii_digit()));
    let numbers = a.iter().any(|word| number_of_word(word).is_some()) && b.iter().any(|word| number_of_word(word).is_some());
    gap.letters() <= allowed && !digits && !numbers && !a.iter().zip(b).any(|(x, y)| opposed(x, y))
}

/// Beginnings that turn a word into its opposite with few letters.
const OPPOSED: [(&str, &str); 14] = [
    ("hyper", "hypo"),
    ("inter", "intra"),
    ("pre", "post"),
    ("pro", "anti"),
    ("micro", "macro"),
    ("in", "ex"),
    ("in", "de"),
    ("im", "em"),
    ("endo", "exo"),
    ("mono", "poly"),
    ("over", "under"),
    ("", "un"),
    ("", "in"),
    ("", "non"),
];

fn opposed(a: &str, b: &str) -> bool {
    let opposite = |a: &str, b: &str| {
        OPPOSED.iter().any(|(x, y)| a.strip_prefix(x).is_some_and(|rest| rest.len() > 2 && b.strip_prefix(y) == Some(rest)))
    };
    opposite(a, b) || opposite(b, a)
}

/// Numbers that only one title has, against numbers that only the other has, are other works: reports of years, meetings, parts.
fn hold_numbers_apart(diff: &TitleDiff<'_>, a: &Profile, b: &Profile, known: Known, case: &mut Case) {
    let (mut only_a, mut only_b) = (Vec::new(), Vec::new());
    for gap in diff.gaps.iter().filter(|gap| !is_typo(gap)) {
        let (of_a, of_b) = gap.numbers();
        only_a.extend(of_a);
        only_b.extend(of_b);
    }
    let common: Vec<u32> = only_a.iter().copied().filter(|number| only_b.contains(number)).collect();
    only_a.retain(|number| !common.contains(number));
    only_b.retain(|number| !common.contains(number));
    let named_year = |numbers: &mut Vec<u32>, other: &Profile| numbers.retain(|&number| other.year != i32::try_from(number).ok());
    let letters = |words: &[&str]| words.len() == 1 && words.iter().all(|word| word.chars().count() == 1);
    if !only_a.is_empty() && !only_b.is_empty() {
        case.hold_apart(0.0, Verdict::Different, format!("numbers in the titles differ: {} / {}", listed(&only_a), listed(&only_b)));
        return;
    }
    if diff.gaps.iter().any(|gap| letters(&gap.a) && letters(&gap.b)) {
        case.hold_apart(0.0, Verdict::Different, "a single letter in the titles differs, as of parts A and B");
        return;
    }
    named_year(&mut only_a, b);
    named_year(&mut only_b, a);
    if (!only_a.is_empty() || !only_b.is_empty()) && !known.same_doi && !known.same_spot {
        let numbers = if only_a.is_empty() { &only_b } else { &only_a };
        case.hold_apart(0.0, Verdict::Probable, format!("only one title has the number {}", listed(numbers)));
    }
}

fn listed(numbers: &[u32]) -> String {
    numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
}

fn shown(gap: &Gap<'_>) -> String {
    let side = |words: &[&str]| if words.is_empty() { "–".to_string() } else { format!("“{}”", words.join(" ")) };
    match (gap.a.is_empty(), gap.b.is_empty()) {
        (true, _) => side(&gap.b),
        (_, true) => side(&gap.a),
        _ => format!("{} / {}", side(&gap.a), side(&gap.b)),
    }
}
