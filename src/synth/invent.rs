//! Works that no record file has: pages of organisations, news, laws, reports, papers read at meetings, theses, and articles
//! in the law and politics journals of many countries, put together from the tables in `pools/`.

use super::identifiers;
use super::item::{Field, Item, Kind, Role};
use super::name::Name;
use super::phrases::{body, draw, fill, speaks, town};
use super::pool::Pool;
use super::rng::Rng;
use super::values::{capitalise, title_case};

/// Languages with the share of invented works in each.
const LANGUAGES: &[(&str, f64)] = &[
    ("en", 40.0),
    ("id", 30.0),
    ("ms", 4.0),
    ("de", 5.0),
    ("fr", 5.0),
    ("es", 5.0),
    ("pt", 4.0),
    ("it", 4.0),
    ("nl", 2.0),
    ("ru", 3.0),
    ("vi", 3.0),
];

/// Kinds with the share of invented works of each.
const KINDS: &[(Kind, f64)] = &[
    (Kind::Article, 24.0),
    (Kind::Book, 10.0),
    (Kind::Collection, 7.0),
    (Kind::Chapter, 10.0),
    (Kind::Conference, 8.0),
    (Kind::Thesis, 8.0),
    (Kind::Report, 9.0),
    (Kind::Web, 13.0),
    (Kind::News, 7.0),
    (Kind::Law, 5.0),
];

/// An invented work in the style's language when it has one of its own.
pub fn invent(langs: &[String], pool: &Pool, rng: &mut Rng) -> Item {
    let drawn = LANGUAGES.get(rng.weighted(LANGUAGES.iter().map(|row| row.1))).map_or("en", |row| row.0);
    let lang = rng.pick(langs).map_or(drawn, String::as_str);
    let kind = KINDS.get(rng.weighted(KINDS.iter().map(|row| row.1))).map_or(Kind::Article, |row| row.0);
    of_kind(kind, lang, pool, rng)
}

/// An invented work of this kind.
pub fn of_kind(kind: Kind, lang: &str, pool: &Pool, rng: &mut Rng) -> Item {
    let mut item = Item::new(kind, "invented", lang);
    let year = if rng.chance(0.8) { rng.between(1995, 2024) } else { rng.between(1950, 1994) };
    let title = title(lang, year, pool, rng);
    item.set(Field::Title, varied(title, lang, kind, year, pool, rng));
    item.set(Field::Date, year.to_string());
    let site = draw(if kind == Kind::News { "news" } else { "body" }, lang, rng);
    match kind {
        Kind::Article => article(&mut item, lang, rng),
        Kind::Book | Kind::Collection => book(&mut item, lang, rng),
        Kind::Chapter => chapter(&mut item, lang, year, pool, rng),
        Kind::Conference => conference(&mut item, lang, year, rng),
        Kind::Thesis => {
            item.set(Field::Genre, super::words::Words::of(lang, rng.below(60)).get(rng.word(&["phd", "ma", "ma"])));
            item.set(Field::Publisher, draw("university", lang, rng));
            item.set(Field::Location, town(lang, rng));
        }
        Kind::Report => {
            item.set(Field::Genre, super::words::Words::of(lang, rng.below(60)).get("report"));
            item.set(Field::Publisher, body(lang, rng));
            item.set(Field::Location, town(lang, rng));
            if rng.chance(0.5) {
                let number = rng.between(1, 99);
                item.set(Field::Number, if rng.chance(0.3) { format!("{number}/{year}") } else { number.to_string() });
                item.set(Field::Series, fill(draw("series", lang, rng), lang, year, rng));
            }
        }
        Kind::Web | Kind::News => online(&mut item, site, lang, year, rng),
        Kind::Law => {
            let pattern = draw("law", lang, rng);
            item.set(Field::Title, fill(pattern, lang, year, rng));
        }
    }
    if kind == Kind::Web && site.chars().all(|c| !c.is_lowercase()) && rng.chance(0.3) {
        let title = item.get(Field::Title).unwrap_or_default().to_owned();
        item.set(Field::Title, format!("{site} {title}"));
    }
    let people = match kind {
        Kind::Law => vec![Name::Body(draw("state", lang, rng).into())],
        Kind::Web if rng.chance(0.8) => vec![Name::Body(site.into())],
        Kind::Report if rng.chance(0.6) => vec![Name::Body(body(lang, rng))],
        Kind::News if rng.chance(0.45) => vec![Name::Body(site.into())],
        Kind::Book if rng.chance(0.08) => vec![Name::Body(body(lang, rng))],
        Kind::Collection if rng.chance(if lang == "de" { 0.3 } else { 0.12 }) => vec![Name::Body(body(lang, rng))],
        Kind::Web | Kind::News | Kind::Thesis => pool.people(lang, 1, rng),
        _ => pool.people(lang, pool.head_count(rng), rng),
    };
    let role = if kind == Kind::Collection { Role::Editor } else { Role::Author };
    item.names.insert(role, people);
    item
}

/// A title by pattern, or the head of one real title with the tail of another.
pub fn title(lang: &str, year: usize, pool: &Pool, rng: &mut Rng) -> String {
    let title = match pool.recombined_title(lang, rng) {
        Some(title) if rng.chance(0.5) => title,
        _ => fill(draw("title", lang, rng), lang, year, rng),
    };
    match lang {
        "en" if rng.chance(0.4) => title_case(&title),
        "id" | "ms" if rng.chance(0.5) => title.split(' ').map(capitalise).collect::<Vec<_>>().join(" "),
        _ => title,
    }
}

/// Titles of the forms that are hard to tell from their neighbours: one word in capitals, a translation, a subtitle behind a dot.
fn varied(title: String, lang: &str, kind: Kind, year: usize, pool: &Pool, rng: &mut Rng) -> String {
    if kind == Kind::Book && rng.chance(0.03) {
        return draw("acronym", "en", rng).to_owned();
    }
    // Titles with their translation beside them.
    if lang != "en" && rng.chance(0.06) {
        let other = self::title("en", year, pool, rng);
        return match rng.below(3) {
            0 => format!("{title} ({other})"),
            1 => format!("{title}: {other}"),
            _ => format!("{title} [{other}]"),
        };
    }
    // Where a dot stands before the subtitle by custom, it does so in every kind of work.
    let dotted = match (kind, lang) {
        (Kind::Book | Kind::Collection, "de" | "it") => 0.25,
        (Kind::Book | Kind::Collection, _) => 0.12,
        (_, "de" | "it") => 0.15,
        (_, "fr" | "es" | "nl") => 0.05,
        _ => 0.02,
    };
    if rng.chance(dotted) {
        return format!("{}. {}", title.trim_end_matches(['.', '?', '!']), self::title(lang, year, pool, rng));
    }
    title
}

/// A journal by pattern.
pub fn journal(lang: &str, rng: &mut Rng) -> String {
    fill(draw("journal", lang, rng), lang, 2000, rng)
}

fn article(item: &mut Item, lang: &str, rng: &mut Rng) {
    let journal_lang = if lang == "id" && rng.chance(0.2) { "en" } else { lang };
    item.set(Field::Container, journal(journal_lang, rng));
    numbers(item, rng);
    if rng.chance(0.35) {
        let year = item.get(Field::Date).unwrap_or("2010").to_owned();
        item.set(Field::Doi, identifiers::doi(&year, rng));
    } else if rng.chance(0.2) {
        item.set(
            Field::Url,
            identifiers::url("ejournal", rng.word(&["undip.ac.id", "unesa.ac.id", "ub.ac.id", "tandfonline.com", "jstor.org"]), "", rng),
        );
    }
    if rng.chance(0.08) {
        let month = rng.between(1, 12);
        let year = item.get(Field::Date).unwrap_or("2010").to_owned();
        item.set(Field::Date, format!("{year}-{month:02}"));
    }
}

/// Volume, issue and pages of an article.
pub fn numbers(item: &mut Item, rng: &mut Rng) {
    let volume = if rng.chance(0.6) { rng.between(1, 25) } else { rng.between(26, 180) };
    let zero = rng.chance(0.06);
    item.set(Field::Volume, if zero { format!("{volume:02}") } else { volume.to_string() });
    let issue = rng.between(1, 12);
    item.set(
        Field::Issue,
        match rng.below(40) {
            0 => format!("{issue}-{}", issue + 1),
            1 => format!("{issue}/{}", issue + 1),
            2 => format!("Suppl {}", rng.between(1, 3)),
            _ if zero => format!("{issue:02}"),
            _ => issue.to_string(),
        },
    );
    let first = if rng.chance(0.8) { rng.between(1, 700) } else { rng.between(701, 3000) };
    let last = first + rng.between(2, 40);
    item.set(
        Field::Pages,
        match rng.below(40) {
            0..4 => first.to_string(),
            4 => format!("e{}", rng.between(1000, 999_999)),
            5 => format!("S{first}-S{last}"),
            6 => format!("{:06}", rng.between(1, 999_999)),
            _ => format!("{first}-{last}"),
        },
    );
}

fn book(item: &mut Item, lang: &str, rng: &mut Rng) {
    item.set(Field::Publisher, draw("publisher", lang, rng));
    item.set(Field::Location, town(lang, rng));
    if rng.chance(0.15) {
        item.set(Field::Edition, rng.between(2, 7).to_string());
    }
    if rng.chance(0.16) {
        item.set(Field::Series, series(lang, rng));
        if rng.chance(0.6) {
            item.set(Field::Volume, rng.between(1, 400).to_string());
        }
    }
    if rng.chance(0.08) {
        item.set(Field::Volume, rng.between(1, 60).to_string());
    }
    item.set(Field::Extent, rng.between(80, 900).to_string());
}

fn chapter(item: &mut Item, lang: &str, year: usize, pool: &Pool, rng: &mut Rng) {
    book(item, lang, rng);
    item.fields.remove(&Field::Extent);
    let book = varied(title(lang, year, pool, rng), lang, Kind::Collection, year, pool, rng);
    let handbook = lang == "en" && rng.chance(0.2);
    let kind =
        rng.word(&["The Routledge Handbook of", "The Oxford Handbook of", "Encyclopedia of", "Handbook of", "The SAGE Companion to"]);
    item.set(Field::Container, if handbook { format!("{kind} {}", draw("subject", lang, rng)) } else { book });
    let first = rng.between(1, 500);
    item.set(Field::Pages, format!("{first}-{}", first + rng.between(4, 40)));
    if rng.chance(0.85) {
        let editors = if rng.chance(0.08) { vec![Name::Body(body(lang, rng))] } else { pool.people(lang, rng.between(1, 3), rng) };
        item.names.insert(Role::Editor, editors);
    }
}

fn conference(item: &mut Item, lang: &str, year: usize, rng: &mut Rng) {
    let lang = if speaks("event", lang) { lang } else { "en" };
    let event = fill(draw("event", lang, rng), lang, year, rng);
    item.set(Field::Container, event);
    item.set(Field::EventPlace, town(lang, rng));
    let day = rng.between(1, 25);
    let last = if rng.chance(0.65) { format!("/{:02}", day + rng.between(1, 3)) } else { String::new() };
    item.set(Field::EventDate, format!("{year}-{:02}-{day:02}{last}", rng.between(1, 12)));
    if rng.chance(0.5) {
        let first = rng.between(1, 500);
        item.set(Field::Pages, format!("{first}-{}", first + rng.between(3, 12)));
        item.set(Field::Publisher, rng.word(&["IEEE", "ACM", "Springer", "Atlantis Press", "Elsevier", "AIP Publishing"]));
        item.set(Field::Location, town(lang, rng));
    }
}

fn online(item: &mut Item, site: &str, lang: &str, year: usize, rng: &mut Rng) {
    let host: String = deunicode::deunicode(site).to_lowercase().chars().filter(char::is_ascii_alphanumeric).take(14).collect();
    let ending = rng.word(match lang {
        "id" => &["go.id", "com", "co.id", "or.id", "ac.id", "id"],
        "de" => &["de", "org"],
        "fr" => &["fr", "org"],
        "pt" => &["gov.br", "com.br"],
        "vi" => &["gov.vn", "vn"],
        _ => &["org", "com", "gov", "int", "net", "co.uk"],
    });
    let slug = identifiers::slug(item.get(Field::Title).unwrap_or("page"));
    item.set(Field::Url, identifiers::url(&host, ending, &slug, rng));
    item.set(Field::Container, if item.kind == Kind::News || rng.chance(0.7) { site.to_owned() } else { format!("{host}.{ending}") });
    item.set(Field::Accessed, format!("{}-{:02}-{:02}", rng.between(year.max(2004), 2024), rng.between(1, 12), rng.between(1, 28)));
    if item.kind == Kind::News || rng.chance(0.3) {
        item.set(Field::Date, format!("{year}-{:02}-{:02}", rng.between(1, 12), rng.between(1, 28)));
    } else if rng.chance(0.35) {
        item.fields.remove(&Field::Date);
    }
}

/// A series.
pub fn series(lang: &str, rng: &mut Rng) -> String {
    fill(draw("series", lang, rng), lang, 2000, rng)
}
