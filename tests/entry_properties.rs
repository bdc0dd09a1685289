//! What holds for every text: no panic, spans inside the text, slices that give the reference back.

use ibid::Span;
use ibid::document::{self, Document};
use ibid::entry::{self, Extraction};
use proptest::prelude::*;

fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn inside(text: &str, span: Span) -> bool {
    span.start <= span.end && text.get(span.start..span.end).is_some()
}

fn check(paper: &Document, found: &Extraction) -> Result<(), TestCaseError> {
    let text = &paper.text;
    let mut end = 0;
    for block in &paper.blocks {
        prop_assert!(inside(text, block.span) && block.span.contains(block.content), "{block:?}");
        prop_assert!(block.span.start >= end, "blocks overlap: {block:?}");
        end = block.span.end;
    }
    for entry in &found.entries {
        prop_assert!(!entry.source.is_empty() && entry.source.iter().all(|span| inside(text, *span) && !span.is_empty()), "{entry:?}");
        prop_assert!(entry.source.windows(2).all(|pair| pair[0].end <= pair[1].start), "{entry:?}");
        let joined = entry.source.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" ");
        prop_assert_eq!(fold(&joined), entry.raw.as_str());
    }
    for span in
        found.short_forms.iter().map(|short| short.span).chain(found.body.iter().copied()).chain(found.notes.iter().map(|note| note.span))
    {
        prop_assert!(inside(text, span), "{span:?}");
    }
    prop_assert!(found.body.windows(2).all(|pair| pair[0].end <= pair[1].start));
    Ok(())
}

fn read(text: &str) -> Result<(), TestCaseError> {
    let paper = document::from_text("any.md", text.to_owned());
    check(&paper, &entry::extract(&paper))
}

/// Pieces that papers are made of, so that random texts come near to real ones.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("References\n".to_owned()),
        Just("## Notes\n\n".to_owned()),
        Just("Smith, J. (2001). Title of it. London: Faber.".to_owned()),
        Just("J. Smith, *Title; and more* (Paris, 1999), p. 3; see also Doe, \"A ‘B’ C\" 12 (2003): 4–5.".to_owned()),
        Just("²¹ Moleong, p. 247.".to_owned()),
        Just("[^1]: Ibid., 3".to_owned()),
        Just("[1] ".to_owned()),
        Just("12. ".to_owned()),
        Just("- ".to_owned()),
        Just("https://example.org/a;b ".to_owned()),
        Just("\n".to_owned()),
        Just("\n\n".to_owned()),
        Just("\r\n\x0c".to_owned()),
        Just("    ".to_owned()),
        Just("Cite this article as:\n\n".to_owned()),
        "[ -~]{0,12}",
        "\\PC{0,8}",
    ]
}

proptest! {
    #[test]
    fn any_text_is_read(text in any::<String>()) {
        read(&text)?;
    }

    #[test]
    fn any_paper_is_read(pieces in prop::collection::vec(piece(), 0..40)) {
        read(&pieces.concat())?;
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(paper) = document::from_bytes("any.txt", &bytes) {
            check(&paper, &entry::extract(&paper))?;
        }
    }
}

#[test]
fn an_empty_file_is_an_empty_document() {
    let paper = document::from_bytes("empty.md", b"").expect("empty text is text");
    let found = entry::extract(&paper);
    assert!(paper.blocks.is_empty() && found.entries.is_empty() && found.body.is_empty());
}

#[test]
fn a_line_of_a_million_characters_is_read() {
    for unit in ["Smith, J. (2001). Title of it. London: Faber. ", "a; ", "(((\"«* ", "A. ", "see Smith 2001; ", "1. x ", "https://a.b/"] {
        let line = unit.repeat(if unit.starts_with("Smith") { 1_000_000 } else { 150_000 } / unit.len());
        for text in [format!("References\n\n{line}"), format!("[^1]: {line}"), line] {
            assert!(read(&text).is_ok());
        }
    }
}
