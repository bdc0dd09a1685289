//! [`UrlKey`]: an address without what does not change the page.

/// An address without scheme, `www.`, trailing slash, fragment and tracking parameters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UrlKey(Box<str>);

impl UrlKey {
    /// The key of an address; `None` where the text has no host.
    pub fn new(text: &str) -> Option<Self> {
        let text: String =
            text.trim_matches(['<', '>', '(', ')', '"', ' ', '.', ',', ';']).chars().filter(|c| !c.is_whitespace()).collect();
        let bare = text.split_once("://").map_or(text.as_str(), |(_, bare)| bare);
        let bare = bare.split_once('#').map_or(bare, |(page, _)| page);
        if let Some(target) = redirected(bare) {
            return Self::new(&target);
        }
        let (address, query) = bare.split_once('?').map_or((bare, None), |(address, query)| (address, Some(query)));
        let (host, path) = address.split_once('/').unwrap_or((address, ""));
        let host = host.to_lowercase();
        let host = host.strip_prefix("www.").unwrap_or(&host);
        if !host.contains('.') {
            return None;
        }
        let mut key = format!("{host}/{}", path.trim_end_matches('/'));
        let mut parameters: Vec<&str> =
            query.into_iter().flat_map(|q| q.split('&')).filter(|p| !p.is_empty() && !p.starts_with("utm_")).collect();
        parameters.sort_unstable();
        for (n, parameter) in parameters.iter().enumerate() {
            key.push(if n == 0 { '?' } else { '&' });
            key.push_str(parameter);
        }
        Some(Self(key.into_boxed_str()))
    }

    /// The folded address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it names a site, not a page of it.
    pub fn is_site(&self) -> bool {
        self.0.ends_with('/')
    }
}

/// The page behind a search engine's link (`google.com/url?…&url=https%3A%2F%2F…`).
fn redirected(bare: &str) -> Option<String> {
    let (address, query) = bare.split_once('?')?;
    let engine = address.ends_with("/url") && address.contains("google.");
    let target = query.split('&').find_map(|parameter| parameter.strip_prefix("url=").or_else(|| parameter.strip_prefix("q=")))?;
    (engine && target.contains('.')).then(|| percent_decoded(target))
}

/// `%3A` as `:`; what is no code stays.
pub(crate) fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|code| std::str::from_utf8(code).ok()).and_then(|code| u8::from_str_radix(code, 16).ok());
        match code {
            Some(code) if first == b'%' => {
                bytes.push(code);
                rest = after.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("https://www.ASEAN.org/Charter/", Some("asean.org/Charter"))]
    #[case("http://asean.org/?utm_source=x&p=2#top", Some("asean.org/?p=2"))]
    #[case("www.kemlu.go.id", Some("kemlu.go.id/"))]
    #[case("https://www.google.com/url?sa=t&url=http%3A%2F%2Fwww.mfa.go.th%2Fa.pdf&usg=x", Some("mfa.go.th/a.pdf"))]
    #[case("nonsense", None)]
    fn reads(#[case] text: &str, #[case] key: Option<&str>) {
        assert_eq!(UrlKey::new(text).as_ref().map(UrlKey::as_str), key);
    }

    #[test]
    fn a_site_is_no_page() {
        assert!(UrlKey::new("www.kemlu.go.id").is_some_and(|url| url.is_site()));
    }
}
