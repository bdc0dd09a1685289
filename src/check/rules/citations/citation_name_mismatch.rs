//! Is a name cited otherwise than the list spells it?

use super::super::names::people::said;
use super::cited_not_listed::{linked, place};
use crate::check::prelude::*;
use crate::citation::{Citation, CitationKind, Cite};
use crate::key::fold;
use crate::link::Match;
use crate::record::Name;
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
        for item in cx.listed(file) {
            for (own, name) in otherwise(&paper.own.authors, &item.record.authors) {
                let place = item.find(Field::Author, name.family.as_deref().unwrap_or(""));
                out.about(item, place, format!("{} here, where the paper itself is by {}", said(name), said(own)));
            }
        }
    }
}

/// The names in an entry by the paper's own authors that have another initial than the paper gives them. Another of them must be named
/// alike: one family name alone may be a relative's.
fn otherwise<'n>(own: &'n [Name], listed: &'n [Name]) -> Vec<(&'n Name, &'n Name)> {
    let initial = |name: &Name| name.given.as_deref().and_then(|given| fold(given).chars().next());
    let family = |name: &Name| name.family.as_deref().map(fold);
    let named = |name: &&Name| name.family.is_some() && name.given.is_some();
    let alike = |name: &Name| own.iter().any(|own| family(own) == family(name) && initial(own) == initial(name));
    if !listed.iter().filter(named).any(alike) {
        return Vec::new();
    }
    let others = listed.iter().filter(named).filter(|name| !alike(name));
    others.filter_map(|name| Some((own.iter().filter(named).find(|own| family(own) == family(name))?, name))).collect()
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
