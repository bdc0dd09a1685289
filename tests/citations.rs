//! Citations against a reading by hand: `tests/citations/*.text.tsv` has every work that the text of a paper cites, in order, with the entry
//! it means (`-` where the list has none) and how it fits; `*.notes.tsv` every citation in a note with the list's entry of that work.
//!
//! The tables were made from the papers alone, by a reader who had not seen what the program says. The scores are held in both directions.

mod common;

use std::fs;
use std::path::Path;

use ibid::citation::CitationKind;
use ibid::entry::Origin;
use ibid::link::in_list;
use ibid::pipeline::Paper;

/// One cite as the program has it.
struct Found {
    text: String,
    target: String,
    verdict: String,
    note: bool,
    used: bool,
}

#[test]
fn citations_are_found_and_linked_as_by_hand() {
    let (mut scores, mut complaints) = (String::new(), Vec::new());
    let mut tables: Vec<_> = fs::read_dir("tests/citations").unwrap().map(|entry| entry.unwrap().path()).collect();
    tables.sort();
    for path in tables.iter().filter(|path| path.extension().is_some_and(|e| e == "tsv")) {
        let stem = path.file_stem().unwrap().to_str().unwrap();
        let (id, what) = stem.rsplit_once('.').unwrap();
        let paper = Paper::read(&Path::new("corpus").join(format!("{id}.md"))).unwrap();
        let text = fs::read_to_string(path).unwrap();
        let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split('\t').collect()).collect();
        let mut found = found(&paper);
        found.retain(|cite| cite.note == (what == "notes"));
        let (all, mut linked, mut matched) = (rows.len(), 0, 0);
        for (n, row) in rows.iter().enumerate() {
            let (part, target, verdict) = if what == "notes" { (row[3], row[2], None) } else { (row[0], row[1], Some(row[2])) };
            let fits = |cite: &&mut Found| !cite.used && same(&cite.text, part) && (cite.target == target || verdict.is_some());
            let Some(cite) = found.iter_mut().find(fits) else {
                complaints.push(format!("{stem}:{}: not found as meant: {part}", n + 1));
                continue;
            };
            cite.used = true;
            linked += usize::from(cite.target == target);
            let right = cite.target == target && verdict.is_none_or(|verdict| verdict == cite.verdict);
            matched += usize::from(right);
            if !right {
                complaints.push(format!("{stem}:{}: {part}: want {target} {verdict:?}, got {} {}", n + 1, cite.target, cite.verdict));
            }
        }
        let more =
            found.iter().filter(|cite| !cite.used).inspect(|cite| complaints.push(format!("{stem}: too many: {}", cite.text))).count();
        scores += &format!("{stem}: {all} citations, {linked} linked right, {matched} of them matched right, {more} too many\n");
    }
    common::hold("tests/citations/scores.txt", &scores, &complaints);
}

/// The cites of a paper in order, each with the number of its entry in the list.
fn found(paper: &Paper) -> Vec<Found> {
    let listed = in_list(&paper.references);
    let mut found = Vec::new();
    for (citation, links) in paper.citations.iter().zip(&paper.links) {
        let note = matches!(citation.kind, CitationKind::Note | CitationKind::ShortNote);
        for (cite, link) in citation.cites.iter().zip(links) {
            // A full citation in a note is itself a reference; the list's entry of the same work counts.
            let target = link.target.and_then(|index| match paper.references[index].entry.origin {
                Origin::Bibliography => Some(index),
                _ => listed[index],
            });
            let names = format!("{} {}", cite.names.join(" "), cite.year.as_deref().unwrap_or(""));
            found.push(Found {
                text: if note { citation.raw.clone() } else { names },
                target: target.map_or_else(|| "-".to_owned(), |index| paper.references[index].entry.n.to_string()),
                verdict: serde_json::to_value(link.verdict).unwrap().as_str().unwrap().to_owned(),
                note,
                used: false,
            });
        }
    }
    found
}

/// Whether the words that were found are all in the words that were read, or one begins with the other.
fn same(found: &str, read: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let read_letters = letters(read);
    if letters(found).starts_with(&read_letters) {
        return true;
    }
    found.split_whitespace().all(|word| read_letters.contains(&letters(word)))
}
