//! What a token is by itself, as hashes: its word, its shape, its marks, what it is known as, what it stands inside of.

use super::frame::Frame;
use super::hash::{mix, text_hash};
use super::mark::{Mark, Marks};
use super::token::{Kind, Tokens};

/// What a token is by itself.
#[derive(Clone, Copy, Default)]
pub struct Own {
    /// Its lower-case form; numbers by their length only.
    pub word: u64,
    /// Upper case, lower case and digits, in runs of up to five.
    pub shape: u64,
    /// Shape without lengths.
    pub form: u64,
    /// The marks that say where a token belongs, the frequent ones left out.
    pub marks: u64,
    /// What the lexicon says.
    pub known: u64,
    /// Quotes, brackets and emphasis around it.
    pub frame: u64,
    /// It is a sign.
    pub sign: bool,
}

impl Own {
    /// Reads token `index`.
    pub fn new(tokens: &Tokens, marks: &[Marks], known: &[u16], frames: &[Frame], index: usize) -> Self {
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

/// The bit of a mark in [`Marks`].
pub const fn bit(mark: Mark) -> u64 {
    1 << mark as u64
}
