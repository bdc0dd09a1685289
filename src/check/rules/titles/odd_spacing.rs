//! Are blanks missing or too many?

use std::collections::HashMap;

use super::spacing::{Slip, around, faults, has_plain_colon};
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

/// A slip with its place in the file.
struct Found {
    slip: Slip,
    place: Place,
    words: String,
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
        let usual: Vec<Slip> = entries.iter().filter(|(_, n)| items.len() >= SHORTEST && 2 * **n > items.len()).map(|(slip, _)| *slip).collect();
        for slip in &usual {
            let first = found.iter().find_map(|(item, slips)| Some((item, slips.iter().find(|found| found.slip == *slip)?)));
            let Some((item, first)) = first else { continue };
            let number = entries.get(slip).copied().unwrap_or(0);
            let message = format!("{} in “{}”; so in {number} of {} entries", said(*slip), first.words, items.len());
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
            let finding = out.about(item, first.place, format!("{} in “{}”{told}", said(first.slip), first.words));
            for other in more {
                finding.related(other.place, said(other.slip));
            }
        }
    }
}

/// The slips of an entry, without those that its language asks for.
fn slips(item: &Item<'_>) -> Vec<Found> {
    let french = item.record.language.as_deref().is_some_and(|tag| tag.starts_with("fr"));
    let wanted = |slip: Slip, text: &str| slip != Slip::BeforeColon || !(french || text.contains(['«', '»']));
    if let Some(reference) = item.reference() {
        let raw = reference.entry.raw.as_str();
        let faults = faults(raw).into_iter().filter(|fault| wanted(fault.slip, raw));
        return faults.map(|fault| Found { slip: fault.slip, place: item.at_raw(fault.sign), words: around(raw, fault.sign) }).collect();
    }
    let fields = FIELDS.iter().filter_map(|name| item.raw_field(name)).map(|field| field.place.content);
    fields
        .flat_map(|content| {
            let text = item.text_at(item.at(content));
            let faults = faults(text).into_iter().filter(|fault| wanted(fault.slip, text));
            let place = |sign: Span| item.at(Span::new(content.start + sign.start, content.start + sign.end));
            faults.map(|fault| Found { slip: fault.slip, place: place(fault.sign), words: around(text, fault.sign) }).collect::<Vec<_>>()
        })
        .collect()
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

const fn said(slip: Slip) -> &'static str {
    match slip {
        Slip::AfterStop => "no blank behind the full stop",
        Slip::AfterComma => "no blank behind the comma",
        Slip::AfterColon => "no blank behind the colon",
        Slip::BeforeBracket => "no blank before the bracket",
        Slip::AfterBracket => "no blank behind the bracket",
        Slip::InBracket => "a blank inside the bracket",
        Slip::BeforeComma => "a blank before the sign",
        Slip::BeforeColon => "a blank before the colon",
    }
}
