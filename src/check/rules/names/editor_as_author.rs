//! Is an editor's mark left in the author field?

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "editor-as-author",
    severity: Severity::Warning,
    default: true,
    group: Group::Names,
    summary: "\"(ed.)\" or \"(Hrsg.)\" left in a `.bib` file's author field",
    page: include_str!("editor_as_author.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let Some(field) = item.raw_field("author") else { return };
        let text = item.text_at(item.at(field.place.content));
        let lower = text.to_ascii_lowercase();
        let found = MARKS.iter().find_map(|mark| lower.find(mark).map(|at| (at, mark.len())));
        if let Some((at, length)) = found {
            let span = Span::new(field.place.content.start + at, field.place.content.start + at + length);
            let finding = out.add(item.at(span), "an editor's mark stands in the author field");
            // The names move to the editor field only where there is none, and where the mark ends them.
            if item.raw_field("editor").is_none() && text.get(at + length..).is_some_and(|rest| rest.trim().is_empty()) {
                let start = field.place.content.start + text.get(..at).map_or(0, |head| head.trim_end_matches([' ', ',']).len());
                finding.fix(
                    Fix::doubtful("make it the editor field").replace(field.place.name, "editor").replace(Span::new(start, span.end), ""),
                );
            }
        }
    }
}

/// Marks of editors as papers print them, in lower case; longer ones first.
const MARKS: [&str; 16] = [
    "(editors)",
    "(editor)",
    "(eds.)",
    "(eds)",
    "(ed.)",
    "(ed)",
    "[eds.]",
    "[eds]",
    "[ed.]",
    "[ed]",
    "(hrsg.)",
    "(hrsg)",
    "(hg.)",
    "(hgg.)",
    "(coord.)",
    "(a cura di)",
];
