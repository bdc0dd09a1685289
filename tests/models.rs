//! A model of the user's own: made by `ibid train`, read by the other verbs, refused where it is none.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use predicates::str::{contains, starts_with};

fn ibid() -> Command {
    Command::cargo_bin("ibid").unwrap()
}

/// References in which the first word is the publisher, which the model in the program would never say.
fn rows() -> String {
    let mut rows = String::new();
    for n in 0..24 {
        let name = ["Smith", "Miller", "Jones", "Berger"][n % 4];
        let title = ["On the origin of rivers", "A history of small towns", "The theory of everything"][n % 3];
        let (end, start) = (name.len(), name.len() + 2);
        let spans = format!("[[\"publisher\",0,{end}],[\"title\",{start},{}]]", start + title.len());
        writeln!(rows, "{{\"id\":\"{n}\",\"text\":\"{name}. {title}. {}.\",\"spans\":{spans}}}", 1990 + n).unwrap();
    }
    rows
}

/// Trains on [`rows`].
fn model(folder: &Path) -> PathBuf {
    let (rows_at, model) = (folder.join("rows.jsonl"), folder.join("own.model"));
    fs::write(&rows_at, rows()).unwrap();
    ibid().arg("train").arg(&rows_at).args(["--epochs", "15", "--least", "2", "-o"]).arg(&model).assert().success();
    model
}

#[test]
fn every_verb_that_reads_references_takes_a_model() {
    let folder = tempfile::tempdir().unwrap();
    let model = model(folder.path());
    let reference = "Berger. A history of small towns. 1999.";
    let run = ibid().args(["parse", "--format", "jsonl", "--model"]).arg(&model).write_stdin(reference).assert().success();
    run.stdout(contains("[\"publisher\",0,6]"));
    let paper = folder.path().join("paper.md");
    fs::write(&paper, format!("# References\n\n1. {reference}\n2. Jones. The theory of everything. 2001.\n")).unwrap();
    let run = ibid().args(["extract", "--format", "jsonl", "--model"]).arg(&model).arg(&paper).assert().success();
    run.stdout(contains("[\"publisher\",0,6]"));
    let out = folder.path().join("out");
    ibid().args(["build", "-q", "--model"]).arg(&model).arg(&paper).arg("--out").arg(&out).assert().success();
    assert!(fs::read_to_string(out.join("references.jsonl")).unwrap().contains("[\"publisher\",0,6]"));
}

/// The same references in AnyStyle's format and as TEI.
#[test]
fn training_and_scoring_read_xml() {
    let folder = tempfile::tempdir().unwrap();
    let (sequences, bibls) = (folder.path().join("rows.xml"), folder.path().join("bibl.xml"));
    let (mut one, mut two) = (String::from("<dataset>\n"), String::from("<tei><listBibl>\n"));
    for n in 0..24 {
        let (name, title) = (["Smith", "Miller"][n % 2], ["On rivers", "A history of towns", "Everything"][n % 3]);
        writeln!(one, "<sequence><publisher>{name}.</publisher><title>{title}.</title></sequence>").unwrap();
        writeln!(two, "<bibl><publisher>{name}</publisher>. <title level=\"m\">{title}</title>.</bibl>").unwrap();
    }
    fs::write(&sequences, one + "</dataset>").unwrap();
    fs::write(&bibls, two + "</listBibl></tei>").unwrap();
    let model = folder.path().join("own.model");
    ibid().arg("train").arg(&sequences).args(["--epochs", "15", "--least", "2", "-o"]).arg(&model).assert().success();
    ibid().arg("eval").arg(&bibls).arg("--model").arg(&model).assert().success().stdout(contains("100.00"));
    fs::write(&bibls, "<listBibl>\n<bibl><autor>X</autor></bibl></listBibl>").unwrap();
    ibid().arg("eval").arg(&bibls).assert().code(2).stderr(contains("bibl.xml:2: unknown element <autor>"));
}

/// Enough rows, and the confidences are fitted; the model stays the same otherwise.
#[test]
fn confidences_are_fitted_on_request() {
    let folder = tempfile::tempdir().unwrap();
    let plain = model(folder.path());
    let many: String = (0..60)
        .flat_map(|n| rows().lines().map(move |row| row.replacen("\"id\":\"", &format!("\"id\":\"{n}-"), 1) + "\n").collect::<Vec<_>>())
        .collect();
    let (rows_at, fitted) = (folder.path().join("many.jsonl"), folder.path().join("fitted.model"));
    fs::write(&rows_at, many).unwrap();
    let train = |out: &Path, more: &[&str]| {
        let run = ibid().arg("train").arg(&rows_at).args(["--epochs", "2", "--least", "2", "-o"]).arg(out).args(more).output().unwrap();
        assert!(run.status.success());
        (fs::read(out).unwrap(), String::from_utf8(run.stderr).unwrap())
    };
    let (with, log) = train(&fitted, &["--calibrate"]);
    let (without, _) = train(&plain, &[]);
    assert!(log.contains("to judge by"), "{log}");
    assert!(with.starts_with(&without) && with.len() > without.len());
    ibid()
        .arg("eval")
        .arg(&rows_at)
        .arg("--reliability")
        .arg("--model")
        .arg(&fitted)
        .assert()
        .success()
        .stdout(contains("calibration error"));
}

#[test]
fn scores_come_as_json_and_with_examples() {
    let folder = tempfile::tempdir().unwrap();
    let rows_at = folder.path().join("rows.jsonl");
    fs::write(&rows_at, rows()).unwrap();
    let output = ibid().arg("eval").arg(&rows_at).args(["--format", "json", "--by-source"]).output().unwrap();
    let scores: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&scores["overall"]["references"], &scores["sources"]["rows"]["references"]), (&24.into(), &24.into()));
    assert_eq!(scores["overall"]["fields"]["publisher"]["strict"]["recall"], 0.0);
    let run = ibid().arg("eval").arg(&rows_at).args(["--errors", "1"]).assert().success();
    run.stdout(contains("publisher\tgold \"Smith\"\tfound nothing\n\t0: Smith. "));
}

/// What `parse` says beside the record: how sure it is of each field, and why the type.
#[test]
fn rows_tell_of_confidence_and_reasons() {
    let reference = "Nishikawa, Y. (2010). Human security in Southeast Asia. London: Routledge.";
    let output = ibid().args(["parse", "--format", "jsonl"]).write_stdin(reference).output().unwrap();
    let row: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(row["confidences"]["title"].as_f64().is_some_and(|sure| sure > 0.5));
    assert_eq!(row["confidences"].as_object().unwrap().len(), row["spans"].as_array().unwrap().len());
    assert_eq!(row["type-reasons"], serde_json::json!(["published as a book", "publisher", "place"]));
}

#[test]
fn a_file_that_is_no_model_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.model");
    let refused = |complaint: &str| {
        let run = ibid().args(["parse", "--model"]).arg(&path).write_stdin("A. B.").assert().code(2);
        run.stderr(starts_with(format!("ibid: error: {}: ", path.display()))).stderr(contains(complaint.to_owned()));
    };
    refused("");
    fs::write(&path, "no model").unwrap();
    refused("not a tagger model");
    let mut bytes = fs::read(model(folder.path())).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 4;
    fs::write(&path, bytes).unwrap();
    refused("damaged");
}
