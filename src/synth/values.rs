//! The forms a value takes in print: dates, page ranges, ordinals, Roman numerals, abbreviated journal names.

use super::words::{self, Words};

/// `2018`, `2018-04` or `2018-04-23` from a record's year or date and month; `None` without a year.
pub fn iso_date(date: &str, month: &str) -> Option<String> {
    let digits: Vec<&str> = date.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let year = digits.iter().find(|part| part.len() == 4 && part.as_bytes().first().is_some_and(|b| matches!(b, b'1' | b'2')))?;
    let month = match digits.as_slice() {
        [first, month, ..] if first == year && month.len() == 2 => month.parse().ok(),
        _ => words::month_number(month),
    };
    let day = match digits.as_slice() {
        [first, _, day] if first == year && day.len() == 2 => day.parse::<u8>().ok(),
        _ => None,
    };
    Some(match (month.filter(|m: &u8| (1..=12).contains(m)), day.filter(|d| (1..=31).contains(d))) {
        (Some(month), Some(day)) => format!("{year}-{month:02}-{day:02}"),
        (Some(month), None) => format!("{year}-{month:02}"),
        _ => (*year).to_owned(),
    })
}

/// A date in one of the forms that templates name; a date that lacks a month or day gives what it has. The days of a meeting
/// are kept as `2018-12-07/09`.
///
/// | form | 2018-04-23 |
/// |---|---|
/// | `year` | 2018 |
/// | `apa` | 2018, April 23 |
/// | `us` | April 23, 2018 |
/// | `dmy` | 23 April 2018 |
/// | `dmy-short` | 23 Apr. 2018 |
/// | `month` | April 2018 |
/// | `ymd` | 2018 Apr 23 |
/// | `dots` | 23.04.2018 |
/// | `slash` | 23/04/2018 |
/// | `us-slash` | 04/23/2018 |
/// | `iso` | 2018-04-23 |
/// | `md` | April 23 |
/// | `dm` | 23 April |
pub fn date(iso: &str, form: &str, words: &Words<'_>) -> String {
    let mut parts = iso.split('-');
    let year = parts.next().unwrap_or("");
    let month: usize = parts.next().and_then(|m| m.parse().ok()).unwrap_or(0);
    let (first, last) = parts.next().map_or(("", ""), |days| days.split_once('/').unwrap_or((days, "")));
    let day: usize = first.parse().unwrap_or(0);
    let days = match last.parse::<usize>() {
        Ok(last) if words.month_first() => format!("{day}-{last}"),
        Ok(last) => format!("{day}–{last}"),
        Err(_) => day.to_string(),
    };
    let long = words.month(month);
    let short: String = if long.chars().count() > 4 { long.chars().take(3).collect() } else { long.to_owned() };
    let dot = if short.len() < long.len() { "." } else { "" };
    let of = words.get("date-of");
    match (form, month, day) {
        ("md" | "dm", 0, _) => String::new(),
        ("year", ..) | (_, 0, _) => year.to_owned(),
        ("apa", _, 0) => format!("{year}, {long}"),
        ("apa", ..) if words.month_first() => format!("{year}, {long} {days}"),
        ("apa", ..) => format!("{year}, {days}{of}{long}"),
        ("ymd", _, 0) => format!("{year} {short}"),
        ("ymd", ..) => format!("{year} {short} {day}"),
        ("iso", _, 0) => format!("{year}-{month:02}"),
        ("iso", ..) => format!("{year}-{month:02}-{day:02}"),
        ("md" | "dm", _, 0) => long.to_owned(),
        ("md", ..) => format!("{long} {days}"),
        ("dm", ..) => format!("{days}{of}{long}"),
        (_, _, 0) => format!("{long} {year}"),
        ("us", ..) if words.month_first() => format!("{long} {days}, {year}"),
        ("dots", ..) => format!("{day:02}.{month:02}.{year}"),
        ("slash", ..) => format!("{day:02}/{month:02}/{year}"),
        ("us-slash", ..) => format!("{month:02}/{day:02}/{year}"),
        ("dmy-short", ..) => format!("{day} {short}{dot} {year}"),
        ("month", ..) => format!("{long} {year}"),
        _ => format!("{days}{of}{long}{of}{year}"),
    }
}

/// A page range with the digits that repeat left out: `258-292` becomes `258-92`.
pub fn short_pages(pages: &str) -> String {
    let Some((first, last)) = pages.split_once('-') else { return pages.to_owned() };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if first.len() != last.len() || first.len() < 3 || !digits(first) || !digits(last) {
        return pages.to_owned();
    }
    let shared = first.bytes().zip(last.bytes()).take_while(|(a, b)| a == b).count().min(first.len() - 2);
    format!("{first}-{}", last.get(shared..).unwrap_or(last))
}

/// The first page of a range.
pub fn first_page(pages: &str) -> String {
    pages.split('-').next().unwrap_or(pages).to_owned()
}

/// A number below 400 in capital Roman numerals; anything else as it is.
pub fn roman(number: &str) -> String {
    const STEPS: &[(usize, &str)] = &[(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let Some(mut left) = number.parse::<usize>().ok().filter(|n| (1..400).contains(n)) else { return number.to_owned() };
    let mut out = String::new();
    for (value, letters) in STEPS {
        while left >= *value {
            out.push_str(letters);
            left -= value;
        }
    }
    out
}

/// A number as an English ordinal; anything else as it is.
pub fn ordinal(number: &str) -> String {
    let Ok(n) = number.parse::<usize>() else { return number.to_owned() };
    let ending = match (n % 10, n % 100) {
        (1, rest) if rest != 11 => "st",
        (2, rest) if rest != 12 => "nd",
        (3, rest) if rest != 13 => "rd",
        _ => "th",
    };
    format!("{n}{ending}")
}

/// A journal's name with its long words cut, as the sciences do: `J. Exp. Bot.`, or without dots.
pub fn abbreviate(name: &str, dots: bool) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    if words.len() < 2 {
        return name.to_owned();
    }
    let kept = words.iter().filter(|word| !words::is_small(&word.to_lowercase()));
    let cut = kept.map(|word| {
        let bare = word.trim_end_matches([',', ':', ';']);
        match words::journal_word(&bare.to_lowercase()) {
            Some(short) => capital_like(bare, short, dots),
            None if bare.chars().count() > 7 && bare.chars().all(char::is_alphabetic) => {
                let stem: String = bare.chars().take(if bare.chars().count() > 9 { 5 } else { 4 }).collect();
                let stem = stem.trim_end_matches(['a', 'e', 'i', 'o', 'u']).to_owned();
                if dots { stem + "." } else { stem }
            }
            None => bare.to_owned(),
        }
    });
    cut.collect::<Vec<_>>().join(" ")
}

fn capital_like(word: &str, short: &str, dots: bool) -> String {
    let mut letters = short.chars();
    let first = letters.next().map(|c| if word.starts_with(char::is_uppercase) { c.to_ascii_uppercase() } else { c });
    first.into_iter().chain(letters).chain(dots.then_some('.')).collect()
}

/// The text with the first letter of each word that is not small in capitals, as English titles are printed.
pub fn title_case(text: &str) -> String {
    let mut first = true;
    let words = text.split(' ').map(|word| {
        let small = !first && words::is_small(&word.to_lowercase());
        first = word.ends_with([':', '.', '?', '!']);
        if small { word.to_owned() } else { capitalise(word) }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The text with its first letter as a capital.
pub fn capitalise(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("258-292", "258-92")]
    #[case("1269-1283", "1269-83")]
    #[case("100-104", "100-04")]
    #[case("9-34", "9-34")]
    #[case("e12-e15", "e12-e15")]
    fn shortens_pages(#[case] full: &str, #[case] short: &str) {
        assert_eq!(short_pages(full), short);
    }

    #[rstest]
    #[case("6", "VI")]
    #[case("49", "XLIX")]
    #[case("2019", "2019")]
    fn writes_roman(#[case] number: &str, #[case] letters: &str) {
        assert_eq!(roman(number), letters);
    }

    #[rstest]
    #[case("apa", "2018, April 23")]
    #[case("us", "April 23, 2018")]
    #[case("dmy", "23 April 2018")]
    #[case("dots", "23.04.2018")]
    #[case("year", "2018")]
    fn writes_dates(#[case] form: &str, #[case] text: &str) {
        assert_eq!(date("2018-04-23", form, &Words::of("en", 0)), text);
    }

    #[test]
    fn writes_days_of_a_meeting() {
        assert_eq!(date("2018-12-07/09", "dmy", &Words::of("en", 0)), "7-9 December 2018");
    }

    #[rstest]
    #[case("1990", "", Some("1990"))]
    #[case("2002-05-01", "", Some("2002-05-01"))]
    #[case("2011", "Mar", Some("2011-03"))]
    #[case("n.d.", "", None)]
    fn reads_dates(#[case] date: &str, #[case] month: &str, #[case] iso: Option<&str>) {
        assert_eq!(iso_date(date, month).as_deref(), iso);
    }

    #[test]
    fn abbreviates_journals() {
        assert_eq!(abbreviate("Journal of Experimental Botany", true), "J. Exp. Botany");
        assert_eq!(abbreviate("Nature", true), "Nature");
    }
}
