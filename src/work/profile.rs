//! [`Profile`]: what comparison needs of a record, folded once.

use crate::key::{ContainerKey, DoiKey, IsbnKey, NameKey, NumberKey, PagesKey, PlaceKey, PublisherKey, TitleKey, UrlKey, number_of_word};
use crate::record::{EntryType, Record};

/// The comparable values of one record.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Profile {
    pub title: Option<TitleKey>,
    /// The title without blanks.
    pub compact: String,
    /// The title stands over another text every time.
    pub rubric: bool,
    /// The authors; of a work without any, the editors.
    pub people: Vec<NameKey>,
    /// The list of people ends in "et al.".
    pub truncated: bool,
    pub year: Option<i32>,
    pub container: Option<ContainerKey>,
    /// The parts of a container's name written in two languages or with its acronym.
    pub container_parts: Vec<ContainerKey>,
    pub venue: Option<Venue>,
    /// A number for the container where the records show which containers are one and which are not.
    pub known_container: Option<u32>,
    pub volume: Option<NumberKey>,
    pub issue: Option<NumberKey>,
    pub pages: Option<PagesKey>,
    pub doi: Option<DoiKey>,
    pub isbns: Vec<IsbnKey>,
    pub url: Option<UrlKey>,
    pub eprint: Option<(String, String)>,
    pub publisher: Option<PublisherKey>,
    pub place: Option<PlaceKey>,
    pub edition: Option<NumberKey>,
    pub form: Form,
}

/// What kind of publication the record describes, as far as works of different kinds are different works.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Form {
    Article,
    Book,
    Chapter,
    Paper,
    Thesis,
    Law,
    #[default]
    Other,
}

/// What kind of container it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Venue {
    Journal,
    Conference,
    Preprint,
}

impl Profile {
    pub(super) fn new(record: &Record) -> Self {
        let key_of = |text: &Option<String>| text.as_deref().and_then(TitleKey::new);
        let title = record.title.as_deref().map(without_remark).and_then(TitleKey::new).or_else(|| key_of(&record.title));
        let (people, truncated) = if record.authors.is_empty() {
            (&record.editors, record.editors_truncated)
        } else {
            (&record.authors, record.authors_truncated)
        };
        let container_text = record.container_title.as_deref().or(record.event_title.as_deref()).map(without_conference);
        let doi = record.doi.as_deref().or(record.url.as_deref().filter(|url| url.contains("doi.org/"))).and_then(DoiKey::new);
        let container = container_text.and_then(ContainerKey::new);
        Self {
            compact: title.as_ref().map(TitleKey::compact).unwrap_or_default(),
            title,
            rubric: false,
            people: people.iter().filter_map(NameKey::new).collect(),
            truncated,
            year: record.issued.as_ref().and_then(|date| date.start).map(|part| part.year),
            venue: venue(container.as_ref(), doi.as_ref(), record),
            container_parts: container_text.map(parts).unwrap_or_default(),
            container,
            volume: record.volume.as_deref().and_then(NumberKey::new),
            issue: record.issue.as_deref().and_then(NumberKey::new),
            pages: record.pages.as_deref().and_then(PagesKey::new),
            doi,
            known_container: None,
            isbns: record.isbn.as_deref().map(IsbnKey::all).unwrap_or_default(),
            url: record.url.as_deref().filter(|url| !url.contains("doi.org/")).and_then(UrlKey::new),
            eprint: record.eprint.as_ref().map(|(kind, value)| (kind.to_lowercase(), value.trim().to_lowercase())),
            publisher: record.publisher.as_deref().and_then(PublisherKey::new),
            place: record.location.as_deref().and_then(PlaceKey::new),
            edition: record.edition.as_deref().and_then(edition),
            form: form(record),
        }
    }
}

/// A title without the remark in square brackets that databases put behind it ("[Erratum appears in …]", "[Chinese]").
fn without_remark(title: &str) -> &str {
    let Some(open) = title.char_indices().skip(1).find(|&(_, c)| c == '[').map(|(at, _)| at) else { return title };
    let (head, remark) = title.split_at(open);
    let words = remark.trim_start_matches('[');
    let to_the_end = remark.rfind(']').is_none_or(|close| !remark.get(close..).unwrap_or("").contains(char::is_alphanumeric));
    let is_remark = words.starts_with(char::is_alphabetic) && words.chars().count() > 5 && to_the_end;
    if is_remark && head.chars().any(char::is_alphanumeric) { head } else { title }
}

/// A journal's name without the meeting whose abstracts it prints ("Stroke. Conference: …").
fn without_conference(container: &str) -> &str {
    let cut = container.find(". Conference").or_else(|| container.find(" Conference:"));
    cut.and_then(|at| container.get(..at)).filter(|head| head.chars().any(char::is_alphabetic)).unwrap_or(container)
}

/// "2nd ed.", "second edition" and "2" are one.
fn edition(text: &str) -> Option<NumberKey> {
    let folded = crate::key::fold(text);
    let words: Vec<&str> = folded
        .split(' ')
        .filter(|word| !matches!(*word, "ed" | "edn" | "edition" | "edisi" | "auflage" | "aufl" | "cetakan" | "cet"))
        .collect();
    let words: Vec<String> =
        words.into_iter().map(|word| number_of_word(word).map_or_else(|| word.to_string(), |n| n.to_string())).collect();
    NumberKey::new(&words.join(" "))
}

/// "JPEN. Journal of Parenteral and Enteral Nutrition", "Zhonghua … = Chinese Journal …", "Management of Data (SIGMOD)".
fn parts(text: &str) -> Vec<ContainerKey> {
    let mut parts: Vec<ContainerKey> = text.split(['=', '/', ':', '(', ')', '[', ']', ';']).filter_map(ContainerKey::new).collect();
    if let Some((acronym, rest)) = text.split_once(". ")
        && acronym.chars().count() > 2
        && acronym.chars().all(|c| c.is_ascii_uppercase())
    {
        parts.extend([acronym, rest].into_iter().filter_map(ContainerKey::new));
    }
    parts.retain(|part| part.as_str().len() > 2);
    parts
}

fn form(record: &Record) -> Form {
    match record.entry_type {
        EntryType::Article | EntryType::Periodical => Form::Article,
        EntryType::Book | EntryType::Collection | EntryType::Proceedings | EntryType::Manual => Form::Book,
        EntryType::InBook | EntryType::InCollection => Form::Chapter,
        EntryType::InProceedings => Form::Paper,
        EntryType::Thesis => Form::Thesis,
        EntryType::Legislation | EntryType::Jurisdiction => Form::Law,
        _ => Form::Other,
    }
}

/// Words of a container's name that show what it is.
pub(super) const CONFERENCE_WORDS: [&str; 16] = [
    "proceedings",
    "proc",
    "conference",
    "conf",
    "symposium",
    "symp",
    "workshop",
    "workshops",
    "congress",
    "meeting",
    "prosiding",
    "konferensi",
    "seminar",
    "tagung",
    "congreso",
    "colloquium",
];
pub(super) const JOURNAL_WORDS: [&str; 16] = [
    "journal",
    "j",
    "transactions",
    "trans",
    "review",
    "letters",
    "lett",
    "jurnal",
    "zeitschrift",
    "revue",
    "revista",
    "rivista",
    "tijdschrift",
    "record",
    "bulletin",
    "magazine",
];
const PREPRINT_WORDS: [&str; 6] = ["arxiv", "biorxiv", "medrxiv", "ssrn", "preprint", "corr"];

fn venue(container: Option<&ContainerKey>, doi: Option<&DoiKey>, record: &Record) -> Option<Venue> {
    let has = |words: &[&str]| container.is_some_and(|key| key.words().any(|word| words.contains(&word)));
    let arxiv = record.eprint.as_ref().is_some_and(|(kind, _)| kind.eq_ignore_ascii_case("arxiv"));
    if has(&PREPRINT_WORDS) || doi.is_some_and(DoiKey::is_preprint) || arxiv && container.is_none() {
        Some(Venue::Preprint)
    } else if has(&CONFERENCE_WORDS) || record.entry_type == EntryType::InProceedings {
        Some(Venue::Conference)
    } else if has(&JOURNAL_WORDS) || record.entry_type == EntryType::Article && container.is_some() {
        Some(Venue::Journal)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Gait in healthy individuals.[Erratum appears in Exp Brain Res. 2010]", "Gait in healthy individuals.")]
    #[case("Efficacy of batroxobin. [Chinese]", "Efficacy of batroxobin. ")]
    #[case("[A new needle for ascites]", "[A new needle for ascites]")]
    #[case("Uptake of [18F]FDG in the brain", "Uptake of [18F]FDG in the brain")]
    #[case("", "")]
    fn remarks(#[case] title: &str, #[case] without: &str) {
        assert_eq!(without_remark(title), without);
    }

    #[rstest]
    #[case("Stroke. Conference: 8th Annual Conference", "Stroke")]
    #[case("Conference: abstracts", "Conference: abstracts")]
    fn conferences(#[case] container: &str, #[case] without: &str) {
        assert_eq!(without_conference(container), without);
    }
}
