//! Is an address a detour: a search engine's link, a mail filter's, a shortener's?

use crate::check::prelude::*;
use super::address;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "redirect-url",
    severity: Severity::Warning,
    default: true,
    group: Group::Identifiers,
    summary: "an address that leads through a search engine, a filter or a shortener",
    page: include_str!("redirect_url.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        for address in address::of(item) {
            let host = address::host(address.text);
            let host = host.strip_prefix("www.").unwrap_or(&host);
            if let Some((_, names)) = SERVICES.iter().find(|(service, _)| fits(service, host, address.text)) {
                match address::target(address.text, names) {
                    Some(target) => {
                        let finding = out.add(address.place, format!("the address leads through {host} to {target}"));
                        if item.bib().is_some() {
                            finding.fix(Fix::safe("write the address that it leads to").replace(address.place.span, target));
                        }
                    }
                    None => {
                        out.add(address.place, format!("the address leads through {host}, not to the page itself"));
                    }
                }
            } else if SHORTENERS.contains(&host) && address::split(address.text).1.trim_end_matches('/').contains('/') {
                let message = format!("{host} shortens addresses; where this one leads is known to that service only");
                out.add(address.place, message).severity = Severity::Info;
            }
        }
    }
}

/// Services that lead to other sites: end of the host, begin of the path after `/`, and the parameters that hold the target.
const SERVICES: [((&str, &str), &[&str]); 15] = [
    (("google.", "url"), &["url", "q"]),
    (("facebook.com", "l.php"), &["u"]),
    (("facebook.com", "flx/warn"), &["u"]),
    (("safelinks.protection.outlook.com", ""), &["url"]),
    (("youtube.com", "redirect"), &["q"]),
    (("linkedin.com", "redir/redirect"), &["url"]),
    (("linkedin.com", "safety/go"), &["url"]),
    (("slack-redir.net", "link"), &["url"]),
    (("vk.com", "away.php"), &["to"]),
    (("duckduckgo.com", "l/"), &["uddg"]),
    (("scholar.google.", "scholar_url"), &["url"]),
    (("bing.com", "ck/a"), &[]),
    (("r.search.yahoo.com", ""), &[]),
    (("t.umblr.com", "redirect"), &["z"]),
    (("l.instagram.com", ""), &["u"]),
];

/// Hosts that do nothing but shorten; those that only one site uses for itself (youtu.be) are not among them.
const SHORTENERS: [&str; 22] = [
    "bit.ly",
    "t.co",
    "goo.gl",
    "tinyurl.com",
    "ow.ly",
    "is.gd",
    "buff.ly",
    "lnkd.in",
    "fb.me",
    "rb.gy",
    "cutt.ly",
    "s.id",
    "shorturl.at",
    "tiny.cc",
    "dlvr.it",
    "trib.al",
    "v.gd",
    "bl.ink",
    "rebrand.ly",
    "t.ly",
    "x.gd",
    "j.mp",
];

fn fits((host, path): &(&str, &str), actual: &str, address: &str) -> bool {
    // "google." stands for google.com, google.de and all others.
    let same = match host.strip_suffix('.') {
        Some(_) => actual.strip_prefix(host).is_some_and(|end| end.len() <= "com.au".len() && !end.contains('/')),
        None => actual == *host || actual.strip_suffix(host).is_some_and(|before| before.ends_with('.')),
    };
    let rest = address::split(address).1;
    let begun = rest.split_once('/').map_or("", |(_, path)| path);
    same && begun.strip_prefix(path).is_some_and(|rest| path.is_empty() || path.ends_with('/') || rest.starts_with(['?', '/']))
}
