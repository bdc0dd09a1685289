//! How much a text looks like a reference: a sum of small, named witnesses.

use super::head::{Head, Stop, head, repeat_dash};
use super::protect::Protected;
use super::words::{Class, is, phrase};

/// What a text has of the things references have.
#[derive(Clone, Debug)]
pub(super) struct Facts {
    /// What it begins with.
    pub head: Head,
    /// A year in parentheses: "(2009)", "(2009a)", "(2018, April 23)".
    pub year_in_parentheses: bool,
    /// A year outside of quotation marks and emphasis.
    pub year: bool,
    /// A DOI or a link.
    pub link: bool,
    /// Something between quotation marks.
    pub quoted: bool,
    /// Something emphasised.
    pub emphasised: bool,
    /// "12(3)", "12:34", "pp. 3-4", "34–56"
    pub numbers: bool,
    /// "London: Routledge"
    pub publisher: bool,
    /// Words seen in references more than in prose.
    pub publication: usize,
    /// "ibid.", "op. cit."
    pub back: bool,
    /// Words in all.
    pub words: usize,
    /// The share of words in lower case outside of quotation marks and emphasis.
    pub lower: f64,
    /// The raised number of a note, or `[^1]`, inside: running text has it, references have not.
    pub note_mark: bool,
    /// "Received 3 May", as notices around a paper begin.
    pub notice: bool,
    /// "**Conference Dates :** February", as a paper's head is set.
    pub labelled: bool,
}

/// Names what speaks for and against a reference, and how much.
pub(super) type Witness = (&'static str, i32);

/// From this sum on a text counts as a reference; a year and a name, or a title and a link, are enough.
pub(super) const ENOUGH: i32 = 4;

/// Texts longer than this are not looked through to their end: a reference shows itself early.
const REACH: usize = 2500;

impl Facts {
    /// Looks through `text`.
    pub(super) fn of(text: &str) -> Self {
        let text = text.get(..floor(text, REACH)).unwrap_or(text);
        let protected = Protected::of(text);
        let outside = outside_titles(text);
        let mut facts = Facts {
            head: head(text),
            year_in_parentheses: false,
            year: crate::document::year::all(&without_links(&outside)).next().is_some(),
            link: text.contains("://") || text.contains("www.") || crate::document::doi::first(text).is_some(),
            quoted: has_quotes(text),
            emphasised: has_emphasis(text, &protected),
            numbers: has_numbers(&without_links(&outside)),
            publisher: has_publisher(&outside),
            publication: 0,
            back: false,
            words: 0,
            lower: 0.0,
            note_mark: has_note_mark(text),
            notice: phrase(Class::Tail, text).is_some(),
            labelled: is_labelled(text),
        };
        facts.year_in_parentheses = facts.year && year_in_parentheses(&outside);
        let mut lower = 0;
        for (at, word) in words(&outside) {
            let folded = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.' && c != '°').to_lowercase();
            facts.publication += usize::from(is(Class::Publication, &folded) || is(Class::Publication, folded.trim_end_matches('.')));
            facts.back |= phrase(Class::Back, outside.get(at..floor(&outside, at + 40)).unwrap_or_default()).is_some();
            facts.words += 1;
            lower += usize::from(word.starts_with(char::is_lowercase));
        }
        facts.lower = if facts.words == 0 { 0.0 } else { lower as f64 / facts.words as f64 };
        facts
    }

    /// The witnesses.
    pub(super) fn witnesses(&self) -> Vec<Witness> {
        let names = match (self.head.strength, self.head.stop) {
            (3.., _) => 3,
            (2, _) | (_, Stop::Year) => 2,
            (_, Stop::Quote | Stop::Emphasis | Stop::Period) if self.head.capitals > 0 => 1,
            (_, Stop::Lower) if self.head.capitals == 0 => -2,
            _ => 0,
        };
        let long = self.words > 110;
        // Prose has about half of its words in lower case and more; unquoted titles have as many, but are short.
        let prose = self.lower > 0.62 && self.words > 40 || self.lower > 0.68 && self.words > 25;
        [
            ("begins with names", names),
            ("a year in parentheses", 2 * i32::from(self.year_in_parentheses)),
            ("a year", 2 * i32::from(self.year)),
            ("a link or DOI", 2 * i32::from(self.link)),
            ("a title in quotation marks", i32::from(self.quoted)),
            ("a title in italics", i32::from(self.emphasised)),
            ("volume, issue or pages", 2 * i32::from(self.numbers)),
            ("place and publisher", 2 * i32::from(self.publisher)),
            ("words of publishing", i32::try_from(self.publication.min(2)).unwrap_or(2)),
            ("too short", -3 * i32::from(self.words < 4)),
            ("too long", -4 * i32::from(long)),
            ("reads as prose", -5 * i32::from(prose)),
            ("carries a note mark", -4 * i32::from(self.note_mark)),
            ("begins as a notice", -4 * i32::from(self.notice)),
            ("begins with a label", -5 * i32::from(self.labelled)),
        ]
        .into_iter()
        .filter(|(_, weight)| *weight != 0)
        .collect()
    }

    /// Whether the sum is enough, and more than a year speaks for it.
    pub(super) fn is_reference(&self) -> bool {
        let titled = self.quoted || self.emphasised || self.link || self.numbers || self.publisher || self.publication > 0;
        let named = self.head.strength > 0 || self.head.capitals > 0 && self.head.stop != Stop::Lower;
        self.score() >= ENOUGH && (titled || named)
    }

    /// The sum of the witnesses.
    pub(super) fn score(&self) -> i32 {
        self.witnesses().iter().map(|(_, weight)| weight).sum()
    }
}

/// Whether `text` looks like a reference.
pub(super) fn is_reference(text: &str) -> bool {
    Facts::of(text).is_reference() || repeat_dash(text) && text.len() > 20
}

/// Whether `text` is sentences of running text without a year.
pub(super) fn is_prose(text: &str) -> bool {
    let facts = Facts::of(text);
    facts.words > 20 && facts.lower > 0.6 && !facts.year && !facts.link
}

/// The largest offset up to `at` that parts no character.
pub(super) fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The text without what stands in quotation marks or emphasis, titles that is; parentheses stay.
fn outside_titles(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut skip_to = 0;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        if at >= skip_to && "\"“„«‘*_".contains(c) && !before.is_alphanumeric() {
            let close = match c {
                '“' | '„' => "”“\"",
                '«' => "»",
                '‘' => "’",
                '"' => "\"",
                '*' => "*",
                _ => "_",
            };
            let rest = text.get(at + c.len_utf8()..).unwrap_or_default();
            let end = rest.char_indices().take_while(|(i, _)| *i < 600).find(|(i, d)| {
                let next = rest.get(i + d.len_utf8()..).and_then(|rest| rest.chars().next());
                close.contains(*d) && (!"’_".contains(*d) || !next.is_some_and(char::is_alphanumeric))
            });
            if let Some((i, d)) = end {
                skip_to = at + c.len_utf8() + i + d.len_utf8();
                out.push(' ');
            }
        }
        if at >= skip_to {
            out.push(c);
        }
        before = c;
    }
    out
}

fn without_links(text: &str) -> String {
    text.split_whitespace()
        .filter(|word| !word.contains("://") && !word.contains("www.") && !word.contains("10."))
        .collect::<Vec<_>>()
        .join(" ")
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

fn has_quotes(text: &str) -> bool {
    text.matches('"').count() >= 2 || text.contains(['“', '„', '«', '「']) || text.contains('‘') && text.contains('’')
}

fn has_emphasis(text: &str, protected: &Protected) -> bool {
    let _ = protected;
    ["*", "_"].iter().any(|sign| text.matches(sign).count() >= 2) && !text.contains("__")
}

fn year_in_parentheses(text: &str) -> bool {
    text.split(['(', '['])
        .skip(1)
        .any(|inner| inner.split([')', ']']).next().is_some_and(|inner| inner.len() < 80 && crate::document::year::first(inner).is_some()))
}

/// "12(3)", "12:34", "3-4", "vol. 3", "no. 4": digits as volumes, issues and pages are printed.
fn has_numbers(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut found = false;
    for (at, c) in text.char_indices().filter(|(_, c)| "(:-–—".contains(*c)) {
        let after = text.get(at + c.len_utf8()..).map_or("", str::trim_start);
        let before = at > 0 && digit(at - 1) || at > 1 && bytes.get(at - 1) == Some(&b' ') && digit(at - 2) && c == '(';
        let year = |s: &str| s.len() >= 4 && s.bytes().take(4).all(|b| b.is_ascii_digit()) && c == '(';
        // "2015-2019" is a span of years; "223-230" pages.
        let years = before
            && "-–—".contains(c)
            && at >= 4
            && text.get(at - 4..at).is_some_and(|s| crate::document::year::first(s).is_some())
            && crate::document::year::first(after.get(..4).unwrap_or_default()).is_some();
        found |= before && after.starts_with(|d: char| d.is_ascii_digit()) && !year(after) && !years;
    }
    found
}

/// A place, a colon and a publisher: ": " between capitals, with a year near behind.
fn has_publisher(text: &str) -> bool {
    text.match_indices(':').any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default().trim_end();
        let after = text.get(at + 1..).unwrap_or_default().trim_start();
        let place = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let publisher = after.starts_with(char::is_uppercase) && place.starts_with(char::is_uppercase);
        let near = after.split_whitespace().take(7).collect::<Vec<_>>().join(" ");
        let sentence = before.rsplit(['.', '(', '?']).next().unwrap_or_default().split_whitespace().count();
        publisher && sentence <= 4 && (crate::document::year::first(&near).is_some() || after.split_whitespace().count() <= 6)
    })
}

/// A bold label of a few words with a colon in or behind it.
fn is_labelled(text: &str) -> bool {
    let Some((label, rest)) = text.strip_prefix("**").and_then(|rest| rest.split_once("**")) else { return false };
    (label.trim_end().ends_with(':') || rest.trim_start().starts_with(':')) && label.split_whitespace().count() <= 5
}

/// Whether the raised number of a note, or `[^1]`, stands in the text.
pub(super) fn has_note_mark(text: &str) -> bool {
    let mut before = ' ';
    for c in text.chars() {
        if crate::document::superscript::digit(c).is_some()
            && !before.is_ascii_digit()
            && !before.is_whitespace()
            && crate::document::superscript::digit(before).is_none()
        {
            return true;
        }
        before = c;
    }
    text.get(1..).is_some_and(|rest| rest.contains("[^"))
        || text.chars().zip(text.chars().skip(1)).any(|(a, b)| a == ' ' && crate::document::superscript::digit(b).is_some())
}

#[cfg(test)]
mod tests {
    use super::{Facts, is_reference};
    use rstest::rstest;

    #[rstest]
    #[case("Akaha, T. (2009). Human security in East Asia: embracing global norms. *Journal of Human Security*, 5(2).")]
    #[case("ASEAN. ASEAN Charter https://www.asean.org/wp-content/21069.pdf (diakses pada 4 Juli 2020).")]
    #[case("Nishikawa, Y. Human Security in Southeast Asia. Vol. 16. London: Routledge, 2010.")]
    #[case("H. B. G. Casimir, and D. Polder, Physical Review, 73, 360 (1948).")]
    #[case("Jean Allain, \"Conceptualizing the exploitation.\" *The SAGE Handbook* (2020): 1-18")]
    #[case("Majid, Abdul, Dkk. (2010). *Tapping new possibility in accounting research*. Universitas Kebangsaan Malaysia")]
    #[case("Иванов И. И. История России. М.: Наука, 2005. 320 с.")]
    #[case("———. 2004. *Further Studies*. Oxford: Clarendon Press.")]
    fn references(#[case] text: &str) {
        assert!(is_reference(text), "{:?}", Facts::of(text).witnesses());
    }

    #[rstest]
    #[case("There are currently no refbacks.")]
    #[case("The authors state that there is no conflict of interest in the publication of this article.")]
    #[case("Submitted: July 14, 2024")]
    #[case("None")]
    #[case("Economic factors are the most basic factors that hinder the achievement of the goal of cooperation.")]
    #[case(
        "Fifth, *the Bohol TIP Work Plan* 2017-2020 includes ASEAN cooperation in combating human trafficking ³⁰. This Working Plan is the ASEAN Plan, created by SOMTC (Meeting) and the collaborative efforts of bodies."
    )]
    #[case("")]
    fn no_references(#[case] text: &str) {
        assert!(!is_reference(text), "{:?}", Facts::of(text).witnesses());
    }
}
