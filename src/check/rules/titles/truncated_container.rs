//! Does the name of a journal or book break off?

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "truncated-container",
    severity: Severity::Warning,
    default: true,
    group: Group::Titles,
    summary: "a journal or book whose name ends with \"of\", \"on the\" and the like",
    page: include_str!("truncated_container.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let Some(container) = item.record.container_title.as_deref() else { return };
        let text = container.trim_end_matches([' ', ',', ':', ';']);
        let last = text.rsplit([' ', '\u{a0}']).next().unwrap_or("");
        // "Forty Years on" is a name; "Conference on" is not.
        let lower = text.to_lowercase();
        let adverb = matches!(last, "on" | "in" | "to" | "by" | "at" | "im" | "per") && !EVENTS.iter().any(|event| lower.contains(event));
        // "Oceanic Engineering, IEEE Journal of": turned round, not cut.
        let turned = text.rsplit_once(", ").is_some_and(|(_, tail)| TURNED.iter().any(|word| tail.contains(word)));
        // "Proceedings of the 2020 Conference": its year was taken out of the name, nothing broke off.
        let behind = item.field(Field::Container).filter(|_| item.reference().is_some()).map(|place| place.span.end);
        let rest = behind.and_then(|end| item.text_at(item.at(Span::new(end, item.span().end.max(end)))).trim_start().chars().next());
        if rest.is_some_and(|c| c.is_ascii_digit()) {
            return;
        }
        if text.contains(' ') && ENDS.contains(&last) && !adverb && !turned {
            out.add(item.place(Field::Container), format!("the name breaks off at \u{201c}{last}\u{201d}"));
        }
    }
}

/// Behind a comma they are the head of a name that was turned round.
const TURNED: [&str; 8] = ["Journal", "Transactions", "Proceedings", "Annals", "Review", "Revue", "Bulletin", "Letters"];

/// Names of what is held on, or in, something.
const EVENTS: [&str; 12] = [
    "conference",
    "proceedings",
    "symposium",
    "workshop",
    "meeting",
    "papers",
    "seminar",
    "congress",
    "journal",
    "studies",
    "review",
    "essays",
];

/// Words that nothing ends with, in the case in which they stand inside a name.
const ENDS: [&str; 34] = [
    "of", "on", "the", "and", "for", "in", "to", "with", "from", "by", "at", "an", "de", "la", "du", "des", "et", "für", "und", "der",
    "von", "zur", "im", "dan", "untuk", "dalam", "del", "della", "per", "para", "di", "&", "of the", "van",
];
