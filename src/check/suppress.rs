//! Which findings did the author of a `.bib` file ask not to hear? `@comment{ibid-ignore rule key}` and `% ibid-ignore: rule` before an entry.

use std::collections::BTreeSet;

use super::context::{Context, Kind};
use super::select::matching;
use crate::Span;
use crate::diagnostic::Finding;

/// The word that begins a request.
const WORD: &str = "ibid-ignore";

/// A request: the rules that are not heard in a stretch of a file.
struct Request {
    file: usize,
    span: Span,
    rules: BTreeSet<&'static str>,
}

/// Leaves the findings that nobody asked not to hear.
pub(super) fn filter(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let requests = requests(context);
    if !requests.is_empty() {
        let silent = |finding: &Finding, request: &Request| {
            request.file == finding.place.file && request.span.contains(finding.place.span) && request.rules.contains(finding.rule)
        };
        findings.retain(|finding| !requests.iter().any(|request| silent(finding, request)));
    }
}

fn requests(context: &Context<'_>) -> Vec<Request> {
    let mut out = Vec::new();
    for file in context.files.iter().filter(|file| file.text.contains(WORD)) {
        let Kind::Bib(bib) = file.kind else { continue };
        for comment in &bib.comments {
            let Some(words) = comment.of(file.text).split_once(['{', '(']).and_then(|(_, inner)| asked(inner.trim_end_matches(['}', ')'])))
            else {
                continue;
            };
            // The first word names the rules; a second one is the key of the entry that is meant.
            let mut words = words.split_whitespace();
            let rules = rules(words.next().unwrap_or("all"));
            match words.next() {
                Some(key) => {
                    let meant = bib.entries.iter().filter(|entry| entry.key == key);
                    out.extend(meant.map(|entry| Request { file: file.index, span: entry.span, rules: rules.clone() }));
                }
                None => out.push(Request { file: file.index, span: Span::new(0, file.text.len()), rules }),
            }
        }
        for entry in &bib.entries {
            let before = file.text.get(..entry.span.start).unwrap_or("");
            let lines = before.trim_end_matches([' ', '\t']).trim_end_matches('\n').lines().rev();
            let comments = lines.map_while(|line| line.trim_start().strip_prefix('%'));
            let rules: BTreeSet<&'static str> = comments.filter_map(asked).flat_map(rules).collect();
            if !rules.is_empty() {
                out.push(Request { file: file.index, span: entry.span, rules });
            }
        }
    }
    out
}

/// What is asked for, where the comment is a request.
fn asked(comment: &str) -> Option<&str> {
    comment.trim_start_matches(['%', ' ', '\t', '\n', '\r']).strip_prefix(WORD).map(|rest| rest.trim_start_matches(':').trim())
}

/// The rules of a list with commas; names that no rule has are passed over, so that a file outlives a rule.
fn rules(list: &str) -> BTreeSet<&'static str> {
    list.split([',', ' ']).filter(|name| !name.is_empty()).filter_map(|name| matching(name).ok()).flatten().collect()
}
