//! The way of the data through every room, in order: the one file that names them all.

use std::path::Path;

use rayon::prelude::*;

use crate::Result;
use crate::citation::{self, Citation};
use crate::document::{self, Document};
use crate::entry::{self, Entry, Extraction, Origin};
use crate::format::citekey;
use crate::link::{self, Link};
use crate::overlap::{self, Overlap, PaperInput};
use crate::record::names::read_names;
use crate::record::{self, Date, DatePart, ListHint, Record};
use crate::reference::Reference;
use crate::segment::model::Model;
use crate::segment::{self, Segmentation};
use crate::work::{self, Candidate, Works};

/// One paper with everything that was found in it.
#[derive(Clone, Debug)]
pub struct Paper {
    /// What was given.
    pub document: Document,
    /// Where its references, notes and running text are.
    pub extraction: Extraction,
    /// Its references, read, in order of place.
    pub references: Vec<Reference>,
    /// Its citations, in order of place.
    pub citations: Vec<Citation>,
    /// One list of links a citation.
    pub links: Vec<Vec<Link>>,
    /// The paper itself as a record.
    pub own: Record,
}

impl Paper {
    /// Reads the paper at `path`.
    ///
    /// # Errors
    /// When the file cannot be read or holds no text.
    pub fn read(path: &Path) -> Result<Self> {
        Self::read_with(path, segment::shipped())
    }

    /// Reads the paper at `path` with a model of one's own.
    ///
    /// # Errors
    /// When the file cannot be read or holds no text.
    pub fn read_with(path: &Path, model: &Model) -> Result<Self> {
        document::read(path).map(|document| Self::from_document_with(document, model))
    }

    /// Takes a document through the rooms that look at one paper alone.
    pub fn from_document(document: Document) -> Self {
        Self::from_document_with(document, segment::shipped())
    }

    /// The same with a model of one's own.
    pub fn from_document_with(document: Document, model: &Model) -> Self {
        let extraction = entry::extract(&document);
        let references = references(&document.id, &extraction.entries, model);
        let citations = citation::find(&document, &extraction);
        let links = link::link(&citations, &references);
        let own = own_record(&document, model);
        Self { document, extraction, references, citations, links, own }
    }
}

/// Several papers together: which references are one work, and what the papers share.
#[derive(Clone, Debug)]
pub struct Corpus {
    /// The papers, in the order given.
    pub papers: Vec<Paper>,
    /// The references of all papers, in order of paper and place.
    pub references: Vec<Reference>,
    /// The works they name; members are indices into `references`.
    pub works: Works,
    /// The id of each work, parallel to `works.works`.
    pub ids: Vec<String>,
    /// The work of each reference, parallel to `references`.
    pub work_of: Vec<usize>,
    /// What the papers share.
    pub overlap: Overlap,
}

impl Corpus {
    /// Clusters the references of all papers and compares the papers.
    pub fn new(papers: Vec<Paper>) -> Self {
        let references: Vec<Reference> = papers.iter().flat_map(|paper| paper.references.iter().cloned()).collect();
        let candidates: Vec<Candidate<'_>> = references.iter().map(Candidate::of).collect();
        let works = work::cluster(&candidates);
        let ids = work_ids(&works);
        let mut work_of = vec![0; references.len()];
        for (place, work) in works.works.iter().enumerate() {
            for &member in &work.members {
                if let Some(slot) = work_of.get_mut(member) {
                    *slot = place;
                }
            }
        }
        let inputs: Vec<PaperInput<'_>> =
            papers.iter().map(|paper| PaperInput { id: &paper.document.id, meta: &paper.document.meta, own: &paper.own }).collect();
        let overlap = overlap::compute(&inputs, &references, &works, &ids);
        Self { papers, references, works, ids, work_of, overlap }
    }
}

/// Reads one reference string: cuts it into fields and reads their values.
pub fn parse(raw: &str, hint: &ListHint) -> (Segmentation, Record) {
    parse_with(raw, hint, segment::shipped())
}

/// The same with a model of one's own.
pub fn parse_with(raw: &str, hint: &ListHint, model: &Model) -> (Segmentation, Record) {
    let segmentation = segment::tagger::tag(raw, model);
    let record = record::read(raw, &segmentation, hint);
    (segmentation, record)
}

/// The references of one paper, read with what their list shows.
fn references(paper: &str, entries: &[Entry], model: &Model) -> Vec<Reference> {
    let segmentations: Vec<Segmentation> = entries.par_iter().map(|entry| segment::tagger::tag(&entry.raw, model)).collect();
    let hint_of = |origin: Origin| {
        let alike = entries.iter().zip(&segmentations).filter(|(entry, _)| entry.origin == origin);
        record::list_hint(alike.map(|(entry, segmentation)| (entry.raw.as_str(), segmentation)))
    };
    let (listed, noted) = (hint_of(Origin::Bibliography), hint_of(Origin::Footnote));
    let mut references: Vec<Reference> = entries
        .par_iter()
        .zip(segmentations)
        .map(|(entry, segmentation)| {
            let hint = if entry.origin == Origin::Bibliography { listed } else { noted };
            let record = record::read(&entry.raw, &segmentation, &hint);
            Reference { paper: paper.to_owned(), id: reference_id(paper, entry), entry: entry.clone(), segmentation, record }
        })
        .collect();
    let list = references.iter_mut().filter(|reference| reference.entry.origin == Origin::Bibliography);
    record::resolve_repeats(list.map(|reference| &mut reference.record));
    references
}

/// `<paper>#<n>` in a list, `<paper>#note12.2` in a note (its number as printed, or its place where the number is lost).
fn reference_id(paper: &str, entry: &Entry) -> String {
    match (entry.origin, &entry.note, entry.place_in_note) {
        (Origin::Footnote, Some(number), Some((_, k))) => format!("{paper}#note{number}.{k}"),
        (Origin::Footnote, None, Some((place, k))) => format!("{paper}#note@{place}.{k}"),
        _ => format!("{paper}#{}", entry.n),
    }
}

/// Keys of the works, unique, the same whatever the order of the papers.
fn work_ids(works: &Works) -> Vec<String> {
    let wanted: Vec<(String, String)> =
        works.works.iter().map(|work| (citekey::base(&work.record), citekey::content_order(&work.record))).collect();
    citekey::disambiguate(&wanted)
}

/// The paper itself as a record: from its "cite this article" reference where it has one, else from its head.
fn own_record(document: &Document, model: &Model) -> Record {
    let meta = &document.meta;
    let mut own = match meta.citation {
        Some(span) => {
            let raw = span.of(&document.text).split_whitespace().collect::<Vec<_>>().join(" ");
            parse_with(&raw, &ListHint::default(), model).1
        }
        None => Record::default(),
    };
    if own.title.is_none() || meta.citation.is_none() {
        own.title.clone_from(&meta.title);
    }
    if own.authors.is_empty() {
        own.authors = meta.authors.iter().flat_map(|author| read_names(author, Some(false)).names).collect();
    }
    if own.container_title.is_none() {
        own.container_title.clone_from(&meta.venue);
    }
    if own.issued.is_none() {
        own.issued = meta.year.map(|year| Date { start: Some(DatePart { year, month: None, day: None }), ..Date::default() });
    }
    own.volume = own.volume.or_else(|| meta.volume.clone());
    own.issue = own.issue.or_else(|| meta.issue.clone());
    own.pages = own.pages.or_else(|| meta.pages.clone());
    own.doi = own.doi.or_else(|| meta.doi.clone());
    own
}
