//! [`Style`]: a citation style as the files in `styles/` describe it, and the set of all of them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::item::Kind;
use super::people::Arrangement;
use super::template::{self, Node};
use super::words;

/// The style files; a new style is a new table in one of them.
const FILES: &[(&str, &str)] = &[
    ("author-date", include_str!("styles/author-date.style")),
    ("notes", include_str!("styles/notes.style")),
    ("indonesian", include_str!("styles/indonesian.style")),
    ("numeric", include_str!("styles/numeric.style")),
    ("latex", include_str!("styles/latex.style")),
    ("sciences", include_str!("styles/sciences.style")),
    ("world", include_str!("styles/world.style")),
    ("east-asian", include_str!("styles/east-asian.style")),
];

/// A style as it is written: TOML, one table a style.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Sheet {
    /// The style whose templates and settings serve where this one has none.
    base: Option<String>,
    /// How often it is drawn, against 1.
    weight: Option<f64>,
    /// Kept out of training, to measure how well the tagger reads styles it has not seen.
    heldout: Option<bool>,
    /// The language of its words: two letters, or `item` for that of the work.
    words: Option<String>,
    /// Languages of the works it is used for, blank-separated; all when not given.
    works: Option<String>,
    /// `curly`, `straight`, `single`, `guillemets`, `german`.
    quotes: Option<String>,
    /// `keep`, `title`: case of English titles.
    case: Option<String>,
    /// `alphabetic` for labels like `KP84` in place of numbers.
    labels: Option<String>,
    author: Option<Arrangement>,
    editor: Option<Arrangement>,
    article: Option<Templates>,
    book: Option<Templates>,
    collection: Option<Templates>,
    chapter: Option<Templates>,
    conference: Option<Templates>,
    thesis: Option<Templates>,
    report: Option<Templates>,
    web: Option<Templates>,
    news: Option<Templates>,
    law: Option<Templates>,
}

/// One template or several that are drawn from.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum Templates {
    One(String),
    Many(Vec<String>),
}

/// A citation style, ready to render with.
#[derive(Clone, Debug)]
pub struct Style {
    /// Its name in the file.
    pub name: String,
    /// How often it is drawn.
    pub weight: f64,
    /// Kept out of training.
    pub heldout: bool,
    /// Language of its words; `None` for that of the work.
    pub words: Option<String>,
    /// Languages of works that it suits; empty for all.
    pub works: Vec<String>,
    /// Quotation marks, where the style insists.
    pub quotes: Option<String>,
    /// Whether English titles are printed in capitals.
    pub title_case: bool,
    /// Whether references are labelled by letters and year rather than numbered.
    pub alphabetic: bool,
    /// Arrangement of authors.
    pub author: Arrangement,
    /// Arrangement of editors and translators.
    pub editor: Arrangement,
    templates: BTreeMap<Kind, Vec<Vec<Node>>>,
}

static TAILS: LazyLock<Result<Vec<Vec<Node>>, String>> =
    LazyLock::new(|| words::lines(include_str!("styles/tails.txt")).map(template::parse).collect());

/// What is appended to references in any style.
pub fn tails() -> &'static [Vec<Node>] {
    TAILS.as_deref().unwrap_or(&[])
}

static STYLES: LazyLock<Result<Vec<Style>, String>> = LazyLock::new(read);

/// All styles, in the order of the files.
pub fn styles() -> &'static [Style] {
    STYLES.as_deref().unwrap_or(&[])
}

impl Style {
    /// The templates for works of this kind, or of the broader kind that serves for it.
    pub fn templates(&self, kind: Kind) -> &[Vec<Node>] {
        let own = self.templates.get(&kind).map_or(&[] as &[_], Vec::as_slice);
        match kind.broader() {
            Some(broader) if own.is_empty() => self.templates(broader),
            _ => own,
        }
    }

    /// Whether the style suits works in that language.
    pub fn suits(&self, lang: &str) -> bool {
        self.works.is_empty() || self.works.iter().any(|one| one == lang)
    }
}

fn read() -> Result<Vec<Style>, String> {
    let mut sheets: Vec<(String, Sheet)> = Vec::new();
    for (file, text) in FILES {
        let tables: toml::Table = text.parse().map_err(|error| format!("{file}: {error}"))?;
        for (name, table) in tables {
            let sheet: Sheet = table.try_into().map_err(|error| format!("{name}: {error}"))?;
            sheets.push((name, sheet));
        }
    }
    sheets.iter().map(|(name, _)| style(name, &resolved(name, &sheets, 0)?)).collect()
}

/// A sheet with what it does not say taken from its base.
fn resolved(name: &str, sheets: &[(String, Sheet)], depth: usize) -> Result<Sheet, String> {
    let own = sheets.iter().find(|(known, _)| known == name).map(|(_, sheet)| sheet.clone());
    let own = own.filter(|_| depth < 8).ok_or_else(|| format!("no style {name}"))?;
    let Some(base) = own.base.clone() else { return Ok(own) };
    let base = resolved(&base, sheets, depth + 1)?;
    let over = |own: &Option<Arrangement>, base: &Option<Arrangement>| match (own, base) {
        (Some(own), Some(base)) => Some(own.over(base)),
        (own, base) => own.clone().or_else(|| base.clone()),
    };
    Ok(Sheet {
        base: None,
        weight: own.weight,
        heldout: own.heldout,
        words: own.words.or(base.words),
        works: own.works.or(base.works),
        quotes: own.quotes.or(base.quotes),
        case: own.case.or(base.case),
        labels: own.labels.or(base.labels),
        editor: over(&own.editor, &base.editor),
        author: over(&own.author, &base.author),
        article: own.article.or(base.article),
        book: own.book.or(base.book),
        collection: own.collection.or(base.collection),
        chapter: own.chapter.or(base.chapter),
        conference: own.conference.or(base.conference),
        thesis: own.thesis.or(base.thesis),
        report: own.report.or(base.report),
        web: own.web.or(base.web),
        news: own.news.or(base.news),
        law: own.law.or(base.law),
    })
}

fn style(name: &str, sheet: &Sheet) -> Result<Style, String> {
    let kinds = [
        (Kind::Article, &sheet.article),
        (Kind::Book, &sheet.book),
        (Kind::Collection, &sheet.collection),
        (Kind::Chapter, &sheet.chapter),
        (Kind::Conference, &sheet.conference),
        (Kind::Thesis, &sheet.thesis),
        (Kind::Report, &sheet.report),
        (Kind::Web, &sheet.web),
        (Kind::News, &sheet.news),
        (Kind::Law, &sheet.law),
    ];
    let mut templates = BTreeMap::new();
    for (kind, written) in kinds {
        let written = match written {
            None => continue,
            Some(Templates::One(one)) => std::slice::from_ref(one),
            Some(Templates::Many(many)) => many.as_slice(),
        };
        let read = |text: &String| template::parse(text).map_err(|rest| format!("{name}, {kind:?}: no template from {rest:?}"));
        templates.insert(kind, written.iter().map(read).collect::<Result<Vec<_>, _>>()?);
    }
    let author = sheet.author.clone().unwrap_or_default();
    Ok(Style {
        name: name.to_owned(),
        weight: sheet.weight.unwrap_or(1.0),
        heldout: sheet.heldout.unwrap_or(false),
        words: sheet.words.clone().filter(|words| words != "item"),
        works: sheet.works.as_deref().unwrap_or("").split_whitespace().map(str::to_owned).collect(),
        quotes: sheet.quotes.clone(),
        alphabetic: sheet.labels.as_deref() == Some("alphabetic"),
        title_case: sheet.case.as_deref() == Some("title"),
        editor: sheet.editor.as_ref().map_or_else(|| author.clone(), |editor| editor.over(&author)),
        author,
        templates,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_style_file_reads() {
        assert_eq!(STYLES.as_ref().err(), None);
    }

    #[test]
    fn every_tail_reads() {
        assert_eq!(TAILS.as_ref().err(), None);
    }

    #[test]
    fn names_are_unique_and_there_are_many() {
        let names: HashSet<&str> = styles().iter().map(|style| style.name.as_str()).collect();
        assert_eq!(names.len(), styles().len());
    }

    #[test]
    fn every_style_has_articles_and_books() {
        for style in styles() {
            assert!(!style.templates(Kind::Article).is_empty(), "{}", style.name);
            assert!(!style.templates(Kind::Book).is_empty(), "{}", style.name);
        }
    }

    #[test]
    fn some_styles_are_held_out() {
        assert!(styles().iter().any(|style| style.heldout));
    }
}
