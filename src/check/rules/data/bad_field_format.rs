//! Is a field's value not of the form that BibLaTeX asks for?

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "bad-field-format",
    severity: Severity::Info,
    default: true,
    group: Group::Data,
    summary: "a value that is not of the form that BibLaTeX's data model gives its field",
    page: include_str!("bad_field_format.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let Some(entry) = item.bib() else { return };
        for field in entry.raw_fields().filter(|field| field.place.abbreviations.is_empty()) {
            let value = field.value.trim_matches(|c: char| c.is_whitespace() || matches!(c, '{' | '}'));
            let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            let why = match field.name {
                _ if value.is_empty() => None,
                "volumes" | "sortyear" if !digits(value) => Some("is no number"),
                "gender" if !GENDERS.contains(&value) => Some("is none of sf, sm, sn, pf, pm, pn, pp"),
                "pages" if !ranges(value) => Some("is no page or range of pages"),
                "ismn" if !ismn(value) => Some("is no ISMN: its check digit does not fit"),
                name if name.ends_with("type") && name.starts_with("editor") && value.contains(' ') => {
                    Some("is no word that BibLaTeX translates")
                }
                _ => None,
            };
            if let Some(why) = why {
                out.add(item.at(field.place.content), format!("{} {value} {why}", field.name));
            }
        }
    }
}

const GENDERS: [&str; 7] = ["sf", "sm", "sn", "pf", "pm", "pn", "pp"];

/// Whether every piece is short and holds a digit or is a Roman numeral.
fn ranges(value: &str) -> bool {
    let value = value.trim_start_matches("pp.").trim_start_matches("p.");
    let lower = value.to_lowercase().replace("\\textendash", "-").replace("\\ndash", "-");
    let pieces = lower.split(['-', '–', '—', ',', ';', '&', '+', '/', ' ', '~', '‐', '−']).filter(|piece| !piece.is_empty());
    let mut words = 0;
    for piece in pieces {
        let piece = piece.trim_matches(|c: char| !c.is_alphanumeric());
        let roman = piece.bytes().all(|byte| b"ivxlcdm".contains(&byte));
        words += usize::from(!roman && !piece.contains(|c: char| c.is_numeric()) && piece.chars().count() > 2);
    }
    words == 0 || words == 1 && lower.contains(|c: char| c.is_numeric())
}

fn ismn(value: &str) -> bool {
    let upper = value.trim().to_ascii_uppercase();
    let signs = upper.strip_prefix('M').map_or_else(|| upper.clone(), |rest| format!("9790{rest}"));
    let digits: Vec<u32> = signs.chars().filter_map(|c| c.to_digit(10)).collect();
    let sum: u32 = digits.iter().zip([1, 3].into_iter().cycle()).map(|(digit, weight)| digit * weight).sum();
    digits.len() == 13 && sum.is_multiple_of(10)
}
