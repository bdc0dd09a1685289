//! The states that a labelled row asks for.

use super::super::Label;
use super::super::harmonise::harmonise;
use super::super::mark::Mark;
use super::super::row::Row;
use super::super::state::State;
use super::super::token::Kind;
use super::super::view::View;
use crate::Span;

/// One state a token. Unlabelled signs go with the field before them, opening ones with the field behind; dates of access are notes.
pub fn states(row: &Row, view: &View) -> Vec<State> {
    let spans: Vec<(Label, Span)> = row
        .spans
        .iter()
        .flat_map(|&(label, span)| mend(&row.text, label, span))
        .map(|(label, span)| (label, harmonise(&row.text, label, span)))
        .collect();
    let list = &view.tokens.list;
    // Which span a token lies in, by the span's number.
    let mut owner: Vec<Option<usize>> = vec![None; list.len()];
    for (index, token) in list.iter().enumerate() {
        let overlap = |span: &Span| span.end.min(token.span.end).saturating_sub(span.start.max(token.span.start));
        let best = spans.iter().enumerate().max_by_key(|(number, (_, span))| (overlap(span), usize::MAX - number));
        owner[index] = best.filter(|(_, (_, span))| overlap(span) > 0).map(|(number, _)| number);
    }
    for index in (0..list.len()).rev() {
        if owner[index].is_none() && view.frames[index].opens {
            owner[index] = owner.get(index + 1).copied().flatten();
        }
    }
    for index in 1..list.len() {
        if owner[index].is_none() && list[index].kind == Kind::Sign && !view.frames[index].opens {
            owner[index] = owner[index - 1];
        }
    }
    let signals: Vec<bool> = (0..spans.len()).map(|number| only_signals(view, &owner, number)).collect();
    let mut states = Vec::with_capacity(list.len());
    let mut previous = None;
    for (index, owner) in owner.iter().enumerate() {
        let points_back = view.marks[index].has(Mark::BackReference) && !view.frames[index].quoted;
        let access = view.marks[index].has(Mark::Access) || points_back;
        let field = if access { Some((usize::MAX, Label::Note)) } else { owner.map(|number| (number, spans[number].0)) };
        // "Retrieved from" without a date is a signal, no note.
        let field = field.filter(|&(number, label)| access || label != Label::Note || !signals[number]);
        states.push(match field {
            None => State::OUTSIDE,
            Some((_, label)) if field == previous => State::inside(label),
            Some((_, label)) => State::begin(label),
        });
        previous = field;
    }
    states
}

/// Labels that some sources give against the convention: a series called a note ("coll. «Mémoires»"), whoever wrote the foreword
/// called an author, "27/1989" called a volume.
fn mend(text: &str, label: Label, span: Span) -> Vec<(Label, Span)> {
    let value = span.of(text);
    let low = value.to_lowercase();
    let begins = |words: &[&str]| words.iter().any(|word| low.starts_with(word));
    if label == Label::Volume
        && let Some((issue, year)) = value.split_once('/')
        && issue.len() <= 3
        && year.len() == 4
        && year.starts_with(['1', '2'])
        && value.bytes().all(|b| b.is_ascii_digit() || b == b'/')
    {
        let cut = span.start + issue.len();
        return vec![(Label::Issue, Span::new(span.start, cut)), (Label::Date, Span::new(cut + 1, span.end))];
    }
    if label == Label::Note && begins(&["coll.", "coll ", "collection ", "collana "]) {
        let cue = value.find([' ', '.']).map_or(0, |at| at + 1);
        return vec![(Label::CollectionTitle, Span::new(span.start + cue, span.end))];
    }
    if matches!(label, Label::Author | Label::Editor | Label::Title) && begins(FOREWORDS) {
        return vec![(Label::Note, span)];
    }
    vec![(label, span)]
}

/// How a span begins that tells who wrote a foreword.
const FOREWORDS: &[&str] = &[
    "prefazione di",
    "con prefazione",
    "introduzione di",
    "con introduzione",
    "postfazione di",
    "presentazione di",
    "préface de",
    "préf. de",
    "avec une introduction",
    "avant-propos de",
    "postface de",
    "with an introduction",
    "with a foreword",
    "foreword by",
    "with a preface",
    "preface by",
    "mit einem vorwort",
    "mit einer einleitung",
    "mit einem nachwort",
    "vorwort von",
    "prólogo de",
];

/// Whether a span holds nothing but words that announce an address.
fn only_signals(view: &View, owner: &[Option<usize>], number: usize) -> bool {
    let words = owner.iter().enumerate().filter(|&(index, &owner)| owner == Some(number) && view.tokens.kind(index) != Kind::Sign);
    let signal = |index: usize| {
        let marks = view.marks[index];
        marks.has(Mark::UrlSign)
            || marks.has(Mark::AccessSign)
            || matches!(view.tokens.low(index), "from" | "at" | "dari" | "de" | "von" | "on")
    };
    words.fold(true, |all, (index, _)| all && signal(index))
}
