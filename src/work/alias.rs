//! [`learn`]: containers that the records themselves show to be one ("SIGMOD Conference", "International Conference on Management of
//! Data"): where many works with equal title, people and year stand in the one here and in the other there.

use std::collections::{HashMap, HashSet};

use super::evidence::Compared;
use super::profile::Profile;

/// So many works must stand in both.
const LEAST_WORKS: usize = 5;
/// At least one in so many records of the rarer container must be among them.
const ONE_IN: usize = 5;
/// Containers of so many records each that share no works are not one, whatever their names share.
const WELL_KNOWN: usize = 20;

/// Marks the profiles' containers with what the pairs of the first comparison show. Answers whether anything was learned.
pub(super) fn learn(profiles: &mut [Profile], compared: &[Compared]) -> bool {
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let mut sizes: Vec<usize> = Vec::new();
    let container_of: Vec<Option<u32>> = profiles
        .iter()
        .map(|profile| {
            let name = profile.container.as_ref()?.compact();
            let next = u32::try_from(sizes.len()).ok()?;
            let number = *numbers.entry(name).or_insert(next);
            if number == next {
                sizes.push(0);
            }
            *sizes.get_mut(number as usize)? += 1;
            Some(number)
        })
        .collect();
    let container = |index: u32| container_of.get(index as usize).copied().flatten();
    let mut shared: HashMap<(u32, u32), usize> = HashMap::new();
    for pair in compared.iter().filter(|pair| is_witness(profiles, pair)) {
        if let (Some(x), Some(y)) = (container(pair.a), container(pair.b))
            && x != y
        {
            *shared.entry((x.min(y), x.max(y))).or_default() += 1;
        }
    }
    let size = |number: u32| sizes.get(number as usize).copied().unwrap_or_default();
    let mut home: Vec<u32> = (0..u32::try_from(sizes.len()).unwrap_or(0)).collect();
    let mut aliases: Vec<(u32, u32)> = shared
        .into_iter()
        .filter(|&((x, y), works)| works >= LEAST_WORKS && works * ONE_IN >= size(x).min(size(y)))
        .map(|(pair, _)| pair)
        .collect();
    aliases.sort_unstable();
    for &(x, y) in &aliases {
        let (Some(&into), Some(&from)) = (home.get(x as usize), home.get(y as usize)) else { continue };
        home.iter_mut().filter(|number| **number == from).for_each(|number| *number = into);
    }
    let aliased: HashSet<u32> = aliases.iter().flat_map(|&(x, y)| [x, y]).collect();
    for (profile, number) in profiles.iter_mut().zip(&container_of) {
        let known = number.filter(|&number| size(number) >= WELL_KNOWN || aliased.contains(&number));
        profile.known_container = known.and_then(|number| home.get(number as usize).copied());
    }
    !aliases.is_empty() || sizes.iter().any(|&size| size >= WELL_KNOWN)
}

/// Whether the pair is one work beyond doubt but for the containers: title and year equal, several people agree.
fn is_witness(profiles: &[Profile], pair: &Compared) -> bool {
    match (profiles.get(pair.a as usize), profiles.get(pair.b as usize)) {
        (Some(a), Some(b)) => {
            a.compact == b.compact && a.year.is_some() && a.year == b.year && !a.rubric && super::evidence::several_agree(a, b)
        }
        _ => false,
    }
}
