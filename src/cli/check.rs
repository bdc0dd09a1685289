//! `ibid check`: what is wrong in papers and bibliographies.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::common::{Common, Outcome, counted, print, read_papers_at, read_stdin, walk};
use super::model::ModelArg;
use crate::check::{self, Choice, Context, FailOn, Library, Selection};
use crate::diagnostic::baseline::Baseline;
use crate::diagnostic::{Finding, Format, Severity, fix, render};
use crate::document::{decode, from_text};
use crate::output::write;
use crate::pipeline::Paper;
use crate::{Error, Result};

/// Arguments of `check`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Papers, bibliographies (.bib, .ris, CSL .json), and folders of both; `-` is standard input
    #[arg(required = true, value_name = "FILE|DIR")]
    inputs: Vec<PathBuf>,
    #[command(flatten)]
    model: ModelArg,
    /// What to write
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Run these rules only: names, groups, patterns with *, or all
    #[arg(long, value_delimiter = ',', value_name = "RULES", help_heading = "Rules")]
    select: Vec<String>,
    /// Run these rules too
    #[arg(long, value_delimiter = ',', value_name = "RULES", help_heading = "Rules")]
    extend_select: Vec<String>,
    /// Do not run these rules
    #[arg(long, value_delimiter = ',', value_name = "RULES", help_heading = "Rules")]
    ignore: Vec<String>,
    /// Leave out the findings that this file knows
    #[arg(long, value_name = "FILE", help_heading = "Findings", conflicts_with = "write_baseline")]
    baseline: Option<PathBuf>,
    /// Write the findings to this file, for --baseline
    #[arg(long, value_name = "FILE", help_heading = "Findings")]
    write_baseline: Option<PathBuf>,
    /// Print how many findings each rule has, not the findings
    #[arg(long, help_heading = "Findings")]
    statistics: bool,
    /// End with status 1 from this severity on [default: warning]
    #[arg(long, value_enum, value_name = "SEVERITY", help_heading = "Findings")]
    fail_on: Option<FailOn>,
    /// End with status 0 whatever was found
    #[arg(long, help_heading = "Findings")]
    exit_zero: bool,
    /// Mend what can be mended safely: print the mended file, or with --write replace the files
    #[arg(long, help_heading = "Fixes")]
    fix: bool,
    /// Make fixes that are not safe too
    #[arg(long, help_heading = "Fixes")]
    unsafe_fixes: bool,
    /// Print what --fix would change
    #[arg(long, help_heading = "Fixes", conflicts_with_all = ["fix", "write"])]
    diff: bool,
    /// Let --fix replace files
    #[arg(long, help_heading = "Fixes", requires = "fix")]
    write: bool,
}

/// Everything that is checked.
struct Inputs {
    papers: Vec<Paper>,
    libraries: Vec<Library>,
}

/// Checks.
pub fn run(args: &Args, common: &Common) -> Result<Outcome> {
    let settings = common.settings()?.check;
    let choice = Choice { select: args.select.clone(), extend_select: args.extend_select.clone(), ignore: args.ignore.clone() };
    let selection = Selection::new(&settings, &choice)?;
    let fail_on = args.fail_on.or(settings.fail_on).unwrap_or_default();
    let baseline = args.baseline.as_deref().map(Baseline::read).transpose()?;
    let (mut inputs, outcome) = read(&args.inputs, &args.model, common)?;
    let mut findings = findings_of(&inputs, &selection, baseline.as_ref());
    if args.fix {
        let mended = mend(&inputs, &findings, args.unsafe_fixes);
        if args.write {
            replace(&inputs, &mended, common)?;
        } else {
            print(args.out.as_deref(), one(&inputs, &mended)?)?;
        }
        // What is left is what is said, and what the status tells.
        inputs = inputs.with(mended, &args.model)?;
        findings = findings_of(&inputs, &selection, baseline.as_ref());
    }
    let context = Context::new(&inputs.papers, &inputs.libraries);
    if let Some(path) = &args.write_baseline {
        let known = Baseline::of(&findings, &context.sources());
        let text = serde_json::to_string_pretty(&known).unwrap_or_default() + "\n";
        write::atomically(path, text.as_bytes())?;
        common.say(&format!("{} written to {}", counted(findings.len(), "finding"), path.display()));
        return Ok(outcome);
    }
    if args.diff {
        print(args.out.as_deref(), &differences(&inputs, &findings, args.unsafe_fixes))?;
    } else if args.statistics {
        print(args.out.as_deref(), &statistics(&findings))?;
    } else if !args.fix || args.write {
        let rules: Vec<_> = selection.rules().iter().map(|rule| rule.meta()).collect();
        let color = args.out.is_none() && common.colored_output();
        print(args.out.as_deref(), &render(args.format, &findings, &context.sources(), &rules, color))?;
    }
    summary(&findings, args, common);
    let counts = findings.iter().any(|finding| fail_on.counts(finding.severity));
    Ok(if counts && !args.exit_zero { outcome.max(Outcome::Findings) } else { outcome })
}

fn findings_of(inputs: &Inputs, selection: &Selection, baseline: Option<&Baseline>) -> Vec<Finding> {
    let mut findings = check::run(&Context::new(&inputs.papers, &inputs.libraries), selection);
    if let Some(baseline) = baseline {
        baseline.filter(&mut findings);
    }
    findings
}

/// Reads papers and bibliographies; folders are walked for both. A file that cannot be read is said and left out.
fn read(given: &[PathBuf], model: &ModelArg, common: &Common) -> Result<(Inputs, Outcome)> {
    let (paths, mut outcome) = walk(given, &["bib"], common);
    let (libraries, mut papers): (Vec<PathBuf>, Vec<PathBuf>) = paths.into_iter().partition(|path| Library::is_library(path));
    let mut inputs = Inputs { papers: Vec::new(), libraries: Vec::new() };
    let mut stdin = None;
    if let Some(at) = papers.iter().position(|path| path == Path::new("-")) {
        papers.remove(at);
        let text = decode::decode(&read_stdin()?).ok_or_else(|| Error::format("standard input", None, "is not text"))?;
        if begins_as_bib(&text) {
            inputs.libraries.push(Library::from_text("stdin", text)?);
        } else {
            stdin = Some(text);
        }
    }
    // The model is not unpacked where there is nothing to read with it.
    if !papers.is_empty() || stdin.is_some() {
        let model = model.load()?;
        inputs.papers.extend(stdin.map(|text| Paper::from_document_with(from_text("stdin", text), &model)));
        let (read, of_papers) = read_papers_at(&papers, common, &model);
        inputs.papers.extend(read);
        outcome = outcome.max(of_papers);
    }
    for library in libraries.par_iter().map(|path| Library::read(path)).collect::<Vec<_>>() {
        match library {
            Ok(library) => inputs.libraries.push(library),
            Err(error) => {
                common.complain(&error);
                outcome = Outcome::InputError;
            }
        }
    }
    Ok((inputs, outcome))
}

/// Whether the first line that is no comment begins an entry.
fn begins_as_bib(text: &str) -> bool {
    let first = text.trim_start_matches('\u{feff}').lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('%'));
    first.is_some_and(|line| line.starts_with('@') && line.contains(['{', '(']))
}

/// The texts of the files with the fixes made, by the file's index, and how many fixes were; files without any are left out.
fn mend(inputs: &Inputs, findings: &[Finding], doubtful: bool) -> BTreeMap<usize, (String, usize)> {
    let context = Context::new(&inputs.papers, &inputs.libraries);
    let mended = context.files.iter().map(|file| (file.index, fix::apply(file.index, file.text, findings, doubtful)));
    mended.filter(|(_, (_, made))| *made > 0).collect()
}

fn differences(inputs: &Inputs, findings: &[Finding], doubtful: bool) -> String {
    let context = Context::new(&inputs.papers, &inputs.libraries);
    let mended = mend(inputs, findings, doubtful);
    context.files.iter().filter_map(|file| Some(fix::diff(file.name, file.text, &mended.get(&file.index)?.0))).collect()
}

/// The mended text of the only file there is.
fn one<'t>(inputs: &'t Inputs, mended: &'t BTreeMap<usize, (String, usize)>) -> Result<&'t str> {
    match (inputs.papers.as_slice(), inputs.libraries.as_slice()) {
        ([paper], []) => Ok(mended.get(&0).map_or(paper.document.text.as_str(), |(text, _)| text)),
        ([], [library]) => Ok(mended.get(&0).map_or(library.text.as_str(), |(text, _)| text)),
        _ => Err(Error::Usage("--fix prints one file; with several, use --diff to see and --write to replace".to_owned())),
    }
}

/// Writes the mended files in place.
fn replace(inputs: &Inputs, mended: &BTreeMap<usize, (String, usize)>, common: &Common) -> Result<()> {
    let context = Context::new(&inputs.papers, &inputs.libraries);
    for (file, (text, made)) in context.files.iter().filter_map(|file| Some((file, mended.get(&file.index)?))) {
        let verbatim = std::fs::read(file.name).map_err(|source| Error::io(file.name, source))?;
        if verbatim != file.text.as_bytes() {
            return Err(Error::format(file.name, None, "is not UTF-8 or has changed since it was read, so it is not replaced"));
        }
        write::atomically(Path::new(file.name), text.as_bytes())?;
        common.say(&format!("{}: {}", file.name, counted(*made, "fix")));
    }
    Ok(())
}

impl Inputs {
    /// The inputs with some files' texts replaced.
    fn with(mut self, mended: BTreeMap<usize, (String, usize)>, model: &ModelArg) -> Result<Self> {
        let papers = self.papers.len();
        for (index, (text, _)) in mended {
            if let Some(paper) = self.papers.get_mut(index) {
                *paper = Paper::from_document_with(from_text(&paper.document.name, text), &*model.load()?);
            } else if let Some(library) = self.libraries.get_mut(index - papers) {
                *library = Library::from_text(&library.name, text)?;
            }
        }
        Ok(self)
    }
}

/// Rule, severity and number of findings, most first.
fn statistics(findings: &[Finding]) -> String {
    let mut counts: BTreeMap<(&str, Severity), usize> = BTreeMap::new();
    for finding in findings {
        *counts.entry((finding.rule, finding.severity)).or_default() += 1;
    }
    let mut rows: Vec<_> = counts.into_iter().collect();
    rows.sort_by_key(|((rule, _), count)| (std::cmp::Reverse(*count), *rule));
    let width = rows.iter().map(|((rule, _), _)| rule.len()).max().unwrap_or(0);
    let mut out = String::new();
    for ((rule, severity), count) in rows {
        let _ = writeln!(out, "{count:>6}  {rule:<width$}  {}", severity.as_str());
    }
    out
}

fn summary(findings: &[Finding], args: &Args, common: &Common) {
    if findings.is_empty() {
        return common.say("nothing found");
    }
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let infos = findings.len() - errors - warnings;
    let found = counted(findings.len(), "finding");
    common.say(&format!("{found}: {}, {}, {infos} info", counted(errors, "error"), counted(warnings, "warning")));
    let safe = findings.iter().filter(|finding| finding.fix.as_ref().is_some_and(|fix| fix.safe)).count();
    if safe > 0 && !args.fix {
        common.say(&format!("{} of them can be mended with --fix", safe));
    }
}
