//! Which pages: markers ("pp.", "hlm.", "S.") taken off, every dash of a range made a plain hyphen, all else as written.

use nom::bytes::complete::{take_while, take_while1};
use nom::character::complete::{one_of, space0};
use nom::combinator::{all_consuming, map, opt, recognize, verify};
use nom::multi::many0;
use nom::sequence::pair;
use nom::{IResult, Parser};

use super::clean::{fold, plain, trim_edges};

/// Page words of many languages, lower case; with a number before them they count a book's pages.
const MARKERS: [&str; 38] = [
    "pp",
    "p",
    "pgs",
    "pg",
    "page",
    "pages",
    "pag",
    "pags",
    "pagg",
    "página",
    "páginas",
    "pág",
    "págs",
    "pagina",
    "pagine",
    "hlm",
    "hal",
    "halaman",
    "ms",
    "muka surat",
    "s",
    "ss",
    "seite",
    "seiten",
    "blz",
    "bl",
    "pagina's",
    "стр",
    "с",
    "страницы",
    "tr",
    "trang",
    "col",
    "cols",
    "art",
    "article",
    "第",
    "頁",
];

/// What a pages field says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pages {
    /// The pages it stands on.
    Range(String),
    /// How many pages the whole has ("xii, 345 pp."), as written.
    Count(String),
}

/// Reads a pages field; `None` where it holds nothing.
pub fn read_pages(text: &str) -> Option<Pages> {
    let plain = plain(text);
    let text = trim_edges(plain.trim_end_matches('.'));
    let bare = strip_marker(text);
    if bare.len() == text.len() && is_count(text) {
        return Some(Pages::Count(text.to_owned()));
    }
    let bare = bare.strip_suffix(['页', '頁', '쪽']).unwrap_or(bare);
    let pages = match all_consuming(list).parse(bare) {
        Ok((_, pages)) => pages,
        Err(_) => bare.chars().map(|c| if is_dash(c) { '-' } else { c }).collect(),
    };
    pages.contains(char::is_alphanumeric).then_some(Pages::Range(pages))
}

/// The text behind a page word at its start, if a number follows.
fn strip_marker(text: &str) -> &str {
    let Ok((rest, word)) = marker(text) else { return text };
    let known = MARKERS.contains(&fold(word).as_str()) || MARKERS.contains(&word.to_lowercase().as_str());
    let follows = rest.starts_with(|c: char| c.is_ascii_digit()) || roman_or_prefixed(rest);
    // "S12" is a page of a supplement, "S. 12" a German page.
    let glued = word.len() + rest.len() == text.len() && word.chars().count() == 1 && word.starts_with(char::is_uppercase);
    if known && follows && !glued { rest } else { text }
}

fn marker(input: &str) -> IResult<&str, &str> {
    let mut word = recognize(pair(take_while1(char::is_alphabetic), take_while(|c: char| c == '\'' || c.is_alphabetic())));
    let (rest, word) = word.parse(input)?;
    let (rest, _) = take_while(|c: char| c.is_whitespace() || matches!(c, '.' | ':' | '·' | ',')).parse(rest)?;
    Ok((rest, word))
}

/// A roman numeral, or a letter glued to a number ("e12", "S15"), begins the text.
fn roman_or_prefixed(text: &str) -> bool {
    let token: String = text.chars().take_while(|c| c.is_alphanumeric()).collect();
    !token.is_empty() && (token.chars().all(|c| "ivxlcdmIVXLCDM".contains(c)) || token.contains(|c: char| c.is_ascii_digit()))
}

/// "345 pp.", "xii, 345 S.": a number before the page word.
fn is_count(text: &str) -> bool {
    let Some((numbers, word)) = text.rsplit_once(|c: char| c.is_whitespace() || c == '.').filter(|(_, word)| !word.is_empty()) else {
        return false;
    };
    MARKERS.contains(&word.to_lowercase().as_str())
        && numbers.trim_end().ends_with(|c: char| c.is_ascii_digit())
        && !numbers.contains(is_dash)
}

/// Whether a number with this text before and behind it is how many pages a whole has: a page word behind it, none before it.
pub fn counted(number: &str, before: &str, behind: &str) -> bool {
    let word = behind.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or("").to_lowercase();
    let known = |word: &str| MARKERS.contains(&word) && !matches!(word, "art" | "article" | "ms" | "tr");
    let sign = before.trim_end_matches(|c: char| !c.is_alphanumeric()).rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    number.bytes().all(|b| b.is_ascii_digit()) && known(&word) && !known(&sign.to_lowercase())
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '‐' | '‑' | '‒' | '−' | '\u{96}' | '~' | '〜' | '～')
}

/// Pages and ranges of pages with the signs between them: "1-6, 9", "S12–S15", "iv–xii", "77– 100".
fn list(input: &str) -> IResult<&str, String> {
    let comma = map((space0, one_of(",;&"), space0), |(_, sign, _)| if sign == '&' { " & ".to_owned() } else { format!("{sign} ") });
    map((range, many0(pair(comma, range))), |(first, more)| {
        more.into_iter().fold(first, |mut text, (sign, range)| {
            text.push_str(&sign);
            text.push_str(&range);
            text
        })
    })
    .parse(input)
}

fn range(input: &str) -> IResult<&str, String> {
    let dash = || (space0, verify(take_while1(is_dash), |dashes: &str| dashes.chars().count() <= 3), space0);
    map((page, opt((dash(), page))), |(first, last)| match last {
        Some((_, last)) => format!("{first}-{last}"),
        None => first.to_owned(),
    })
    .parse(input)
}

/// One page: letters and digits, "e12345", "S12", "A-3" is a range; "507 ff." keeps its sign.
fn page(input: &str) -> IResult<&str, &str> {
    let number = take_while1(|c: char| c.is_alphanumeric() || matches!(c, '.' | ':' | '/' | '*' | '†' | '\''));
    let following = (space0, nom::branch::alt((nom::bytes::complete::tag("ff"), nom::bytes::complete::tag("f"))), opt(one_of(".")));
    recognize(pair(number, opt(following))).parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("pp. 13-20", "13-20")]
    #[case("258–92", "258-92")]
    #[case("258-92.", "258-92")]
    #[case("e12345", "e12345")]
    #[case("225", "225")]
    #[case("1-6, 9", "1-6, 9")]
    #[case("S12–S15", "S12-S15")]
    #[case("iv–xii", "iv-xii")]
    #[case("p. iv", "iv")]
    #[case("77– 100", "77-100")]
    #[case("355 -- 380", "355-380")]
    #[case("hlm. 17", "17")]
    #[case("hal 17-20", "17-20")]
    #[case("S. 5", "5")]
    #[case("С. 12–15", "12-15")]
    #[case("стр. 12", "12")]
    #[case("507 ff.", "507 ff")]
    #[case("pagg. 272-4, 287", "272-4, 287")]
    #[case("L123-L125", "L123-L125")]
    #[case("9/1-9/12", "9/1-9/12")]
    #[case("passim", "passim")]
    #[case("(13–20)", "13-20")]
    fn ranges(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(read_pages(text), Some(Pages::Range(expected.to_owned())));
    }

    #[rstest]
    #[case("345 pp.", "345 pp")]
    #[case("xii, 345 S.", "xii, 345 S")]
    fn counts(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(read_pages(text), Some(Pages::Count(expected.to_owned())));
    }

    #[rstest]
    #[case("236", ", 2006, ", " p.", true)]
    #[case("236", ", p. ", ".", false)]
    #[case("12", ", pp. ", " p. 4", false)]
    #[case("12-18", ", ", " p.", false)]
    #[case("254", " : ", " S.", true)]
    fn counts_outside(#[case] number: &str, #[case] before: &str, #[case] behind: &str, #[case] expected: bool) {
        assert_eq!(counted(number, before, behind), expected);
    }

    proptest! {
        #[test]
        fn no_dash_but_the_hyphen_is_left(text in "[0-9ivxpS .,–—-]{1,16}") {
            if let Some(Pages::Range(pages)) = read_pages(&text) {
                prop_assert!(!pages.contains(['–', '—']));
            }
        }
    }
}
