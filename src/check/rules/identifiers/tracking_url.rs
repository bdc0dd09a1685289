//! Does an address carry what tells a site where the reader came from?

use crate::check::prelude::*;
use super::address;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "tracking-url",
    severity: Severity::Info,
    default: true,
    group: Group::Identifiers,
    summary: "an address with parameters that only track the reader",
    page: include_str!("tracking_url.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        for address in address::of(item) {
            let bare = address.text.split(['?', '#']).next().unwrap_or("").trim_end_matches('/');
            if bare.ends_with("/amp") || bare.contains("/amp/s/") || bare.contains(".cdn.ampproject.org") {
                out.add(address.place, "the address is that of a copy for telephones (AMP), not of the page");
                continue;
            }
            let Some((page, rest)) = address.text.split_once('?') else { continue };
            let (query, fragment) = rest.split_once('#').map_or((rest, None), |(query, fragment)| (query, Some(fragment)));
            let parameters: Vec<&str> = query.split('&').collect();
            let tracking: Vec<&str> = parameters.iter().copied().filter(|parameter| tracks(parameter)).map(name).collect();
            // A link that leads through a service is that rule's.
            if tracking.is_empty() || query.contains("http") {
                continue;
            }
            let finding = out.add(address.place, format!("{} in the address only tracks the reader", tracking.join(", ")));
            if item.bib().is_some() {
                let kept: Vec<&str> = parameters.into_iter().filter(|parameter| !tracks(parameter)).collect();
                let mut bare = page.to_owned();
                if !kept.is_empty() {
                    bare.push('?');
                    bare.push_str(kept.join("&").trim_end_matches('\\'));
                }
                if let Some(fragment) = fragment {
                    bare.push('#');
                    bare.push_str(fragment);
                }
                finding.fix(Fix::safe("leave out what tracks").replace(address.place.span, bare));
            }
        }
    }
}

/// Parameters that no page needs; those in `utm_…` besides.
const TRACKERS: [&str; 14] = [
    "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "mc_cid", "mc_eid", "yclid", "igshid", "twclid", "ttclid",
    "_hsenc",
];

fn name(parameter: &str) -> &str {
    parameter.split('=').next().unwrap_or("").trim_matches('\\')
}

fn tracks(parameter: &str) -> bool {
    let name = name(parameter).to_ascii_lowercase();
    name.starts_with("utm_") || name.starts_with("utm\\_") || TRACKERS.contains(&name.as_str())
}
