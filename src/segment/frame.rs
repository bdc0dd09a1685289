//! Quotation marks and brackets: what stands inside which, and which sign opens or closes.

use super::token::{Kind, Tokens};

/// How a token stands to the quotes and brackets of its reference.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// Between quotation marks.
    pub quoted: bool,
    /// Between round brackets.
    pub round: bool,
    /// Between square brackets.
    pub square: bool,
    /// The token is a sign that opens a quotation or a bracket.
    pub opens: bool,
    /// The token is a sign that closes one.
    pub closes: bool,
}

/// The frame of every token.
pub fn frames(tokens: &Tokens) -> Vec<Frame> {
    let mut frames = Vec::with_capacity(tokens.len());
    let (mut quote, mut round, mut square) = (None, 0usize, 0usize);
    for (index, token) in tokens.list.iter().enumerate() {
        let mut frame = Frame { quoted: quote.is_some(), round: round > 0, square: square > 0, ..Frame::default() };
        if token.kind == Kind::Sign {
            match tokens.text(index) {
                "(" | "（" => {
                    round += 1;
                    frame.opens = true;
                }
                ")" | "）" => {
                    round = round.saturating_sub(1);
                    frame.closes = true;
                }
                "[" | "［" | "【" | "〔" => {
                    square += 1;
                    frame.opens = true;
                }
                "]" | "］" | "】" | "〕" => {
                    square = square.saturating_sub(1);
                    frame.closes = true;
                }
                text => {
                    let tight = tokens.list.get(index + 1).is_some_and(|next| !next.spaced);
                    match quotation(text, quote, token.spaced || index == 0, tight) {
                        Some(Turn::Opens(kind)) => (quote, frame.opens) = (Some(kind), true),
                        Some(Turn::Closes) => (quote, frame.closes) = (None, true),
                        None => {}
                    }
                }
            }
        }
        frames.push(frame);
    }
    frames
}

/// The kinds of quotation that close each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quote {
    Double,
    German,
    Guillemet,
    Single,
    /// 《…》 and 〈…〉, around titles.
    Title,
    /// 「…」 and 『…』.
    Corner,
}

enum Turn {
    Opens(Quote),
    Closes,
}

/// What a sign does to the open quotation: nothing for signs that are no quotation mark.
fn quotation(text: &str, open: Option<Quote>, spaced: bool, tight: bool) -> Option<Turn> {
    match (text, open) {
        ("“", Some(Quote::German)) | ("”", Some(_)) | ("\"" | "''", Some(Quote::Double | Quote::German)) => Some(Turn::Closes),
        ("»", Some(Quote::Guillemet)) | ("«", Some(Quote::Guillemet)) => Some(Turn::Closes),
        ("’" | "'" | "‘", Some(Quote::Single)) if !spaced || !tight => Some(Turn::Closes),
        ("》" | "〉", Some(Quote::Title)) | ("」" | "』", Some(Quote::Corner)) => Some(Turn::Closes),
        ("《" | "〈", None) => Some(Turn::Opens(Quote::Title)),
        ("「" | "『", None) => Some(Turn::Opens(Quote::Corner)),
        ("„", None) => Some(Turn::Opens(Quote::German)),
        ("“" | "\"" | "``" | "''" | "”", None) => Some(Turn::Opens(Quote::Double)),
        ("«" | "»", None) => Some(Turn::Opens(Quote::Guillemet)),
        ("‘" | "'" | "`" | "‚", None) if spaced && tight => Some(Turn::Opens(Quote::Single)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("A, “Some title,” B", "some title ,")]
    #[case("A, \"Some title,\" B", "some title ,")]
    #[case("A, „Some title“, B", "some title")]
    #[case("A, ‘Some title’, B", "some title")]
    #[case("A, ''Some title'', B", "some title")]
    #[case("Mas'ood, M. Its title", "")]
    #[case("王小明：《中国法学》，北京", "中国法学")]
    #[case("山田太郎「人権の歴史」『法学』", "人権の歴史 法学")]
    fn quoted(#[case] raw: &str, #[case] expected: &str) {
        let tokens = Tokens::new(raw);
        let frames = frames(&tokens);
        let inside: Vec<&str> = (0..tokens.len()).filter(|&i| frames[i].quoted && !frames[i].closes).map(|i| tokens.low(i)).collect();
        assert_eq!(inside.join(" "), expected);
    }
}
