//! What leaves: the rows and files of `build`, and how they are put on disk.

pub mod bib;
pub mod build;
pub mod rows;
pub mod schema;
pub mod write;
