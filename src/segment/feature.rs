//! Features: what the tagger sees of every token, as hashes.
//!
//! A feature is the number of its template mixed with hashes of what the template looks at; no string is built.

use super::chunk::{self, Chunk, Chunks};
use super::event::{self, Events};
use super::frame::{Frame, frames};
use super::hash::{mix, text_hash};
use super::lexicon::Lexicon;
use super::mark::{Mark, Marks, marks};
use super::token::{Kind, Tokens};

/// A reference with everything the features look at.
pub struct View<'a> {
    /// Its tokens.
    pub tokens: Tokens<'a>,
    /// The marks of every token.
    pub marks: Vec<Marks>,
    /// Quotes and brackets.
    pub frames: Vec<Frame>,
    known: Vec<u16>,
    own: Vec<Own>,
    phrases: Chunks,
    sentences: Chunks,
    seen: Vec<u32>,
    events: Events,
    whole: u64,
    kind: u64,
}

/// What a token is by itself.
#[derive(Clone, Copy, Default)]
struct Own {
    word: u64,
    shape: u64,
    /// Shape without lengths.
    form: u64,
    /// The marks that say where a token belongs, the frequent ones left out.
    marks: u64,
    known: u64,
    frame: u64,
    sign: bool,
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
        let own = (0..tokens.len()).map(|i| own(&tokens, &marks, &known, &frames, i)).collect();
        let seen = seen(&tokens, &marks, &frames);
        let whole = whole(&tokens, &marks, &frames);
        let (events, kind) = (Events::new(&tokens, &frames, &marks), event::sort(&tokens, &marks, &frames));
        Self { tokens, marks, frames, known, own, phrases, sentences, seen, events, whole, kind }
    }

    fn at(&self, index: isize) -> Own {
        let edge = Own { word: if index < 0 { 11 } else { 13 }, sign: true, ..Own::default() };
        usize::try_from(index).ok().and_then(|index| self.own.get(index)).copied().unwrap_or(edge)
    }

    /// The nearest word (no sign) in a direction, within four tokens.
    fn word(&self, index: usize, step: isize) -> Own {
        let mut place = index as isize + step;
        for _ in 0..4 {
            if !self.at(place).sign {
                break;
            }
            place += step;
        }
        self.at(place)
    }

    /// Hands every feature of token `index` to `sink`.
    pub fn features(&self, index: usize, sink: &mut impl FnMut(u64)) {
        self.own_features(index, sink);
        self.phrase_features(index, sink);
        self.sentence_features(index, sink);
    }

    /// The features that all tokens of the same [`View::phrase`] share.
    pub fn phrase_features(&self, index: usize, sink: &mut impl FnMut(u64)) {
        self.shared(70, &self.phrases.of(index), &mut |template, value| sink(feature(template, value)));
    }

    /// The features that all tokens of the same [`View::sentence`] share.
    pub fn sentence_features(&self, index: usize, sink: &mut impl FnMut(u64)) {
        self.shared(90, &self.sentences.of(index), &mut |template, value| sink(feature(template, value)));
    }

    /// The number of the token's phrase.
    pub fn phrase(&self, index: usize) -> u32 {
        self.phrases.of(index).index
    }

    /// The number of the token's sentence.
    pub fn sentence(&self, index: usize) -> u32 {
        self.sentences.of(index).index
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
        put(3, own.shape);
        put(4, own.form);
        put(5, mix(own.frame, own.form));
        put(6, own.marks);
        put(7, own.known);
        put(8, mix(spaced, spaced_after));
        if !own.sign {
            affixes(low, &mut put);
        }
        each_bit(self.marks.get(index).map_or(0, |m| m.0), |bit| put(20, bit));
        each_bit(u64::from(self.known.get(index).copied().unwrap_or(0)), |bit| put(21, bit));

        put(30, before.word);
        put(31, after.word);
        put(32, mix(before.form, spaced));
        put(33, mix(after.form, spaced_after));
        put(34, before.marks);
        put(35, after.marks);
        let (two_before, two_after) = (self.at(here - 2), self.at(here + 2));
        put(36, two_before.word);
        put(37, two_after.word);
        put(38, mix(two_before.form, two_before.marks));
        put(39, mix(two_after.form, two_after.marks));
        put(40, word_before.word);
        put(41, word_after.word);
        put(42, mix(word_before.marks, word_before.known));
        put(43, mix(word_after.marks, word_after.known));
        put(44, mix(word_before.shape, word_after.shape));

        put(50, mix(before.word, own.word));
        put(51, mix(own.word, after.word));
        put(52, mix(mix(before.form, own.form), after.form));
        put(53, mix(mix(before.marks, own.marks), after.marks));
        put(54, mix(before.word, mix(own.form, own.marks)));
        put(55, mix(after.word, mix(own.form, own.marks)));
        put(56, mix(mix(before.form, own.known), after.form));
        put(57, mix(mix(two_before.form, before.form), mix(own.form, mix(after.form, two_after.form))));
        put(58, mix(word_before.word, mix(before.form, own.form)));
        put(59, mix(word_after.word, mix(after.form, own.form)));

        self.place(index, own, before, seen, &mut put);
        self.chunk(70, index, own, &self.phrases.of(index), &mut put);
        self.chunk(90, index, own, &self.sentences.of(index), &mut put);
    }

    /// Where in the reference the token stands, and what has come before.
    fn place(&self, index: usize, own: Own, before: Own, seen: u64, put: &mut impl FnMut(u64, u64)) {
        let length = self.tokens.len().max(1);
        let tenth = (index * 10 / length) as u64;
        let from_end = (length - 1 - index).min(5) as u64;
        put(60, mix(tenth, own.form));
        put(61, mix(index.min(5) as u64, own.form));
        put(62, mix(from_end, own.form));
        put(63, mix(seen, own.form));
        put(64, mix(seen, mix(before.form, own.marks)));
        put(65, mix(seen, own.frame));
        put(66, mix(self.whole, own.frame));
        put(67, mix(self.whole, mix(seen, before.form)));
        put(68, mix(tenth, seen));
        each_bit(seen, |bit| put(69, mix(bit, before.form)));
        let (last, last_but_one, next, next_but_one) = self.events.around(index);
        put(110, mix(last, own.form));
        put(111, mix(next, own.form));
        put(112, mix(last, next));
        put(113, mix(mix(last, last_but_one), mix(next, next_but_one)));
        put(114, mix(mix(last, next), before.form));
        put(115, mix(self.kind, mix(last, next)));
        put(116, mix(self.kind, mix(seen, before.form)));
        put(117, mix(next, next_but_one));
        put(118, mix(last, last_but_one));
        put(119, mix(mix(next, next_but_one), mix(before.form, own.form)));
    }

    /// What a token is in its chunk.
    fn chunk(&self, base: u64, index: usize, own: Own, chunk: &Chunk, put: &mut impl FnMut(u64, u64)) {
        let telling = chunk.marks & TELLING;
        put(base + 5, mix(u64::from(chunk.index.min(6)), mix(style(chunk), own.form)));
        put(base + 8, mix(own.form, mix(telling, u64::from(chunk.known) & 0xff)));
        put(base + 9, mix(index.saturating_sub(chunk.start) as u64, mix(length(chunk), own.form)));
    }

    /// What all tokens of a chunk share.
    fn shared(&self, base: u64, chunk: &Chunk, put: &mut impl FnMut(u64, u64)) {
        let (length, style, telling) = (length(chunk), style(chunk), chunk.marks & TELLING);
        let first = self.at(chunk.start as isize);
        let seen = u64::from(self.seen.get(chunk.start).copied().unwrap_or(0));
        put(base, mix(chunk.before, mix(chunk.after, style)));
        put(base + 1, mix(length, mix(chunk.before, chunk.after)));
        put(base + 2, mix(first.word, chunk.before));
        put(base + 3, mix(telling, length));
        put(base + 4, mix(u64::from(chunk.known), length));
        put(base + 6, mix(seen, mix(length, chunk.before)));
        put(base + 7, mix(seen, mix(style, telling)));
        put(base + 10, mix(mix(first.form, first.marks), mix(chunk.before, chunk.after)));
        each_bit(telling, |bit| put(base + 11, mix(bit, length)));
        each_bit(u64::from(chunk.known), |bit| put(base + 12, bit));
    }
}

/// The hash of a template with what it looks at.
const fn feature(template: u64, value: u64) -> u64 {
    mix(template.wrapping_mul(0xD6E8_FEB8_6659_FD93), value)
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

fn style(chunk: &Chunk) -> u64 {
    u64::from(chunk.emphasis) | u64::from(chunk.quoted) << 1
}

/// Prefixes and suffixes of one to four characters.
fn affixes(low: &str, put: &mut impl FnMut(u64, u64)) {
    let ends: [usize; 4] = [1, 2, 3, 4];
    for count in ends {
        if let Some((end, _)) = low.char_indices().nth(count) {
            put(10 + count as u64, low.get(..end).map_or(0, text_hash));
        }
        if let Some((start, _)) = low.char_indices().rev().nth(count - 1) {
            if start > 0 && count > 1 {
                put(14 + count as u64, low.get(start..).map_or(0, text_hash));
            }
        }
    }
}

fn each_bit(mut bits: u64, mut put: impl FnMut(u64)) {
    while bits != 0 {
        put(u64::from(bits.trailing_zeros()));
        bits &= bits - 1;
    }
}

const fn bit(mark: Mark) -> u64 {
    1 << mark as u64
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

fn own(tokens: &Tokens, marks: &[Marks], known: &[u16], frames: &[Frame], index: usize) -> Own {
    let kind = tokens.kind(index);
    let low = tokens.low(index);
    let bits = marks.get(index).map_or(0, |m| m.0);
    let frame = frames.get(index).copied().unwrap_or_default();
    let emphasis = tokens.list.get(index).is_some_and(|t| t.emphasis);
    let (shape, form) = shapes(tokens, kind, index);
    let word = match kind {
        Kind::Number if bits & bit(Mark::Year) != 0 => 17,
        Kind::Number => 19 + low.len().min(7) as u64,
        Kind::Url => 29,
        Kind::Doi => 31,
        Kind::Email => 37,
        _ => text_hash(low),
    };
    Own {
        word,
        shape,
        form: if kind == Kind::Sign { mix(text_hash(low), u64::from(frame.opens)) } else { form },
        marks: bits & !(bit(Mark::Particle) | bit(Mark::AndWord) | bit(Mark::Roman)),
        known: u64::from(known.get(index).copied().unwrap_or(0)),
        frame: u64::from(frame.quoted)
            | u64::from(frame.round) << 1
            | u64::from(frame.square) << 2
            | u64::from(emphasis) << 3
            | u64::from(frame.opens) << 4
            | u64::from(frame.closes) << 5,
        sign: kind == Kind::Sign,
    }
}

/// The shape of a word with runs up to four ("Xxxx", "dddd") and without lengths ("Xx", "d").
fn shapes(tokens: &Tokens, kind: Kind, index: usize) -> (u64, u64) {
    let (mut shape, mut form, mut run, mut last) = (kind as u64, kind as u64, 0, ' ');
    for c in tokens.text(index).chars().take(24) {
        let class = match c {
            _ if c.is_uppercase() => 'X',
            _ if c.is_lowercase() => 'x',
            _ if c.is_numeric() => 'd',
            _ if c.is_alphabetic() => 'o',
            _ => '-',
        };
        run = if class == last { run + 1 } else { 0 };
        if run < 4 {
            shape = mix(shape, u64::from(class));
        }
        if run == 0 {
            form = mix(form, u64::from(class));
        }
        last = class;
    }
    let single = tokens.text(index).chars().nth(1).is_none();
    (shape, mix(form, u64::from(single)))
}

/// What has come before each token: a year, a closed quotation, closed emphasis, an in-word, editors, numbers, an address, a place's colon.
fn seen(tokens: &Tokens, marks: &[Marks], frames: &[Frame]) -> Vec<u32> {
    let mut bits = 0;
    let mut emphasis = false;
    let list = tokens.list.iter().enumerate();
    list.map(|(index, token)| {
        if emphasis && !token.emphasis {
            bits |= 1 << 2;
        }
        emphasis = token.emphasis;
        let now = bits;
        let own = marks.get(index).copied().unwrap_or_default();
        let sign = token.kind == Kind::Sign;
        if own.has(Mark::Year) && !own.has(Mark::Access) {
            bits |= 1;
        }
        if frames.get(index).is_some_and(|f| f.closes && f.quoted) {
            bits |= 1 << 1;
        }
        if own.has(Mark::InWord)
            && tokens.text(index).len() > 1
            && (tokens.text(index).starts_with(char::is_uppercase) || tokens.low(index + 1) == ":")
        {
            bits |= 1 << 3;
        }
        if own.has(Mark::EditorSign) {
            bits |= 1 << 4;
        }
        if own.has(Mark::Volume) || own.has(Mark::Issue) || own.has(Mark::Pages) {
            bits |= 1 << 5;
        }
        if matches!(token.kind, Kind::Url | Kind::Doi) {
            bits |= 1 << 6;
        }
        if sign && tokens.low(index) == ":" {
            bits |= 1 << 7;
        }
        now
    })
    .collect()
}

/// What the whole reference has: quotes, emphasis, where its first year stands.
fn whole(tokens: &Tokens, marks: &[Marks], frames: &[Frame]) -> u64 {
    let quotes = frames.iter().any(|f| f.quoted && f.closes);
    let emphasis = tokens.list.iter().any(|t| t.emphasis);
    let year = marks.iter().position(|m| m.has(Mark::Year) && !m.has(Mark::Access));
    let place = year.map_or(3, |at| if at * 3 < tokens.len() { 0 } else { 1 + u64::from(at * 5 > tokens.len() * 4) });
    let bracketed = year.and_then(|at| frames.get(at)).is_some_and(|f| f.round);
    u64::from(quotes) | u64::from(emphasis) << 1 | place << 2 | u64::from(bracketed) << 4
}
