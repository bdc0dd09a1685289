//! To and from files: reader and writer of a format side by side.

pub mod csl_json;
