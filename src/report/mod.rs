//! How it is shown: Markdown and CSV.

mod markdown;
pub mod overlap_csv;
pub mod overlap_md;
