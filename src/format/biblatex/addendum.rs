//! How is a value said that its type has no field for? As a labelled piece of `addendum`, which every type has and which is
//! printed at the end: `addendum = {vol. 12A; ISSN 1234}`. The labels are read back.

use super::persons;

/// Label of each piece, by the field that would have held it. In the order in which the pieces are printed.
pub const LABELS: [(&str, &str); 19] = [
    ("author", "by "),
    ("editor", "edited by "),
    ("translator", "translated by "),
    ("container", "in: "),
    ("series", "series: "),
    ("edition", "edition: "),
    ("volume", "vol. "),
    ("number", "number: "),
    ("issue", "no. "),
    ("pages", "pp. "),
    ("type", "type: "),
    ("eventtitle", "conference: "),
    ("venue", "held in: "),
    ("eventdate", "held on: "),
    ("location", "place: "),
    ("publisher", "publisher: "),
    ("date", "date: "),
    ("isbn", "ISBN "),
    ("issn", "ISSN "),
];

/// What stands between two pieces.
pub const SEPARATOR: &str = "; ";

/// Joins pieces (field, TeX) in the order of [`LABELS`].
pub fn write(pieces: &[(&str, String)]) -> Option<String> {
    let labelled: Vec<String> = LABELS
        .iter()
        .flat_map(|(field, label)| pieces.iter().filter(move |(f, _)| f == field).map(move |(_, tex)| format!("{label}{}", guard(tex))))
        .collect();
    (!labelled.is_empty()).then(|| labelled.join(SEPARATOR))
}

/// Braces around a value that the separator would cut, or that [`unguard`] would change.
fn guard(tex: &str) -> String {
    if is_cut(tex) || unguard(tex) != tex { format!("{{{tex}}}") } else { tex.to_owned() }
}

/// Takes an addendum's TeX apart: pieces (field, TeX), and what has no label.
pub fn read(tex: &str) -> (Vec<(&'static str, &str)>, Vec<&str>) {
    let mut pieces = Vec::new();
    let mut rest = Vec::new();
    for piece in split(tex) {
        match LABELS.iter().find_map(|(field, label)| Some((*field, piece.strip_prefix(label)?))) {
            Some((field, value)) => pieces.push((field, unguard(value))),
            None => rest.push(piece),
        }
    }
    (pieces, rest)
}

/// The inside of a group in braces that the separator would cut.
fn unguard(tex: &str) -> &str {
    persons::whole_group(tex).filter(|inner| is_cut(inner) || unguard(inner) != *inner).unwrap_or(tex)
}

/// Whether a separator stands outside braces.
fn is_cut(tex: &str) -> bool {
    separators(tex).next().is_some()
}

/// The places of the separators outside braces.
fn separators(tex: &str) -> impl Iterator<Item = usize> {
    let mut depth = 0_i32;
    tex.char_indices().filter_map(move |(at, c)| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        (depth <= 0 && tex.get(at..).is_some_and(|rest| rest.starts_with(SEPARATOR))).then_some(at)
    })
}

/// The pieces between separators that stand outside braces.
fn split(tex: &str) -> Vec<&str> {
    let ends = separators(tex).chain([tex.len()]);
    let starts = [0].into_iter().chain(separators(tex).map(|at| at + SEPARATOR.len()));
    starts.zip(ends).filter_map(|(start, end)| tex.get(start..end)).filter(|piece| !piece.trim().is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_in_order_and_reads_back() {
        let tex = write(&[("issn", "1234".into()), ("volume", "12A".into()), ("type", "a; b".into())]).unwrap();
        assert_eq!(tex, "vol. 12A; type: {a; b}; ISSN 1234");
        assert_eq!(read(&tex), (vec![("volume", "12A"), ("type", "a; b"), ("issn", "1234")], vec![]));
        assert_eq!(read("Reprinted 1999; vol. 3"), (vec![("volume", "3")], vec!["Reprinted 1999"]));
        assert_eq!(write(&[]), None);
    }
}
