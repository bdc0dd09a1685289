//! How well the clustering finds the works of labelled sets: pairwise precision and recall, measured where the sets are present.
//!
//! The sets are not part of the repository; `IBID_SHARED` (or `../shared` beside it) says where they are. Absent, the test says so and passes.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use ibid::record::{Date, DatePart, EntryType, Name, Record};
use ibid::work::{Candidate, Works, cluster};
use serde_json::Value;

fn shared() -> Option<PathBuf> {
    let root = std::env::var_os("IBID_SHARED").map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let sets = root.join("data/dedup");
    sets.is_dir().then_some(sets)
}

/// One author string of a database export as names: "Zhai, Q. J. and Yue, X.", "Adeli K.Lewis G. F.", "J. Gray, A. Reuter".
fn names(raw: &str) -> Vec<Name> {
    let list: Vec<&str> = if raw.contains(" and ") {
        raw.split(" and ").collect()
    } else if raw.contains(';') {
        raw.split(';').collect()
    } else if run_together(raw).len() > 1 || ends_in_initials(raw) {
        run_together(raw)
    } else {
        raw.split(',').collect()
    };
    list.into_iter().map(str::trim).filter(|name| name.chars().any(char::is_alphabetic)).map(name).collect()
}

/// `&#197;` is no end of a name.
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("&#") {
        out.push_str(before);
        let (code, tail) = after.split_once(';').unwrap_or((after, ""));
        out.extend(code.parse().ok().and_then(char::from_u32));
        rest = tail;
    }
    out + rest
}

/// Splits "Adeli K.Lewis G. F." where a capital and small letter follow a full stop.
fn run_together(raw: &str) -> Vec<&str> {
    let mut cuts = vec![0];
    let chars: Vec<(usize, char)> = raw.char_indices().collect();
    for window in chars.windows(3) {
        if window[0].1 == '.' && window[1].1.is_alphabetic() && window[2].1.is_lowercase() {
            cuts.push(window[1].0);
        }
    }
    cuts.push(raw.len());
    cuts.windows(2).map(|cut| &raw[cut[0]..cut[1]]).collect()
}

fn ends_in_initials(name: &str) -> bool {
    name.split_whitespace().last().is_some_and(|last| last.len() == 2 && last.ends_with('.')) && !name.contains(',')
}

fn name(raw: &str) -> Name {
    let of = |family: &str, given: &str| Name {
        family: Some(family.trim().to_string()),
        given: Some(given.trim().to_string()).filter(|given| !given.is_empty()),
        ..Name::default()
    };
    if let Some((family, given)) = raw.split_once(',') {
        return of(family, given);
    }
    let words: Vec<&str> = raw.split_whitespace().collect();
    let initials = words.iter().rev().take_while(|word| word.ends_with('.') && word.chars().count() <= 3).count();
    let family_words = words.len() - initials.min(words.len().saturating_sub(1));
    if initials > 0 && family_words < words.len() {
        return of(&words[..family_words].join(" "), &words[family_words..].join(" "));
    }
    match words.split_last() {
        Some((family, given)) => of(family, &given.join(" ")),
        None => Name::default(),
    }
}

fn record(row: &Value) -> Record {
    let text = |field: &str| row[field].as_str().map(str::trim).filter(|value| !value.is_empty()).map(str::to_string);
    let year = text("year").and_then(|year| year.split('.').next()?.parse().ok());
    Record {
        entry_type: match row["type"].as_str() {
            Some("article-journal") => EntryType::Article,
            Some("paper-conference") => EntryType::InProceedings,
            _ => EntryType::Misc,
        },
        authors: text("author").map(|author| names(&unescaped(&author))).unwrap_or_default(),
        title: text("title"),
        container_title: text("container-title"),
        issued: year.map(|year| Date { start: Some(DatePart { year, month: None, day: None }), ..Date::default() }),
        volume: text("volume"),
        issue: text("issue"),
        pages: text("page"),
        doi: text("DOI"),
        isbn: text("ISBN"),
        url: text("URL"),
        ..Record::default()
    }
}

fn rows(path: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
}

#[derive(Debug, Default)]
struct Score {
    labelled: Option<(f64, f64)>,
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Score {
    fn precision(&self) -> f64 {
        self.right as f64 / (self.right + self.wrong).max(1) as f64
    }

    fn recall(&self) -> f64 {
        self.right as f64 / (self.right + self.missed).max(1) as f64
    }
}

fn pairs_of(sizes: impl Iterator<Item = usize>) -> usize {
    sizes.map(|n| n * n.saturating_sub(1) / 2).sum()
}

fn run(set: &Path) -> (Score, Vec<String>, Works) {
    let rows_of_set = rows(&set.join("records.jsonl"));
    let ids: Vec<String> = rows_of_set.iter().map(|row| row["id"].as_str().unwrap_or_default().to_string()).collect();
    let records: Vec<Record> = rows_of_set.iter().map(record).collect();
    let candidates: Vec<Candidate<'_>> =
        ids.iter().zip(&records).map(|(id, record)| Candidate { id, paper: "set", record, listed: true }).collect();
    let started = std::time::Instant::now();
    let works = cluster(&candidates);
    if ids.len() > 20_000 {
        println!("clustered in {:?}", started.elapsed());
    }
    let mut gold: HashMap<String, usize> = HashMap::new();
    let mut sizes = Vec::new();
    for (number, row) in rows(&set.join("clusters.jsonl")).iter().enumerate() {
        let members = row["ids"].as_array().cloned().unwrap_or_default();
        sizes.push(members.len());
        gold.extend(members.iter().filter_map(|id| Some((id.as_str()?.to_string(), number))));
    }
    let mut cells: HashMap<(usize, usize), usize> = HashMap::new();
    for (number, work) in works.works.iter().enumerate() {
        for &member in &work.members {
            *cells.entry((number, gold[&ids[member]])).or_default() += 1;
        }
    }
    let right = pairs_of(cells.values().copied());
    let predicted = pairs_of(works.works.iter().map(|work| work.members.len()));
    let wanted = pairs_of(sizes.into_iter());
    if let Ok(dir) = std::env::var("IBID_DUMP") {
        dump(Path::new(&dir), set, &ids, &works);
    }
    let labelled = labelled_pairs(set, &ids, &works);
    (Score { labelled, right, wrong: predicted - right, missed: wanted - right }, ids, works)
}

/// Precision and recall over the labelled pairs of a set that labels only some.
fn labelled_pairs(set: &Path, ids: &[String], works: &Works) -> Option<(f64, f64)> {
    let mut home: HashMap<&str, usize> = HashMap::new();
    for (number, work) in works.works.iter().enumerate() {
        home.extend(work.members.iter().map(|&member| (ids[member].as_str(), number)));
    }
    let mut score = Score::default();
    let pairs = rows(&set.join("pairs.jsonl"));
    for pair in &pairs {
        let together = home.get(pair["a"].as_str()?) == home.get(pair["b"].as_str()?);
        match (together, pair["match"].as_i64() == Some(1)) {
            (true, true) => score.right += 1,
            (true, false) => score.wrong += 1,
            (false, true) => score.missed += 1,
            (false, false) => {}
        }
    }
    (!pairs.is_empty()).then(|| (score.precision(), score.recall()))
}

/// Writes clusters and undecided pairs, to look at or to score with other tools.
fn dump(dir: &Path, set: &Path, ids: &[String], works: &Works) {
    let name = set.file_name().unwrap_or_default().to_string_lossy().to_string();
    let mut clusters = String::new();
    for (number, work) in works.works.iter().enumerate() {
        let members: Vec<&String> = work.members.iter().map(|&member| &ids[member]).collect();
        clusters.push_str(&format!("{}\n", serde_json::json!({"cluster": number, "ids": members})));
    }
    let mut pairs = String::new();
    let linked = works.works.iter().flat_map(|work| &work.links);
    for pair in works.undecided.iter().chain(linked) {
        let row = serde_json::json!({"a": ids[pair.a], "b": ids[pair.b], "verdict": pair.verdict, "score": pair.score, "evidence": pair.evidence});
        pairs.push_str(&format!("{row}\n"));
    }
    std::fs::write(dir.join(format!("{name}.clusters.jsonl")), clusters).expect("dump folder is writable");
    std::fs::write(dir.join(format!("{name}.pairs.jsonl")), pairs).expect("dump folder is writable");
}

/// The labelled sets, in the order of the table. Of dblp_scholar only some pairs are labelled and the rest of its clusters is incomplete:
/// there the labelled pairs tell more.
const SETS: [&str; 7] = ["stroke", "respiratory", "diabetes", "copper", "hardcases", "dblp_acm", "dblp_scholar"];

const TABLE: &str = "tests/scores/dedupe.tsv";

/// The scores are held in both directions: a change for the better is entered, too (`IBID_BLESS=1 cargo test --test dedupe_scores`).
#[test]
fn the_clustering_scores_as_committed() {
    let Some(sets) = shared() else {
        eprintln!("skipped: no labelled sets (IBID_SHARED)");
        return;
    };
    let mut table =
        String::from("set\trecords\tworks\tpair precision\tpair recall\tfalse pairs\tmissed pairs\tlabelled precision\tlabelled recall\n");
    for name in SETS {
        let (score, ids, works) = run(&sets.join(name));
        let labelled = score.labelled.map_or(String::from("-\t-"), |(precision, recall)| format!("{precision:.4}\t{recall:.4}"));
        let (precision, recall) = (score.precision(), score.recall());
        let (wrong, missed, works) = (score.wrong, score.missed, works.works.len());
        table += &format!("{name}\t{}\t{works}\t{precision:.4}\t{recall:.4}\t{wrong}\t{missed}\t{labelled}\n", ids.len());
    }
    if std::env::var_os("IBID_BLESS").is_some() {
        std::fs::write(TABLE, &table).expect("the table is writable");
    }
    assert_eq!(table, std::fs::read_to_string(TABLE).unwrap_or_default(), "IBID_BLESS=1 takes the new scores");
}

/// Any other set in the same form, such as a large synthetic one: `IBID_SET=/some/folder cargo test --release --test dedupe_scores -- --nocapture`.
#[test]
fn a_set_of_ones_own() {
    let Some(set) = std::env::var_os("IBID_SET").map(PathBuf::from) else { return };
    let started = std::time::Instant::now();
    let (score, ids, works) = run(&set);
    println!(
        "{}: {} records {} works  precision {:.5}  recall {:.5}  false {}  missed {}  undecided {}  {:?} with reading",
        set.display(),
        ids.len(),
        works.works.len(),
        score.precision(),
        score.recall(),
        score.wrong,
        score.missed,
        works.undecided.len(),
        started.elapsed()
    );
}
