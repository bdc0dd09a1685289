//! How far the year of a citation agrees with that of an entry.

use crate::record::Date;

/// How far the years agree, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum YearFit {
    /// Equal with the letter ("2005a"), or both are undated.
    Equal,
    /// Equal, one of them has no letter.
    EqualUnlettered,
    /// The citation gives no year by its style.
    NotGiven,
    /// So many years apart; one undated counts as [`UNDATED`].
    Differs(u32),
}

impl YearFit {
    /// Whether the years agree.
    pub(super) const fn agrees(self) -> bool {
        !matches!(self, Self::Differs(_))
    }
}

/// The distance of a year from none: more than a slip of the pen, less than another decade.
pub(super) const UNDATED: u32 = 5;

/// Compares a year as cited with an entry's date; `accessed` is the year in which a page without a date was read.
pub(super) fn fit(cited: Option<&str>, issued: Option<&Date>, accessed: Option<i32>) -> YearFit {
    let Some(cited) = cited else { return YearFit::NotGiven };
    let years = numbers(cited);
    let listed: Vec<i32> = issued.iter().flat_map(|date| date.start.iter().chain(&date.end)).map(|part| part.year).collect();
    if years.is_empty() {
        return if listed.is_empty() { YearFit::Equal } else { YearFit::Differs(UNDATED) };
    }
    if listed.is_empty() {
        // A page without a date cited by the year it was read in, or an entry that has lost its year.
        let read_then = accessed.is_some_and(|year| years.contains(&year));
        return YearFit::Differs(if read_then { 0 } else { UNDATED });
    }
    if years.iter().any(|year| listed.contains(year)) {
        let letter = cited.chars().next_back().filter(char::is_ascii_lowercase);
        return match (letter, issued.and_then(|date| date.suffix)) {
            (Some(a), Some(b)) if a != b => YearFit::Differs(1),
            (a, b) if a == b => YearFit::Equal,
            _ => YearFit::EqualUnlettered,
        };
    }
    let apart = years.iter().flat_map(|year| listed.iter().map(move |other| year.abs_diff(*other))).min();
    YearFit::Differs(apart.unwrap_or(UNDATED).max(1))
}

/// The numbers of "1867/1990" or "2005a".
fn numbers(cited: &str) -> Vec<i32> {
    cited.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::record::DatePart;

    fn date(year: i32, suffix: Option<char>) -> Date {
        Date { start: Some(DatePart { year, month: None, day: None }), suffix, ..Date::default() }
    }

    #[rstest]
    #[case(Some("2004"), Some(date(2004, None)), YearFit::Equal)]
    #[case(Some("2005a"), Some(date(2005, Some('a'))), YearFit::Equal)]
    #[case(Some("2005a"), Some(date(2005, Some('b'))), YearFit::Differs(1))]
    #[case(Some("2005"), Some(date(2005, Some('b'))), YearFit::EqualUnlettered)]
    #[case(Some("1867/1990"), Some(date(1990, None)), YearFit::Equal)]
    #[case(Some("2008"), Some(date(2007, None)), YearFit::Differs(1))]
    #[case(Some("n.d."), None, YearFit::Equal)]
    #[case(Some("2022"), None, YearFit::Differs(0))]
    #[case(Some("2015"), None, YearFit::Differs(UNDATED))]
    #[case(None, Some(date(2004, None)), YearFit::NotGiven)]
    fn fits(#[case] cited: Option<&str>, #[case] issued: Option<Date>, #[case] expected: YearFit) {
        assert_eq!(fit(cited, issued.as_ref(), Some(2022)), expected);
    }
}
