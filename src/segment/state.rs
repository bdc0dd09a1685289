//! The states of the tagger: outside, and for every label its beginning and its inside (BIO).
//!
//! The beginnings fill the first half of a row and the insides the second, so that the inside of a label stands exactly [`HALF`]
//! places behind its beginning: what leads into an inside is then one vector operation for all labels. Places that are left over
//! are nobody's and never reached.

use super::Label;

/// Where the second half of a row, that of the insides, begins; whole vector registers.
pub const HALF: usize = 24;

/// Number of places a state can have, up to the last inside.
pub const STATES: usize = HALF + 1 + Label::ALL.len();

/// The rows of weights are this wide.
pub const WIDTH: usize = 2 * HALF;

const _: () = assert!(Label::ALL.len() < HALF);

/// One value for every state.
pub type Row = [f32; WIDTH];

/// What keeps the places that are nobody's out of a comparison, and nothing from the others.
pub const NOBODY: Row = {
    let mut row = [0.0; WIDTH];
    let mut place = 0;
    while place < WIDTH {
        if place % HALF > Label::ALL.len() || place == HALF {
            row[place] = f32::NEG_INFINITY;
        }
        place += 1;
    }
    row
};

/// A state of the tagger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct State(pub u8);

impl State {
    /// Outside of every field.
    pub const OUTSIDE: State = State(0);

    /// The first token of a field.
    pub const fn begin(label: Label) -> Self {
        State(1 + label as u8)
    }

    /// A later token of a field.
    pub const fn inside(label: Label) -> Self {
        State(HALF as u8 + 1 + label as u8)
    }

    /// Every state there is.
    pub fn all() -> impl Iterator<Item = State> {
        (0..WIDTH as u8).map(State).filter(|state| state.exists())
    }

    /// The field, none outside.
    pub fn label(self) -> Option<Label> {
        (usize::from(self.0) % HALF).checked_sub(1).and_then(|k| Label::ALL.get(k)).copied()
    }

    /// Whether it is a field's later token.
    pub const fn is_inside(self) -> bool {
        self.0 as usize > HALF
    }

    /// Whether it is one, and not a place that is left over.
    pub fn exists(self) -> bool {
        self == State::OUTSIDE || ((self.0 as usize) < WIDTH && self.label().is_some())
    }

    /// Whether `next` may follow: the inside of a field only behind the same field.
    pub fn allows(self, next: State) -> bool {
        let joins = self.0 == next.0 || self.0 as usize + HALF == next.0 as usize;
        self.exists() && next.exists() && (!next.is_inside() || joins)
    }
}
