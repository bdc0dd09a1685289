//! The corpus against a reading by hand: `tests/truth/*.tsv` has, for each reference, its type and its fields as printed.
//!
//! The scores are held in both directions: when the program gets better, the table gets stricter.

mod common;

use std::collections::BTreeMap;
use std::fs;

use ibid::entry::Origin;
use ibid::pipeline::Paper;
use ibid::reference::Reference;

/// One line of a truth table.
struct Truth {
    id: String,
    kind: String,
    raw: String,
    fields: BTreeMap<String, String>,
}

/// Fields that must all be right before a reference counts as right.
const CORE: [&str; 9] = ["author", "title", "container-title", "date", "volume", "issue", "pages", "publisher", "location"];

#[test]
fn references_are_cut_and_read_as_by_hand() {
    let (mut entries, mut cut, mut whole, mut kinds) = (0, 0, 0, 0);
    let (mut right, mut wrong, mut missed) = (0, 0, 0);
    let mut complaints = Vec::new();
    for (table, references) in tables() {
        for truth in table {
            entries += 1;
            let Some(found) = references.iter().find(|r| r.entry.raw == truth.raw) else {
                complaints.push(format!("{}: not found as an entry: {}", truth.id, truth.raw));
                missed += truth.fields.len();
                continue;
            };
            cut += 1;
            kinds += usize::from(found.record.entry_type.as_str() == truth.kind);
            let fields = fields(found);
            let mut all = true;
            let names: std::collections::BTreeSet<&String> = fields.keys().chain(truth.fields.keys()).collect();
            for name in names {
                let (want, got) = (truth.fields.get(name), fields.get(name));
                if want.map(|v| fold(v)) == got.map(|v| fold(v)) {
                    right += 1;
                    continue;
                }
                missed += usize::from(want.is_some());
                wrong += usize::from(got.is_some());
                all &= !CORE.contains(&name.as_str());
                complaints.push(format!("{}: {name}: want {want:?}, got {got:?}", truth.id));
            }
            whole += usize::from(all);
        }
    }
    let f1 = 2000 * right / (2 * right + wrong + missed).max(1);
    let thousandths = |n: usize| 1000 * n / entries.max(1);
    let scores = format!(
        "references {entries}\nentries cut exactly {}\nfield F1 {f1}\nreferences entirely right {}\nentry types {}\n",
        thousandths(cut),
        thousandths(whole),
        thousandths(kinds)
    );
    common::hold("tests/truth/scores.txt", &scores, &complaints);
}

/// Each table with the references of its paper and origin.
fn tables() -> Vec<(Vec<Truth>, Vec<Reference>)> {
    let mut paths: Vec<_> = fs::read_dir("tests/truth").unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    let tables = paths.into_iter().filter(|path| path.extension().is_some_and(|e| e == "tsv"));
    tables
        .map(|path| {
            let stem = path.file_stem().unwrap().to_str().unwrap();
            let (paper, origin) = stem.rsplit_once('.').unwrap();
            let paper = Paper::read(&std::path::Path::new("corpus").join(format!("{paper}.md"))).unwrap();
            let wanted = if origin == "notes" { Origin::Footnote } else { Origin::Bibliography };
            let references = paper.references.into_iter().filter(|r| r.entry.origin == wanted).collect();
            (fs::read_to_string(&path).unwrap().lines().enumerate().map(|(n, line)| truth(stem, n, line)).collect(), references)
        })
        .collect()
}

/// `type <TAB> raw <TAB> field=value <TAB> …`
fn truth(table: &str, n: usize, line: &str) -> Truth {
    let mut columns = line.split('\t').map(str::to_owned);
    let (kind, raw) = (columns.next().unwrap(), columns.next().unwrap());
    let fields = columns.filter_map(|column| column.split_once('=').map(|(a, b)| (a.to_owned(), b.to_owned()))).collect();
    Truth { id: format!("{table}:{}", n + 1), kind, raw, fields }
}

/// The fields of a reference as printed, places of one field joined.
fn fields(reference: &Reference) -> BTreeMap<String, String> {
    let mut fields: BTreeMap<String, String> = BTreeMap::new();
    for segment in &reference.segmentation.segments {
        fields.entry(segment.label.as_str().to_owned()).or_default().push_str(segment.span.of(&reference.entry.raw));
    }
    fields
}

/// Letters and digits only: marks at the edges of a field are a matter of taste.
fn fold(value: &str) -> String {
    value.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
