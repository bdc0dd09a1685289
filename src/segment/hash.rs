//! Hashes of features and words: the same on every machine, without building strings.

use std::hash::{BuildHasherDefault, Hasher};

/// The hash of a piece of text (FNV-1a over its bytes, mixed at the end).
pub fn text_hash(text: &str) -> u64 {
    let hash = text.bytes().fold(0xCBF2_9CE4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3));
    mix(hash, 0)
}

/// Two hashes made one; the order matters.
pub const fn mix(left: u64, right: u64) -> u64 {
    let mixed = (left.rotate_left(23) ^ right).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^ (mixed >> 29)
}

/// A hash map's hasher for keys that are hashes already, or words of the program's own tables.
pub type Mixer = BuildHasherDefault<Ready>;

/// Takes a ready hash as it is.
#[derive(Default)]
pub struct Ready(u64);

impl Hasher for Ready {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = mix(self.0, u64::from(byte));
        }
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = value.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}
