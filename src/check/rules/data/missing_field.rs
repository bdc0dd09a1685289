//! Does a reference lack what its reader needs, or an entry a field that its type must have?

use std::collections::{BTreeMap, BTreeSet};

use super::super::dates::years::written;
use crate::check::prelude::*;
use crate::key::{TitleKey, is_instrument_word};

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
    Publisher,
    School,
}

impl Want {
    const fn word(self) -> &'static str {
        match self {
            Self::Date => "year",
            Self::Volume => "volume",
            Self::Pages => "pages",
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
            Self::Publisher => record.publisher.is_some() || record.doi.is_some() || record.url.is_some(),
            Self::School => record.publisher.is_some() || record.url.is_some(),
        }
    }
}

fn wants(kind: EntryType) -> &'static [Want] {
    use EntryType as E;
    match kind {
        E::Article => &[Want::Date, Want::Volume],
        E::Book | E::Collection => &[Want::Date, Want::Publisher],
        E::InBook | E::InCollection => &[Want::Date, Want::Pages, Want::Publisher],
        E::Thesis => &[Want::Date, Want::School],
        E::InProceedings | E::Proceedings | E::Report => &[Want::Date],
        _ => &[],
    }
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
        Want::Pages => record.container_title.is_some() && record.publisher.is_some(),
        Want::Publisher => {
            record.container_title.is_none() && record.location.is_none() || record.container_title.is_some() && record.pages.is_some()
        }
        Want::School => true,
    };
    whole && !back && !law && fits && item.confidence() > LEAST
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

/// References with what they lack of what most others of their kind have. Lists and notes have habits of their own.
fn by_habit<'i, 'a>(items: &'i [Item<'a>]) -> Vec<(&'i Item<'a>, Vec<&'static str>)> {
    /// How many of a hundred others must give a thing for it to be the list's habit.
    const MOST: usize = 75;
    /// So many others show a habit; with fewer of a kind, all kinds are asked.
    const ENOUGH: usize = 3;
    let mut counts: BTreeMap<(bool, Option<EntryType>, Want), (usize, usize)> = BTreeMap::new();
    for item in items {
        let kind = item.record.entry_type;
        for &want in wants(kind) {
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
            let lacking = wants(item.record.entry_type).iter().filter(|want| lacks(want));
            (item, lacking.map(|want| want.word()).collect::<Vec<_>>())
        })
        .filter(|(_, missing)| !missing.is_empty())
        .collect()
}
