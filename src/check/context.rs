//! What do rules look at? [`Context`]: all files of a run with their references, and [`Corpus`]: which of those are one work.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

use super::item::{Form, Item};
use super::library::{Content, Library};
use crate::Span;
use crate::diagnostic::{Place, Source};
use crate::format::biblatex::Bibliography;
use crate::pipeline::{self, Paper};
use crate::work::{self, Candidate, Works};

/// All files of a run.
#[derive(Debug)]
pub struct Context<'a> {
    /// The files: papers, then bibliographies, in the order given.
    pub files: Vec<File<'a>>,
    /// The references of all files, in order of file and place.
    pub items: Vec<Item<'a>>,
    works: Option<&'a Works>,
}

/// One file of a run.
#[derive(Clone, Debug)]
pub struct File<'a> {
    /// Its index among the context's files.
    pub index: usize,
    /// The paper's id; of a bibliography its path as given.
    pub id: &'a str,
    /// Its path as given.
    pub name: &'a str,
    /// Its text, which places point into.
    pub text: &'a str,
    /// The range of its references among the context's items.
    pub items: Range<usize>,
    /// What kind of file it is.
    pub kind: Kind<'a>,
    /// The index of the first item of each id.
    keys: HashMap<&'a str, usize>,
}

/// What kind of file it is.
#[derive(Clone, Copy, Debug)]
pub enum Kind<'a> {
    /// A paper.
    Paper(&'a Paper),
    /// A `.bib` file.
    Bib(&'a Bibliography),
    /// RIS, CSL-JSON.
    Other,
}

impl File<'_> {
    /// A place in this file.
    pub fn at(&self, span: Span) -> Place {
        Place { file: self.index, span }
    }
}

impl<'a> Context<'a> {
    /// The context of papers and bibliographies.
    pub fn new(papers: &'a [Paper], libraries: &'a [Library]) -> Self {
        let mut context = Self { files: Vec::new(), items: Vec::new(), works: None };
        for paper in papers {
            context.paper(paper);
        }
        for library in libraries {
            context.library(library);
        }
        context
    }

    /// The context of a corpus whose works are known.
    pub fn of_corpus(corpus: &'a pipeline::Corpus) -> Self {
        Self { works: Some(&corpus.works), ..Self::new(&corpus.papers, &[]) }
    }

    fn paper(&mut self, paper: &'a Paper) {
        let (file, document) = (self.files.len(), &paper.document);
        let forms = paper.references.iter().map(|reference| (reference.id.as_str(), &reference.record, Form::Reference(reference)));
        let items = self.add(file, &document.text, forms);
        let kind = Kind::Paper(paper);
        let keys = self.keys(&items);
        self.files.push(File { index: file, id: &document.id, name: &document.name, text: &document.text, items, kind, keys });
    }

    fn library(&mut self, library: &'a Library) {
        let file = self.files.len();
        let (kind, items) = match &library.content {
            Content::Bib(bib) => {
                let forms = bib.entries.iter().map(|entry| (entry.key.as_str(), &entry.record, Form::Entry(entry)));
                (Kind::Bib(bib), self.add(file, &library.text, forms))
            }
            Content::Other(entries) => {
                let forms = entries.iter().map(|entry| (entry.key.as_str(), &entry.record, Form::Whole(entry.span)));
                (Kind::Other, self.add(file, &library.text, forms))
            }
        };
        let keys = self.keys(&items);
        self.files.push(File { index: file, id: &library.name, name: &library.name, text: &library.text, items, kind, keys });
    }

    fn keys(&self, items: &Range<usize>) -> HashMap<&'a str, usize> {
        let mut keys = HashMap::with_capacity(items.len());
        for item in self.items.get(items.clone()).unwrap_or(&[]) {
            keys.entry(item.id).or_insert(item.index);
        }
        keys
    }

    fn add(
        &mut self,
        file: usize,
        text: &'a str,
        forms: impl Iterator<Item = (&'a str, &'a crate::record::Record, Form<'a>)>,
    ) -> Range<usize> {
        let start = self.items.len();
        self.items.extend(forms.enumerate().map(|(n, (id, record, form))| Item { index: start + n, file, id, record, form, text }));
        start..self.items.len()
    }

    /// The references of a file.
    pub fn items_of(&self, file: &File<'_>) -> &[Item<'a>] {
        self.items.get(file.items.clone()).unwrap_or(&[])
    }

    /// The references in the list of a paper; none of a bibliography.
    pub fn listed(&self, file: &File<'_>) -> impl Iterator<Item = &Item<'a>> {
        self.items_of(file).iter().filter(|item| item.listed() && item.reference().is_some())
    }

    /// The first item of a file that has that key (or id).
    pub fn keyed(&self, file: &File<'_>, key: &str) -> Option<&Item<'a>> {
        file.keys.get(key).and_then(|&index| self.items.get(index))
    }

    /// The file an item stands in.
    pub fn file_of(&self, item: &Item<'_>) -> Option<&File<'a>> {
        self.files.get(item.file)
    }

    /// The text at a place.
    pub fn text_at(&self, place: Place) -> &'a str {
        self.files.get(place.file).map_or("", |file| place.span.of(file.text))
    }

    /// The `.bib` files with their content.
    pub fn bibs(&self) -> impl Iterator<Item = (&File<'a>, &'a Bibliography)> {
        self.files.iter().filter_map(|file| match file.kind {
            Kind::Bib(bib) => Some((file, bib)),
            _ => None,
        })
    }

    /// The papers.
    pub fn papers(&self) -> impl Iterator<Item = (&File<'a>, &'a Paper)> {
        self.files.iter().filter_map(|file| match file.kind {
            Kind::Paper(paper) => Some((file, paper)),
            _ => None,
        })
    }

    /// The files as the renderers want them.
    pub fn sources(&self) -> Vec<Source<'a>> {
        self.files.iter().map(|file| Source::new(file.id, file.name, file.text)).collect()
    }
}

/// All files together: what rules of the corpus look at, one rule after the other.
#[derive(Debug)]
pub struct Corpus<'c, 'a> {
    /// The files and items.
    pub context: &'c Context<'a>,
    works: OnceCell<Cow<'a, Works>>,
}

impl<'c, 'a> Corpus<'c, 'a> {
    pub(super) fn new(context: &'c Context<'a>) -> Self {
        let works = context.works.map_or_else(OnceCell::new, |works| OnceCell::from(Cow::Borrowed(works)));
        Self { context, works }
    }

    /// Which items of all files are one work; members are indices into [`Context::items`]. The first call clusters, so a rule that can
    /// tell beforehand that there is nothing to do should.
    pub fn works(&self) -> &Works {
        self.works.get_or_init(|| {
            let candidate = |item: &Item<'a>| {
                let paper = self.context.file_of(item).map_or("", |file| file.id);
                Candidate { id: item.id, paper, record: item.record, listed: item.listed() }
            };
            let candidates: Vec<Candidate<'a>> = self.context.items.iter().map(candidate).collect();
            Cow::Owned(work::cluster(&candidates))
        })
    }

    /// The item of that index, as members of works have it.
    pub fn item(&self, index: usize) -> Option<&Item<'a>> {
        self.context.items.get(index)
    }
}
