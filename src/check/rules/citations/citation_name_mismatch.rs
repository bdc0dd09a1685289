//! Is a name cited otherwise than the list spells it?

use super::cited_not_listed::{linked, place};
use crate::check::prelude::*;
use crate::citation::{Citation, CitationKind, Cite};
use crate::link::Match;
use crate::work::value::names_text;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "citation-name-mismatch",
    severity: Severity::Warning,
    default: true,
    group: Group::Citations,
    summary: "a name cited otherwise than the list spells it",
    page: include_str!("citation_name_mismatch.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn paper(&self, file: &File<'_>, paper: &Paper, cx: &Context<'_>, out: &mut Sink<'_>) {
        for (citation, cite, link) in linked(paper) {
            let Some(item) = link.target.and_then(|target| cx.items_of(file).get(target)) else { continue };
            if let Some(message) = too_few(citation, cite, item.record).filter(|_| link.verdict == Match::Exact) {
                out.about(item, file.at(place(citation, file.text, cite)), message).related(item.place(Field::Author), "the entry");
            }
            if link.verdict != Match::SpellingDiffers {
                continue;
            }
            // The misspelling of a title's short form is told of the title, not of the name.
            let (cited, what) = match citation.kind {
                CitationKind::ShortNote if cite.names.is_empty() => (cite.title.clone().unwrap_or_default(), "the title"),
                _ => (cite.names.join(" & "), "the name"),
            };
            let Some(listed) = listed(item).filter(|_| !cited.is_empty()) else { continue };
            // "Office of Free Rivers (OFR)" says itself what the acronym means.
            if listed.contains(&format!("({cited})")) || listed.contains(&format!("[{cited}]")) {
                continue;
            }
            out.about(item, file.at(place(citation, file.text, cite)), format!("the list has {what} {listed} where {cited} is cited"))
                .related(item.place(if item.record.authors.is_empty() { Field::Editor } else { Field::Author }), "the entry");
        }
    }
}

/// What to say of a citation by one name, without "et al.", of a work by several people.
fn too_few(citation: &Citation, cite: &Cite, record: &Record) -> Option<String> {
    let people = if record.authors.is_empty() { &record.editors } else { &record.authors };
    let plain = people.iter().all(|name| name.family.is_some() && name.given.is_some());
    let in_text = matches!(citation.kind, CitationKind::Parenthetical | CitationKind::Narrative) && cite.label.is_none();
    let [name] = cite.names.as_slice() else { return None };
    // A name of several words may be all of them: "Bohr–Sommerfeld", "Marx/Engels".
    let single = !name.contains(['–', '/', '-', '&']) && !cite.truncated && cite.year.is_some();
    (in_text && single && plain && people.len() > 1).then(|| format!("{name} alone is cited of {} names in the list", people.len()))
}

/// The names of the entry, or its title where it has none.
fn listed(item: &Item<'_>) -> Option<String> {
    let record = item.record;
    let people = if record.authors.is_empty() { &record.editors } else { &record.authors };
    let names = names_text(people.get(..people.len().min(3)).unwrap_or(people), people.len() > 3 || record.authors_truncated);
    if people.is_empty() { record.title.clone() } else { Some(names) }
}
