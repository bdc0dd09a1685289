//! A citation as a row of `citations.jsonl`.

use serde_json::{Value, json};

use super::Link;
use crate::citation::{Citation, Cite};
use crate::record::{Date, Name};
use crate::reference::Reference;

/// The row of one citation: `paper`, `span`, `raw`, `kind` and one item a cite with `names`, `year`, `locator`, `target`, `match`.
pub fn row(paper: &str, citation: &Citation, links: &[Link], references: &[Reference]) -> Value {
    let cites: Vec<Value> = citation
        .cites
        .iter()
        .zip(links)
        .map(|(cite, link)| {
            let target = link.target.and_then(|index| references.get(index));
            let (names, year) = named(cite, target);
            json!({
                "names": names,
                "year": year,
                "locator": cite.locator,
                "target": target.map(|reference| &reference.id),
                "match": link.verdict,
            })
        })
        .collect();
    json!({
        "paper": paper,
        "span": citation.span,
        "raw": citation.raw,
        "kind": citation.kind,
        "cites": cites,
    })
}

/// Names and year as cited; a citation that only points (a number, a full note, "Ibid.") shows those of its target.
fn named(cite: &Cite, target: Option<&Reference>) -> (Vec<String>, Option<String>) {
    let Some(record) = target.map(|reference| &reference.record).filter(|_| cite.names.is_empty() && cite.year.is_none()) else {
        return (cite.names.clone(), cite.year.clone());
    };
    let people = if record.authors.is_empty() { &record.editors } else { &record.authors };
    (people.iter().filter_map(shown).collect(), record.issued.as_ref().and_then(year))
}

fn shown(name: &Name) -> Option<String> {
    if name.literal.is_some() {
        return name.literal.clone();
    }
    match (&name.particle, &name.family) {
        (Some(particle), Some(family)) => Some(format!("{particle} {family}")),
        (_, family) => family.clone(),
    }
}

fn year(date: &Date) -> Option<String> {
    let suffix = date.suffix.map(String::from).unwrap_or_default();
    date.start.map(|part| format!("{}{suffix}", part.year)).or_else(|| date.literal.clone())
}
