//! Which lines are headings, marked or plain.

use nom::Parser;
use nom::bytes::complete::take_while_m_n;
use nom::character::complete::{char, multispace1};
use nom::combinator::{map, recognize};
use nom::sequence::terminated;

/// A plain heading is no longer than this many words; the longest of real papers' that were looked at has twelve.
const WORDS: usize = 16;

/// The level of a marked heading and how many bytes its `#` take.
pub(super) fn marked(line: &str) -> Option<(u8, usize)> {
    let hashes = recognize(take_while_m_n(1, 6, |c| c == '#'));
    let result: nom::IResult<&str, usize> = map(terminated(hashes, multispace1), str::len).parse(line);
    let (rest, level) = result.ok()?;
    Some((u8::try_from(level).unwrap_or(6), line.len() - rest.len()))
}

/// Whether a line is a heading rule under another: `===` gives level 1, `---` level 2.
pub(super) fn underline(line: &str) -> Option<u8> {
    let all = |sign: char| line.len() >= 3 && line.chars().all(|c| c == sign);
    if all('=') { Some(1) } else { all('-').then_some(2) }
}

/// Whether a line that stands alone is set like a heading: capitals throughout, bold throughout, or a short title without a full stop.
pub(super) fn looks_plain(line: &str) -> bool {
    let bare = line.trim_matches(['*', '_']);
    let bold = line.len() > 4 && line.starts_with("**") && line.ends_with("**") && !bare.contains('*');
    let words = bare.split_whitespace().count();
    if words == 0
        || words > WORDS
        || bare.ends_with(['.', ',', ';', ':', '"', '”', '!', ')', '|'])
        || bare.contains("://")
        || bare.contains('@')
    {
        return false;
    }
    let letters: Vec<char> = bare.chars().filter(|c| c.is_alphabetic()).collect();
    let capitals = letters.len() >= 4 && letters.iter().all(|c| !c.is_lowercase());
    let quoted = bare.contains(['"', '“', '”', '«', '*', '_', ';', '¹', '²', '³', '\t']);
    capitals || bold || (!quoted && !bare.contains(|c: char| c.is_numeric()) && is_title(bare))
}

/// Whether it begins with a capital and most of its longer words do.
fn is_title(line: &str) -> bool {
    let first = line.chars().next().is_some_and(char::is_uppercase);
    let long: Vec<&str> = line.split_whitespace().filter(|word| word.chars().count() > 3).collect();
    let capital = long.iter().filter(|word| word.chars().next().is_some_and(char::is_uppercase)).count();
    // A name list reads "A, B, C"; a title seldom has two commas.
    first && capital * 3 >= long.len() * 2 && line.matches(',').count() < 2 && !line.contains(". ")
}

/// The number before a heading's text: "6.", "VII.", "2.1", "A."
pub(crate) fn without_number(heading: &str) -> &str {
    let trimmed = heading.trim_start();
    let number: fn(&str) -> nom::IResult<&str, &str> = |input| {
        recognize((
            take_while_m_n(1, 8, |c: char| c.is_ascii_digit() || "IVXLC.".contains(c)),
            nom::combinator::opt(char(')')),
            multispace1,
        ))
        .parse(input)
    };
    match number(trimmed) {
        Ok((rest, head))
            if !rest.is_empty() && (head.contains('.') || head.contains(')') || head.starts_with(|c: char| c.is_ascii_digit())) =>
        {
            rest
        }
        _ => trimmed,
    }
}

#[cfg(test)]
mod tests {
    use super::{looks_plain, marked, without_number};
    use rstest::rstest;

    #[rstest]
    #[case("REFERENCES", true)]
    #[case("CONCLUSION: REGIONALISM PARADOX IN ASEAN", true)]
    #[case("International Cooperation in the ASEAN Region in Handling Trafficking in Persons", true)]
    #[case("**Method**", true)]
    #[case("Acknowledgment", true)]
    #[case("Yuliartini and Mangku.", false)]
    #[case("This is a sentence that goes on", false)]
    #[case("Nur Iman, Meidi Kosandi, Agung Budi", false)]
    #[case("http://example.org", false)]
    #[case("London 2014", false)]
    fn plain_headings(#[case] line: &str, #[case] expected: bool) {
        assert_eq!(looks_plain(line), expected);
    }

    #[rstest]
    #[case("## A", Some((2, 3)))]
    #[case("#A", None)]
    #[case("####### A", None)]
    fn marked_headings(#[case] line: &str, #[case] expected: Option<(u8, usize)>) {
        assert_eq!(marked(line), expected);
    }

    #[rstest]
    #[case("6. References", "References")]
    #[case("VII. LITERATURE", "LITERATURE")]
    #[case("2.1 Data", "Data")]
    #[case("7 References", "References")]
    #[case("CIVIL LAW", "CIVIL LAW")]
    #[case("References", "References")]
    fn numbers_before_headings(#[case] heading: &str, #[case] expected: &str) {
        assert_eq!(without_number(heading), expected);
    }
}
