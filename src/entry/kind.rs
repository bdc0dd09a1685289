//! What a piece of a note is by itself: a full citation, a short form, or commentary.

use super::head::{Stop, head};
use super::likeness::{Facts, floor};
use super::words::{Class, is, phrase};

/// What a part of a note is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A citation that could stand in a list.
    Full,
    /// A work cited before: "Moleong, p. 247.", "Ibid."
    Short,
    /// Anything else.
    Commentary,
}

/// What a piece of text is, taken by itself.
pub(super) fn kind(text: &str) -> Kind {
    let text = text.trim();
    let facts = Facts::of(text);
    let begins = phrase(Class::Back, text).is_some();
    let opens_title = text.starts_with(['"', '“', '«', '„', '‘', '*', '_']);
    let named = facts.head.strength >= 1
        || facts.head.capitals >= 1 && matches!(facts.head.stop, Stop::Quote | Stop::Emphasis | Stop::Year | Stop::Period | Stop::End);
    let prose = facts.lower > 0.62 && facts.words > 25;
    if prose || !(begins || opens_title || named || facts.head.capitals >= 1) {
        return Kind::Commentary;
    }
    if begins || facts.back && facts.words <= 30 && named {
        return Kind::Short;
    }
    let titled = facts.quoted || facts.emphasised;
    let rest = text.get(facts.head.end..).unwrap_or_default();
    let title_words = title_words(text, facts.head.end);
    let dated = facts.year || facts.link;
    // A law book cited with place and publisher needs no year to be whole.
    let published = dated || titled && facts.publisher;
    if published && text.len() >= 25 && (titled || title_words >= 3) && (named || opens_title || facts.score() >= super::likeness::ENOUGH) {
        return Kind::Full;
    }
    // "Barclays Bank v. O’Brien [1994] 1 A.C. 180", "Le Journal des chasseurs, 15 juillet 1864, p. 164"
    let case = text.contains(" v. ") || text.contains(" v ");
    let issue = facts.score() >= super::likeness::ENOUGH && ends_in_locator(text);
    if facts.year && facts.head.capitals >= 1 && facts.words <= 25 && (case || issue && title_words >= 2) {
        return Kind::Full;
    }
    // "Luhmann 1980, S. 99"
    if facts.year && facts.words <= 8 && facts.head.stop == Stop::Year && title_words <= 1 {
        return Kind::Short;
    }
    if dated || !named && !ends_in_locator(text) {
        return Kind::Commentary;
    }
    // Names and a title already known, names and a place in the work, or names alone.
    let names_alone = facts.head.stop == Stop::End || facts.head.stop == Stop::Period && rest.trim() == ".";
    let short = titled && matches!(facts.head.stop, Stop::Quote | Stop::Emphasis)
        || ends_in_locator(text) && facts.words <= 25
        || names_alone && facts.words <= 8;
    if short { Kind::Short } else { Kind::Commentary }
}

/// Words of a title, counted from behind the names: from the first comma, where a title without a mark of its own would pass for names.
fn title_words(text: &str, names_end: usize) -> usize {
    let comma = text.find(',').map_or(names_end, |at| (at + 1).min(names_end));
    let words = text.get(comma..).unwrap_or_default().split_whitespace();
    words.filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 2).count()
}

/// "p. 247.", "S. 99—112", "12–13"
fn ends_in_locator(text: &str) -> bool {
    let bare = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    let digits = bare.len() - bare.trim_end_matches(|c: char| c.is_ascii_digit() || "-–—, f.".contains(c)).len();
    let head = bare.get(..bare.len() - digits).unwrap_or_default().trim_end();
    let word = head.rsplit(|c: char| c.is_whitespace() || c == ',').next().unwrap_or_default().to_lowercase();
    digits > 0 && (is(Class::Locator, &word) || is(Class::Locator, &format!("{word}.")))
}

/// Whether a citation may end so: in a year, pages, a bracket, a link or a quotation.
pub(super) fn closes(text: &str) -> bool {
    let bare = text.trim_end_matches(['.', ' ']);
    let last = bare.split_whitespace().next_back().unwrap_or_default();
    bare.ends_with([')', ']', '>', '"', '”', '»', '*'])
        || bare.ends_with(|c: char| c.is_ascii_digit())
        || last.contains("://")
        || phrase(Class::Back, last).is_some()
}

/// A sentence of running text: mostly words in lower case, no title, no year in brackets, no names at its head.
pub(super) fn is_prose(text: &str) -> bool {
    let facts = Facts::of(text);
    facts.words >= 6 && facts.lower >= 0.55 && facts.head.strength < 2 && !facts.year_in_parentheses && !facts.link && !facts.numbers
}

/// Whether a text begins with a citation that no signal announces: names with initials or before a title, and all of a full citation.
pub(super) fn starts_citation(text: &str) -> bool {
    let found = head(text);
    let named = found.strength >= 3
        || found.capitals >= 1
            && matches!(found.stop, Stop::Quote | Stop::Emphasis)
            && text.get(..floor(text, found.end)).is_some_and(|head| head.trim_end().ends_with(',') || found.end > 0);
    let title_first = text.starts_with(['"', '“', '*', '_', '«', '(']);
    named && !title_first && kind(text) == Kind::Full
}

#[cfg(test)]
mod tests {
    use super::{Kind, is_prose, kind};
    use rstest::rstest;

    #[rstest]
    #[case("Luhmann 1980, S. 99—112", Kind::Short)]
    #[case("Ghali, supra note 18, pp. 95-114", Kind::Short)]
    #[case("J. Smith, The Law of Contract (1989)", Kind::Full)]
    #[case("Barclays Bank v. O’Brien [1994] 1 A.C. 180", Kind::Full)]
    #[case("Norman Bentwich, England in Palestine (London: The Mayflower Press, 1932), p. 106.", Kind::Full)]
    #[case("Furthermore, it is emphasized that methods are emphasized.", Kind::Commentary)]
    #[case("Fonds européen d'orientation et de garantie agricole", Kind::Commentary)]
    fn kinds(#[case] text: &str, #[case] expected: Kind) {
        assert_eq!(kind(text), expected);
    }

    #[rstest]
    #[case("This would include teaching both law degree students and others.", true)]
    #[case("The House of Lords (1995) considered the issue in a case.", false)]
    #[case("Ibid.", false)]
    fn prose(#[case] text: &str, #[case] expected: bool) {
        assert_eq!(is_prose(text), expected);
    }
}
