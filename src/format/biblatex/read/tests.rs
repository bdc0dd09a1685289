//! Files as people have them.

use super::*;
use crate::record::EntryType;
use rstest::rstest;

fn keys(bibliography: &Bibliography) -> Vec<&str> {
    bibliography.entries.iter().map(|entry| entry.key.as_str()).collect()
}

#[test]
fn an_entry() {
    let text = "% head\n@Article{DBLP:conf/x,\n  Author = \"Aks{\\i}n, {\\\"O}zge and van Schendel, W.\",\n  title={The {ASEAN} Way},\n  journal = jhs # { Review},\n  year = 2009, month = sep,\n  pages = {223--230}\n}\n@string{jhs = \"Human Security\"}\n";
    let read = read(text);
    assert_eq!(read.problems, []);
    let entry = &read.entries[0];
    assert_eq!((entry.key.as_str(), entry.line, entry.kind.as_str()), ("DBLP:conf/x", 2, "article"));
    assert!(entry.span.of(text).starts_with("@Article{") && entry.span.of(text).ends_with("}\n}"));
    let record = &entry.record;
    assert_eq!(record.entry_type, EntryType::Article);
    assert_eq!(record.authors[0].family.as_deref(), Some("Aksın"));
    assert_eq!(record.authors[1].particle.as_deref(), Some("van"));
    assert_eq!(record.title.as_deref(), Some("The ASEAN Way"));
    assert_eq!(record.container_title.as_deref(), Some("Human Security Review"));
    assert_eq!(record.pages.as_deref(), Some("223-230"));
    let start = record.issued.as_ref().and_then(|date| date.start).map(|part| (part.year, part.month));
    assert_eq!(start, Some((2009, Some(9))));
}

#[rstest]
#[case::parentheses("@book(a, title = {A})\n@book{b, title={B}}", &["a", "b"], 0)]
#[case::one_line("@book{a,title={A}}@book{b,title={B}}", &["a", "b"], 0)]
#[case::comment("@comment{x @book{no, title={}} }\n@preamble{\"\\foo\"}\n@book{b, title={B}}", &["b"], 0)]
#[case::missing_comma("@book{a, title={A}\n year=2000}\n@book{b, title={B}}", &["a", "b"], 1)]
#[case::double_comma("@book{a, title={A},, year=2000,}", &["a"], 0)]
#[case::unbalanced("@book{a,\n title={A {x},\n year={2000}\n}\n\n@book{b, title={B}}", &["a", "b"], 1)]
#[case::never_closed("@book{a,\n title={A},\n\n@book{b, title={B}}", &["a", "b"], 1)]
#[case::no_key("@book{title={A}}\n@book{b, title={B}}", &["", "b"], 1)]
#[case::no_comma_behind_key("@book{a\n title={A}}\n@book{b, title={B}}", &["a", "b"], 1)]
#[case::same_key("@book{a, title={A}}\n@book{A, title={B}}", &["a", "A"], 1)]
#[case::unknown_string("@book{a, publisher = acm}", &["a"], 1)]
#[case::unknown_type("@jounal{a, title = {A}}", &["a"], 1)]
#[case::mail_in_text("write to me@example.org\n@book{b, title={B}}", &["b"], 0)]
#[case::blank_in_key("@book{smith 2004, title={A}}", &["smith 2004"], 0)]
#[case::rubbish_inside("@book{a, ???, title={A}}", &["a"], 1)]
#[case::quote_not_closed("@book{a,\n title=\"A,\n year=2000\n}\n@book{b, title={B}}", &["a", "b"], 1)]
#[case::inner_comment("@book{a, % here\n title={A}, % there\n year={2000} % end\n}", &["a"], 0)]
#[case::nothing("", &[], 0)]
fn odd_files(#[case] text: &str, #[case] expected: &[&str], #[case] problems: usize) {
    let read = read(text);
    assert_eq!(keys(&read), expected);
    assert_eq!(read.problems.len(), problems, "{:?}", read.problems);
}

#[test]
fn a_torn_value_leaves_the_other_fields() {
    let read = read("@book{a,\n title={A {x},\n year={2000},\n publisher = {P}\n}\n\n@book{b, title={B}}");
    let record = &read.entries[0].record;
    assert_eq!(record.title.as_deref(), Some("A x"));
    assert_eq!(record.publisher.as_deref(), Some("P"));
    assert_eq!(read.problems[0].line, 2);
}

#[rstest]
#[case("@phdthesis{a, school={U}}", |r: &Record| (r.genre.clone(), r.publisher.clone()), ("PhD thesis", "U"))]
#[case("@misc{a, howpublished={\\url{http://a.b/c_d}}, note={x}}", |r: &Record| (r.url.clone(), r.note.clone()), ("http://a.b/c_d", "x"))]
#[case("@book{a, title={T}, subtitle={S}, langid={indonesian}}", |r: &Record| (r.title.clone(), r.language.clone()), ("T: S", "id"))]
#[case("@article{a, doi={https://doi.org/10.1/x}, addendum={vol. 12A}}", |r: &Record| (r.doi.clone(), r.volume.clone()), ("10.1/x", "12A"))]
fn older_names(#[case] text: &str, #[case] values: fn(&Record) -> (Option<String>, Option<String>), #[case] expected: (&str, &str)) {
    let (first, second) = values(&read(text).entries[0].record);
    assert_eq!((first.as_deref(), second.as_deref()), (Some(expected.0), Some(expected.1)));
}
