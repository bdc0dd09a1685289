//! Identifiers and addresses in the forms that they have in print, for works that lack them. None of them resolves.

use super::rng::Rng;

/// A DOI with one of the usual sorts of tails.
pub fn doi(year: &str, rng: &mut Rng) -> String {
    let stem = rng.word(&["jih", "lslr", "S", "j.envsci", "s", "ijol", "jhk", "00447471", "CBO9780", "nature", "jp", "gij"]);
    let tail = match rng.below(4) {
        0 => format!("v{}i{}.{}", rng.between(1, 20), rng.between(1, 4), rng.between(100, 9000)),
        1 => format!(".{year}.{:02}.{:03}", rng.between(1, 12), rng.between(1, 99)),
        2 => format!("{}-{:03}-{:05}-{}", rng.between(1000, 9999), rng.between(1, 99), rng.between(1, 99_999), rng.between(0, 9)),
        _ => format!("({}){}-{}", year.get(2..4).unwrap_or("10"), rng.between(10_000, 99_999), rng.word(&["x", "4", "9"])),
    };
    format!("10.{}/{stem}{tail}", rng.between(1000, 60_000))
}

/// An address for a work that has none, at a repository or journal.
pub fn address(title: &str, rng: &mut Rng) -> String {
    let host = rng.word(&[
        "ejournal.undip",
        "jurnal.ugm",
        "repository.unair",
        "www.jstor",
        "papers.ssrn",
        "hdl.handle",
        "www.researchgate",
        "hal.archives-ouvertes",
        "www.scielo",
        "core",
    ]);
    url(host, rng.word(&["ac.id", "org", "com", "net", "fr", "br", "ac.uk"]), &slug(title), rng).replace("://www.www.", "://www.")
}

/// An ISBN, with and without hyphens; its check digit is not computed.
pub fn isbn(rng: &mut Rng) -> String {
    let (group, publisher, title) = (rng.between(0, 9), rng.between(100, 999), rng.between(10_000, 99_999));
    let check = rng.between(0, 9);
    match rng.below(4) {
        0 => format!("978-{group}-{publisher}-{title}-{check}"),
        1 => format!("978{group}{publisher}{title}{check}"),
        2 => format!("{group}-{publisher}-{title}-X"),
        _ => format!("{group}{publisher}{title}{check}"),
    }
}

/// An identifier in arXiv, of the new or the old sort.
pub fn arxiv(rng: &mut Rng) -> String {
    let (year, month) = (rng.between(7, 23), rng.between(1, 12));
    match rng.below(4) {
        0 => format!(
            "{}/{:02}{month:02}{:03}",
            rng.word(&["hep-th", "hep-ph", "astro-ph", "gr-qc", "cond-mat"]),
            rng.between(92, 99),
            rng.between(1, 999)
        ),
        1 => format!("{year:02}{month:02}.{:05}", rng.between(1, 19_999)),
        2 => format!("arXiv:{year:02}{month:02}.{:04}", rng.between(1, 9999)),
        _ => format!("arXiv:{year:02}{month:02}.{:05}", rng.between(1, 19_999)),
    }
}

/// The words of a title as they stand in an address.
pub fn slug(title: &str) -> String {
    let ascii = deunicode::deunicode(title).to_lowercase();
    let words: Vec<&str> = ascii.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).take(9).collect();
    words.join("-")
}

/// An address on that host, in one of the forms that sites use.
pub fn url(host: &str, ending: &str, slug: &str, rng: &mut Rng) -> String {
    let scheme = rng.word(&["https://www.", "https://", "http://www.", "http://", "https://"]);
    let path = match rng.below(7) {
        0 => format!("/{}/{:02}/{:02}/{slug}/", rng.between(2004, 2023), rng.between(1, 12), rng.between(1, 28)),
        1 => format!("/read/{}/{slug}.html", rng.between(10_000, 9_999_999)),
        2 => format!("/wp-content/uploads/{}/{:02}/{}.pdf", rng.between(2008, 2022), rng.between(1, 12), slug.replace('-', "_")),
        3 => format!("/index.php?id={}&page={}", rng.between(1, 9999), rng.between(1, 40)),
        4 => format!("/sites/default/files/{}%20{}.pdf", slug.split('-').next().unwrap_or("doc"), rng.between(1, 99)),
        5 => format!("/news/{slug}-{}", rng.between(100_000, 99_999_999)),
        _ => format!("/{slug}"),
    };
    format!("{scheme}{host}.{ending}{path}")
}
