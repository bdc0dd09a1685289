//! Where is a `.bib` file not BibTeX?

use crate::check::prelude::*;
use crate::format::biblatex::ProblemKind;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "syntax",
    severity: Severity::Error,
    default: true,
    group: Group::Files,
    summary: "a place that is not BibTeX: a brace that is not closed, a missing comma or key",
    page: include_str!("syntax.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn bib(&self, file: &File<'_>, bib: &Bibliography, _cx: &Context<'_>, out: &mut Sink<'_>) {
        for problem in bib.problems.iter().filter(|problem| problem.kind == ProblemKind::Syntax) {
            out.add(file.at(problem.span), problem.message.as_str());
        }
    }
}
