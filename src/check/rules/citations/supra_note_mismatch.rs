//! Does the note that a "supra note 5" points at hold the work?

use super::cited_not_listed::{linked, said};
use super::ibid_ambiguous::back_place;
use crate::check::prelude::*;
use crate::citation::CitationKind;
use crate::link::in_list;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "supra-note-mismatch",
    severity: Severity::Error,
    default: true,
    group: Group::Citations,
    summary: "a “supra note 5” whose note does not cite that work",
    page: include_str!("supra_note_mismatch.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn paper(&self, file: &File<'_>, paper: &Paper, cx: &Context<'_>, out: &mut Sink<'_>) {
        let notes = &paper.extraction.notes;
        let printed = notes.iter().filter(|note| note.number.is_some()).count();
        let canonical = in_list(&paper.references);
        let in_list = |work: usize| canonical.get(work).copied().flatten().unwrap_or(work);
        for (citation, cite, link) in linked(paper).filter(|(citation, ..)| citation.kind == CitationKind::ShortNote) {
            let Some(back) = cite.back.as_deref().filter(|_| !cite.names.is_empty()) else { continue };
            // The last number is the note's: "op. cit. (1995), n. 4".
            let digits = back.split(|c: char| !c.is_ascii_digit()).rfind(|digits| !digits.is_empty()).unwrap_or("");
            let Some(number) = digits.parse::<usize>().ok().filter(|number| *number < 1000 && !back.contains(&format!("({number})")))
            else {
                continue;
            };
            // Numbers that the source has lost are counted, which is no proof.
            if printed < notes.len() {
                continue;
            }
            let place = file.at(back_place(citation.span, file.text, back));
            let Some(at) = notes.iter().position(|note| note.number.as_deref() == Some(digits)) else {
                out.add(place, format!("there is no note {number}"));
                continue;
            };
            let cited = |place: usize| {
                linked(paper).filter(move |(_, other, _)| other.note_place == Some(place)).filter_map(|(_, _, link)| link.target)
            };
            let Some(target) = link.target else { continue };
            if cited(at + 1).next().is_none() || cited(at + 1).any(|work| in_list(work) == in_list(target)) {
                continue;
            }
            let elsewhere = linked(paper)
                .filter(|(other, ..)| other.kind == CitationKind::Note)
                .find(|(_, _, other)| other.target.map(in_list) == Some(in_list(target)))
                .and_then(|(_, other, _)| other.note_place?.checked_sub(1))
                .and_then(|place| notes.get(place)?.number.as_deref());
            let hint = elsewhere.map(|note| format!("; it stands in note {note}")).unwrap_or_default();
            let finding = out.add(place, format!("note {number} does not cite {}{hint}", said(cite)));
            if let Some(item) = cx.items_of(file).get(target) {
                finding.related(item.whole(), "the work");
            }
        }
    }
}
