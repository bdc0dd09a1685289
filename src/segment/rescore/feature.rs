//! What does a whole cut look like? Features of its fields, their order and what stands between them, as hashes with values.

use super::super::Label;
use super::super::feature::each_bit;
use super::super::hash::mix;
use super::super::mark::Mark;
use super::super::own::{Own, bit};
use super::super::token::Kind;
use super::super::view::View;

/// A field of a cut: its tokens, signs at the edges left out, and how sure the chain is of its weakest one (0 to 1).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Run {
    /// Which field.
    pub label: Label,
    /// Its first token.
    pub start: usize,
    /// The token behind its last.
    pub end: usize,
    /// The least probability of a token's state in it.
    pub least: f32,
}

/// Probabilities below this say no more than this does.
const FLOOR: f32 = 0.02;

/// Hands every feature of a cut to `sink`: its hash and its value. `probability` is that of the paths that make the cut.
pub fn features(view: &View, runs: &[Run], probability: f32, sink: &mut impl FnMut(u32, f32)) {
    whole(view, runs, probability, sink);
    for (index, run) in runs.iter().enumerate() {
        of_run(view, run, sink);
        of_link(view, index.checked_sub(1).and_then(|before| runs.get(before)), Some(run), sink);
    }
    of_link(view, runs.last(), None, sink);
}

/// The hash of a template with what it looks at.
const fn feature(template: u64, value: u64) -> u32 {
    (mix(template, value) >> 32) as u32
}

/// The features of a cut as a whole.
pub fn whole(view: &View, runs: &[Run], probability: f32, sink: &mut impl FnMut(u32, f32)) {
    sink(feature(1, 0), probability.max(1e-9).ln());
    let mut counts = [0u64; Label::ALL.len()];
    let (mut at, mut outside, mut weakest) = (0, 0, 1.0f32);
    let words = |from: usize, to: usize| (from..to).filter(|&index| view.tokens.kind(index) != Kind::Sign).count();
    for run in runs {
        if let Some(count) = counts.get_mut(run.label as usize) {
            *count += 1;
        }
        outside += words(at, run.start);
        weakest = weakest.min(run.least);
        at = run.end;
    }
    outside += words(at, view.tokens.len());
    sink(feature(5, outside.min(6) as u64), 1.0);
    sink(feature(6, 0), weakest.max(FLOOR).ln());
    for (label, &count) in counts.iter().enumerate() {
        sink(feature(7, mix(label as u64, count.min(3))), 1.0);
    }
}

/// The features of one field by itself.
pub fn of_run(view: &View, run: &Run, sink: &mut impl FnMut(u32, f32)) {
    let label = run.label as u64;
    sink(feature(4, label), run.least.max(FLOOR).ln());
    inside(view, run, &mut |template, value| sink(feature(template, mix(label, value)), 1.0));
}

/// The features of two fields that follow one another, or of the first and the last.
pub fn of_link(view: &View, before: Option<&Run>, behind: Option<&Run>, sink: &mut impl FnMut(u32, f32)) {
    let place = |run: Option<&Run>| run.map_or(END, |run| run.label as u64);
    let labels = mix(place(before), place(behind));
    sink(feature(2, labels), 1.0);
    if let Some(run) = behind {
        sink(feature(3, mix(gap(view, before.map_or(0, |run| run.end), run.start), labels)), 1.0);
    }
}

/// What stands before the first field and behind the last.
const END: u64 = 63;

/// What stands between two fields: its first four tokens, words and numbers each as one sign.
fn gap(view: &View, from: usize, to: usize) -> u64 {
    (from..to).take(4).fold(0, |hash, index| mix(hash, sign(view, index)))
}

/// A sign as it is, any word and any number as one.
fn sign(view: &View, index: usize) -> u64 {
    match view.tokens.kind(index) {
        Kind::Sign if index < view.tokens.len() => view.at(index as isize).word,
        Kind::Sign => 5,
        Kind::Word => 1,
        Kind::Number => 2,
        _ => 3,
    }
}

/// The bits of quotes, brackets and emphasis in [`Own::frame`].
const FRAMES: u64 = 0b1111;

/// What a field looks like from inside and at its edges.
fn inside(view: &View, run: &Run, put: &mut impl FnMut(u64, u64)) {
    let tokens = &view.tokens;
    let own = |index: usize| view.at(index as isize);
    let (mut words, mut capitals, mut marks, mut known, mut initials) = (0u64, 0u64, 0u64, u64::MAX, 0u64);
    let (mut years, mut numbers) = (false, false);
    let (mut edges, mut frames) = (0u64, own(run.start).frame & FRAMES);
    let mut signs: [(u64, u64); 8] = [(0, 0); 8];
    for index in run.start..run.end {
        let Own { word, marks: bits, known: as_what, sign, frame, .. } = own(index);
        edges += u64::from(index > run.start && tokens.list.get(index).is_some_and(|token| token.edge));
        if sign {
            if let Some(slot) = signs.iter_mut().find(|slot| slot.0 == word || slot.1 == 0) {
                *slot = (word, slot.1 + 1);
            }
            continue;
        }
        frames |= ((frame ^ own(run.start).frame) & FRAMES) << 4;
        words += 1;
        capitals += u64::from(tokens.text(index).starts_with(char::is_uppercase));
        marks |= bits;
        initials += u64::from(bits & bit(Mark::Initial) != 0);
        known &= as_what;
        years |= bits & bit(Mark::Year) != 0;
        numbers |= tokens.kind(index) == Kind::Number && bits & bit(Mark::Year) == 0;
    }
    let length = match words {
        0..=3 => words,
        4..=5 => 4,
        6..=8 => 5,
        9..=12 => 6,
        13..=20 => 7,
        _ => 8,
    };
    put(10, length);
    put(11, u64::from(years) | u64::from(numbers) << 1);
    signs.iter().filter(|(_, count)| *count > 0).for_each(|(sign, count)| put(12, mix(*sign, (*count).min(3))));
    put(13, (4 * capitals).checked_div(words).unwrap_or(5));
    put(14, initials.min(3));
    let outer = |index: Option<usize>| index.map_or(5, |index| sign(view, index));
    put(15, mix(outer(run.start.checked_sub(1)), outer(Some(run.end))));
    put(16, own(run.start).form);
    put(17, mix(own(run.end.saturating_sub(1)).form, outer(Some(run.end))));
    // What all its words are known as together, and what its first word is marked as.
    put(18, if words == 0 { 0 } else { known });
    put(19, own(run.start).marks);
    each_bit(marks, |mark| put(20, mark));
    put(21, own(run.start).word);
    put(22, own(run.end.saturating_sub(1)).word);
    // In which quotes, brackets and emphasis it begins, and which of them change within it: names seldom run into emphasis.
    put(23, frames);
    put(24, edges.min(3));
}
