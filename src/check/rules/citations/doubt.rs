//! Which citations without an entry may only have been read otherwise, by the program or by the list?

use crate::check::prelude::*;
use crate::citation::{CitationKind, Cite};
use crate::key::fold;
use crate::link::Match;

use super::cited_not_listed::linked;

/// This much of an entry, in characters, can hold its names and its year.
const LEAD: usize = 160;

/// So many missing works are more than slips.
const FEW: usize = 4;

/// What speaks against saying that a paper's list lacks a work.
pub(super) struct Doubt<'a> {
    text: &'a str,
    /// The words of the beginning of each listed entry, folded.
    leads: Vec<String>,
    /// More citations by names are without an entry than have one, and not just a few: the list was not read, or is none.
    everywhere: bool,
}

impl<'a> Doubt<'a> {
    /// Looks at all citations by names of a paper and at its list.
    pub(super) fn new(file: &File<'a>, paper: &Paper, items: &[Item<'_>]) -> Self {
        let by_names = |kind| matches!(kind, CitationKind::Parenthetical | CitationKind::Narrative);
        let named = || linked(paper).filter(|(citation, cite, _)| by_names(citation.kind) && cite.label.is_none() && cite.back.is_none());
        let distinct = |missing: bool| {
            let mut seen: Vec<(&[String], Option<&str>)> = named()
                .filter(|(.., link)| (link.verdict == Match::Missing) == missing)
                .map(|(_, cite, _)| (cite.names.as_slice(), cite.year.as_deref()))
                .collect();
            seen.sort_unstable();
            seen.dedup();
            seen.len()
        };
        let lead = |item: &&Item<'_>| fold(&item.raw().chars().take(LEAD).collect::<String>());
        let leads = items.iter().filter(|item| item.listed()).map(|item| lead(&item)).collect();
        let missing = distinct(true);
        Self { text: file.text, leads, everywhere: missing >= FEW && missing > distinct(false) }
    }

    /// Whether the citation is not to be reported.
    pub(super) fn holds(&self, cite: &Cite) -> bool {
        if cite.label.is_some() {
            return false;
        }
        let Some(name) = cite.names.first() else { return false };
        self.everywhere || self.listed(cite, &fold(name)) || self.long_form(name).is_some_and(|long| self.listed(cite, &long))
    }

    /// Whether an entry of that year begins with a word of the name, or one that differs in its ending only.
    fn listed(&self, cite: &Cite, name: &str) -> bool {
        let Some(year) = cite.year.as_deref().and_then(|year| year.get(..4)) else { return false };
        let own: Vec<&str> = name.split(' ').filter(|word| word.chars().count() > 3 || name.len() < 6).collect();
        let alike = |theirs: &str| {
            own.iter().any(|word| *word == theirs || STEM <= theirs.len() && stem(word).is_some_and(|stem| theirs.starts_with(stem)))
        };
        self.leads.iter().filter(|lead| lead.contains(year)).any(|lead| lead.split(' ').any(alike))
    }

    /// The words before the bracket in which the text explains an acronym: "the Office of Rivers (OR)".
    fn long_form(&self, name: &str) -> Option<String> {
        const WORDS: usize = 8;
        let capitals = name.chars().filter(|c| c.is_uppercase()).count();
        if name.contains(' ') || 2 * capitals <= name.chars().count() {
            return None;
        }
        let at = [format!("({name})"), format!("[{name}]")].iter().find_map(|mark| self.text.find(mark.as_str()))?;
        let before: Vec<&str> = self.text.get(..at)?.split_whitespace().rev().take(WORDS).collect();
        Some(fold(&before.into_iter().rev().filter(|word| word.starts_with(char::is_uppercase)).collect::<Vec<_>>().join(" ")))
    }
}

/// Whether a place is in the line of a LaTeX title or date, where "(Revision, May 2020)" cites nobody.
pub(super) fn in_latex_title(text: &str, place: Span) -> bool {
    let before = text.get(..place.start).unwrap_or("");
    let line = before.rsplit('\n').next().unwrap_or("").trim_start();
    ["\\title", "\\date", "\\author"].iter().any(|command| line.starts_with(command))
}

/// Letters that two forms of one word have in common: "Europäischen" and "Europäisches".
const STEM: usize = 6;

fn stem(word: &str) -> Option<&str> {
    let end = word.char_indices().nth(STEM)?.0;
    word.get(..end)
}
