//! The whole way, held against the committed `bib/`: what `ibid build corpus` writes may only change on purpose.
//! `IBID_BLESS=1 cargo test --test corpus` writes the new state.

mod common;

use std::fs;
use std::path::Path;

use common::corpus;
use ibid::output::build;
use ibid::pipeline::Corpus;

#[test]
fn the_corpus_becomes_what_is_committed() {
    let files = build::files(&corpus());
    if std::env::var_os("IBID_BLESS").is_some() {
        build::save(Path::new("bib"), &files).unwrap();
    }
    for (name, text) in &files {
        let committed = fs::read_to_string(Path::new("bib").join(name)).unwrap_or_default();
        if let Some((n, (old, new))) = committed.lines().zip(text.lines()).enumerate().find(|(_, (old, new))| old != new) {
            panic!("bib/{name}:{}: committed\n  {old}\nnow\n  {new}\n(IBID_BLESS=1 takes the new state)", n + 1);
        }
        assert_eq!(committed.len(), text.len(), "bib/{name} is longer or shorter than what is committed");
    }
    let mut expected: Vec<_> = files.into_iter().map(|(name, _)| name).collect();
    let mut there: Vec<_> = fs::read_dir("bib").unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    expected.sort();
    there.sort();
    assert_eq!(there, expected, "bib/ holds just what build writes");
}

/// The output does not depend on the order in which the papers are given.
#[test]
fn works_are_the_same_whatever_the_order_of_the_papers() {
    let forward = corpus();
    let backward = Corpus::new(forward.papers.iter().rev().cloned().collect());
    let rows = |corpus: &Corpus| -> Vec<(String, Vec<String>)> {
        ibid::output::rows::works(corpus)
            .into_iter()
            .map(|row| {
                let mut members: Vec<String> = row.members.iter().map(|&id| id.to_owned()).collect();
                members.sort();
                (row.id.to_owned(), members)
            })
            .collect()
    };
    assert_eq!(rows(&forward), rows(&backward));
}

/// Every value in a row can be found where the row says.
#[test]
fn sources_and_spans_point_at_the_text() {
    for paper in corpus().papers {
        for reference in &paper.references {
            let slices: Vec<&str> = reference.entry.source.iter().map(|span| span.of(&paper.document.text)).collect();
            let joined = slices.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(joined, reference.entry.raw, "{}", reference.id);
            let mut end = 0;
            for segment in &reference.segmentation.segments {
                assert!(segment.span.start >= end && !segment.span.of(&reference.entry.raw).is_empty(), "{}", reference.id);
                end = segment.span.end;
            }
        }
    }
}

/// The `biblatex` crate and the own reader find every entry with its title and names again.
#[test]
fn the_bibliographies_are_read_back_without_loss() {
    let corpus = corpus();
    for (name, text) in build::files(&corpus).into_iter().filter(|(name, _)| name.ends_with(".bib")) {
        let theirs = biblatex::Bibliography::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let ours = ibid::format::biblatex::read::read(&text);
        assert!(ours.problems.is_empty(), "{name}: {:?}", ours.problems);
        assert_eq!(theirs.len(), ours.entries.len(), "{name}");
        assert_eq!(theirs.len(), text.matches("\n@").count(), "{name}");
    }
    let (id, work) = corpus.ids.iter().zip(&corpus.works.works).max_by_key(|(_, work)| work.members.len()).expect("works");
    let works = build::files(&corpus).into_iter().find(|(name, _)| name == "works.bib").expect("works.bib").1;
    let back = ibid::format::biblatex::read::read(&works).entries.into_iter().find(|entry| entry.key == *id).expect("its entry");
    assert_eq!((&back.record.title, &back.record.authors), (&work.record.title, &work.record.authors));
}
