//! How far a name as cited agrees with a name as listed: "R.Wagley" and "Wagley, John R.", "IOM" and its long form.

use rapidfuzz::distance::osa;

use crate::key::{fold, is_stop_word};
use crate::record::Name;

/// How far two names agree, weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Agreement {
    /// Equal but for a letter or two.
    Spelling,
    /// An organisation's words turned round and cut to initials: "ASEAN S. N." for "Sekretariat ASEAN".
    Inverted,
    /// The family name is equal, the initials are some of theirs, but not the first: "R. Wagley" for "John R. Wagley".
    Initials,
    /// An acronym that is one word of an organisation's name: "RI" for "Kementerian Luar Negeri RI".
    Fragment,
    /// A part that stands for the whole: most of an organisation's words, a given name, a double name's first half.
    Part,
    /// Equal, or an acronym of the whole.
    Same,
}

impl Agreement {
    /// Whether the names count as equal.
    pub(super) const fn exact(self) -> bool {
        matches!(self, Self::Part | Self::Same)
    }
}

/// A name as cited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cited {
    /// Folded words that are no initials, particles first.
    pub words: Vec<String>,
    /// Folded initials, in order.
    pub initials: Vec<String>,
    /// The name is an acronym, so initials behind it are no person's.
    pub acronym: bool,
    particles: usize,
}

impl Cited {
    /// Reads a name as written in a citation.
    pub(super) fn new(written: &str) -> Self {
        let mut cited = Self::default();
        let spaced = written.replace('.', ". ");
        for word in spaced.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()) {
            let letters = word.chars().filter(|c| c.is_alphabetic()).count();
            let capitals = word.chars().filter(|c| c.is_uppercase()).count();
            // "N." is an initial, and "MN" behind a name in small letters is two.
            let pair = letters <= 3 && letters == capitals && !cited.words.is_empty() && !cited.acronym && !written.contains(" of ");
            if (letters == 1 && word.ends_with('.')) || (pair && letters > 0) {
                cited.initials.extend(word.chars().filter(|c| c.is_alphabetic()).map(|c| fold(&c.to_string())));
            } else {
                if cited.words.is_empty() {
                    cited.acronym = capitals >= 2 && capitals == letters;
                }
                if cited.words.len() == cited.particles && word.chars().all(char::is_lowercase) {
                    cited.particles += 1;
                }
                cited.words.extend(fold(word.trim_end_matches('.')).split(' ').filter(|w| !w.is_empty()).map(str::to_owned));
            }
        }
        // "Smith Jr." is listed under Smith.
        while cited.words.len() > 1 && cited.words.last().is_some_and(|word| matches!(word.as_str(), "jr" | "sr" | "ii" | "iii")) {
            cited.words.pop();
        }
        if cited.words.first().is_some_and(|word| word == "the") && cited.words.len() > 1 {
            cited.words.remove(0);
            cited.particles = cited.particles.saturating_sub(1);
        }
        cited
    }

    /// The name with given names before the family name.
    pub(super) fn with_given(&self, given: &Self) -> Self {
        Self { words: given.words.iter().chain(&self.words).cloned().collect(), ..self.clone() }
    }

    /// The words without blanks.
    pub(super) fn compact(&self) -> String {
        self.words.concat()
    }
}

/// A name as listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Listed {
    family: Vec<String>,
    particle: Vec<String>,
    given: Vec<String>,
    organisation: bool,
}

impl Listed {
    /// The comparable form of a record's name.
    pub(super) fn new(name: &Name) -> Self {
        let words = |text: Option<&str>| -> Vec<String> {
            let spaced = text.unwrap_or("").replace('.', ". ");
            fold(&spaced).split(' ').filter(|w| !w.is_empty()).map(str::to_owned).collect()
        };
        match &name.literal {
            Some(literal) => Self { family: words(Some(&literal.replace('.', ""))), organisation: true, ..Self::default() },
            None => Self {
                family: words(name.family.as_deref()),
                particle: words(name.particle.as_deref()),
                given: words(name.given.as_deref()),
                organisation: false,
            },
        }
    }

    /// An organisation of that name.
    pub(super) fn literal(text: &str) -> Self {
        Self::new(&Name { literal: Some(text.to_owned()), ..Name::default() })
    }

    fn all(&self) -> impl Iterator<Item = &String> {
        self.given.iter().chain(&self.particle).chain(&self.family)
    }

    /// How far the cited name agrees with this one.
    pub(super) fn agreement(&self, cited: &Cited) -> Option<Agreement> {
        if cited.words.is_empty() || self.family.is_empty() {
            return None;
        }
        let compact = cited.compact();
        let family = self.family.concat();
        let full = format!("{}{family}", self.particle.concat());
        let bare = cited.words.get(cited.particles..).unwrap_or(&[]).concat();
        if compact == family || compact == full || bare == family && !bare.is_empty() {
            return self.initials(cited);
        }
        self.worded(cited).or_else(|| self.organised(cited)).or_else(|| {
            let near = near(&compact, &family) || !self.particle.is_empty() && near(&compact, &full);
            (near && self.initials(cited) == Some(Agreement::Same)).then_some(Agreement::Spelling)
        })
    }

    /// The agreement of the initials where the family names are equal.
    fn initials(&self, cited: &Cited) -> Option<Agreement> {
        if cited.initials.is_empty() {
            return Some(Agreement::Same);
        }
        if self.organisation {
            return None;
        }
        let theirs: Vec<&str> = self.given.iter().filter_map(|word| word.get(..word.chars().next()?.len_utf8())).collect();
        if theirs.is_empty() || cited.initials.iter().zip(&theirs).all(|(a, b)| a == b) {
            return Some(Agreement::Same);
        }
        cited.initials.iter().all(|initial| theirs.contains(&initial.as_str())).then_some(Agreement::Initials)
    }

    /// Several words against family and given names, in either order; a lone given name; half of a double name.
    fn worded(&self, cited: &Cited) -> Option<Agreement> {
        if self.organisation {
            return None;
        }
        let full: Vec<&String> = self.particle.iter().chain(&self.family).collect();
        let words = &cited.words;
        for family in [self.family.iter().collect::<Vec<_>>(), full] {
            let n = family.len();
            if words.len() <= n {
                continue;
            }
            let rest = if words.iter().rev().zip(family.iter().rev()).all(|(a, b)| a == *b) {
                words.get(..words.len() - n)
            } else if words.iter().zip(&family).all(|(a, b)| a == *b) {
                words.get(n..)
            } else {
                None
            };
            let Some(rest) = rest else { continue };
            let fits = |word: &&String| self.given.iter().any(|given| word.starts_with(given.as_str()) || given.starts_with(word.as_str()));
            let initials_only = self.given.iter().all(|given| given.chars().count() == 1);
            let enough = if initials_only { rest.iter().any(|word| fits(&word)) } else { rest.iter().all(|word| fits(&word)) };
            return (self.given.is_empty() || enough).then_some(Agreement::Same);
        }
        let long = |word: &String| word.chars().count() > 3;
        let [word] = words.as_slice() else { return None };
        let half = self.family.len() > 1 && (self.family.first() == Some(word) || self.family.last() == Some(word));
        ((half || self.given.contains(word)) && long(word) && cited.initials.is_empty()).then_some(Agreement::Part)
    }

    /// Organisations: acronyms of one another, words of one another, words turned round.
    fn organised(&self, cited: &Cited) -> Option<Agreement> {
        let listed: Vec<&String> = self.all().collect();
        let content = |words: &[&String]| words.iter().filter(|word| !is_stop_word(word)).count();
        let theirs: Vec<&String> = cited.words.iter().collect();
        if !cited.initials.is_empty() {
            // "ASEAN S. N.": the words are theirs, and each other word of theirs has its initial.
            let within = theirs.iter().all(|word| listed.contains(word));
            let initialled = |word: &String| cited.initials.iter().any(|initial| word.starts_with(initial.as_str()));
            let others: Vec<&&String> = listed.iter().filter(|word| !theirs.contains(word) && !is_stop_word(word)).collect();
            let all = !others.is_empty() && others.iter().all(|word| initialled(word));
            return (within && all && (self.organisation || cited.acronym)).then_some(Agreement::Inverted);
        }
        if acronym_of(&theirs, &listed) || acronym_of(&listed, &theirs) {
            return Some(Agreement::Same);
        }
        if !self.organisation && !cited.acronym {
            return None;
        }
        let within = theirs.iter().all(|word| listed.contains(word));
        let half = 2 * content(&theirs) >= content(&listed) && theirs.len() > 1;
        if !within {
            return None;
        }
        if half { Some(Agreement::Part) } else { cited.acronym.then_some(Agreement::Fragment) }
    }
}

/// Whether the one word of `short` is made of the initials of `long`.
fn acronym_of(short: &[&String], long: &[&String]) -> bool {
    let [acronym] = short else { return false };
    let initials = |stops: bool| -> String {
        long.iter().filter(|word| stops || !is_stop_word(word)).filter_map(|word| word.chars().next()).collect()
    };
    long.len() >= 2 && acronym.chars().count() >= 2 && (**acronym == initials(false) || **acronym == initials(true))
}

/// Equal but for one letter, from eight letters on two: shorter names that differ by a letter are mostly other names ("Chen", "Chan").
fn near(a: &str, b: &str) -> bool {
    let shorter = a.chars().count().min(b.chars().count());
    let allowed = match shorter {
        0..=4 => return false,
        5..=7 => 1,
        8..=15 => 2,
        _ => 3,
    };
    osa::distance(a.chars(), b.chars()) <= allowed
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use Agreement::*;

    fn listed(written: &str) -> Listed {
        match (written.strip_prefix('='), written.split_once(", ")) {
            (Some(literal), _) => Listed::literal(literal),
            (None, Some((family, given))) => {
                Listed::new(&Name { family: Some(family.into()), given: Some(given.into()), ..Name::default() })
            }
            (None, None) => Listed::new(&Name { family: Some(written.into()), ..Name::default() }),
        }
    }

    #[rstest]
    #[case("Kicinger", "Kicinger, A.", Some(Same))]
    #[case("Caballero-Anthony", "Caballero-Anthony, M.", Some(Same))]
    #[case("Nur Iman Subono", "Subono, I.", Some(Same))]
    #[case("Wahyudi Djarar", "Djarar, Wahyudi", Some(Same))]
    #[case("Wahyudi Djarar", "Djarar, Agus", None)]
    #[case("Hidayati M. N.", "Hidayati, Maslihati Nur", Some(Same))]
    #[case("Hidayati N.", "Hidayati, Maslihati Nur", Some(Initials))]
    #[case("Hidayati P.", "Hidayati, Maslihati Nur", None)]
    #[case("R.Wagley", "Wagley, John R.", Some(Initials))]
    #[case("Smith JA", "Smith, J. A.", Some(Same))]
    #[case("Soesilowatti", "Soesilowati, Sartika", Some(Spelling))]
    #[case("Mas'oed", "Mas'ood, Mochtar", Some(Spelling))]
    #[case("Indrasari", "Indasari, Karina Putri", Some(Spelling))]
    #[case("Ralf", "Emmers, Ralf", Some(Part))]
    #[case("Chen", "Chan, X.", None)]
    #[case("Prastyo", "Pratiwi, Anggie", None)]
    #[case("US Department of State", "=U.S. Department of State", Some(Same))]
    #[case("Department of State", "=US Department of State", Some(Part))]
    #[case("IOM", "=International Organization for Migration", Some(Same))]
    #[case("International Organization for Migration", "=IOM", Some(Same))]
    #[case("RI", "=Kementerian Luar Negeri RI", Some(Fragment))]
    #[case("ASEAN", "=Sekretariat ASEAN", Some(Fragment))]
    #[case("ASEAN S. N.", "=Sekretariat ASEAN", Some(Inverted))]
    #[case("ASEAN S. N.", "=ASEAN", None)]
    #[case("ASEAN S. N.", "=Kementerian Luar Negeri RI. ASEAN Selayang Pandang", None)]
    #[case("Kementrian Koordinator Kesejahteraan Rakyat", "=Kementerian Luar Negeri RI", None)]
    #[case("UNDP", "=UNODC", None)]
    #[case("Müller", "Mueller, H.", Some(Spelling))]
    #[case("van Schendel", "Schendel, W.", Some(Same))]
    fn agree(#[case] cited: &str, #[case] entry: &str, #[case] expected: Option<Agreement>) {
        assert_eq!(listed(entry).agreement(&Cited::new(cited)), expected);
    }
}
