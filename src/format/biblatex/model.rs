//! Which fields does an entry type have, and which must it have? BibLaTeX's default data model, as far as this crate writes it.

use std::sync::LazyLock;

/// Fields that every entry type has.
pub const EVERYWHERE: [&str; 10] =
    ["date", "doi", "eprint", "eprintclass", "eprinttype", "entrysubtype", "ids", "langid", "url", "urldate"];

const TABLE: &str = include_str!("model.tsv");

/// One entry type with its fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TypeModel {
    name: &'static str,
    mandatory: &'static str,
    allowed: &'static str,
}

impl TypeModel {
    /// The type's name, lower case.
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// Whether an entry of this type may have the field.
    pub fn allows(self, field: &str) -> bool {
        EVERYWHERE.contains(&field) || self.allowed.split(' ').any(|f| f == field)
    }

    /// The fields it may have besides those that every type has.
    pub fn fields(self) -> impl Iterator<Item = &'static str> {
        self.allowed.split(' ')
    }

    /// The fields an entry must have; each item lists alternatives of which one suffices.
    pub fn mandatory(self) -> impl Iterator<Item = Vec<&'static str>> {
        self.mandatory.split(' ').filter(|item| !item.is_empty()).map(|item| item.split('|').collect())
    }
}

/// Every type of the table.
pub fn types() -> impl Iterator<Item = TypeModel> {
    static TYPES: LazyLock<Vec<TypeModel>> = LazyLock::new(|| {
        let rows = TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
            let mut columns = line.split('\t');
            Some(TypeModel { name: columns.next()?, mandatory: columns.next()?, allowed: columns.next()? })
        });
        rows.collect()
    });
    TYPES.iter().copied()
}

/// The model of the type of that name; `None` for types that the default model leaves without fields.
pub fn of(name: &str) -> Option<TypeModel> {
    types().find(|model| model.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn types_and_fields_stand_once() {
        let names: Vec<_> = types().map(TypeModel::name).collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
        for model in types() {
            let fields: Vec<_> = model.allowed.split(' ').collect();
            assert_eq!(fields.iter().collect::<BTreeSet<_>>().len(), fields.len(), "{}", model.name);
        }
    }

    #[test]
    fn mandatory_fields_are_allowed() {
        for model in types() {
            assert!(model.mandatory().flatten().all(|field| model.allows(field)), "{}", model.name);
        }
    }

    #[test]
    fn a_thesis_has_an_institution_and_no_publisher() {
        let thesis = of("thesis").unwrap();
        assert!(thesis.allows("institution") && !thesis.allows("publisher") && thesis.allows("url"));
        assert_eq!(of("legislation"), None);
    }
}
