//! Lines inside a list that are no part of it: addresses, notices, heads of pages.

use super::words::{Class, phrase};

/// Whether a line is no entry and no part of one: an address or a page's head.
pub(super) fn is_none_of_a_list(line: &str) -> bool {
    let words = line.split_whitespace().count();
    let mail = line.contains('@') && words <= 6 && !line.contains("://");
    mail || words <= 4 && line.len() < 40 && is_tail(line)
}

/// Whether a text is one of the notices that follow a list.
pub(super) fn is_tail(text: &str) -> bool {
    phrase(Class::Tail, text).is_some()
}

#[cfg(test)]
mod tests {
    use super::{is_none_of_a_list, is_tail};
    use rstest::rstest;

    #[rstest]
    #[case("jane@example.org", true)]
    #[case("Corresponding author: jane@example.org", true)]
    #[case("Smith, J. (2001). Title. https://x.org/@me", false)]
    fn addresses(#[case] line: &str, #[case] expected: bool) {
        assert_eq!(is_none_of_a_list(line), expected);
    }

    #[rstest]
    #[case("There are currently no refbacks.", true)]
    #[case("Received 3 May 2010; accepted 4 June 2010", true)]
    #[case("Receivedness, J.", false)]
    fn notices(#[case] text: &str, #[case] expected: bool) {
        assert_eq!(is_tail(text), expected);
    }
}
