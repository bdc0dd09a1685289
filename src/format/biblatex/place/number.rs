//! How are volumes, pages and editions written? Numbers where BibLaTeX wants numbers.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag_no_case;
use nom::character::complete::digit1;
use nom::combinator::{all_consuming, opt};
use nom::sequence::terminated;

use crate::format::biblatex::escape;

/// The volume as an integer, which BibLaTeX demands; a Roman numeral becomes Arabic. `None` for `12A`, `3/4`.
pub fn volume(volume: &str) -> Option<String> {
    let volume = volume.trim();
    let integer = !volume.is_empty() && volume.len() <= 9 && volume.bytes().all(|b| b.is_ascii_digit());
    if integer { Some(volume.to_owned()) } else { roman(volume).map(|n| n.to_string()) }
}

/// The value of a Roman numeral in its regular form; single letters above ten are more often letters.
fn roman(numeral: &str) -> Option<u32> {
    const VALUES: [(&str, u32); 9] = [("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1)];
    if matches!(numeral, "C" | "c" | "L" | "l" | "") || numeral.len() > 12 {
        return None;
    }
    let upper = numeral.to_ascii_uppercase();
    if numeral != upper && numeral != numeral.to_ascii_lowercase() {
        return None;
    }
    let mut rest = upper.as_str();
    let mut value = 0;
    let mut regular = String::new();
    for (sign, worth) in VALUES {
        while let Some(tail) = rest.strip_prefix(sign).filter(|_| regular.len() < 12) {
            rest = tail;
            value += worth;
            regular.push_str(sign);
            if sign.len() == 2 || sign == "L" || sign == "V" {
                break;
            }
        }
    }
    let repeats = ["IIII", "XXXX", "CCCC"].iter().any(|run| regular.contains(run));
    (rest.is_empty() && !repeats && !irregular(&upper)).then_some(value)
}

/// Subtractive pairs followed by what they already count: "IXI", "XCX", "IVI".
fn irregular(upper: &str) -> bool {
    ["IXI", "IVI", "XCX", "XLX"].iter().any(|run| upper.contains(run))
}

/// `2`, `2nd`, `2.`, `2ª` as a plain integer.
pub fn ordinal(edition: &str) -> Option<String> {
    let suffix = alt((
        tag_no_case::<_, _, nom::error::Error<&str>>("st"),
        tag_no_case("nd"),
        tag_no_case("rd"),
        tag_no_case("th"),
        tag_no_case("."),
        tag_no_case("ª"),
        tag_no_case("º"),
        tag_no_case("e"),
        tag_no_case("a"),
    ));
    all_consuming(terminated(digit1, opt(suffix))).parse(edition.trim()).ok().map(|(_, digits): (_, &str)| digits.to_owned())
}

/// Page ranges as TeX source with TeX's dash: `223-230` and `223 – 230` are `223--230`.
pub fn pages(pages: &str) -> String {
    escape::text(&plain_dashes(pages)).replace('-', "--")
}

/// Page ranges with a plain hyphen and without blanks around it.
pub fn plain_dashes(pages: &str) -> String {
    let mut out = String::with_capacity(pages.len() + 2);
    let mut chars = pages.chars().peekable();
    while let Some(c) = chars.next() {
        if !is_dash(c) {
            out.push(c);
            continue;
        }
        while chars.next_if(|c| is_dash(*c) || *c == ' ').is_some() {}
        let head = out.trim_end().len();
        out.truncate(head);
        out.push('-');
    }
    out
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '‒' | '–' | '—' | '−')
}

/// Whether biber can divide the pages into ranges: no part is empty, begins with a dash or is the page 0.
pub fn are_ranges(pages: &str) -> bool {
    pages.split([';', ',']).map(str::trim).all(|part| !part.is_empty() && !part.starts_with('-') && part != "0" && !part.starts_with("0-"))
}

/// `e0123456`: the number of an article in a journal without pages.
pub fn is_article_number(pages: &str) -> bool {
    pages.strip_prefix(['e', 'E']).is_some_and(|digits| digits.len() >= 3 && digits.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("5", Some("5"))]
    #[case("VI", Some("6"))]
    #[case("xlvii", Some("47"))]
    #[case("XCIX", Some("99"))]
    #[case("IIII", None)]
    #[case("VX", None)]
    #[case("C", None)]
    #[case("12A", None)]
    #[case("3/4", None)]
    #[case("", None)]
    fn volumes(#[case] written: &str, #[case] expected: Option<&str>) {
        assert_eq!(volume(written).as_deref(), expected);
    }

    #[rstest]
    #[case("223-230", "223--230")]
    #[case("223 – 230", "223--230")]
    #[case("258--92", "258--92")]
    #[case("1-3, 5-7", "1--3, 5--7")]
    #[case("405", "405")]
    fn ranges(#[case] written: &str, #[case] expected: &str) {
        assert_eq!(pages(written), expected);
    }

    #[rstest]
    #[case("2nd", Some("2"))]
    #[case("3", Some("3"))]
    #[case("revised", None)]
    #[case("2nd rev.", None)]
    fn editions(#[case] written: &str, #[case] expected: Option<&str>) {
        assert_eq!(ordinal(written).as_deref(), expected);
    }
}
