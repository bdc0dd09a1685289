//! [`Reference`]: one entry of one paper with everything that was read from it.

use crate::entry::Entry;
use crate::record::Record;
use crate::segment::Segmentation;

/// A reference with its paper, its text, its fields and its values.
#[derive(Clone, Debug)]
pub struct Reference {
    /// The paper it stands in.
    pub paper: String,
    /// `<paper>#<n>` in a list, `<paper>#note12.2` in a note.
    pub id: String,
    /// Where and as what it stands.
    pub entry: Entry,
    /// Which bytes of `entry.raw` are which field.
    pub segmentation: Segmentation,
    /// What they say.
    pub record: Record,
}
