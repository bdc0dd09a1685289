//! Does a volume fit its year, as the journal's other volumes show?

use crate::check::prelude::*;
use super::journals::journals;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "volume-year-outlier",
    severity: Severity::Warning,
    default: false,
    group: Group::Numbers,
    summary: "a volume that the journal cannot have reached in that year, as the run's other articles show",
    page: include_str!("volume_year_outlier.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn corpus(&self, corpus: &Corpus<'_, '_>, out: &mut Sink<'_>) {
        for journal in journals(corpus.context).values().filter(|journal| journal.is_steady()) {
            for &(year, volume, index) in journal.off() {
                let (Some(item), Some((low, high))) = (corpus.item(index), journal.bracket(year)) else { continue };
                if volume < low || volume > high {
                    let name = item.record.container_title.as_deref().unwrap_or("the journal");
                    let message =
                        format!("volume {volume} does not fit {year}: the volumes of {name} around that year are {low} to {high}");
                    out.about(item, item.place(Field::Volume), message);
                }
            }
        }
    }
}
