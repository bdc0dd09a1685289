//! Where are a feature's weights? Two tables with open addressing: a small one of the frequent features, and one of all others.
//!
//! Eight of ten features that a token has are among the frequent ones, and nearly all of these stand where they are first looked for. So
//! that first look is taken for all features together, in a table that is small enough to stay near the processor and without a branch
//! that could go either way; what is left is looked for one after the other.

use super::super::open::{home, search, settle, tag};

/// How many features are looked up together; most tokens have fewer.
pub const TOGETHER: usize = 128;

/// Bytes of a rare feature's slot: a tag, and what the slot says.
pub const SLOT: usize = 8;

/// The tables of a model file. In all of them a tag of 0 is an empty place.
#[derive(Clone, Copy)]
pub struct Table<'a> {
    /// The tags of the frequent features.
    pub tags: &'a [[u8; 4]],
    /// The numbers of the rows at the same places.
    pub numbers: &'a [[u8; 2]],
    /// The slots of the others.
    pub slots: &'a [[u8; SLOT]],
}

/// What was found, and room to find it.
pub struct Found {
    /// Rows of the frequent features.
    rows: [u32; TOGETHER],
    /// The features that are not where they are first looked for.
    left: [u64; TOGETHER],
    /// The slots at which the search for those begins.
    slots: [u64; TOGETHER],
    /// What the slots of the rare ones say.
    said: [u32; TOGETHER],
    counts: (usize, usize),
}

impl Default for Found {
    fn default() -> Self {
        Found { rows: [0; TOGETHER], left: [0; TOGETHER], slots: [0; TOGETHER], said: [0; TOGETHER], counts: (0, 0) }
    }
}

impl Found {
    /// The numbers of the rows.
    pub fn rows(&self) -> &[u32] {
        self.rows.get(..self.counts.0).unwrap_or(&[])
    }

    /// What slots say.
    pub fn said(&self) -> &[u32] {
        self.said.get(..self.counts.1).unwrap_or(&[])
    }
}

impl Table<'_> {
    /// Looks for at most [`TOGETHER`] features.
    pub fn find(&self, features: &[u64], found: &mut Found) {
        let (mut rows, mut left) = (0, 0);
        for &feature in features {
            let at = home(feature, self.tags.len());
            let here = self.tags.get(at).is_some_and(|here| u32::from_le_bytes(*here) == tag(feature));
            found.rows[rows % TOGETHER] = at as u32;
            found.left[left % TOGETHER] = feature;
            rows += usize::from(here);
            left += usize::from(!here);
        }
        // The table of the others is far away: their slots are sent for before the first of them is needed.
        let left = left.min(TOGETHER);
        for (slot, &feature) in found.slots.iter_mut().zip(&found.left).take(left) {
            *slot = self.slot(home(feature, self.slots.len()));
        }
        let mut said = 0;
        for place in 0..left {
            let feature = found.left[place];
            let frequent = search(self.tags.len(), feature, tag(feature), |at| self.tags.get(at).map_or(0, |tag| u32::from_le_bytes(*tag)));
            if let Some(at) = frequent {
                found.rows[rows % TOGETHER] = at as u32;
                rows += 1;
            } else if let Some(slot) = self.rare(feature, found.slots[place]) {
                found.said[said % TOGETHER] = (slot >> 32) as u32;
                said += 1;
            }
        }
        found.counts = (rows.min(TOGETHER), said);
        for row in found.rows.iter_mut().take(rows) {
            *row = self.numbers.get(*row as usize).map_or(0, |number| u32::from(u16::from_le_bytes(*number)));
        }
    }

    /// The slot of a rare feature; `first` is the one at its home.
    fn rare(&self, feature: u64, first: u64) -> Option<u64> {
        match first as u32 {
            0 => None,
            here if here == tag(feature) => Some(first),
            _ => search(self.slots.len(), feature, tag(feature), |at| self.slot(at) as u32).map(|at| self.slot(at)),
        }
    }

    fn slot(&self, at: usize) -> u64 {
        self.slots.get(at).map_or(0, |slot| u64::from_le_bytes(*slot))
    }
}

/// The tables of a model file, as bytes.
pub struct Tables {
    /// Of [`Table::tags`].
    pub tags: Vec<u8>,
    /// Of [`Table::numbers`].
    pub numbers: Vec<u8>,
    /// Of [`Table::slots`].
    pub slots: Vec<u8>,
}

impl Tables {
    /// Writes tables: of features whose rows follow one another, and of others with what their slots say. The first ones stand where
    /// they are first looked for.
    pub fn new(frequent: impl ExactSizeIterator<Item = u64>, rare: impl ExactSizeIterator<Item = (u64, u32)>) -> Self {
        let (room, more) = (room(frequent.len()), room_of_rare(rare.len()));
        let mut tables = Tables { tags: vec![0; 4 * room], numbers: vec![0; 2 * room], slots: vec![0; SLOT * more] };
        let mut taken = vec![false; room];
        for (number, feature) in frequent.enumerate() {
            let at = settle(&mut taken, feature);
            tables.tags[4 * at..][..4].copy_from_slice(&tag(feature).to_le_bytes());
            tables.numbers[2 * at..][..2].copy_from_slice(&(number as u16).to_le_bytes());
        }
        let mut taken = vec![false; more];
        for (feature, said) in rare {
            let at = settle(&mut taken, feature);
            tables.slots[SLOT * at..][..SLOT].copy_from_slice([tag(feature).to_le_bytes(), said.to_le_bytes()].as_flattened());
        }
        tables
    }
}

/// The size of the table of so many frequent features: most of it is empty, so that few are not where they are first looked for.
fn room(features: usize) -> usize {
    4 * features + 1
}

/// The size of the table of so many rare features: half of it is empty, so that a search for what is not there is short.
fn room_of_rare(features: usize) -> usize {
    2 * features + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_held_is_found_and_nothing_else() {
        let feature = |n: u64| n.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        // Many with one home, too.
        let frequent: Vec<u64> = (1..3000).map(feature).chain((1..60).map(|n| n << 33 | 7 << 60)).collect();
        let rare: Vec<(u64, u32)> = (3000..9000u32).map(|n| (feature(n.into()), n)).collect();
        let tables = Tables::new(frequent.iter().copied(), rare.iter().copied());
        let table = Table { tags: tables.tags.as_chunks().0, numbers: tables.numbers.as_chunks().0, slots: tables.slots.as_chunks().0 };
        let mut found = Found::default();
        let sorted = |list: &[u32]| {
            let mut list = list.to_vec();
            list.sort_unstable();
            list
        };
        for (part, list) in frequent.chunks(100).enumerate() {
            table.find(list, &mut found);
            assert_eq!(sorted(found.rows()), (100 * part as u32..).take(list.len()).collect::<Vec<_>>());
            assert!(found.said().is_empty());
        }
        for list in rare.chunks(100) {
            table.find(&list.iter().map(|(feature, _)| *feature).collect::<Vec<_>>(), &mut found);
            assert_eq!(found.said(), list.iter().map(|(_, said)| *said).collect::<Vec<_>>());
            assert!(found.rows().is_empty());
        }
        for empty in [table, Table { tags: &[], numbers: &[], slots: &[] }] {
            empty.find(&(9000..9100).map(feature).collect::<Vec<_>>(), &mut found);
            assert!(found.rows().is_empty() && found.said().is_empty());
        }
    }
}
