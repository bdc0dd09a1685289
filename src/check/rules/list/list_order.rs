//! Does an entry stand out of the list's order?

use super::run_on_entry::beginning;
use crate::check::prelude::*;
use crate::key::fold;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "list-order",
    severity: Severity::Warning,
    default: false,
    group: Group::List,
    summary: "an entry that stands out of a list's alphabetical order",
    page: include_str!("list_order.md"),
};

/// Shorter lists are in order by chance.
const SHORTEST: usize = 5;
/// Letters at the head that must be without marks.
const MARKS: usize = 4;
/// More entries in a row that stand out are a part of the list with an order of its own.
const LONGEST_RUN: usize = 2;

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn paper(&self, file: &File<'_>, _paper: &Paper, cx: &Context<'_>, out: &mut Sink<'_>) {
        let listed: Vec<&Item<'_>> = cx.items_of(file).iter().filter(|item| item.listed()).collect();
        if listed.len() < SHORTEST {
            return;
        }
        let heads: Vec<Head> = heads(&listed);
        // "UN News" stands behind "UNDP" in lists that are sorted letter by letter, before it in those that are sorted word by word.
        let by = |joined: bool| strays(&heads, joined);
        let (letters, words) = (by(true), by(false));
        let both: Vec<Option<usize>> = letters.into_iter().zip(words).map(|(letters, words)| letters.and(words)).collect();
        for (at, before) in both.iter().enumerate() {
            let (Some(before), Some(item)) = (before, listed.get(at)) else { continue };
            // Several in a row that have an order of their own are a part of the list.
            let run = both.iter().skip(at).take_while(|found| found.is_some()).count()
                + both.get(..at).unwrap_or(&[]).iter().rev().take_while(|found| found.is_some()).count();
            if run > LONGEST_RUN {
                continue;
            }
            let neighbour = listed.get(*before).map(|before| format!(" behind “{}”", beginning(before.raw()))).unwrap_or_default();
            out.about(item, item.whole(), format!("this entry stands out of alphabetical order{neighbour}"));
        }
    }
}

/// What an entry is sorted by, as far as one can tell.
struct Head {
    /// Its first words as printed; of an entry that begins with a dash those of the entry above.
    words: String,
    /// Other words that it may be sorted by: without a particle or an article, the family name where the given one is printed first.
    others: Vec<String>,
    /// Whether its place says nothing: it begins with a number or with a letter that languages sort in ways of their own.
    free: bool,
}

impl Head {
    fn key(&self, joined: bool) -> String {
        joined_or_not(&self.words, joined)
    }
}

fn joined_or_not(words: &str, joined: bool) -> String {
    if joined { words.replace(' ', "") } else { words.to_owned() }
}

fn heads(listed: &[&Item<'_>]) -> Vec<Head> {
    const DASHES: [char; 5] = ['—', '–', '―', '-', '_'];
    let mut out: Vec<Head> = Vec::with_capacity(listed.len());
    for item in listed {
        let raw = item.raw().trim_start_matches(['*', '“', '"', '‘', '«', '„', '[', '(']);
        if raw.starts_with(DASHES) {
            let words = out.last().map(|head| head.words.clone()).unwrap_or_default();
            out.push(Head { words, others: Vec::new(), free: true });
            continue;
        }
        let printed: String = raw.chars().take(60).collect();
        let first =
            printed.split([',', '.', '(', '“', '"', '*', ':', ';']).find(|part| part.chars().any(char::is_alphabetic)).unwrap_or("");
        let words = fold(first);
        let name = item.record.authors.first().or(item.record.editors.first());
        let family = name.and_then(|name| name.family.as_deref().or(name.literal.as_deref()));
        let mut others: Vec<String> = family.map(fold).into_iter().collect();
        others.extend(name.and_then(|name| Some(fold(&format!("{} {}", name.particle.as_deref()?, name.family.as_deref()?)))));
        // "D'Amico" is sorted as "Damico" or as "D Amico".
        others.push(fold(&first.replace(['\'', '’', '-'], " ")));
        others.push(fold(&first.replace(['\'', '’', '-'], "")));
        others.extend(words.split_once(' ').map(|(_, rest)| rest.to_owned()));
        others.extend(words.strip_prefix("mc").map(|rest| format!("mac{rest}")));
        others.extend(words.strip_prefix("st ").map(|rest| format!("saint {rest}")));
        // Languages sort letters with marks in ways of their own.
        let plain = raw.starts_with(|c: char| c.is_ascii_alphabetic())
            && first.chars().filter(|c| c.is_alphabetic()).take(MARKS).all(|c| c.is_ascii());
        let sure = item.record.title.is_some() && (!item.record.authors.is_empty() || !item.record.editors.is_empty());
        // "C. Whitman" is sorted by its last word.
        let initial = words.chars().filter(|c| c.is_alphabetic()).count() < 2;
        let words = if initial { family.map(fold).unwrap_or(words) } else { words };
        out.push(Head { words, others, free: !sure || !plain });
    }
    out
}

/// Of each entry that stands out: the entry behind which it stands. None does where less than nine tenths are in order, and none of which another
/// reading of the head fits its place.
fn strays(heads: &[Head], joined: bool) -> Vec<Option<usize>> {
    let mut out = vec![None; heads.len()];
    let sorted: Vec<(usize, &Head)> = heads.iter().enumerate().filter(|(_, head)| !head.free).collect();
    let keys: Vec<String> = sorted.iter().map(|(_, head)| head.key(joined)).collect();
    let kept = in_order(&keys);
    if sorted.len() < SHORTEST || 10 * kept.len() < 9 * keys.len() || is_one_letter(&keys) {
        return out;
    }
    for (at, (place, head)) in sorted.iter().enumerate() {
        let next = kept.partition_point(|kept| *kept < at);
        if kept.get(next) == Some(&at) {
            continue;
        }
        let before = next.checked_sub(1).and_then(|next| kept.get(next)).copied();
        let key = |at: Option<usize>| at.and_then(|at| keys.get(at));
        let (low, high) = (key(before), key(kept.get(next).copied()));
        let fits = |other: &String| {
            let other = joined_or_not(other, joined);
            low.is_none_or(|low| *low <= other) && high.is_none_or(|high| other <= *high)
        };
        let neighbour = before.or(at.checked_sub(1)).and_then(|at| sorted.get(at)).map_or(0, |(place, _)| *place);
        if let Some(slot) = out.get_mut(*place).filter(|_| !head.others.iter().any(fits)) {
            *slot = Some(neighbour);
        }
    }
    out
}

/// Whether the heads are too short to tell an order.
fn is_one_letter(keys: &[String]) -> bool {
    2 * keys.iter().filter(|key| key.chars().count() < 2).count() > keys.len()
}

/// Indices of a longest run in which no key is before the one it follows; of two that change places the first is kept.
fn in_order(keys: &[String]) -> Vec<usize> {
    let mut heads: Vec<usize> = Vec::new();
    let mut after: Vec<Option<usize>> = vec![None; keys.len()];
    for (at, key) in keys.iter().enumerate().rev() {
        let place = heads.partition_point(|&head| keys.get(head) >= Some(key));
        if let Some(slot) = after.get_mut(at) {
            *slot = place.checked_sub(1).and_then(|previous| heads.get(previous).copied());
        }
        match heads.get_mut(place) {
            Some(head) => *head = at,
            None => heads.push(at),
        }
    }
    let mut out = Vec::new();
    let mut next = heads.last().copied();
    while let Some(at) = next {
        out.push(at);
        next = after.get(at).copied().flatten();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::in_order;

    #[test]
    fn the_longest_run_is_found() {
        let keys: Vec<String> = ["a", "d", "b", "b", "e", "c"].map(str::to_owned).into();
        assert_eq!(in_order(&keys), [0, 2, 3, 4]);
        let keys: Vec<String> = ["bjork", "burke", "burgos", "chew"].map(str::to_owned).into();
        assert_eq!(in_order(&keys), [0, 1, 3]);
        assert_eq!(in_order(&[]), [0; 0]);
    }
}
