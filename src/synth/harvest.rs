//! Works out of labelled rows: their titles, journals and numbers cover fields of study that the record files do not.

use super::item::{Field, Item, Kind, Role};
use super::pool::Pool;
use super::rng::Rng;
use super::row::Row;
use super::source::{guess_language, sound_title};
use super::{name::Name, values};
use crate::segment::Label;

/// The works of a file of labelled rows that say enough. Names come from the row where they are plainly `Family AB, …`,
/// else from the pool: the row's string is one style's print and cannot be rearranged.
pub fn items(text: &str, names: &Pool) -> Vec<Item> {
    let rows = text.lines().filter_map(|line| serde_json::from_str::<Row>(line).ok());
    rows.enumerate().filter_map(|(at, row)| item(&row, names, &mut Rng::nth(3, at as u64))).collect()
}

fn item(row: &Row, pool: &Pool, rng: &mut Rng) -> Option<Item> {
    let value = |label: Label| {
        let mut of_label = row.spans.iter().filter(|span| span.0 == label);
        let first = of_label.next().and_then(|span| row.text.get(span.1..span.2));
        // A field in two places is one that this reading cannot put together.
        if of_label.next().is_some() { None } else { first }
    };
    let title = sound_title(value(Label::Title)?.trim_matches(['“', '”', '"', '«', '»', ' ', '\'', '‘', '’', ',']))?;
    let pages = value(Label::Pages).map(bare_number).unwrap_or_default();
    let publisher = value(Label::Publisher);
    let kind = match (value(Label::ContainerTitle), value(Label::Volume), publisher) {
        (Some(_), Some(_), _) => Kind::Article,
        (Some(_), None, Some(_)) => Kind::Chapter,
        (None, _, Some(_)) => Kind::Book,
        _ => return None,
    };
    let lang = match row.lang.as_deref() {
        Some(lang) if lang.len() == 2 => lang,
        _ => guess_language(&title),
    };
    let mut item = Item::new(kind, &row.source, lang);
    item.set(Field::Title, title);
    item.set(Field::Date, values::iso_date(value(Label::Date)?, "")?);
    for (field, label) in
        [(Field::Container, Label::ContainerTitle), (Field::Publisher, Label::Publisher), (Field::Location, Label::Location)]
    {
        let text = value(label).unwrap_or_default().trim_matches([' ', ',', '.', '«', '»', '“', '”', '"', ':', '(', ')', ';']);
        let text = text.strip_prefix("In ").or_else(|| text.strip_prefix("in ")).unwrap_or(text);
        if text.chars().count() > 120
            || text.contains(['[', ']', '(', ')'])
            || text.starts_with("Vol")
            || text.contains(" .")
            || text.contains(" ,")
        {
            return None;
        }
        item.set(field, text);
    }
    for (field, label) in [(Field::Volume, Label::Volume), (Field::Issue, Label::Issue)] {
        item.set(field, value(label).map(bare_number).unwrap_or_default());
    }
    item.set(Field::Pages, pages.replace(['–', '—'], "-"));
    item.set(Field::Doi, value(Label::Doi).filter(|doi| doi.starts_with("10.") && !doi.contains(' ')).unwrap_or_default());
    let people = row_names(value(Label::Author)?).unwrap_or_else(|| pool.people(lang, pool.head_count(rng), rng));
    item.names.insert(Role::Author, people);
    Some(item)
}

/// The number without its word: `Vol. 3` gives `3`; what is no short number gives nothing.
fn bare_number(text: &str) -> &str {
    let number = text.trim().rsplit([' ', '.']).next().unwrap_or("").trim_matches(['(', ')', ',', ':']);
    let ends = number.starts_with(char::is_alphanumeric) && number.ends_with(char::is_alphanumeric);
    let sound = ends
        && number.len() <= 14
        && number.chars().any(|c| c.is_ascii_digit())
        && number.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '–' | '/'));
    if sound { number } else { "" }
}

/// Names printed as `Hoffman DC, Anderson RC`; `None` when they are printed in any other way.
fn row_names(text: &str) -> Option<Vec<Name>> {
    let names = text.split(", ").map(|one| {
        let (family, initials) = one.trim().rsplit_once(' ')?;
        let sound = !initials.is_empty() && initials.len() <= 3 && initials.chars().all(|c| c.is_ascii_uppercase());
        let given: Vec<String> = initials.chars().map(|c| format!("{c}.")).collect();
        (sound && !family.contains(['.', '-']) && !family.contains(" and") && family.split(' ').all(|word| word.chars().count() > 1))
            .then(|| Name::person(family, &given.join(" ")))
    });
    names.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_names_with_bare_initials() {
        let names = row_names("Hoffman DC, van Dam R");
        assert_eq!(names, Some(vec![Name::person("Hoffman", "D. C."), Name::person("van Dam", "R.")]));
        assert_eq!(row_names("D. C. Hoffman"), None);
    }

    #[test]
    fn numbers_lose_their_words() {
        assert_eq!(bare_number("Vol. 3"), "3");
        assert_eq!(bare_number("The Third"), "");
    }
}
