//! Is a PubMed identifier none?

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "bad-pmid",
    severity: Severity::Error,
    default: true,
    group: Group::Identifiers,
    summary: "a PubMed identifier that is none by its form",
    page: include_str!("bad_pmid.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let pubmed = |name: &str| {
            item.raw_field(name).is_some_and(|field| matches!(field.value.trim().to_ascii_lowercase().as_str(), "pubmed" | "pmid"))
        };
        let eprint = item.raw_field("eprint").filter(|_| pubmed("eprinttype") || pubmed("archiveprefix"));
        for field in item.raw_field("pmid").into_iter().chain(eprint) {
            let value = field.value.trim();
            let lower = value.to_ascii_lowercase();
            let bare = lower.trim_start_matches("pmid").trim_start_matches([':', ' ']);
            let digits = (1..=8).contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_digit()) && !bare.starts_with('0');
            if !digits && !lower.contains("ncbi.nlm.nih.gov/") {
                let place = item.at(field.place.content);
                let central = bare.strip_prefix("pmc").is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
                let finding =
                    out.add(place, format!("{value} is no PubMed identifier{}", if central { " but one of PubMed Central" } else { "" }));
                if central && field.name == "pmid" && item.raw_field("pmcid").is_none() {
                    finding.fix(Fix::safe("write it as pmcid").replace(field.place.name, "pmcid"));
                }
            }
        }
    }
}
