//! What several tests share.
#![allow(dead_code)]

pub mod biber;
pub mod records;

use std::fs;
use std::path::PathBuf;

use ibid::pipeline::{Corpus, Paper};

/// The papers of the repository, in order of their names.
pub fn corpus() -> Corpus {
    let mut paths: Vec<_> = fs::read_dir("corpus").unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    Corpus::new(paths.iter().map(|path| Paper::read(path).unwrap()).collect())
}

/// Holds scores to the committed ones in both directions; with `IBID_BLESS` takes them as the new ones and prints what is not as by hand.
pub fn hold(path: &str, scores: &str, complaints: &[String]) {
    let complaints = complaints.join("\n");
    if std::env::var_os("IBID_BLESS").is_some() {
        fs::write(path, scores).unwrap();
        println!("{complaints}");
        return;
    }
    let committed = fs::read_to_string(path).unwrap();
    assert_eq!(scores, committed, "IBID_BLESS=1 takes the new scores; what is not as by hand:\n{complaints}");
}

/// The folder of labelled data outside the repository: `$IBID_SHARED`, else `../shared`. `None`, with a message, where it is absent.
pub fn shared() -> Option<PathBuf> {
    let folder = std::env::var_os("IBID_SHARED").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    if !folder.is_dir() {
        eprintln!("skipped: no shared data at {}", folder.display());
        return None;
    }
    Some(folder)
}
