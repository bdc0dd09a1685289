//! What several tests share.
#![allow(dead_code)]

pub mod biber;
pub mod records;

use std::path::PathBuf;

/// The folder of labelled data outside the repository: `$IBID_SHARED`, else `../shared`. `None`, with a message, where it is absent.
pub fn shared() -> Option<PathBuf> {
    let folder = std::env::var_os("IBID_SHARED").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    if !folder.is_dir() {
        eprintln!("skipped: no shared data at {}", folder.display());
        return None;
    }
    Some(folder)
}
