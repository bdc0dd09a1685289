//! What do a journal's volumes and years show? Articles by journal, and the longest run in which volumes never fall as years go on.

use std::collections::BTreeMap;

use crate::check::prelude::*;
use crate::key::ContainerKey;

/// A journal's articles with a year and a plain volume.
#[derive(Debug, Default)]
pub struct Journal {
    /// Year, volume and index among the context's items, in order of year and volume.
    pub points: Vec<(i32, i32, usize)>,
    /// Which of the points lie on the chain.
    pub on_chain: Vec<bool>,
}

/// A plain number: "16", "04", "(18)". A year is none.
pub fn plain(text: &str) -> Option<i32> {
    let text = text.trim_matches(|c: char| matches!(c, '(' | ')' | '[' | ']' | ' ' | '.'));
    let number: i32 = (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()?;
    (number > 0 && !(1500..2100).contains(&number)).then_some(number)
}

/// The journals of all files by their folded name.
pub fn journals(cx: &Context<'_>) -> BTreeMap<String, Journal> {
    let mut out: BTreeMap<String, Journal> = BTreeMap::new();
    for item in &cx.items {
        let record = item.record;
        let (Some(container), Some(volume)) = (&record.container_title, &record.volume) else { continue };
        let Some(year) = record.issued.as_ref().and_then(|date| date.start).map(|start| start.year) else { continue };
        if record.entry_type != EntryType::Article || !(1500..2100).contains(&year) {
            continue;
        }
        if let (Some(volume), Some(key)) = (plain(volume), ContainerKey::new(container)) {
            out.entry(key.compact()).or_default().points.push((year, volume, item.index));
        }
    }
    for journal in out.values_mut() {
        journal.points.sort_unstable();
        journal.on_chain = chain(&journal.points);
    }
    out
}

/// The longest non-decreasing run of volumes among points in order of year.
fn chain(points: &[(i32, i32, usize)]) -> Vec<bool> {
    // Patience sorting: the last point of the best run of each length, and each point's predecessor.
    let (mut tails, mut before): (Vec<usize>, Vec<Option<usize>>) = (Vec::new(), Vec::new());
    let volume = |at: usize| points.get(at).map_or(0, |point| point.1);
    for (at, point) in points.iter().enumerate() {
        let place = tails.partition_point(|&tail| volume(tail) <= point.1);
        before.push(place.checked_sub(1).and_then(|place| tails.get(place).copied()));
        match tails.get_mut(place) {
            Some(tail) => *tail = at,
            None => tails.push(at),
        }
    }
    let mut on = vec![false; points.len()];
    let mut next = tails.last().copied();
    while let Some(at) = next {
        if let Some(flag) = on.get_mut(at) {
            *flag = true;
        }
        next = before.get(at).copied().flatten();
    }
    on
}

impl Journal {
    /// Whether the volumes follow the years well enough to judge one: at least 8 points, 85 % of them on the chain, and those off it form
    /// no second series. The guards were measured on real bibliographies; see the page of `volume-year-outlier`.
    pub fn is_steady(&self) -> bool {
        let on = self.on_chain.iter().filter(|on| **on).count();
        let off: Vec<(i32, i32, usize)> = self.off().copied().collect();
        let second = chain(&off).into_iter().filter(|on| *on).count();
        self.points.len() >= 8 && 100 * on >= 85 * self.points.len() && !(off.len() >= 3 && 4 * second >= 3 * off.len())
    }

    /// The points that lie off the chain.
    pub fn off(&self) -> impl Iterator<Item = &(i32, i32, usize)> {
        self.points.iter().zip(&self.on_chain).filter(|(_, on)| !**on).map(|(point, _)| point)
    }

    /// The volumes between which one of that year must lie: the last known of two years before and the first known of two years after.
    pub fn bracket(&self, year: i32) -> Option<(i32, i32)> {
        let on = || self.points.iter().zip(&self.on_chain).filter(|(_, on)| **on).map(|(point, _)| point);
        let low = on().filter(|point| point.0 <= year - 2).map(|point| point.1).max()?;
        let high = on().filter(|point| point.0 >= year + 2).map(|point| point.1).min()?;
        (low <= high).then_some((low, high))
    }
}
