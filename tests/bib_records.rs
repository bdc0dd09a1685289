//! Real bibliographies, tens of thousands of entries with TeX in them: read, written, read again. Needs the shared data.

mod common;

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use common::biber::{biber_warnings, without_missing_fields};
use flate2::read::GzDecoder;
use ibid::format::biblatex::{BibEntry, read, write};
use ibid::record::Record;

/// Every `step`th record of a file of records (type, key, fields), as a `.bib` file.
fn bibliography(path: &Path, step: usize) -> String {
    let lines = BufReader::new(GzDecoder::new(File::open(path).expect("a readable file"))).lines();
    let mut text = String::new();
    for line in lines.step_by(step) {
        let row: serde_json::Value = serde_json::from_str(&line.expect("a line")).expect("a row");
        let value = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        text.push_str(&format!("@{}{{{},\n", value(&row["type"]), value(&row["key"])));
        for (name, field) in row["fields"].as_object().into_iter().flatten() {
            text.push_str(&format!("  {name} = {{{}}},\n", value(field)));
        }
        text.push_str("}\n\n");
    }
    text
}

/// Files of records with their bibliographies; one in `IBID_RECORDS_STEP` (default 80) of the large ones.
fn bibliographies() -> Vec<(String, String)> {
    let Some(folder) = common::shared().map(|shared| shared.join("data/records")).filter(|folder| folder.is_dir()) else {
        return Vec::new();
    };
    let step = std::env::var("IBID_RECORDS_STEP").ok().and_then(|step| step.parse().ok()).unwrap_or(80);
    let mut files: Vec<_> = folder.read_dir().expect("a folder").map(|entry| entry.expect("a file").path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "gz"));
    files.sort();
    let large = |path: &Path| path.metadata().is_ok_and(|data| data.len() > 100_000);
    files.into_iter().map(|path| (path.display().to_string(), bibliography(&path, if large(&path) { step } else { 1 }))).collect()
}

fn written(entries: &[BibEntry]) -> String {
    let keys: Vec<String> = (0..entries.len()).map(|i| format!("k{i}")).collect();
    write::file(keys.iter().zip(entries).map(|(key, entry)| (key.as_str(), &entry.record, &[][..])))
}

#[test]
fn real_bibliographies_survive() {
    for (name, text) in bibliographies() {
        let first = read::read(&text);
        assert_eq!(first.entries.len(), text.matches("\n}\n\n").count(), "{name}");
        let second = read::read(&written(&first.entries));
        assert_eq!(second.problems, [], "{name}");
        let third = read::read(&written(&second.entries));
        let records = |entries: &[BibEntry]| entries.iter().map(|entry| entry.record.clone()).collect::<Vec<Record>>();
        for ((a, b), source) in records(&second.entries).iter().zip(records(&third.entries)).zip(&first.entries) {
            assert_eq!(*a, b, "{name}: {}", source.span.of(&text));
        }
    }
}

#[test]
fn biber_accepts_what_is_written_of_them() {
    for (name, text) in bibliographies() {
        let first = read::read(&text);
        let file = tempfile::Builder::new().suffix(".bib").tempfile().expect("a temporary file");
        std::fs::write(file.path(), written(&first.entries)).expect("room for a file");
        let Some(complaints) = biber_warnings(file.path()) else { return };
        assert_eq!(without_missing_fields(complaints), Vec::<String>::new(), "{name}");
    }
}
