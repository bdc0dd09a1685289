//! [`Name`]: a person's or body's name in parts, and the reading of BibTeX name lists.

/// A name with the parts that styles arrange.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// A person.
    Person {
        /// Family name; the only name of a mononym.
        family: String,
        /// Given names, in full or as initials; empty for a mononym.
        given: String,
        /// `van`, `de la` …, in front of the family name.
        particle: String,
        /// `Jr.`, `III` …
        suffix: String,
    },
    /// A body, written as it is.
    Body(String),
}

/// Particles that stand between given and family name; they travel with the family name.
const PARTICLES: &[&str] = &[
    "van", "von", "de", "der", "den", "del", "della", "di", "da", "do", "dos", "das", "du", "la", "le", "ter", "ten", "zu", "zur", "bin",
    "binti", "ibn", "al", "y", "e",
];

/// Suffixes behind a name.
const SUFFIXES: &[&str] = &["Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"];

impl Name {
    /// A person without particle or suffix.
    pub fn person(family: &str, given: &str) -> Self {
        Name::Person { family: family.trim().into(), given: given.trim().into(), particle: String::new(), suffix: String::new() }
    }

    /// Reads one BibTeX name: `von Family, Jr., Given`, `Given von Family` or `{Body}`. `None` when no letter is in it.
    pub fn from_bibtex(text: &str) -> Option<Self> {
        let text = text.trim();
        if !text.chars().any(char::is_alphabetic) {
            return None;
        }
        if let Some(body) = text.strip_prefix('{').and_then(|t| t.strip_suffix('}')) {
            return Some(Name::Body(body.replace(['{', '}'], "")));
        }
        let text = text.replace(['{', '}'], "");
        let parts: Vec<&str> = text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
        let (family, given, suffix) = match parts.as_slice() {
            [family, suffix, given] if SUFFIXES.contains(suffix) => (*family, *given, *suffix),
            [family, given, suffix] if SUFFIXES.contains(suffix) => (*family, *given, *suffix),
            [family, given, ..] => (*family, *given, ""),
            [one] => return Self::straight(one),
            [] => return None,
        };
        let (particle, family) = leading_particles(family);
        Some(Name::Person { family, given: given.into(), particle, suffix: suffix.into() })
    }

    fn straight(text: &str) -> Option<Self> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let suffixed = words.len() > 2 && words.last().is_some_and(|word| SUFFIXES.contains(word));
        let (words, suffix) = if suffixed { words.split_at(words.len() - 1) } else { (words.as_slice(), [].as_slice()) };
        let particle = words.iter().enumerate().skip(1).find(|(_, word)| PARTICLES.contains(word)).map(|(at, _)| at);
        let cut = particle.unwrap_or(words.len().saturating_sub(1));
        let (given, family) = words.split_at_checked(cut)?;
        let (particle, family) = leading_particles(&family.join(" "));
        Some(Name::Person { family, given: given.join(" "), particle, suffix: suffix.join(" ") })
    }

    /// Reads a BibTeX list of names.
    pub fn list(text: &str) -> Vec<Self> {
        text.split(" and ").filter(|one| !one.trim().eq_ignore_ascii_case("others")).filter_map(Self::from_bibtex).collect()
    }

    /// Gives a mononym its name again as a given name, as forms that ask for two names make people do: `Indrawan Indrawan`.
    pub fn double_mononym(&mut self) {
        if let Name::Person { family, given, .. } = self
            && given.is_empty()
        {
            given.clone_from(family);
        }
    }

    /// Whether the name looks like one that a style can arrange: no digits, no brackets, a sane length.
    pub fn is_sound(&self) -> bool {
        let sane = |text: &str, longest: usize| {
            text.chars().count() <= longest && !text.contains(['(', ')', '[', ']', ';', ':', '/', '?', '"', '=', '&'])
        };
        match self {
            Name::Body(body) => sane(body, 120),
            Name::Person { family, given, .. } => {
                !family.is_empty()
                    && sane(family, 30)
                    && sane(given, 40)
                    && !family.contains(char::is_numeric)
                    && !given.contains(char::is_numeric)
                    && family.chars().next().is_some_and(char::is_alphabetic)
            }
        }
    }
}

fn leading_particles(family: &str) -> (String, String) {
    let words: Vec<&str> = family.split_whitespace().collect();
    let count = words.iter().take_while(|word| PARTICLES.contains(word)).count().min(words.len().saturating_sub(1));
    let (particle, rest) = words.split_at(count);
    (particle.join(" "), rest.join(" "))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Purnell, Jr., Herbert C.", ("", "Purnell", "Herbert C.", "Jr."))]
    #[case("van der Hulst, Harry", ("van der", "Hulst", "Harry", ""))]
    #[case("Wilhelm J. G. Möhlig", ("", "Möhlig", "Wilhelm J. G.", ""))]
    #[case("Ludwig van Beethoven", ("van", "Beethoven", "Ludwig", ""))]
    #[case("Makhfudz", ("", "Makhfudz", "", ""))]
    #[case("Abdullah,", ("", "Abdullah", "", ""))]
    fn reads_bibtex(#[case] text: &str, #[case] (particle, family, given, suffix): (&str, &str, &str, &str)) {
        let expected = Name::Person { family: family.into(), given: given.into(), particle: particle.into(), suffix: suffix.into() };
        assert_eq!(Name::from_bibtex(text), Some(expected));
    }

    #[test]
    fn braces_make_a_body() {
        assert_eq!(Name::list("{World Health Organization} and others"), [Name::Body("World Health Organization".into())]);
    }
}
