//! The shape of the source: files that answer one question and are read in one sitting.

use std::fs;
use std::path::{Path, PathBuf};

/// No source file is longer, tables and generated data apart (those are not `.rs` files).
const LONGEST: usize = 400;
/// Half of the files are no longer than this.
const MEDIAN: usize = 120;

#[test]
fn files_are_short() {
    let mut lengths: Vec<(usize, PathBuf)> = sources(Path::new("src")).into_iter().map(|path| (lines(&path), path)).collect();
    lengths.sort();
    let too_long: Vec<_> = lengths.iter().filter(|(n, _)| *n > LONGEST).collect();
    assert!(too_long.is_empty(), "longer than {LONGEST} lines: {too_long:?}");
    let median = lengths[lengths.len() / 2].0;
    assert!(median <= MEDIAN, "the median file has {median} lines");
}

#[test]
fn printing_is_the_shell_s_business() {
    for path in sources(Path::new("src")) {
        let text = fs::read_to_string(&path).unwrap();
        if !path.starts_with("src/cli") && !path.ends_with("testkit.rs") {
            let tests = text.find("#[test]").map_or(0, |_| text.find("#[cfg(test)]").unwrap_or(0)); // a file of tests alone may print
            let body = if text.contains("#[test]") { &text[..tests] } else { &text };
            for word in ["println!", "eprintln!", "dbg!(", "print!("] {
                assert!(!body.contains(word), "{word} in {}", path.display());
            }
        }
    }
}

#[test]
fn each_file_says_what_it_is_for() {
    for path in sources(Path::new("src")) {
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("//!"), "{} does not begin with //!", path.display());
    }
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found
}

/// Lines of code and documentation; the tests at a file's end do not count, a table of cases may be as long as it needs.
fn lines(path: &Path) -> usize {
    let text = fs::read_to_string(path).unwrap();
    text.split("#[cfg(test)]\nmod ").next().unwrap_or("").lines().count()
}
