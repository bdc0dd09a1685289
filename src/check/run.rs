//! How do the rules run? Each over what it looks at, in parallel where it looks at one thing at a time; the findings sorted by place.

use rayon::prelude::*;

use super::context::{Context, Corpus, File, Kind};
use super::{Item, Rule, Selection, Sink, suppress};
use crate::diagnostic::{Finding, fingerprint};
use crate::pipeline;

/// References that one task looks at: enough to be worth a task.
const CHUNK: usize = 64;

/// The findings of the selected rules, in order of file, place and rule.
pub fn run(context: &Context<'_>, selection: &Selection) -> Vec<Finding> {
    let rules = selection.rules();
    let single = || {
        let mut findings: Vec<Finding> = context.items.par_chunks(CHUNK).flat_map_iter(|items| of_items(&rules, items, context)).collect();
        let tasks: Vec<(&File<'_>, &dyn Rule)> =
            context.files.iter().flat_map(|file| rules.iter().map(move |rule| (file, *rule))).collect();
        findings.par_extend(tasks.into_par_iter().flat_map_iter(|(file, rule)| of_file(rule, file, context)));
        findings
    };
    // One after the other on one thread: the works are found once, by the first rule that asks for them.
    let together = || {
        let corpus = Corpus::new(context);
        let of_rule = |rule: &&'static dyn Rule| {
            let mut sink = Sink::new(rule.meta());
            rule.corpus(&corpus, &mut sink);
            sink.into_findings()
        };
        rules.iter().flat_map(of_rule).collect::<Vec<_>>()
    };
    let (mut findings, more) = rayon::join(single, together);
    findings.extend(more);
    finish(context, selection, findings)
}

/// The findings of the rules that are on by default in a corpus whose works are known.
pub fn of_corpus(corpus: &pipeline::Corpus) -> Vec<Finding> {
    run(&Context::of_corpus(corpus), &Selection::by_default())
}

fn of_file(rule: &dyn Rule, file: &File<'_>, context: &Context<'_>) -> Vec<Finding> {
    let mut sink = Sink::new(rule.meta());
    rule.list(file, context, &mut sink);
    match file.kind {
        Kind::Paper(paper) => rule.paper(file, paper, context, &mut sink),
        Kind::Bib(bib) => rule.bib(file, bib, context, &mut sink),
        Kind::Other => {}
    }
    sink.into_findings()
}

fn of_items(rules: &[&'static dyn Rule], items: &[Item<'_>], context: &Context<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for rule in rules {
        let mut sink = Sink::new(rule.meta());
        for item in items {
            sink.enter(item);
            rule.reference(item, context, &mut sink);
        }
        found.extend(sink.into_findings());
    }
    found
}

/// The settings' say, what nobody wants to hear, order and fingerprints.
fn finish(context: &Context<'_>, selection: &Selection, mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.retain(|finding| context.files.get(finding.place.file).is_none_or(|file| !selection.ignores(file.name, finding.rule)));
    suppress::filter(context, &mut findings);
    for finding in &mut findings {
        if let Some(severity) = selection.severity(finding.rule) {
            finding.severity = severity;
        }
        finding.related.sort();
        finding.related.dedup();
    }
    findings.sort_by(|a, b| (a.place, a.rule, &a.message).cmp(&(b.place, b.rule, &b.message)));
    findings.dedup_by(|a, b| (a.place, a.rule, &a.message) == (b.place, b.rule, &b.message));
    fingerprint::mark(&mut findings, &context.sources());
    findings
}
