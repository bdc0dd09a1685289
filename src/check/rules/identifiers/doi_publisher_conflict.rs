//! Is the DOI's registrant another publisher than the one named?

use crate::check::prelude::*;
use super::doi_code;
use crate::key::fold;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "doi-publisher-conflict",
    severity: Severity::Info,
    default: false,
    group: Group::Identifiers,
    summary: "a DOI registered by a publisher other than the one named",
    page: include_str!("doi_publisher_conflict.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let (Some(doi), Some(publisher)) = (doi_code::of(item.record), item.record.publisher.as_deref()) else { return };
        let publisher = fold(publisher);
        let named = |names: &str| names.split('|').any(|name| format!(" {publisher} ").contains(&format!(" {name} ")));
        let registrant = PUBLISHERS.iter().find(|(prefix, _)| doi.as_str().starts_with(prefix));
        if let Some((prefix, names)) = registrant.filter(|(_, names)| !named(names))
            && PUBLISHERS.iter().any(|(_, names)| named(names))
        {
            let message = format!("the DOI's prefix {} is {}'s", prefix.trim_end_matches('/'), names.split('|').next().unwrap_or(""));
            out.add(item.place(Field::Publisher), message).related(item.place(Field::Doi), "the DOI");
        }
    }
}

/// Prefix and the publisher's names, folded, imprints and houses that it owns included.
const PUBLISHERS: [(&str, &str); 14] = [
    ("10.1007/", "springer|birkhauser|kluwer|plenum|physica verlag|vieweg|palgrave"),
    ("10.1016/", "elsevier|academic press|pergamon|north holland|cell press|butterworth heinemann|morgan kaufmann"),
    ("10.1017/", "cambridge university press|cup"),
    ("10.1021/", "american chemical society|acs"),
    ("10.1093/", "oxford university press|oup|clarendon press"),
    ("10.1103/", "american physical society|aps"),
    ("10.1109/", "ieee|institute of electrical and electronics engineers"),
    ("10.1111/", "wiley|blackwell"),
    ("10.1145/", "acm|association for computing machinery"),
    ("10.1177/", "sage"),
    ("10.1515/", "de gruyter|mouton|niemeyer|saur"),
    ("10.3390/", "mdpi"),
    ("10.4324/", "routledge|taylor francis|earthscan"),
    ("10.7551/", "mit press"),
];
