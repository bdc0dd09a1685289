//! `ibid rules` and `ibid explain`: which rules there are, and a rule's page.

use std::fmt::Write as _;

use clap::ValueEnum;
use serde_json::json;

use super::common::{Outcome, print};
use crate::Result;
use crate::check;
use crate::diagnostic::{Group, Meta};
use crate::output::build::pretty;
use crate::output::schema::VERSION;

/// Arguments of `explain`.
#[derive(Debug, clap::Args)]
pub struct ExplainArgs {
    /// Name of the rule
    rule: String,
}

/// Arguments of `rules`.
#[derive(Debug, clap::Args)]
pub struct RulesArgs {
    /// What to write
    #[arg(long, value_enum, default_value_t = Shape::Text)]
    format: Shape,
}

/// The table's format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Shape {
    /// A table
    Text,
    /// The same as data
    Json,
}

/// Prints a rule's page.
pub fn explain(args: &ExplainArgs) -> Result<Outcome> {
    let rule = check::find(&args.rule).ok_or_else(|| check::unknown(&args.rule))?;
    print(None, rule.meta().page)?;
    Ok(Outcome::Done)
}

/// Prints the rules by group and name.
pub fn rules(args: &RulesArgs) -> Result<Outcome> {
    let mut metas: Vec<&'static Meta> = check::all().map(|rule| rule.meta()).collect();
    metas.sort_by_key(|meta| (Group::ALL.iter().position(|group| *group == meta.group), meta.name));
    let text = match args.format {
        Shape::Text => table(&metas),
        Shape::Json => {
            let rows: Vec<_> = metas
                .iter()
                .map(|meta| {
                    json!({"name": meta.name, "group": meta.group.as_str(), "severity": meta.severity, "default": meta.default,
                        "summary": meta.summary})
                })
                .collect();
            pretty(&json!({"schema_version": VERSION, "rules": rows}))
        }
    };
    print(None, &text)?;
    Ok(Outcome::Done)
}

fn table(metas: &[&Meta]) -> String {
    let width = metas.iter().map(|meta| meta.name.len()).max().unwrap_or(0);
    let mut out = String::new();
    for meta in metas {
        let on = if meta.default { "on" } else { "off" };
        let (group, severity) = (meta.group.as_str(), meta.severity.as_str());
        let _ = writeln!(out, "{group:<11}  {:<width$}  {severity:<7}  {on:<3}  {}", meta.name, meta.summary);
    }
    out
}
