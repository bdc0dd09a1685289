//! The states of the tagger: outside, and for every label its beginning and its inside (BIO).

use super::Label;

/// Number of states: outside, and two for every label.
pub const STATES: usize = 1 + 2 * Label::ALL.len();

/// [`STATES`] rounded up to whole vector registers; the rows of weights are this wide.
pub const WIDTH: usize = 48;

/// One value for every state.
pub type Row = [f32; WIDTH];

/// A state of the tagger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct State(pub u8);

impl State {
    /// Outside of every field.
    pub const OUTSIDE: State = State(0);

    /// The first token of a field.
    pub const fn begin(label: Label) -> Self {
        State(1 + 2 * label as u8)
    }

    /// A later token of a field.
    pub const fn inside(label: Label) -> Self {
        State(2 + 2 * label as u8)
    }

    /// The field, none outside.
    pub fn label(self) -> Option<Label> {
        self.0.checked_sub(1).and_then(|k| Label::ALL.get(usize::from(k / 2))).copied()
    }

    /// Whether it is a field's later token.
    pub const fn is_inside(self) -> bool {
        self.0 > 0 && self.0.is_multiple_of(2)
    }

    /// Whether `next` may follow: the inside of a field only behind the same field.
    pub const fn allows(self, next: State) -> bool {
        !next.is_inside() || self.0 == next.0 || self.0 + 1 == next.0
    }
}
