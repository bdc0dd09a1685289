//! Backward references: "Ibid.", "op. cit., n. 7", "supra note 5", "(n 12)".

use nom::bytes::complete::take_while1;
use nom::character::complete::multispace0;
use nom::sequence::preceded;
use nom::{IResult, Parser};

use super::text::squeeze;
use super::words::{Class, find, phrase};

/// A backward reference in a short form.
pub(crate) struct Backward {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Its text.
    pub written: String,
    /// "Idem": what follows is another work of the same author.
    pub same_author: bool,
}

/// Finds "Ibid.", "op. cit." with or without a note's number, or "supra note 5".
pub(crate) fn backward(part: &str) -> Option<Backward> {
    let signed = |at: usize| at == 0 || part[..at].trim_end().ends_with([',', '.', ';', '”', '"', '»', '’', '*', '_', '…', '(']);
    if let Some((start, end)) = find(Class::OpCit, part).filter(|(at, _)| signed(*at)) {
        // "op. cit. (1995), n. 4": the number of the note is part of the reference.
        let rest = &part[end..];
        let year = rest
            .trim_start()
            .strip_prefix('(')
            .filter(|inner| inner.starts_with(|c: char| c.is_ascii_digit()))
            .and_then(|inner| inner.split_once(')'))
            .map_or(rest, |(_, after)| after);
        let number = note_number(year.trim_start_matches([' ', ',', ';', '(']));
        let end = number.map_or(end, |after| part.len() - after.strip_prefix(')').unwrap_or(after).len());
        return Some(Backward { start, end, written: squeeze(&part[start..end]), same_author: false });
    }
    if let Some(found) = supra(part) {
        return Some(found);
    }
    let (start, end) = find(Class::Ibid, part).filter(|(at, _)| signed(*at))?;
    let word = part[start..end].to_lowercase();
    let same_author = matches!(word.as_str(), "idem" | "idem." | "id." | "eadem" | "ders." | "dies." | "derselbe" | "dieselbe");
    Some(Backward { start, end, written: part[start..end].to_owned(), same_author: same_author && start == 0 })
}

/// "n. 7" or "note 7" at the head; what follows it.
fn note_number(text: &str) -> Option<&str> {
    const MARKS: [&str; 9] = ["nn.", "n.", "n ", "note", "Fn.", "fn.", "Anm.", "N.", "nota"];
    let rest = MARKS.iter().find_map(|mark| text.strip_prefix(mark))?;
    let digits = |i| preceded(multispace0, take_while1(|c: char| c.is_ascii_digit())).parse(i) as IResult<&str, &str>;
    digits(rest).ok().map(|(after, _)| after)
}

/// "supra note 5", "above n 5", and in brackets "(n 5)", "(oben N. 5)".
fn supra(part: &str) -> Option<Backward> {
    let mut before = ' ';
    for (at, c) in part.char_indices() {
        let boundary = !before.is_alphanumeric();
        let bracketed = before == '(';
        before = c;
        if !boundary {
            continue;
        }
        let done = |after: &str| {
            let end = part.len() - after.len();
            Backward { start: at, end, written: squeeze(part[at..end].trim_matches(['(', ')', ' '])), same_author: false }
        };
        if let Some(after) = note_number(&part[at..]).filter(|after| bracketed && after.starts_with(')')) {
            return Some(done(after));
        }
        let Ok((rest, word)) = phrase(Class::Supra)(&part[at..]) else { continue };
        let digits = |i| preceded(multispace0, take_while1(|c: char| c.is_ascii_digit())).parse(i) as IResult<&str, &str>;
        if let Ok((after, _)) = digits(rest.trim_start_matches(['.', ' '])) {
            return Some(done(after));
        }
        if word.to_lowercase() == "supra" {
            return Some(done(rest));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Ibid., p. 12", Some("Ibid."))]
    #[case("Vogel, id., p. 79", Some("id."))]
    #[case("Smith, op. cit., p. 3", Some("op. cit."))]
    #[case("Vogel, op. cit., n. 7, pp. 80", Some("op. cit., n. 7"))]
    #[case("Thornton, op. cit. (1995), n. 4", Some("op. cit. (1995), n. 4"))]
    #[case("Smith, supra note 5, at 3", Some("supra note 5"))]
    #[case("Smith (n 12) 45", Some("n 12"))]
    #[case("Nowak (oben N. 7) 42", Some("oben N. 7"))]
    #[case("Müller, a.a.O. (Fn. 3), S. 5", Some("a.a.O. (Fn. 3)"))]
    #[case("Smith, Rise, p. 24 n. 3", None)]
    #[case("Idema, Rise of Towns", None)]
    fn finds(#[case] part: &str, #[case] written: Option<&str>) {
        assert_eq!(backward(part).map(|found| found.written).as_deref(), written);
    }
}
