//! An entry of the list as the linking sees it: its names, date and title.

use super::name::{Agreement, Cited, Listed};
use super::title::{self, TitleFit};
use super::year::{self, YearFit};
use crate::entry::Origin;
use crate::key::fold;
use crate::record::{Date, DatePart};
use crate::reference::Reference;

/// What citations are compared with.
#[derive(Debug)]
pub(super) struct Candidate<'a> {
    /// Its place among the paper's references.
    pub index: usize,
    /// The reference itself.
    pub reference: &'a Reference,
    names: Vec<Listed>,
    truncated: bool,
    lead: String,
    first: Option<Cited>,
    title: Option<String>,
}

/// How a citation's names fit an entry's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct NameFit {
    /// The weakest of the names' agreements.
    pub agreement: Agreement,
    /// As many names as listed, or "et al." where there are more.
    pub complete: bool,
}

impl<'a> Candidate<'a> {
    /// The view of one reference. Editors stand in for authors; without either the entry's own beginning does.
    pub(super) fn new(index: usize, reference: &'a Reference) -> Self {
        let record = &reference.record;
        let people = if record.authors.is_empty() { &record.editors } else { &record.authors };
        let mut names: Vec<Listed> = people.iter().map(Listed::new).collect();
        if names.is_empty()
            && let Some(title) = &record.title
        {
            names.push(Listed::literal(title));
        }
        let truncated = record.authors_truncated || (record.authors.is_empty() && record.editors_truncated);
        let lead = reference.entry.raw.chars().take(120).collect::<String>().replace('.', ". ");
        let first = people.first().and_then(|name| name.literal.as_ref().or(name.family.as_ref())).map(|name| Cited::new(name));
        Self { index, reference, names, truncated, lead: format!("{} ", fold(&lead)), first, title: record.title.as_deref().map(fold) }
    }

    /// Whether the entry stands in a list.
    pub(super) fn listed(&self) -> bool {
        self.reference.entry.origin == Origin::Bibliography
    }

    /// How the names fit; `None` where they do not.
    pub(super) fn names(&self, cited: &[Cited], truncated: bool) -> Option<NameFit> {
        let (first, others) = cited.split_first()?;
        if let [second] = others
            && let Some(fit) = self.inverted(first, second, truncated)
        {
            return Some(fit);
        }
        let Some(mut agreement) = self.names.first().and_then(|name| name.agreement(first)) else {
            // The names were not read as names, but the entry begins with the cited one.
            let leads = first.initials.is_empty() && self.lead.starts_with(&format!("{} ", first.words.join(" ")));
            let wordy = first.words.iter().any(|word| word.chars().count() > 1);
            return (leads && wordy && others.is_empty()).then_some(NameFit { agreement: Agreement::Part, complete: true });
        };
        for other in others {
            let best = self.names.iter().skip(1).filter_map(|name| name.agreement(other)).max();
            match best {
                Some(best) => agreement = agreement.min(best),
                None if self.truncated => {}
                None => return None,
            }
        }
        let (given, listed) = (cited.len(), self.names.len());
        let complete = if truncated || self.truncated { listed > given || self.truncated } else { listed == given };
        Some(NameFit { agreement, complete })
    }

    /// One person cited as "Badriyah, Tessy" looks like two; the entry's first author shows that it is one.
    fn inverted(&self, family: &Cited, given: &Cited, truncated: bool) -> Option<NameFit> {
        let second = self.names.iter().skip(1).any(|name| name.agreement(given).is_some());
        let whole = family.with_given(given);
        let agrees = !second && given.initials.is_empty() && self.names.first()?.agreement(&whole) == Some(Agreement::Same);
        let complete = if truncated { self.names.len() > 1 || self.truncated } else { self.names.len() == 1 };
        agrees.then_some(NameFit { agreement: Agreement::Same, complete })
    }

    /// How the year fits.
    pub(super) fn year(&self, cited: Option<&str>) -> YearFit {
        let record = &self.reference.record;
        let accessed = record.accessed.as_ref().and_then(|date| date.start).map(|part| part.year);
        let issued = record.issued.clone().filter(|date| date.start.is_some()).or_else(|| self.year_in_lead(cited, accessed));
        year::fit(cited, issued.as_ref(), accessed)
    }

    /// The cited year where it stands near the entry's beginning though no date was read: a year the tagger missed.
    fn year_in_lead(&self, cited: Option<&str>, accessed: Option<i32>) -> Option<Date> {
        let year: i32 = cited?.get(..4)?.parse().ok()?;
        let stands = self.lead.split(' ').take(8).any(|word| word.parse() == Ok(year));
        (stands && accessed != Some(year)).then(|| Date { start: Some(DatePart { year, month: None, day: None }), ..Date::default() })
    }

    /// How the title fits.
    pub(super) fn title(&self, cited: &str) -> Option<TitleFit> {
        title::fit(&fold(cited), self.title.as_deref(), &self.reference.entry.raw)
    }

    /// Whether the two are one work as far as first name and title show; a long title that is equal is enough where names were read otherwise.
    pub(super) fn same_work(&self, other: &Self) -> bool {
        const LONG: usize = 6;
        if self.title.as_ref().is_some_and(|title| title.split(' ').count() >= LONG && other.title.as_ref() == Some(title)) {
            return true;
        }
        let named = match (&self.first, other.names.first()) {
            (Some(first), Some(listed)) => listed.agreement(first).is_some(),
            (None, _) => true,
            (Some(_), None) => false,
        };
        let titled = |title: &String| other.title.is_some() && title::fit(title, other.title.as_deref(), "").is_some();
        named && self.title.as_ref().is_some_and(titled)
    }
}
