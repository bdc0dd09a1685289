//! Tests of the whole room: a text in, its citations out.

use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::entry::ShortForm;

/// A paper whose whole text is body.
fn paper(text: &str) -> (Document, Extraction) {
    let document = Document { text: text.to_owned(), ..Document::default() };
    let extraction = Extraction { body: vec![Span::new(0, text.len())], ..Extraction::default() };
    (document, extraction)
}

#[rstest]
#[case("(Kicinger, 2004; Akaha, 2009)", CitationKind::Parenthetical, 2)]
#[case("Morehouse (2009) argues", CitationKind::Narrative, 1)]
#[case("as shown [3, 5–7]", CitationKind::Numeric, 4)]
#[case("as shown [@doe]", CitationKind::Parenthetical, 1)]
fn kinds(#[case] text: &str, #[case] kind: CitationKind, #[case] cites: usize) {
    let (document, extraction) = paper(text);
    let found = find(&document, &extraction);
    assert_eq!(found.iter().map(|c| (c.kind, c.cites.len())).collect::<Vec<_>>(), [(kind, cites)]);
}

/// A body and a list of entries, each on a line behind its printed label.
fn with_list(body: &str, labels: &[&str]) -> Vec<Vec<String>> {
    let mut text = format!("{body}\n");
    let mut entries = Vec::new();
    for (i, label) in labels.iter().enumerate() {
        text.push_str(label);
        let start = text.len();
        text.push_str("Smith J. Rise. 2003.\n");
        let source = vec![Span::new(start, text.len() - 1)];
        entries.push(Entry {
            origin: Origin::Bibliography,
            n: i + 1,
            note: None,
            place_in_note: None,
            raw: "Smith J. Rise. 2003.".into(),
            source,
        });
    }
    let extraction = Extraction { body: vec![Span::new(0, body.len())], entries, ..Extraction::default() };
    let document = Document { text, ..Document::default() };
    let labels = |citation: &Citation| citation.cites.iter().filter_map(|cite| cite.label.clone()).collect();
    find(&document, &extraction).iter().map(labels).collect()
}

#[rstest]
#[case("shown [1, 4] and [3]", &["[1] ", "[2] ", "[4] "], "1 3 | [3]")]
#[case("shown [KP86]", &["[KP86] ", "[Hat02] "], "1")]
#[case("shown (1-3) and (5)", &["1. ", "2. ", "3. ", "4. ", "5. "], "1 2 3 | 5")]
#[case("either (1) this or (2) that", &["", "", "", "", ""], "")]
#[case("between [10, 90] degrees", &["", "", ""], "")]
fn numbers(#[case] body: &str, #[case] labels: &[&str], #[case] expected: &str) {
    let found: Vec<String> = with_list(body, labels).iter().map(|labels| labels.join(" ")).collect();
    assert_eq!(found.join(" | "), expected);
}

#[test]
fn a_short_form_keeps_its_note() {
    let (document, mut extraction) = paper("x\n\n²³ Moleong, p. 247.");
    extraction.body = vec![Span::new(0, 1)];
    extraction.short_forms =
        vec![ShortForm { span: Span::new(8, 24), raw: "Moleong, p. 247.".into(), note: Some("23".into()), note_place: 23 }];
    let found = find(&document, &extraction);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].kind, found[0].cites[0].note_place), (CitationKind::ShortNote, Some(23)));
}

proptest! {
    #[test]
    fn any_text_gives_spans_inside_it(text in ".{0,200}") {
        holds(&text)?;
    }

    #[test]
    fn signs_of_citations_in_any_order(parts in prop::collection::vec(prop::sample::select(PIECES), 0..24)) {
        holds(&parts.concat())?;
    }
}

/// Pieces that citations are made of, with characters of several bytes among them.
const PIECES: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "（",
    "）",
    "2004",
    "2005a,b",
    "Smith",
    "Müller",
    "王",
    " and ",
    "dan",
    " et al.",
    ", ",
    "; ",
    ":",
    "pp. 3–5",
    "–",
    "n.d.",
    "@",
    "\\cite{",
    "}",
    "<sup>",
    "</sup>",
    "¹",
    "²",
    "^",
    "“",
    "”",
    "\"",
    "*",
    "\n",
    "\n\n",
    "…",
    "Ibid.",
    "op. cit.",
    "supra note 5",
    "Source: ",
    "&amp;",
    "<!--",
    "-->",
    "é",
    "of ",
    "ibid",
    "'s",
    ".",
];

fn holds(text: &str) -> Result<(), TestCaseError> {
    let (document, mut extraction) = paper(text);
    extraction.short_forms = vec![ShortForm { span: Span::new(0, text.len()), raw: text.to_owned(), note: None, note_place: 1 }];
    let found = find(&document, &extraction);
    for citation in &found {
        prop_assert!(text.get(citation.span.start..citation.span.end).is_some());
        prop_assert!(!citation.cites.is_empty());
    }
    prop_assert!(found.is_sorted_by_key(|citation| citation.span.start));
    Ok(())
}
