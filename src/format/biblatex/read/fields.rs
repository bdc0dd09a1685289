//! What do an entry's fields say? BibLaTeX's names and BibTeX's older ones become a [`Record`].

use crate::format::biblatex::place::number::plain_dashes;
use crate::format::biblatex::{addendum, decode, model, persons, vocabulary};
use crate::record::{Date, EntryType, Name, Record};

use super::issued;

const TYPES: &str = include_str!("types.tsv");

/// The record of an entry of type `kind`.
pub fn record(kind: &str, fields: &[(String, String)], report: &mut dyn FnMut(String)) -> Record {
    let mut record = Record::default();
    let implied = match entry_type(kind) {
        Some((entry_type, implied)) => {
            record.entry_type = entry_type;
            implied
        }
        None => {
            report(format!("entry type '{kind}' is not known"));
            ""
        }
    };
    let mut names: Vec<&str> = Vec::new();
    for (name, _) in fields {
        if names.contains(&name.as_str()) {
            report(format!("field '{name}' stands twice; the first counts"));
        }
        names.push(name);
    }
    let entry = Fields(fields);
    if let Some(parent) = entry.text(&["crossref", "xdata"]) {
        report(format!("fields inherited from '{parent}' are not filled in"));
    }
    people(&entry, &mut record);
    titles(&entry, &mut record);
    dates(&entry, &mut record);
    numbers(&entry, &mut record);
    publication(&entry, &mut record, implied);
    identifiers(&entry, &mut record);
    remarks(&entry, &mut record);
    record
}

/// Type and implied kind of a type's name.
fn entry_type(kind: &str) -> Option<(EntryType, &'static str)> {
    let row = TYPES.lines().filter(|line| !line.starts_with('#')).find(|line| line.split('\t').next() == Some(kind))?;
    let mut columns = row.split('\t').skip(1);
    Some((EntryType::from_name(columns.next()?)?, columns.next().unwrap_or("")))
}

/// The fields of one entry.
struct Fields<'e>(&'e [(String, String)]);

impl Fields<'_> {
    /// TeX of the first of the names that is filled in.
    fn tex(&self, names: &[&str]) -> Option<&str> {
        let find = |name: &&str| self.0.iter().find(|(n, value)| n == name && !value.trim().is_empty());
        names.iter().find_map(find).map(|(_, value)| value.as_str())
    }

    /// Text of the first of the names that is filled in.
    fn text(&self, names: &[&str]) -> Option<String> {
        self.tex(names).map(decode::text).filter(|text| !text.is_empty())
    }

    fn verbatim(&self, names: &[&str]) -> Option<String> {
        self.tex(names).map(decode::verbatim).filter(|text| !text.is_empty())
    }

    /// A title and its subtitle.
    fn titled(&self, title: &[&str], subtitle: &str) -> Option<String> {
        let title = self.text(title)?;
        Some(match self.text(&[subtitle]) {
            Some(sub) if title.ends_with([':', '?', '!', '.', '–', '—']) => format!("{title} {sub}"),
            Some(sub) => format!("{title}: {sub}"),
            None => title,
        })
    }
}

fn people(entry: &Fields<'_>, record: &mut Record) {
    let list = |names: &[&str]| entry.tex(names).map(persons::read).unwrap_or_default();
    (record.authors, record.authors_truncated) = list(&["author"]);
    (record.editors, record.editors_truncated) = list(&["editor"]);
    record.translators = list(&["translator"]).0;
}

fn titles(entry: &Fields<'_>, record: &mut Record) {
    record.title = entry.titled(&["title"], "subtitle");
    record.container_title =
        entry.titled(&["journaltitle", "journal"], "journalsubtitle").or_else(|| entry.titled(&["booktitle"], "booksubtitle"));
    if record.container_title.is_none() && !has_container(record.entry_type) {
        record.container_title = entry.text(&["titleaddon"]);
    }
    record.event_title = entry.text(&["eventtitle"]);
    record.event_place = entry.text(&["venue"]);
}

/// Whether the type has a field of its own for what it stands in.
fn has_container(entry_type: EntryType) -> bool {
    model::of(entry_type.as_str()).is_some_and(|model| {
        let whole = ["book", "collection", "proceedings", "periodical"].contains(&model.name());
        whole || model.allows("journaltitle") || model.allows("booktitle")
    })
}

fn dates(entry: &Fields<'_>, record: &mut Record) {
    let part = |name: &str| entry.text(&[name]).unwrap_or_default();
    let mut date = match entry.text(&["date"]) {
        Some(date) => issued::read(&date),
        None => issued::of_parts(&part("year"), &part("month"), &part("day")),
    };
    if let Some(state) = entry.text(&["pubstate"]) {
        date.literal = Some(vocabulary::state_words(&state).map_or(state, str::to_owned));
    }
    let some = |date: Date| (date != Date::default()).then_some(date);
    record.issued = some(date);
    record.accessed = entry.text(&["urldate", "lastchecked", "accessed"]).and_then(|date| some(issued::read(&date)));
    record.event_date = entry.text(&["eventdate"]).and_then(|date| some(issued::read(&date)));
}

fn numbers(entry: &Fields<'_>, record: &mut Record) {
    record.volume = entry.text(&["volume"]);
    record.edition = entry.text(&["edition", "version"]);
    record.pages = entry.text(&["pages", "eid"]).map(|pages| plain_dashes(&pages));
    let number = entry.text(&["number"]);
    if matches!(record.entry_type, EntryType::Article | EntryType::Periodical) {
        record.issue = number.or_else(|| entry.text(&["issue"]));
    } else {
        record.collection_number = number;
        record.issue = entry.text(&["issue"]);
    }
}

fn publication(entry: &Fields<'_>, record: &mut Record, implied: &str) {
    record.collection_title = entry.text(&["series"]);
    record.publisher = entry.text(&["publisher", "institution", "school", "organization"]);
    // A body beside a publisher answers for the work.
    if let Some(tex) = entry.tex(&["organization"]).filter(|_| record.authors.is_empty() && entry.tex(&["publisher"]).is_some()) {
        let body = |item: &str| Some(decode::text(item)).filter(|text| !text.is_empty());
        record.authors =
            persons::split_list(tex).into_iter().filter_map(body).map(|body| Name { literal: Some(body), ..Name::default() }).collect();
    }
    record.location = entry.text(&["location", "address"]);
    record.genre = match entry.text(&["type"]) {
        Some(key) => Some(vocabulary::genre_words(&key).map_or(key, str::to_owned)),
        None => (!implied.is_empty()).then(|| implied.to_owned()),
    };
}

fn identifiers(entry: &Fields<'_>, record: &mut Record) {
    record.isbn = entry.text(&["isbn"]);
    record.issn = entry.text(&["issn"]);
    record.doi = entry.verbatim(&["doi"]).map(|doi| bare_doi(&doi).to_owned());
    let published = entry.tex(&["howpublished"]).filter(|tex| tex.contains("\\url") || tex.trim_start().starts_with("http"));
    record.url = entry
        .verbatim(&["url"])
        .or_else(|| published.and_then(|tex| tex.find("\\url").map_or(Some(tex), |at| tex.get(at..))).map(decode::verbatim));
    let kind = entry.text(&["eprinttype", "archiveprefix"]).unwrap_or_default().to_lowercase();
    record.eprint = entry.verbatim(&["eprint"]).map(|value| (kind, value));
}

/// A DOI without its resolver.
fn bare_doi(doi: &str) -> &str {
    let lower = doi.to_ascii_lowercase();
    let heads = ["https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:"];
    heads.iter().find(|head| lower.starts_with(**head)).and_then(|head| doi.get(head.len()..)).unwrap_or(doi)
}

fn remarks(entry: &Fields<'_>, record: &mut Record) {
    record.language = entry.text(&["langid", "language", "hyphenation"]).map(|name| vocabulary::language(&name));
    if let (EntryType::Misc, Some(kind)) = (record.entry_type, entry.text(&["entrysubtype"])) {
        let restored = EntryType::from_name(&kind).filter(|kind| model::of(kind.as_str()).is_none());
        record.entry_type = restored.unwrap_or(EntryType::Misc);
    }
    let mut notes: Vec<String> = entry.text(&["note"]).into_iter().collect();
    if let Some(words) = entry.text(&["howpublished"]).filter(|_| entry.tex(&["howpublished"]).is_some_and(|tex| !tex.contains("\\url"))) {
        notes.push(words);
    }
    let (pieces, rest) = addendum::read(entry.tex(&["addendum"]).unwrap_or(""));
    for (field, tex) in pieces {
        if !restore(record, field, tex) {
            notes.push(decode::text(tex));
        }
    }
    notes.extend(rest.into_iter().map(decode::text));
    notes.retain(|note| !note.is_empty());
    record.note = (!notes.is_empty()).then(|| notes.join(addendum::SEPARATOR));
}

/// Puts a labelled piece of the addendum back where it came from, unless the place is taken.
fn restore(record: &mut Record, field: &str, tex: &str) -> bool {
    let text = decode::text(tex);
    let people = |list: &mut Vec<Name>, truncated: &mut bool| {
        let free = list.is_empty();
        if free {
            (*list, *truncated) = persons::read(tex);
        }
        free
    };
    let mut unused = false;
    let slot = match field {
        "author" => return people(&mut record.authors, &mut record.authors_truncated),
        "editor" => return people(&mut record.editors, &mut record.editors_truncated),
        "translator" => return people(&mut record.translators, &mut unused),
        "date" => {
            let date = record.issued.get_or_insert_default();
            let free = date.literal.is_none();
            date.literal.get_or_insert(text);
            return free;
        }
        "eventdate" => {
            let free = record.event_date.is_none();
            record.event_date.get_or_insert_with(|| issued::read(&text));
            return free;
        }
        "container" => &mut record.container_title,
        "series" => &mut record.collection_title,
        "edition" => &mut record.edition,
        "volume" => &mut record.volume,
        "number" => &mut record.collection_number,
        "issue" => &mut record.issue,
        "pages" => &mut record.pages,
        "type" => &mut record.genre,
        "eventtitle" => &mut record.event_title,
        "venue" => &mut record.event_place,
        "location" => &mut record.location,
        "publisher" => &mut record.publisher,
        "isbn" => &mut record.isbn,
        "issn" => &mut record.issn,
        _ => return false,
    };
    let free = slot.is_none();
    slot.get_or_insert(if field == "pages" { plain_dashes(&text) } else { text });
    free
}
