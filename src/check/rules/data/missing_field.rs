//! Does a reference lack what its reader needs, or an entry a field that its type must have?

use std::collections::{BTreeMap, BTreeSet};

use super::super::dates::years::written;
use crate::check::prelude::*;
use crate::key::{TitleKey, is_instrument_word};
use crate::segment::Label;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "missing-field",
    severity: Severity::Error,
    default: true,
    group: Group::Data,
    summary: "a reference without what a reader needs to find it, or an entry without a mandatory field",
    page: include_str!("missing_field.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn list(&self, file: &File<'_>, cx: &Context<'_>, out: &mut Sink<'_>) {
        let items = cx.items_of(file);
        let mut keys: BTreeMap<&str, &Item<'_>> = BTreeMap::new();
        for item in items.iter().filter(|item| item.bib().is_some()) {
            keys.entry(item.id).or_insert(item);
        }
        for item in items {
            if let Some(entry) = item.bib() {
                let missing = by_model(entry, &keys);
                if !missing.is_empty() {
                    out.about(item, item.head(), format!("no {} in this @{}", missing.join(", no "), entry.kind));
                }
            }
        }
        if !matches!(file.kind, crate::check::Kind::Bib(_)) {
            for (item, missing) in by_habit(items) {
                let message = format!("no {} in this reference to {}", missing.join(", no "), called(item.record.entry_type));
                out.about(item, item.head(), message).severity = Severity::Warning;
            }
        }
    }
}

/// The fields that BibLaTeX's data model asks of this entry and that it does not have.
fn by_model(entry: &BibEntry, keys: &BTreeMap<&str, &Item<'_>>) -> Vec<String> {
    let mut given = filled(entry);
    for parent in parents(entry) {
        match keys.get(parent) {
            Some(parent) => given.extend(parent.bib().map(inherited).unwrap_or_default()),
            // What a parent in another file gives is not known.
            None => return Vec::new(),
        }
    }
    let missing = datamodel::mandatory(&entry.kind).iter().filter(|fields| !fields.iter().any(|field| given.contains(*field)));
    missing.map(|fields| fields.join(" or ")).collect()
}

/// The names of the fields that are filled in, as biber has them.
fn filled(entry: &BibEntry) -> BTreeSet<String> {
    let filled = entry.raw_fields().filter(|field| !field.value.trim().is_empty());
    filled.map(|field| datamodel::field_of(field.name).to_owned()).collect()
}

/// The keys of the entries that this one takes fields from.
fn parents(entry: &BibEntry) -> impl Iterator<Item = &str> {
    let named = entry.raw_fields().filter(|field| matches!(field.name, "crossref" | "xdata"));
    named.flat_map(|field| field.value.split(',').map(str::trim).filter(|key| !key.is_empty()))
}

/// What an entry gives to those that name it: its fields, and its title as that of the book, the journal or the whole set.
fn inherited(parent: &BibEntry) -> BTreeSet<String> {
    let mut fields = filled(parent);
    if fields.contains("title") && parent.kind != "xdata" {
        fields.remove("title");
        fields.extend(["booktitle", "journaltitle", "maintitle"].map(str::to_owned));
    }
    fields
}

/// What a reader asks of a reference of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Want {
    Date,
    Volume,
    Pages,
    Place,
    Publisher,
    School,
}

impl Want {
    const fn word(self) -> &'static str {
        match self {
            Self::Date => "year",
            Self::Volume => "volume",
            Self::Pages => "pages",
            Self::Place => "place",
            Self::Publisher => "publisher",
            Self::School => "university",
        }
    }

    /// Whether the reference gives it, or what serves as well.
    fn given(self, record: &Record) -> bool {
        match self {
            Self::Date => record.issued.is_some() || record.event_date.is_some() || record.accessed.is_some(),
            Self::Volume => {
                let found = record.doi.is_some() || record.url.is_some() || record.eprint.is_some();
                let daily = record.issued.as_ref().and_then(|date| date.start).is_some_and(|part| part.day.is_some());
                record.volume.is_some()
                    || record.issue.is_some()
                    || found
                    || daily
                    || record.issued.as_ref().is_some_and(|date| date.literal.is_some())
            }
            Self::Pages => record.pages.is_some() || record.doi.is_some() || record.url.is_some() || record.eprint.is_some(),
            Self::Place => record.location.is_some() || record.event_place.is_some(),
            Self::Publisher => record.publisher.is_some() || record.doi.is_some() || record.url.is_some(),
            Self::School => record.publisher.is_some() || record.url.is_some(),
        }
    }
}

/// What is asked of a reference.
fn wants(record: &Record) -> &'static [Want] {
    use EntryType as E;
    match record.entry_type {
        E::Report if in_series(record) => &[Want::Date, Want::Publisher],
        E::Article => &[Want::Date, Want::Volume],
        E::Book | E::Collection => &[Want::Date, Want::Publisher],
        E::InBook | E::InCollection => &[Want::Date, Want::Pages, Want::Publisher],
        E::Thesis => &[Want::Date, Want::School],
        E::InProceedings => &[Want::Date, Want::Place],
        E::Proceedings | E::Report => &[Want::Date],
        _ => &[],
    }
}

/// What a reference shows of the list's habit, though it is not asked.
fn shows(record: &Record) -> &'static [Want] {
    use EntryType as E;
    if matches!(record.entry_type, E::Book | E::Collection | E::InBook | E::InCollection) { &[Want::Place] } else { &[] }
}

/// Whether it is a number of a series of papers by people, not by the body that publishes them.
fn in_series(record: &Record) -> bool {
    let people = record.authors.iter().all(|name| name.literal.is_none() && name.given.is_some());
    people && record.collection_title.is_some() && record.collection_number.is_some()
}

fn called(kind: EntryType) -> &'static str {
    use EntryType as E;
    match kind {
        E::Article => "an article",
        E::InBook | E::InCollection => "a chapter",
        E::Thesis => "a thesis",
        E::InProceedings => "a conference paper",
        E::Report => "a report",
        _ => "a book",
    }
}

/// Whether the reference was read well enough to say that it lacks a thing.
fn certain(item: &Item<'_>, want: Want) -> bool {
    let record = item.record;
    if item.reference().is_none() {
        return true;
    }
    let raw = item.raw();
    let whole = !record.authors.is_empty() && record.title.is_some();
    // "In Bock et al. (1990)", "op. cit.": what is lacking stands elsewhere.
    let back = ["cit.", "et al", "ibid", "supra"]
        .iter()
        .any(|word| record.container_title.as_deref().unwrap_or(raw).contains(word) || *word == "cit." && raw.contains(word));
    let law = record.title.as_deref().and_then(TitleKey::new).is_some_and(|title| {
        title.words().take(2).any(|word| is_instrument_word(word) || matches!(word, "law" | "lei" | "act" | "decreto"))
    });
    let fits = match want {
        // A year that was not recognised may stand anywhere.
        Want::Date => written(raw).next().is_none(),
        Want::Volume => journal(record) && record.pages.as_deref().is_some_and(range),
        // A paper of a conference that nothing else leads to.
        Want::Place => {
            let found = record.doi.is_some() || record.url.is_some() || record.eprint.is_some();
            record.container_title.as_deref().is_some_and(meeting) && !found && record.pages.is_none() && record.publisher.is_none() && !left_over(item)
        }
        Want::Publisher if record.entry_type == EntryType::Report => {
            record.location.is_none() && !record.collection_title.as_deref().is_some_and(names_house) && !left_over(item)
        }
        Want::Pages => record.container_title.is_some() && record.publisher.is_some(),
        Want::Publisher => {
            record.container_title.is_none() && record.location.is_none() || record.container_title.is_some() && record.pages.is_some()
        }
        Want::School => true,
    };
    // The number of a series is seldom sure; that nothing is left over has been looked at.
    let least = if want == Want::Publisher && record.entry_type == EntryType::Report { LEAST_OF_SERIES } else { LEAST };
    whole && !back && !law && fits && item.confidence() > least
}

/// Whether it is the name of a meeting, not of its proceedings, which are known without their place.
fn meeting(name: &str) -> bool {
    let name = name.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    has(&["conference", "seminar", "symposium", "colloquium", "workshop", "meeting", "konferensi"]) && !has(&["proc", "report", ","])
}

/// Whether the name of a series says whose it is: "University of the Gap Discussion Papers", "NBER Working Paper".
fn names_house(series: &str) -> bool {
    const BODIES: [&str; 12] =
        ["university", "universit", "bank", "institut", "bureau", "fund", "council", "ministry", "college", "school", "department", "reserve"];
    const KNOWN: [&str; 14] =
        ["NBER", "CEPR", "IZA", "IMF", "OECD", "CESIFO", "RAND", "ADB", "ADBI", "BIS", "ECB", "WTO", "UNESCO", "SSRN"];
    let low = series.to_lowercase();
    let words = || series.split(|c: char| !c.is_alphanumeric());
    BODIES.iter().any(|body| low.contains(body)) || words().any(|word| KNOWN.contains(&word.to_uppercase().as_str()))
}

/// Whether a word with a capital stands in no field.
fn left_over(item: &Item<'_>) -> bool {
    let Some(reference) = item.reference() else { return false };
    let raw = item.raw();
    let words = |gap: Span| gap.of(raw).split(|c: char| !c.is_alphabetic()).any(|word| word.len() > 2 && word.starts_with(char::is_uppercase));
    reference.segmentation.gaps(raw, |label| label != Label::Other).any(words)
}

/// Whether the container has a journal's name, not a conference's initials.
fn journal(record: &Record) -> bool {
    record.container_title.as_deref().is_some_and(|name| name.contains(' ') && name.contains(char::is_lowercase))
}

/// Whether it is a range of numbers; a single one may be an article's number or, in law, stand for the volume's year.
fn range(pages: &str) -> bool {
    let ends: Vec<&str> = pages.split('-').collect();
    ends.len() == 2 && ends.iter().all(|end| !end.is_empty() && end.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Below this confidence what is not found may yet be there.
const LEAST: f32 = 0.8;
/// The same of a number of a series.
const LEAST_OF_SERIES: f32 = 0.5;

/// References with what they lack of what most others of their kind have. Lists and notes have habits of their own.
fn by_habit<'i, 'a>(items: &'i [Item<'a>]) -> Vec<(&'i Item<'a>, Vec<&'static str>)> {
    /// How many of a hundred others must give a thing for it to be the list's habit.
    const MOST: usize = 75;
    /// So many others show a habit; with fewer of a kind, all kinds are asked.
    const ENOUGH: usize = 3;
    let mut counts: BTreeMap<(bool, Option<EntryType>, Want), (usize, usize)> = BTreeMap::new();
    for item in items {
        let kind = item.record.entry_type;
        for &want in wants(item.record).iter().chain(shows(item.record)) {
            for group in [Some(kind), None] {
                let (given, all) = counts.entry((item.listed(), group, want)).or_default();
                *given += usize::from(want.given(item.record));
                *all += 1;
            }
        }
    }
    let usual = |item: &Item<'_>, want: Want| {
        let of = |group| counts.get(&(item.listed(), group, want)).copied().unwrap_or_default();
        let of_kind = of(Some(item.record.entry_type));
        let (given, all) = if of_kind.1 > ENOUGH { of_kind } else { of(None) };
        all > ENOUGH && given * 100 >= MOST * (all - 1)
    };
    items
        .iter()
        .map(|item| {
            let lacks = |want: &Want| !want.given(item.record) && certain(item, *want) && usual(item, *want);
            let lacking = wants(item.record).iter().filter(|want| lacks(want));
            (item, lacking.map(|want| want.word()).collect::<Vec<_>>())
        })
        .filter(|(_, missing)| !missing.is_empty())
        .collect()
}
