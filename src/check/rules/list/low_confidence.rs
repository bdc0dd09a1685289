//! Was a reference read with little confidence?

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "low-confidence",
    severity: Severity::Info,
    default: false,
    group: Group::List,
    summary: "a reference that the reader is not sure to have read rightly",
    page: include_str!("low_confidence.md"),
};

/// A guess: about one reference in twenty of shuffled lists is below it.
const SURE: f32 = 0.3;

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let Some(reference) = item.reference() else { return };
        let confidence = reference.segmentation.confidence;
        if confidence < SURE {
            let weakest = reference.segmentation.segments.iter().min_by(|a, b| a.confidence.total_cmp(&b.confidence));
            let place = weakest.map_or_else(|| item.whole(), |segment| item.at_raw(segment.span));
            let field = weakest.map(|segment| format!(", least of its {}", segment.label.as_str())).unwrap_or_default();
            out.add(place, format!("the reader is {:.0} % sure of this reference{field}", 100.0 * confidence));
        }
    }
}
