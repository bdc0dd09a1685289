//! [`NameKey`]: a person's or organisation's name, and how far two of them agree.

use rapidfuzz::distance::osa;

use super::fold::fold;
use super::words::is_stop_word;
use crate::record::Name;

/// A name, folded: family name, given names or initials; of an organisation the whole name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameKey {
    family: Box<str>,
    given: Vec<Box<str>>,
    organisation: bool,
}

/// How far two names agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameAgreement {
    /// Other names.
    No,
    /// The family names agree, the given names exclude each other ("F. David", "Viona David").
    GivenDiffer,
    /// The family names agree but for a letter, or family and given name are swapped.
    Loose,
    /// The family names agree, one has no given name.
    Family,
    /// Family name and initials agree.
    Initials,
    /// Family name and a written-out given name agree, or two organisations are one.
    Full,
}

impl NameKey {
    /// The key of a name; `None` where it has no letters.
    pub fn new(name: &Name) -> Option<Self> {
        if let Some(literal) = &name.literal {
            let family = fold(literal);
            return (!family.is_empty()).then(|| Self { family: family.into(), given: Vec::new(), organisation: true });
        }
        let mut family = fold(name.family.as_deref().unwrap_or(""));
        if let Some(particle) = name.particle.as_deref().map(fold).filter(|p| !p.is_empty()) {
            family = format!("{particle} {family}");
        }
        let mut given = name.given.as_deref().map(given_names).unwrap_or_default();
        if family.trim().is_empty() {
            family = given.pop()?.into();
        }
        Some(Self { family: family.trim().into(), given, organisation: false })
    }

    /// The last word of the family name: what blocking compares.
    pub fn last_word(&self) -> &str {
        self.family.rsplit(' ').next().unwrap_or(&self.family)
    }

    /// The family name, folded, particles included.
    pub fn family(&self) -> &str {
        &self.family
    }

    /// Whether both have the same words, in whatever order ("Dewi, Rosmala", "Rosmala Dewi").
    pub fn same_words(&self, other: &Self) -> bool {
        let sorted = |name: &Self| {
            let mut words: Vec<String> = name.all_words().into_iter().map(str::to_string).collect();
            words.sort_unstable();
            words
        };
        sorted(self) == sorted(other)
    }

    /// Whether every word of `words` stands in the name, as where a title was read as part of it.
    pub fn holds_words<'w>(&self, mut words: impl Iterator<Item = &'w str>) -> bool {
        let own = self.all_words();
        words.all(|word| own.contains(&word))
    }

    /// How far the two agree. Symmetric.
    pub fn agreement(&self, other: &Self) -> NameAgreement {
        if self.organisation || other.organisation {
            return self.organisation_agreement(other);
        }
        if same_family(&self.family, &other.family) {
            return given_agreement(&self.given, &other.given);
        }
        if self.is_swapped(other) || other.is_swapped(self) {
            return NameAgreement::Loose;
        }
        let near = near_word(&self.family, &other.family);
        if near && given_agreement(&self.given, &other.given) >= NameAgreement::Family { NameAgreement::Loose } else { NameAgreement::No }
    }

    /// "Ralf, Emmers" and "Emmers, R.": every word of one stands in the other, at least one written out.
    fn is_swapped(&self, other: &Self) -> bool {
        let theirs = other.all_words();
        let family: Vec<&str> = self.family.split(' ').collect();
        let given_full = other.given.iter().any(|given| family.contains(&&**given));
        given_full && self.all_words().iter().all(|word| theirs.iter().any(|their| same_given(word, their))) && self.all_words().len() > 1
    }

    fn all_words(&self) -> Vec<&str> {
        self.given.iter().map(|given| &**given).chain(self.family.split(' ')).collect()
    }

    fn organisation_agreement(&self, other: &Self) -> NameAgreement {
        let (a, b) = (self.all_words(), other.all_words());
        if a.concat() == b.concat() || is_acronym(&a, &b) || is_acronym(&b, &a) {
            return NameAgreement::Full;
        }
        let content = |words: &[&str]| words.iter().filter(|word| !is_stop_word(word)).count();
        let common = a.iter().filter(|word| !is_stop_word(word) && b.iter().any(|other| near_word(word, other))).count();
        let (least, most) = (content(&a).min(content(&b)), content(&a).max(content(&b)));
        if common > 0 && common == least && 2 * common >= most { NameAgreement::Loose } else { NameAgreement::No }
    }
}

/// Given names as words; "JP" and "J.-P." are two initials, "Jean-Pierre" two names.
fn given_names(given: &str) -> Vec<Box<str>> {
    let mut names = Vec::new();
    for word in given.split([' ', '.', '-', '‐', '\u{a0}', ',']).filter(|word| !word.is_empty()) {
        let letters = word.chars().count();
        let initials = letters <= 3 && letters > 1 && word.chars().all(|c| c.is_uppercase());
        if initials {
            names.extend(word.chars().map(|c| fold(&c.to_string()).into_boxed_str()).filter(|c| !c.is_empty()));
        } else {
            names.extend(fold(word).split(' ').filter(|w| !w.is_empty()).map(Into::into));
        }
    }
    names
}

/// Equal, but for particles or a first half of a double name that one of the two leaves out.
fn same_family(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let ends = long.strip_suffix(short).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '));
    let begins = short.len() > 3 && long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' '));
    ends || begins || long.contains(' ') && short.replace(' ', "") == long.replace(' ', "")
}

fn given_agreement(a: &[Box<str>], b: &[Box<str>]) -> NameAgreement {
    let (Some(first), Some(second)) = (a.first(), b.first()) else { return NameAgreement::Family };
    if same_given(first, second) {
        let full = first.chars().count() > 1 && second.chars().count() > 1;
        let later_conflict = a.iter().zip(b).any(|(x, y)| !same_given(x, y));
        return match (full, later_conflict) {
            (true, false) => NameAgreement::Full,
            (true, true) | (false, false) => NameAgreement::Initials,
            (false, true) => NameAgreement::GivenDiffer,
        };
    }
    let shared_name = a.iter().any(|x| x.chars().count() > 2 && b.contains(x));
    if shared_name { NameAgreement::Initials } else { NameAgreement::GivenDiffer }
}

/// An initial stands for every name it begins; written-out names may differ by a letter or be a short form.
fn same_given(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.chars().count() == 1 || short.chars().count() >= 3 { long.starts_with(short) || near_word(short, long) } else { short == long }
}

/// Equal but for one letter, or two in long words. Short words must be equal.
pub(crate) fn near_word(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (length_a, length_b) = (a.chars().count(), b.chars().count());
    let allowed = match length_a.min(length_b) {
        0..=4 => return false,
        5..=7 => 1,
        _ => 2,
    };
    let ends_agree = a.chars().next() == b.chars().next() || a.chars().next_back() == b.chars().next_back();
    ends_agree && length_a.abs_diff(length_b) <= allowed && osa::distance(a.chars(), b.chars()) <= allowed
}

/// Whether the single word of `short` is made of the initials of `long` ("iom": International Organization for Migration).
fn is_acronym(short: &[&str], long: &[&str]) -> bool {
    let [acronym] = short else { return false };
    if long.len() < 2 || acronym.len() < 2 {
        return false;
    }
    let initials =
        |skip_stops: bool| -> String { long.iter().filter(|w| !skip_stops || !is_stop_word(w)).filter_map(|w| w.chars().next()).collect() };
    **acronym == initials(true) || **acronym == initials(false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use NameAgreement::*;
    use rstest::rstest;

    fn key(written: &str) -> NameKey {
        let name = match written.split_once(", ") {
            Some((family, given)) => Name { family: Some(family.into()), given: Some(given.into()), ..Name::default() },
            None if written.starts_with('=') => Name { literal: Some(written.trim_start_matches('=').into()), ..Name::default() },
            None => Name { family: Some(written.into()), ..Name::default() },
        };
        NameKey::new(&name).unwrap_or_else(|| panic!("{written} folds to nothing"))
    }

    #[rstest]
    #[case("Yusran, R.", "Yusran, Rendi", Initials)]
    #[case("Prasetya, Yuda", "Prasetya, Yuda", Full)]
    #[case("Nishikawa, Y.", "Nishikawa, Yukiko", Initials)]
    #[case("David, F.", "David, Viona", GivenDiffer)]
    #[case("Ralf, Emmers", "Emmers, R.", Loose)]
    #[case("van Schendel, W.", "Schendel, Willem", Initials)]
    #[case("Michel, J.-P.", "Michel, JP", Initials)]
    #[case("Triantafillou, p", "Triantafilou, p", Loose)]
    #[case("Rüland, J.", "Ruland, Jürgen", Initials)]
    #[case("Makhfudz", "Makhfudz", Family)]
    #[case("=IOM", "=International Organization for Migration", Full)]
    #[case("=U.S. Department of State", "=US Department of State", Full)]
    #[case("=ASEAN", "ASEAN", Full)]
    #[case("Hall, Laura", "Hall, Gillian", GivenDiffer)]
    #[case("Yea, S.", "Ham, J.", No)]
    #[case("=UNDP", "=UNODC", No)]
    fn agree(#[case] a: &str, #[case] b: &str, #[case] agreement: NameAgreement) {
        assert_eq!(key(a).agreement(&key(b)), agreement);
        assert_eq!(key(b).agreement(&key(a)), agreement);
    }
}
