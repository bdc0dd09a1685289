//! Is an identifier sound? BibLaTeX's data model refuses an ISBN or ISSN whose check digit is wrong.

/// Registration groups (country or language) behind the prefix 978: ranges of leading digits, from the International ISBN Agency's list.
const GROUPS_978: [(&str, &str); 13] = [
    ("0", "5"),
    ("600", "609"),
    ("611", "631"),
    ("65", "65"),
    ("7", "7"),
    ("80", "94"),
    ("950", "989"),
    ("9908", "9968"),
    ("9970", "9989"),
    ("99901", "99906"),
    ("99908", "99983"),
    ("99985", "99993"),
    ("99995", "99996"),
];

/// Registration groups behind 979.
const GROUPS_979: [(&str, &str); 3] = [("8", "8"), ("10", "13"), ("15", "15")];

/// Whether the text is one ISBN of 10 or 13 digits with the right check digit and a registration group that exists.
pub fn is_isbn(text: &str) -> bool {
    let Some(digits) = digits(text) else { return false };
    match digits.len() {
        10 => {
            digits.iter().zip((1..=10).rev()).map(|(digit, weight)| digit * weight).sum::<u32>().is_multiple_of(11)
                && in_group(&digits, &GROUPS_978)
        }
        13 => {
            let sum: u32 = digits.iter().zip([1, 3].iter().cycle()).map(|(digit, weight)| digit * weight).sum();
            let number = digits.get(3..).unwrap_or(&[]);
            let grouped = match digits.get(..3) {
                Some([9, 7, 8]) => in_group(number, &GROUPS_978),
                Some([9, 7, 9]) => in_group(number, &GROUPS_979),
                _ => false,
            };
            sum.is_multiple_of(10) && !digits.contains(&10) && grouped
        }
        _ => false,
    }
}

/// Whether the digits begin with a group of one of the ranges.
fn in_group(digits: &[u32], ranges: &[(&str, &str)]) -> bool {
    let number: String = digits.iter().filter_map(|digit| char::from_digit(*digit, 10)).collect();
    ranges.iter().any(|(first, last)| number.get(..first.len()).is_some_and(|head| (*first..=*last).contains(&head)))
}

/// Whether the text is one ISSN with the right check digit.
pub fn is_issn(text: &str) -> bool {
    digits(text).is_some_and(|digits| {
        digits.len() == 8 && digits.iter().zip((1..=8).rev()).map(|(digit, weight)| digit * weight).sum::<u32>().is_multiple_of(11)
    })
}

/// The digits between hyphens and blanks; X counts ten and stands last.
fn digits(text: &str) -> Option<Vec<u32>> {
    let signs: Vec<char> = text.chars().filter(|c| !matches!(c, '-' | ' ' | '‐' | '–')).collect();
    let last = signs.len().checked_sub(1)?;
    signs.iter().enumerate().map(|(i, c)| if i == last && matches!(c, 'X' | 'x') { Some(10) } else { c.to_digit(10) }).collect()
}

/// Whether the URL is the DOI's own link.
pub fn is_doi_link(url: &str, doi: &str) -> bool {
    let rest = ["https://", "http://", ""].iter().find_map(|scheme| url.strip_prefix(scheme)).unwrap_or(url);
    let rest = ["doi.org/", "dx.doi.org/", "www.doi.org/"].iter().find_map(|host| rest.strip_prefix(host));
    !doi.is_empty() && rest.is_some_and(|rest| rest.eq_ignore_ascii_case(doi))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("0-306-40615-2", true)]
    #[case("978-0-306-40615-7", true)]
    #[case("080442957X", true)]
    #[case("978-1-4799-8430-55", false)]
    #[case("99-0421145-0", false)]
    #[case("979-10-90636-07-1", true)]
    #[case("978-602-8519-93-9", true)]
    #[case("978-0-306-40615-8", false)]
    #[case("", false)]
    fn isbns(#[case] text: &str, #[case] sound: bool) {
        assert_eq!(is_isbn(text), sound);
    }

    #[rstest]
    #[case("0378-5955", true)]
    #[case("2434-561X", true)]
    #[case("1234-5678", false)]
    fn issns(#[case] text: &str, #[case] sound: bool) {
        assert_eq!(is_issn(text), sound);
    }
}
