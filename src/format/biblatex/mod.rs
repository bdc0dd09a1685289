//! BibLaTeX: what goes into a `.bib` file and what comes out of one.
//!
//! | file | question |
//! |---|---|
//! | [`mod@write`] | how does an entry look as text? |
//! | `place` | which value stands in which field? |
//! | `addendum` | how is a value said that its type has no field for? |
//! | [`model`] | which fields does a type have, and which must it have? |
//! | [`datamodel`] | which types and fields does BibLaTeX know at all? |
//! | `edtf` | how is a date written? |
//! | `persons` | how is a list of names written and read? |
//! | `protect` | which words of a title must keep their capitals? |
//! | `escape` | which characters mean something to TeX? |
//! | [`read`] | what does a file say? |
//! | `decode` | which characters does TeX source stand for? |
//! | `vocabulary` | which words stand for a language, a state of publication, a kind of thesis? |

mod addendum;
pub mod datamodel;
mod decode;
mod edtf;
mod escape;
pub mod model;
mod persons;
mod place;
mod protect;
pub mod read;
mod vocabulary;
pub mod write;

pub use place::{Placed, place as placed};
pub use read::{BibEntry, BibField, BibString, Bibliography, FieldPlace, Problem, ProblemKind};
