//! Does an address work only for whoever wrote it down?

use crate::check::prelude::*;
use super::address;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "proxy-url",
    severity: Severity::Warning,
    default: true,
    group: Group::Identifiers,
    summary: "an address of a proxy, a session, a file or the writer's own machine",
    page: include_str!("proxy_url.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        for address in address::of(item) {
            let host = address::host(address.text);
            let lower = address.text.to_ascii_lowercase();
            let rest = address::split(&lower).1;
            if lower.starts_with("file:") {
                out.add(address.place, "the address is a file on one machine");
            } else if own(&host) {
                out.add(address.place, format!("{host} is an address within one network only"));
            } else if proxy(&host) {
                let finding = out.add(address.place, format!("{host} is a library's proxy, open to its members only"));
                if let Some(target) = address::target(address.text, &["url", "qurl"]).filter(|_| item.bib().is_some()) {
                    finding.fix(Fix::safe(format!("write {target}")).replace(address.place.span, target));
                } else if let Some((at, end)) = login(address.text).filter(|_| item.bib().is_some()) {
                    let span = Span::new(address.place.span.start, address.place.span.start + at);
                    finding.fix(Fix::safe(format!("write {end}")).replace(span, ""));
                }
            } else if let Some(session) = SESSIONS.iter().find(|session| rest.contains(**session)) {
                let finding = out.add(address.place, "the address holds the number of one visit, which has ended");
                if let Some(bare) = without_session(address.text, session).filter(|_| item.bib().is_some()) {
                    finding.fix(Fix::safe("leave out the visit's number").replace(address.place.span, bare));
                }
            }
        }
    }
}

/// Names of visits' numbers, with the sign before them.
const SESSIONS: [&str; 5] = [";jsessionid=", "jsessionid=", "phpsessid=", "aspsessionid", "cftoken="];

fn own(host: &str) -> bool {
    let numeric = host.split('.').count() == 4 && host.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    host == "localhost" || numeric && ["127.", "10.", "192.168."].iter().any(|net| host.starts_with(net))
}

fn proxy(host: &str) -> bool {
    const WORDS: [&str; 6] = ["ezproxy", "libproxy", "webvpn", "proxy.lib", "lib-proxy", "bibproxy"];
    WORDS.iter().any(|word| host.contains(word)) || host.split('.').skip(1).any(|label| label == "proxy" || label == "ezp")
}

/// Where the page's own address begins behind `login?url=`, when it is not encoded, and that address.
fn login(address: &str) -> Option<(usize, &str)> {
    let at = ["login?url=", "login?qurl="].iter().find_map(|head| address.find(head).map(|at| at + head.len()))?;
    address.get(at..).filter(|rest| rest.starts_with("http")).map(|rest| (at, rest))
}

/// The address without `;jsessionid=…`, which ends the path; numbers in the query are left to a person.
fn without_session(address: &str, session: &str) -> Option<String> {
    let at = address.to_ascii_lowercase().find(session).filter(|_| session.starts_with(';'))?;
    let (head, tail) = (address.get(..at)?, address.get(at..)?);
    let end = tail.find(['?', '#']).unwrap_or(tail.len());
    Some(format!("{head}{}", tail.get(end..)?))
}
