//! Which value of a record stands in which field? The type's own field where BibLaTeX's data model has one, else the nearest that the
//! type has, else the addendum. No value is lost.

use super::{addendum, edtf, escape, model, persons, protect, vocabulary};
use crate::record::{Date, EntryType, Record};

mod identifier;
pub(super) mod number;

/// A record as BibLaTeX has it: the entry's type, and its fields as TeX in the order of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Type, lower case.
    pub entry_type: &'static str,
    /// Names and values.
    pub fields: Vec<(&'static str, String)>,
}

/// The order of the fields in a file.
const ORDER: [&str; 39] = [
    "ids",
    "author",
    "editor",
    "translator",
    "title",
    "titleaddon",
    "journaltitle",
    "booktitle",
    "eventtitle",
    "eventdate",
    "venue",
    "date",
    "pubstate",
    "edition",
    "version",
    "volume",
    "series",
    "number",
    "issue",
    "pages",
    "eid",
    "type",
    "institution",
    "organization",
    "publisher",
    "location",
    "howpublished",
    "isbn",
    "issn",
    "doi",
    "eprint",
    "eprinttype",
    "eprintclass",
    "url",
    "urldate",
    "langid",
    "entrysubtype",
    "note",
    "addendum",
];

/// Places every value of the record.
pub fn place(record: &Record) -> Placed {
    let entry_type = entry_type(record);
    let mut form = Form { model: model::of(entry_type), fields: Vec::new(), pieces: Vec::new() };
    form.people(record);
    form.titles(record);
    form.dates(record);
    form.numbers(record);
    form.publication(record);
    form.identifiers(record);
    form.remarks(record);
    if let Some(tex) = addendum::write(&form.pieces) {
        form.fields.push(("addendum", tex));
    }
    let place = |name: &str| ORDER.iter().position(|field| *field == name);
    form.fields.sort_by_key(|(name, _)| place(name));
    Placed { entry_type, fields: form.fields }
}

/// The type to write. It differs from the record's where the data model would refuse the entry: types without any fields, a @online
/// with nothing to click on, a @collection with authors; and an edited book is a @collection.
fn entry_type(record: &Record) -> &'static str {
    let authors = !persons::is_empty(&record.authors);
    let filled = |value: Option<&String>| value.is_some_and(|value| !escape::verbatim(value).is_empty());
    let online = [record.url.as_ref(), record.doi.as_ref(), record.eprint.as_ref().map(|(_, value)| value)].into_iter().any(filled);
    match record.entry_type {
        EntryType::Jurisdiction | EntryType::Legislation | EntryType::Video => "misc",
        EntryType::Online if !online => "misc",
        EntryType::Book if !authors && !persons::is_empty(&record.editors) => "collection",
        EntryType::Collection if authors => "book",
        EntryType::Periodical if authors && filled(record.container_title.as_ref()) => "article",
        other => other.as_str(),
    }
}

/// The entry as far as it is filled in.
struct Form {
    model: Option<model::TypeModel>,
    fields: Vec<(&'static str, String)>,
    /// What goes into the addendum: (field of [`addendum::LABELS`], TeX).
    pieces: Vec<(&'static str, String)>,
}

impl Form {
    fn allows(&self, field: &str) -> bool {
        self.model.is_some_and(|model| model.allows(field))
    }

    /// Puts TeX into the first of `fields` that the type has and that is free, else into the addendum as `piece`.
    fn put(&mut self, fields: &[&'static str], piece: &'static str, tex: String) {
        if tex.is_empty() {
            return;
        }
        match fields.iter().find(|field| self.allows(field) && self.fields.iter().all(|(name, _)| name != *field)) {
            Some(field) => self.fields.push((field, tex)),
            None => self.pieces.push((piece, tex)),
        }
    }

    fn text(&mut self, fields: &[&'static str], piece: &'static str, value: &Option<String>) {
        self.put(fields, piece, escape::text(value.as_deref().unwrap_or("")));
    }

    /// A list, whose items TeX divides at "and": a name with "and" in it is held together.
    fn list(&mut self, fields: &[&'static str], piece: &'static str, value: &Option<String>) {
        let tex = escape::text(value.as_deref().unwrap_or(""));
        let divides = tex.split(' ').any(|word| word.eq_ignore_ascii_case("and") || word.eq_ignore_ascii_case("others"));
        self.put(fields, piece, if divides { format!("{{{tex}}}") } else { tex });
    }

    fn people(&mut self, record: &Record) {
        let authors = persons::write(&record.authors, record.authors_truncated);
        let organised = persons::read(&authors).0.iter().all(|name| name.literal.is_some());
        // The proceedings of a body are no one's book: the body organised them.
        let fields: &[_] = if organised && !record.authors_truncated { &["author", "organization"] } else { &["author"] };
        self.put(fields, "author", authors);
        self.put(&["editor"], "editor", persons::write(&record.editors, record.editors_truncated));
        self.put(&["translator"], "translator", persons::write(&record.translators, false));
    }

    fn titles(&mut self, record: &Record) {
        let titled = |title: &Option<String>| protect::title(title.as_deref().unwrap_or(""), record.language.as_deref());
        self.put(&["title"], "container", titled(&record.title));
        self.put(&["journaltitle"], "container", String::new());
        let container = if self.allows("journaltitle") {
            escape::text(record.container_title.as_deref().unwrap_or(""))
        } else {
            titled(&record.container_title)
        };
        // A site is what a page's title is annexed to; a type with a container of its own has no use for the annex.
        let homeless = ["article", "book", "collection", "proceedings", "periodical", "inbook", "incollection", "inproceedings"];
        let annex = self.model.is_some_and(|model| !homeless.contains(&model.name()));
        self.put(if annex { &["titleaddon"] } else { &["journaltitle", "booktitle"] }, "container", container);
        self.put(&["eventtitle"], "eventtitle", titled(&record.event_title));
        self.text(&["venue"], "venue", &record.event_place);
    }

    fn dates(&mut self, record: &Record) {
        let empty = Date::default();
        let issued = record.issued.as_ref().unwrap_or(&empty);
        match (edtf::write(issued), issued.start.or(issued.end)) {
            (Some(date), _) => self.put(&["date"], "date", date),
            // A year that EDTF's four digits do not hold.
            (None, Some(part)) => self.put(&[], "date", part.year.to_string()),
            (None, None) => {}
        }
        match issued.literal.as_deref().map(|literal| (literal, vocabulary::pubstate(literal))) {
            None | Some((_, Some("none"))) => {}
            Some((_, Some(state))) => self.put(&["pubstate"], "date", state.to_owned()),
            Some((literal, None)) => self.put(&[], "date", escape::text(literal)),
        }
        let accessed = record.accessed.as_ref().and_then(|date| date.start.or(date.end)).and_then(|part| edtf::part(&part));
        self.put(&["urldate"], "date", accessed.unwrap_or_default());
        let held = record.event_date.as_ref();
        match held.and_then(edtf::write) {
            Some(date) => self.put(&["eventdate"], "eventdate", date),
            None => self.text(&[], "eventdate", &held.and_then(|date| date.literal.clone())),
        }
    }

    fn numbers(&mut self, record: &Record) {
        match record.volume.as_deref().map(|volume| (volume, number::volume(volume))) {
            Some((_, Some(integer))) => self.put(&["volume"], "volume", integer),
            Some((volume, None)) => self.put(&[], "volume", escape::text(volume)),
            None => {}
        }
        let worded = record.issue.as_deref().is_some_and(|issue| !issue.chars().any(|c| c.is_ascii_digit()));
        let serial = self.allows("issue");
        let issue: &[_] = if serial && worded { &["issue", "number"] } else { &["number"] };
        let (first, second) = (self.allows("journaltitle") || serial, &record.collection_number);
        if first {
            self.text(issue, "issue", &record.issue);
            self.text(&[], "number", second);
        } else {
            self.text(&["number"], "number", second);
            self.text(&[], "issue", &record.issue);
        }
        let pages = number::pages(record.pages.as_deref().unwrap_or(""));
        let fields: &[_] = match () {
            () if number::is_article_number(&pages) => &["eid", "pages"],
            () if number::are_ranges(&pages) => &["pages"],
            () => &[],
        };
        self.put(fields, "pages", pages);
        let edition = record.edition.as_deref().map(|edition| number::ordinal(edition).unwrap_or_else(|| escape::text(edition)));
        self.put(&["edition", "version"], "edition", edition.unwrap_or_default());
    }

    fn publication(&mut self, record: &Record) {
        let genre = record.genre.as_deref().unwrap_or("");
        let series = record.collection_title.as_deref().unwrap_or("");
        let kind = vocabulary::genre(genre).map_or_else(|| escape::text(genre), str::to_owned);
        // A report's series says its kind: "CFMR Working Paper" no. 2.
        let series_is_kind = self.allows("institution") && !self.allows("series") && series.to_lowercase().contains(&genre.to_lowercase());
        if series_is_kind && !series.is_empty() {
            self.put(&["type"], "series", escape::text(series));
        } else {
            self.put(&["type"], "type", kind);
            self.put(&["series"], "series", escape::text(series));
        }
        self.list(&["publisher", "institution", "organization"], "publisher", &record.publisher);
        // Two places are two items, but each must be there.
        let items: Vec<&str> = record.location.as_deref().unwrap_or("").split_whitespace().collect();
        let divides = |word: &&str| word.eq_ignore_ascii_case("and");
        if items.split(divides).all(|item| !item.is_empty() && item != ["others"]) {
            self.text(&["location"], "location", &record.location);
        } else {
            self.list(&["location"], "location", &record.location);
        }
    }

    fn identifiers(&mut self, record: &Record) {
        let isbn = escape::text(record.isbn.as_deref().unwrap_or(""));
        self.put(if identifier::is_isbn(&isbn) { &["isbn"] } else { &[] }, "isbn", isbn);
        let issn = escape::text(record.issn.as_deref().unwrap_or(""));
        self.put(if identifier::is_issn(&issn) { &["issn"] } else { &[] }, "issn", issn);
        let doi = escape::verbatim(record.doi.as_deref().unwrap_or(""));
        let url = escape::verbatim(record.url.as_deref().unwrap_or(""));
        if !identifier::is_doi_link(&url, &doi) {
            self.put(&["url"], "container", url);
        }
        self.put(&["doi"], "container", doi);
        if let Some((kind, value)) = &record.eprint {
            let value = escape::verbatim(value);
            if !value.is_empty() {
                self.put(&["eprint"], "container", value);
                self.put(&["eprinttype"], "container", escape::text(&kind.to_lowercase()));
            }
        }
    }

    fn remarks(&mut self, record: &Record) {
        self.put(
            &["langid"],
            "type",
            record.language.as_deref().map(vocabulary::langid).map(|name| escape::text(&name)).unwrap_or_default(),
        );
        if matches!(record.entry_type, EntryType::Jurisdiction | EntryType::Legislation | EntryType::Video) {
            self.put(&["entrysubtype"], "type", record.entry_type.as_str().to_owned());
        }
        self.text(&["note"], "container", &record.note);
    }
}
