//! Is an ORCID iD's check digit wrong?

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "bad-orcid",
    severity: Severity::Error,
    default: true,
    group: Group::Identifiers,
    summary: "an ORCID iD whose check digit or length is wrong",
    page: include_str!("bad_orcid.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let Some(entry) = item.bib() else { return };
        for field in entry.raw_fields().filter(|field| field.name.contains("orcid") || field.value.contains("orcid.org/")) {
            let all = field.name.contains("orcid");
            for id in ids(field.value, all).filter(|id| !valid(id)) {
                let span = item.text_at(item.at(field.place.content)).find(&id).map(|at| field.place.content.start + at);
                let place = span.map_or(item.at(field.place.content), |at| item.at(Span::new(at, at + id.len())));
                out.add(place, format!("{id} is no ORCID iD: its sixteen digits do not fit together"));
            }
        }
    }
}

/// What is written as an iD: runs of digits and hyphens, in other fields only behind `orcid.org/`.
fn ids(text: &str, all: bool) -> impl Iterator<Item = String> {
    let starts: Vec<&str> = if all { vec![text] } else { text.split("orcid.org/").skip(1).collect() };
    let sign = |c: char| c.is_ascii_digit() || matches!(c, '-' | 'X');
    let runs = starts.into_iter().flat_map(move |start| {
        let runs: Vec<String> =
            start.split(|c: char| !sign(c)).filter(|run| run.bytes().filter(u8::is_ascii_digit).count() > 9).map(str::to_owned).collect();
        if all { runs } else { runs.into_iter().take(1).collect() }
    });
    runs.collect::<Vec<_>>().into_iter()
}

/// By ISO 7064, MOD 11-2.
fn valid(id: &str) -> bool {
    let signs: Vec<char> = id.chars().filter(|c| *c != '-').collect();
    let Some((last, body)) = signs.split_last() else { return false };
    let sum = body.iter().filter_map(|c| c.to_digit(10)).fold(0_u32, |sum, digit| (sum + digit) * 2 % 11);
    let check = (12 - sum % 11) % 11;
    let written = if *last == 'X' { Some(10) } else { last.to_digit(10) };
    signs.len() == 16 && written == Some(check)
}
