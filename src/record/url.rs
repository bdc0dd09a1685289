//! Web addresses: the blanks of line breaks left out, Markdown and angle brackets taken off, the sentence's own signs dropped.

use super::identifier::trim_identifier;

/// Signs after which an address goes on behind a line break.
const GOES_ON: [char; 9] = ['/', '-', '_', '=', '&', '?', '%', '#', '.'];

/// Reads the first address in `text`; `None` where there is none.
pub fn read_url(text: &str) -> Option<String> {
    let target = markdown_target(text).unwrap_or(text);
    let start = ["http://", "https://", "ftp://", "www."].iter().filter_map(|scheme| find_ignoring_case(target, scheme)).min();
    let from = target.get(start.unwrap_or(0)..)?.trim();
    let from = from.split(['>', '<', '"', '”', '|']).next().unwrap_or(from);
    let mut url = String::with_capacity(from.len());
    for piece in from.split_whitespace() {
        let begins_another = !url.is_empty() && find_ignoring_case(piece, "http").is_some_and(|at| at == 0);
        if begins_another || !(url.is_empty() || goes_on(&url, piece)) {
            break;
        }
        url.push_str(&piece.replace('\\', ""));
    }
    let url = trim_identifier(url.trim_end_matches(['\u{200b}', '—', '–']));
    (url.contains('.') && url.len() > 4).then(|| url.to_owned())
}

/// Whether an address is a resolver's of DOIs: then it says nothing the DOI does not.
pub fn is_doi_resolver(url: &str) -> bool {
    let host = url.split("://").last().unwrap_or(url).split('/').next().unwrap_or("").to_ascii_lowercase();
    matches!(host.as_str(), "doi.org" | "dx.doi.org" | "www.doi.org" | "doi.acm.org")
}

/// The piece behind a blank belongs to the address when the break fell at a sign, or the piece looks like no word.
fn goes_on(url: &str, piece: &str) -> bool {
    let core = trim_identifier(piece);
    url.ends_with(GOES_ON)
        || piece.starts_with(['/', '.', '?', '=', '&', '_', '-', '%', '#'])
        || core.contains(['/', '=', '%', '&', '_'])
        || {
            // "index. html", "page1 .pdf": a file ending or a word with digits inside.
            core.contains('.') && !core.starts_with(char::is_uppercase)
        }
}

fn find_ignoring_case(text: &str, needle: &str) -> Option<usize> {
    text.as_bytes().windows(needle.len()).position(|window| window.eq_ignore_ascii_case(needle.as_bytes()))
}

/// The target of `[label](target)`; an address has priority over a shortened label.
fn markdown_target(text: &str) -> Option<&str> {
    let (_, target) = text.split_once("](")?;
    let mut depth = 1_usize;
    for (at, c) in target.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return target.get(..at);
        }
    }
    Some(target)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("https://aichr.org/about-aichr-2/", "https://aichr.org/about-aichr-2/")]
    #[case("<https://aichr.org/about-aichr-2/>", "https://aichr.org/about-aichr-2/")]
    #[case("[www.kemlu.go.id](http://www.kemlu.go.id)", "http://www.kemlu.go.id")]
    #[case(
        "http://www.iom.or.id/sites/default/files/Factsheet%20-%20Counter-Trafficking.pdf.",
        "http://www.iom.or.id/sites/default/files/Factsheet%20-%20Counter-Trafficking.pdf"
    )]
    #[case(
        "https://www.usaid.gov/1861/FS_USAID_Thailand_CTIP_May2018 .pdf",
        "https://www.usaid.gov/1861/FS_USAID_Thailand_CTIP_May2018.pdf"
    )]
    #[case("https://a.org/b/ c/d.html", "https://a.org/b/c/d.html")]
    #[case("https://a.org/b.pdf US Department of State", "https://a.org/b.pdf")]
    #[case("http://en.wikipedia.org/wiki/Record_(x)", "http://en.wikipedia.org/wiki/Record_(x)")]
    #[case("(http://a.org/x)", "http://a.org/x")]
    #[case("www.kemlu.go.id.", "www.kemlu.go.id")]
    #[case("asean2023.id", "asean2023.id")]
    fn urls(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(read_url(text).as_deref(), Some(expected));
    }

    #[test]
    fn resolvers() {
        assert!(is_doi_resolver("https://doi.org/10.1/x") && is_doi_resolver("http://dx.doi.org/10.1/x"));
        assert!(!is_doi_resolver("https://a.org/doi.org/"));
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC{0,40}") {
            let _ = read_url(&text);
        }
    }
}
