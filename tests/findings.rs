//! Findings against a reading by hand: `tests/findings/errors.tsv` has what a librarian found wrong in the corpus and called severe, as far as
//! it can be seen from the papers, with the rules that say so (`-` where there is none); `traps.tsv` what must not be reported.
//!
//! The list was made from the papers alone, by readers who had not seen what the program says. The score is held in both directions.

mod common;

use std::collections::BTreeSet;

use ibid::check::{Choice, Context, Selection, Settings, run};
use ibid::pipeline::Corpus;

/// A place in a paper and the rules that fired there.
struct Told {
    paper: String,
    reference: Option<String>,
    text: String,
    rule: &'static str,
}

#[test]
fn what_a_librarian_finds_is_found_and_no_trap_fires() {
    let corpus = common::corpus();
    let told = told(&corpus);
    let (mut all, mut found, mut complaints) = (0, 0, Vec::new());
    for line in include_str!("findings/errors.tsv").lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        let hit =
            columns[2].split('|').any(|place| at(&told, &corpus, place).any(|told| columns[1].split(' ').any(|rule| rule == told.rule)));
        all += 1;
        found += usize::from(hit);
        if !hit {
            complaints.push(format!("not found: {line}"));
        }
    }
    let mut fired = 0;
    for line in include_str!("findings/traps.tsv").lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        for told in
            columns[1].split('|').flat_map(|place| at(&told, &corpus, place)).filter(|told| columns[0].split(' ').any(|r| r == told.rule))
        {
            fired += 1;
            complaints.push(format!("a trap: {line}: {} at {}", told.rule, told.text));
        }
    }
    let traps = include_str!("findings/traps.tsv").lines().count();
    let scores = format!("{all} severe errors that can be seen, {found} found\n{traps} traps, {fired} fired\n");
    common::hold("tests/findings/scores.txt", &scores, &complaints);
}

/// Where rules fired: the finding's own place and those it points to.
fn told(corpus: &Corpus) -> Vec<Told> {
    let context = Context::of_corpus(corpus);
    let mut told = Vec::new();
    for finding in run(&context, &Selection::new(&Settings::default(), &Choice::default()).unwrap()) {
        let places = std::iter::once((finding.place, finding.reference.clone()));
        for (place, reference) in places.chain(finding.related.iter().map(|related| (related.place, None))) {
            let paper = &corpus.papers[place.file];
            let holds = |span: &&ibid::Reference| {
                span.entry.source.iter().any(|part| part.start <= place.span.start && place.span.start < part.end)
            };
            let reference = reference.or_else(|| paper.references.iter().find(holds).map(|reference| reference.id.clone()));
            let text = place.span.of(&paper.document.text).to_owned();
            told.push(Told { paper: paper.document.id.clone(), reference, text, rule: finding.rule });
        }
    }
    told
}

/// What was told at a place: `001:list:3`, `002:note:5` (the fifth reference in notes), `004:text:(Ralf, 2014)`, `001:list:*`.
fn at<'t>(told: &'t [Told], corpus: &Corpus, place: &str) -> impl Iterator<Item = &'t Told> {
    let [paper, kind, which] = place.splitn(3, ':').collect::<Vec<_>>()[..] else { panic!("{place}") };
    let paper = corpus.papers.iter().find(|own| own.document.id.starts_with(paper)).unwrap();
    let listed = |id: &str| !id.contains("#note");
    let ids: BTreeSet<String> = match (kind, which) {
        ("text", _) => BTreeSet::new(),
        (_, "*") => paper.references.iter().map(|r| r.id.clone()).filter(|id| listed(id) == (kind == "list")).collect(),
        ("list", n) => [format!("{}#{n}", paper.document.id)].into(),
        _ => paper
            .references
            .iter()
            .filter(|r| !listed(&r.id))
            .nth(which.parse::<usize>().unwrap() - 1)
            .map(|r| r.id.clone())
            .into_iter()
            .collect(),
    };
    let text = (kind == "text").then(|| which.trim_matches(['(', ')']).to_owned());
    let id = paper.document.id.clone();
    told.iter().filter(move |told| {
        told.paper == id
            && match &text {
                Some(text) => {
                    !told.text.is_empty() && (told.text.contains(text.as_str()) || text.contains(told.text.trim_matches(['(', ')'])))
                }
                None => told.reference.as_ref().is_some_and(|reference| ids.contains(reference)),
            }
    })
}
