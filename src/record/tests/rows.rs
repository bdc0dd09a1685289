//! Whole records of real references, written out beside them in `records.txt`.
//!
//! A reference is a line with its places in braces, `{label|text}`; the line below is its record as CSL-JSON, with `truncated` where a
//! list of names breaks off. `IBID_BLESS=1` rewrites the records; what changes is read before it is committed.

use std::path::Path;

use crate::format::csl_json::to_csl;
use crate::record::testkit::seg;
use crate::record::{ListHint, Record, read};

const PATH: &str = "src/record/tests/records.txt";

/// The reference and its labelled places.
fn unmarked(line: &str) -> (String, Vec<(&str, &str)>) {
    let (mut raw, mut fields, mut rest) = (String::new(), Vec::new(), line);
    while let Some((before, tail)) = rest.split_once('{') {
        let (field, after) = tail.split_once('}').expect("a closing brace");
        let (label, text) = field.split_once('|').expect("a label");
        raw.push_str(before);
        raw.push_str(text);
        fields.push((label, text));
        rest = after;
    }
    raw.push_str(rest);
    (raw, fields)
}

fn shown(record: &Record) -> String {
    let mut csl = to_csl(record);
    if record.authors_truncated || record.editors_truncated {
        csl["truncated"] = true.into();
    }
    format!("{} {csl}", record.entry_type.as_str())
}

#[test]
fn references_of_real_papers() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(PATH);
    let text = std::fs::read_to_string(&path).expect("the rows");
    let mut lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).peekable();
    let (mut rows, mut faults, mut blessed) = (0, Vec::new(), String::new());
    while let Some(line) = lines.next() {
        let (raw, fields) = unmarked(line);
        let record = read(&raw, &seg(&raw, &fields), &ListHint::default());
        let shown = shown(&record);
        let expected = lines.next_if(|next| !next.contains("{author|") && !next.contains("{title|"));
        if expected != Some(&shown) {
            faults.push(format!("{raw}\n  read   {shown}\n  should {}", expected.unwrap_or("")));
        }
        blessed.push_str(&format!("{line}\n{shown}\n\n"));
        rows += 1;
    }
    assert!(rows >= 60);
    if std::env::var_os("IBID_BLESS").is_some() {
        let head: String = text.lines().take_while(|line| line.starts_with('#')).map(|line| format!("{line}\n")).collect();
        std::fs::write(&path, format!("{head}{blessed}")).expect("writable rows");
    } else {
        assert!(faults.is_empty(), "{} of {rows} differ:\n{}", faults.len(), faults.join("\n"));
    }
}
