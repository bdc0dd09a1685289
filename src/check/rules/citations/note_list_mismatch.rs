//! Do a note and the list of one paper say different things of a work?

use crate::check::prelude::*;
use crate::check::rules::papers::variant_across_papers::is_only_longer;
use crate::link::in_list;
use crate::work::{Candidate, conflicts};

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "note-list-mismatch",
    severity: Severity::Warning,
    default: true,
    group: Group::Citations,
    summary: "a work written otherwise in a note than in the same paper's list",
    page: include_str!("note_list_mismatch.md"),
};

/// What a note and a list must have in common; how much else each says is a matter of style.
const FIELDS: [Field; 11] = [
    Field::Author,
    Field::Editor,
    Field::Title,
    Field::Container,
    Field::Publisher,
    Field::Date,
    Field::Volume,
    Field::Issue,
    Field::Pages,
    Field::Edition,
    Field::Doi,
];

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn paper(&self, file: &File<'_>, paper: &Paper, cx: &Context<'_>, out: &mut Sink<'_>) {
        let items = cx.items_of(file);
        for (note, list) in in_list(&paper.references).into_iter().enumerate() {
            let Some((note, list)) = list.and_then(|list| Some((items.get(note)?, items.get(list)?))) else { continue };
            let candidates: Vec<Candidate<'_>> = [note, list].into_iter().filter_map(|item| item.reference().map(Candidate::of)).collect();
            for conflict in conflicts(&candidates) {
                let Some(field) = Field::from_csl(conflict.field).filter(|field| FIELDS.contains(field)) else { continue };
                let values = list.value(field).zip(note.value(field));
                if let Some((there, here)) = values.filter(|(there, here)| !is_only_longer(field, there, here)) {
                    out.about(note, note.place(field), format!("{} is {here} in this note, {there} in the list", field.word()))
                        .related(list.place(field), format!("{there} here"));
                }
            }
            if note.record.issued.is_none() && year(list).is_some_and(|year| !note.raw().contains(&year)) {
                let year = year(list).unwrap_or_default();
                out.about(note, note.whole(), format!("no year in this note, {year} in the list"))
                    .related(list.place(Field::Date), format!("{year} here"));
            }
        }
    }
}

fn year(item: &Item<'_>) -> Option<String> {
    item.record.issued.as_ref().and_then(|date| date.start).map(|part| part.year.to_string())
}
