//! Chunks: what the signs of a reference cut it into. A token deep inside a title sees by its chunk how the title is bounded.

use super::frame::Frame;
use super::hash::{mix, text_hash};
use super::mark::{Mark, Marks};
use super::token::{Kind, Tokens};

/// A run of tokens between two boundaries.
#[derive(Clone, Copy, Debug, Default)]
pub struct Chunk {
    /// The sign before it, hashed.
    pub before: u64,
    /// The sign behind it, hashed.
    pub after: u64,
    /// Number of its words.
    pub words: u32,
    /// The marks of all its tokens together.
    pub marks: u64,
    /// What its tokens are known as, together.
    pub known: u16,
    /// Number of its words that begin with a capital.
    pub capitals: u32,
    /// Its place among the chunks.
    pub index: u32,
    /// Index of its first token.
    pub start: usize,
    /// It is emphasised as a whole.
    pub emphasis: bool,
    /// It is quoted as a whole.
    pub quoted: bool,
}

/// The chunks of a reference and the chunk of every token.
#[derive(Clone, Debug, Default)]
pub struct Chunks {
    list: Vec<Chunk>,
    of: Vec<u32>,
}

impl Chunks {
    /// Cuts at every boundary that `cuts` names.
    pub fn new(tokens: &Tokens, frames: &[Frame], marks: &[Marks], known: &[u16], cuts: impl Fn(usize) -> bool) -> Self {
        let mut chunks = Chunks { list: Vec::new(), of: Vec::with_capacity(tokens.len()) };
        let mut open: Option<Chunk> = None;
        let mut before = 0;
        for index in 0..tokens.len() {
            let Some(token) = tokens.list.get(index) else { break };
            let cut = cuts(index);
            if cut || (token.edge && open.is_some()) {
                let after = if cut { text_hash(tokens.low(index)) } else { 1 };
                if let Some(mut chunk) = open.take() {
                    chunk.after = after;
                    chunks.list.push(chunk);
                }
                before = if cut { mix(text_hash(tokens.low(index)), u64::from(token.emphasis)) } else { 1 };
            }
            if cut {
                chunks.of.push(chunks.list.len().saturating_sub(1) as u32);
                continue;
            }
            let number = chunks.list.len() as u32;
            let frame = frames.get(index).copied().unwrap_or_default();
            let chunk = open.get_or_insert(Chunk { before, index: number, start: index, emphasis: true, quoted: true, ..Chunk::default() });
            chunk.words += u32::from(token.kind != Kind::Sign);
            chunk.capitals += u32::from(tokens.text(index).starts_with(char::is_uppercase));
            chunk.marks |= marks.get(index).map_or(0, |m| m.0);
            chunk.known |= known.get(index).copied().unwrap_or(0);
            chunk.emphasis &= token.emphasis;
            chunk.quoted &= frame.quoted;
            chunks.of.push(number);
        }
        chunks.list.extend(open);
        chunks
    }

    /// The chunk of a token.
    pub fn of(&self, index: usize) -> Chunk {
        self.of.get(index).and_then(|&chunk| self.list.get(chunk as usize)).copied().unwrap_or_default()
    }

    /// The chunks before and behind a chunk, and how many follow it.
    pub fn around(&self, chunk: &Chunk) -> (Chunk, Chunk, usize) {
        let at = |place: Option<usize>| place.and_then(|place| self.list.get(place)).copied().unwrap_or_default();
        let index = chunk.index as usize;
        (at(index.checked_sub(1)), at(Some(index + 1)), self.list.len().saturating_sub(index + 1))
    }
}

/// Whether the token ends a phrase: any sign but those inside words and names.
pub fn phrase_cut(tokens: &Tokens, frames: &[Frame], marks: &[Marks], index: usize) -> bool {
    tokens.kind(index) == Kind::Sign && !inner_sign(tokens, frames, marks, index)
}

/// Whether the token ends a sentence: a point behind no initial, a quotation mark, a bracket.
pub fn sentence_cut(tokens: &Tokens, frames: &[Frame], marks: &[Marks], index: usize) -> bool {
    let frame = frames.get(index).copied().unwrap_or_default();
    let stop = matches!(tokens.low(index), "." | ";" | "?" | "!" | "...");
    tokens.kind(index) == Kind::Sign && (frame.opens || frame.closes || (stop && !inner_sign(tokens, frames, marks, index)))
}

/// Hyphens, apostrophes, and the points of initials and abbreviations.
fn inner_sign(tokens: &Tokens, frames: &[Frame], marks: &[Marks], index: usize) -> bool {
    let initial = index.checked_sub(1).and_then(|i| marks.get(i)).is_some_and(|m| m.has(Mark::Initial));
    let next_small = tokens.text(index + 1).starts_with(char::is_lowercase);
    let quote = frames.get(index).is_some_and(|f| f.opens || f.closes);
    match tokens.low(index) {
        "." => initial || next_small,
        "-" | "&" | "/" => true,
        "'" => !quote,
        _ => false,
    }
}
