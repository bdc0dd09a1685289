//! From labelled places to a record: each field's reader is called with its places, and what stands around them is heard.

use super::clean::value;
use super::identifier::{read_doi, read_eprint, read_isbn, read_issn};
use super::kind::{Cues, kind};
use super::names::{Role, begins_truncated, mark_before, mark_behind, read_names, strip_mark_ahead, strip_mark_behind};
use super::pages::{Pages, counted, read_pages};
use super::places::Places;
use super::repeat::leading_dash;
use super::title::read_title;
use super::url::{is_doi_resolver, read_url};
use super::volume::{read_issue, read_volume};
use super::{ListHint, Record, edition, event, genre, language, series, when};
use crate::segment::{Label, Segmentation};

/// Reads every field of one reference.
pub(super) fn read(raw: &str, segmentation: &Segmentation, hint: &ListHint) -> Record {
    let places = Places::new(raw, segmentation);
    let mut record = Record::default();
    people(&places, hint, &mut record);
    titles(&places, &mut record);
    when::read_dates(&places, hint, &mut record);
    numbers(&places, &mut record);
    imprint(&places, &mut record);
    identifiers(&places, &mut record);
    lone_container(&mut record);
    when::read_notes(&places, hint, &mut record);
    event::read_event(&places, hint, &mut record);
    genre::read_genre(&mut record);
    series::read_series(&mut record);
    let cues = cues(&places, &record);
    (record.entry_type, record.type_reasons) = kind(&record, cues);
    record.language = language_of(&record);
    record
}

/// Authors, editors, translators: by label, unless a mark before or behind the names says otherwise.
fn people(places: &Places<'_>, hint: &ListHint, record: &mut Record) {
    for (label, default) in [(Label::Author, None), (Label::Editor, Some(Role::Editor)), (Label::Translator, Some(Role::Translator))] {
        for span in places.of(label) {
            let text = span.of(places.raw);
            let marked = || {
                strip_mark_behind(text)
                    .1
                    .or_else(|| strip_mark_ahead(text).1)
                    .or_else(|| mark_behind(places.behind(span)))
                    .or_else(|| mark_before(places.before(span)))
            };
            // "…, in Cetina K., von Savigny E., The Practice Turn": names behind the title and "in" are the volume's editors.
            let of_volume = || (!leads(places, span) && ends_with_in(places.before(span))).then_some(Role::Editor);
            let role = default.or_else(marked).or_else(of_volume);
            let list = read_names(text, hint.family_first);
            let truncated = list.truncated || begins_truncated(places.behind(span));
            match role {
                None => {
                    record.authors.extend(list.names);
                    record.authors_truncated |= truncated;
                }
                Some(Role::Editor) => {
                    record.editors.extend(list.names);
                    record.editors_truncated |= truncated;
                }
                Some(Role::Translator) => record.translators.extend(list.names),
            }
        }
    }
    announced(places, record);
    // "van Schendel, W., Lyons, L., & Ford, M. (Eds.)" may come as several places with one mark behind the last.
    let authors = places.of(Label::Author);
    if let ([.., last], true) = (authors.as_slice(), authors.len() > 1)
        && mark_behind(places.behind(*last)) == Some(Role::Editor)
        && leads(places, *last)
        && !record.authors.is_empty()
    {
        let mut editors = std::mem::take(&mut record.authors);
        editors.append(&mut record.editors);
        record.editors = editors;
        record.editors_truncated |= std::mem::take(&mut record.authors_truncated);
    }
    if record.authors.is_empty() && record.editors.is_empty() {
        record.authors.extend(leading_dash(places.raw));
    }
}

/// Editors and translators that no label claims but a phrase announces: ". Diedit oleh Yea, S. ".
fn announced(places: &Places<'_>, record: &mut Record) {
    for stretch in places.unclaimed() {
        let stretch = stretch.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
        let (list, role) = strip_mark_ahead(stretch.trim_start_matches(['.', ' ']));
        let plausible =
            list.split_whitespace().count() <= 12 && list.chars().any(char::is_uppercase) && !list.contains(|c: char| c.is_ascii_digit());
        let Some(role) = role.filter(|_| plausible) else { continue };
        match role {
            Role::Editor if record.editors.is_empty() => record.editors = read_names(list, None).names,
            Role::Translator if record.translators.is_empty() => record.translators = read_names(list, None).names,
            _ => {}
        }
    }
}

/// A book that stands in nothing has a title of its own: "Doe, Jane (ed), Methods of Law. (Leiden: Brill, 2017)" names no part of it; nor
/// does an editor's book that is cited at a page.
fn lone_container(record: &mut Record) {
    let edited = record.authors.is_empty() && !record.editors.is_empty();
    let part = record.volume.is_some() || record.issue.is_some() || (record.pages.is_some() && !edited);
    if record.title.is_none() && record.publisher.is_some() && !part {
        record.title = record.container_title.take();
    }
}

/// Whether no title stands before `span`.
fn leads(places: &Places<'_>, span: crate::Span) -> bool {
    places.of(Label::Title).first().is_none_or(|title| span.end <= title.start)
}

/// Title and container. Two titles that only a sign parts are one; a far second one is not the title of this work.
fn titles(places: &Places<'_>, record: &mut Record) {
    let read = |label| {
        let text = places.joined(label, ". ");
        text.as_deref().and_then(read_title)
    };
    record.title = read(Label::Title);
    let container = places.joined(Label::ContainerTitle, ". ");
    let container = container.as_deref().map(|text| container_after_in(text).unwrap_or(text)).and_then(read_title);
    record.container_title = container.filter(|container| record.title.as_ref() != Some(container));
    record.collection_title = read(Label::CollectionTitle);
    if record.title.is_none() && record.collection_title.is_some() && record.container_title.is_none() {
        record.title = record.collection_title.take();
    }
}

/// Volume, issue, pages, edition.
fn numbers(places: &Places<'_>, record: &mut Record) {
    let volume = places.texts(Label::Volume).into_iter().map(read_volume).next().unwrap_or_default();
    let issues: Vec<String> = places.texts(Label::Issue).into_iter().filter_map(read_issue).collect();
    let issue = (!issues.is_empty()).then(|| issues.join(", "));
    // "24.3" with an issue of its own elsewhere is one number.
    let whole = issue.is_some() && volume.issue.is_some();
    record.volume = if whole { places.texts(Label::Volume).first().and_then(|text| value(text)) } else { volume.volume };
    record.issue = issue.or(volume.issue);
    let mut ranges = Vec::new();
    for span in places.of(Label::Pages) {
        let text = span.of(places.raw);
        // The page word stands outside the place: "2006, 236 p." counts the book's pages.
        match read_pages(text) {
            Some(Pages::Range(count)) if counted(&count, places.before(span), places.behind(span)) => {
                add_note(record, &format!("{count} p."))
            }
            Some(Pages::Range(range)) => ranges.push(range),
            Some(Pages::Count(count)) => add_note(record, &count),
            None => {}
        }
    }
    ranges.dedup();
    record.pages = if ranges.is_empty() { volume.pages } else { Some(ranges.join(", ")) };
    record.edition = places.texts(Label::Edition).into_iter().find_map(edition::read_edition);
}

/// Publisher, place and genre.
fn imprint(places: &Places<'_>, record: &mut Record) {
    let read = |label, sign: &str| places.joined(label, sign).as_deref().and_then(value);
    record.publisher = read(Label::Publisher, "; ");
    record.location = read(Label::Location, "; ");
    record.genre = read(Label::Genre, ", ");
}

/// DOI, URL, ISBN, ISSN, and ids of repositories, also where they stand in places of another label or of none.
fn identifiers(places: &Places<'_>, record: &mut Record) {
    record.doi = places.texts(Label::Doi).into_iter().find_map(|text| read_doi(text, true));
    for text in places.texts(Label::Url).into_iter().chain(places.texts(Label::Doi)) {
        let Some(url) = read_url(text).filter(|url| url.contains("://") || url.starts_with("www.") || !url.starts_with("10.")) else {
            continue;
        };
        if is_doi_resolver(&url) {
            record.doi = record.doi.take().or_else(|| read_doi(&url, true));
        } else if record.url.is_none() && !(record.doi.is_some() && read_doi(&url, true) == record.doi && !url.contains("://")) {
            record.url = Some(url);
        }
    }
    let claimed =
        [Label::Isbn, Label::Note, Label::Other, Label::Url, Label::Doi, Label::ContainerTitle, Label::CollectionTitle, Label::Pages];
    let elsewhere = claimed.into_iter().flat_map(|label| places.texts(label)).chain(places.unclaimed().iter().copied());
    // None of these is without a digit.
    let elsewhere: Vec<&str> = elsewhere.filter(|text| text.bytes().any(|byte| byte.is_ascii_digit())).collect();
    let elsewhere = || elsewhere.iter().copied();
    record.doi = record.doi.take().or_else(|| places.unclaimed().iter().find_map(|text| read_doi(text, false)));
    record.isbn = places
        .texts(Label::Isbn)
        .into_iter()
        .find_map(read_isbn)
        .or_else(|| elsewhere().filter(|text| says(text, "isbn")).find_map(read_isbn));
    record.issn = elsewhere().filter(|text| says(text, "issn")).find_map(read_issn).or_else(|| {
        // An ISSN labelled ISBN, or one whose word stands outside its place.
        places.texts(Label::Isbn).into_iter().filter(|text| read_isbn(text).is_none()).find_map(read_issn)
    });
    record.eprint = elsewhere().find_map(read_eprint);
}

fn says(text: &str, word: &str) -> bool {
    text.to_ascii_lowercase().contains(word)
}

/// Appends a remark.
pub(super) fn add_note(record: &mut Record, text: &str) {
    match &mut record.note {
        Some(note) if note.contains(text) => {}
        Some(note) => {
            note.push_str(". ");
            note.push_str(text);
        }
        None => record.note = Some(text.to_owned()),
    }
}

/// Whether the word before a container says that the work stands in it.
fn ends_with_in(text: &str) -> bool {
    const IN: [&str; 11] = ["in", "dalam", "im", "dans", "en", "em", "nel", "в", "trong", "apud", "dlm"];
    let words = text.trim_matches(|c: char| !c.is_alphanumeric());
    words.split_whitespace().next_back().is_some_and(|word| IN.contains(&word.to_lowercase().as_str()))
}

/// The container behind an "in" inside its place: "in: Human Trafficking", "dalam Human Trafficking"; "In Search of" is a title.
fn container_after_in(text: &str) -> Option<&str> {
    let (word, rest) = text.trim_start_matches(['*', '_', ' ']).split_once(' ')?;
    let sure = matches!(word, "in" | "dalam" | "Dalam" | "in:" | "In:" | "dans" | "em" | "Em:" | "en:" | "En:");
    sure.then_some(rest)
}

/// What the text shows beside the values.
fn cues(places: &Places<'_>, record: &Record) -> Cues {
    let title = places.of(Label::Title).first().copied();
    let opening = title.map_or("", |span| places.before(span));
    let quoted_title = opening.trim_end_matches(['*', '_']).ends_with(['"', '“', '„', '«', '‘', '「'])
        || title.is_some_and(|span| span.of(places.raw).trim_start_matches(['*', '_']).starts_with(['"', '“', '„', '«', '「']));
    let in_container = places.of(Label::ContainerTitle).first().is_some_and(|span| {
        let before = places.before(*span);
        ends_with_in(before) || container_after_in(span.of(places.raw)).is_some()
    });
    let emphasised_container = places.of(Label::ContainerTitle).first().is_some_and(|span| places.before(*span).ends_with(['*', '_']));
    let leading_editors = record.authors.is_empty() && !record.editors.is_empty();
    Cues { quoted_title, in_container, leading_editors, emphasised_container }
}

/// The title says the language; a short one together with its container.
fn language_of(record: &Record) -> Option<String> {
    let title = record.title.as_deref().unwrap_or("");
    let both = || record.container_title.as_deref().and_then(|container| language::language(&format!("{title} {container}")));
    language::language(title).or_else(both).map(str::to_owned)
}
