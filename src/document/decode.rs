//! Bytes become text: UTF-8 as it is, UTF-16 and the old one-byte encodings decoded, anything else refused.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// First bytes of common files that are no text although they may begin like it.
const BINARY_MAGIC: &[&[u8]] =
    &[b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"\x1F\x8B", b"\x7FELF", b"\xD0\xCF\x11\xE0", b"%!PS", b"{\\rtf"];

/// The text of `bytes`, or `None` where they hold none.
///
/// UTF-8 comes back byte for byte, a byte order mark included, so that offsets are those of the file.
pub(crate) fn decode(bytes: &[u8]) -> Option<String> {
    if BINARY_MAGIC.iter().any(|magic| bytes.starts_with(magic)) {
        return None;
    }
    if let Some(encoding) = utf16(bytes) {
        let (text, _, broken) = encoding.decode(bytes);
        return (!broken).then(|| text.into_owned());
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => (control_share(bytes) <= 0.10).then(|| text.to_owned()),
        Err(_) if bytes.contains(&0) || control_share(bytes) > 0.02 => None,
        Err(_) => {
            let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
            detector.feed(bytes, true);
            let encoding = detector.guess(None, Utf8Detection::Allow);
            Some(encoding.decode(bytes).0.into_owned())
        }
    }
}

/// The text of one line of a file that is read line by line: UTF-8, or what a Windows machine of the West would have written.
pub(crate) fn line(bytes: &[u8]) -> Option<String> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text.to_owned()),
        Err(_) if control_share(bytes) > 0.10 => None,
        Err(_) => Some(WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned()),
    }
}

/// Which UTF-16 it is: by its byte order mark, or by zeros that stand at every other byte only.
pub(crate) fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0xFF, 0xFE, ..] => return Some(UTF_16LE),
        [0xFE, 0xFF, ..] => return Some(UTF_16BE),
        _ if bytes.len() < 8 || bytes.len() % 2 == 1 => return None,
        _ => {}
    }
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).filter(|&&b| b == 0).count() * 2;
    let (even, odd) = (zeros(0), zeros(1));
    // Text in Latin letters has a zero in nearly every pair; half of them is proof enough when the other place has next to none.
    match (even * 2 > bytes.len(), odd * 2 > bytes.len()) {
        (false, true) if even * 20 < bytes.len() => Some(UTF_16LE),
        (true, false) if odd * 20 < bytes.len() => Some(UTF_16BE),
        _ => None,
    }
}

/// How much of it is control characters that no text needs.
fn control_share(bytes: &[u8]) -> f64 {
    let controls = bytes.iter().filter(|&&b| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1B)).count();
    if bytes.is_empty() { 0.0 } else { controls as f64 / bytes.len() as f64 }
}

#[cfg(test)]
mod tests {
    use super::decode;
    use rstest::rstest;

    #[rstest]
    #[case(b"plain", Some("plain"))]
    #[case(b"", Some(""))]
    #[case("naïve – “x”".as_bytes(), Some("naïve – “x”"))]
    #[case(b"\xEF\xBB\xBFx", Some("\u{FEFF}x"))]
    #[case(b"\xFF\xFEa\0\xE9\0", Some("aé"))]
    #[case(b"\xFE\xFF\0a\0b", Some("ab"))]
    #[case(b"M\0\xFC\0l\0l\0e\0r\0", Some("Müller"))]
    #[case(b"M\xFCller, J. \x96 \x93Die Bibliothek\x94. M\xFCnchen 1999", Some("Müller, J. – “Die Bibliothek”. München 1999"))]
    #[case(b"a few zeros \0 in a text that is long enough", Some("a few zeros \0 in a text that is long enough"))]
    #[case(b"\xFF\xFEodd", None)]
    #[case(b"%PDF-1.7 text", None)]
    #[case(b"\0\x01\x02\x03\0\0\0\0\xFF\xFE\x80", None)]
    fn bytes_become_text(#[case] bytes: &[u8], #[case] text: Option<&str>) {
        assert_eq!(decode(bytes).as_deref(), text);
    }
}
