//! Which bytes are which field: a reference string becomes labelled spans, by nom recognisers and a learned tagger.
//!
//! [`token`] cuts the text and steps over markup, [`mark`] says what is certain, [`view`] and `feature` are what the tagger sees, [`crf`] how it
//! decides, [`tagger`] what becomes of the decision. [`train`] makes a [`model`] of labelled [`row`]s, [`eval`] scores one.

mod address;
pub mod certainty;
mod chunk;
pub mod crf;
pub mod eval;
mod event;
mod feature;
pub mod frame;
mod gap;
pub mod harmonise;
pub(crate) mod hash;
mod history;
pub mod lexicon;
pub mod mark;
mod markup;
pub mod model;
mod open;
mod own;
pub mod places;
pub mod rescore;
pub mod row;
pub mod state;
pub mod tagger;
pub mod token;
pub mod train;
pub mod view;

use std::borrow::Cow;
use std::path::Path;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::{Error, Result, Span};

/// A field of a reference, named as in CSL; see the project's interface description for what each holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Label {
    Author,
    Editor,
    Translator,
    Title,
    ContainerTitle,
    CollectionTitle,
    Date,
    Volume,
    Issue,
    Pages,
    Publisher,
    Location,
    Edition,
    Doi,
    Isbn,
    Url,
    Note,
    Genre,
    Medium,
    CitationNumber,
    Other,
}

impl Label {
    /// Every label, in the order of the model file.
    pub const ALL: [Label; 21] = [
        Label::Author,
        Label::Editor,
        Label::Translator,
        Label::Title,
        Label::ContainerTitle,
        Label::CollectionTitle,
        Label::Date,
        Label::Volume,
        Label::Issue,
        Label::Pages,
        Label::Publisher,
        Label::Location,
        Label::Edition,
        Label::Doi,
        Label::Isbn,
        Label::Url,
        Label::Note,
        Label::Genre,
        Label::Medium,
        Label::CitationNumber,
        Label::Other,
    ];

    /// The label's name in labelled data and output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Label::Author => "author",
            Label::Editor => "editor",
            Label::Translator => "translator",
            Label::Title => "title",
            Label::ContainerTitle => "container-title",
            Label::CollectionTitle => "collection-title",
            Label::Date => "date",
            Label::Volume => "volume",
            Label::Issue => "issue",
            Label::Pages => "pages",
            Label::Publisher => "publisher",
            Label::Location => "location",
            Label::Edition => "edition",
            Label::Doi => "doi",
            Label::Isbn => "isbn",
            Label::Url => "url",
            Label::Note => "note",
            Label::Genre => "genre",
            Label::Medium => "medium",
            Label::CitationNumber => "citation-number",
            Label::Other => "other",
        }
    }

    /// The label of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|label| label.as_str() == name)
    }
}

/// A labelled place in a reference string.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Segment {
    /// Which field.
    pub label: Label,
    /// Which bytes of the string.
    pub span: Span,
    /// How sure the tagger is, 0 to 1.
    pub confidence: f32,
}

/// A reference string cut into fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Segmentation {
    /// Sorted by place, disjoint, trimmed of the punctuation and signal words around the values.
    pub segments: Vec<Segment>,
    /// How sure the tagger is of the whole, 0 to 1.
    pub confidence: f32,
}

impl Segmentation {
    /// The places labelled `label`, in order.
    pub fn of(&self, label: Label) -> impl Iterator<Item = Span> + '_ {
        self.segments.iter().filter(move |s| s.label == label).map(|s| s.span)
    }

    /// What lies before, between and behind the segments of the labels that count, in order; it may be empty.
    pub fn gaps(&self, raw: &str, counts: impl Fn(Label) -> bool) -> impl Iterator<Item = Span> {
        let mut at = 0;
        let taken = self.segments.iter().filter(move |segment| counts(segment.label)).map(|segment| segment.span);
        taken.chain([Span::new(raw.len(), raw.len())]).map(move |span| {
            let gap = Span::new(at, span.start.max(at));
            at = at.max(span.end);
            gap
        })
    }

    /// How sure the tagger is of a field: of the least sure of its segments. `None` where there is none.
    pub fn confidence_of(&self, label: Label) -> Option<f32> {
        self.segments.iter().filter(|s| s.label == label).map(|s| s.confidence).reduce(f32::min)
    }
}

/// Cuts one reference string (Markdown emphasis and links may be in it) into fields with the model in the binary.
/// Never fails: what no field claims lies in no span.
pub fn segment(raw: &str) -> Segmentation {
    tagger::tag(raw, shipped())
}

/// The model in the binary.
pub fn shipped() -> &'static model::Model {
    // Its checksum is a test's matter, not every start's.
    static MODEL: LazyLock<model::Model> =
        LazyLock::new(|| model::Model::trusted(Cow::Borrowed(SHIPPED)).unwrap_or_else(model::Model::empty));
    &MODEL
}

/// The lexicon of the model in the binary, for those who need no more of it.
pub fn lexicon() -> &'static lexicon::Lexicon {
    static LEXICON: LazyLock<lexicon::Lexicon> = LazyLock::new(|| model::lexicon(SHIPPED));
    &LEXICON
}

static SHIPPED: &[u8] = include_bytes!("tagger.model");

/// The model in a file that `ibid train` wrote.
///
/// # Errors
/// When the file cannot be read, is no model, or is damaged.
pub fn load(path: &Path) -> Result<model::Model> {
    let bytes = std::fs::read(path).map_err(|source| Error::io(path, source))?;
    let whole = model::begins(&bytes);
    let complaint = if whole { "a tagger model, but damaged" } else { "not a tagger model of this version (`ibid train` makes one)" };
    model::Model::read(Cow::Owned(bytes)).ok_or_else(|| Error::format(path, None, complaint))
}
