//! Labelled references made by rendering bibliographic records in many citation styles, to train the tagger on.
//!
//! A work (from record files, from labelled rows, or invented from tables) goes through a template of a style and a writer's
//! hand to pieces, through noise to a text whose values' places are known. Styles, words and names are data:
//! `styles/*.style`, `words.tsv`, `pools/*.tsv`; [`template`] has the language that styles are written in.

use std::path::PathBuf;

use rayon::prelude::*;

pub mod harvest;
pub mod invent;
pub mod item;
pub mod name;
pub mod noise;
pub mod people;
mod phrases;
pub mod pool;
pub mod render;
pub mod rng;
pub mod row;
pub mod source;
pub mod style;
pub mod template;
mod tex;
pub mod values;
mod words;

pub use row::Row;

use self::invent::invent;
use self::item::{Field, Item, Kind, Role};
use self::name::Name;
use self::people::{Arrangement, Given};
use self::pool::Pool;
use self::render::{Hand, Piece};
use self::rng::Rng;
use self::style::{Style, styles};
use self::words::Words;
use crate::segment::Label;
use crate::{Error, Result};

/// What to make.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Names of styles, all when empty.
    pub styles: Vec<String>,
    /// The same seed gives the same rows.
    pub seed: u64,
    /// How many rows.
    pub count: usize,
}

/// Share of invented works; the others come from records and rows.
const INVENTED: f64 = 0.5;

/// Reads the pool of works from record files and files of labelled rows.
///
/// # Errors
/// When a file cannot be read.
pub fn read_pool(records: &[PathBuf], rows: &[PathBuf]) -> Result<Pool> {
    let mut items = Vec::new();
    for path in records {
        items.extend(source::items(&source::read_text(path)?));
    }
    let mut names = Pool::new(items.clone());
    for path in rows {
        items.extend(harvest::items(&source::read_text(path)?, &mut names));
    }
    Ok(Pool::new(items))
}

/// Makes rows.
///
/// # Errors
/// When a style of that name does not exist.
pub fn generate(pool: &Pool, options: &Options) -> Result<Vec<Row>> {
    let unknown = options.styles.iter().find(|name| !styles().iter().any(|style| style.name == **name));
    if let Some(name) = unknown {
        return Err(Error::Usage(format!("no style is called '{name}'")));
    }
    let chosen: Vec<&Style> = styles().iter().filter(|s| options.styles.is_empty() || options.styles.contains(&s.name)).collect();
    let make = |n: usize| {
        // A work that a style cannot print leaves no row: a few more draws for the same number.
        (0..20u64).find_map(|attempt| one(pool, &chosen, Rng::nth(options.seed.wrapping_add(attempt << 32), n as u64), n))
    };
    Ok((0..options.count).into_par_iter().filter_map(make).collect())
}

/// The row of that number; `None` when what was drawn gives no sound row.
fn one(pool: &Pool, chosen: &[&Style], mut rng: Rng, n: usize) -> Option<Row> {
    let style = *chosen.get(rng.weighted(chosen.iter().map(|style| style.weight)))?;
    let drawn = if rng.chance(INVENTED) { None } else { pool.item(&style.works, &mut rng).cloned() };
    let mut item = drawn.unwrap_or_else(|| invent(&style.works, pool, &mut rng));
    prepare(&mut item, style, pool, &mut rng);
    noise::forget(&mut item, &mut rng);
    let hand = hand(style, &item, &mut rng);
    let templates = style.templates(item.kind);
    let first = rng.below(templates.len());
    let (before, after) = templates.split_at_checked(first)?;
    let mut pieces = after.iter().chain(before).find_map(|template| render::render(&item, style, template, &hand, &mut rng))?;
    append_tail(&mut pieces, &item, style, &hand, &mut rng);
    noise::spoil(&mut pieces, &mut rng);
    let (mut text, spans) = row::join(&pieces);
    if rng.chance(noise::rates::NO_FINAL_DOT) && text.ends_with('.') && spans.last().is_some_and(|last| last.2 < text.len()) {
        text.pop();
    }
    let kept = text.trim_end().len();
    text.truncate(kept);
    let source = if style.heldout { "synth-heldout" } else { "synth" };
    let row = Row { id: format!("synth:{}:{n}", style.name), source: source.into(), lang: Some(item.lang.clone()), text, spans };
    let titled = row.spans.iter().any(|span| span.0 == Label::Title || span.0 == Label::ContainerTitle);
    (row.fault().is_none() && titled && row.spans.len() > 1).then_some(row)
}

/// How often a value that a style has no place for is appended all the same.
const TAIL: f64 = 0.35;

/// Appends an identifier, an address or a series that is not in the reference yet.
fn append_tail(pieces: &mut Vec<Piece>, item: &Item, style: &Style, hand: &Hand<'_>, rng: &mut Rng) {
    if !rng.chance(TAIL) {
        return;
    }
    let has = |label: Label| pieces.iter().any(|piece| piece.label == Some(label) && !piece.text.is_empty());
    let taken = [Label::Doi, Label::Url, Label::Isbn, Label::Note, Label::CollectionTitle].into_iter().any(has);
    let fitting: Vec<Vec<Piece>> =
        if taken { Vec::new() } else { style::tails().iter().filter_map(|tail| render::render(item, style, tail, hand, rng)).collect() };
    let has_volume = has(Label::Volume);
    let fitting: Vec<&Vec<Piece>> =
        fitting.iter().filter(|tail| !has_volume || tail.iter().all(|p| p.label != Some(Label::Volume))).collect();
    if let Some(tail) = rng.pick(&fitting) {
        pieces.extend(tail.iter().cloned());
    }
}

/// Gives the work what styles ask for and records lack: full given names, places, dates of access, numbers in a list.
fn prepare(item: &mut Item, style: &Style, pool: &Pool, rng: &mut Rng) {
    if style.author.given.unwrap_or(Given::Full) == Given::Full && rng.chance(0.75) {
        for people in item.names.values_mut() {
            for name in people.iter_mut() {
                *name = pool.written_out(name, rng);
            }
        }
    }
    item.set(Field::CitationNumber, rng.between(1, 120).to_string());
    if rng.chance(0.5) {
        let first = rng.between(2, 400);
        let range = format!("{first}-{}", first + rng.between(1, 6));
        item.set(Field::Locator, if rng.chance(0.3) { range } else { first.to_string() });
    }
    if item.kind == Kind::Article && item.get(Field::Doi).is_none() && rng.chance(0.3) {
        let year = item.get(Field::Date).unwrap_or("2010").to_owned();
        item.set(Field::Doi, invent::doi(&year, rng));
    }
    if matches!(item.kind, Kind::Article | Kind::Report | Kind::Book | Kind::Thesis) && item.get(Field::Url).is_none() && rng.chance(0.12) {
        item.set(Field::Url, invent::address(item.get(Field::Title).unwrap_or("paper"), rng));
    }
    if matches!(item.kind, Kind::Book | Kind::Collection) {
        if rng.chance(0.15) {
            item.set(Field::Isbn, invent::isbn(rng));
        }
        if item.get(Field::Edition).is_none() && rng.chance(0.12) {
            item.set(Field::Edition, rng.word(&["2", "3", "2", "4", "5", "6", "10", "Revised", "Second", "rev."]));
        }
        if item.get(Field::Series).is_none() && rng.chance(0.1) {
            item.set(Field::Series, invent::series(&item.lang.clone(), rng));
        }
    }
    if item.kind == Kind::Article && rng.chance(0.15) {
        item.set(Field::Arxiv, invent::arxiv(rng));
    }
    if item.kind == Kind::Article && rng.chance(0.05) {
        item.set(Field::Issn, format!("{:04}-{:04}", rng.between(100, 2999), rng.between(0, 9999)));
    }
    if rng.chance(0.3) {
        for people in item.names.values_mut() {
            people.iter_mut().for_each(Name::double_mononym);
        }
    }
    if item.kind == Kind::Thesis && item.get(Field::Genre).is_none() {
        item.set(Field::Genre, Words::of(&item.lang, rng.below(60)).get("phd"));
    }
    if item.get(Field::Url).is_some() && item.get(Field::Accessed).is_none() && rng.chance(0.5) {
        item.set(Field::Accessed, format!("{}-{:02}-{:02}", rng.between(2005, 2024), rng.between(1, 12), rng.between(1, 28)));
    }
    if item.get(Field::Date).is_some_and(|date| date.len() == 4) && rng.chance(0.03) {
        let date = item.get(Field::Date).unwrap_or_default().to_owned();
        item.set(Field::Date, date + rng.word(&["a", "b", "c"]));
    }
    if item.people(Role::Author).is_empty() && item.kind == Kind::Chapter {
        item.names.insert(Role::Author, pool.people(&item.lang, 1, rng));
    }
}

/// A writer's habits for one reference.
fn hand<'a>(style: &'a Style, item: &'a Item, rng: &mut Rng) -> Hand<'a> {
    // A style's words are often kept in its own language, but writers also put them into that of the work.
    let lang = match &style.words {
        Some(words) => words.as_str(),
        None if item.lang != "en" && rng.chance(0.3) => "en",
        None => item.lang.as_str(),
    };
    let kind = style.quotes.as_deref().unwrap_or("double");
    let straight = rng.chance(0.5);
    let names = departures(style, rng);
    Hand {
        names,
        emphasis: if rng.chance(0.35) { if rng.chance(0.06) { "_" } else { "*" } } else { "" },
        quotes: match kind {
            "guillemets" if rng.chance(0.5) => ("« ", " »"),
            "guillemets" => ("«", "»"),
            "german" if rng.chance(0.7) => ("„", "“"),
            "single" if straight => ("'", "'"),
            "single" => ("‘", "’"),
            _ if straight => ("\"", "\""),
            _ => ("“", "”"),
        },
        dash: rng.word(&["-", "–", "-", "–", "-", "–", "–", " - ", "--"]),
        words: Words::of(lang, rng.below(60)),
    }
}

/// Where a writer's names depart from the style: dots and blanks of initials, the word before the last name.
fn departures(style: &Style, rng: &mut Rng) -> Arrangement {
    let mut names = Arrangement::default();
    match style.author.given {
        Some(Given::Initials) if rng.chance(0.2) => names.given = Some(Given::Tight),
        Some(Given::Initials | Given::Tight) if rng.chance(0.04) => names.given = Some(Given::BareSpaced),
        Some(Given::Tight) if rng.chance(0.2) => names.given = Some(Given::Initials),
        None | Some(Given::Full) if rng.chance(0.1) => names.given = Some(Given::Initials),
        _ => {}
    }
    if rng.chance(0.08) {
        let last = rng.word(&[" & ", " and ", ", & ", ", and ", " $and ", ", dan ", " dan ", ", "]).to_owned();
        names.two = Some(last.clone());
        names.last = Some(last);
    }
    names
}
