//! `ibid` reads the citations of papers as they are written, in mixed styles and several languages, makes clean
//! BibLaTeX of them, and finds out which papers cite the same works.
//!
//! The way of the data is a line of rooms, each with one question; imports run downhill in this order:
//!
//! | room | question |
//! |---|---|
//! | [`document`] | what were we given? bytes become text, blocks and notes |
//! | [`entry`] | where is each reference? |
//! | [`citation`] | who cites what in the running text? |
//! | [`segment`] | which bytes are which field? |
//! | [`record`] | what do the fields say? |
//! | [`key`] | what is equal? folded, comparable values |
//! | [`work`] | which references are one work? |
//! | [`link`] | which citation means which reference? |
//! | [`mod@format`] | to and from files: BibLaTeX, CSL-JSON, RIS |
//! | [`overlap`] | what do papers share? |
//! | [`diagnostic`] | how is a finding said? text, JSON, SARIF, GitHub |
//! | [`check`] | what is wrong? rules over every room |
//! | [`report`] | how is it shown? |
//! | [`output`] | what leaves: the rows and files of `build` |
//! | [`synth`] | labelled references made from records, to train the tagger on |
//! | [`pipeline`] | all of it, in order |
//! | [`cli`] | the shell around it |
//!
//! ```
//! use ibid::format::{biblatex, citekey};
//! use ibid::pipeline;
//! use ibid::record::ListHint;
//!
//! let raw = "Nishikawa, Y. (2010). *Human security in Southeast Asia*. London: Routledge.";
//! let (segmentation, record) = pipeline::parse(raw, &ListHint::default());
//! assert_eq!(segmentation.segments[0].span.of(raw), "Nishikawa, Y.");
//! assert_eq!(record.publisher.as_deref(), Some("Routledge"));
//! let entry = biblatex::write::entry(&record, &citekey::base(&record), &[]);
//! assert!(entry.starts_with("@book{nishikawa2010human,"));
//! ```

#![warn(missing_docs)]

pub mod check;
pub mod citation;
pub mod cli;
pub mod diagnostic;
pub mod document;
pub mod entry;
pub mod error;
pub mod format;
pub mod key;
pub mod link;
pub mod output;
pub mod overlap;
pub mod pipeline;
pub mod record;
pub mod reference;
pub mod report;
pub mod segment;
pub mod span;
pub mod synth;
pub mod work;

pub use error::{Error, Result};
pub use reference::Reference;
pub use span::Span;
