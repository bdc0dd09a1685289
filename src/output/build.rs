//! The files of `ibid build`, by name.

use std::fs;
use std::path::Path;

use super::rows::{PairRow, ReferenceRow};
use super::{bib, rows, write};
use crate::check::{self, Context};
use crate::pipeline::Corpus;
use crate::report::overlap_md;
use crate::{Error, Result, diagnostic, link};

/// Everything `build` writes: file name and content, in a fixed order.
pub fn files(corpus: &Corpus) -> Vec<(String, String)> {
    let bibs = bib::render(corpus);
    let mut files: Vec<(String, String)> =
        corpus.papers.iter().zip(bibs.papers).map(|(paper, text)| (format!("{}.bib", paper.document.id), text)).collect();
    let work_id = |index: usize| corpus.work_of.get(index).and_then(|&work| corpus.ids.get(work)).map(String::as_str);
    let references = corpus.references.iter().enumerate().map(|(index, reference)| ReferenceRow::new(reference, work_id(index)));
    let undecided = corpus.works.undecided.iter().map(|pair| PairRow::new(pair, &corpus.references));
    let citations = corpus.papers.iter().flat_map(|paper| {
        let rows = paper.citations.iter().zip(&paper.links);
        rows.map(|(citation, links)| link::row(&paper.document.id, citation, links, &paper.references))
    });
    files.push(("works.bib".to_owned(), bibs.works));
    files.push(("references.jsonl".to_owned(), write::json_lines(references)));
    files.push(("works.jsonl".to_owned(), write::json_lines(rows::works(corpus))));
    files.push(("undecided.jsonl".to_owned(), write::json_lines(undecided)));
    files.push(("citations.jsonl".to_owned(), write::json_lines(citations)));
    let (context, findings) = (Context::of_corpus(corpus), check::of_corpus(corpus));
    let sources = context.sources();
    files.push(("findings.jsonl".to_owned(), write::json_lines(findings.iter().map(|finding| diagnostic::row(finding, &sources)))));
    files.push(("overlap.json".to_owned(), pretty(&corpus.overlap)));
    files.push(("overlap.md".to_owned(), overlap_md::render(&corpus.overlap, &corpus.references)));
    files
}

/// Writes the files into `folder`, which is made if it is not there. A `.bib` file that was not written by this program stays as it is.
///
/// # Errors
/// When the folder or a file cannot be written, or would replace a `.bib` file that somebody typed.
pub fn save(folder: &Path, files: &[(String, String)]) -> Result<()> {
    fs::create_dir_all(folder).map_err(|source| Error::io(folder, source))?;
    for (name, _) in files {
        guard(&folder.join(name))?;
    }
    files.iter().try_for_each(|(name, text)| write::atomically(&folder.join(name), text.as_bytes()))
}

/// Refuses a `.bib` file in the way that does not begin with [`bib::HEADER`].
fn guard(path: &Path) -> Result<()> {
    if path.extension().is_none_or(|extension| extension != "bib") {
        return Ok(());
    }
    match fs::read(path) {
        Ok(bytes) if !bytes.is_empty() && !bytes.starts_with(bib::HEADER.as_bytes()) => {
            Err(Error::Usage(format!("{}: not written by ibid, so it is not replaced; choose another --out", path.display())))
        }
        _ => Ok(()),
    }
}

/// JSON over several lines, with a line end behind it.
pub fn pretty<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string_pretty(value).map_or_else(|_| String::new(), |text| text + "\n")
}
