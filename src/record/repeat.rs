//! Who is "———"? In a list a dash in the author's place stands for the names of the entry above.

use super::{Name, Record};

/// Gives each record of a list whose only author, or editor, is a dash the names of the record above it. A dash with nothing above stays.
pub fn resolve_repeats<'a>(list: impl IntoIterator<Item = &'a mut Record>) {
    let mut above: Option<(Vec<Name>, bool)> = None;
    for record in list {
        for (names, truncated) in
            [(&mut record.authors, &mut record.authors_truncated), (&mut record.editors, &mut record.editors_truncated)]
        {
            if let ([only], Some((before, cut))) = (names.as_slice(), &above)
                && is_dash(only)
            {
                names.clone_from(before);
                *truncated = *cut;
            }
        }
        let own = if record.authors.is_empty() {
            (&record.editors, record.editors_truncated)
        } else {
            (&record.authors, record.authors_truncated)
        };
        above = (!own.0.is_empty() && !own.0.iter().any(is_dash)).then(|| (own.0.clone(), own.1));
    }
}

/// The dash an entry begins with where its authors would stand: one long dash, or two shorter ones and more.
pub(super) fn leading_dash(raw: &str) -> Option<Name> {
    let raw = raw.trim_start();
    let dash = raw.get(..raw.len() - raw.trim_start_matches(['—', '–', '-', '_', '―']).len())?;
    let long = dash.starts_with(['—', '―']) || dash.chars().count() > 1;
    long.then(|| Name { literal: Some(dash.to_owned()), ..Name::default() })
}

/// Whether a name is nothing but dashes or underscores.
fn is_dash(name: &Name) -> bool {
    let text = name.literal.as_deref().or(name.family.as_deref()).unwrap_or("");
    !text.is_empty() && text.chars().all(|c| matches!(c, '—' | '–' | '-' | '_' | '―' | ' ' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by(literal: &str) -> Record {
        Record { authors: vec![Name { literal: Some(literal.to_owned()), ..Name::default() }], ..Record::default() }
    }

    fn names(list: &[Record]) -> Vec<&str> {
        list.iter().map(|record| record.authors.first().and_then(|name| name.literal.as_deref()).unwrap_or("")).collect()
    }

    #[test]
    fn an_entry_may_begin_with_a_dash() {
        let dash = |raw| leading_dash(raw).and_then(|name| name.literal);
        assert_eq!(dash("———: Lakes of Law. 2. Aufl.").as_deref(), Some("———"));
        assert_eq!(dash("--. Norms. 2004").as_deref(), Some("--"));
        assert_eq!(dash("- 12 Monkeys"), None);
        assert_eq!(dash("Doe, J. Law"), None);
    }

    #[test]
    fn a_dash_repeats_the_names_above() {
        let mut list = [by("———"), by("UNICEF"), by("———"), by("—"), Record::default(), by("___"), by("IOM")];
        resolve_repeats(&mut list);
        assert_eq!(names(&list), ["———", "UNICEF", "UNICEF", "UNICEF", "", "___", "IOM"]);
    }
}
