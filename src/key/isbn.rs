//! [`IsbnKey`]: an ISBN as its thirteen digits.

/// Thirteen digits; an ISBN of ten is written as its thirteen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IsbnKey(Box<str>);

impl IsbnKey {
    /// Every valid ISBN in `text`, sorted, each once; an ISSN or a number with a wrong check digit is none.
    pub fn all(text: &str) -> Vec<Self> {
        let mut keys: Vec<Self> = text.split([' ', ',', ';', '\n', '\r', '\t', '(']).filter_map(Self::new).collect();
        keys.sort();
        keys.dedup();
        keys
    }

    /// The key of one ISBN with or without hyphens.
    pub fn new(text: &str) -> Option<Self> {
        let digits: Vec<u32> = text.chars().filter(|c| !matches!(c, '-' | '‐' | '–' | ' ')).map(digit).collect::<Option<_>>()?;
        match digits.len() {
            10 => {
                let sum: u32 = digits.iter().zip((1..=10).rev()).map(|(digit, weight)| digit * weight).sum();
                let mut body = vec![9, 7, 8];
                body.extend(digits.iter().take(9));
                sum.is_multiple_of(11).then(|| Self::with_check_digit(&body))
            }
            13 if digits.iter().all(|&d| d < 10) => {
                let key = Self::with_check_digit(digits.get(..12)?);
                let written: String = digits.iter().filter_map(|&d| char::from_digit(d, 10)).collect();
                (*key.0 == *written).then_some(key)
            }
            _ => None,
        }
    }

    fn with_check_digit(twelve: &[u32]) -> Self {
        let sum: u32 = twelve.iter().zip([1, 3].into_iter().cycle()).map(|(digit, weight)| digit * weight).sum();
        let check = (10 - sum % 10) % 10;
        Self(twelve.iter().chain([&check]).filter_map(|&d| char::from_digit(d, 10)).collect())
    }

    /// The thirteen digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn digit(c: char) -> Option<u32> {
    if matches!(c, 'x' | 'X') { Some(10) } else { c.to_digit(10) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("0-306-40615-2", Some("9780306406157"))]
    #[case("978-0-306-40615-7", Some("9780306406157"))]
    #[case("080442957X", Some("9780804429573"))]
    #[case("0957-9672", None)]
    #[case("978-0-306-40615-8", None)]
    fn reads(#[case] text: &str, #[case] key: Option<&str>) {
        assert_eq!(IsbnKey::new(text).as_ref().map(IsbnKey::as_str), key);
    }
}
