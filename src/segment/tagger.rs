//! The tagger: a model applied to a reference, its states made segments.

use std::cell::RefCell;

use super::certainty;
use super::crf::{Chain, Gap, Marginals, best_path};
use super::harmonise::harmonise;
use super::mark::Mark;
use super::model::{Features, Model, Sums};
use super::rescore::{PATHS, Run, SURE, best_paths, features};
use super::state::{Row, State};
use super::token::Kind;
use super::view::View;
use super::{Label, Segment, Segmentation};
use crate::Span;

/// What a forbidden state scores: far below anything learned, still finite.
const FORBIDDEN: f32 = -1e4;

/// Room that is kept from reference to reference.
#[derive(Default)]
struct Work {
    features: Features,
    chain: Chain,
    marginals: Marginals,
}

/// Cuts `raw` into fields with `model`.
pub fn tag(raw: &str, model: &Model) -> Segmentation {
    thread_local!(static WORK: RefCell<Work> = RefCell::default());
    let view = View::new(raw, &model.lexicon);
    if view.tokens.is_empty() {
        return Segmentation::default();
    }
    WORK.with_borrow_mut(|work| {
        score(&view, model, work);
        let (path, score) = best_path(&work.chain, &model.transitions);
        work.marginals.compute(&work.chain, &model.transitions, |_, _, _| {});
        let probability = (score - work.marginals.log_sum).exp().clamp(0.0, 1.0) as f32;
        let weighed = if probability > SURE || model.rescorer.is_empty() { None } else { weigh(&view, model, work) };
        let (path, probability) = weighed.unwrap_or((path, probability));
        let mut segments = segments(&view, &path);
        certainty::judge(&view, &path, &work.marginals, &model.certainty, &mut segments);
        Segmentation { segments, confidence: model.certainty.of_whole(probability) }
    })
}

/// The best of the best paths by what their fields look like, and its share among them.
fn weigh(view: &View, model: &Model, work: &Work) -> Option<(Vec<State>, f32)> {
    let mut cuts = cuts(view, model, work);
    let scores = model.rescorer.scores(view, cuts.iter().map(|cut| (cut.runs.as_slice(), cut.probability)));
    let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let best = scores.iter().position(|&score| score == top)?;
    let share = 1.0 / scores.iter().map(|score| (score - top).exp()).sum::<f32>();
    Some((cuts.swap_remove(best).path, share))
}

/// A way to cut a reference.
struct Cut {
    /// The best of the paths that make it.
    path: Vec<State>,
    /// How probable those paths are together.
    probability: f32,
    runs: Vec<Run>,
}

/// The best ways to cut a reference; paths that differ in signs between fields only are one.
fn cuts(view: &View, model: &Model, work: &Work) -> Vec<Cut> {
    let mut cuts: Vec<Cut> = Vec::new();
    for (path, score) in best_paths(&work.chain, &model.transitions, &work.marginals, PATHS) {
        let probability = (f64::from(score) - work.marginals.log_sum).exp().clamp(0.0, 1.0) as f32;
        let mut runs = runs(view, &path);
        let place = |run: &Run| (run.label, run.start, run.end);
        match cuts.iter_mut().find(|cut| cut.runs.iter().map(place).eq(runs.iter().map(place))) {
            Some(same) => same.probability += probability,
            None => {
                for run in &mut runs {
                    let sure = |index: usize| {
                        let state = usize::from(path.get(index).map_or(0, |state| state.0));
                        work.marginals.nodes.get(index).and_then(|row| row.get(state)).copied().unwrap_or(0.0)
                    };
                    run.least = (run.start..run.end).map(sure).fold(1.0, f32::min);
                }
                cuts.push(Cut { path, probability, runs });
            }
        }
    }
    cuts
}

/// A way to cut a reference with its features, to learn which one is right.
pub(super) struct Candidate {
    /// The fields.
    pub segmentation: Segmentation,
    /// Hash and value of the features.
    pub features: Vec<(u32, f32)>,
}

/// The ways to cut `raw` among which [`tag`] would weigh; none where it is sure.
pub(super) fn candidates(raw: &str, model: &Model) -> Vec<Candidate> {
    let view = View::new(raw, &model.lexicon);
    let mut work = Work::default();
    score(&view, model, &mut work);
    work.marginals.compute(&work.chain, &model.transitions, |_, _, _| {});
    let candidate = |cut: Cut| {
        let mut list = Vec::new();
        features(&view, &cut.runs, cut.probability, &mut |feature, value| list.push((feature, value)));
        Candidate { segmentation: Segmentation { segments: segments(&view, &cut.path), confidence: cut.probability }, features: list }
    };
    let cuts = cuts(&view, model, &work);
    if cuts.first().is_none_or(|first| first.probability > SURE) { Vec::new() } else { cuts.into_iter().map(candidate).collect() }
}

/// Sums that tokens share while their `key` is the same.
struct Shared<K> {
    key: Option<K>,
    sums: Sums,
}

impl<K> Default for Shared<K> {
    fn default() -> Self {
        Shared { key: None, sums: [0; 64] }
    }
}

impl<K: PartialEq> Shared<K> {
    /// Whether `key` is another than before; then the sums begin anew.
    fn turns(&mut self, key: K) -> bool {
        let other = self.key.as_ref() != Some(&key);
        if other {
            *self = Shared { key: Some(key), sums: [0; 64] };
        }
        other
    }
}

/// Scores the states of every token.
fn score(view: &View, model: &Model, Work { features, chain, .. }: &mut Work) {
    chain.emissions.clear();
    chain.gaps.clear();
    // What the tokens of a phrase, a sentence or a stretch between events share is worked out once for all of them.
    let (mut phrase, mut sentence, mut stretch) = (Shared::default(), Shared::default(), Shared::default());
    for index in 0..view.tokens.len() {
        if phrase.turns(view.phrase(index)) {
            view.phrase_features(index, &mut |feature| features.list.push(feature));
            model.add(features, &mut phrase.sums);
        }
        if sentence.turns(view.sentence(index)) {
            view.sentence_features(index, &mut |feature| features.list.push(feature));
            model.add(features, &mut sentence.sums);
        }
        if stretch.turns(view.stretch(index)) {
            view.event_features(index, &mut |feature| features.list.push(feature));
            model.add(features, &mut stretch.sums);
        }
        let mut sums = [0; 64];
        for (place, sum) in sums.iter_mut().enumerate() {
            *sum = phrase.sums[place] + sentence.sums[place] + stretch.sums[place];
        }
        view.own_features(index, &mut |feature| features.list.push(feature));
        model.add(features, &mut sums);
        let mut row = model.scores(&sums);
        let gap = Gap::before(&view.tokens, &view.frames, index);
        restrict(view, index, gap, &mut row);
        chain.emissions.push(row);
        chain.gaps.push(gap as u8);
    }
}

/// What is certain: a DOI is a DOI or part of an address, an address is an address, a date of access and "op. cit." are notes, and no
/// place goes on behind a colon ("London: Routledge"), nor an author into emphasis ("Doe, J. *NATO*").
fn restrict(view: &View, index: usize, gap: Gap, row: &mut Row) {
    if gap == Gap::Colon {
        row[usize::from(State::inside(Label::Location).0)] += FORBIDDEN;
    }
    if emphasis_begins(view, index) {
        row[usize::from(State::inside(Label::Author).0)] += FORBIDDEN;
    }
    let quoted = view.frames.get(index).is_some_and(|frame| frame.quoted);
    let access = view.marks.get(index).is_some_and(|marks| marks.has(Mark::Access) || (marks.has(Mark::BackReference) && !quoted));
    let allowed: &[Label] = match view.tokens.kind(index) {
        _ if access => &[Label::Note],
        Kind::Doi => &[Label::Doi, Label::Url],
        Kind::Url => &[Label::Url],
        _ => return,
    };
    // The resolver before a DOI may stay outside, the DOI itself then being the field.
    let outside = view.tokens.kind(index + 1) == Kind::Doi;
    for state in State::all() {
        let kept = state.label().map_or(outside, |label| allowed.contains(&label));
        if !kept {
            row[usize::from(state.0)] += FORBIDDEN;
        }
    }
}

/// The fields of a path, trimmed to the value.
fn segments(view: &View, path: &[State]) -> Vec<Segment> {
    let tokens = &view.tokens;
    let segment = |run: Run| {
        let (first, last) = (tokens.list.get(run.start)?, tokens.list.get(run.end - 1)?);
        let span = harmonise(tokens.raw, run.label, Span::new(first.span.start, last.span.end));
        (!span.is_empty()).then_some(Segment { label: run.label, span, confidence: 0.0 })
    };
    runs(view, path).into_iter().filter_map(segment).collect()
}

/// Whether emphasis begins at a word that is no "et al.": then a title does, not another of an author's names.
fn emphasis_begins(view: &View, index: usize) -> bool {
    let tokens = &view.tokens.list;
    let plain = index.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(|token| !token.emphasis);
    let here = tokens.get(index).is_some_and(|token| token.emphasis && token.kind == Kind::Word);
    plain && here && !view.marks.get(index).is_some_and(|marks| marks.has(Mark::EtAl) || marks.has(Mark::AndWord))
}

/// Runs of one field, signs at the edges left out.
fn runs(view: &View, path: &[State]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut start = 0;
    while start < path.len() {
        let mut end = start + 1;
        while path.get(end).is_some_and(|state| state.is_inside()) && path.get(end).and_then(|s| s.label()) == path[start].label() {
            end += 1;
        }
        if let Some(label) = path[start].label()
            && let Some((first, behind)) = trim(view, label, start, end)
        {
            runs.push(Run { label, start: first, end: behind, least: 0.0 });
        }
        start = end;
    }
    runs
}

/// A run of tokens without the signs at its edges.
fn trim(view: &View, label: Label, mut start: usize, mut end: usize) -> Option<(usize, usize)> {
    let tokens = &view.tokens;
    loop {
        let before = (start, end);
        if start < end && tokens.kind(start) == Kind::Sign && drops_at_start(view, label, start, end) {
            start += 1;
        }
        if start < end && tokens.kind(end - 1) == Kind::Sign && drops_at_end(view, label, start, end - 1) {
            end -= 1;
        }
        if (start, end) == before {
            break;
        }
    }
    (start < end).then_some((start, end))
}

/// Whether the sign at the left edge is no part of the value: an opening one is, where it closes inside and the field goes on behind.
fn drops_at_start(view: &View, label: Label, start: usize, end: usize) -> bool {
    let tokens = &view.tokens;
    if label == Label::Author && tokens.low(start).chars().count() > 1 {
        return false;
    }
    let opens = view.frames.get(start).is_some_and(|f| f.opens);
    !(opens && partner(view, start, end).is_some_and(|close| (close + 1..end).any(|place| tokens.kind(place) != Kind::Sign)))
}

/// Whether the sign at the right edge is no part of the value: a closing one is, where it opened inside.
fn drops_at_end(view: &View, label: Label, start: usize, index: usize) -> bool {
    let tokens = &view.tokens;
    if view.frames.get(index).is_some_and(|f| f.closes) {
        let opened = opener(view, start, index);
        return opened.is_none_or(|open| open == start);
    }
    match tokens.low(index) {
        "." => !keeps_point(view, label, start, index),
        "?" | "!" | "..." => false,
        "%" | "+" | "#" => false,
        sign => label != Label::Author || sign.chars().count() == 1,
    }
}

/// Where before `end` the sign opened at `open` is closed.
fn partner(view: &View, open: usize, end: usize) -> Option<usize> {
    balanced(view, open, open..end)
}

/// Where from `start` on the sign closed at `close` was opened.
fn opener(view: &View, start: usize, close: usize) -> Option<usize> {
    balanced(view, close, (start..close + 1).rev())
}

/// The first of `places` at which the signs of the kind of `sign` are even again.
fn balanced(view: &View, sign: usize, mut places: impl Iterator<Item = usize>) -> Option<usize> {
    let kind = |index: usize| match view.tokens.low(index) {
        "(" | ")" => 1,
        "[" | "]" => 2,
        _ => 3,
    };
    let mut depth = 0;
    places.find(|&index| {
        let frame = view.frames.get(index).copied().unwrap_or_default();
        if !(frame.opens || frame.closes) || kind(index) != kind(sign) {
            return false;
        }
        depth += i32::from(frame.opens) - i32::from(frame.closes);
        depth == 0
    })
}

/// A point stays behind an initial or an abbreviation: in names, and where the field is written with points inside.
fn keeps_point(view: &View, label: Label, start: usize, index: usize) -> bool {
    let tokens = &view.tokens;
    let Some(last) = index.checked_sub(1) else { return false };
    let marks = view.marks.get(last).copied().unwrap_or_default();
    let short = tokens.low(last).chars().count() <= 5;
    match label {
        Label::Author | Label::Editor | Label::Translator => {
            // "Smith J." but "Smith JA": initials written together have no points of their own.
            let together = tokens.text(last).chars().nth(1).is_some_and(char::is_uppercase);
            (marks.has(Mark::Initial) && !together) || marks.has(Mark::EtAl) || (short && marks.has(Mark::Particle))
        }
        Label::ContainerTitle | Label::Publisher | Label::Location | Label::CollectionTitle => {
            let inner = (start..last).any(|place| tokens.low(place) == "." && tokens.low(place + 1) != ".");
            inner && short
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use crate::segment::segment;

    /// The segments as `label=value`, joined by bars.
    fn shown(raw: &str) -> String {
        let segments = segment(raw).segments;
        let parts: Vec<String> = segments.iter().map(|s| format!("{}={}", s.label.as_str(), s.span.of(raw))).collect();
        parts.join(" | ")
    }

    #[rstest]
    #[case::author_title_date(
        "Acharya, A. How ideas spread: Whose norms matter? International Organization, 58, No. 2. (2004): 239-275.",
        "author=Acharya, A. | title=How ideas spread: Whose norms matter? | container-title=International Organization | volume=58 | issue=2 | date=2004 | pages=239-275"
    )]
    #[case::glued_indonesian(
        "Data, Pranati.(2011). *Female Trafficking and Illegal Migration from Bangladesh to India*.*Pakistan Journal of Womens Studies* Vol.(18) No.(01).47",
        "author=Data, Pranati | date=2011 | title=Female Trafficking and Illegal Migration from Bangladesh to India | container-title=Pakistan Journal of Womens Studies | volume=18 | issue=01 | pages=47"
    )]
    #[case::chicago_note(
        "Lexy J. Moleong, *Metodologi Penelitian Kualitatif*, Bandung: PT Rosdakarya, pp.6-10.",
        "author=Lexy J. Moleong | title=Metodologi Penelitian Kualitatif | location=Bandung | publisher=PT Rosdakarya | pages=6-10"
    )]
    // Not solved: "Thesis" in emphasis is the kind of the work, not what it stands in.
    #[case::thesis(
        "Noor, S. M. \"Politik Hukum dalam Praktek Ratifikasi di Indonesia\", *Thesis* (Makassar: Universitas Hasanuddin, 2020).",
        "author=Noor, S. M. | title=Politik Hukum dalam Praktek Ratifikasi di Indonesia | container-title=Thesis | location=Makassar | publisher=Universitas Hasanuddin | date=2020"
    )]
    #[case::editors(
        "Okubo, S., & Shelley, L. (eds.) (2011). *Human security, transnational crime, and human trafficking*. London: Routledge.",
        "editor=Okubo, S., & Shelley, L. | date=2011 | title=Human security, transnational crime, and human trafficking | location=London | publisher=Routledge"
    )]
    #[case::corporate_with_access_date(
        "US Department of State. “Trafficking in Person (June 2019)” https://www.state.gov/reports/2019/ (diakses pada 1 April 2020).",
        "author=US Department of State | title=Trafficking in Person (June 2019) | url=https://www.state.gov/reports/2019/ | note=diakses pada 1 April 2020"
    )]
    #[case::place_and_publisher(
        "Dragiewicz, M. (Ed.). (2015). Global human trafficking: Critical issues and contexts. London: Routledge.",
        "editor=Dragiewicz, M. | date=2015 | title=Global human trafficking: Critical issues and contexts | location=London | publisher=Routledge"
    )]
    #[case::doi(
        "Cockbain, Ella, and Kate Bowers, \"Human Trafficking for Sex, Labour and Domestic Servitude,\" *Crime, Law and Social Change* 72, no. 1 (2019): 9–34, https://doi.org/10.1007/s10611-019-09836-7.",
        "author=Cockbain, Ella, and Kate Bowers | title=Human Trafficking for Sex, Labour and Domestic Servitude | container-title=Crime, Law and Social Change | volume=72 | issue=1 | date=2019 | pages=9–34 | doi=10.1007/s10611-019-09836-7"
    )]
    #[case::a_title_of_one_word_in_capitals(
        "Severino, Rodolfo C. *ASEAN* (Singapore: Institute of Southeast Asian Studies, 2008).",
        "author=Severino, Rodolfo C. | title=ASEAN | location=Singapore | publisher=Institute of Southeast Asian Studies | date=2008"
    )]
    #[case::chinese(
        "[1] 刘国钧, 陈绍业, 王凤翥. 图书馆目录[M]. 北京: 高等教育出版社, 1957: 15-18.",
        "citation-number=1 | author=刘国钧, 陈绍业, 王凤翥 | title=图书馆目录 | location=北京 | publisher=高等教育出版社 | date=1957 | pages=15-18"
    )]
    #[case::japanese(
        "佐藤健『日本の歴史』岩波書店、2010年、45-50頁。",
        "author=佐藤健 | title=日本の歴史 | publisher=岩波書店 | date=2010 | pages=45-50"
    )]
    #[case::vancouver(
        "15. Mues KE, Resende JC, Santos OC. User satisfaction with the Family Health Program. Pan Am Health J. 2012;31(6):454-60.",
        "citation-number=15 | author=Mues KE, Resende JC, Santos OC | title=User satisfaction with the Family Health Program | container-title=Pan Am Health J | date=2012 | volume=31 | issue=6 | pages=454-60"
    )]
    #[case::physics(
        "M. Deutsch, M. Hart, Phys. Rev. B 30 (1984) 2.",
        "author=M. Deutsch, M. Hart | container-title=Phys. Rev. B | volume=30 | date=1984 | pages=2"
    )]
    fn references(#[case] raw: &str, #[case] expected: &str) {
        assert_eq!(shown(raw), expected);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn any_text_gives_valid_spans(raw in "[\\PC\n]{0,120}") {
            let found = segment(&raw);
            let mut end = 0;
            for segment in &found.segments {
                prop_assert!(segment.span.start >= end && segment.span.end > segment.span.start);
                prop_assert!(raw.get(segment.span.start..segment.span.end).is_some());
                prop_assert!((0.0..=1.01).contains(&segment.confidence));
                end = segment.span.end;
            }
            prop_assert!((0.0..=1.0).contains(&found.confidence));
        }
    }
}
