//! How is a finding mended? [`Fix`]: edits of byte ranges of the finding's file, how several are made together, and the difference shown.

use serde::Serialize;
use similar::TextDiff;

use super::Finding;
use crate::Span;

/// Edits that mend a finding; all are made, or none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fix {
    /// What is done, as an order: "write the bare DOI".
    pub title: String,
    /// Whether nothing can be lost or changed in meaning by it.
    pub safe: bool,
    /// The edits.
    pub edits: Vec<Edit>,
}

/// A byte range of the finding's file with what replaces it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Edit {
    /// The bytes that go; an empty span is a place to put something in.
    pub span: Span,
    /// What comes.
    pub text: String,
}

impl Fix {
    /// A fix that cannot lose or change anything.
    pub fn safe(title: impl Into<String>) -> Self {
        Self { title: title.into(), safe: true, edits: Vec::new() }
    }

    /// A fix that a person should look at; made with `--unsafe-fixes` only.
    pub fn doubtful(title: impl Into<String>) -> Self {
        Self { title: title.into(), safe: false, edits: Vec::new() }
    }

    /// Adds an edit.
    #[must_use]
    pub fn replace(mut self, span: Span, text: impl Into<String>) -> Self {
        self.edits.push(Edit { span, text: text.into() });
        self
    }
}

/// The text of file `file` with the fixes of its findings made, and how many were. Of fixes that touch each other the first is made, and
/// fixes that are not safe only where `doubtful` allows.
pub fn apply(file: usize, text: &str, findings: &[Finding], doubtful: bool) -> (String, usize) {
    let mut taken: Vec<&Edit> = Vec::new();
    let mut made = 0;
    let fixes = findings.iter().filter(|finding| finding.place.file == file).filter_map(|finding| finding.fix.as_ref());
    for fix in fixes.filter(|fix| fix.safe || doubtful) {
        let valid = fix.edits.iter().all(|edit| edit.span.start <= edit.span.end && text.get(edit.span.start..edit.span.end).is_some());
        let repeats = fix.edits.iter().all(|edit| taken.contains(&edit));
        let free = fix.edits.iter().all(|edit| taken.iter().all(|other| !touch(edit.span, other.span)));
        if valid && free && !repeats {
            taken.extend(&fix.edits);
            made += 1;
        }
    }
    taken.sort();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in taken {
        out.push_str(text.get(at..edit.span.start).unwrap_or(""));
        out.push_str(&edit.text);
        at = edit.span.end.max(at);
    }
    out.push_str(text.get(at..).unwrap_or(""));
    (out, made)
}

/// Whether two edits cannot both be made: they share a byte, or put something in at one place.
fn touch(a: Span, b: Span) -> bool {
    a.overlaps(b) || a.start == b.start || (a.is_empty() && b.contains(a)) || (b.is_empty() && a.contains(b))
}

/// The difference of two texts in the unified form, with the file's name; empty where there is none.
pub fn diff(name: &str, old: &str, new: &str) -> String {
    if old == new {
        return String::new();
    }
    TextDiff::from_lines(old, new).unified_diff().context_radius(3).header(&format!("a/{name}"), &format!("b/{name}")).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Place, Severity};

    fn finding(fix: Fix) -> Finding {
        Finding {
            rule: "r",
            severity: Severity::Info,
            place: Place { file: 0, span: Span::new(0, 1) },
            reference: None,
            message: String::new(),
            related: Vec::new(),
            fix: Some(fix),
            anchor: String::new(),
            fingerprint: 0,
        }
    }

    #[test]
    fn the_first_of_two_that_touch_is_made() {
        let findings = [
            finding(Fix::safe("a").replace(Span::new(4, 5), "E")),
            finding(Fix::safe("b").replace(Span::new(0, 1), "A").replace(Span::new(4, 5), "x")),
            finding(Fix::safe("c").replace(Span::new(1, 1), "-")),
            finding(Fix::doubtful("d").replace(Span::new(2, 3), "")),
        ];
        assert_eq!(apply(0, "abcde", &findings, false), ("a-bcdE".to_owned(), 2));
        assert_eq!(apply(0, "abcde", &findings, true), ("a-bdE".to_owned(), 3));
        assert_eq!(apply(1, "abcde", &findings, true), ("abcde".to_owned(), 0));
    }

    #[test]
    fn an_edit_outside_the_text_is_not_made() {
        let findings = [finding(Fix::safe("a").replace(Span::new(1, 9), "")), finding(Fix::safe("b").replace(Span::new(1, 2), ""))];
        assert_eq!(apply(0, "é", &findings, true), ("é".to_owned(), 0));
    }

    #[test]
    fn the_difference_is_unified() {
        assert_eq!(diff("a.bib", "x\ny\n", "x\nz\n"), "--- a/a.bib\n+++ b/a.bib\n@@ -1,2 +1,2 @@\n x\n-y\n+z\n");
        assert_eq!(diff("a.bib", "x", "x"), "");
    }
}
