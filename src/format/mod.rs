//! To and from files: reader and writer of a format side by side.

pub mod biblatex;
pub mod citekey;
pub mod ris;
