//! Labelled references made by rendering bibliographic records in many citation styles, to train the tagger on.
//!
//! A work (from record files, from labelled rows, or invented from tables) goes through a template of a style and a writer's
//! hand to pieces, through noise to a text whose values' places are known. Styles, words and names are data:
//! `styles/*.style`, `words.tsv`, `pools/*.tsv`; [`template`] has the language that styles are written in.

use std::path::PathBuf;

use rayon::prelude::*;

mod hand;
pub mod harvest;
mod identifiers;
pub mod invent;
pub mod item;
pub mod name;
pub mod noise;
pub mod people;
mod phrases;
mod places;
pub mod pool;
mod prepare;
pub mod render;
pub mod rng;
pub mod row;
pub mod source;
pub mod style;
mod tail;
pub mod template;
mod tex;
pub mod values;
mod words;

pub use row::Row;

use self::invent::invent;
use self::pool::Pool;
use self::rng::Rng;
use self::style::{Style, styles};
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
    let names = Pool::new(items.clone());
    for path in rows {
        items.extend(harvest::items(&source::read_text(path)?, &names));
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
    prepare::prepare(&mut item, style, pool, &mut rng);
    noise::forget(&mut item, &mut rng);
    let hand = hand::draw(style, &item, &mut rng);
    let templates = style.templates(item.kind);
    let first = rng.below(templates.len());
    let (before, after) = templates.split_at_checked(first)?;
    let mut pieces = after.iter().chain(before).find_map(|template| render::render(&item, style, template, &hand, &mut rng))?;
    tail::append(&mut pieces, &item, style, &hand, &mut rng);
    noise::spoil(&mut pieces, &mut rng);
    let (mut text, spans) = row::join(&pieces);
    if rng.chance(noise::rates::NO_FINAL_DOT) && text.ends_with('.') && spans.last().is_some_and(|last| last.2 < text.len()) {
        text.pop();
    }
    let kept = text.trim_end().len();
    text.truncate(kept);
    let source = format!("synth{}-{}", if style.heldout { "-heldout" } else { "" }, style.name);
    let id = format!("synth:{}:{}:{n}", style.name, item.kind.as_str());
    let row = Row { id, source, lang: Some(item.lang.clone()), text, spans };
    let titled = row.spans.iter().any(|span| span.0 == Label::Title || span.0 == Label::ContainerTitle);
    (row.fault().is_none() && titled && row.spans.len() > 1).then_some(row)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const RECORDS: &str = r#"{"type":"article","fields":{"author":"Bowern, Claire and van der Hulst, Harry","title":"Fieldwork: a \"snapshot\"?","journal":"Revue d'Histoire Eccl{\\'e}siastique","volume":"86","number":"4","pages":"897--905","year":"2010","doi":"10.1353/lan.2010.0048"}}
{"type":"incollection","fields":{"author":"{UNESCO}","editor":"Raasch, Albert","title":"Спорт и право","booktitle":"Länderberichte","publisher":"Amsterdam: Rodopi","pages":"60-62","year":"1997"}}
{"type":"book","fields":{"author":"Nguyễn Văn Nam and others","title":"Bahasa dalam wacana","publisher":"AK Group","address":"Yogyakarta","year":"2002"}}"#;

    fn rows(seed: u64, count: usize, styles: &[&str]) -> Vec<Row> {
        let pool = Pool::new(source::items(RECORDS));
        let styles = styles.iter().map(|name| (*name).to_owned()).collect();
        generate(&pool, &Options { styles, seed, count }).unwrap_or_default()
    }

    #[test]
    fn the_same_seed_gives_the_same_rows() {
        assert_eq!(rows(5, 40, &[]), rows(5, 40, &[]));
        assert_ne!(rows(5, 40, &[]), rows(6, 40, &[]));
    }

    #[test]
    fn every_style_gives_rows() {
        for style in styles() {
            let count = rows(1, 30, &[&style.name]).len();
            assert!(count > 20, "{} gives {count} of 30", style.name);
        }
    }

    #[test]
    fn there_are_sixty_styles_and_more() {
        assert!(styles().len() >= 60);
    }

    #[test]
    fn an_unknown_style_is_an_error() {
        let options = Options { styles: vec!["nosuch".into()], seed: 1, count: 1 };
        assert!(generate(&Pool::default(), &options).is_err());
    }

    #[test]
    fn works_are_invented_without_any_record() {
        let options = Options { styles: Vec::new(), seed: 1, count: 50 };
        assert!(generate(&Pool::default(), &options).is_ok_and(|rows| rows.len() > 40));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]

        #[test]
        fn spans_are_sorted_disjoint_trimmed_and_on_characters(seed in any::<u64>()) {
            for row in rows(seed, 20, &[]) {
                prop_assert_eq!(row.fault(), None, "{:?}", row);
                prop_assert!(!row.spans.is_empty());
            }
        }

        #[test]
        fn any_title_is_rendered_without_a_panic(title in "\\PC{8,60}", author in "\\PC{1,30}") {
            let line = serde_json::json!({"type": "book", "fields": {"author": author, "title": title, "publisher": "Brill", "year": "1999"}});
            let pool = Pool::new(source::items(&line.to_string()));
            let rows = generate(&pool, &Options { styles: Vec::new(), seed: 3, count: 10 });
            prop_assert!(rows.is_ok_and(|rows| rows.iter().all(|row| row.fault().is_none())));
        }
    }
}
