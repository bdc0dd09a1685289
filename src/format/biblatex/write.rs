//! How does an entry look as text? One field a line, two blanks before it, a comma behind it, always in the same order.
//!
//! What is read back is what was written, but for these changes, each of which BibLaTeX or biber asks for:
//!
//! - white space is folded, control characters go, letters are composed (NFC); a value that is then empty is no value;
//! - a URL or DOI loses its blanks, and braces and backslashes in it are percent-encoded; a DOI's own link is not repeated as `url`;
//! - what only says that there is no date ("n.d.") goes, "im Druck" and "in press" become one `pubstate`, and the letter of "2010a" goes;
//! - days and months that no calendar has are cut off; a year of more than four digits stands in `addendum`;
//! - a Roman volume is written in Arabic digits, `2nd` as `2`; a volume that is no number stands in `addendum`;
//! - a report's series that says its kind is its `type`; kinds that BibLaTeX has keys for ("PhD dissertation") come back as its words;
//! - a particle with a capital is part of the family name; a lone name of several words comes back as an organisation;
//! - a @book with editors only is a @collection, a @collection with authors a @book, an @online without an address a @misc.

use super::place;
use crate::record::Record;

/// One BibLaTeX entry, ending in a line feed. `ids` are other keys by which the work is known.
///
/// Values that the type has no field for stand in `addendum`, each with a label by which it is read back.
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
