//! [`find`]: works that stand several times in one paper's list. A full citation in a note and its entry in the list are no duplicate.

use std::collections::BTreeMap;

use super::Duplicate;
use crate::entry::Origin;
use crate::reference::Reference;
use crate::work::Works;

pub(super) fn find(references: &[Reference], works: &Works, ids: &[&str]) -> Vec<Duplicate> {
    let mut duplicates = Vec::new();
    for (work, id) in works.works.iter().zip(ids) {
        let mut of_paper: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        let listed = work
            .members
            .iter()
            .filter_map(|&member| references.get(member))
            .filter(|reference| reference.entry.origin == Origin::Bibliography);
        for reference in listed {
            of_paper.entry(&reference.paper).or_default().push(reference.id.clone());
        }
        let several = of_paper.into_iter().filter(|(_, members)| members.len() > 1);
        duplicates.extend(several.map(|(paper, members)| Duplicate { paper: paper.to_string(), work: (*id).to_string(), members }));
    }
    duplicates.sort_by(|x, y| (&x.paper, &x.work).cmp(&(&y.paper, &y.work)));
    duplicates
}
