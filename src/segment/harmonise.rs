//! The convention for spans: the value without the signs and signal words around it ("In", "pp.", "vol.", "(Eds.)", "doi:", quotes).
//!
//! Used on training rows, whose sources differ in this, and on what the tagger finds.

use super::Label;
use crate::Span;

const PAGES: &[&str] = &[
    "p", "pp", "pg", "pgs", "page", "pages", "pag", "pags", "pág", "págs", "s", "ss", "seite", "seiten", "стр", "с", "c", "h", "hlm",
    "hal", "halaman",
];
const VOLUME: &[&str] =
    &["vol", "vols", "volume", "volumes", "v", "bd", "bde", "band", "jg", "jahrgang", "tome", "tomes", "tomo", "t", "том", "т", "jilid"];
const ISSUE: &[&str] = &[
    "no", "nos", "nr", "nrs", "nro", "nros", "n", "n°", "nº", "num", "núm", "number", "numbers", "numero", "número", "numéro", "nomor",
    "issue", "issues", "iss", "heft", "h", "fasc", "№", "вып",
];
const IN: &[&str] = &["in", "im", "dans", "dalam", "en", "em"];
const EDITOR_BEFORE: &[&str] = &[
    "edited and translated by",
    "compiled and translated by",
    "edited by",
    "compiled by",
    "eds by",
    "ed by",
    "eds. by",
    "ed. by",
    "eds",
    "ed",
    "hrsg. von",
    "hrsg von",
    "hrsg. v",
    "hrsg v",
    "hrsg",
    "hg. von",
    "hg von",
    "hg. v",
    "hg v",
    "hg",
    "herausgegeben von",
    "a cura di",
    "a c. di",
    "sous la direction de",
    "sous la dir. de",
    "org",
    "par",
    "diedit oleh",
    "disunting oleh",
    "penyunting",
];
const EDITOR_BEHIND: &[&str] = &[
    "ed",
    "eds",
    "edd",
    "editor",
    "editors",
    "hrsg",
    "hg",
    "hgg",
    "dir",
    "dirs",
    "org",
    "orgs",
    "coord",
    "coords",
    "comp",
    "comps",
    "éd",
    "éds",
    "a cura di",
    "a cura",
    "a c. di",
    "ред",
    "penyunting",
];
const TRANSLATOR_BEFORE: &[&str] = &[
    "translated by",
    "trans. by",
    "trans by",
    "transl. by",
    "transl",
    "trans",
    "tr. by",
    "tr",
    "trad. di",
    "trad. de",
    "trad. par",
    "trad. by",
    "trad",
    "traduit par",
    "übersetzt von",
    "übers. von",
    "übers",
    "пер",
    "terj",
    "penerjemah",
];
const TRANSLATOR_BEHIND: &[&str] = &["trans", "transl", "translator", "translators"];
const URL: &[&str] = &["url", "retrieved from", "available from", "available at", "accessed at", "disponível em", "disponible en"];

/// The part of `span` that is the value of a `label`; `span` itself where nothing would be left.
pub fn harmonise(text: &str, label: Label, span: Span) -> Span {
    let mut value = trim(span.of(text));
    let whole = value;
    value = match label {
        Label::Pages => before(value, PAGES, locator),
        Label::Volume => before(value, VOLUME, number),
        Label::Issue => before(value, ISSUE, number),
        Label::ContainerTitle | Label::CollectionTitle => before(value, IN, word),
        Label::Editor => behind(before(before(value, IN, word), EDITOR_BEFORE, word), EDITOR_BEHIND),
        Label::Translator => behind(before(value, TRANSLATOR_BEFORE, word), TRANSLATOR_BEHIND),
        Label::Doi => bare_doi(value),
        Label::Isbn => before(before(value, &["isbn-10", "isbn-13", "isbn"], any), &["isbn"], any),
        Label::Url => before(value, URL, any),
        _ => value,
    };
    value = trim(value);
    if !value.contains(char::is_alphanumeric) {
        value = whole;
    }
    if value.is_empty() {
        return span;
    }
    let start = span.start + (value.as_ptr() as usize - span.of(text).as_ptr() as usize);
    Span::new(start, start + value.len())
}

fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':'))
}

/// `text` without one of `signs` at its beginning, where `follows` holds for what is left.
fn before<'a>(text: &'a str, signs: &[&str], follows: fn(&str) -> bool) -> &'a str {
    let cut = signs.iter().filter_map(|sign| without_prefix(text, sign)).filter_map(|rest| {
        let bare = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ':' | '°' | 'º'));
        let parted = bare.len() < rest.len() || bare.starts_with(|c: char| !c.is_alphabetic());
        (parted && follows(bare)).then_some(bare)
    });
    cut.min_by_key(|rest| rest.len()).unwrap_or(text)
}

/// `text` without one of `signs` at its end, with the bracket and the comma before it.
fn behind<'a>(text: &'a str, signs: &[&str]) -> &'a str {
    let edge = |c: char| c.is_whitespace() || matches!(c, '.' | ',' | ':' | ';' | ')' | ']');
    let bare = text.trim_end_matches(edge);
    let cut = signs.iter().filter_map(|sign| without_suffix(bare, sign)).filter(|rest| rest.ends_with(|c: char| !c.is_alphanumeric()));
    let rest = cut.min_by_key(|rest| rest.len());
    rest.map_or(text, |rest| rest.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | '[')))
}

fn without_prefix<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let mut rest = text.chars();
    prefix.chars().all(|c| rest.next().is_some_and(|d| d.to_lowercase().eq(c.to_lowercase()))).then_some(rest.as_str())
}

fn without_suffix<'a>(text: &'a str, suffix: &str) -> Option<&'a str> {
    let mut rest = text.chars();
    suffix.chars().rev().all(|c| rest.next_back().is_some_and(|d| d.to_lowercase().eq(c.to_lowercase()))).then_some(rest.as_str())
}

/// "doi:10.1/x" and "https://doi.org/10.1/x" are "10.1/x".
fn bare_doi(text: &str) -> &str {
    text.find("10.").and_then(|at| text.get(at..)).filter(|rest| rest.contains('/')).unwrap_or(text)
}

fn any(rest: &str) -> bool {
    !rest.is_empty()
}

fn word(rest: &str) -> bool {
    rest.chars().take(3).any(char::is_alphabetic)
}

fn number(rest: &str) -> bool {
    rest.trim_start_matches('(').starts_with(|c: char| c.is_ascii_digit() || "IVXLCivxlc".contains(c))
}

fn locator(rest: &str) -> bool {
    let mut chars = rest.chars();
    let (first, second) = (chars.next(), chars.next());
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let roman =
        rest.split(|c: char| !c.is_alphanumeric()).next().is_some_and(|w| !w.is_empty() && w.chars().all(|c| "ivxlcIVXLC".contains(c)));
    digit(first) || (first.is_some_and(|c| c.is_ascii_alphabetic()) && digit(second)) || roman
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(Label::Pages, "pp. 12-14", "12-14")]
    #[case(Label::Volume, "Vol. 3", "3")]
    #[case(Label::Issue, "n°12", "12")]
    #[case(Label::Editor, "In Robert Singh (ed.)", "Robert Singh")]
    #[case(Label::ContainerTitle, "In Proc. of X", "Proc. of X")]
    #[case(Label::ContainerTitle, "Inquiry", "Inquiry")]
    #[case(Label::Doi, "doi:10.1000/x", "10.1000/x")]
    #[case(Label::Doi, "https://doi.org/10.1000/x", "10.1000/x")]
    #[case(Label::Editor, "hrsg. von Karl May", "Karl May")]
    #[case(Label::Pages, "S. 5", "5")]
    #[case(Label::Pages, "e12", "e12")]
    #[case(Label::Editor, "Eden, P.", "Eden, P.")]
    #[case(Label::Volume, "12", "12")]
    #[case(Label::Title, " A title, ", "A title")]
    fn values(#[case] label: Label, #[case] text: &str, #[case] expected: &str) {
        assert_eq!(harmonise(text, label, Span::new(0, text.len())).of(text), expected);
    }
}
