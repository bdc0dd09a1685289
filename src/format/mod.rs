//! To and from files: reader and writer of a format side by side.

pub mod biblatex;
pub mod citekey;
pub mod csl_json;
pub mod ris;

use clap::ValueEnum;

use crate::record::Record;

/// A format that records are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// BibLaTeX
    Biblatex,
    /// One JSON object a line, with the place of every field
    Jsonl,
    /// CSL-JSON, one array
    CslJson,
    /// RIS
    Ris,
}

impl Format {
    /// The records with their keys as one file. JSON Lines have rows of their own; here they hold the CSL item.
    pub fn render(self, records: &[Record], keys: &[String]) -> String {
        let pairs = records.iter().zip(keys);
        match self {
            Self::Biblatex => pairs.map(|(record, key)| biblatex::write::entry(record, key, &[])).collect::<Vec<_>>().join("\n"),
            Self::Ris => pairs.map(|(record, key)| ris::entry(record, key)).collect(),
            Self::Jsonl => pairs.map(|(record, key)| keyed(record, key).to_string() + "\n").collect(),
            Self::CslJson => {
                let items: Vec<_> = pairs.map(|(record, key)| keyed(record, key)).collect();
                serde_json::to_string_pretty(&items).map_or_else(|_| String::new(), |text| text + "\n")
            }
        }
    }
}

/// The CSL-JSON item with its key as `id`, first.
fn keyed(record: &Record, key: &str) -> serde_json::Value {
    let mut item = serde_json::Map::new();
    item.insert("id".to_owned(), key.into());
    if let serde_json::Value::Object(fields) = csl_json::to_csl(record) {
        item.extend(fields);
    }
    item.into()
}
