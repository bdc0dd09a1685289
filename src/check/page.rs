//! Do the rules' pages say what the rules do? Every page's examples are run; the pages' form and the registry are held too.

use std::collections::BTreeSet;

use super::{Choice, Context, Library, Selection, Settings, all, run};
use crate::diagnostic::{Finding, fix};
use crate::document::from_text;
use crate::pipeline::Paper;

/// The sections of a page, in order, under the title `# rule-name`.
const SECTIONS: [&str; 6] = ["What it does", "Why it matters", "Fires", "Stays silent", "Known limits", "Precision"];

/// Files that are checked together, with what is expected.
#[derive(Debug, Default)]
struct Example {
    /// Kind (`bib`, `references`, `paper`), name and text.
    files: Vec<(String, String, String)>,
    /// The `[check]` table.
    settings: String,
    /// Texts that must be underlined.
    underlines: Vec<String>,
    /// What the first file becomes when all fixes are made.
    fixed: Option<String>,
    /// Line of the page, from 1.
    line: usize,
}

/// The examples under a heading.
fn examples(page: &str, heading: &str) -> Vec<Example> {
    let mut out: Vec<Example> = Vec::new();
    let mut lines = page.lines().enumerate().skip_while(|(_, line)| *line != format!("## {heading}")).skip(1);
    while let Some((number, line)) = lines.next() {
        if line.starts_with("## ") {
            break;
        }
        if let Some(text) = line.strip_prefix("> underlines: ") {
            out.last_mut().expect("an example before it").underlines.push(text.to_owned());
        }
        let Some(info) = line.strip_prefix("```") else { continue };
        let body: String = lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```").map(|line| format!("{line}\n")).collect();
        let (kind, name) = info.split_once(' ').unwrap_or((info, ""));
        match kind {
            "fixed" => out.last_mut().expect("an example before it").fixed = Some(body),
            "toml" => out.last_mut().expect("an example before it").settings = body,
            "bib" | "references" | "paper" => {
                if name.is_empty() {
                    out.push(Example { line: number + 1, ..Example::default() });
                }
                let name = if name.is_empty() { "a" } else { name };
                out.last_mut().expect("a first file").files.push((kind.to_owned(), name.to_owned(), body));
            }
            other => panic!("```{other} is no kind of example"),
        }
    }
    out
}

/// Runs one rule over an example, and gives the texts that it underlines and the first file as its fixes make it.
fn play(rule: &str, example: &Example) -> (Vec<Finding>, Vec<String>, String) {
    let (mut papers, mut libraries) = (Vec::new(), Vec::new());
    for (kind, name, text) in &example.files {
        match kind.as_str() {
            "bib" => libraries.push(Library::from_text(&format!("{name}.bib"), text.clone()).expect("a bibliography")),
            "references" => {
                let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
                papers.push(Paper::from_document(from_text(&format!("{name}.md"), format!("# References\n\n{}\n", lines.join("\n\n")))));
            }
            _ => papers.push(Paper::from_document(from_text(&format!("{name}.md"), text.clone()))),
        }
    }
    let settings: Settings = toml::from_str(&example.settings).expect("a [check] table");
    let choice = Choice { select: vec![rule.to_owned()], ..Choice::default() };
    let context = Context::new(&papers, &libraries);
    let findings = run(&context, &Selection::new(&settings, &choice).expect("known rules"));
    let underlined = findings.iter().map(|finding| context.text_at(finding.place).to_owned()).collect();
    let first = context.files.first().map_or("", |file| file.text);
    let fixed = fix::apply(0, first, &findings, true).0;
    (findings, underlined, fixed)
}

#[test]
fn every_page_has_its_sections() {
    for rule in all() {
        let meta = rule.meta();
        assert_eq!(meta.page.lines().next(), Some(format!("# {}", meta.name).as_str()));
        let sections: Vec<&str> = meta.page.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        assert_eq!(sections, SECTIONS, "{}", meta.name);
        let bodies = meta.page.split("\n## ").skip(1);
        assert!(bodies.map(|body| body.split_once('\n').map_or("", |(_, text)| text)).all(|text| !text.trim().is_empty()), "{}", meta.name);
    }
}

#[test]
fn names_are_kebab_case_and_stand_once() {
    let names: Vec<&str> = all().map(|rule| rule.meta().name).collect();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
    for rule in all() {
        let meta = rule.meta();
        let kebab = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
        assert!(meta.name.split('-').all(kebab), "{}", meta.name);
        assert!(!meta.summary.ends_with('.') && !meta.summary.contains('\n') && !meta.summary.is_empty(), "{}", meta.name);
        assert!(crate::diagnostic::Group::ALL.iter().all(|group| group.as_str() != meta.name), "{} is a group's name", meta.name);
    }
}

#[test]
fn the_examples_do_what_the_pages_say() {
    let mut wrong = Vec::new();
    for rule in all() {
        let meta = rule.meta();
        let (fires, silent) = (examples(meta.page, "Fires"), examples(meta.page, "Stays silent"));
        assert!(!fires.is_empty() && !silent.is_empty(), "{} has examples", meta.name);
        for example in &fires {
            let (findings, underlined, fixed) = play(meta.name, example);
            let place = format!("{}.md:{}", meta.name.replace('-', "_"), example.line);
            if findings.is_empty() {
                wrong.push(format!("{place}: no finding"));
            }
            for text in example.underlines.iter().filter(|text| !underlined.contains(text)) {
                wrong.push(format!("{place}: `{text}` is not underlined, but {underlined:?}"));
            }
            if let Some(expected) = example.fixed.as_ref().filter(|expected| **expected != fixed) {
                wrong.push(format!("{place}: expected\n{expected}fixed\n{fixed}"));
            }
            for finding in &findings {
                let message = &finding.message;
                if message.ends_with('.') && !message.ends_with("..") && !message.ends_with("et al.") || message.contains('\n') {
                    wrong.push(format!("{place}: the message {message:?} has a full stop or a line break"));
                }
            }
        }
        for example in &silent {
            let (findings, underlined, _) = play(meta.name, example);
            for (finding, text) in findings.iter().zip(underlined) {
                wrong.push(format!("{}.md:{}: {} at `{text}`", meta.name.replace('-', "_"), example.line, finding.message));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
