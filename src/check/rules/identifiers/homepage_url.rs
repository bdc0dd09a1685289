//! Does the address lead to a site's first page instead of the document?

use crate::check::prelude::*;
use super::address;
use crate::key::fold;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "homepage-url",
    severity: Severity::Info,
    default: true,
    group: Group::Identifiers,
    summary: "a document whose address is only that of the site",
    page: include_str!("homepage_url.md"),
};

/// A title of so many words is a document's; shorter ones name sites and programs.
const WORDS: usize = 3;

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let record = item.record;
        let elsewhere = record.volume.is_some() || record.pages.is_some() || record.doi.is_some() || record.isbn.is_some();
        let printed = record.publisher.is_some() && record.location.is_some();
        if elsewhere || printed || record.container_title.is_some() && record.entry_type == EntryType::Article {
            return;
        }
        let Some(title) = record.title.as_deref().map(fold).filter(|title| title.split(' ').count() >= WORDS) else { return };
        let addresses = address::of(item);
        let [address] = addresses.as_slice() else { return };
        let bare = address.text.trim_end_matches(['/', '.', ')', ']']);
        let host = bare.split_once("://").map_or(bare, |(_, rest)| rest);
        // An address broken by blanks goes on behind them.
        let behind = item.raw().split_once(address.text).map_or("", |(_, behind)| behind);
        let broken = behind.split_whitespace().next().is_some_and(|word| word.contains('/'));
        if broken || host.contains(['/', '?', '#', '\\']) || !host.contains('.') {
            return;
        }
        let labels: Vec<String> = host.split(['.', '-']).filter(|label| label.len() > 2 && *label != "www").map(fold).collect();
        // The site may be named anywhere in the reference: "Flora do Brasil", floradobrasil.example.org.
        let said: String = item
            .raw()
            .split_whitespace()
            .filter(|word| !word.contains("://") && !word.contains("www."))
            .flat_map(str::chars).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        let initials: String = title.split(' ').filter_map(|word| word.chars().next()).collect();
        // "The R Project": https://www.r-project.org
        let own = labels.iter().any(|label| said.contains(label.as_str()) || initials.contains(label.as_str()));
        let part = title.split(' ').any(|word| word.len() > 3 && labels.iter().any(|label| label.contains(word)));
        if !own && !part {
            out.add(address.place, "the address is the site's first page, not the document's");
        }
    }
}
