//! Short forms in notes: "Moleong, p. 247.", "Ibid., 12.", "Smith, supra note 5, at 3", "Setiawan, “Implementasi …”".

use nom::bytes::complete::take_while1;
use nom::character::complete::multispace0;
use nom::sequence::preceded;
use nom::{IResult, Parser};

use super::Cite;
use super::locator::split_tail;
use super::names::before_year;
use super::text::{capitalised, squeeze};
use super::words::{Class, find, is, phrase};

/// Reads the cites of one short form; there is always at least one.
pub(crate) fn cites(raw: &str, note_place: Option<usize>) -> Vec<Cite> {
    let mut found: Vec<Cite> = parts(raw).into_iter().map(|part| cite(part)).filter(|cite| *cite != Cite::default()).collect();
    if found.is_empty() {
        found.push(Cite { title: Some(squeeze(raw)).filter(|t| !t.is_empty()), ..Cite::default() });
    }
    for cite in &mut found {
        cite.note_place = note_place;
    }
    found
}

/// Divides at semicolons outside quotation marks.
fn parts(raw: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut begin, mut quoted) = (0, false);
    for (at, c) in raw.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '“' | '«' | '„' => quoted = true,
            '”' | '»' => quoted = false,
            ';' if !quoted => {
                found.push(&raw[begin..at]);
                begin = at + 1;
            }
            _ => {}
        }
    }
    found.push(raw.get(begin..).unwrap_or(""));
    found.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Reads one short form.
fn cite(part: &str) -> Cite {
    let part = without_signal(part);
    if let Ok((rest, back)) = phrase(Class::Ibid)(part) {
        let rest = rest.trim_start_matches([' ', ',', '.', ':', ';']);
        let idem = matches!(back.to_lowercase().as_str(), "idem" | "id." | "eadem" | "ders." | "dies." | "derselbe" | "dieselbe");
        let (before, locator) = locator_of(rest);
        let title = Some(squeeze(bare_title(before))).filter(|t| idem && t.chars().any(char::is_alphabetic));
        return Cite { back: Some(back.to_owned()), locator, title, ..Cite::default() };
    }
    if let Some((names, back, rest)) = supra(part) {
        let names = people(names);
        let (_, locator) = locator_of(rest);
        return Cite { names: names.0, truncated: names.1, title: names.2, back: Some(back), locator, ..Cite::default() };
    }
    if let Some((at, end)) = find(Class::OpCit, part).filter(|(at, _)| *at == 0 || part[..*at].ends_with([' ', ',', '.'])) {
        let names = people(&part[..at]);
        let (_, locator) = locator_of(part[end..].trim_start_matches([' ', ',', '.', ':']));
        return Cite {
            names: names.0,
            truncated: names.1,
            title: names.2,
            back: Some(part[at..end].to_owned()),
            locator,
            ..Cite::default()
        };
    }
    let (before, locator) = split_tail(part);
    let (names, truncated, title) = people(before);
    Cite { names, truncated, title, locator: locator.map(squeeze), ..Cite::default() }
}

/// Strips "See also" and the like.
fn without_signal(part: &str) -> &str {
    let mut rest = part.trim_start_matches(['*', '_', ' ']);
    while let Ok((after, signal)) = phrase(Class::Signal)(rest) {
        let wordy = signal.chars().filter(|c| c.is_alphabetic()).count() > 1;
        let after = after.trim_start_matches(['*', '_', ',', ':', ' ']);
        if !wordy || after.is_empty() || is(Class::Ibid, signal) {
            break;
        }
        rest = after;
    }
    rest
}

/// "Smith, supra note 5, at 3": names, the backward reference, what follows.
fn supra(part: &str) -> Option<(&str, String, &str)> {
    let mut before = ' ';
    for (at, c) in part.char_indices() {
        let boundary = !before.is_alphanumeric();
        before = c;
        if !boundary {
            continue;
        }
        let number = |i| preceded(multispace0, take_while1(|c: char| c.is_ascii_digit())).parse(i) as IResult<&str, &str>;
        let Ok((rest, word)) = phrase(Class::Supra)(&part[at..]) else { continue };
        let numbered = number(rest.trim_start_matches(['.', ' '])).ok();
        if let Some((after, _)) = numbered {
            let after = after.trim_start_matches(')');
            let back = squeeze(part[at..part.len() - after.len()].trim_matches(['(', ')', ' ']));
            return Some((&part[..at], back, after.trim_start_matches([' ', ',', '.', ':'])));
        }
        if word.to_lowercase().starts_with("supra") {
            return Some((&part[..at], word.to_owned(), rest.trim_start_matches([' ', ',', '.', ':'])));
        }
    }
    None
}

/// Names, whether more follow, and the title behind them.
fn people(text: &str) -> (Vec<String>, bool, Option<String>) {
    let text = text.trim().trim_end_matches([',', ';', '.']).trim();
    if text.is_empty() {
        return (Vec::new(), false, None);
    }
    let (head, title) = split_title(text);
    match before_year(head) {
        Some(names) => (names.names, names.truncated, title.or(names.title)),
        None => (Vec::new(), false, title.or_else(|| Some(squeeze(bare_title(text))))),
    }
}

/// Divides into names and title: at a quotation mark, at emphasis, or at the comma before a part that is no name.
fn split_title(text: &str) -> (&str, Option<String>) {
    let mark = text.char_indices().find(|(_, c)| matches!(c, '"' | '“' | '„' | '«' | '*' | '_' | '《' | '「'));
    if let Some((at, _)) = mark.filter(|(at, _)| *at > 0) {
        return (&text[..at], Some(squeeze(bare_title(&text[at..]))).filter(|t| !t.is_empty()));
    }
    if mark.is_some() {
        return ("", Some(squeeze(bare_title(text))));
    }
    // "Moleong, Metodologi Penelitian Kualitatif": the last comma with a phrase of two words or more and no and-word behind it.
    for (at, _) in text.char_indices().filter(|(_, c)| *c == ',') {
        let tail = text[at + 1..].trim();
        let words: Vec<&str> = tail.split_whitespace().collect();
        let list = words.first().is_some_and(|w| is(Class::And, w)) || tail.contains(" & ") || tail.contains(" and ") && tail.contains(',');
        let initials = words.iter().all(|word| super::text::initials(word.trim_end_matches(',')));
        let phrase = words.len() >= 2 || words.first().is_some_and(|w| w.chars().count() > 3 && capitalised(w));
        if phrase && !list && !initials && !tail.contains(',') {
            return (&text[..at], Some(squeeze(bare_title(tail))));
        }
    }
    (text, None)
}

/// A title without quotation marks, emphasis and final signs.
fn bare_title(text: &str) -> &str {
    text.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '*' | '_' | ',' | '.' | ';' | '‘' | '《' | '》' | '「' | '」')
    })
}

/// The locator in a rest of text, with or without a word.
fn locator_of(rest: &str) -> (&str, Option<String>) {
    // A comma in front lets the lone number count as a locator.
    let rest = rest.trim().trim_end_matches(['.', ';', ',', ')']);
    let rest = rest.strip_prefix("at ").unwrap_or(rest);
    let whole = super::locator::after_year(rest).ok().filter(|(left, _)| left.trim().is_empty());
    if let Some((_, locator)) = whole {
        return ("", Some(squeeze(locator)));
    }
    let (before, locator) = split_tail(rest);
    (before, locator.map(squeeze))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn shown(cite: &Cite) -> String {
        let or = |v: &Option<String>| v.clone().unwrap_or_else(|| "-".into());
        format!("{} / {} / {} / {}", cite.names.join("|"), or(&cite.title), or(&cite.back), or(&cite.locator))
    }

    #[rstest]
    #[case("Moleong, p. 247.", &["Moleong / - / - / p. 247"])]
    #[case("Moleong, Metodologi Penelitian Kualitatif, p.330", &["Moleong / Metodologi Penelitian Kualitatif / - / p.330"])]
    #[case("Yuliartini and Mangku.", &["Yuliartini|Mangku / - / - / -"])]
    #[case("Setiawan, \"Implementasi Asean Convention (ACTIP) Di Indonesia.\"", &["Setiawan / Implementasi Asean Convention (ACTIP) Di Indonesia / - / -"])]
    #[case("Bakker, Putra, and Putri, \"The Role of ASEAN.\"", &["Bakker|Putra|Putri / The Role of ASEAN / - / -"])]
    #[case("ASEAN Chair, \"ASEAN Chair. ASEAN Leaders' Declaration on Combating,\"", &["ASEAN Chair / ASEAN Chair. ASEAN Leaders' Declaration on Combating / - / -"])]
    #[case("Ibid.", &["/ - / Ibid. / -"])]
    #[case("Ibid., p. 12.", &["/ - / Ibid. / p. 12"])]
    #[case("Ibid 45", &["/ - / Ibid / 45"])]
    #[case("Ebd., S. 5.", &["/ - / Ebd. / S. 5"])]
    #[case("Smith, op. cit., p. 3", &["Smith / - / op. cit. / p. 3"])]
    #[case("Müller, a.a.O., S. 12", &["Müller / - / a.a.O. / S. 12"])]
    #[case("Smith, supra note 5, at 3", &["Smith / - / supra note 5 / 3"])]
    #[case("Smith (n 12) 45", &["Smith / - / n 12 / 45"])]
    #[case("Loc. cit.", &["/ - / Loc. cit. / -"])]
    #[case("Smith, *Rise*, 44.", &["Smith / Rise / - / 44"])]
    #[case("See also Smith, Rise of Towns, 44; Jones, \"Fall; or Not,\" 12.", &["Smith / Rise of Towns / - / 44", "Jones / Fall; or Not / - / 12"])]
    fn reads(#[case] raw: &str, #[case] expected: &[&str]) {
        let found: Vec<String> = cites(raw, Some(3)).iter().map(|c| shown(c).trim().to_owned()).collect();
        assert_eq!(found, expected);
    }
}
