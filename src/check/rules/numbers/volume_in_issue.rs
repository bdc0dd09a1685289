//! Do volume and issue stand in one field?

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "volume-in-issue",
    severity: Severity::Warning,
    default: true,
    group: Group::Numbers,
    summary: "volume and issue in one field",
    page: include_str!("volume_in_issue.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        if item.bib().is_none() || item.record.entry_type != EntryType::Article {
            return;
        }
        for name in ["volume", "number"] {
            let Some(field) = item.raw_field(name) else { continue };
            let other = if name == "volume" { "number" } else { "volume" };
            if let Some((volume, issue)) =
                both(field.value).filter(|_| item.raw_field(other).is_none() && (name == "volume" || !field.value.contains('(')))
            {
                out.add(item.at(field.place.content), format!("volume {volume} and issue {issue} in the {name} field"));
            }
        }
    }
}

/// "12(3)", "12, no. 3", "Vol. 12 No. 3", "12:3".
fn both(value: &str) -> Option<(&str, &str)> {
    let value = value.trim();
    let (volume, rest) = value.split_at(value.find(|c: char| !c.is_ascii_digit())?);
    if volume.is_empty() || volume.len() > 3 {
        return None;
    }
    let rest = rest.trim_start();
    let issue = match rest.strip_prefix('(') {
        Some(inner) => inner.strip_suffix(')')?,
        // "3(76)" as a number is issue 3, the 76th of all.
        None => ["no.", "No.", "nr.", "Nr.", "issue"].iter().find_map(|mark| rest.trim_start_matches([',', ' ']).strip_prefix(mark))?,
    };
    let issue = issue.trim();
    let plain = !issue.is_empty() && issue.len() <= 3 && issue.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'/'));
    plain.then_some((volume, issue))
}
