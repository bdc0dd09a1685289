//! Which work a short form in a note means: by names and title, by "ibid.", by the number of an earlier note.

use std::collections::BTreeMap;

use super::entry::Candidate;
use super::name::Cited;
use super::title::TitleFit;
use super::{Link, Match};
use crate::citation::{Citation, Cite};
use crate::entry::Origin;

/// The place of citations that stand in no note.
const IN_TEXT: usize = usize::MAX;

/// What the notes have cited so far, and where each note stands.
#[derive(Debug, Default)]
pub(super) struct Trail {
    /// Place of the note and the work cited there, in order.
    cited: Vec<(usize, usize)>,
    /// The last note's place for each number as printed.
    places: BTreeMap<String, usize>,
    /// For each full citation in a note the entry that stands for its work.
    canonical: BTreeMap<usize, usize>,
}

impl Trail {
    /// A trail that knows which printed number stands at which place.
    pub(super) fn new(candidates: &[&Candidate<'_>]) -> Self {
        let mut places = BTreeMap::new();
        for candidate in candidates {
            let entry = &candidate.reference.entry;
            if let (Some(number), Some((place, _))) = (&entry.note, entry.place_in_note) {
                places.insert(number.clone(), place);
            }
        }
        let notes = candidates.iter().filter(|candidate| !candidate.listed());
        let canonical = notes.map(|note| (note.index, canonical(note, candidates))).collect();
        Self { cited: Vec::new(), places, canonical }
    }

    fn in_list(&self, index: usize) -> usize {
        self.canonical.get(&index).copied().unwrap_or(index)
    }

    /// Follows a full citation: its own entry.
    pub(super) fn full(&mut self, citation: &Citation, candidates: &[&Candidate<'_>]) -> Link {
        let own = |candidate: &Candidate<'_>| {
            let entry = &candidate.reference.entry;
            entry.origin == Origin::Footnote && entry.source.first().is_some_and(|span| span.start == citation.span.start)
        };
        let target = candidates.iter().find(|candidate| own(candidate)).map(|candidate| candidate.index);
        let place = citation.cites.first().and_then(|cite| cite.note_place);
        if let (Some(place), Some(target)) = (place, target) {
            self.cited.push((place, target));
        }
        Link { target, verdict: if target.is_some() { Match::Exact } else { Match::Missing } }
    }

    /// Follows a citation in running text, so that a later "ibid." can mean it.
    pub(super) fn follow(&mut self, link: Link) -> Link {
        self.cited.extend(link.target.map(|target| (IN_TEXT, target)));
        link
    }

    /// Follows a short form: the entry of the list where the work has one, else the earlier full citation.
    pub(super) fn short(&mut self, cite: &Cite, candidates: &[&Candidate<'_>]) -> Link {
        let place = cite.note_place.unwrap_or(IN_TEXT);
        let mut link = match &cite.back {
            Some(back) if digits(back).is_some() => self.by_number(cite, &digits(back).unwrap_or_default(), candidates),
            Some(_) if cite.names.is_empty() && cite.title.is_none() => self.last(place),
            Some(_) if cite.names.is_empty() => self.same_author(cite, candidates),
            _ => self.by_names(cite, candidates),
        };
        link.target = link.target.map(|target| self.in_list(target));
        if let Some(target) = link.target {
            self.cited.push((place, target));
        }
        link
    }

    /// "Ibid.": the work cited last in this note, else the one work of the note before.
    fn last(&self, place: usize) -> Link {
        let Some((at, target)) = self.cited.iter().rev().find(|(at, _)| *at <= place).copied() else {
            return Link { target: None, verdict: Match::Missing };
        };
        let mut works: Vec<usize> = self.cited.iter().filter(|(other, _)| *other == at).map(|(_, work)| *work).collect();
        works.dedup();
        let single = at == place || works.len() == 1;
        Link { target: Some(target), verdict: if single { Match::Exact } else { Match::Ambiguous } }
    }

    /// "Idem, *Title*": a work by the author cited last.
    fn same_author(&self, cite: &Cite, candidates: &[&Candidate<'_>]) -> Link {
        let last = self.cited.last().and_then(|(_, target)| candidates.iter().find(|candidate| candidate.index == *target));
        let author = last.and_then(|candidate| candidate.reference.record.authors.first());
        let name = author.and_then(|name| name.literal.clone().or_else(|| name.family.clone()));
        self.by_names(&Cite { names: name.into_iter().collect(), truncated: true, ..cite.clone() }, candidates)
    }

    /// "Supra note 5": the work of that note, chosen by name where there are several.
    fn by_number(&self, cite: &Cite, number: &str, candidates: &[&Candidate<'_>]) -> Link {
        let place = self.places.get(number).copied().or_else(|| number.parse().ok());
        let works: Vec<usize> = self.cited.iter().filter(|(at, _)| Some(*at) == place).map(|(_, work)| *work).collect();
        let cited: Vec<Cited> = cite.names.iter().map(|name| Cited::new(name)).collect();
        let named: Vec<usize> = works
            .iter()
            .copied()
            .filter(|work| cited.is_empty() || candidates.iter().any(|c| c.index == *work && c.names(&cited, true).is_some()))
            .collect();
        match (named.as_slice(), cited.is_empty()) {
            ([one], _) => Link { target: Some(*one), verdict: Match::Exact },
            ([first, ..], _) => Link { target: Some(*first), verdict: Match::Ambiguous },
            ([], false) => self.by_names(cite, candidates),
            ([], true) => Link { target: None, verdict: Match::Missing },
        }
    }

    /// "Setiawan, “Implementasi …”": names, and title words where there are any.
    fn by_names(&self, cite: &Cite, candidates: &[&Candidate<'_>]) -> Link {
        let cited: Vec<Cited> = cite.names.iter().map(|name| Cited::new(name)).collect();
        let mut fits: Vec<(usize, bool, Option<TitleFit>)> = Vec::new();
        // "Gall, 2016, p. 3": a year chooses among the works of those names, and so does the number of names.
        let (mut dated, mut whole) = (Vec::new(), Vec::new());
        for candidate in candidates {
            let names = candidate.names(&cited, cite.truncated);
            let title = cite.title.as_deref().and_then(|title| candidate.title(title));
            let fit = match (&cite.title, cited.is_empty()) {
                (Some(_), true) => title.is_some(),
                (Some(_), false) => title.is_some() && names.is_some(),
                (None, _) => names.is_some(),
            };
            if fit {
                dated.extend(cite.year.as_deref().filter(|year| candidate.year(Some(year)).agrees()).map(|_| candidate.index));
                whole.extend(names.filter(|fit| fit.complete && cite.title.is_none()).map(|_| candidate.index));
                fits.push((candidate.index, names.is_none_or(|fit| fit.agreement.exact()), title));
            }
        }
        if fits.iter().any(|(_, exact, _)| *exact) {
            fits.retain(|(_, exact, _)| *exact);
        }
        for chosen in [dated, whole] {
            if fits.iter().any(|(index, ..)| chosen.contains(index)) {
                fits.retain(|(index, ..)| chosen.contains(index));
            }
        }
        let mut works: Vec<usize> = fits.iter().map(|(index, ..)| self.in_list(*index)).collect();
        works.sort_unstable();
        works.dedup();
        // Of several works by those names the ones cited before are meant.
        let before: Vec<usize> =
            works.iter().copied().filter(|work| self.cited.iter().any(|(_, cited)| self.in_list(*cited) == *work)).collect();
        if !before.is_empty() {
            works = before;
        }
        let exact = fits.iter().any(|(_, names, title)| *names && *title != Some(TitleFit::Near));
        match works.as_slice() {
            [] => Link { target: None, verdict: Match::Missing },
            [one] => Link { target: Some(*one), verdict: if exact { Match::Exact } else { Match::SpellingDiffers } },
            [first, ..] => Link { target: Some(*first), verdict: Match::Ambiguous },
        }
    }
}

/// The entry of the list that is the same work as a full citation in a note, else the first full citation of it, else itself.
fn canonical(own: &Candidate<'_>, candidates: &[&Candidate<'_>]) -> usize {
    let listed = candidates.iter().filter(|other| other.listed()).find(|other| other.same_work(own));
    let place = |candidate: &Candidate<'_>| candidate.reference.entry.place_in_note;
    let earlier = || candidates.iter().find(|other| place(other) < place(own) && other.same_work(own));
    listed.or_else(earlier).map_or(own.index, |other| other.index)
}

/// The number of the note in "supra note 5" and "op. cit. (1995), n. 4"; a year in brackets is none.
fn digits(back: &str) -> Option<String> {
    let number = back.split(|c: char| !c.is_ascii_digit()).rfind(|digits| !digits.is_empty())?;
    (!back.contains(&format!("({number})"))).then(|| number.to_owned())
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::digits;

    #[rstest]
    #[case("supra note 5", Some("5"))]
    #[case("(n 12)", Some("12"))]
    #[case("op. cit. (1995), n. 4", Some("4"))]
    #[case("op. cit. (1995)", None)]
    #[case("Ibid.", None)]
    fn numbers(#[case] back: &str, #[case] expected: Option<&str>) {
        assert_eq!(digits(back).as_deref(), expected);
    }
}
