//! Features: what the tagger sees of every token, as hashes.
//!
//! A feature is the number of its template mixed with hashes of what the template looks at; no string is built. The numbers have gaps: of
//! some hundred templates forty-four were left out one after the other, which cost nothing on development rows.

use super::chunk::{Chunk, Chunks};
use super::hash::{mix, text_hash};
use super::mark::Mark;
use super::own::{Own, bit};
use super::view::View;

impl View<'_> {
    /// Hands every feature of token `index` to `sink`.
    pub fn features(&self, index: usize, sink: &mut impl FnMut(u64)) {
        self.own_features(index, sink);
        self.phrase_features(index, sink);
        self.sentence_features(index, sink);
        self.event_features(index, sink);
    }

    /// The features that all tokens of the same [`View::phrase`] share.
    pub fn phrase_features(&self, index: usize, sink: &mut impl FnMut(u64)) {
        let mut put = |template: u64, value: u64| sink(feature(template, value));
        self.shared(70, &self.phrases, index, &mut put);
        let chunk = &self.phrases.of(index);
        let (before, behind, left) = self.phrases.around(chunk);
        put(72, mix(self.at(chunk.start as isize).word, chunk.before));
        put(74, mix(u64::from(chunk.known), length(chunk)));
        put(87, mix(capitals(chunk), mix(capitals(&before), capitals(&behind))));
        put(88, mix(summary(chunk), mix(left.min(6) as u64, u64::from(chunk.index.min(4)))));
    }

    /// The features that all tokens of the same [`View::sentence`] share.
    pub fn sentence_features(&self, index: usize, sink: &mut impl FnMut(u64)) {
        let mut put = |template: u64, value: u64| sink(feature(template, value));
        self.shared(90, &self.sentences, index, &mut put);
        let chunk = &self.sentences.of(index);
        let first = self.at(chunk.start as isize);
        let seen = u64::from(self.seen.get(chunk.start).copied().unwrap_or(0));
        put(96, mix(seen, mix(length(chunk), chunk.before)));
        put(100, mix(mix(first.form, first.marks), mix(chunk.before, chunk.after)));
    }

    /// The features that all tokens of the same [`View::stretch`] share.
    pub fn event_features(&self, index: usize, sink: &mut impl FnMut(u64)) {
        let mut put = |template: u64, value: u64| sink(feature(template, value));
        let (last, last_but_one, next, next_but_one) = self.events.around(index);
        put(112, mix(last, next));
        put(113, mix(mix(last, last_but_one), mix(next, next_but_one)));
        put(115, mix(self.kind, mix(last, next)));
        put(117, mix(next, next_but_one));
        put(118, mix(last, last_but_one));
    }

    /// Hands the features that token `index` has for itself to `sink`.
    pub fn own_features(&self, index: usize, sink: &mut impl FnMut(u64)) {
        let mut put = |template: u64, value: u64| sink(feature(template, value));
        let here = index as isize;
        let (own, before, after) = (self.at(here), self.at(here - 1), self.at(here + 1));
        let (word_before, word_after) = (self.word(index, -1), self.word(index, 1));
        let low = self.tokens.low(index);
        let seen = u64::from(self.seen.get(index).copied().unwrap_or(0));
        let spaced = self.tokens.list.get(index).map_or(0, |t| u64::from(t.spaced) | u64::from(t.edge) << 1);
        let spaced_after = self.tokens.list.get(index + 1).map_or(3, |t| u64::from(t.spaced) | u64::from(t.edge) << 1);

        put(1, 0);
        put(2, own.word);
        put(4, own.form);
        put(5, mix(own.frame, own.form));
        put(6, own.marks);
        put(7, own.known);
        put(8, mix(spaced, spaced_after));
        if !own.sign {
            affixes(low, &mut put);
        }
        each_bit(self.marks.get(index).map_or(0, |m| m.0), |bit| put(20, bit));

        put(34, before.marks);
        let (two_before, two_after) = (self.at(here - 2), self.at(here + 2));
        put(37, two_after.word);
        put(38, mix(two_before.form, two_before.marks));
        put(39, mix(two_after.form, two_after.marks));
        put(40, word_before.word);
        put(42, mix(word_before.marks, word_before.known));
        put(44, mix(word_before.shape, word_after.shape));

        put(56, mix(mix(before.form, own.known), after.form));
        put(57, mix(mix(two_before.form, before.form), mix(own.form, mix(after.form, two_after.form))));
        put(58, mix(word_before.word, mix(before.form, own.form)));
        put(59, mix(word_after.word, mix(after.form, own.form)));

        self.place(index, own, before, seen, &mut put);
        let (phrase, sentence) = (self.phrases.of(index), self.sentences.of(index));
        put(78, mix(own.form, mix(phrase.marks & TELLING, u64::from(phrase.known) & 0xff)));
        put(95, mix(u64::from(sentence.index.min(6)), mix(style(&sentence), own.form)));
    }

    /// Where in the reference the token stands, and what has come before.
    fn place(&self, index: usize, own: Own, before: Own, seen: u64, put: &mut impl FnMut(u64, u64)) {
        let length = self.tokens.len().max(1);
        let from_end = (length - 1 - index).min(5) as u64;
        put(61, mix(index.min(5) as u64, own.form));
        put(62, mix(from_end, own.form));
        put(63, mix(seen, own.form));
        each_bit(seen, |bit| put(69, mix(bit, before.form)));
        let (last, _, next, _) = self.events.around(index);
        put(111, mix(next, own.form));
        put(114, mix(mix(last, next), before.form));
        put(116, mix(self.kind, mix(seen, before.form)));
    }

    /// What all tokens of a chunk share, be it a phrase or a sentence.
    fn shared(&self, base: u64, chunks: &Chunks, index: usize, put: &mut impl FnMut(u64, u64)) {
        let chunk = &chunks.of(index);
        let (style, telling) = (style(chunk), chunk.marks & TELLING);
        let seen = u64::from(self.seen.get(chunk.start).copied().unwrap_or(0));
        put(base, mix(chunk.before, mix(chunk.after, style)));
        put(base + 3, mix(telling, length(chunk)));
        put(base + 7, mix(seen, mix(style, telling)));
        each_bit(telling, |bit| put(base + 11, mix(bit, length(chunk))));
        each_bit(u64::from(chunk.known), |bit| put(base + 12, bit));
        let (before, behind, _) = chunks.around(chunk);
        put(base + 13, mix(summary(&before), summary(chunk)));
        put(base + 14, mix(summary(chunk), summary(&behind)));
    }
}

/// The hash of a template with what it looks at.
const fn feature(template: u64, value: u64) -> u64 {
    mix(template.wrapping_mul(0xD6E8_FEB8_6659_FD93), value) & !1 | names_word(template) as u64
}

/// Whether a template looks at which word a token is.
const fn names_word(template: u64) -> bool {
    matches!(template, 2 | 11..=13 | 18 | 37 | 40 | 58 | 59 | 72)
}

/// The number of a chunk's words, long ones binned.
fn length(chunk: &Chunk) -> u64 {
    u64::from(match chunk.words {
        0..=4 => chunk.words,
        5..=6 => 5,
        7..=10 => 6,
        11..=20 => 7,
        _ => 8,
    })
}

/// What a chunk's neighbours see of it: a few sizes, whether it holds digits or names, what it is known as.
fn summary(chunk: &Chunk) -> u64 {
    const SEEN: u64 =
        bit(Mark::Year) | bit(Mark::Volume) | bit(Mark::Pages) | bit(Mark::EditorSign) | bit(Mark::Name) | bit(Mark::PublisherWord);
    let size = match chunk.words {
        0..=1 => chunk.words,
        2..=4 => 2,
        _ => 3,
    };
    mix(chunk.marks & SEEN, u64::from(size) | u64::from(chunk.known & 0x7) << 4)
}

/// How much of a chunk is capitalised: nothing, its beginning, less than half, more, all.
fn capitals(chunk: &Chunk) -> u64 {
    match chunk.capitals {
        0 => 0,
        count if count == chunk.words => 4,
        1 => 1,
        count if 2 * count < chunk.words => 2,
        _ => 3,
    }
}

fn style(chunk: &Chunk) -> u64 {
    u64::from(chunk.emphasis) | u64::from(chunk.quoted) << 1
}

/// Prefixes of one to three characters, and the suffix of four.
fn affixes(low: &str, put: &mut impl FnMut(u64, u64)) {
    for count in 1..=3 {
        if let Some((end, _)) = low.char_indices().nth(count) {
            put(10 + count as u64, low.get(..end).map_or(0, text_hash));
        }
    }
    if let Some((start, _)) = low.char_indices().rev().nth(3)
        && start > 0
    {
        put(18, low.get(start..).map_or(0, text_hash));
    }
}

/// Calls `put` with the place of every bit that is set.
pub(super) fn each_bit(mut bits: u64, mut put: impl FnMut(u64)) {
    while bits != 0 {
        put(u64::from(bits.trailing_zeros()));
        bits &= bits - 1;
    }
}

/// Marks that say something of the whole chunk they stand in.
const TELLING: u64 = bit(Mark::EditorSign)
    | bit(Mark::TranslatorSign)
    | bit(Mark::EditionSign)
    | bit(Mark::ThesisWord)
    | bit(Mark::ReportWord)
    | bit(Mark::SeriesWord)
    | bit(Mark::Corporate)
    | bit(Mark::PublisherWord)
    | bit(Mark::JournalWord)
    | bit(Mark::ProceedingsWord)
    | bit(Mark::MediumWord)
    | bit(Mark::Year)
    | bit(Mark::Date)
    | bit(Mark::Volume)
    | bit(Mark::Pages)
    | bit(Mark::Initial)
    | bit(Mark::Name)
    | bit(Mark::EtAl)
    | bit(Mark::Access)
    | bit(Mark::LawWord);
