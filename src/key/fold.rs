//! [`fold`]: text without what typography, markup and keyboards change about it.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::markup::plain;

/// The words of `text`, folded and joined by single blanks: compatibility forms (NFKC), case, accents, markup, dashes and quotation marks
/// are gone; letters of every script stay. Ideographs and kana count as words of their own. May be empty.
///
/// ```
/// assert_eq!(ibid::key::fold("*Peran* “Björkdahl”: l’Œuvre\u{2014}II"), "peran bjorkdahl loeuvre ii");
/// ```
pub fn fold(text: &str) -> String {
    let text = plain(text);
    let mut folder = Folder { out: String::with_capacity(text.len()), gap: false };
    if text.is_ascii() {
        text.bytes().for_each(|byte| folder.put_ascii(byte));
        return folder.out;
    }
    let mut base = ' ';
    for c in text.nfkd() {
        if is_accent(c) && !makes_letter(base, c) {
            continue;
        }
        base = c;
        if is_accent(c) {
            folder.put(c);
        } else {
            c.to_lowercase().filter(|&c| !is_accent(c)).for_each(|c| folder.put(c));
        }
    }
    folder.out.nfc().collect()
}

struct Folder {
    out: String,
    gap: bool,
}

impl Folder {
    fn put(&mut self, c: char) {
        match c {
            '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '´' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => {}
            '&' => {
                self.gap = true;
                self.word("and");
                self.gap = true;
            }
            'ß' => self.word("ss"),
            'æ' => self.word("ae"),
            'œ' => self.word("oe"),
            'þ' => self.word("th"),
            'ø' => self.word("o"),
            'ł' => self.word("l"),
            'đ' | 'ð' => self.word("d"),
            'ı' => self.word("i"),
            'ς' => self.word("σ"),
            _ if stands_alone(c) => {
                self.gap = true;
                self.letter(c);
                self.gap = true;
            }
            _ if c.is_alphanumeric() || is_combining_mark(c) => self.letter(ascii_digit(c)),
            _ => self.gap = true,
        }
    }

    /// The same of ASCII, which most text is.
    fn put_ascii(&mut self, byte: u8) {
        match byte {
            b'\'' | b'`' => {}
            b'&' => self.put('&'),
            _ if byte.is_ascii_alphanumeric() => {
                if std::mem::take(&mut self.gap) && !self.out.is_empty() {
                    self.out.push(' ');
                }
                self.out.push(char::from(byte.to_ascii_lowercase()));
            }
            _ => self.gap = true,
        }
    }

    fn word(&mut self, letters: &str) {
        letters.chars().for_each(|c| self.letter(c));
    }

    fn letter(&mut self, c: char) {
        if self.gap && !self.out.is_empty() && !is_combining_mark(c) {
            self.out.push(' ');
        }
        self.gap = false;
        self.out.push(c);
    }
}

/// Accents of alphabets, Hebrew points and Arabic vowel signs; the vowel signs of Indic scripts and the voicing marks of kana are letters.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// Marks that make another letter of the Cyrillic alphabet: й, ў, ї.
fn makes_letter(base: char, mark: char) -> bool {
    matches!((base, mark), ('и' | 'И' | 'у' | 'У', '\u{306}') | ('і' | 'І', '\u{308}'))
}

/// Scripts written without blanks, where a character is the unit that can differ.
fn stands_alone(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30fa}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{323af}')
}

/// Decimal digits of other scripts as 0 to 9.
fn ascii_digit(c: char) -> char {
    const ZEROS: [char; 6] = ['\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{e50}', '\u{1040}'];
    let code = u32::from(c);
    ZEROS.iter().filter_map(|&zero| code.checked_sub(u32::from(zero))).find(|&n| n < 10).and_then(|n| char::from_digit(n, 10)).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("Human Security in Southeast Asia: Viable solution?", "human security in southeast asia viable solution")]
    #[case("Björkdahl, A.", "bjorkdahl a")]
    #[case("The ‘ASEAN Way’", "the asean way")]
    #[case("ASEAN’s 20 Years", "aseans 20 years")]
    #[case("Perempuan & Anak", "perempuan and anak")]
    #[case("258–292", "258 292")]
    #[case("{\\\"U}ber die \\emph{Stra{\\ss}e} na{\\\"\\i}ve", "uber die strasse naive")]
    #[case("Straße, Øre, Łódź, Đà Nẵng", "strasse ore lodz da nang")]
    #[case("H<sub>2</sub>O &amp; CO$_2$", "h2o and co2")]
    #[case("ﬁeld ｆｕｌｌ", "field full")]
    #[case("Психология ё", "психология е")]
    #[case("Чайковский", "чайковский")]
    #[case("İstanbul", "istanbul")]
    #[case("深度学习", "深 度 学 习")]
    #[case("हिन्दी", "हिन्दी")]
    #[case("한국어 연구", "한국어 연구")]
    #[case("١٢ مُحَمَّد", "12 محمد")]
    #[case("…—“”", "")]
    fn folds(#[case] text: &str, #[case] folded: &str) {
        assert_eq!(fold(text), folded);
    }

    proptest! {
        #[test]
        fn ascii_is_folded_as_any_text(text in "[ -~\t]{0,60}") {
            let (mut long, mut short) = (Folder { out: String::new(), gap: false }, Folder { out: String::new(), gap: false });
            text.chars().for_each(|c| long.put(c.to_ascii_lowercase()));
            text.bytes().for_each(|byte| short.put_ascii(byte));
            prop_assert_eq!(long.out, short.out);
        }

        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,60}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn blanks_are_single(text in "[\\s\\PC]{0,60}") {
            let folded = fold(&text);
            prop_assert!(!folded.starts_with(' ') && !folded.ends_with(' ') && !folded.contains("  "));
        }
    }
}
