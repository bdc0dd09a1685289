//! [`DoiKey`]: a DOI however it is written.

/// A DOI, bare and in lower case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DoiKey(Box<str>);

impl DoiKey {
    /// The DOI in `text`: bare, as an address, or behind "doi:". `None` where there is none, or only a prefix.
    pub fn new(text: &str) -> Option<Self> {
        let text = decoded(&text.to_lowercase());
        let start = text.find("10.")?;
        let rest = text.get(start..)?;
        let end =
            rest.find(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '{' | '}' | '\\' | '?' | '#')).unwrap_or(rest.len());
        let mut doi = rest.get(..end)?.trim_end_matches(['.', ',', ';', ':', ')', ']', '/']);
        if doi.contains('(') && rest.get(doi.len()..).is_some_and(|after| after.starts_with(')')) {
            doi = rest.get(..=doi.len())?;
        }
        for view in ["/full", "/abstract", "/pdf", "/epdf", "/meta"] {
            doi = doi.strip_suffix(view).unwrap_or(doi);
        }
        let (prefix, suffix) = doi.split_once('/')?;
        let registrant = prefix.strip_prefix("10.")?;
        let valid = registrant.len() >= 4 && registrant.chars().all(|c| c.is_ascii_digit() || c == '.') && !suffix.is_empty();
        valid.then(|| Self(doi.into()))
    }

    /// The DOI, bare, in lower case.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the two name versions of one text: Cochrane's `.pub2` and `.pub3`, `v1` and `v2` of a preprint.
    pub fn is_version_of(&self, other: &Self) -> bool {
        self != other && self.unversioned() == other.unversioned()
    }

    fn unversioned(&self) -> &str {
        let digits = self.0.trim_end_matches(|c: char| c.is_ascii_digit());
        let bare = digits.strip_suffix(".pub").or_else(|| digits.strip_suffix(['v']).map(|d| d.trim_end_matches(['.', '/'])));
        match bare {
            Some(bare) if digits.len() < self.0.len() && !bare.is_empty() => bare,
            _ => &self.0,
        }
    }

    /// Whether a server of preprints gave it out.
    pub fn is_preprint(&self) -> bool {
        // arXiv, bioRxiv and medRxiv, SSRN, OSF servers, PsyArXiv, Preprints.org, Research Square, ChemRxiv, Authorea, SciELO Preprints.
        const PREFIXES: [&str; 11] = [
            "10.48550/",
            "10.1101/",
            "10.2139/",
            "10.31219/",
            "10.31234/",
            "10.31235/",
            "10.20944/",
            "10.21203/",
            "10.26434/",
            "10.22541/",
            "10.1590/scielopreprints",
        ];
        PREFIXES.iter().any(|prefix| self.0.starts_with(prefix))
    }
}

/// `%2f`, `%28` and the like as the signs they stand for.
fn decoded(text: &str) -> String {
    const SIGNS: [(&str, &str); 8] =
        [("%2f", "/"), ("%28", "("), ("%29", ")"), ("%3c", "<"), ("%3e", ">"), ("%3a", ":"), ("%3b", ";"), ("%5b", "[")];
    if !text.contains('%') {
        return text.to_string();
    }
    SIGNS.iter().fold(text.to_string(), |text, (code, sign)| text.replace(code, sign))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("10.1007/s10611-019-09836-7", Some("10.1007/s10611-019-09836-7"))]
    #[case("https://doi.org/10.31629/selat.v5i2.467.", Some("10.31629/selat.v5i2.467"))]
    #[case("http://dx.doi.org/10.1016/S1000-9361(22)00214-X", Some("10.1016/s1000-9361(22)00214-x"))]
    #[case("doi:10.1016/0031-9163(64)90001-(8)", Some("10.1016/0031-9163(64)90001-(8)"))]
    #[case("10.1111/jan.13412/abstract", Some("10.1111/jan.13412"))]
    #[case("http://dx.doi.org/10.1016/S0025-7753%2817%2930624-3", Some("10.1016/s0025-7753(17)30624-3"))]
    #[case("10.17705/1CAIS.", Some("10.17705/1cais"))]
    #[case("10.1007", None)]
    #[case("10.x/y", None)]
    #[case("é10.", None)]
    fn reads(#[case] text: &str, #[case] doi: Option<&str>) {
        assert_eq!(DoiKey::new(text).as_ref().map(DoiKey::as_str), doi);
    }

    #[rstest]
    #[case("10.1002/14651858.CD002273.pub2", "10.1002/14651858.CD002273.pub3", true)]
    #[case("10.1002/14651858.CD002273", "10.1002/14651858.CD002273.pub3", true)]
    #[case("10.21203/rs.3.rs-12/v1", "10.21203/rs.3.rs-12/v2", true)]
    #[case("10.1000/12", "10.1000/13", false)]
    fn versions(#[case] a: &str, #[case] b: &str, #[case] expected: bool) {
        let (Some(a), Some(b)) = (DoiKey::new(a), DoiKey::new(b)) else { panic!("no DOI") };
        assert_eq!(a.is_version_of(&b), expected);
    }
}
