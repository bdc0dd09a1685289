//! [`PagesKey`]: pages as first and last, abbreviated ranges written out.

/// First and last page. `258-92` ends at 292; `e1001` and `S20-S21` keep their letters; one page has no last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PagesKey {
    /// Letters before the number ("e", "s"), folded; empty for plain pages.
    prefix: Box<str>,
    /// The first page.
    first: u64,
    /// The last page, where a range is given.
    last: Option<u64>,
}

impl PagesKey {
    /// The pages in `text`; `None` where there is no number. Of several ranges the first counts.
    pub fn new(text: &str) -> Option<Self> {
        let text = text.to_lowercase();
        let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
        let text = ["pages", "page", "pp", "hlm", "hal", "p"].iter().find_map(|mark| after_mark(text, mark)).unwrap_or(text);
        let (prefix, rest) = text.split_at(text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len()));
        let roman = crate::key::roman(prefix).filter(|_| !rest.starts_with(|c: char| c.is_ascii_digit()));
        let (prefix, first, rest) = match roman {
            Some(first) => ("r", u64::from(first), rest),
            None => {
                let (first, rest) = number(rest)?;
                (prefix, first, rest)
            }
        };
        let dashed = rest.trim_start().trim_start_matches(is_dash);
        let last = (dashed.len() < rest.trim_start().len()).then(|| number_or_roman(dashed.trim_start(), roman.is_some())).flatten();
        Some(Self { prefix: prefix.into(), first, last: last.map(|last| written_out(first, last)).filter(|&last| last > first) })
    }

    /// The first page.
    pub const fn first(&self) -> u64 {
        self.first
    }

    /// The first page with its letters, for blocking.
    pub fn first_key(&self) -> (&str, u64) {
        (&self.prefix, self.first)
    }

    /// Whether the first pages agree.
    pub fn same_start(&self, other: &Self) -> bool {
        self.prefix == other.prefix && self.first == other.first
    }

    /// Whether both are ranges with the same last page, or one gives no last page.
    pub fn same_end(&self, other: &Self) -> bool {
        self.last == other.last || self.last.is_none() || other.last.is_none()
    }

    /// Whether the two have a page in common.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.prefix == other.prefix && self.first <= other.last.unwrap_or(other.first) && other.first <= self.last.unwrap_or(self.first)
    }

    /// Whether these are the pages of `other` before it had its place in an issue: as many, counted from 1.
    pub fn is_online_first_of(&self, other: &Self) -> bool {
        let length = |pages: &Self| pages.last.map(|last| last.saturating_sub(pages.first));
        self.first == 1 && other.first > 1 && length(self).is_some() && length(self) == length(other)
    }

    /// Whether either is a single page.
    pub const fn is_single(&self) -> bool {
        self.last.is_none()
    }
}

/// `text` behind the page mark `mark`, blanks and full stop skipped, where a digit follows.
fn after_mark<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    let rest = text.strip_prefix(mark)?;
    let after = rest.trim_start_matches(['.', ' ', ':']);
    (after.len() < rest.len() && after.starts_with(|c: char| c.is_ascii_digit())).then_some(after)
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '~' | '/' | ' ')
}

fn number(text: &str) -> Option<(u64, &str)> {
    let text = text.trim_start_matches(|c: char| !c.is_ascii_digit());
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    Some((digits.parse().ok()?, rest))
}

fn number_or_roman(text: &str, roman: bool) -> Option<u64> {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    let word = text.get(..end)?;
    if roman { crate::key::roman(word).map(u64::from) } else { number(word).map(|(n, _)| n) }
}

/// The 92 of 258-92 as 292.
fn written_out(first: u64, last: u64) -> u64 {
    if last >= first {
        return last;
    }
    let power = 10u64.saturating_pow(last.max(1).ilog10() + 1);
    let whole = first.saturating_sub(first % power).saturating_add(last);
    if whole > first { whole } else { last }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn key(text: &str) -> PagesKey {
        PagesKey::new(text).unwrap_or_else(|| panic!("{text} has no page"))
    }

    #[rstest]
    #[case("258–92", "258-292")]
    #[case("pp. 13-20", "13--20")]
    #[case("p. 247", "247")]
    #[case("S20-S21", "s20-21")]
    #[case("1148-53; discussion 1153-4", "1148-1153")]
    #[case("xii-xv", "XII–XV")]
    #[case("e001469", "e1469")]
    fn equal(#[case] a: &str, #[case] b: &str) {
        assert_eq!(key(a), key(b));
    }

    #[test]
    fn ranges_meet_or_not() {
        assert!(key("385").overlaps(&key("385-404")) && key("53").overlaps(&key("40-60")));
        assert!(!key("12-15").overlaps(&key("16-20")));
        assert!(!key("S20").overlaps(&key("20")));
        assert!(key("258-292").same_end(&key("258")));
    }

    #[test]
    fn no_number_is_none() {
        assert_eq!(PagesKey::new("in press"), None);
        assert_eq!(PagesKey::new(""), None);
    }

    proptest! {
        #[test]
        fn never_panics(text in "[pe0-9ivx.–\\- é\\PC]{0,30}") {
            PagesKey::new(&text);
        }
    }
}
