//! How many names of the labelled sets are read right: people whose family and given names both agree letter by letter.

use super::read_names;
use crate::Span;
use crate::record::Name;
use crate::record::testkit::{labelled, spans};

/// Letters alone, so that blanks and stops between initials do not count.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Gold names as (family, given): runs of labels, a new name where a part would come twice or a joining word stands between.
fn gold(text: &str, spans: &[(String, Span)]) -> Vec<(String, String)> {
    let mut names: Vec<(String, String)> = Vec::new();
    let (mut current, mut last): ((String, String), Option<(&str, Span)>) = Default::default();
    for (label, span) in spans {
        let part = if label == "given" { "given" } else { "family" };
        if matches!(label.as_str(), "suffix" | "title") {
            continue;
        }
        let between = last.map_or("", |(_, before)| text.get(before.end..span.start).unwrap_or(""));
        let joined = between.contains([';', '/', '&']) || between.chars().any(char::is_alphanumeric);
        let run = last.is_some_and(|(before, _)| before == part) && !between.contains(',');
        let filled = if part == "given" { !current.1.is_empty() } else { !current.0.is_empty() };
        // A particle behind the initials ("Haas, H. de") goes with the family name before.
        let trailing = label == "particle" && !current.0.is_empty() && !current.1.is_empty() && !between.contains(',');
        if last.is_some() && (joined || (filled && !run && !trailing)) {
            names.push(std::mem::take(&mut current));
        }
        let piece = letters(span.of(text));
        if part == "given" {
            current.1.push_str(&piece)
        } else {
            current.0.push_str(&piece)
        }
        last = Some((part, *span));
    }
    if last.is_some() {
        names.push(current);
    }
    names
}

/// Whether the labels cover every word: rows that leave initials out show the set's slips, not ours.
fn covered(text: &str, spans: &[(String, Span)]) -> bool {
    // One set labels middle initials as family names ("Gary [G.] Hamilton").
    let slip = |(label, span): &(String, Span)| label == "family" && span.len() == 2 && span.of(text).ends_with('.');
    if spans.iter().any(slip) {
        return false;
    }
    let mut rest = text.to_owned();
    for (_, span) in spans.iter().rev() {
        if rest.is_char_boundary(span.start) && rest.is_char_boundary(span.end) && span.end <= rest.len() {
            rest.replace_range(span.start..span.end, " ");
        }
    }
    let joining = ["and", "et", "al", "und", "y", "e", "i", "others", "eds", "ed", "hrsg", "hg", "u", "a", "with", "de", "dir", "p", "s"];
    rest.to_lowercase().split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).all(|word| joining.contains(&word))
}

/// Folded family and given name of a name that was read; a particle counts to the family name wherever it stands.
fn read(name: &Name) -> [(String, String); 3] {
    let part = |part: &Option<String>| letters(part.as_deref().unwrap_or(""));
    let (particle, family, given) = (part(&name.particle), part(&name.family), part(&name.given));
    let family = if family.is_empty() { part(&name.literal) } else { family };
    [(format!("{particle}{family}"), given.clone()), (format!("{family}{particle}"), given.clone()), (family, format!("{given}{particle}"))]
}

/// (right, all) over the names of a file; with `faults`, misread rows are printed.
fn score(path: &str, faults: bool) -> Option<(usize, usize)> {
    let (mut right, mut all) = (0, 0);
    for row in labelled(path)? {
        let text = row.get("text").and_then(serde_json::Value::as_str).unwrap_or("");
        let spans = spans(&row);
        if !covered(text, &spans) {
            continue;
        }
        let gold = gold(text, &spans);
        let names = read_names(text, None).names;
        let names: Vec<_> = names.iter().map(read).collect();
        let hits = gold.iter().filter(|name| names.iter().any(|read| read.contains(name))).count();
        all += gold.len().max(names.len());
        right += hits;
        if faults && hits < gold.len().max(names.len()) {
            eprintln!("{text}\n    gold {gold:?}\n    read {names:?}", names = names.iter().map(|n| n[0].clone()).collect::<Vec<_>>());
        }
    }
    Some((right, all))
}

/// Shares that are reached today; a change that falls below shows here.
const TABLE: [(&str, f64); 4] = [("grobid", 0.90), ("excite", 0.90), ("bilbo", 0.75), ("plos", 0.97)];

#[test]
fn labelled_names() {
    let part = std::env::var("IBID_NAMES").unwrap_or_else(|_| "dev".to_owned());
    let (mut right, mut all) = (0, 0);
    for (source, floor) in TABLE {
        let faults = std::env::var("IBID_FAULTS").is_ok_and(|wanted| wanted == source);
        let Some((hits, names)) = score(&format!("names/{source}-names.{part}.jsonl"), faults) else { return };
        let share = hits as f64 / names.max(1) as f64;
        eprintln!("{source:8} {hits:5} of {names:5} names  {share:.3}");
        assert!(part != "dev" || share >= floor, "{source} fell to {share:.3}");
        (right, all) = (right + hits, all + names);
    }
    eprintln!("all      {right:5} of {all:5} names  {:.3}", right as f64 / f64::from(u32::try_from(all.max(1)).unwrap_or(1)));
}
