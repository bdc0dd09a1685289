//! `ibid check`, `explain` and `rules` seen from outside: what they print and change, and with which status they end.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::{contains, is_empty, starts_with};

fn ibid(folder: &Path) -> Command {
    let mut command = Command::cargo_bin("ibid").unwrap();
    command.env_remove("NO_COLOR").current_dir(folder);
    command
}

/// A folder with one file.
fn with(name: &str, text: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, text).unwrap();
    (folder, path)
}

const CLEAN: &str = "@book{a,\n  author = {A, B},\n  title = {T},\n  date = {2001},\n}\n";
const DIRTY: &str =
    "@book{a,\n  author = {A, B},\n  title = {漢字},\n  date = {2001},\n  doi = {https://doi.org/10.1000/1},\n  pages = {9--2},\n}\n";

#[test]
fn a_clean_file_ends_with_0() {
    let (folder, _) = with("refs.bib", CLEAN);
    ibid(folder.path())
        .args(["check", "refs.bib", "--select", "missing-field,syntax"])
        .assert()
        .success()
        .stdout(is_empty())
        .stderr(contains("nothing found"));
}

#[test]
fn findings_end_with_1_and_show_the_line() {
    let (folder, _) = with("refs.bib", DIRTY);
    let expected = "\
info[doi-as-url]: the doi field holds an address
 --> refs.bib:5:10
  |
5 |   doi = {https://doi.org/10.1000/1},
  |          ^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: write the bare DOI, 10.1000/1 (--fix)

error[reversed-pages]: the last page, 2, is before the first, 9
 --> refs.bib:6:12
  |
6 |   pages = {9--2},
  |            ^^^^

";
    let run = ibid(folder.path()).args(["check", "refs.bib", "--select", "doi-as-url,reversed-pages"]).assert().code(1);
    run.stdout(expected).stderr(contains("2 findings: 1 error, 0 warnings, 1 info"));
}

#[test]
fn the_status_is_the_caller_s_choice() {
    let (folder, _) = with("refs.bib", DIRTY);
    let check = |arguments: &[&str]| ibid(folder.path()).args(["check", "-q", "refs.bib"]).args(arguments).assert();
    check(&["--select", "doi-as-url"]).success();
    check(&["--select", "doi-as-url", "--fail-on", "info"]).code(1);
    check(&["--fail-on", "never"]).success();
    check(&["--exit-zero"]).success();
    check(&["--select", "nonsence"]).code(2).stderr(contains("no rule is called nonsence"));
    check(&["--ignore", "reversed-page"]).code(2).stderr(contains("did you mean reversed-pages?"));
}

#[test]
fn a_file_that_cannot_be_read_does_not_keep_the_others() {
    let (folder, _) = with("refs.bib", DIRTY);
    fs::write(folder.path().join("bad.json"), "nonsense").unwrap();
    let run = ibid(folder.path()).args(["check", "bad.json", "refs.bib", "no.bib"]).assert().code(2);
    run.stdout(contains("reversed-pages")).stderr(contains("bad.json: ").and(contains("no.bib: ")));
}

#[test]
fn fixes_are_printed_shown_or_written() {
    let (folder, path) = with("refs.bib", DIRTY);
    let fixed = DIRTY.replace("https://doi.org/", "");
    let check = |arguments: &[&str]| {
        ibid(folder.path()).args(["check", "-q", "refs.bib", "--select", "doi-as-url,reversed-pages"]).args(arguments).assert()
    };
    check(&["--fix"]).code(1).stdout(fixed.clone());
    check(&["--diff"]).code(1).stdout(starts_with("--- a/refs.bib\n+++ b/refs.bib\n").and(contains("\n+  doi = {10.1000/1},\n")));
    assert_eq!(fs::read_to_string(&path).unwrap(), DIRTY, "nothing is written without --write");
    check(&["--write"]).code(2);
    check(&["--fix", "--write"]).code(1).stdout(contains("reversed-pages").and(contains("doi-as-url").not()));
    assert_eq!(fs::read_to_string(&path).unwrap(), fixed);
    fs::write(folder.path().join("more.bib"), CLEAN).unwrap();
    ibid(folder.path()).args(["check", "--fix", "refs.bib", "more.bib"]).assert().code(2).stderr(contains("--write"));
}

#[test]
fn a_file_in_another_encoding_is_checked_but_not_replaced() {
    let latin: Vec<u8> = DIRTY.replace("漢字", "é").chars().map(|c| c as u8).collect();
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("refs.bib"), &latin).unwrap();
    let run = ibid(folder.path()).args(["check", "--fix", "--write", "refs.bib"]).assert().code(2);
    run.stderr(contains("refs.bib: is not UTF-8"));
    assert_eq!(fs::read(folder.path().join("refs.bib")).unwrap(), latin);
}

#[test]
fn a_baseline_keeps_known_findings_out_though_lines_move() {
    let (folder, path) = with("refs.bib", DIRTY);
    let check = |arguments: &[&str]| ibid(folder.path()).args(["check", "refs.bib"]).args(arguments).assert();
    check(&["--write-baseline", "known.json"]).success().stderr(contains("known.json"));
    check(&["--baseline", "known.json"]).success().stdout(is_empty());
    fs::write(&path, format!("% a line\n@book{{b,\n  author = {{A, B}},\n  title = {{T}},\n}}\n\n{DIRTY}")).unwrap();
    check(&["--baseline", "known.json"]).code(1).stdout(contains("missing-field").and(contains("reversed-pages").not()));
    check(&["--baseline", "refs.bib"]).code(2).stderr(contains("no baseline"));
}

#[test]
fn settings_choose_rules_and_severities() {
    let (folder, _) = with("refs.bib", DIRTY);
    let check = |settings: &str| {
        fs::write(folder.path().join("ibid.toml"), settings).unwrap();
        ibid(folder.path()).args(["check", "refs.bib", "--format", "errorformat"]).assert()
    };
    check("[check]\nselect = ['doi-as-*']\nseverity = { doi-as-url = 'error' }\n")
        .code(1)
        .stdout("refs.bib:5:10: error: doi-as-url: the doi field holds an address\n");
    check("[check]\nper-file-ignores = { 'refs.*' = ['all'] }\n").success().stdout(is_empty());
    check("[check]\nfail-on = 'never'\n").success().stdout(contains("reversed-pages"));
    check("[check]\nselct = []\n").code(2).stderr(contains("ibid.toml:2: ").and(contains("selct")));
    check("[check]\nignore = ['reversed-pagse']\n").code(2).stderr(contains("did you mean reversed-pages?"));
}

#[test]
fn an_author_s_requests_are_heard() {
    let broken = DIRTY.replace("@book{a,", "@book{b,");
    let text = format!(
        "@comment{{ibid-ignore doi-as-url}}\n@comment{{ibid-ignore reversed-pages a}}\n{DIRTY}\n{broken}\n% ibid-ignore: reversed-pages\n{}",
        DIRTY.replace("{a,", "{c,")
    );
    let (folder, _) = with("refs.bib", &text);
    let rules = "doi-as-url,reversed-pages";
    let run = ibid(folder.path()).args(["check", "refs.bib", "--select", rules, "--format", "jsonl"]).assert().code(1);
    let output = String::from_utf8(run.get_output().stdout.clone()).unwrap();
    let rows: Vec<serde_json::Value> = output.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let found: Vec<(&str, &str)> = rows.iter().map(|row| (row["rule"].as_str().unwrap(), row["reference"].as_str().unwrap())).collect();
    assert_eq!(found, [("reversed-pages", "b")]);
}

/// Papers, RIS and CSL-JSON are checked by the same rules, each finding at the bytes of the field.
#[test]
fn every_format_is_checked_at_its_own_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("p.md", "# References\n\n- Sarbu, A. (2012). On pages and their order. *Journal of Printing*, 12(3), 346-320.\n");
    write("r.ris", "TY  - JOUR\nAU  - Sarbu, A.\nTI  - On pages\nSP  - 346\nEP  - 320\nER  - \n");
    write("c.json", "[{\"id\": \"x\", \"type\": \"article-journal\", \"page\": \"346-320\"}]");
    let run =
        ibid(folder.path()).args(["check", "p.md", "r.ris", "c.json", "--select", "reversed-pages", "--format", "errorformat"]).assert();
    let output = String::from_utf8(run.code(1).get_output().stdout.clone()).unwrap();
    let places: Vec<&str> = output.lines().filter_map(|line| line.split(": error").next()).collect();
    assert_eq!(places, ["p.md:3:77", "r.ris:1:1", "c.json:1:50"]);
    ibid(folder.path()).args(["check", "."]).assert().code(1);
    let bib = ibid(folder.path()).args(["check", "-", "--select", "reversed-pages"]).write_stdin(DIRTY).assert().code(1);
    bib.stdout(contains("stdin:6:12"));
    fs::write(folder.path().join("x.nbib"), "").unwrap();
    ibid(folder.path()).args(["check", "x.nbib"]).assert().code(2).stderr(contains("x.nbib: ").and(contains("convert it")));
}

#[test]
fn statistics_count_rules() {
    let (folder, _) = with("refs.bib", &format!("{DIRTY}{DIRTY}"));
    let run = ibid(folder.path()).args(["check", "refs.bib", "--statistics", "--select", "reversed-pages,duplicate-key"]).assert().code(1);
    run.stdout("     2  reversed-pages  error\n     1  duplicate-key   error\n");
}

#[test]
fn other_formats_are_well_formed() {
    let (folder, _) = with("refs.bib", DIRTY);
    let json = |format: &str| -> serde_json::Value {
        let run = ibid(folder.path())
            .args(["check", "refs.bib", "--exit-zero", "--select", "doi-as-url,syntax", "--format", format])
            .assert()
            .success();
        serde_json::from_slice(&run.get_output().stdout).unwrap()
    };
    assert_eq!(json("json")["schema_version"], 1);
    let sarif = json("sarif");
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "doi-as-url");
    assert!(sarif["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap().iter().any(|rule| rule["id"] == "syntax"));
    let run =
        ibid(folder.path()).args(["check", "refs.bib", "--format", "github", "--select", "doi-as-url,reversed-pages"]).assert().code(1);
    run.stdout(starts_with("::notice file=refs.bib,line=5,col=10,endLine=5,endColumn=35,title=ibid doi-as-url::the doi"));
    let text = ibid(folder.path()).args(["--color", "always", "check", "refs.bib"]).assert().code(1);
    text.stdout(contains("\u{1b}["));
    ibid(folder.path()).args(["schema", "findings"]).assert().success().stdout(contains("\"severity\"").and(contains("\"edits\"")));
}

#[test]
fn rules_explain_themselves() {
    let folder = tempfile::tempdir().unwrap();
    ibid(folder.path()).args(["explain", "doi-as-url"]).assert().success().stdout(starts_with("# doi-as-url\n").and(contains("## Fires")));
    ibid(folder.path()).args(["explain", "doi-as-ur"]).assert().code(2).stderr(contains("did you mean doi-as-url?"));
    ibid(folder.path()).arg("rules").assert().success().stdout(contains("doi-as-url").and(contains("info")));
    let run = ibid(folder.path()).args(["rules", "--format", "json"]).assert().success();
    let table: serde_json::Value = serde_json::from_slice(&run.get_output().stdout).unwrap();
    assert!(table["rules"].as_array().unwrap().iter().any(|rule| rule["name"] == "syntax" && rule["default"] == true));
}

proptest::proptest! {
    /// No bytes make the rules or the renderers fail, and every place lies in its file.
    #[test]
    fn anything_can_be_checked(text in "(@(book|article|string|comment)?[{(]|[a-c]|title|pages|doi|crossref| = |[{}\"#,%\\n\t ]|ibid-ignore|9-+2|https://doi.org/10.1/|é|漢|e\u{301}|# References\n|\\([A-Z][a-z]{2}, 2001\\)){0,60}") {
        use ibid::check::{Choice, Context, Library, Selection, Settings, run};
        use ibid::diagnostic::{Format, fix, render};
        let library = Library::from_text("x.bib", text.clone()).unwrap();
        let paper = ibid::pipeline::Paper::from_document(ibid::document::from_text("x.md", text));
        let (papers, libraries) = ([paper], [library]);
        let context = Context::new(&papers, &libraries);
        let selection = Selection::new(&Settings::default(), &Choice { select: vec!["all".to_owned()], ..Choice::default() }).unwrap();
        let findings = run(&context, &selection);
        for finding in &findings {
            let places = std::iter::once(finding.place).chain(finding.related.iter().map(|related| related.place));
            for place in places {
                assert!(context.files[place.file].text.get(place.span.start..place.span.end).is_some(), "{finding:?}");
            }
        }
        let sources = context.sources();
        for format in [Format::Text, Format::Json, Format::Jsonl, Format::Sarif, Format::Github, Format::Errorformat] {
            render(format, &findings, &sources, &[], false);
        }
        for file in &context.files {
            fix::apply(file.index, file.text, &findings, true);
        }
    }
}
