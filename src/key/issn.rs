//! [`IssnKey`]: an ISSN as `1234-567X`, its check digit held.

/// An ISSN whose check digit is right, written with its hyphen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IssnKey(Box<str>);

impl IssnKey {
    /// The key of eight signs with or without a hyphen; `None` where they are no ISSN or the check digit is wrong.
    pub fn new(text: &str) -> Option<Self> {
        let signs: Vec<char> = text.trim().chars().filter(|c| !matches!(c, '-' | '‐' | '–')).map(|c| c.to_ascii_uppercase()).collect();
        let value = |(place, sign): (usize, &char)| match sign {
            'X' if place == 7 => Some(10),
            sign => sign.to_digit(10),
        };
        let digits: Vec<u32> = signs.iter().enumerate().map(value).collect::<Option<_>>()?;
        let sum: u32 = digits.iter().zip((1..=8).rev()).map(|(digit, weight)| digit * weight).sum();
        if digits.len() != 8 || !sum.is_multiple_of(11) {
            return None;
        }
        let written: String = signs.iter().take(4).chain(['-'].iter()).chain(signs.iter().skip(4)).collect();
        Some(Self(written.into()))
    }

    /// `1234-567X`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("0066-4200", Some("0066-4200"))]
    #[case("00664200", Some("0066-4200"))]
    #[case("2434-561x", Some("2434-561X"))]
    #[case("0066-4201", None)]
    #[case("X066-4200", None)]
    #[case("0066", None)]
    fn reads(#[case] text: &str, #[case] key: Option<&str>) {
        assert_eq!(IssnKey::new(text).as_ref().map(IssnKey::as_str), key);
    }
}
