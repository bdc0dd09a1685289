//! How does an entry look as text? One field a line, two blanks before it, a comma behind it, always in the same order.

use super::place;
use crate::record::Record;

/// One BibLaTeX entry, ending in a line feed. `ids` are other keys by which the work is known.
///
/// Values that the type has no field for stand in `addendum`; a DOI's own link is not repeated as `url`; what only says that there is no date
/// is left out, and so is the letter of "2010a", which styles give anew.
pub fn entry(record: &Record, key: &str, ids: &[String]) -> String {
    let key = citation_key(key);
    let placed = place::place(record);
    let mut out = format!("@{}{{{key},\n", placed.entry_type);
    let mut aliases: Vec<String> = Vec::new();
    for id in ids.iter().map(|id| citation_key(id)) {
        if id != key && !aliases.contains(&id) {
            aliases.push(id);
        }
    }
    if !aliases.is_empty() {
        field(&mut out, "ids", &aliases.join(", "));
    }
    for (name, value) in &placed.fields {
        field(&mut out, name, value);
    }
    out.push_str("}\n");
    out
}

/// A file of entries (key, record, other keys) in the order given, with an empty line between two.
pub fn file<'a>(entries: impl IntoIterator<Item = (&'a str, &'a Record, &'a [String])>) -> String {
    entries.into_iter().map(|(key, record, ids)| entry(record, key, ids)).collect::<Vec<_>>().join("\n")
}

fn field(out: &mut String, name: &str, value: &str) {
    out.push_str("  ");
    out.push_str(name);
    out.push_str(" = {");
    out.push_str(value);
    out.push_str("},\n");
}

/// The key without the characters that end or break one for biber.
fn citation_key(key: &str) -> String {
    let refused = |c: char| c.is_whitespace() || c.is_control() || "\"@',\\#{}~%()=".contains(c);
    let clean: String = key.chars().filter(|c| !refused(*c)).collect();
    if clean.is_empty() { "entry".to_owned() } else { clean }
}

#[cfg(test)]
mod tests;
