//! A reference as tokens: words, numbers, signs and addresses, with the markup stepped over and kept as flags.

use super::address::address;
use super::markup::{self, Effect};
use crate::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Letters, or letters and digits.
    Word,
    /// Digits.
    Number,
    /// A sign of punctuation, or a run of the same one.
    Sign,
    /// An Internet address.
    Url,
    /// A DOI.
    Doi,
    /// An e-mail address.
    Email,
}

/// One token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its place in the reference as written.
    pub span: Span,
    /// Its place in [`Tokens::low`].
    pub low: Span,
    /// What it is made of.
    pub kind: Kind,
    /// White space stands before it.
    pub spaced: bool,
    /// It is emphasised.
    pub emphasis: bool,
    /// Markup (an edge of emphasis, mostly) stands between the token before and this one.
    pub edge: bool,
}

/// A reference cut into tokens.
#[derive(Clone, Debug, Default)]
pub struct Tokens<'a> {
    /// The reference as written.
    pub raw: &'a str,
    /// The tokens in lower case, quotes and dashes made plain, markup left out, one blank where white space was.
    pub low: String,
    /// In order of place.
    pub list: Vec<Token>,
}

impl<'a> Tokens<'a> {
    /// Cuts `raw`; total, whatever the text.
    pub fn new(raw: &'a str) -> Self {
        let mut tokens = Tokens { raw, low: String::with_capacity(raw.len() + 8), list: Vec::with_capacity(raw.len() / 4) };
        let (mut at, mut spaced, mut emphasis, mut edge) = (0, false, false, false);
        while let Some(next) = raw.get(at..).and_then(|rest| rest.chars().next()) {
            if next.is_whitespace() {
                (spaced, at) = (true, at + next.len_utf8());
                continue;
            }
            if let Some((length, effect)) = markup::at(raw, at) {
                emphasis = match effect {
                    Effect::Toggle => !emphasis,
                    Effect::Begin => true,
                    Effect::End => false,
                    Effect::Nothing => emphasis,
                };
                edge |= effect != Effect::Nothing;
                at += length.max(1);
                continue;
            }
            let (kind, length) = piece(raw.get(at..).unwrap_or(""), next);
            let end = at + length.max(next.len_utf8());
            tokens.push(Span::new(at, end), kind, spaced, emphasis, edge);
            (at, spaced, edge) = (end, false, false);
        }
        tokens
    }

    fn push(&mut self, span: Span, kind: Kind, spaced: bool, emphasis: bool, edge: bool) {
        if spaced && !self.low.is_empty() {
            self.low.push(' ');
        }
        let start = self.low.len();
        fold(span.of(self.raw), kind, &mut self.low);
        self.list.push(Token { span, low: Span::new(start, self.low.len()), kind, spaced, emphasis, edge });
    }

    /// The token's text as written.
    pub fn text(&self, index: usize) -> &'a str {
        self.list.get(index).map_or("", |token| token.span.of(self.raw))
    }

    /// The token's text in lower case.
    pub fn low(&self, index: usize) -> &str {
        self.list.get(index).map_or("", |token| token.low.of(&self.low))
    }

    /// The lower-case text from the token on.
    pub fn low_from(&self, index: usize) -> &str {
        self.list.get(index).and_then(|token| self.low.get(token.low.start..)).unwrap_or("")
    }

    /// The kind of the token, a sign outside of the reference.
    pub fn kind(&self, index: usize) -> Kind {
        self.list.get(index).map_or(Kind::Sign, |token| token.kind)
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

/// The token that `rest`, which begins with `first`, starts with.
fn piece(rest: &str, first: char) -> (Kind, usize) {
    let plain = first.is_ascii_alphanumeric();
    if plain && let Some(found) = address(rest) {
        return found;
    }
    if is_letter(first) || first.is_numeric() {
        let run = rest.find(|c| !(is_letter(c) || c.is_numeric())).unwrap_or(rest.len());
        let run = with_apostrophes(rest, run);
        let length = rest.get(..run).map_or(run, unglued);
        let digits = rest.get(..length).is_some_and(|word| word.chars().all(char::is_numeric));
        return (if digits { Kind::Number } else { Kind::Word }, length);
    }
    let repeated =
        matches!(first, '.' | '-' | '—' | '–' | '_' | '`' | '\'' | '―').then(|| rest.len() - rest.trim_start_matches(first).len());
    let entity = rest.starts_with("&amp;").then_some("&amp;".len());
    (Kind::Sign, entity.or(repeated).unwrap_or(first.len_utf8()))
}

/// A letter, or a mark that is written onto one (accents; the tones of Thai).
pub(super) fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}' | '\u{e47}'..='\u{e4e}' | 'ʻ' | 'ʼ' | 'ʿ' | 'ʾ')
}

/// Lengthens a run of letters over apostrophes that have letters on both sides ("Mas'ood", "l’Europe").
fn with_apostrophes(rest: &str, mut run: usize) -> usize {
    while let Some(mark) = rest.get(run..).and_then(|tail| tail.chars().next()).filter(|c| matches!(c, '\'' | '’' | 'ʹ')) {
        let tail = rest.get(run + mark.len_utf8()..).unwrap_or("");
        let letters = tail.find(|c| !is_letter(c)).unwrap_or(tail.len());
        let before = rest.get(..run).and_then(|head| head.chars().next_back());
        if letters == 0 || !before.is_some_and(is_letter) {
            break;
        }
        run += mark.len_utf8() + letters;
    }
    run
}

/// Signs that are written onto their number: "p12", "vol12", "No7".
const GLUED_SIGNS: [&str; 19] =
    ["p", "pp", "pg", "s", "ss", "vol", "vols", "v", "no", "nos", "nr", "n", "bd", "jg", "t", "hlm", "hal", "iss", "num"];

/// What stands behind the number it counts: year, month, day, volume, issue, page.
pub(super) const COUNTERS: [char; 22] =
    ['年', '月', '日', '卷', '巻', '集', '期', '号', '號', '頁', '页', '版', '辑', '輯', '册', '冊', '년', '월', '일', '권', '호', '쪽'];

/// How much of a run of letters and digits is one word: "Warszawa1997" and "1999Available" are two, "p12" is, "P2TP2A" is not.
fn unglued(run: &str) -> usize {
    let first = run.chars().next();
    let edge = if first.is_some_and(char::is_numeric) { run.find(|c: char| !c.is_numeric()) } else { run.find(|c: char| c.is_numeric()) };
    let Some(edge) = edge else { return run.len() };
    let (Some(head), Some(tail)) = (run.get(..edge), run.get(edge..)) else { return run.len() };
    let year = |text: &str| text.len() == 4 && (text.starts_with("19") || text.starts_with("20") || text.starts_with("18"));
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    let letters = |text: &str| text.chars().take_while(|&c| is_letter(c)).count();
    let wide = |c: char| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}');
    // "卷第" between two numbers is what the one counts and what announces the other.
    let counter = first.filter(|c| COUNTERS.contains(c)).map(char::len_utf8).filter(|&length| head.len() > length && head.ends_with('第'));
    if let Some(length) = counter {
        return length;
    }
    let sign = GLUED_SIGNS.iter().any(|sign| head.eq_ignore_ascii_case(sign)) && digits(tail) && tail.len() <= 5;
    let year_behind = year(tail) && letters(head) >= 3 && letters(head) == head.chars().count();
    let year_before = (year(head) || digits(head)) && letters(tail) >= 4;
    let script = head.chars().next_back().is_some_and(wide) || tail.chars().next().is_some_and(wide);
    if sign || year_behind || year_before || script { edge } else { run.len() }
}

/// Writes the token's lower-case form to `low`.
fn fold(text: &str, kind: Kind, low: &mut String) {
    if kind != Kind::Sign && text.is_ascii() {
        let start = low.len();
        low.push_str(text);
        if let Some(word) = low.get_mut(start..) {
            word.make_ascii_lowercase();
        }
        return;
    }
    if kind != Kind::Sign {
        let plain = |c: char| match c {
            '’' => '\'',
            // Letters and digits as wide as an ideograph.
            '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' => {
                char::from_u32(c as u32 - 0xfee0).unwrap_or(c).to_ascii_lowercase()
            }
            _ => c,
        };
        low.extend(text.chars().flat_map(char::to_lowercase).map(plain));
        return;
    }
    match text {
        "&amp;" => low.push('&'),
        "``" | "''" => low.push('"'),
        _ => low.extend(text.chars().take(3).map(|c| match c {
            '“' | '”' | '„' | '«' | '»' | '‟' => '"',
            '‘' | '’' | '‚' | '‹' | '›' | '`' | '´' => '\'',
            '–' | '‐' | '‑' | '‒' | '−' | '－' => '-',
            '，' | '、' => ',',
            '．' | '。' => '.',
            '：' => ':',
            '；' => ';',
            '（' => '(',
            '）' => ')',
            '《' | '》' | '「' | '」' | '『' | '』' | '〈' | '〉' | '〝' | '〟' => '"',
            '［' | '【' | '〔' => '[',
            '］' | '】' | '〕' => ']',
            '／' => '/',
            '～' | '〜' => '-',
            '！' => '!',
            '？' => '?',
            other => other,
        })),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    fn words(raw: &str) -> Vec<&str> {
        let tokens = Tokens::new(raw);
        (0..tokens.len()).map(|i| tokens.text(i)).collect()
    }

    #[rstest]
    #[case("Pranati.(2011).", &["Pranati", ".", "(", "2011", ")", "."])]
    #[case("Vol.(04) No.(01).225", &["Vol", ".", "(", "04", ")", "No", ".", "(", "01", ")", ".", "225"])]
    #[case("Warszawa1997", &["Warszawa", "1997"])]
    #[case("AICHR.About AICHR", &["AICHR", ".", "About", "AICHR"])]
    #[case("Politik.*Pakistan Journal*", &["Politik", ".", "Pakistan", "Journal"])]
    #[case("1999Available from", &["1999", "Available", "from"])]
    #[case("(P2TP2aA) B12 p12 3rd", &["(", "P2TP2aA", ")", "B12", "p", "12", "3rd"])]
    #[case("Mas'ood, L’Europe ‘x’", &["Mas'ood", ",", "L’Europe", "‘", "x", "’"])]
    #[case("<https://a.org/x>.", &["https://a.org/x", "."])]
    #[case("[www.a.id](http://www.a.id)", &["www.a.id"])]
    #[case("https://doi.org/10.1000/ab-c.", &["https://doi.org/", "10.1000/ab-c", "."])]
    #[case("1996年第2期", &["1996", "年", "第", "2", "期"])]
    #[case("第3卷第2期，第12－20页。", &["第", "3", "卷", "第", "2", "期", "，", "第", "12", "－", "20", "页", "。"])]
    #[case("เล่ม 3 หน้า 12", &["เล่ม", "3", "หน้า", "12"])]
    #[case("《中国 法学》", &["《", "中国", "法学", "》"])]
    #[case("———. 2004", &["———", ".", "2004"])]
    fn cut(#[case] raw: &str, #[case] expected: &[&str]) {
        assert_eq!(words(raw), expected);
    }

    #[test]
    fn markup_changes_no_word() {
        let plain = Tokens::new("A. B. Title here. Journal 12(3)");
        let marked = Tokens::new("A. B. *Title here*. **Journal** 12(3)");
        assert_eq!(plain.low, marked.low);
        assert!(marked.list.iter().any(|token| token.emphasis));
    }

    proptest! {
        #[test]
        fn total(raw in "\\PC{0,80}") {
            let tokens = Tokens::new(&raw);
            let mut end = 0;
            for token in &tokens.list {
                prop_assert!(token.span.start >= end && token.span.end > token.span.start);
                prop_assert!(raw.get(token.span.start..token.span.end).is_some());
                end = token.span.end;
            }
        }
    }
}
