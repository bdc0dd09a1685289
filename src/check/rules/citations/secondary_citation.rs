//! Is a source cited through another one, and itself not listed?

use crate::check::prelude::*;
use crate::key::fold;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "secondary-citation",
    severity: Severity::Info,
    default: true,
    group: Group::Citations,
    summary: "a source cited through another work that the list does not have",
    page: include_str!("secondary_citation.md"),
};

/// What stands between the source and the work it was found in.
const THROUGH: [&str; 19] = [
    "as cited in",
    "cited in",
    "as quoted in",
    "quoted in",
    "cited by",
    "quoted by",
    "dikutip dalam",
    "dikutip dari",
    "dikutip oleh",
    "dalam kutipan",
    "zitiert nach",
    "zit. nach",
    "cité par",
    "cités par",
    "cité dans",
    "citado en",
    "citados en",
    "citado por",
    "citado em",
];

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn paper(&self, file: &File<'_>, paper: &Paper, cx: &Context<'_>, out: &mut Sink<'_>) {
        let listed: Vec<String> =
            cx.items_of(file).iter().filter(|item| item.listed()).map(|item| format!(" {} ", fold(item.raw()))).collect();
        if listed.is_empty() {
            return;
        }
        for body in &paper.extraction.body {
            let text = body.of(file.text);
            for (open, _) in text.match_indices('(') {
                let Some((inner, _)) = text.get(open + 1..).and_then(|rest| rest.split_once(')')).filter(|(inner, _)| inner.len() < 200)
                else {
                    continue;
                };
                let Some(source) = THROUGH.iter().find_map(|phrase| inner.split_once(phrase)).map(|(source, _)| source) else { continue };
                let source = source.rsplit(';').next().unwrap_or(source).trim_matches([' ', ',']);
                let name = source.split([',', '&']).next().unwrap_or("").split(" and ").next().and_then(|name| name.split(" et al").next()).map(fold).unwrap_or_default();
                let year = source.split(|c: char| !c.is_ascii_digit()).find(|digits| digits.len() == 4);
                let named = |entry: &&String| {
                    entry.get(..entry.len().min(80)).unwrap_or(entry).contains(&format!(" {name} "))
                        && year.is_some_and(|year| entry.contains(year))
                };
                if name.is_empty() || year.is_none() || !source.starts_with(char::is_uppercase) || listed.iter().any(|entry| named(&entry))
                {
                    continue;
                }
                let start = body.start + (source.as_ptr() as usize - text.as_ptr() as usize);
                out.add(
                    file.at(Span::new(start, start + source.len())),
                    format!("{source} is cited through another work, and not listed itself"),
                );
            }
        }
    }
}
