//! The inside of a parenthetical citation: "Kicinger, 2004; Akaha, 2009; andCaballero-Anthony, 2010".

use super::Cite;
use super::locator::after_year;
use super::names::{Names, before_year};
use super::year::years;

/// Reads the cites of a bracket's inside; nothing where it is no citation.
pub(crate) fn cites(inside: &str) -> Vec<Cite> {
    let mut found: Vec<Cite> = Vec::new();
    for part in inside.split([';', '；']) {
        read_part(part, &mut found);
    }
    found
}

/// Reads one part between semicolons; commas may divide it further ("Smith 2003, Jones 2004").
fn read_part(part: &str, found: &mut Vec<Cite>) {
    let mut rest = part;
    while let Some((head, years, after)) = next_years(rest) {
        let names = match before_year(head) {
            Some(names) => names,
            // "2003; 2005": a year without names goes with the names before.
            None if head.trim().trim_matches([',', ' ']).is_empty() => match found.last() {
                Some(last) => Names { names: last.names.clone(), truncated: last.truncated, ..Names::default() },
                None => return,
            },
            None => return,
        };
        let (after, locator) = match after_year(after) {
            Ok((after, locator)) => (after, Some(locator.trim().trim_end_matches(',').to_owned())),
            Err(_) => (after, None),
        };
        let last = years.len().saturating_sub(1);
        for (i, year) in years.into_iter().enumerate() {
            found.push(Cite {
                names: names.names.clone(),
                truncated: names.truncated,
                year: Some(year),
                title: names.title.clone(),
                locator: locator.clone().filter(|_| i == last),
                ..Cite::default()
            });
        }
        rest = after;
    }
}

/// The next list of years in the text: what stands before, the years, what stands behind.
fn next_years(text: &str) -> Option<(&str, Vec<String>, &str)> {
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        // A year may be glued to a small letter by a lost blank ("Smith2003"), never to a capital, a digit or a dash.
        let boundary = if c.is_ascii_digit() { before.is_lowercase() || !before.is_alphanumeric() } else { !before.is_alphanumeric() };
        let dashed = matches!(before, '-' | '–' | '—' | '.' | '/')
            && c.is_ascii_digit()
            && text[..at].trim_end_matches(['-', '–', '—', '.', '/']).ends_with(|c: char| c.is_ascii_digit());
        before = c;
        if !boundary || dashed {
            continue;
        }
        if let Ok((rest, years)) = years(&text[at..]) {
            return Some((&text[..at], years, rest));
        }
    }
    None
}

/// Reads what stands in the bracket of a narrative citation: "2009", "2003, p. 5", "2003; 2005", "2018, April 23".
pub(crate) fn years_only(inside: &str) -> Option<Vec<(String, Option<String>)>> {
    let mut found = Vec::new();
    for part in inside.split([';', '；']) {
        let (rest, years) = years(part.trim()).ok()?;
        let (rest, locator) = match after_year(rest) {
            Ok((rest, locator)) => (rest, Some(locator.trim().to_owned())),
            Err(_) => (rest, None),
        };
        if !date_tail(rest) {
            return None;
        }
        let last = years.len().saturating_sub(1);
        found.extend(years.into_iter().enumerate().map(|(i, year)| (year, locator.clone().filter(|_| i == last))));
    }
    Some(found)
}

/// Whether nothing, or only a month and day, is left.
fn date_tail(rest: &str) -> bool {
    rest.split(|c: char| c.is_whitespace() || c == ',')
        .filter(|word| !word.is_empty())
        .all(|word| super::words::is(super::words::Class::Month, word) || word.parse::<u8>().is_ok_and(|day| day <= 31))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn shown(cites: &[Cite]) -> Vec<String> {
        cites
            .iter()
            .map(|c| {
                format!(
                    "{}{} {}{}",
                    c.names.join("|"),
                    if c.truncated { "+" } else { "" },
                    c.year.as_deref().unwrap_or("-"),
                    c.locator.as_deref().map(|l| format!(" @{l}")).unwrap_or_default()
                )
            })
            .collect()
    }

    #[rstest]
    #[case("Kicinger, 2004; Akaha, 2009; andCaballero-Anthony, 2010", &["Kicinger 2004", "Akaha 2009", "Caballero-Anthony 2010"])]
    #[case("Morehouse, 2009:pp.32-35", &["Morehouse 2009 @pp.32-35"])]
    #[case("CNN Indonesia, April 23, 2018", &["CNN Indonesia 2018"])]
    #[case("Sobel, 2018; and Nguyen, 2018", &["Sobel 2018", "Nguyen 2018"])]
    #[case("Smith 2003, 2005a,b", &["Smith 2003", "Smith 2005a", "Smith 2005b"])]
    #[case("Smith 2003; 2005, p. 4", &["Smith 2003", "Smith 2005 @p. 4"])]
    #[case("Smith 2003, Jones 2004", &["Smith 2003", "Jones 2004"])]
    #[case("see Smith et al. 2003: 45; cf. Weiß und Groß 2001, S. 5", &["Smith+ 2003 @45", "Weiß|Groß 2001 @S. 5"])]
    #[case("RI, n.d.", &["RI n.d."])]
    #[case("ASEAN S. N., n.d.", &["ASEAN S. N. n.d."])]
    #[case("Smith, 1990, cited in Jones, 2003", &["Smith 1990", "Jones 2003"])]
    #[case("Smith2003", &["Smith 2003"])]
    #[case("Smith, in press", &["Smith in press"])]
    fn reads(#[case] inside: &str, #[case] expected: &[&str]) {
        assert_eq!(shown(&cites(inside)), expected);
    }

    #[rstest]
    #[case("2015-2019")]
    #[case("Minister Policy No. 25 of 2009")]
    #[case("6 members")]
    #[case("ACTIP")]
    #[case("50%")]
    #[case("2018")]
    #[case("UUD NRI Year 1945")]
    #[case("Trafficking Victims Protection Act of 2000")]
    #[case("February 27-28, 2019")]
    #[case("in 2004 and 2005")]
    #[case("i.e. Indonesia, Malaysia, Thailand, Singapore, and the Philippines")]
    fn refuses(#[case] inside: &str) {
        assert_eq!(shown(&cites(inside)), Vec::<String>::new());
    }
}
