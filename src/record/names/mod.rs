//! Who: the names of authors, editors and translators, people and organisations, as every style and many languages write them.

mod corporate;
mod east_asian;
mod layout;
mod list;
mod person;
mod role;
mod table;
mod truncation;
mod words;

use super::Name;
use super::clean::{plain, trim_edges};

pub(super) use role::{Role, mark_before, mark_behind, strip_mark_ahead, strip_mark_behind};
pub(crate) use table::{is_leading_family, is_only_given};
pub(super) use truncation::begins_truncated;

/// A list of names and whether it breaks off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameList {
    /// In the order written.
    pub names: Vec<Name>,
    /// "et al.", "dkk." stands at the end.
    pub truncated: bool,
}

/// Reads the names in `text`, a place labelled author, editor or translator. `family_first` tells how the other entries of the list
/// begin; it turns round a first name of two words that has lost its comma.
pub fn read_names(text: &str, family_first: Option<bool>) -> NameList {
    let plain = spaced(&plain(text));
    let (text, _) = strip_mark_ahead(&plain);
    let (text, _) = strip_mark_behind(text);
    if let Some(dash) = repeated(text) {
        return NameList { names: vec![dash], truncated: false };
    }
    let text = trim_edges(text);
    let (text, truncated) = match truncation::strip_truncation(text) {
        Some(rest) => (rest, true),
        None => (text, false),
    };
    let (text, _) = strip_mark_behind(text);
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '('));
    let text = without_joining_word(text);
    let text = text.trim_end_matches([',', ';', ':', ' ', '&']);
    let text = without_lone_stop(text);
    let mut names: Vec<Name> = match whole_east_asian(text) {
        Some(names) => names,
        None => list::read_list(text),
    };
    if family_first == Some(true)
        && !text.contains(',')
        && names.len() == 1
        && let Some(name) = names.first_mut()
    {
        turn_round(name);
        acronym_of_list(name);
    }
    if let ([name], Some(false)) = (names.as_mut_slice(), family_first) {
        turn_back(name, text);
    }
    NameList { names, truncated }
}

/// Puts the blank back between an initial or a given name and the name it is run together with: "R.Scannavini", "SabineMoller".
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut before = [' '; 2];
    while let Some(c) = chars.next() {
        if c.is_lowercase() && before[1].is_uppercase() && before[0] == '.' && chars.peek().is_some_and(|next| next.is_lowercase()) {
            let capital = out.pop();
            out.push(' ');
            out.extend(capital);
        }
        if c.is_uppercase() && before[1].is_lowercase() {
            let word = out.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
            if word.chars().count() > 3 && table::is_given(word) {
                out.push(' ');
            }
        }
        out.push(c);
        before = [before[1], c];
    }
    out
}

/// Where the other entries begin with given names, so does "Rosmala Dewi", although Dewi is a given name too.
fn turn_back(name: &mut Name, text: &str) {
    let words: Vec<&str> = text.split_whitespace().collect();
    if let [first, last] = words.as_slice()
        && name.family.as_deref() == Some(*first)
        && name.given.as_deref() == Some(*last)
        && last.chars().count() > 2
    {
        std::mem::swap(&mut name.family, &mut name.given);
    }
}

/// "———", "_____", "—.": the author of the entry before.
fn repeated(text: &str) -> Option<Name> {
    let text = text.trim().trim_end_matches(['.', ',', ' ']);
    let dashes = text.chars().count() >= 1 && text.chars().all(|c| matches!(c, '—' | '–' | '-' | '_' | '―' | ' '));
    dashes.then(|| Name { literal: Some(text.to_owned()), ..Name::default() })
}

/// "and J. Smith" where the list before the joining word lies in another place.
fn without_joining_word(text: &str) -> &str {
    match text.split_once(' ') {
        Some((word, rest)) if table::is_and(word) && word != "en" => rest.trim_start(),
        _ => text,
    }
}

/// A full stop that ends the list, not one that belongs to initials: "Wismayanti.", "Kementerian Luar Negeri RI.".
fn without_lone_stop(text: &str) -> &str {
    let Some(body) = text.strip_suffix('.') else { return text };
    let last = body.rsplit([' ', ',']).next().unwrap_or("");
    // "RI." ends a sentence, "Th." and "J." abbreviate.
    let short = last.chars().count() <= 2 && !(last.chars().count() == 2 && last.chars().all(char::is_uppercase));
    let abbreviated = last.contains('.') || short || table::is_suffix(last) || last.contains('-') && last.len() <= 4;
    if abbreviated { text } else { body }
}

/// A list all in Han, kana or Hangul: commas, enumeration commas or blanks between names of two to four characters.
fn whole_east_asian(text: &str) -> Option<Vec<Name>> {
    let mut letters = text.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek()?;
    if !letters.all(east_asian::is_east_asian) {
        return None;
    }
    // "가토 기요후미(加藤淸文)": the same name in another script.
    let text: String = text.split(['(', '（']).map(|part| part.rsplit([')', '）']).next().unwrap_or("")).collect();
    let mut names: Vec<&str> = text.split([',', '，', '、', ';', '；', '・', '·', '.', '/', '和', '&']).map(str::trim).collect();
    // "渡辺晴香 金善珉 丁宗鐵": blanks between whole names.
    if let [only] = names.as_slice() {
        let parts: Vec<&str> = only.split_whitespace().collect();
        if parts.len() > 2 && parts.iter().all(|part| part.chars().count() >= 2) {
            names = parts;
        }
    }
    Some(
        names
            .into_iter()
            .filter(|name| !name.is_empty())
            .map(|name| match east_asian::read_east_asian(name).filter(|_| !corporate::is_corporate(name)) {
                Some(name) => name,
                None => Name { literal: Some(name.to_owned()), ..Name::default() },
            })
            .collect(),
    )
}

/// Where the list's people have given names behind a comma, a lone word in capitals is an acronym no table knows.
fn acronym_of_list(name: &mut Name) {
    const LONGEST: usize = 7;
    let lone = name.given.is_none() && name.particle.is_none() && name.literal.is_none();
    let capitals = |text: &String| (3..=LONGEST).contains(&text.chars().count()) && text.chars().all(char::is_uppercase);
    if lone && name.family.as_ref().is_some_and(capitals) {
        name.literal = name.family.take();
    }
}

/// Swaps the ends of a name of two full words that was read in running order.
fn turn_round(name: &mut Name) {
    let full = |part: &Option<String>| part.as_deref().is_some_and(|text| !text.contains([' ', '.']) && text.chars().count() > 2);
    if name.particle.is_none()
        && name.suffix.is_none()
        && full(&name.family)
        && full(&name.given)
        && !name.given.as_deref().is_some_and(table::is_given)
    {
        std::mem::swap(&mut name.family, &mut name.given);
    }
}

#[cfg(test)]
mod score;
#[cfg(test)]
mod tests;
