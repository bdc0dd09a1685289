//! Findings in every form: places in several scripts, long lines, and what each form asks for.

use std::collections::BTreeSet;

use rstest::rstest;
use serde_json::Value;

use super::super::{Edit, Finding, Fix, Group, Meta, Place, Related, Severity, Source, fingerprint};
use super::{Format, render};
use crate::Span;

const RULE: Meta = Meta {
    name: "reversed-pages",
    severity: Severity::Error,
    default: true,
    group: Group::Numbers,
    summary: "the last page is before the first",
    page: "# reversed-pages\n",
};

fn finding(source: &str, needle: &str) -> Finding {
    let start = source.find(needle).unwrap();
    Finding {
        rule: "reversed-pages",
        severity: Severity::Error,
        place: Place { file: 0, span: Span::new(start, start + needle.len()) },
        reference: Some("a".to_owned()),
        message: "page 5402 is before 5406".to_owned(),
        related: Vec::new(),
        fix: None,
        anchor: "a".to_owned(),
        fingerprint: 1,
    }
}

fn text(source: &str, needle: &str) -> String {
    render(Format::Text, &[finding(source, needle)], &[Source::new("x", "x.bib", source)], &[&RULE], false)
}

#[rstest]
#[case::plain("@a{b,\n  pages = {9--2},\n}\n", "9--2", "2 |   pages = {9--2},\n  |            ^^^^")]
#[case::wide("漢字かな {9--2}", "9--2", "1 | 漢字かな {9--2}\n  |           ^^^^")]
#[case::combining("e\u{301}e\u{301} {9--2}", "9--2", "1 | e\u{301}e\u{301} {9--2}\n  |     ^^^^")]
#[case::tabs("\tx {9--2}", "9--2", "1 |     x {9--2}\n  |        ^^^^")]
#[case::wide_place("x 漢字 y", "漢字", "1 | x 漢字 y\n  |   ^^^^")]
#[case::several_bytes("Ünïcödé 9", "9", "1 | Ünïcödé 9\n  |         ^")]
fn the_place_is_underlined(#[case] source: &str, #[case] needle: &str, #[case] shown: &str) {
    let text = text(source, needle);
    assert!(text.contains(shown), "{text}");
}

#[test]
fn a_long_line_is_shown_in_part() {
    let source = format!("{}the pages {}", "before ".repeat(300), "after ".repeat(300));
    let text = text(&source, "the pages");
    assert!(text.lines().all(|line| line.chars().count() < 200), "{text}");
    let line = text.lines().find(|line| line.contains("the pages")).unwrap();
    let marks = text.lines().find(|line| line.contains('^')).unwrap();
    assert!(text.contains(" x.bib:1:2101\n"), "{text}");
    assert_eq!(line[..line.find("the pages").unwrap()].chars().count(), marks.find('^').unwrap(), "{text}");
}

#[test]
fn related_places_stand_below_and_control_characters_do_not_reach_the_terminal() {
    let (a, b) = ("x\u{1b}[31m = 9--2\n", "other 2--9\n");
    let sources = [Source::new("x", "x.bib", a), Source::new("y", "y.bib", b)];
    let mut found = finding(a, "9--2");
    found.related.push(Related { place: Place { file: 1, span: Span::new(6, 10) }, message: "another value".to_owned() });
    found.fix = Some(Fix::safe("write 2--9").replace(found.place.span, "2--9"));
    let text = render(Format::Text, std::slice::from_ref(&found), &sources, &[&RULE], false);
    assert!(!text.contains('\u{1b}'), "{text}");
    for part in ["error[reversed-pages]: page 5402", "x.bib:1:", "y.bib:1:7", "---- another value", "help: write 2--9 (--fix)"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let colored = render(Format::Text, &[found], &sources, &[&RULE], true);
    assert!(colored.contains("\u{1b}["));
}

#[test]
fn editors_and_github_get_lines() {
    let source = "é\n漢 9--2, x\n";
    let mut found = finding(source, "9--2");
    found.message = "100% wrong,\nreally".to_owned();
    let sources = [Source::new("x", "a,b:c.bib", source)];
    let lines = |format| render(format, std::slice::from_ref(&found), &sources, &[&RULE], false);
    assert_eq!(lines(Format::Errorformat), "a,b:c.bib:2:3: error: reversed-pages: 100% wrong, really\n");
    assert_eq!(
        lines(Format::Github),
        "::error file=a%2Cb%3Ac.bib,line=2,col=3,endLine=2,endColumn=7,title=ibid reversed-pages::100%25 wrong,%0Areally\n"
    );
}

/// What the SARIF 2.1.0 standard asks of a log: required properties, and values out of fixed sets.
fn assert_sarif(log: &Value, source: &str) {
    assert_eq!(log["version"], "2.1.0");
    assert!(log["$schema"].as_str().unwrap().ends_with("sarif-2.1.0.json"));
    for run in log["runs"].as_array().unwrap() {
        let driver = &run["tool"]["driver"];
        assert!(driver["name"].is_string());
        assert!(matches!(run["columnKind"].as_str(), Some("unicodeCodePoints" | "utf16CodeUnits")));
        let rules = driver["rules"].as_array().unwrap();
        let ids: BTreeSet<&str> = rules.iter().map(|rule| rule["id"].as_str().unwrap()).collect();
        assert_eq!(ids.len(), rules.len());
        for rule in rules {
            assert!(rule["help"]["text"].is_string() && rule["shortDescription"]["text"].is_string());
            assert!(matches!(rule["defaultConfiguration"]["level"].as_str(), Some("none" | "note" | "warning" | "error")));
        }
        for result in run["results"].as_array().unwrap() {
            assert!(result["message"]["text"].is_string());
            assert!(matches!(result["level"].as_str(), Some("none" | "note" | "warning" | "error")));
            let index = result["ruleIndex"].as_u64().unwrap() as usize;
            assert_eq!(rules[index]["id"], result["ruleId"]);
            assert!(result["partialFingerprints"].as_object().unwrap().values().all(Value::is_string));
            let related = result.get("relatedLocations").and_then(Value::as_array).into_iter().flatten();
            for location in result["locations"].as_array().unwrap().iter().chain(related) {
                let physical = &location["physicalLocation"];
                assert!(!physical["artifactLocation"]["uri"].as_str().unwrap().contains([' ', '\\', '<']));
                let region = &physical["region"];
                let number = |name: &str| region[name].as_u64().unwrap() as usize;
                assert!(number("startLine") >= 1 && number("startColumn") >= 1);
                assert!((number("endLine"), number("endColumn")) >= (number("startLine"), number("startColumn")));
                let chars: String = source.chars().skip(number("charOffset")).take(number("charLength")).collect();
                assert_eq!(chars, source[number("byteOffset")..number("byteOffset") + number("byteLength")]);
            }
            for fix in result.get("fixes").and_then(Value::as_array).into_iter().flatten() {
                for change in fix["artifactChanges"].as_array().unwrap() {
                    assert!(change["artifactLocation"]["uri"].is_string());
                    let replacements = change["replacements"].as_array().unwrap();
                    assert!(!replacements.is_empty() && replacements.iter().all(|r| r["deletedRegion"].is_object()));
                }
            }
        }
    }
}

#[test]
fn sarif_is_as_the_standard_has_it() {
    let source = "é\n漢字 9--2, x\n";
    let mut found = finding(source, "9--2");
    found.related.push(Related { place: Place { file: 0, span: Span::new(0, 2) }, message: "there".to_owned() });
    found.fix = Some(Fix { title: "turn".to_owned(), safe: false, edits: vec![Edit { span: found.place.span, text: "2--9".to_owned() }] });
    let log = render(Format::Sarif, &[found], &[Source::new("x", "a b/ü.bib", source)], &[&RULE], false);
    let log: Value = serde_json::from_str(&log).unwrap();
    assert_sarif(&log, source);
    let result = &log["runs"][0]["results"][0];
    assert_eq!(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "a%20b/%C3%BC.bib");
    assert_eq!(result["locations"][0]["physicalLocation"]["region"]["startColumn"], 4);
}

#[test]
fn fingerprints_survive_lines_before_and_tell_twins_apart() {
    let fingerprints = |source: &str| -> Vec<u64> {
        let at: Vec<usize> = source.match_indices("9--2").map(|(at, _)| at).collect();
        let mut found: Vec<Finding> = at.iter().map(|_| finding(source, "9--2")).collect();
        for (found, at) in found.iter_mut().zip(at) {
            found.place.span = Span::new(at, at + 4);
        }
        fingerprint::mark(&mut found, &[Source::new("x", "dir/x.bib", source)]);
        found.iter().map(|found| found.fingerprint).collect()
    };
    let (before, after) = (fingerprints("9--2 9--2"), fingerprints("new\nnew\n9--2\n\n9--2"));
    assert_eq!(before, after);
    assert_ne!(before[0], before[1]);
}

#[test]
fn json_has_its_version_and_lines() {
    let source = "é\n漢 9--2\n";
    let sources = [Source::new("x", "x.bib", source)];
    let document: Value = serde_json::from_str(&render(Format::Json, &[finding(source, "9--2")], &sources, &[&RULE], false)).unwrap();
    assert_eq!(document["schema_version"], 1);
    assert_eq!(document["findings"][0]["location"]["line"], 2);
    assert_eq!(document["findings"][0]["location"]["end_column"], 7);
    let row = render(Format::Jsonl, &[finding(source, "9--2")], &sources, &[&RULE], false);
    assert_eq!(
        row,
        "{\"rule\":\"reversed-pages\",\"severity\":\"error\",\"paper\":\"x\",\"span\":[7,11],\"reference\":\"a\",\
         \"message\":\"page 5402 is before 5406\",\"related\":[],\"fix\":null}\n"
    );
}
