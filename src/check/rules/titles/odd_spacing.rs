//! Are blanks missing or too many?

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::spacing::{Fault, Slip, around, faults, has_plain_colon};
use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "odd-spacing",
    severity: Severity::Info,
    default: true,
    group: Group::Titles,
    summary: "a blank before a sign or none behind it",
    page: include_str!("odd_spacing.md"),
};

/// What more than half of the entries of so long a list do is said once.
const SHORTEST: usize = 5;
/// Fields of a bibliography that are looked at.
const FIELDS: [&str; 8] = ["title", "subtitle", "booktitle", "journaltitle", "journal", "publisher", "location", "address"];

static FRENCH: LazyLock<HashSet<&'static str>> = LazyLock::new(|| crate::record::clean::rows(include_str!("french.txt")).collect());

/// A slip with its place in the file.
struct Found {
    slip: Slip,
    sign: char,
    place: Place,
    words: String,
}

impl Found {
    fn new(fault: Fault, text: &str, place: Place) -> Self {
        Self { slip: fault.slip, sign: fault.sign.of(text).chars().next().unwrap_or(' '), place, words: around(text, fault.sign) }
    }

    fn said(&self) -> String {
        let sign = match self.sign {
            ',' => "comma",
            ';' => "semicolon",
            ':' => "colon",
            '.' => "full stop",
            '?' => "question mark",
            _ => "bracket",
        };
        match self.slip {
            Slip::AfterStop | Slip::AfterComma | Slip::AfterColon | Slip::AfterBracket => format!("no blank behind the {sign}"),
            Slip::BeforeBracket => "no blank before the bracket".to_owned(),
            Slip::InBracket => "a blank inside the bracket".to_owned(),
            Slip::BeforeComma | Slip::BeforeColon => format!("a blank before the {sign}"),
        }
    }
}

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn list(&self, file: &File<'_>, cx: &Context<'_>, out: &mut Sink<'_>) {
        let items = cx.items_of(file);
        let mut found: Vec<(&Item<'_>, Vec<Found>)> = items.iter().map(|item| (item, slips(item))).collect();
        if is_custom(items, &found) {
            found.iter_mut().for_each(|(_, slips)| slips.retain(|found| found.slip != Slip::BeforeColon));
        }
        let mut entries: HashMap<Slip, usize> = HashMap::new();
        for (_, slips) in &found {
            let mut kinds: Vec<Slip> = slips.iter().map(|found| found.slip).collect();
            kinds.sort();
            kinds.dedup();
            kinds.into_iter().for_each(|slip| *entries.entry(slip).or_default() += 1);
        }
        let usual: Vec<Slip> =
            entries.iter().filter(|(_, n)| items.len() >= SHORTEST && 2 * **n > items.len()).map(|(slip, _)| *slip).collect();
        for slip in &usual {
            let first = found.iter().find_map(|(item, slips)| Some((item, slips.iter().find(|found| found.slip == *slip)?)));
            let Some((item, first)) = first else { continue };
            let number = entries.get(slip).copied().unwrap_or(0);
            let message = format!("{} in “{}”; so in {number} of {} entries", first.said(), first.words, items.len());
            out.about(item, first.place, message);
        }
        for (item, slips) in found {
            let mut own = slips.iter().filter(|found| !usual.contains(&found.slip));
            let Some(first) = own.next() else { continue };
            let more: Vec<&Found> = own.collect();
            let told = match more.len() {
                0 => String::new(),
                1 => "; 1 more place in this entry".to_owned(),
                n => format!("; {n} more places in this entry"),
            };
            let finding = out.about(item, first.place, format!("{} in “{}”{told}", first.said(), first.words));
            for other in more {
                finding.related(other.place, other.said());
            }
        }
    }
}

/// The slips of an entry, without those that its language asks for.
fn slips(item: &Item<'_>) -> Vec<Found> {
    let wanted = |slip: Slip, text: &str| slip != Slip::BeforeColon || !is_french(item, text);
    if let Some(reference) = item.reference() {
        let raw = reference.entry.raw.as_str();
        let faults = faults(raw).into_iter().filter(|fault| wanted(fault.slip, raw));
        return faults.map(|fault| Found::new(fault, raw, item.at_raw(fault.sign))).collect();
    }
    let fields = FIELDS.iter().filter_map(|name| item.raw_field(name)).map(|field| field.place.content);
    fields
        .flat_map(|content| {
            let text = item.text_at(item.at(content));
            let faults = faults(text).into_iter().filter(|fault| wanted(fault.slip, text));
            let place = |sign: Span| item.at(Span::new(content.start + sign.start, content.start + sign.end));
            faults.map(|fault| Found::new(fault, text, place(fault.sign))).collect::<Vec<_>>()
        })
        .collect()
}

/// Whether a reference is in French, or has words or places of it.
fn is_french(item: &Item<'_>, text: &str) -> bool {
    item.record.language.as_deref().is_some_and(|tag| tag.starts_with("fr"))
        || text.contains(['«', '»'])
        || text.split(|c: char| !c.is_alphabetic()).any(|word| FRENCH.contains(word))
}

/// Whether the file has a blank before its colons by custom: it is in French, or half of the entries with a colon have it so.
fn is_custom(items: &[Item<'_>], found: &[(&Item<'_>, Vec<Found>)]) -> bool {
    let loose = found.iter().filter(|(_, slips)| slips.iter().any(|found| found.slip == Slip::BeforeColon)).count();
    if loose == 0 {
        return false;
    }
    let french = items.iter().filter(|item| item.record.language.as_deref().is_some_and(|tag| tag.starts_with("fr"))).count();
    let plain = items.iter().filter(|item| item.reference().is_some() && has_plain_colon(item.raw())).count();
    3 * french > items.len() || loose > 1 && loose >= plain && items.iter().any(|item| item.reference().is_some())
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_are_sorted_and_stand_once() {
        let words: Vec<&str> = crate::record::clean::rows(include_str!("french.txt")).collect();
        assert!(words.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
