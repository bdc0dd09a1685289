//! What papers share, computed from references made by hand.

use ibid::document::PaperMeta;
use ibid::entry::{Entry, Origin};
use ibid::overlap::{Overlap, PaperInput, compute};
use ibid::record::{Date, DatePart, EntryType, Name, Record};
use ibid::reference::Reference;
use ibid::report::{overlap_csv, overlap_md};
use ibid::segment::Segmentation;
use ibid::work::{Candidate, cluster};

fn year(year: i32) -> Option<Date> {
    Some(Date { start: Some(DatePart { year, month: None, day: None }), ..Date::default() })
}

fn record(family: &str, given: &str, title: &str, published: i32) -> Record {
    Record {
        entry_type: EntryType::Book,
        authors: vec![Name { family: Some(family.into()), given: Some(given.into()), ..Name::default() }],
        title: Some(title.into()),
        issued: year(published),
        ..Record::default()
    }
}

fn reference(paper: &str, n: usize, origin: Origin, record: Record) -> Reference {
    let raw = format!("{} | *{}*", record.authors[0].family.as_deref().unwrap_or_default(), record.title.as_deref().unwrap_or_default());
    let note = matches!(origin, Origin::Footnote).then(|| n.to_string());
    let id = if note.is_some() { format!("{paper}#note{n}.1") } else { format!("{paper}#{n}") };
    let entry = Entry { origin, n, note, place_in_note: None, raw, source: Vec::new() };
    Reference { paper: paper.into(), id, entry, segmentation: Segmentation::default(), record }
}

fn overlap(papers: &[(&str, Record)], references: &[Reference]) -> Overlap {
    let metas: Vec<PaperMeta> = papers.iter().map(|(_, own)| PaperMeta { title: own.title.clone(), ..PaperMeta::default() }).collect();
    let inputs: Vec<PaperInput<'_>> = papers.iter().zip(&metas).map(|((id, own), meta)| PaperInput { id, meta, own }).collect();
    let candidates: Vec<Candidate<'_>> = references.iter().map(Candidate::of).collect();
    let works = cluster(&candidates);
    let ids: Vec<String> = (0..works.works.len()).map(|n| format!("work{n}")).collect();
    compute(&inputs, references, &works, &ids)
}

fn corpus() -> Overlap {
    let shared = "Human security in Southeast Asia";
    let references = corpus_references(shared);
    overlap(&papers(), &references)
}

fn papers() -> Vec<(&'static str, Record)> {
    vec![
        ("a", record("Subono", "Nur Iman", "The regionalism paradox in the fight against human trafficking", 2019)),
        ("a-abstract", record("Subono", "Nur Iman", "The Regionalism Paradox in the Fight against Human Trafficking", 2019)),
        ("b", record("Pradityo", "Rahmadanu", "Difusi norma kerja sama keamanan", 2020)),
        ("c", record("Saragih", "Hendra", "Indonesian cooperation and the commission on human rights", 2022)),
    ]
}

fn corpus_references(shared: &str) -> Vec<Reference> {
    vec![
        reference("a", 1, Origin::Bibliography, record("Nishikawa", "Y.", shared, 2010)),
        reference("a", 2, Origin::Bibliography, record("Wylie", "G.", "The international politics of human trafficking", 2016)),
        reference("b", 1, Origin::Footnote, record("Nishikawa", "Y.", shared, 2010)),
        reference("b", 1, Origin::Bibliography, record("Nishikawa", "Yukiko", "Human Securty in Southeast Asia", 2010)),
        reference("b", 2, Origin::Bibliography, record("Jones", "L.", "ASEAN, sovereignty and intervention in Southeast Asia", 2012)),
        reference("b", 3, Origin::Bibliography, record("Jones", "Lee", "ASEAN, Sovereignty and Intervention in Southeast Asia", 2012)),
        reference(
            "c",
            1,
            Origin::Bibliography,
            record("Subono", "N. I.", "The regionalism paradox in the fight against human trafficking", 2019),
        ),
    ]
}

#[test]
fn shared_works_are_counted_once_a_paper() {
    let overlap = corpus();
    let [work] = overlap.works.as_slice() else { panic!("{:?}", overlap.works) };
    assert_eq!(work.papers, ["a", "b"]);
    assert_eq!(work.members, ["a#1", "b#note1.1", "b#1"]);
    assert_eq!(work.conflicts.iter().map(|conflict| conflict.field.as_str()).collect::<Vec<_>>(), ["title"]);
    let pair = overlap.pairs.iter().find(|pair| pair.a == "a" && pair.b == "b").expect("the pair is listed");
    assert_eq!(pair.shared, std::slice::from_ref(&work.id));
    assert_eq!((pair.jaccard, pair.salton), (0.3333, 0.5));
    // Three papers counted: the shared work weighs ln(1 + 3/2), each other one ln(1 + 3).
    let (common, rare) = (2.5_f64.ln(), 4_f64.ln());
    assert!((pair.coupling - common / (common + rare)).abs() < 1e-4);
}

#[test]
fn a_note_and_its_entry_are_no_duplicate_but_two_entries_are() {
    let overlap = corpus();
    let [duplicate] = overlap.duplicates.as_slice() else { panic!("{:?}", overlap.duplicates) };
    assert_eq!((duplicate.paper.as_str(), duplicate.members.len()), ("b", 2));
}

#[test]
fn documents_of_one_paper_are_one() {
    let overlap = corpus();
    assert_eq!(overlap.same_papers, [["a", "a-abstract"]]);
    assert_eq!(overlap.papers[1].same_as.as_deref(), Some("a"));
    assert!(overlap.pairs.iter().all(|pair| pair.a != "a-abstract" && pair.b != "a-abstract"));
}

#[test]
fn a_cited_paper_of_the_corpus_is_found() {
    let overlap = corpus();
    let [cited] = overlap.cited_papers.as_slice() else { panic!("{:?}", overlap.cited_papers) };
    assert_eq!((cited.paper.as_str(), cited.cited_by.as_slice()), ("a", ["c".to_string()].as_slice()));
}

#[test]
fn the_page_is_well_formed_and_marks_what_differs() {
    let references = corpus_references("Human security in Southeast Asia");
    let overlap = corpus();
    let page = overlap_md::render(&overlap, &references);
    assert!(page.contains("Human **Securty** in Southeast Asia"), "{page}");
    assert!(page.contains("Nishikawa \\| Human security"), "{page}");
    assert_eq!(page, overlap_md::render(&overlap, &references));
    let mut width = None;
    for line in page.lines() {
        let cells = line.starts_with('|').then(|| line.replace("\\|", "").matches('|').count());
        assert!(width.is_none() || cells.is_none() || width == cells, "a row of another width: {line}");
        width = cells;
    }
    assert_eq!(overlap_csv::render(&overlap).lines().count(), 4);
}

#[test]
fn nothing_gives_an_empty_page() {
    let page = overlap_md::render(&overlap(&[], &[]), &[]);
    assert!(page.contains("0 papers with 0 references"));
}

#[test]
fn keys_stand_in_the_contracts_order() {
    let json = serde_json::to_string(&corpus()).expect("serialises");
    let places: Vec<Option<usize>> =
        ["\"schema_version\"", "\"papers\"", "\"works\":[", "\"pairs\""].iter().map(|key| json.find(key)).collect();
    assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{places:?}");
}
