//! Which types and fields does BibLaTeX know at all? Its default data model with the older names that biber maps to it, for what others wrote.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::model;
use crate::segment::hash::Mixer;

const TYPES: &str = include_str!("datamodel_types.tsv");
const FIELDS: &str = include_str!("datamodel_fields.tsv");

fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    table.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let mut columns = line.split('\t');
        (columns.next().unwrap_or(""), columns.next().unwrap_or(""), columns.next().unwrap_or(""))
    })
}

/// A name's other columns.
type Table = LazyLock<HashMap<&'static str, (&'static str, &'static str), Mixer>>;

static TYPE: Table = LazyLock::new(|| rows(TYPES).map(|(name, target, fields)| (name, (target, fields))).collect());
static MANDATORY: LazyLock<HashMap<&'static str, Vec<Vec<&'static str>>, Mixer>> =
    LazyLock::new(|| rows(TYPES).map(|(name, ..)| (name, read_mandatory(name))).collect());
static FIELD_NAMES: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| rows(FIELDS).filter(|(_, _, origin)| origin.is_empty()).map(|(name, ..)| name).collect());
static FIELD: Table = LazyLock::new(|| rows(FIELDS).map(|(name, target, origin)| (name, (target, origin))).collect());

/// Every name of a type, older ones too.
pub fn type_names() -> impl Iterator<Item = &'static str> {
    rows(TYPES).map(|(name, ..)| name)
}

/// The type that biber makes of this one: `phdthesis` is `thesis`. `None` for a type that it does not know.
pub fn type_of(name: &str) -> Option<&'static str> {
    TYPE.get_key_value(name).map(|(known, (target, _))| if target.is_empty() { *known } else { *target })
}

/// The fields that an entry of this type (any name of [`type_names`]) must have; each item lists alternatives of which one suffices.
/// `year` stands for `date`.
pub fn mandatory(name: &str) -> &'static [Vec<&'static str>] {
    MANDATORY.get(name).map_or(&[], Vec::as_slice)
}

fn read_mandatory(name: &str) -> Vec<Vec<&'static str>> {
    let Some(target) = type_of(name) else { return Vec::new() };
    let written: Vec<Vec<&'static str>> = match model::of(target) {
        Some(model) => model.mandatory().collect(),
        None => {
            let fields = TYPE.get(target).map_or("", |(_, fields)| fields);
            fields.split(' ').filter(|item| !item.is_empty()).map(|item| item.split('|').collect()).collect()
        }
    };
    // biber sets `type` itself for the older names of a thesis or report.
    let implied = ["phdthesis", "mastersthesis", "techreport"].contains(&name);
    written.into_iter().filter(|item| !(implied && item.contains(&"type"))).collect()
}

/// Every name of a field that the data model or biber's map of older names has.
pub fn field_names() -> impl Iterator<Item = &'static str> {
    FIELD_NAMES.iter().copied()
}

/// The field that biber makes of this one: `journal` is `journaltitle`, `year` is `date`. A name that nobody knows stands for itself.
pub fn field_of(name: &str) -> &str {
    FIELD.get(name).map(|(target, _)| *target).filter(|target| !target.is_empty()).unwrap_or(name)
}

/// Whether the data model, biber's map of older names or a reference manager has a field of that name.
pub fn knows_field(name: &str) -> bool {
    FIELD.contains_key(name) || name.contains('+') || MANAGERS.iter().any(|prefix| name.starts_with(prefix))
}

/// Reference managers' own fields begin so.
const MANAGERS: [&str; 7] = ["bdsk-", "mendeley-", "jabref-", "zotero-", "x-", "date-", "citeulike-"];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn names_stand_once_and_in_order() {
        for table in [TYPES, FIELDS] {
            let names: Vec<_> = rows(table).map(|(name, ..)| name).collect();
            let sorted: BTreeSet<_> = names.iter().copied().collect();
            assert_eq!(names, sorted.into_iter().collect::<Vec<_>>());
        }
    }

    #[test]
    fn what_others_stand_for_is_known() {
        assert!(rows(TYPES).all(|(_, target, _)| target.is_empty() || type_of(target) == Some(target)));
        assert!(rows(FIELDS).all(|(_, target, _)| target.is_empty() || field_of(target) == target));
        for model in model::types() {
            assert_eq!(type_of(model.name()), Some(model.name()));
            assert!(model.mandatory().flatten().all(|field| field_of(field) == field), "{}", model.name());
        }
    }

    #[test]
    fn older_types_have_their_target_s_fields() {
        assert_eq!(mandatory("phdthesis"), [vec!["date"], vec!["author"], vec!["title"], vec!["institution"]]);
        assert_eq!(mandatory("mvbook"), [vec!["date"], vec!["author"], vec!["title"]]);
        assert_eq!(mandatory("booklet"), [vec!["date"], vec!["author", "editor"], vec!["title"]]);
        assert!(mandatory("nonsense").is_empty() && mandatory("xdata").is_empty());
    }
}
