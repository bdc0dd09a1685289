//! [`render`]: the overlap for a reader: what is shared and in whose words, how strongly papers are coupled, what a person should decide.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::markdown::{escaped, marked, table};
use crate::overlap::{CitedPaper, Overlap, PaperPair, SharedWork};
use crate::reference::Reference;
use crate::work::Verdict;
use crate::work::value::field_texts;

/// More papers than this make no readable square table.
const WIDEST_MATRIX: usize = 12;
/// So many undecided pairs are told in full.
const MOST_PAIRS: usize = 200;

/// The overlap as a Markdown page. The same input gives the same bytes.
pub fn render(overlap: &Overlap, references: &[Reference]) -> String {
    let page = Page { overlap, references: references.iter().map(|reference| (reference.id.as_str(), reference)).collect() };
    let mut out = String::from("# What the papers share\n\n");
    page.summary(&mut out);
    page.papers(&mut out);
    page.shared_works(&mut out);
    page.matrix(&mut out);
    page.coupling(&mut out);
    page.cited_papers(&mut out);
    page.duplicates(&mut out);
    page.undecided(&mut out);
    out
}

struct Page<'a> {
    overlap: &'a Overlap,
    references: HashMap<&'a str, &'a Reference>,
}

impl Page<'_> {
    fn summary(&self, out: &mut String) {
        let papers = self.overlap.papers.iter().filter(|paper| paper.same_as.is_none()).count();
        let references: usize = self.overlap.papers.iter().map(|paper| paper.references).sum();
        let coupled = self.overlap.pairs.iter().filter(|pair| !pair.shared.is_empty()).count();
        let _ = writeln!(
            out,
            "{} with {}; {} shared by two papers or more, {} of papers coupled.\n",
            counted(papers, "paper", "papers"),
            counted(references, "reference", "references"),
            counted(self.overlap.works.len(), "work", "works"),
            counted(coupled, "pair", "pairs"),
        );
    }

    fn papers(&self, out: &mut String) {
        let rows: Vec<Vec<String>> = self
            .overlap
            .papers
            .iter()
            .enumerate()
            .map(|(place, paper)| {
                let title = paper.title.as_deref().map_or_else(|| "–".to_string(), escaped);
                let same = paper.same_as.as_deref().map(|other| format!(" (the same paper as {})", escaped(other))).unwrap_or_default();
                vec![
                    (place + 1).to_string(),
                    escaped(&paper.id),
                    format!("{title}{same}"),
                    paper.references.to_string(),
                    paper.works.to_string(),
                ]
            })
            .collect();
        let _ = writeln!(out, "## Papers\n\n{}", table(&["", "Paper", "Title", "References", "Works"], &rows));
    }

    fn shared_works(&self, out: &mut String) {
        out.push_str("## Shared works\n\n");
        if self.overlap.works.is_empty() {
            out.push_str("No two papers cite the same work.\n\n");
        }
        for work in &self.overlap.works {
            self.shared_work(work, out);
        }
    }

    fn shared_work(&self, work: &SharedWork, out: &mut String) {
        let title = work.title.as_deref().map_or_else(|| "without title".to_string(), escaped);
        let year = work.year.map(|year| format!(" ({year})")).unwrap_or_default();
        let papers: Vec<String> = work.papers.iter().map(|paper| format!("{} {}", self.place(paper), escaped(paper))).collect();
        let _ = writeln!(
            out,
            "### {title}{year}\n\n`{}`, cited by {}: {}.\n",
            work.id,
            counted(papers.len(), "paper", "papers"),
            papers.join(", ")
        );
        let members: Vec<&Reference> = work.members.iter().filter_map(|id| self.references.get(id.as_str()).copied()).collect();
        let rows: Vec<Vec<String>> = members
            .iter()
            .map(|reference| vec![self.place(&reference.paper), escaped(&reference.id), escaped(&without_emphasis(&reference.entry.raw))])
            .collect();
        let _ = writeln!(out, "{}", table(&["Paper", "Reference", "As cited"], &rows));
        let differences = differences(&members);
        if differences.is_empty() {
            out.push_str("The references say the same.\n\n");
            return;
        }
        let header: Vec<String> =
            std::iter::once("Field".to_string()).chain(members.iter().map(|reference| escaped(&reference.id))).collect();
        let header: Vec<&str> = header.iter().map(String::as_str).collect();
        let _ = writeln!(out, "What differs (the words that are not in the first, bold):\n\n{}", table(&header, &differences));
        if !work.conflicts.is_empty() {
            let fields: Vec<&str> = work.conflicts.iter().map(|conflict| conflict.field.as_str()).collect();
            let _ = writeln!(out, "In conflict: {}.\n", fields.join(", "));
        }
    }

    fn matrix(&self, out: &mut String) {
        let papers: Vec<&str> = self.overlap.papers.iter().filter(|paper| paper.same_as.is_none()).map(|paper| paper.id.as_str()).collect();
        if papers.len() < 2 || papers.len() > WIDEST_MATRIX {
            return;
        }
        let shared: HashMap<(&str, &str), usize> = self
            .overlap
            .pairs
            .iter()
            .flat_map(|pair| [((&*pair.a, &*pair.b), pair.shared.len()), ((&*pair.b, &*pair.a), pair.shared.len())])
            .collect();
        let places: Vec<String> = papers.iter().map(|paper| self.place(paper)).collect();
        let header: Vec<&str> = std::iter::once("Paper").chain(places.iter().map(String::as_str)).collect();
        let rows: Vec<Vec<String>> = papers
            .iter()
            .map(|row| {
                let cell = |column: &&str| {
                    if row == column { "·".to_string() } else { shared.get(&(*row, *column)).copied().unwrap_or_default().to_string() }
                };
                std::iter::once(format!("{} {}", self.place(row), escaped(row))).chain(papers.iter().map(cell)).collect()
            })
            .collect();
        let _ = writeln!(out, "## Shared works of each two papers\n\n{}", table(&header, &rows));
    }

    fn coupling(&self, out: &mut String) {
        let mut pairs: Vec<&PaperPair> = self.overlap.pairs.iter().filter(|pair| !pair.shared.is_empty()).collect();
        if pairs.is_empty() {
            return;
        }
        pairs.sort_by(|x, y| y.coupling.total_cmp(&x.coupling).then_with(|| (&x.a, &x.b).cmp(&(&y.a, &y.b))));
        let rows: Vec<Vec<String>> = pairs
            .iter()
            .map(|pair| {
                let works: Vec<String> = pair.shared.iter().map(|work| format!("`{work}`")).collect();
                let name = |paper: &str| format!("{} {}", self.place(paper), escaped(paper));
                let measure = |value: f64| format!("{value:.4}");
                vec![
                    name(&pair.a),
                    name(&pair.b),
                    pair.shared.len().to_string(),
                    measure(pair.jaccard),
                    measure(pair.salton),
                    measure(pair.coupling),
                    works.join(", "),
                ]
            })
            .collect();
        let header = ["Paper", "Paper", "Shared", "Jaccard", "Salton", "Coupling", "Works"];
        let _ = writeln!(
            out,
            "## Coupling\n\n{}\nJaccard: shared works over the works of either. Salton: shared works over the root of the product of both counts. \
             Coupling: Salton's measure with each work weighed by ln(1 + papers / papers that cite it), so that rarely cited works tie closer.\n",
            table(&header, &rows)
        );
    }

    fn cited_papers(&self, out: &mut String) {
        if self.overlap.cited_papers.is_empty() {
            return;
        }
        let row = |cited: &CitedPaper| {
            let by: Vec<String> = cited.cited_by.iter().map(|paper| escaped(paper)).collect();
            let members: Vec<String> = cited.members.iter().map(|member| escaped(member)).collect();
            vec![escaped(&cited.paper), by.join(", "), members.join(", ")]
        };
        let rows: Vec<Vec<String>> = self.overlap.cited_papers.iter().map(row).collect();
        let _ = writeln!(out, "## Papers of the collection that others cite\n\n{}", table(&["Paper", "Cited by", "References"], &rows));
    }

    fn duplicates(&self, out: &mut String) {
        if self.overlap.duplicates.is_empty() {
            return;
        }
        out.push_str("## Twice in one list\n\n");
        for duplicate in &self.overlap.duplicates {
            let _ = writeln!(out, "- {}: `{}`", escaped(&duplicate.paper), duplicate.work);
            for member in &duplicate.members {
                let _ = writeln!(out, "  - {}: {}", escaped(member), self.wording(member));
            }
        }
        out.push('\n');
    }

    fn undecided(&self, out: &mut String) {
        if self.overlap.undecided.is_empty() {
            return;
        }
        out.push_str("## For a person to decide\n\nThese look alike and were not merged.\n\n");
        for pair in self.overlap.undecided.iter().take(MOST_PAIRS) {
            let verdict = if pair.verdict == Verdict::VersionOf { "versions of one work" } else { "perhaps one work" };
            let _ = writeln!(out, "- {verdict} (score {:.1}): {}", pair.score, escaped(&pair.evidence.join("; ")));
            for id in [&pair.a, &pair.b] {
                let _ = writeln!(out, "  - {}: {}", escaped(id), self.wording(id));
            }
        }
        if let Some(more) = self.overlap.undecided.len().checked_sub(MOST_PAIRS).filter(|&more| more > 0) {
            let _ = writeln!(out, "- and {}", counted(more, "pair", "pairs"));
        }
        out.push('\n');
    }

    fn wording(&self, id: &str) -> String {
        self.references.get(id).map(|reference| escaped(&without_emphasis(&reference.entry.raw))).unwrap_or_default()
    }

    /// The paper's number in the table of papers.
    fn place(&self, paper: &str) -> String {
        self.overlap.papers.iter().position(|other| other.id == paper).map(|place| format!("[{}]", place + 1)).unwrap_or_default()
    }
}

/// One row a field in which the references' values are not all the same text; a reference without the field has a dash.
fn differences(members: &[&Reference]) -> Vec<Vec<String>> {
    let values: Vec<HashMap<&str, String>> = members.iter().map(|reference| field_texts(&reference.record).into_iter().collect()).collect();
    let mut fields: Vec<&str> = Vec::new();
    for (field, _) in members.iter().flat_map(|reference| field_texts(&reference.record)) {
        if !fields.contains(&field) {
            fields.push(field);
        }
    }
    let mut rows = Vec::new();
    for field in fields {
        let of_members: Vec<Option<&String>> = values.iter().map(|values| values.get(field)).collect();
        if of_members.windows(2).all(|pair| pair.first() == pair.last()) {
            continue;
        }
        let first = of_members.iter().flatten().next().map_or("", |value| value.as_str());
        let cell = |value: &Option<&String>| value.map_or_else(|| "–".to_string(), |value| marked(value, first));
        rows.push(std::iter::once(field.to_string()).chain(of_members.iter().map(cell)).collect());
    }
    rows
}

fn without_emphasis(raw: &str) -> String {
    raw.replace('*', "")
}

fn counted(n: usize, one: &str, several: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { several })
}
