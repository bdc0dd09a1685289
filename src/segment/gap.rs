//! What stands between two tokens? Transitions depend on it.

use super::frame::Frame;
use super::token::{Kind, Tokens};

/// What stands between a token and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum Gap {
    Start,
    Blank,
    Glued,
    Comma,
    Point,
    Colon,
    Semicolon,
    Opened,
    Closed,
    Dash,
    Other,
    Edge,
    CommaEdge,
    PointEdge,
    IntoSign,
    IntoOpening,
}

impl Gap {
    /// How many there are.
    pub const COUNT: usize = Gap::IntoOpening as usize + 1;

    /// The gap before token `index`.
    pub fn before(tokens: &Tokens, frames: &[Frame], index: usize) -> Self {
        let Some(previous) = index.checked_sub(1) else { return Gap::Start };
        let frame = |i: usize| frames.get(i).copied().unwrap_or_default();
        let here = tokens.list.get(index);
        // Emphasis that begins or ends where the sign before ends it too.
        let edge = here.is_some_and(|token| token.edge) || tokens.list.get(previous).is_some_and(|token| token.edge);
        if tokens.kind(index) == Kind::Sign {
            return if frame(index).opens { Gap::IntoOpening } else { Gap::IntoSign };
        }
        if frame(previous).opens {
            return Gap::Opened;
        }
        if frame(previous).closes {
            return Gap::Closed;
        }
        if tokens.kind(previous) == Kind::Sign {
            return match tokens.low(previous) {
                "," if edge => Gap::CommaEdge,
                "." if edge => Gap::PointEdge,
                "," => Gap::Comma,
                "." => Gap::Point,
                ":" => Gap::Colon,
                ";" => Gap::Semicolon,
                "-" | "--" | "—" | "/" => Gap::Dash,
                _ => Gap::Other,
            };
        }
        match here {
            Some(token) if token.edge => Gap::Edge,
            Some(token) if token.spaced => Gap::Blank,
            _ => Gap::Glued,
        }
    }
}
