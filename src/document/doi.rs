//! The first DOI a text names.

/// The first DOI in `text`, bare: from `10.` to white space, without the punctuation that closes the sentence.
pub(crate) fn first(text: &str) -> Option<&str> {
    text.match_indices("10.").find_map(|(at, _)| {
        let before = text.get(..at).and_then(|head| head.chars().next_back());
        if before.is_some_and(|c| c.is_alphanumeric() || c == '.') {
            return None;
        }
        let rest = text.get(at..)?;
        let end = rest.find(|c: char| c.is_whitespace() || "<>\"”|".contains(c)).unwrap_or(rest.len());
        let doi = rest.get(..end)?.trim_end_matches(['.', ',', ';', ')', ']', '*', '_']);
        let (prefix, suffix) = doi.split_once('/')?;
        let registrant = prefix.get(3..)?;
        let known = !registrant.is_empty() && registrant.chars().all(|c| c.is_ascii_digit() || c == '.');
        (known && !suffix.is_empty()).then_some(doi)
    })
}

#[cfg(test)]
mod tests {
    use super::first;
    use rstest::rstest;

    #[rstest]
    #[case("https://doi.org/10.15294/ulj.v11i1.3293.", Some("10.15294/ulj.v11i1.3293"))]
    #[case("DOI: 10.1016/s1000-9361(22)00214-x", Some("10.1016/s1000-9361(22)00214-x"))]
    #[case("pp. 6-10. See 10.5 m/s", None)]
    #[case("v110.1/2", None)]
    fn dois(#[case] text: &str, #[case] expected: Option<&str>) {
        assert_eq!(first(text), expected);
    }
}
