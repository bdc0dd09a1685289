//! Does a field hold HTML, or a sign that TeX does not take as it is?

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "markup-in-field",
    severity: Severity::Warning,
    default: true,
    group: Group::Files,
    summary: "HTML in a field, or a &, # or % that TeX takes for a command, or a $ without its other",
    page: include_str!("markup_in_field.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let Some(entry) = item.bib() else { return };
        for field in entry.raw_fields().filter(|field| !VERBATIM.contains(&field.name) && datamodel::knows_field(field.name)) {
            let content = field.place.content;
            // Numbers, abbreviations and what `#` joins are no running text.
            if content == field.place.value {
                continue;
            }
            let text = item.text_at(item.at(content));
            let mut reported = 0;
            for (span, message, right) in faults(text) {
                let place = Span::new(content.start + span.start, content.start + span.end);
                let finding = out.add(item.at(place), format!("{} in {}: {message}", span.of(text), field.name));
                if let Some(right) = right {
                    finding.fix(Fix::safe(format!("write {right}")).replace(place, right));
                }
                reported += 1;
            }
            if reported == 0 && dollars(text) % 2 == 1 {
                out.add(item.at(content), format!("{} has a $ without its other", field.name));
            }
        }
    }
}

/// Fields that TeX takes as they are, or that no style prints.
const VERBATIM: [&str; 35] = [
    "url",
    "doi",
    "eprint",
    "file",
    "pdf",
    "verba",
    "verbb",
    "verbc",
    "urlraw",
    "abstract",
    "annotation",
    "annote",
    "keywords",
    "library",
    "comment",
    "crossref",
    "adsurl",
    "sortname",
    "sorttitle",
    "sortkey",
    "presort",
    "sortshorthand",
    "indexsorttitle",
    "ids",
    "related",
    "xdata",
    "xref",
    "entryset",
    "usera",
    "userb",
    "bibsource",
    "biburl",
    "owner",
    "timestamp",
    "publisher-url",
];

/// Entities with what TeX takes for them.
const ENTITIES: [(&str, &str); 8] =
    [("&amp;", "\\&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&apos;", "'"), ("&nbsp;", "~"), ("&ndash;", "--")];

/// Tags that databases leave behind.
const TAGS: [&str; 14] = ["i", "b", "em", "sub", "sup", "p", "br", "span", "strong", "scp", "jats:p", "jats:italic", "inf", "mml:math"];

/// What is wrong in a value: place, message, and what to write.
fn faults(text: &str) -> Vec<(Span, &'static str, Option<&'static str>)> {
    let mut found = Vec::new();
    if !text.contains(['&', '#', '%', '<']) {
        return found;
    }
    let addresses = verbatim(text);
    let mut escaped = false;
    let mut math = false;
    for (at, c) in text.char_indices() {
        let rest = text.get(at..).unwrap_or("");
        let quiet = escaped || addresses.iter().any(|span| span.contains(Span::new(at, at + 1)));
        escaped = c == '\\' && !escaped;
        match c {
            '$' if !quiet => math = !math,
            '&' if !quiet => {
                if let Some((entity, right)) = ENTITIES.iter().find(|(entity, _)| rest.starts_with(entity)) {
                    // A quotation mark would close a value that stands in such marks.
                    let right = Some(*right).filter(|right| *right != "\"");
                    found.push((Span::new(at, at + entity.len()), "an entity of HTML", right));
                } else if let Some(length) = entity(rest) {
                    found.push((Span::new(at, at + length), "an entity of HTML", None));
                } else if !math {
                    found.push((Span::new(at, at + 1), "TeX takes it for a command", Some("\\&")));
                }
            }
            '#' if !quiet && !math => found.push((Span::new(at, at + 1), "TeX takes it for a command", Some("\\#"))),
            '%' if !quiet => found.push((Span::new(at, at + 1), "TeX takes it for a comment", Some("\\%"))),
            '<' if !quiet && !math => {
                if let Some(length) = tag(rest) {
                    found.push((Span::new(at, at + length), "a tag of HTML", None));
                }
            }
            _ => {}
        }
    }
    // The number sign of "&#39;" is told with it.
    let whole: Vec<Span> = found.iter().map(|(span, ..)| *span).filter(|span| span.len() > 1).collect();
    found.retain(|(span, ..)| span.len() > 1 || !whole.iter().any(|outer| outer.contains(*span)));
    found
}

/// Places that TeX takes as they are: addresses, and the arguments of `\url` and `\href`.
fn verbatim(text: &str) -> Vec<Span> {
    let heads = ["http://", "https://", "ftp://", "\\url{", "\\href{", "\\nolinkurl{", "\\path{"];
    let starts = heads.iter().flat_map(|head| text.match_indices(head)).map(|(at, head)| (at, head.ends_with('{')));
    let span = |(at, braced): (usize, bool)| {
        let rest = text.get(at..).unwrap_or("");
        let end = if braced { rest.find('}') } else { rest.find(|c: char| c.is_whitespace() || matches!(c, '}' | '{')) };
        Span::new(at, at + end.unwrap_or(rest.len()))
    };
    starts.map(span).collect()
}

/// The length of `&eacute;` or `&#233;`.
fn entity(rest: &str) -> Option<usize> {
    let end = rest.find(';').filter(|end| (3..=9).contains(end))?;
    let name = rest.get(1..end)?;
    let number = name.strip_prefix('#').is_some_and(|n| n.trim_start_matches(['x', 'X']).bytes().all(|byte| byte.is_ascii_hexdigit()));
    (number || name.bytes().all(|byte| byte.is_ascii_alphabetic())).then_some(end + 1)
}

/// The length of `<i>`, `</sub>`.
fn tag(rest: &str) -> Option<usize> {
    let end = rest.find('>')?;
    let inner = rest.get(1..end)?.trim_start_matches('/').trim_end_matches('/');
    let name = inner.split(' ').next().unwrap_or("").to_lowercase();
    TAGS.contains(&name.as_str()).then_some(end + 1)
}

/// How many `$` open or close mathematics.
fn dollars(text: &str) -> usize {
    let mut escaped = false;
    let mut count = 0;
    for c in text.chars() {
        count += usize::from(c == '$' && !escaped);
        escaped = c == '\\' && !escaped;
    }
    count
}
