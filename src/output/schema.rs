//! JSON Schemas of the outputs, made from the types that write them.

use schemars::{JsonSchema, Schema, schema_for};

use super::rows::{PairRow, ParseRow, ReferenceRow, WorkRow};
use crate::diagnostic::Row;
use crate::overlap::Overlap;

/// The outputs that have a schema.
pub const NAMES: [&str; 7] = ["parse", "references", "works", "undecided", "citations", "findings", "overlap"];

/// Version of the outputs' shape; it goes up when a reader of the old shape would stumble.
pub const VERSION: u32 = 1;

/// The schema of one output: of a row where it is JSON Lines.
pub fn of(name: &str) -> Option<Schema> {
    let mut schema = match name {
        "parse" => schema_for!(ParseRow),
        "references" => schema_for!(ReferenceRow<'static>),
        "works" => schema_for!(WorkRow<'static>),
        "undecided" => schema_for!(PairRow<'static>),
        "citations" => schema_for!(CitationRow),
        "findings" => schema_for!(Row<'static>),
        "overlap" => schema_for!(Overlap),
        _ => return None,
    };
    schema.insert("x-schema-version".to_owned(), VERSION.into());
    Some(schema)
}

/// One row of `citations.jsonl`.
#[derive(JsonSchema)]
#[allow(dead_code)]
struct CitationRow {
    /// The paper's id.
    paper: String,
    /// Byte range of the paper.
    span: (usize, usize),
    /// The citation as printed.
    raw: String,
    /// `parenthetical`, `narrative`, `numeric`, `note` or `short-note`.
    kind: String,
    /// What it points at.
    cites: Vec<CiteRow>,
}

/// One work pointed at.
#[derive(JsonSchema)]
#[allow(dead_code)]
struct CiteRow {
    /// Names as written.
    names: Vec<String>,
    /// Year as written.
    year: Option<String>,
    /// Pages and the like.
    locator: Option<String>,
    /// A reference's id.
    target: Option<String>,
    /// `exact`, `year-differs`, `spelling-differs`, `ambiguous` or `missing`.
    r#match: String,
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_name_has_a_schema() {
        for name in super::NAMES {
            assert!(super::of(name).is_some(), "{name}");
        }
    }
}
