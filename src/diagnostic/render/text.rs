//! The findings for a reader: the source line with its number and the place underlined; related places below.

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use super::super::{Finding, Place, Severity, Source};
use crate::Span;

/// Columns that a finding may take; longer lines are shown in part.
const WIDTH: usize = 120;
/// Lines of a place that are shown; of a longer one the first so many.
const MOST_LINES: usize = 6;
/// Bytes of a line that are given to the renderer on either side of the place: enough for [`WIDTH`] columns of any script.
const CONTEXT: usize = 400;

/// Every finding as a paragraph.
pub(super) fn render(findings: &[Finding], sources: &[Source<'_>], color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() }.term_width(WIDTH);
    let mut out = String::new();
    for finding in findings {
        out.push_str(&one(finding, sources, &renderer));
        out.push_str("\n\n");
    }
    out
}

fn one(finding: &Finding, sources: &[Source<'_>], renderer: &Renderer) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let main = excerpt(finding.place, sources, AnnotationKind::Primary, None);
    let related = finding.related.iter().map(|related| excerpt(related.place, sources, AnnotationKind::Context, Some(&related.message)));
    let excerpts: Vec<Excerpt<'_>> = std::iter::once(main).chain(related).flatten().collect();
    let corrections: Vec<(String, String)> = excerpts.iter().filter_map(|excerpt| excerpt.correction.clone()).collect();
    let title = level.primary_title(finding.message.as_str()).id(finding.rule);
    let mut group = title.elements(excerpts.into_iter().map(|excerpt| excerpt.snippet));
    if let Some(fix) = &finding.fix {
        let how = if fix.safe { "--fix" } else { "--fix --unsafe-fixes" };
        group = group.element(Level::HELP.message(format!("{} ({how})", fix.title)));
    }
    let report: [Group<'_>; 1] = [group];
    let shown = renderer.render(&report).trim_end().to_owned();
    corrections.iter().fold(shown, |shown, (counted, right)| shown.replacen(counted, right, 1))
}

/// The lines of a place with the place marked.
struct Excerpt<'a> {
    snippet: Snippet<'a, Annotation<'a>>,
    /// Where the line was cut before the place: the header as the renderer counts it, and as it is.
    correction: Option<(String, String)>,
}

/// The lines of a place with the place marked, as far as they are near it.
fn excerpt<'a>(place: Place, sources: &[Source<'a>], kind: AnnotationKind, label: Option<&'a str>) -> Option<Excerpt<'a>> {
    let source = sources.get(place.file)?;
    let span = shown(source, source.clamp(place.span));
    let lines = source.lines_of(span);
    let start = lines.start.max(source.floor(span.start.saturating_sub(CONTEXT)));
    let end = lines.end.min(source.ceil(span.end + CONTEXT));
    let at = source.position(span.start);
    let text = source.text.get(start..end)?;
    let mut marked = kind.span(span.start - start..span.end - start);
    if let Some(label) = label {
        marked = marked.label(label);
    }
    let header = |column: usize| format!("{}:{}:{column}\n", source.name, at.line);
    let counted = text.get(..span.start - start).unwrap_or("").chars().count() + 1;
    let correction = (counted != at.column).then(|| (header(counted), header(at.column)));
    Some(Excerpt { snippet: Snippet::source(text).path(source.name).line_start(at.line).annotation(marked), correction })
}

/// The part of a place that is shown: its first lines, without the white space at its end.
fn shown(source: &Source<'_>, span: Span) -> Span {
    let text = span.of(source.text);
    let length = text.match_indices('\n').nth(MOST_LINES - 1).map_or(text.len(), |(at, _)| at);
    let length = text.get(..length).map_or(0, |text| text.trim_end().len());
    Span::new(span.start, span.start + length)
}
