//! [`View`]: a reference with everything that the features look at.

use super::chunk::{self, Chunks};
use super::event::{self, Events};
use super::frame::{Frame, frames};
use super::history;
use super::lexicon::Lexicon;
use super::mark::{Marks, marks};
use super::own::Own;
use super::token::Tokens;

/// A reference with everything the features look at.
pub struct View<'a> {
    /// Its tokens.
    pub tokens: Tokens<'a>,
    /// The marks of every token.
    pub marks: Vec<Marks>,
    /// Quotes and brackets.
    pub frames: Vec<Frame>,
    pub(super) own: Vec<Own>,
    pub(super) phrases: Chunks,
    pub(super) sentences: Chunks,
    pub(super) seen: Vec<u32>,
    pub(super) events: Events,
    pub(super) kind: u64,
}

impl<'a> View<'a> {
    /// Reads `raw` with a lexicon.
    pub fn new(raw: &'a str, lexicon: &Lexicon) -> Self {
        let tokens = Tokens::new(raw);
        let marks = marks(&tokens);
        let frames = frames(&tokens);
        let known = lexicon.find(&tokens);
        let phrases = Chunks::new(&tokens, &frames, &marks, &known, |i| chunk::phrase_cut(&tokens, &frames, &marks, i));
        let sentences = Chunks::new(&tokens, &frames, &marks, &known, |i| chunk::sentence_cut(&tokens, &frames, &marks, i));
        let own = (0..tokens.len()).map(|i| Own::new(&tokens, &marks, &known, &frames, i)).collect();
        let seen = history::seen(&tokens, &marks, &frames);
        let (events, kind) = (Events::new(&tokens, &frames, &marks), event::sort(&tokens, &marks, &frames));
        Self { tokens, marks, frames, own, phrases, sentences, seen, events, kind }
    }

    /// What the token at `index` is by itself; a sign of its own kind outside of the reference.
    pub(super) fn at(&self, index: isize) -> Own {
        let edge = Own { word: if index < 0 { 11 } else { 13 }, sign: true, ..Own::default() };
        usize::try_from(index).ok().and_then(|index| self.own.get(index)).copied().unwrap_or(edge)
    }

    /// The nearest word (no sign) in a direction, within four tokens.
    pub(super) fn word(&self, index: usize, step: isize) -> Own {
        let mut place = index as isize + step;
        for _ in 0..4 {
            if !self.at(place).sign {
                break;
            }
            place += step;
        }
        self.at(place)
    }

    /// The number of the token's phrase.
    pub fn phrase(&self, index: usize) -> u32 {
        self.phrases.of(index).index
    }

    /// Between which events the token stands, by their numbers.
    pub fn stretch(&self, index: usize) -> (u32, u32) {
        self.events.counts(index)
    }

    /// The number of the token's sentence.
    pub fn sentence(&self, index: usize) -> u32 {
        self.sentences.of(index).index
    }
}
