//! RIS: tagged lines that every reference manager takes, one value a line.

mod read;
mod write;

pub use read::{RisEntry, read};
pub use write::{entry, file};

use crate::record::EntryType;

/// RIS's code of each type. The first row of a code is the type it is read as; unknown codes are read as [`EntryType::Misc`].
const TYPES: [(&str, EntryType); 30] = [
    ("JOUR", EntryType::Article),
    ("MGZN", EntryType::Article),
    ("NEWS", EntryType::Article),
    ("EJOUR", EntryType::Article),
    ("JFULL", EntryType::Periodical),
    ("BOOK", EntryType::Book),
    ("EBOOK", EntryType::Book),
    ("EDBOOK", EntryType::Collection),
    ("CHAP", EntryType::InCollection),
    ("CHAP", EntryType::InBook),
    ("ECHAP", EntryType::InCollection),
    ("ENCYC", EntryType::InCollection),
    ("CPAPER", EntryType::InProceedings),
    ("CONF", EntryType::Proceedings),
    ("THES", EntryType::Thesis),
    ("RPRT", EntryType::Report),
    ("GOVDOC", EntryType::Report),
    ("STAND", EntryType::Report),
    ("ELEC", EntryType::Online),
    ("WEB", EntryType::Online),
    ("BLOG", EntryType::Online),
    ("DATA", EntryType::Dataset),
    ("COMP", EntryType::Software),
    ("CASE", EntryType::Jurisdiction),
    ("STAT", EntryType::Legislation),
    ("BILL", EntryType::Legislation),
    ("PAT", EntryType::Patent),
    ("UNPB", EntryType::Unpublished),
    ("VIDEO", EntryType::Video),
    ("GEN", EntryType::Misc),
];

fn code(entry_type: EntryType) -> &'static str {
    match entry_type {
        // RIS has no code for a manual; it is a book of its maker.
        EntryType::Manual => "BOOK",
        other => TYPES.iter().find(|(_, kind)| *kind == other).map_or("GEN", |(code, _)| code),
    }
}

fn entry_type(code: &str) -> EntryType {
    TYPES.iter().find(|(known, _)| known.eq_ignore_ascii_case(code.trim())).map_or(EntryType::Misc, |(_, kind)| *kind)
}

#[cfg(test)]
mod tests;
