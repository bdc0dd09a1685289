//! What does a rule see of one reference? [`Item`]: its record and the places of its fields, the same for a paper's reference as for an entry.

use std::borrow::Cow;

use super::Field;
use crate::Span;
use crate::diagnostic::Place;
use crate::entry::Origin;
use crate::format::biblatex::{BibEntry, BibField};
use crate::record::Record;
use crate::reference::Reference;

/// One reference of a paper or one entry of a bibliography.
#[derive(Clone, Copy, Debug)]
pub struct Item<'a> {
    /// Its index among the context's items.
    pub index: usize,
    /// The index of its file among the context's files.
    pub file: usize,
    /// The reference's id, or the entry's key as written (which may be empty or stand twice).
    pub id: &'a str,
    /// What it says.
    pub record: &'a Record,
    pub(super) form: Form<'a>,
    pub(super) text: &'a str,
}

/// Where an item comes from.
#[derive(Clone, Copy, Debug)]
pub(super) enum Form<'a> {
    Reference(&'a Reference),
    Entry(&'a BibEntry),
    /// Of a format whose fields have no places of their own.
    Whole(Span),
}

impl<'a> Item<'a> {
    /// The entry of a `.bib` file; `None` for everything else.
    pub fn bib(&self) -> Option<&'a BibEntry> {
        match self.form {
            Form::Entry(entry) => Some(entry),
            _ => None,
        }
    }

    /// The reference of a paper; `None` for everything else.
    pub fn reference(&self) -> Option<&'a Reference> {
        match self.form {
            Form::Reference(reference) => Some(reference),
            _ => None,
        }
    }

    /// Whether it stands in a list or a bibliography, not in a note.
    pub fn listed(&self) -> bool {
        self.reference().is_none_or(|reference| reference.entry.origin == Origin::Bibliography)
    }

    /// How sure the tagger is of what a reference says; 1 of an entry, whose fields are written apart.
    pub fn confidence(&self) -> f32 {
        self.reference().map_or(1.0, |reference| reference.segmentation.confidence)
    }

    /// A field of a `.bib` entry by its name there: the first that is filled in. `None` for other files.
    pub fn raw_field(&self, name: &str) -> Option<BibField<'a>> {
        self.bib()?.raw_fields().find(|field| field.name == name && !field.value.trim().is_empty())
    }

    /// The item as it stands in its file: a reference's raw text, an entry from `@` to its closing brace.
    pub fn raw(&self) -> &'a str {
        match self.form {
            Form::Reference(reference) => &reference.entry.raw,
            _ => self.span().of(self.text),
        }
    }

    /// A field's value as text; see [`Field::text`].
    pub fn value(&self, field: Field) -> Option<String> {
        field.text(self.record)
    }

    /// All of it, from its first byte to its last.
    pub fn span(&self) -> Span {
        match self.form {
            Form::Reference(reference) => reference.entry.hull(),
            Form::Entry(entry) => entry.span,
            Form::Whole(span) => span,
        }
    }

    /// The place of all of it.
    pub fn whole(&self) -> Place {
        self.at(self.span())
    }

    /// The place to point at when the whole is meant: `@article{key` of an entry, all of a reference.
    pub fn head(&self) -> Place {
        match self.form {
            Form::Entry(entry) => self.at(Span::new(entry.span.start, entry.key_span.end.max(entry.kind_span.end))),
            Form::Whole(span) => {
                let line = span.of(self.text).lines().next().map_or(0, str::len);
                self.at(Span::new(span.start, span.start + line))
            }
            Form::Reference(_) => self.whole(),
        }
    }

    /// The place of a field in the source file; [`Item::head`] where it has none.
    pub fn place(&self, field: Field) -> Place {
        self.field(field).unwrap_or_else(|| self.head())
    }

    /// The place of a field in the source file: of an entry what stands between the braces. `None` where it has none: the field is not
    /// given, or was derived from others.
    pub fn field(&self, field: Field) -> Option<Place> {
        let span = match self.form {
            Form::Entry(_) => field.bib_names().iter().find_map(|name| self.raw_field(name)).map(|raw| raw.place.content),
            Form::Reference(reference) => self.labelled(reference, field),
            Form::Whole(span) => field.hallmark(self.record).and_then(|value| within(span, span.of(self.text), &value)),
        };
        span.filter(|span| !span.is_empty()).map(|span| self.at(span))
    }

    /// The place of a piece of a field's text, such as one of several names; the field's place where the piece is not found there.
    pub fn find(&self, field: Field, piece: &str) -> Place {
        let whole = self.place(field);
        within(whole.span, whole.span.of(self.text), piece).map_or(whole, |span| self.at(span))
    }

    /// The text at a place of this item's file.
    pub fn text_at(&self, place: Place) -> &'a str {
        place.span.of(self.text)
    }

    /// A place in this item's file.
    pub fn at(&self, span: Span) -> Place {
        Place { file: self.file, span }
    }

    /// A place in this item's file of a span of [`Item::raw`].
    pub fn at_raw(&self, span: Span) -> Place {
        match self.form {
            Form::Reference(reference) => self.at(reference.entry.place(self.text, span).unwrap_or_else(|| reference.entry.hull())),
            _ => self.at(Span::new(self.span().start + span.start, self.span().start + span.end)),
        }
    }

    /// What it is known by when its place in the file changes: an entry's key, a reference's first letters.
    pub(super) fn anchor(&self) -> Cow<'a, str> {
        const LETTERS: usize = 40;
        match self.form {
            Form::Reference(reference) => {
                let letters = reference.entry.raw.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
                letters.take(LETTERS).collect::<String>().into()
            }
            _ => self.id.into(),
        }
    }

    /// The labelled place that holds the value: of several of one label the one in which it is found.
    fn labelled(&self, reference: &Reference, field: Field) -> Option<Span> {
        let raw = reference.entry.raw.as_str();
        let value = field.hallmark(self.record)?;
        let segments = || field.labels().iter().flat_map(|&label| reference.segmentation.of(label));
        let chosen = segments()
            .find(|span| within(*span, span.of(raw), &value).is_some())
            // A value read from elsewhere is pointed at where it stands.
            .or_else(|| within(Span::new(0, raw.len()), raw, &value))
            .or_else(|| field.labels().first().and_then(|&label| reference.segmentation.of(label).next()))?;
        reference.entry.place(self.text, chosen)
    }
}

/// Where `piece` stands in `text`, which begins at `place`; a number must stand alone.
fn within(place: Span, text: &str, piece: &str) -> Option<Span> {
    let piece = piece.trim();
    if piece.is_empty() {
        return None;
    }
    let number = piece.bytes().all(|byte| byte.is_ascii_digit());
    let alone = |at: usize| {
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        !number
            || !digit(text.get(..at).and_then(|t| t.chars().next_back()))
                && !digit(text.get(at + piece.len()..).and_then(|t| t.chars().next()))
    };
    let found = text.match_indices(piece).map(|(at, _)| at).find(|&at| alone(at))?;
    Some(Span::new(place.start + found, place.start + found + piece.len()))
}
