//! The first year a text names.

/// The first run of exactly four digits that can be the year of a publication.
pub(crate) fn first(text: &str) -> Option<i32> {
    all(text).next()
}

/// Every run of exactly four digits from 1400 to 2100.
pub(crate) fn all(text: &str) -> impl Iterator<Item = i32> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|run| run.len() == 4)
        .filter_map(|run| run.parse().ok())
        .filter(|year| (1400..=2100).contains(year))
}

#[cfg(test)]
mod tests {
    use super::first;
    use rstest::rstest;

    #[rstest]
    #[case("April 30, 2025", Some(2025))]
    #[case("12345 and 9999", None)]
    #[case("(1998a)", Some(1998))]
    #[case("", None)]
    fn years(#[case] text: &str, #[case] expected: Option<i32>) {
        assert_eq!(first(text), expected);
    }
}
