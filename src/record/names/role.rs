//! What the people named did: "(eds.)", "(Hrsg.)", "trans." behind their names, "ed. by", "diedit oleh" before them.

use std::sync::OnceLock;

use crate::record::clean::{Words, fold};

/// What somebody did for a work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Edited it.
    Editor,
    /// Translated it.
    Translator,
}

/// Marks that stand behind names, folded, without full stops.
const BEHIND: [(&str, Role); 54] = [
    ("ed", Role::Editor),
    ("eds", Role::Editor),
    ("edd", Role::Editor),
    ("edit", Role::Editor),
    ("editor", Role::Editor),
    ("editors", Role::Editor),
    ("ed by", Role::Editor),
    ("general editor", Role::Editor),
    ("general editors", Role::Editor),
    ("guest editor", Role::Editor),
    ("guest editors", Role::Editor),
    ("series editor", Role::Editor),
    ("series editors", Role::Editor),
    ("volume editor", Role::Editor),
    ("eds and trans", Role::Editor),
    ("ed and trans", Role::Editor),
    ("comp", Role::Editor),
    ("comps", Role::Editor),
    ("compiler", Role::Editor),
    ("hg", Role::Editor),
    ("hgg", Role::Editor),
    ("hrsg", Role::Editor),
    ("hsg", Role::Editor),
    ("herausgeber", Role::Editor),
    ("hgin", Role::Editor),
    ("dir", Role::Editor),
    ("dirs", Role::Editor),
    ("sous la direction", Role::Editor),
    ("coord", Role::Editor),
    ("coords", Role::Editor),
    ("coordinador", Role::Editor),
    ("coordinadores", Role::Editor),
    ("coordonne", Role::Editor),
    ("org", Role::Editor),
    ("orgs", Role::Editor),
    ("organizador", Role::Editor),
    ("organizadores", Role::Editor),
    ("comps y eds", Role::Editor),
    ("a cura di", Role::Editor),
    ("a c di", Role::Editor),
    ("cur", Role::Editor),
    ("red", Role::Editor),
    ("penyunting", Role::Editor),
    ("peny", Role::Editor),
    ("ред", Role::Editor),
    ("под ред", Role::Editor),
    ("сост", Role::Editor),
    ("chu bien", Role::Editor),
    ("主编", Role::Editor),
    ("編", Role::Editor),
    ("trans", Role::Translator),
    ("translator", Role::Translator),
    ("ubers", Role::Translator),
    ("penerjemah", Role::Translator),
];

/// Phrases that stand before names, folded, without full stops.
const BEFORE: [(&str, Role); 49] = [
    ("edited by", Role::Editor),
    ("ed by", Role::Editor),
    ("eds by", Role::Editor),
    ("compiled by", Role::Editor),
    ("ed", Role::Editor),
    ("eds", Role::Editor),
    ("edited and translated by", Role::Editor),
    ("diedit oleh", Role::Editor),
    ("disunting oleh", Role::Editor),
    ("editor", Role::Editor),
    ("editors", Role::Editor),
    ("penyunting", Role::Editor),
    ("disusun oleh", Role::Editor),
    ("hrsg von", Role::Editor),
    ("hrsg v", Role::Editor),
    ("hg von", Role::Editor),
    ("hg v", Role::Editor),
    ("herausgegeben von", Role::Editor),
    ("hrsg", Role::Editor),
    ("sous la direction de", Role::Editor),
    ("sous la dir de", Role::Editor),
    ("ed par", Role::Editor),
    ("dirige par", Role::Editor),
    ("editado por", Role::Editor),
    ("a cura di", Role::Editor),
    ("a c di", Role::Editor),
    ("organizado por", Role::Editor),
    ("coordinado por", Role::Editor),
    ("onder redactie van", Role::Editor),
    ("red", Role::Editor),
    ("под ред", Role::Editor),
    ("под редакцией", Role::Editor),
    ("translated by", Role::Translator),
    ("trans by", Role::Translator),
    ("trans", Role::Translator),
    ("transl", Role::Translator),
    ("tr by", Role::Translator),
    ("ubersetzt von", Role::Translator),
    ("ubers von", Role::Translator),
    ("traduit par", Role::Translator),
    ("trad", Role::Translator),
    ("traducido por", Role::Translator),
    ("diterjemahkan oleh", Role::Translator),
    ("пер", Role::Translator),
    ("cura di", Role::Editor),
    ("trad di", Role::Translator),
    ("trad par", Role::Translator),
    ("trad fr di", Role::Translator),
    ("tr", Role::Translator),
];

/// Most words a mark has.
const LONGEST: usize = 4;

/// The words that phrases before names begin with.
fn first_words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| BEFORE.iter().filter_map(|(phrase, _)| phrase.split(' ').next()).collect())
}

/// The words of a mark as the tables have them.
fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for word in fold(text).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(word);
    }
    key
}

/// The list without a mark at its end ("Müller, H. (Hrsg.)", "Smith, J., eds."), and what the mark says.
pub(crate) fn strip_mark_behind(list: &str) -> (&str, Option<Role>) {
    let trimmed = list.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | ')' | ']' | '*'));
    for open in ['(', '['] {
        if let Some(at) = trimmed.rfind(open)
            && let Some(role) = role_behind(trimmed.get(at..).unwrap_or(""))
        {
            return (trimmed.get(..at).unwrap_or("").trim_end(), Some(role));
        }
    }
    // Without brackets only behind a comma or a closed name: "J. Smith, ed.", "J. Smith eds."
    if let Some(at) = trimmed.rfind([',', ' '])
        && let Some(role) = role_behind(trimmed.get(at..).unwrap_or(""))
        && trimmed.get(at..).is_some_and(|mark| {
            mark.trim_matches([',', ' ']).starts_with(char::is_lowercase) || list.trim_end().ends_with('.') && mark.len() <= 6
        })
    {
        return (trimmed.get(..at).unwrap_or("").trim_end_matches([',', ' ']), Some(role));
    }
    (list, None)
}

/// The list without a phrase at its start ("hrsg. von H. Müller", "trans. by W. Rehg"), and what the phrase says.
pub(crate) fn strip_mark_ahead(list: &str) -> (&str, Option<Role>) {
    let ends = list.char_indices().filter(|(_, c)| c.is_whitespace() || *c == ':').map(|(at, c)| at + c.len_utf8()).take(LONGEST);
    let ends: Vec<usize> = ends.collect();
    // Most lists begin with a name, as no phrase does.
    let first = key(ends.first().and_then(|end| list.get(..*end)).unwrap_or(""));
    if !first.is_empty() && !first_words().contains(first.split(' ').next().unwrap_or("")) {
        return (list, None);
    }
    ends.iter()
        .rev()
        .find_map(|&end| {
            let phrase = key(list.get(..end)?);
            let (_, role) = BEFORE.iter().find(|(known, _)| *known == phrase)?;
            // "Ed Smith", "Red Brown": a word that may be a name speaks only with its stop or in small letters.
            let sure = phrase.contains(' ') || list.get(..end)?.trim_end().ends_with(['.', ':']) || list.starts_with(char::is_lowercase);
            sure.then(|| (list.get(end..).unwrap_or("").trim_start(), Some(*role)))
        })
        .unwrap_or((list, None))
}

fn role_behind(mark: &str) -> Option<Role> {
    let key = key(mark);
    BEHIND.iter().find(|(phrase, _)| *phrase == key).map(|(_, role)| *role)
}

/// The mark that follows a list in the text behind it: " (eds.) (2008)", ", ed. Title" .
pub(crate) fn mark_behind(text: &str) -> Option<Role> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '*' | '_'));
    if let Some(inner) = text.strip_prefix(['(', '[']) {
        let end = inner.find([')', ']', ','])?;
        return role_behind(inner.get(..end)?);
    }
    // "Smith, J., eds. Title", not "ed. by Smith": what names the editors stands behind that.
    let end = text.find(|c: char| !c.is_alphabetic())?;
    let (word, rest) = text.split_at(end);
    let next = key(rest.get(..rest.char_indices().nth(12).map_or(rest.len(), |(at, _)| at))?);
    let goes_on = ["by", "von", "v", "par", "di", "por", "oleh", "de"].iter().any(|w| next.split(' ').next() == Some(w));
    (rest.starts_with(['.', ',', ')', ':']) && !goes_on && word.starts_with(char::is_lowercase)).then(|| role_behind(word)).flatten()
}

/// The phrase that ends right before a list: "Diedit oleh ", ", ed. by ".
pub(crate) fn mark_before(text: &str) -> Option<Role> {
    let tail = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '.' | '(' | '[' | '*'));
    let words: Vec<&str> =
        tail.split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | '[' | ';')).filter(|word| !word.is_empty()).collect();
    (1..=LONGEST.min(words.len())).rev().find_map(|count| {
        let key = key(&words.get(words.len() - count..)?.join(" "));
        BEFORE.iter().find(|(phrase, _)| *phrase == key).map(|(_, role)| *role)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Müller, H. (Hrsg.)", "Müller, H.", Some(Role::Editor))]
    #[case("van Schendel, W., & Ford, M. (Eds.).", "van Schendel, W., & Ford, M.", Some(Role::Editor))]
    #[case("McConville, Mike (ed),", "McConville, Mike", Some(Role::Editor))]
    #[case("J. Smith, eds.", "J. Smith", Some(Role::Editor))]
    #[case("tr. W. Rehg", "tr. W. Rehg", None)]
    #[case("Akaha, T.", "Akaha, T.", None)]
    fn marks_inside(#[case] list: &str, #[case] rest: &str, #[case] role: Option<Role>) {
        assert_eq!(strip_mark_behind(list), (rest, role));
    }

    #[rstest]
    #[case(" (ed.) (2007). ASEAN", Some(Role::Editor))]
    #[case(" (eds) (2008)", Some(Role::Editor))]
    #[case(", eds. Title", Some(Role::Editor))]
    #[case(" (Hrsg.): Titel", Some(Role::Editor))]
    #[case(", ed. by X", None)]
    #[case(" (2007). ASEAN", None)]
    #[case(" [éds], Titre", Some(Role::Editor))]
    fn marks_outside(#[case] text: &str, #[case] role: Option<Role>) {
        assert_eq!(mark_behind(text), role);
    }

    #[rstest]
    #[case("Forcing Issues. Diedit oleh ", Some(Role::Editor))]
    #[case("Title, ed. by ", Some(Role::Editor))]
    #[case("Titel, hrsg. v. ", Some(Role::Editor))]
    #[case("Title, translated by ", Some(Role::Translator))]
    #[case("Title. ", None)]
    fn marks_ahead(#[case] text: &str, #[case] role: Option<Role>) {
        assert_eq!(mark_before(text), role);
    }

    #[rstest]
    #[case("hrsg. von H. Müller", "H. Müller", Some(Role::Editor))]
    #[case("trans. by W. Rehg", "W. Rehg", Some(Role::Translator))]
    #[case("ed. J. Smith", "J. Smith", Some(Role::Editor))]
    #[case("Ed Smith", "Ed Smith", None)]
    #[case("Diedit oleh Yea, S.", "Yea, S.", Some(Role::Editor))]
    fn marks_at_the_start(#[case] list: &str, #[case] rest: &str, #[case] role: Option<Role>) {
        assert_eq!(strip_mark_ahead(list), (rest, role));
    }

    #[test]
    fn no_phrase_twice() {
        for table in [&BEHIND[..], &BEFORE[..]] {
            let mut seen = std::collections::BTreeSet::new();
            assert!(table.iter().all(|(phrase, _)| seen.insert(phrase)));
        }
    }
}
