//! What kind of work a record is of, and why: an entry type with the reason it was chosen.

use super::reason::{Reason, Reasons};
use super::words::{Class, Classes, begins, has, phrase};
use super::{EntryType, Record};

/// What the text shows beside the values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cues {
    /// The title stands in quotation marks, as parts of a larger work and unpublished works do.
    pub quoted_title: bool,
    /// "in", "dalam" stands before the container.
    pub in_container: bool,
    /// The names that lead the reference are editors.
    pub leading_editors: bool,
    /// Volume, issue and pages come in the manner of journals, directly behind the container.
    pub emphasised_container: bool,
}

/// The numbers of a journal.
const NUMBERS: [Reason; 4] = [Reason::HasVolume, Reason::HasIssue, Reason::HasPages, Reason::HasDoi];

/// What published books have.
const IMPRINT: [Reason; 5] = [Reason::HasPublisher, Reason::HasPlace, Reason::HasEdition, Reason::HasIsbn, Reason::HasEditors];

/// The entry type of a record whose values are read.
pub fn kind(record: &Record, cues: Cues) -> (EntryType, Reasons) {
    let genre = record.genre.as_deref().unwrap_or("");
    let title = record.title.as_deref().unwrap_or("");
    let container = record.container_title.as_deref().unwrap_or("");
    let note = record.note.as_deref().unwrap_or("");
    let publisher = record.publisher.as_deref().unwrap_or("");
    let journal_numbers = record.volume.is_some() || record.issue.is_some();
    let bodies = !record.authors.is_empty() && record.authors.iter().all(|name| name.literal.is_some());

    let because = |kind: EntryType, rule: Reason, looked_at: &[Reason]| (kind, Reasons::of(rule, record, looked_at));
    let said = [
        (Class::Patent, EntryType::Patent, Reason::PatentWord),
        (Class::Dataset, EntryType::Dataset, Reason::DatasetWord),
        (Class::Software, EntryType::Software, Reason::SoftwareWord),
        (Class::Video, EntryType::Video, Reason::VideoWord),
    ];
    let (genre, note) = (Classes::of(genre), Classes::of(note));
    if let Some((_, kind, reason)) = said.iter().find(|(class, ..)| genre.has(*class)) {
        return because(*kind, *reason, &[]);
    }
    if genre.has(Class::Thesis) || (container.is_empty() && note.has(Class::Thesis)) {
        return because(EntryType::Thesis, Reason::ThesisWord, &[]);
    }
    if record.event_title.is_some() && container.is_empty() {
        return because(EntryType::Unpublished, Reason::Presentation, &[]);
    }
    if container.is_empty() && (begins(title, Class::Law) || ends_as_act(title)) && lawmaker(record) {
        return because(EntryType::Legislation, Reason::Statute, &[]);
    }
    if container.is_empty() && publisher.is_empty() && record.authors.is_empty() && names_parties(title) {
        return because(EntryType::Jurisdiction, Reason::Parties, &[]);
    }
    if container.is_empty() && (genre.has(Class::Unpublished) || note.has(Class::Unpublished)) {
        return because(EntryType::Unpublished, Reason::UnpublishedWord, &[]);
    }
    if !container.is_empty() {
        return contained(record, cues, container, journal_numbers);
    }
    let university = || has(publisher, Class::University) && !begins(publisher, Class::Periodical) && !is_press(publisher);
    if cues.quoted_title && !cues.leading_editors && record.url.is_none() && university() {
        let (kind, reasons) = because(EntryType::Thesis, Reason::University, &[]);
        return (kind, reasons.with(Reason::QuotedTitle));
    }
    if genre.has(Class::Report) || record.collection_title.as_deref().is_some_and(|series| has(series, Class::Report)) {
        return because(EntryType::Report, Reason::ReportWord, &[]);
    }
    if journal_numbers && record.pages.is_some() && publisher.is_empty() && record.isbn.is_none() {
        return because(EntryType::Article, Reason::Journal, &NUMBERS);
    }
    if bodies
        && (record.collection_number.is_some()
            || phrase(title, Class::Report).is_some()
            || has(title, Class::Report)
            || names_a_report(title))
    {
        return because(EntryType::Report, Reason::ReportWord, &[]);
    }
    if record.authors.is_empty() && title.split_whitespace().next().is_some_and(names_a_report) && !is_press(publisher) {
        return because(EntryType::Report, Reason::ReportWord, &[]);
    }
    if begins(title, Class::Meeting) && record.authors.is_empty() {
        return because(EntryType::Proceedings, Reason::Meeting, &[]);
    }
    // A place alone is no publisher: a web page that was read on a day may name where something happened.
    let page = record.url.is_some() && record.accessed.is_some();
    if !publisher.is_empty() || (record.location.is_some() && !page) || record.isbn.is_some() || record.edition.is_some() {
        if cues.leading_editors || (record.authors.is_empty() && !record.editors.is_empty()) {
            return because(EntryType::Collection, Reason::EditorsOnly, &IMPRINT);
        }
        return because(EntryType::Book, Reason::Publisher, &IMPRINT);
    }
    if record.authors.is_empty() && !record.editors.is_empty() {
        return because(EntryType::Collection, Reason::EditorsOnly, &IMPRINT);
    }
    if record.url.is_some() || record.eprint.as_ref().is_some_and(|(kind, _)| kind == "arxiv") {
        return because(EntryType::Online, Reason::Address, &[Reason::HasUrl]);
    }
    if record.doi.is_some() {
        return because(EntryType::Article, Reason::Journal, &NUMBERS);
    }
    if bodies && record.issued.is_some() && !cues.quoted_title {
        return because(EntryType::Report, Reason::Body, &[]);
    }
    because(EntryType::Misc, Reason::Nothing, &[])
}

/// The type of a work that stands in another.
fn contained(record: &Record, cues: Cues, container: &str, journal_numbers: bool) -> (EntryType, Reasons) {
    let because = |kind: EntryType, rule: Reason, looked_at: &[Reason]| (kind, Reasons::of(rule, record, looked_at));
    let book = !record.editors.is_empty() || record.publisher.is_some() || record.isbn.is_some();
    let says = Classes::of(container);
    let (meeting, periodical) = (says.has(Class::Meeting), says.has(Class::Periodical));
    // "Proceedings of the IEEE 81(5)", "Proc. Natl. Acad. Sci. 100" are journals: they count on, and no meeting is named.
    let named = says.has(Class::Conference);
    let counts_on = record.issue.is_some() || (record.volume.is_some() && !named && !book);
    if meeting && !(periodical && journal_numbers) && (named || !counts_on) {
        return because(EntryType::InProceedings, Reason::Meeting, &[]);
    }
    if says.has(Class::Report) && record.volume.is_none() {
        return because(EntryType::Report, Reason::ReportWord, &[]);
    }
    if periodical && !(record.publisher.is_some() && cues.in_container && !journal_numbers) {
        return because(EntryType::Article, Reason::PeriodicalWord, &NUMBERS);
    }
    if meeting && journal_numbers {
        return because(EntryType::Article, Reason::Journal, &NUMBERS);
    }
    // A journal's publisher is named too, its place hardly ever.
    if record.volume.is_some() && record.pages.is_some() && record.editors.is_empty() && record.location.is_none() && !cues.in_container {
        return because(EntryType::Article, Reason::Journal, &NUMBERS);
    }
    if journal_numbers
        && !(cues.in_container && book)
        && record.editors.is_empty()
        && (record.issue.is_some() || record.publisher.is_none())
    {
        return because(EntryType::Article, Reason::Journal, &NUMBERS);
    }
    if book || cues.in_container || record.location.is_some() || record.edition.is_some() {
        let (kind, reasons) = because(EntryType::InCollection, Reason::Contained, &IMPRINT);
        return (kind, if cues.in_container { reasons.with(Reason::InWord) } else { reasons });
    }
    if names_a_book(container) {
        return because(EntryType::InCollection, Reason::BookWord, &[]);
    }
    if record.url.is_some() && record.pages.is_none() && record.doi.is_none() {
        return because(EntryType::Online, Reason::Address, &[Reason::HasUrl]);
    }
    because(EntryType::Article, Reason::Journal, &NUMBERS)
}

/// "Routledge Handbook of Human Trafficking": books that hold chapters say what they are.
fn names_a_book(container: &str) -> bool {
    const WORDS: [&str; 12] = [
        "handbook",
        "companion",
        "encyclopedia",
        "encyclopaedia",
        "handbuch",
        "lexikon",
        "festschrift",
        "dictionary",
        "enciclopedia",
        "manuel",
        "ensiklopedia",
        "reader",
    ];
    let folded = super::clean::fold(container);
    folded.split(|c: char| !c.is_alphanumeric()).any(|word| WORDS.contains(&word))
}

/// A title that is a report's: "Human Development Report 1994", "2020 Trafficking in Person Report".
fn names_a_report(title: &str) -> bool {
    const WORDS: [&str; 9] = ["report", "bericht", "jahresbericht", "rapport", "informe", "relatorio", "laporan", "factsheet", "отчет"];
    let folded = super::clean::fold(title);
    folded.split(|c: char| !c.is_alphanumeric()).any(|word| WORDS.contains(&word))
}

/// A university's press publishes books: "Cornell University Press", "Presses universitaires", "Penerbit Universitas".
fn is_press(publisher: &str) -> bool {
    const WORDS: [&str; 15] = [
        "press",
        "presses",
        "verlag",
        "publishing",
        "publishers",
        "publications",
        "editions",
        "editorial",
        "editora",
        "edizioni",
        "penerbit",
        "uitgeverij",
        "издательство",
        "publisher",
        "books",
    ];
    let folded = super::clean::fold(publisher);
    folded.split(|c: char| !c.is_alphanumeric()).any(|word| WORDS.contains(&word))
}

/// "Crimes (Sexual Assault) Amendment Act 1981", "Data Protection Regulations 2018".
fn ends_as_act(title: &str) -> bool {
    const WORDS: [&str; 6] = ["act", "regulations", "ordinance", "rules", "bill", "code"];
    let folded = super::clean::fold(title);
    let mut words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).rev();
    let last = words.clone().find(|word| !word.chars().all(|c| c.is_ascii_digit()));
    last.is_some_and(|word| WORDS.contains(&word)) && words.nth(1).is_some()
}

/// "R. v. Johns", "Brown v Board of Education", "Costa gegen ENEL".
fn names_parties(title: &str) -> bool {
    [" v. ", " v ", " vs. ", " vs ", " gegen ", " c. ", " contra "].iter().any(|sign| {
        title
            .split_once(sign)
            .is_some_and(|(before, after)| before.starts_with(char::is_uppercase) && after.starts_with(char::is_uppercase))
    })
}

/// Nobody, or bodies that make laws.
fn lawmaker(record: &Record) -> bool {
    record.authors.iter().all(|name| name.literal.as_deref().is_some_and(|body| has(body, Class::State)))
        && (!record.authors.is_empty() || record.publisher.is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Name;
    use rstest::rstest;

    fn record(fields: &[(&str, &str)]) -> Record {
        let mut record = Record::default();
        for (field, value) in fields {
            let some = Some((*value).to_owned());
            match *field {
                "title" => record.title = some,
                "container" => record.container_title = some,
                "volume" => record.volume = some,
                "issue" => record.issue = some,
                "pages" => record.pages = some,
                "publisher" => record.publisher = some,
                "location" => record.location = some,
                "genre" => record.genre = some,
                "url" => record.url = some,
                "series" => record.collection_title = some,
                "event" => record.event_title = some,
                "body" => record.authors.push(Name { literal: some, ..Name::default() }),
                "author" => record.authors.push(Name { family: some, ..Name::default() }),
                "editor" => record.editors.push(Name { family: some, ..Name::default() }),
                _ => unreachable!("no such field"),
            }
        }
        record
    }

    #[rstest]
    #[case(&[("author", "A"), ("container", "Pacific Review"), ("volume", "16")], EntryType::Article)]
    #[case(&[("author", "A"), ("container", "Social Theory and Practice"), ("issue", "2"), ("pages", "1-9")], EntryType::Article)]
    #[case(&[("author", "A"), ("container", "The Field"), ("publisher", "Routledge"), ("pages", "13-20")], EntryType::InCollection)]
    #[case(&[("author", "A"), ("container", "Proceedings of the ACL"), ("pages", "1-9")], EntryType::InProceedings)]
    #[case(&[("author", "A"), ("container", "15th Informal Seminar on Law: Conference Papers")], EntryType::InProceedings)]
    #[case(&[("author", "A"), ("container", "Proceedings of the IEEE"), ("volume", "81"), ("issue", "5")], EntryType::Article)]
    #[case(&[("author", "A"), ("container", "Proc. Natl. Acad. Sci."), ("volume", "100"), ("pages", "5")], EntryType::Article)]
    #[case(&[("author", "A"), ("container", "Proceedings of the 5th Conference on X"), ("volume", "2")], EntryType::InProceedings)]
    #[case(&[("author", "A"), ("event", "Congress of Law")], EntryType::Unpublished)]
    #[case(&[("author", "A"), ("genre", "Thesis"), ("publisher", "UIN Jakarta")], EntryType::Thesis)]
    #[case(&[("author", "A"), ("series", "CFMR Working Paper")], EntryType::Report)]
    #[case(&[("body", "UNDP"), ("title", "Human Development Report 1994"), ("url", "u")], EntryType::Report)]
    #[case(&[("body", "ASEAN"), ("title", "ASEAN Charter"), ("url", "u")], EntryType::Online)]
    #[case(&[("body", "Republic of Indonesia"), ("title", "Undang-Undang Nomor 21 Tahun 2007")], EntryType::Legislation)]
    #[case(&[("author", "A"), ("title", "T"), ("publisher", "Routledge"), ("location", "London")], EntryType::Book)]
    #[case(&[("editor", "A"), ("title", "T"), ("publisher", "Routledge")], EntryType::Collection)]
    #[case(&[("author", "A"), ("container", "Appl Soil Ecol"), ("publisher", "Elsevier"), ("volume", "48"), ("pages", "1-9")], EntryType::Article)]
    #[case(&[("title", "R. v. Johns")], EntryType::Jurisdiction)]
    #[case(&[("title", "Crimes (Sexual Assault) Amendment Act 1981")], EntryType::Legislation)]
    #[case(&[("title", "Report on the Global Tobacco Epidemic"), ("publisher", "World Health Organization")], EntryType::Report)]
    #[case(&[("author", "A"), ("title", "T"), ("genre", "Unpublished manuscript")], EntryType::Unpublished)]
    #[case(&[("author", "A"), ("title", "T")], EntryType::Misc)]
    fn kinds(#[case] fields: &[(&str, &str)], #[case] expected: EntryType) {
        assert_eq!(kind(&record(fields), Cues::default()).0, expected);
    }

    #[rstest]
    #[case(&[("author", "A"), ("container", "Pacific Review"), ("volume", "16")], "a word for journals, volume")]
    #[case(&[("author", "A"), ("container", "Social Theory and Practice"), ("issue", "2"), ("pages", "1-9")], "the manner of a journal, issue, pages")]
    #[case(&[("author", "A"), ("container", "The Field"), ("publisher", "Routledge"), ("pages", "13-20")], "stands in a book, publisher")]
    #[case(&[("author", "A"), ("genre", "Thesis"), ("publisher", "UIN Jakarta")], "a word for theses")]
    #[case(&[("editor", "A"), ("title", "T"), ("publisher", "Routledge")], "editors and no author, publisher, editors")]
    #[case(&[("author", "A"), ("title", "T")], "nothing told")]
    fn reasons(#[case] fields: &[(&str, &str)], #[case] expected: &str) {
        let reasons: Vec<&str> = kind(&record(fields), Cues::default()).1.iter().map(Reason::as_str).collect();
        assert_eq!(reasons.join(", "), expected);
    }

    #[test]
    fn a_quoted_title_and_a_university() {
        let thesis = record(&[("author", "A"), ("title", "T"), ("publisher", "Universitas Sriwijaya")]);
        let cues = Cues { quoted_title: true, ..Cues::default() };
        let reasons = |cues| kind(&thesis, cues).1.iter().collect::<Vec<_>>();
        assert_eq!((kind(&thesis, cues).0, reasons(cues)), (EntryType::Thesis, vec![Reason::University, Reason::QuotedTitle]));
        assert_eq!(kind(&thesis, Cues::default()).0, EntryType::Book);
        assert_eq!(reasons(Cues::default()), [Reason::Publisher, Reason::HasPublisher]);
        let press = record(&[("author", "A"), ("title", "T"), ("publisher", "Cornell University Press")]);
        assert_eq!(kind(&press, cues).0, EntryType::Book);
    }
}
