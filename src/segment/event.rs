//! Events: the skeleton of a reference. Of every token, which telling things come before and behind it, however far away.

use super::frame::Frame;
use super::mark::{Mark, Marks};
use super::token::{Kind, Tokens};

/// What the skeleton is made of; the first that fits a token is its event.
const EVENTS: [Mark; 20] = [
    Mark::Access,
    Mark::EditorSign,
    Mark::TranslatorSign,
    Mark::Volume,
    Mark::Issue,
    Mark::Pages,
    Mark::Locator,
    Mark::Range,
    Mark::Year,
    Mark::Date,
    Mark::NoDate,
    Mark::ThesisWord,
    Mark::EditionSign,
    Mark::Identifier,
    Mark::ProceedingsWord,
    Mark::PublisherWord,
    Mark::JournalWord,
    Mark::ReportWord,
    Mark::SeriesWord,
    Mark::EtAl,
];

const ADDRESS: u64 = 30;
const QUOTE_OPENS: u64 = 31;
const QUOTE_CLOSES: u64 = 32;
const EMPHASIS: u64 = 33;
const PLAIN: u64 = 34;
const IN: u64 = 35;
const COLON: u64 = 36;
const NONE: u64 = 37;

/// The events of a reference in order of place.
#[derive(Clone, Debug, Default)]
pub struct Events {
    list: Vec<u64>,
    /// For every token: how many events lie before it, and how many up to and with it.
    counts: Vec<(u32, u32)>,
}

impl Events {
    /// Reads the skeleton.
    pub fn new(tokens: &Tokens, frames: &[Frame], marks: &[Marks]) -> Self {
        let mut events = Events::default();
        for index in 0..tokens.len() {
            let before = events.list.len() as u32;
            if let Some(event) = event(tokens, frames, marks, index) {
                // A run of one event is one.
                let repeats =
                    events.list.last() == Some(&event) && events.counts.last().is_some_and(|&(from, to)| from < to || event < ADDRESS);
                if !repeats {
                    events.list.push(event);
                }
            }
            events.counts.push((before, events.list.len() as u32));
        }
        events
    }

    /// How many events lie before a token, and how many up to and with it.
    pub fn counts(&self, index: usize) -> (u32, u32) {
        self.counts.get(index).copied().unwrap_or_default()
    }

    /// The last event before a token, the one before that, the next behind it, and the one behind that.
    pub fn around(&self, index: usize) -> (u64, u64, u64, u64) {
        let (before, with) = self.counts(index);
        let at = |place: Option<usize>| place.and_then(|place| self.list.get(place)).copied().unwrap_or(NONE);
        let (before, with) = (before as usize, with as usize);
        (at(before.checked_sub(1)), at(before.checked_sub(2)), at(Some(with)), at(Some(with + 1)))
    }
}

fn event(tokens: &Tokens, frames: &[Frame], marks: &[Marks], index: usize) -> Option<u64> {
    let own = marks.get(index)?;
    let token = tokens.list.get(index)?;
    let frame = frames.get(index)?;
    if matches!(token.kind, Kind::Url | Kind::Doi) {
        return Some(ADDRESS);
    }
    if token.kind == Kind::Sign {
        let quote = matches!(tokens.low(index), "\"" | "'");
        return match tokens.low(index) {
            _ if quote && frame.opens => Some(QUOTE_OPENS),
            _ if quote && frame.closes => Some(QUOTE_CLOSES),
            ":" => Some(COLON),
            _ => None,
        };
    }
    if own.has(Mark::InWord) && is_in(tokens, index) {
        return Some(IN);
    }
    let marked = EVENTS.iter().position(|&mark| own.has(mark)).map(|place| place as u64);
    let edge = token.edge.then_some(if token.emphasis { EMPHASIS } else { PLAIN });
    edge.or(marked)
}

/// An in-word that may begin a container: "In" with a capital, or behind a sign, or before a colon.
fn is_in(tokens: &Tokens, index: usize) -> bool {
    let text = tokens.text(index);
    let behind_sign = index.checked_sub(1).is_some_and(|before| tokens.kind(before) == Kind::Sign);
    text.len() > 1 && (text.starts_with(char::is_uppercase) || behind_sign || tokens.low(index + 1) == ":")
}

/// What sort of reference it looks like: one bit for each thing that tells.
pub fn sort(tokens: &Tokens, marks: &[Marks], frames: &[Frame]) -> u64 {
    let mut bits = 0;
    for (index, own) in marks.iter().enumerate() {
        let frame = frames.get(index).copied().unwrap_or_default();
        bits |= u64::from(own.has(Mark::Volume) || own.has(Mark::Issue));
        bits |= u64::from(own.has(Mark::Pages) || own.has(Mark::Range) || own.has(Mark::Locator)) << 1;
        bits |= u64::from(own.has(Mark::InWord) && is_in(tokens, index)) << 2;
        bits |= u64::from(own.has(Mark::EditorSign) && !frame.quoted) << 3;
        bits |= u64::from(own.has(Mark::ThesisWord)) << 4;
        bits |= u64::from(own.has(Mark::PublisherWord)) << 5;
        bits |= u64::from(matches!(tokens.kind(index), Kind::Url | Kind::Doi)) << 6;
    }
    bits
}
