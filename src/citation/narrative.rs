//! The names before a year in brackets: "Okubo and Shelley (2011)", "IOM report (2018)", "Morehouse's (2009)".

use super::names::Names;
use super::text::{acronym, capitalised, initials, squeeze};
use super::words::{Class, is, rfind};

/// How far back the names may begin; four names with initials are shorter.
const REACH: usize = 160;

/// A word before the bracket with its place.
#[derive(Clone, Copy)]
struct Word<'a> {
    start: usize,
    /// The word without signs and possessive.
    bare: &'a str,
    /// A comma follows.
    comma: bool,
    /// A sentence or clause ends behind it.
    stop: bool,
}

/// Reads the names that end `text`, which ends right before the bracket; `start` is an offset into `text`.
pub(crate) fn names_before(text: &str) -> Option<Names> {
    let from = text.char_indices().rev().map(|(at, _)| at).find(|at| text.len() - at >= REACH).unwrap_or(0);
    let window = without_acronym(text.get(from..)?);
    let (window, truncated) = match rfind(Class::EtAl, window) {
        Some((at, end)) if possessive_or_blank(&window[end..]) => (&window[..at], true),
        _ => (window, false),
    };
    let mut words = words(window);
    while words.last().is_some_and(|word| is(Class::Noun, word.bare) && !word.stop) {
        words.pop();
    }
    let last = words.last()?;
    if last.stop || last.comma && !truncated {
        return None;
    }
    let mut first = unit(&words, words.len())?;
    // "Roe v. Wade (1973)" is a case.
    if first.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|word| matches!(word.bare, "v" | "vs" | "versus")) {
        return None;
    }
    let mut units = vec![(first, words.len())];
    // "A, B, and C": one and-word, then further units each with a comma behind it.
    let mut and = false;
    while let Some(before) = first.checked_sub(1) {
        let joins = words.get(before).is_some_and(|word| is(Class::And, word.bare) && !word.stop);
        let (end, comma) = if joins && !and { (before, false) } else { (first, true) };
        if (comma && !and) || end == 0 || words.get(end - 1).is_none_or(|word| word.stop || (comma && !word.comma)) {
            break;
        }
        and |= joins;
        let Some(start) = unit(&words, end) else { break };
        units.push((start, end));
        first = start;
    }
    units.reverse();
    let names: Vec<String> = units.iter().filter_map(|(start, end)| Some(squeeze(&join(words.get(*start..*end)?)))).collect();
    let start = from + words.get(first)?.start;
    (!names.is_empty()).then_some(Names { names, truncated, title: None, start })
}

/// Strips an acronym in brackets: "International Organization for Migration [IOM] (2018)".
fn without_acronym(text: &str) -> &str {
    let cut = text.trim_end();
    let inner = cut.strip_suffix([']', ')']).and_then(|open| open.rfind(['[', '(']).map(|at| (&open[..at], &open[at + 1..])));
    match inner {
        Some((before, inside)) if acronym(inside) && !inside.contains(' ') => before,
        _ => text,
    }
}

/// The first word of the name that ends before `end`.
fn unit(words: &[Word<'_>], end: usize) -> Option<usize> {
    let mut start = end;
    while let Some(word) = start.checked_sub(1).and_then(|at| words.get(at)) {
        let inner = start < end;
        let name = capitalised(word.bare) && word.bare.chars().any(char::is_alphabetic);
        let small = inner && (is(Class::Particle, word.bare) && !is(Class::And, word.bare) || connects(words, start - 1));
        if (inner && (word.comma || word.stop)) || !(name || small) || is(Class::NotName, word.bare) && !acronym(word.bare) {
            break;
        }
        start -= 1;
    }
    // A capital at the head of a sentence ("However Smith") and small words at the front are no part of the name.
    while let Some(word) = words.get(start).filter(|_| start < end) {
        let opener =
            is(Class::Opener, word.bare) && !acronym(word.bare) || is(Class::Month, word.bare) && word.bare.len() > 3 && end - start > 1;
        let dangling = !capitalised(word.bare) && (!is(Class::Particle, word.bare) || is(Class::And, word.bare));
        if !(opener || dangling) {
            break;
        }
        start += 1;
    }
    let name = words.get(start..end)?;
    let whole =
        name.iter().any(|word| capitalised(word.bare) && !initials(word.bare)) && !name.iter().all(|word| is(Class::Month, word.bare));
    whole.then_some(start)
}

/// Whether the word at `at` is a small word inside an organisation's name: "Department of State".
fn connects(words: &[Word<'_>], at: usize) -> bool {
    let Some(word) = words.get(at) else { return false };
    matches!(word.bare, "of" | "for" | "für" | "untuk" | "para" | "pour" | "per")
        && at > 0
        && words.get(at - 1).is_some_and(|w| capitalised(w.bare) && !w.stop && !w.comma)
}

fn join(words: &[Word<'_>]) -> String {
    words.iter().map(|word| word.bare).collect::<Vec<_>>().join(" ")
}

fn possessive_or_blank(text: &str) -> bool {
    matches!(text.trim(), "" | "." | "'s" | "’s" | "'" | "’" | ",")
}

/// Cuts into words; a bracket or the end of a sentence is a stop.
fn words(text: &str) -> Vec<Word<'_>> {
    let mut found: Vec<Word<'_>> = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        let len = text[at..].find(char::is_whitespace).unwrap_or(text.len() - at);
        let raw = &text[at..at + len];
        // "(2009),Cameron": what stands before a bracket or quotation mark inside the word is cut off.
        let cut = raw
            .char_indices()
            .rev()
            .find(|(_, c)| {
                matches!(c, '(' | ')' | '[' | ']' | '“' | '"' | '”' | ';' | ':' | '—' | '…' | '«' | '»' | '，' | '。' | '、' | '；' | '：')
            })
            .map_or(0, |(i, c)| i + c.len_utf8());
        let (head, tail) = raw.split_at(cut);
        if let Some(last) = found.last_mut().filter(|_| !head.is_empty()) {
            last.stop = true;
        }
        let piece = tail.trim_end_matches([',', '.']);
        let word = if initials(tail.trim_end_matches(',')) { tail.trim_end_matches(',') } else { piece };
        let bare = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word).trim_end_matches(['\'', '’']);
        if tail.is_empty() || bare.is_empty() {
            if let Some(last) = found.last_mut() {
                last.stop = true;
            }
        } else {
            let ends = tail.ends_with(['.', '!', '?']) && !initials(tail) && !(tail.len() <= 4 && capitalised(tail));
            found.push(Word { start: at + cut, bare, comma: tail.ends_with(','), stop: ends });
        }
        at += len;
    }
    found
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("policy oriented studies. Morehouse ", &["Morehouse"], false)]
    #[case("such as from Okubo and Shelley ", &["Okubo", "Shelley"], false)]
    #[case("from Okubo and Shelley (2011) and Nishikawa ", &["Nishikawa"], false)]
    #[case("security issue. Wylie (2016) and Lobasz", &["Lobasz"], false)]
    #[case("The examples are Aronowitz ", &["Aronowitz"], false)]
    #[case("Aronowitz (2009), Cameron ", &["Cameron"], false)]
    #[case("Palmiotto (2015), Territo and Matteson ", &["Territo", "Matteson"], false)]
    #[case("since 2017. According to IOM report ", &["IOM"], false)]
    #[case("The study of Smith, Jones, and van der Berg ", &["Smith", "Jones", "van der Berg"], false)]
    #[case("However, Smith et al. ", &["Smith"], true)]
    #[case("In Müller’s ", &["Müller"], false)]
    #[case("the US Department of State ", &["US Department of State"], false)]
    #[case("As J. K. Lobasz ", &["J. K. Lobasz"], false)]
    #[case("Migration. The International Organization for Migration [IOM] ", &["International Organization for Migration"], false)]
    #[case("conforme Lakatos e Marconi ", &["Lakatos", "Marconi"], false)]
    #[case("after Dr. Mac Lane ", &["Mac Lane"], false)]
    #[case("表明，张三", &["张三"], false)]
    #[case("Dalam penelitian Hidayati ", &["Hidayati"], false)]
    fn reads(#[case] text: &str, #[case] names: &[&str], #[case] truncated: bool) {
        let found = names_before(text).unwrap();
        assert_eq!((found.names.iter().map(String::as_str).collect::<Vec<_>>().as_slice(), found.truncated), (names, truncated));
    }

    #[rstest]
    #[case("renewed for the following period ")]
    #[case("")]
    #[case("signed in May ")]
    #[case("The ")]
    #[case("the protocol of the Convention. ")]
    #[case("as shown in Table ")]
    #[case("since Roe v. Wade ")]
    #[case("On Monday ")]
    fn refuses(#[case] text: &str) {
        assert_eq!(names_before(text), None);
    }
}
