//! Do the volume and page that stand in the DOI contradict the reference?

use crate::check::prelude::*;
use super::doi_code;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "doi-volume-page-conflict",
    severity: Severity::Warning,
    default: true,
    group: Group::Identifiers,
    summary: "a DOI whose own volume, issue or page is not the reference's",
    page: include_str!("doi_volume_page_conflict.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let Some(doi) = doi_code::of(item.record) else { return };
        let code = doi_code::decode(&doi);
        let record = item.record;
        let mut report = |field: Field, given: &str, coded: &str| {
            let message = format!("{} is {given} here, {coded} in the DOI {}", field.word(), doi.as_str());
            out.add(item.place(field), message).related(item.place(Field::Doi), "the DOI");
        };
        let numbers = [(Field::Volume, &record.volume, &code.volume), (Field::Issue, &record.issue, &code.issue)];
        for (field, given, coded) in numbers {
            if let (Some(given), Some(coded)) = (given, coded)
                && doi_code::numbers_differ(given, coded)
            {
                report(field, given, coded.trim_start_matches('0'));
            }
        }
        if let (Some(given), Some(run)) = (&record.volume, &code.volume_first)
            && given.bytes().all(|byte| byte.is_ascii_digit())
            && !run.starts_with(given.trim_start_matches('0'))
        {
            report(Field::Volume, given, &format!("the beginning of {run}"));
        }
        if let (Some(given), Some(coded)) = (&record.pages, &code.page)
            && doi_code::pages_differ(given, coded)
        {
            report(Field::Pages, given, coded.trim_start_matches('0'));
        }
    }
}
