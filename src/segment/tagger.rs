//! The tagger: a model applied to a reference, its states made segments.

use super::crf::{Chain, Gap, Marginals, best_path};
use super::feature::View;
use super::harmonise::harmonise;
use super::mark::Mark;
use super::model::Model;
use super::state::{STATES, State, WIDTH};
use super::token::Kind;
use super::{Label, Segment, Segmentation};
use crate::Span;

/// What a forbidden state scores: far below anything learned, still finite.
const FORBIDDEN: f32 = -1e4;

/// Cuts `raw` into fields with `model`.
pub fn tag(raw: &str, model: &Model) -> Segmentation {
    let view = View::new(raw, &model.lexicon);
    if view.tokens.is_empty() {
        return Segmentation::default();
    }
    let chain = chain(&view, model);
    let (path, score) = best_path(&chain, &model.transitions);
    let mut marginals = Marginals::default();
    marginals.compute(&chain, &model.transitions, |_, _, _| {});
    let confidence = (score - marginals.log_sum).exp().clamp(0.0, 1.0) as f32;
    let segments = segments(&view, &path, &marginals);
    Segmentation { segments, confidence }
}

fn chain(view: &View, model: &Model) -> Chain {
    let mut chain = Chain::default();
    for index in 0..view.tokens.len() {
        let mut row = [0.0; WIDTH];
        view.features(index, &mut |feature| model.add(feature, &mut row));
        restrict(view, index, &mut row);
        chain.emissions.push(row);
        chain.gaps.push(Gap::before(&view.tokens, &view.frames, index) as u8);
    }
    chain
}

/// What is certain: a DOI is a DOI or part of an address, an address is an address, a date of access is a note.
fn restrict(view: &View, index: usize, row: &mut [f32; WIDTH]) {
    let access = view.marks.get(index).is_some_and(|marks| marks.has(Mark::Access));
    let allowed: &[Label] = match view.tokens.kind(index) {
        _ if access => &[Label::Note],
        Kind::Doi => &[Label::Doi, Label::Url],
        Kind::Url => &[Label::Url],
        _ => return,
    };
    // The resolver before a DOI may stay outside, the DOI itself then being the field.
    let outside = view.tokens.kind(index + 1) == Kind::Doi;
    for state in 0..STATES as u8 {
        let kept = State(state).label().map_or(outside, |label| allowed.contains(&label));
        if !kept {
            row[usize::from(state)] += FORBIDDEN;
        }
    }
}

/// Runs of one field, trimmed to the value.
fn segments(view: &View, path: &[State], marginals: &Marginals) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    let mut start = 0;
    while start < path.len() {
        let mut end = start + 1;
        while path.get(end).is_some_and(|state| state.is_inside()) && path.get(end).and_then(|s| s.label()) == path[start].label() {
            end += 1;
        }
        if let Some(label) = path[start].label()
            && let Some(span) = trim(view, label, start, end)
        {
            segments.push(Segment { label, span, confidence: confidence(&path[start..end], marginals, start) });
        }
        start = end;
    }
    segments
}

/// The value of a run of tokens: signs at its edges left out, then the signal words.
fn trim(view: &View, label: Label, mut start: usize, mut end: usize) -> Option<Span> {
    let tokens = &view.tokens;
    while start < end && tokens.kind(start) == Kind::Sign && drops_at_start(view, label, start) {
        start += 1;
    }
    while start < end && tokens.kind(end - 1) == Kind::Sign && drops_at_end(view, label, start, end - 1) {
        end -= 1;
    }
    let (first, last) = (tokens.list.get(start)?, tokens.list.get(end.checked_sub(1)?)?);
    if end <= start {
        return None;
    }
    let span = Span::new(first.span.start, last.span.end);
    Some(harmonise(tokens.raw, label, span)).filter(|span| !span.is_empty())
}

fn drops_at_start(view: &View, label: Label, index: usize) -> bool {
    let repeated_author = label == Label::Author && view.tokens.low(index).chars().count() > 1;
    let opens = view.frames.get(index).is_some_and(|f| f.opens);
    // An opening bracket that closes inside the field belongs to it ("(Re)reading", "[Anon.]"), a quotation mark does not.
    let quote = view.tokens.low(index) == "\"" || view.tokens.low(index) == "'";
    !repeated_author && (!opens || quote || !matches!(label, Label::Title | Label::ContainerTitle | Label::Author | Label::Publisher))
}

fn drops_at_end(view: &View, label: Label, start: usize, index: usize) -> bool {
    let tokens = &view.tokens;
    match tokens.low(index) {
        "." => !keeps_point(view, label, start, index),
        "?" | "!" | "..." => false,
        ")" | "]" => {
            let open = if tokens.low(index) == ")" { "(" } else { "[" };
            let (mut depth, mut inside) = (0i32, false);
            for place in start..index {
                if tokens.low(place) == open {
                    depth += 1;
                } else if tokens.low(place) == tokens.low(index) {
                    depth -= 1;
                }
                inside = depth > 0;
            }
            !inside
        }
        sign => !(label == Label::Author && sign.chars().count() > 1) && !matches!(sign, "%" | "+" | "#"),
    }
}

/// A point stays behind an initial or an abbreviation: in names, and where the field is written with points inside.
fn keeps_point(view: &View, label: Label, start: usize, index: usize) -> bool {
    let tokens = &view.tokens;
    let Some(last) = index.checked_sub(1) else { return false };
    let marks = view.marks.get(last).copied().unwrap_or_default();
    let short = tokens.low(last).chars().count() <= 5;
    match label {
        Label::Author | Label::Editor | Label::Translator => {
            marks.has(Mark::Initial) || marks.has(Mark::EtAl) || (short && marks.has(Mark::Particle))
        }
        Label::ContainerTitle | Label::Publisher | Label::Location | Label::CollectionTitle => {
            let inner = (start..last).any(|place| tokens.low(place) == "." && tokens.low(place + 1) != ".");
            inner && short
        }
        _ => false,
    }
}

/// The mean probability that the tokens belong to the field.
fn confidence(path: &[State], marginals: &Marginals, start: usize) -> f32 {
    let total: f32 = path
        .iter()
        .zip(marginals.nodes.iter().skip(start))
        .map(|(state, row)| {
            let label = state.label();
            let same = (0..STATES as u8).filter(|&other| State(other).label() == label);
            same.filter_map(|other| row.get(usize::from(other))).sum::<f32>().min(1.0)
        })
        .sum();
    total / path.len().max(1) as f32
}
