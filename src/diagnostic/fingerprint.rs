//! Which finding is this, though lines before it came or went? A number made of the rule, the file's name, the reference and the text at fault.

use std::collections::HashMap;
use std::path::Path;

use super::{Finding, Source};

/// Gives every finding its fingerprint. Findings that are alike in all it is made of are told apart by their order.
pub fn mark(findings: &mut [Finding], sources: &[Source<'_>]) {
    let mut seen: HashMap<u64, u64> = HashMap::new();
    for finding in findings {
        let source = sources.get(finding.place.file);
        // Without folders: the same whatever directory the program is called from.
        let file = source.and_then(|source| Path::new(source.name).file_name()).map(|name| name.to_string_lossy()).unwrap_or_default();
        let text = source.map_or("", |source| finding.place.span.of(source.text));
        let words: Vec<&str> = text.split_whitespace().collect();
        let base = hash([finding.rule, file.as_ref(), finding.anchor.as_str(), words.join(" ").as_str()]);
        let nth = seen.entry(base).or_insert(0);
        finding.fingerprint = base.wrapping_add(nth.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        *nth += 1;
    }
}

/// FNV-1a over the parts, each closed by a byte that no text has.
fn hash<'a>(parts: impl IntoIterator<Item = &'a str>) -> u64 {
    let bytes = parts.into_iter().flat_map(|part| part.bytes().chain([0xFF]));
    bytes.fold(0xCBF2_9CE4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

/// The fingerprint as it is written.
pub fn text(fingerprint: u64) -> String {
    format!("{fingerprint:016x}")
}
