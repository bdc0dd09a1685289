//! Does "et al." stand in a `.bib` list as if it were a name?

use crate::check::prelude::*;
use super::people::{LISTS, written};

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "literal-et-al",
    severity: Severity::Warning,
    default: true,
    group: Group::Names,
    summary: "\"et al.\" stored as a name of a `.bib` list",
    page: include_str!("literal_et_al.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        for field in LISTS {
            for (name, span) in written(item, field) {
                let lower = name.to_lowercase().replace('~', " ");
                let bare = lower.trim_matches(|c: char| matches!(c, '{' | '}' | ' ' | ','));
                if FORMS.contains(&bare) {
                    out.add(item.at(span), format!("\u{201c}{name}\u{201d} is stored as a name"))
                        .fix(Fix::safe("write \u{201c}others\u{201d}").replace(span, "others"));
                } else if let Some(form) = FORMS.iter().find(|form| bare.ends_with(&format!(" {form}"))) {
                    let finding = out.add(item.at(span), format!("\u{201c}{form}\u{201d} is part of a name"));
                    // Bytes may be counted back only where lower case changed nothing about them.
                    let tail = name.trim_end_matches(['}', ' ']);
                    let kept = tail
                        .len()
                        .checked_sub(form.len())
                        .and_then(|at| name.get(..at))
                        .filter(|_| lower.len() == name.len() && !name.starts_with('{'));
                    if let Some(kept) = kept.map(|kept| kept.trim_end_matches([' ', ',', '~'])).filter(|kept| !kept.is_empty()) {
                        finding.fix(Fix::safe("write \u{201c}and others\u{201d}").replace(span, format!("{kept} and others")));
                    }
                }
            }
        }
    }
}

/// "And others", as styles print it in several languages.
const FORMS: [&str; 9] = ["et al.", "et al", "et alii", "dkk", "dkk.", "et. al.", "et. al", "and others", "u.v.m."];
