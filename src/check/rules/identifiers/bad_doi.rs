//! Is a DOI none?

use crate::check::prelude::*;
use crate::key::DoiKey;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "bad-doi",
    severity: Severity::Error,
    default: true,
    group: Group::Identifiers,
    summary: "a DOI that is none by its form",
    page: include_str!("bad_doi.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        if let Some(field) = item.raw_field("doi") {
            let place = item.at(field.place.content);
            let written = item.text_at(place);
            if !field.place.abbreviations.is_empty() {
                return;
            }
            let bare = bare(written);
            if let Some(inner) = DoiKey::new(written).filter(|_| !is_doi(bare)) {
                // "https://doi.org/doi:10.1000/182", "https://doi.acm.org/10.1145/…"
                let at = written.find("10.").unwrap_or(0);
                let right = written.get(at..).unwrap_or("");
                let finding = out.add(place, format!("the doi field holds more than the DOI {}", inner.as_str()));
                if right.to_lowercase() == inner.as_str() {
                    finding.fix(Fix::safe(format!("write {right}")).replace(place.span, right));
                }
            } else if !is_doi(bare) {
                out.add(place, format!("{written} is no DOI"));
            } else if let Some(clean) = bare.strip_suffix(['.', ',', ';']) {
                let end = Span::new(place.span.end - (bare.len() - clean.len()), place.span.end);
                out.add(place, "a sentence's stop stands at the end of the DOI").fix(Fix::safe("leave it out").replace(end, ""));
            } else if bare.contains("doi.org/") || bare.matches("10.").count() > 1 && bare.contains(char::is_whitespace) {
                out.add(place, "there are two DOIs in the field");
            } else if bare.contains(char::is_whitespace) {
                out.add(place, "there is a blank in the DOI");
            }
        } else if item.reference().is_some() && item.record.doi.is_none() {
            let raw = item.raw();
            if let Some(span) = announced(raw) {
                out.add(item.at_raw(span), format!("{} is no DOI", span.of(raw)));
            }
        }
    }
}

/// Without the resolver or "doi:".
fn bare(text: &str) -> &str {
    let lower = text.to_ascii_lowercase();
    let resolver = lower.find("doi.org/").filter(|at| *at <= "https://www.dx.".len()).map(|at| at + "doi.org/".len());
    let start = resolver
        .or_else(|| lower.starts_with("doi").then(|| text.len() - text.get(3..).unwrap_or("").trim_start_matches([':', ' ']).len()));
    text.get(start.unwrap_or(0)..).unwrap_or(text).trim_start()
}

/// By ISO 26324: a prefix of "10." and digits, a slash, and anything.
fn is_doi(bare: &str) -> bool {
    let Some((prefix, suffix)) = bare.split_once('/') else { return false };
    let Some(registrant) = prefix.strip_prefix("10.") else { return false };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let first = registrant.split('.').next().unwrap_or("");
    (4..=9).contains(&first.len()) && registrant.split('.').all(digits) && !suffix.trim().is_empty()
}

/// What is said to be a DOI and is none.
fn announced(raw: &str) -> Option<Span> {
    let lower = raw.to_ascii_lowercase();
    let at = lower.find("doi.org/")?;
    let start = lower.get(..at)?.rfind(|c: char| c.is_whitespace() || matches!(c, '<' | '(' | '[')).map_or(0, |before| before + 1);
    let rest = raw.get(at + "doi.org/".len()..)?;
    let length = rest.find(|c: char| c.is_whitespace() || matches!(c, '>' | ')' | ']')).unwrap_or(rest.len());
    let end = at + "doi.org/".len() + length;
    let written = raw.get(start..end)?.trim_end_matches(['.', ',', ';']);
    let spelt = bare(written);
    // A shortDOI has "10/", and a break inside the DOI is the reader's matter.
    (!is_doi(spelt) && !spelt.starts_with("10/") && spelt.len() > 3 && !spelt.starts_with("10."))
        .then(|| Span::new(start, start + written.len()))
}
