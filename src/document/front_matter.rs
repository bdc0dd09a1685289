//! Front matter: the YAML-like lines between `---` at the head of a Markdown file.

use std::ops::Range;

use super::PaperMeta;
use super::line::Line;

/// Front matter longer than this is a text between two rules.
const LONGEST: usize = 200;

/// Which lines are front matter, its `---` included.
pub(super) fn lines(text: &str, lines: &[Line]) -> Option<Range<usize>> {
    let first = lines.iter().position(|line| !line.is_blank())?;
    if lines.get(first)?.of(text) != "---" {
        return None;
    }
    let length = lines.iter().skip(first + 1).take(LONGEST).position(|line| matches!(line.of(text), "---" | "..."))?;
    let body = lines.get(first + 1..first + 1 + length)?;
    let mut keys = body.iter().filter(|line| !line.is_blank()).peekable();
    keys.peek().and_then(|line| key_value(line.of(text)))?;
    Some(first..first + length + 2)
}

/// `key: value`, the key in lower case.
fn key_value(line: &str) -> Option<(String, &str)> {
    let (key, value) = line.split_once(':')?;
    let plain = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "-_ ".contains(c));
    (plain && (value.is_empty() || value.starts_with(' '))).then(|| (key.trim().to_lowercase(), unquoted(value)))
}

fn unquoted(value: &str) -> &str {
    value.trim().trim_matches(['"', '\''])
}

/// Reads the values of front matter into `meta`; unknown keys are left alone.
pub(super) fn read(body: &str, meta: &mut PaperMeta) {
    let mut list_of = String::new();
    for line in body.lines() {
        let trimmed = line.trim();
        if let Some(item) = trimmed.strip_prefix("- ") {
            if is_author(&list_of) {
                let name = key_value(item).map_or_else(|| unquoted(item).to_owned(), |(_, value)| value.to_owned());
                meta.authors.push(name);
            }
            continue;
        }
        let Some((key, value)) = key_value(trimmed) else { continue };
        if line.starts_with([' ', '\t']) && !list_of.is_empty() {
            continue;
        }
        list_of.clone_from(&key);
        set(meta, &key, value);
    }
}

fn is_author(key: &str) -> bool {
    matches!(key, "author" | "authors" | "penulis" | "autor" | "autoren" | "auteur" | "auteurs" | "autores")
}

fn set(meta: &mut PaperMeta, key: &str, value: &str) {
    if value.is_empty() {
        return;
    }
    let owned = || Some(value.to_owned());
    match key {
        "title" | "judul" | "titel" | "titre" | "título" => meta.title = owned(),
        "journal" | "venue" | "container-title" | "booktitle" | "conference" | "publication" | "jurnal" => meta.venue = owned(),
        "year" | "date" | "published" | "issued" | "tahun" => meta.year = super::year::first(value),
        "volume" => meta.volume = owned(),
        "issue" | "number" => meta.issue = owned(),
        "pages" | "page" => meta.pages = owned(),
        "doi" => meta.doi = super::doi::first(value).map(str::to_owned),
        key if is_author(key) => {
            let inner = value.trim_matches(['[', ']']);
            let by = if inner.contains(';') { ';' } else { ',' };
            meta.authors = inner.split(by).map(|name| unquoted(name).to_owned()).filter(|name| !name.is_empty()).collect();
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::document::PaperMeta;

    #[test]
    fn keys_are_read() {
        let mut meta = PaperMeta::default();
        read(
            "title: \"Maps: a view\"\nauthor:\n  - name: Ada Lovelace\n    affiliation: none\n  - Alan Turing\ndate: 2019-02-27\ndoi: https://doi.org/10.1/ab",
            &mut meta,
        );
        assert_eq!(meta.title.as_deref(), Some("Maps: a view"));
        assert_eq!(meta.authors, ["Ada Lovelace", "Alan Turing"]);
        assert_eq!(meta.year, Some(2019));
        assert_eq!(meta.doi.as_deref(), Some("10.1/ab"));
        let mut meta = PaperMeta::default();
        read("authors: [Ada Lovelace, Alan Turing]", &mut meta);
        assert_eq!(meta.authors, ["Ada Lovelace", "Alan Turing"]);
    }
}
