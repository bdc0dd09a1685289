//! What styles ask for and records lack: full given names, identifiers, addresses, numbers in a list, loci.

use super::item::{Field, Item, Kind, Role};
use super::name::Name;
use super::people::Given;
use super::phrases::town;
use super::pool::Pool;
use super::rng::Rng;
use super::style::Style;
use super::words::Words;
use super::{identifiers, invent};

/// Gives the work what styles ask for and records lack: full given names, places, dates of access, numbers in a list.
pub fn prepare(item: &mut Item, style: &Style, pool: &Pool, rng: &mut Rng) {
    if style.author.given.unwrap_or(Given::Full) == Given::Full && rng.chance(0.75) {
        for people in item.names.values_mut() {
            for name in people.iter_mut() {
                *name = pool.written_out(name, rng);
            }
        }
    }
    item.set(Field::CitationNumber, if style.alphabetic { label(item) } else { rng.between(1, 120).to_string() });
    if rng.chance(0.5) {
        let first = rng.between(2, 400);
        let range = format!("{first}-{}", first + rng.between(1, 6));
        item.set(
            Field::Locator,
            match rng.below(20) {
                0..6 => range,
                6 => format!("{first} ff."),
                7 => format!("{first}f."),
                8 => format!("{first}, {}", first + 4),
                _ => first.to_string(),
            },
        );
    }
    if item.kind == Kind::Article && item.get(Field::Doi).is_none() && rng.chance(0.3) {
        let year = item.get(Field::Date).unwrap_or("2010").to_owned();
        item.set(Field::Doi, identifiers::doi(&year, rng));
    }
    if matches!(item.kind, Kind::Article | Kind::Report | Kind::Book | Kind::Thesis) && item.get(Field::Url).is_none() && rng.chance(0.12) {
        item.set(Field::Url, identifiers::address(item.get(Field::Title).unwrap_or("paper"), rng));
    }
    if item.kind == Kind::Chapter && item.get(Field::Edition).is_none() && rng.chance(0.08) {
        item.set(Field::Edition, rng.word(&["2", "3", "4", "5", "7"]));
    }
    if matches!(item.kind, Kind::Book | Kind::Collection | Kind::Chapter) && item.get(Field::Location).is_none() && rng.chance(0.5) {
        item.set(Field::Location, town(&item.lang, rng));
    }
    if item.kind == Kind::Book && item.people(Role::Translator).is_empty() && rng.chance(0.12) {
        item.names.insert(Role::Translator, pool.people(&item.lang, 1, rng));
    }
    if rng.chance(0.25) {
        item.set(Field::Medium, rng.word(&["Print", "Web", "Print", "CD-ROM", "DVD"]));
    }
    if matches!(item.kind, Kind::Book | Kind::Collection) {
        if rng.chance(0.15) {
            item.set(Field::Isbn, identifiers::isbn(rng));
        }
        if item.get(Field::Edition).is_none() && rng.chance(0.12) {
            item.set(Field::Edition, rng.word(&["2", "3", "2", "4", "5", "6", "10", "Revised", "Second", "rev."]));
        }
        if item.get(Field::Series).is_none() && rng.chance(0.1) {
            item.set(Field::Series, invent::series(&item.lang.clone(), rng));
            if item.get(Field::Volume).is_none() && rng.chance(0.6) {
                item.set(Field::Volume, rng.between(1, 400).to_string());
            }
        }
    }
    if item.kind == Kind::Article && rng.chance(0.12) {
        item.set(Field::Pmid, rng.between(1_000_000, 38_999_999).to_string());
    }
    if item.kind == Kind::Article && rng.chance(0.15) {
        item.set(Field::Arxiv, identifiers::arxiv(rng));
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
    if rng.chance(UNUSUAL_DATE) {
        unusual_date(item, rng);
    }
    if item.people(Role::Author).is_empty() && item.kind == Kind::Chapter {
        item.names.insert(Role::Author, pool.people(&item.lang, 1, rng));
    }
}

/// `Knu84` for one author, `KP84` for two, `ABC+84` for more.
fn label(item: &Item) -> String {
    let role = if item.people(Role::Author).is_empty() { Role::Editor } else { Role::Author };
    let initials = |count: usize| -> Vec<String> {
        let family = |name: &Name| match name {
            Name::Person { family, .. } => family.clone(),
            Name::Body(body) => body.clone(),
        };
        item.people(role).iter().take(3).map(|name| family(name).chars().filter(|c| c.is_alphabetic()).take(count).collect()).collect()
    };
    let people = item.people(role).len();
    let letters = initials(if people == 1 { 3 } else { 1 }).concat();
    let more = if people > 3 { "+" } else { "" };
    let year = item.get(Field::Date).and_then(|date| date.get(2..4)).unwrap_or("");
    format!("{letters}{more}{year}")
}

/// How often a date is more than a year or none yet.
const UNUSUAL_DATE: f64 = 0.02;

/// Two years, the year of the first edition beside that of this one, or a work not yet out.
fn unusual_date(item: &mut Item, rng: &mut Rng) {
    let Some(year) = item.get(Field::Date).and_then(|date| date.get(..4)).and_then(|year| year.parse::<usize>().ok()) else { return };
    let (before, after) = (year - rng.between(2, 60), year + 1);
    let date = match rng.below(8) {
        0 => format!("{year}/{:02}", after % 100),
        1 => format!("{year}–{after}"),
        2 => format!("{year} [{before}]"),
        3 => format!("{before}/{year}"),
        4 => "in press".to_owned(),
        5 => "forthcoming".to_owned(),
        6 => format!("c. {year}"),
        _ => format!("[{before}] {year}"),
    };
    item.set(Field::Date, date);
}
