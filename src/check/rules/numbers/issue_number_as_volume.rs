//! Does a whole number or an issue stand where the volume belongs?

use crate::check::prelude::*;
use super::journals::journals;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "issue-number-as-volume",
    severity: Severity::Info,
    default: false,
    group: Group::Numbers,
    summary: "a volume that looks like a whole number, or like volume and issue in one",
    page: include_str!("issue_number_as_volume.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn corpus(&self, corpus: &Corpus<'_, '_>, out: &mut Sink<'_>) {
        for journal in journals(corpus.context).values().filter(|journal| journal.is_steady()) {
            for &(year, volume, index) in journal.off() {
                let (Some(item), Some((low, high))) = (corpus.item(index), journal.bracket(year)) else { continue };
                if volume <= high {
                    continue;
                }
                let glued = [10, 100]
                    .into_iter()
                    .map(|ten| (volume / ten, volume % ten))
                    .find(|(of, issue)| (low..=high).contains(of) && (1..=24).contains(issue));
                let message = match glued {
                    Some((of, issue)) => format!("{volume} may be volume {of}, issue {issue}"),
                    None if volume > 2 * high && item.record.issue.is_none() => {
                        format!("{volume} may be a whole number: the volumes around {year} are {low} to {high}")
                    }
                    None => continue,
                };
                out.about(item, item.place(Field::Volume), message);
            }
        }
    }
}
