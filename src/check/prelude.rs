//! What does every rule need? One `use` for it.

pub use super::{Context, Corpus, Field, File, Item, Rule, Sink, nearest};
pub use crate::Span;
pub use crate::diagnostic::{Fix, Group, Meta, Place, Severity};
pub use crate::format::biblatex::{BibEntry, BibField, Bibliography, datamodel};
pub use crate::pipeline::Paper;
pub use crate::record::{EntryType, Record};
