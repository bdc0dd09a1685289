//! The program seen from outside: what it prints, what it leaves on disk, and with which status it ends.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::{contains, is_empty, starts_with};

fn ibid() -> Command {
    let mut command = Command::cargo_bin("ibid").unwrap();
    command.env_remove("NO_COLOR");
    command
}

fn lines(text: &[u8]) -> Vec<serde_json::Value> {
    String::from_utf8_lossy(text).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

const REFERENCE: &str = "Nishikawa, Y. (2010). Human security in Southeast Asia. London: Routledge.";

#[test]
fn parse_reads_standard_input_and_writes_biblatex() {
    ibid().arg("parse").write_stdin(REFERENCE).assert().success().stdout(contains("@book{nishikawa2010human,")).stderr(is_empty());
}

#[test]
fn parse_gives_one_row_a_line_and_none_for_a_blank_one() {
    let output = ibid().args(["parse", "--format", "jsonl"]).write_stdin(format!("{REFERENCE}\n\n  \n{REFERENCE}\r\n")).output().unwrap();
    let rows = lines(&output.stdout);
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[1]["id"], 2);
    assert_eq!(rows[0]["text"], REFERENCE);
    assert_eq!(rows[0]["csl"]["author"][0]["family"], "Nishikawa");
}

#[test]
fn parse_writes_csl_json_and_ris() {
    let csl = ibid().args(["parse", "--format", "csl-json"]).write_stdin(REFERENCE).output().unwrap();
    let items: serde_json::Value = serde_json::from_slice(&csl.stdout).unwrap();
    assert_eq!(items[0]["type"], "book");
    ibid().args(["parse", "--format", "ris"]).write_stdin(REFERENCE).assert().success().stdout(starts_with("TY  - BOOK\n"));
}

#[test]
fn parse_of_nothing_gives_nothing() {
    ibid().args(["parse", "--format", "jsonl"]).write_stdin("").assert().success().stdout(is_empty());
}

#[test]
fn two_records_never_get_one_key() {
    let output = ibid().arg("parse").write_stdin(format!("{REFERENCE}\n{REFERENCE}\n")).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("{nishikawa2010humana,") && text.contains("{nishikawa2010humanb,"), "{text}");
}

#[test]
fn an_unknown_verb_is_a_usage_error() {
    ibid().arg("frobnicate").assert().code(2).stderr(contains("frobnicate"));
}

#[test]
fn a_missing_file_is_named() {
    ibid().args(["parse", "no-such-file.txt"]).assert().code(2).stderr(starts_with("ibid: error: no-such-file.txt: "));
    ibid().args(["extract", "no-such-paper.md"]).assert().code(2).stderr(contains("no-such-paper.md: "));
}

/// A folder in which one paper cannot be read gives the others' results, a message for that one, and status 2.
#[test]
fn one_bad_paper_does_not_keep_the_others() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.md"), format!("# A paper\n\n## References\n\n- {REFERENCE}\n")).unwrap();
    fs::write(folder.path().join("b.txt"), b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x03\x00\x3e\x00\x01\x00\xff\xfe\x00")
        .unwrap();
    let out = folder.path().join("out");
    let run = ibid().arg("build").arg(folder.path()).arg("--out").arg(&out).assert().code(2);
    run.stderr(contains("b.txt: ").and(contains("not text")));
    assert!(fs::read_to_string(out.join("a.bib")).unwrap().contains("nishikawa2010human"));
    assert!(!out.join("b.bib").exists());
}

#[test]
fn a_document_without_references_is_no_error() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("abstract.md"), "# Only an abstract\n\nNothing is cited here.\n").unwrap();
    fs::write(folder.path().join("empty.md"), "").unwrap();
    let out = folder.path().join("out");
    ibid().arg("build").arg(folder.path()).arg("--out").arg(&out).assert().success();
    assert_eq!(fs::read_to_string(out.join("references.jsonl")).unwrap(), "");
}

#[test]
fn papers_in_other_encodings_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let text = "Étude\n\nRéférences\n\nMüller, J. (2001). Über Flüsse und Städte. Zürich: Verlag für Geschichte.\n";
    let latin: Vec<u8> = text.chars().map(|c| c as u8).collect();
    let utf16: Vec<u8> = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    fs::write(folder.path().join("latin1.txt"), latin).unwrap();
    fs::write(folder.path().join("utf16.txt"), utf16).unwrap();
    for name in ["latin1.txt", "utf16.txt"] {
        let run = ibid().arg("extract").arg(folder.path().join(name)).assert().success();
        run.stdout(contains("Müller").and(contains("Über Flüsse und Städte")));
    }
}

#[test]
fn a_very_long_line_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("long.txt");
    fs::write(&path, "word ".repeat(400_000)).unwrap();
    ibid().arg("extract").arg(&path).assert().success();
}

/// A `.bib` file that somebody typed is not replaced, and neither is anything else in that run.
#[test]
fn a_file_of_the_users_is_not_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let paper = folder.path().join("paper.md");
    fs::write(&paper, format!("# References\n\n- {REFERENCE}\n")).unwrap();
    let mine = folder.path().join("paper.bib");
    fs::write(&mine, "@book{mine, title = {Mine}}\n").unwrap();
    ibid().arg("build").arg(&paper).arg("--out").arg(folder.path()).assert().code(2).stderr(contains("paper.bib"));
    assert_eq!(fs::read_to_string(&mine).unwrap(), "@book{mine, title = {Mine}}\n");
    assert!(!folder.path().join("works.bib").exists());
}

#[test]
fn building_twice_gives_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (folder.path().join("one"), folder.path().join("two"));
    ibid().args(["build", "corpus", "-q", "-j", "1", "--out"]).arg(&one).assert().success().stderr(is_empty());
    ibid().args(["build", "corpus", "-q", "-j", "2", "--out"]).arg(&two).assert().success();
    for entry in fs::read_dir(&one).unwrap() {
        let name = entry.unwrap().file_name();
        assert_eq!(fs::read(one.join(&name)).unwrap(), fs::read(two.join(&name)).unwrap(), "{}", Path::new(&name).display());
    }
}

#[test]
fn overlap_speaks_three_formats() {
    ibid().args(["overlap", "corpus"]).assert().success().stdout(starts_with("# "));
    let json = ibid().args(["overlap", "corpus", "--format", "json"]).output().unwrap();
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(json["schema_version"], 1);
    assert_eq!(json["papers"].as_array().unwrap().len(), 5);
    ibid().args(["overlap", "corpus", "--format", "csv"]).assert().success().stdout(contains(","));
}

#[test]
fn settings_are_read_and_a_wrong_one_is_named() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("ibid.toml"), "jobs = 1\nfrobs = 2\n").unwrap();
    let run = ibid().current_dir(folder.path()).arg("parse").write_stdin(REFERENCE).assert().code(2);
    run.stderr(contains("ibid.toml:2: ").and(contains("frobs")));
    ibid().current_dir(folder.path()).args(["parse", "--no-config"]).write_stdin(REFERENCE).assert().success();
}

#[test]
fn the_program_tells_of_itself() {
    ibid().args(["schema", "references"]).assert().success().stdout(contains("\"confidence\""));
    ibid().args(["schema", "nonsense"]).assert().code(2).stderr(contains("nonsense"));
    ibid().args(["completions", "bash"]).assert().success().stdout(contains("_ibid"));
    ibid().arg("man").assert().success().stdout(contains(".TH"));
    ibid().arg("--version").assert().success().stdout(starts_with("ibid "));
}
