//! Is an edition written as a word where a number would do?

use crate::check::prelude::*;
use crate::key::number_of_word;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "edition-as-number",
    severity: Severity::Info,
    default: false,
    group: Group::Numbers,
    summary: "an ordinal such as \"2nd\" or \"Second\" in an edition field, where BibLaTeX wants the number",
    page: include_str!("edition_as_number.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let Some(field) = item.raw_field("edition") else { return };
        let lower = field.value.trim().to_lowercase();
        let first = lower.split([' ', '.']).next().unwrap_or("");
        let rest = lower.get(first.len()..).unwrap_or("").trim_matches(['.', ' ']);
        let digits = first.trim_end_matches(|c: char| c.is_alphabetic());
        let ordinal = digits.parse::<u32>().ok().filter(|_| ["st", "nd", "rd", "th"].contains(&first.get(digits.len()..).unwrap_or("")));
        let number = ordinal.or_else(|| number_of_word(first)).filter(|_| matches!(rest, "" | "ed" | "edn" | "edition"));
        if let Some(number) = number.filter(|number| number.to_string() != lower) {
            out.add(item.at(field.place.content), format!("the edition is {} in words", number))
                .fix(Fix::doubtful(format!("write {number}")).replace(field.place.content, number.to_string()));
        }
    }
}
