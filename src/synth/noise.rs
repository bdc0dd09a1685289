//! What happens to references between the style sheet and the file: fields left out, signs lost or doubled, capitals,
//! lost accents, faults of optical reading, broken lines. Each with its probability in [`rates`].

use unicode_normalization::UnicodeNormalization;

use super::item::{Field, Item};
use super::render::Piece;
use super::rng::Rng;
use super::words::Words;
use crate::segment::Label;

/// How often each fault is made, a reference. The rates are guesses from reading reference lists of papers turned into text:
/// most references are clean, a tenth has one fault, few have several.
pub mod rates {
    /// The date is not known: `n.d.`
    pub const NO_DATE: f64 = 0.012;
    /// Emphasis ends in the middle of a title and begins again.
    pub const EMPHASIS_SPLIT: f64 = 0.03;
    /// The sign behind emphasis or a quotation stands inside.
    pub const SIGN_INSIDE: f64 = 0.1;
    /// The final dot is missing.
    pub const NO_FINAL_DOT: f64 = 0.12;
    /// One sign between values is lost.
    pub const SIGN_LOST: f64 = 0.03;
    /// One sign between values is doubled or stands with a blank before it.
    pub const SIGN_DOUBLED: f64 = 0.025;
    /// Blanks after dots, colons or commas are lost throughout: `Name.(2011).Title`.
    pub const GLUED: f64 = 0.03;
    /// Quotation marks and emphasis are lost although the style has them.
    pub const MARKS_LOST: f64 = 0.04;
    /// One of a pair of marks is lost.
    pub const MARK_UNPAIRED: f64 = 0.03;
    /// Title, authors or container in capitals.
    pub const CAPITALS: f64 = 0.03;
    /// Marks on letters are lost.
    pub const NO_DIACRITICS: f64 = 0.04;
    /// Two or three letters are misread.
    pub const MISREAD: f64 = 0.02;
    /// Line breaks leave a hyphen and a blank in words.
    pub const HYPHENS: f64 = 0.03;
    /// A blank stands in the address.
    pub const BROKEN_URL: f64 = 0.08;
    /// Two blanks, or a blank before a sign.
    pub const LOOSE: f64 = 0.02;
    /// Two words of a title run together.
    pub const WORDS_JOINED: f64 = 0.03;
}

/// Fields that writers leave out, with the probability that a given reference lacks it.
const OPTIONAL: &[(Field, f64)] = &[
    (Field::Doi, 0.35),
    (Field::Issue, 0.12),
    (Field::Location, 0.15),
    (Field::Pages, 0.06),
    (Field::Isbn, 0.6),
    (Field::Series, 0.3),
    (Field::Publisher, 0.04),
    (Field::Url, 0.12),
    (Field::Volume, 0.03),
    (Field::Extent, 0.3),
    (Field::Accessed, 0.15),
    (Field::Edition, 0.1),
];

/// Leaves fields out; a date gives way to `n.d.` or to nothing.
pub fn forget(item: &mut Item, rng: &mut Rng) {
    for (field, rate) in OPTIONAL {
        if rng.chance(*rate) {
            item.fields.remove(field);
        }
    }
    if rng.chance(rates::NO_DATE) {
        let lang = item.lang.clone();
        item.set(Field::Date, Words::of(&lang, rng.below(60)).get("nodate"));
    }
}

/// Makes faults in the pieces of a reference.
pub fn spoil(pieces: &mut Vec<Piece>, rng: &mut Rng) {
    if rng.chance(rates::MARKS_LOST) {
        pieces.retain(|piece| !piece.mark);
    } else if rng.chance(rates::MARK_UNPAIRED) {
        let marks: Vec<usize> = pieces.iter().enumerate().filter(|(_, p)| p.mark && !p.text.is_empty()).map(|(at, _)| at).collect();
        if let Some(&at) = rng.pick(&marks) {
            pieces.remove(at);
        }
    }
    if rng.chance(rates::SIGN_INSIDE) {
        sign_inside(pieces);
    }
    if rng.chance(rates::EMPHASIS_SPLIT) && pieces.iter().any(|piece| piece.mark && piece.text == "*") {
        change(pieces, |l| l == Label::Title, |text| text.replacen(": ", "*: *", 1));
    }
    if rng.chance(rates::CAPITALS) {
        let label = *rng.pick(&[Label::Title, Label::Author, Label::ContainerTitle, Label::Title]).unwrap_or(&Label::Title);
        change(pieces, |l| l == label, |text| text.to_uppercase());
    }
    if rng.chance(rates::NO_DIACRITICS) {
        change(pieces, |_| true, |text| text.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).collect());
    }
    if rng.chance(rates::HYPHENS) {
        change(pieces, |l| matches!(l, Label::Title | Label::ContainerTitle | Label::Publisher), |text| hyphenated(text, rng));
    }
    if rng.chance(rates::BROKEN_URL) {
        change(pieces, |l| matches!(l, Label::Url | Label::Doi), |text| broken(text, rng));
    }
    if rng.chance(rates::WORDS_JOINED) {
        change(pieces, |l| l == Label::Title, |text| without_blank(text, rng));
    }
    if rng.chance(rates::MISREAD) {
        for _ in 0..rng.between(1, 3) {
            let at = rng.below(pieces.len());
            if let Some(piece) = pieces.get_mut(at).filter(|p| !matches!(p.label, Some(Label::Url | Label::Doi))) {
                piece.text = misread(&piece.text, rng);
            }
        }
    }
    signs(pieces, rng);
}

/// Moves the dot or comma behind closing emphasis in front of it: `*Title*.` becomes `*Title.*`.
fn sign_inside(pieces: &mut Vec<Piece>) {
    let place = (1..pieces.len().saturating_sub(1)).find(|at| {
        let [Some(value), Some(mark), Some(next)] = [at - 1, *at, at + 1].map(|at| pieces.get(at)) else { return false };
        value.label.is_some() && mark.mark && mark.text == "*" && next.label.is_none() && next.text.starts_with(['.', ','])
    });
    let Some(at) = place else { return };
    if let Some(sign) = pieces.get_mut(at + 1).map(|next| next.text.remove(0)) {
        pieces.insert(at, Piece { label: None, text: sign.into(), mark: false });
    }
}

/// Faults of the signs between values.
fn signs(pieces: &mut [Piece], rng: &mut Rng) {
    if rng.chance(rates::GLUED) {
        let sign = rng.word(&[". ", ": ", ", ", " ("]);
        for piece in pieces.iter_mut().filter(|piece| piece.label.is_none() && !piece.mark) {
            piece.text = piece.text.replace(sign, sign.trim());
        }
    }
    let between: Vec<usize> = pieces
        .iter()
        .enumerate()
        .filter(|(_, piece)| piece.label.is_none() && !piece.mark && piece.text.contains(['.', ',', ':', ';', ')', '(']))
        .map(|(at, _)| at)
        .collect();
    let mut at_sign = |rng: &mut Rng, with: fn(char) -> String| {
        let chosen = rng.pick(&between).copied();
        if let Some(piece) = chosen.and_then(|at| pieces.get_mut(at))
            && let Some(place) = piece.text.find(['.', ',', ':', ';', ')', '('])
        {
            let sign = piece.text.remove(place);
            piece.text.insert_str(place, &with(sign));
        }
    };
    if rng.chance(rates::SIGN_LOST) {
        at_sign(rng, |_| String::new());
    }
    if rng.chance(rates::SIGN_DOUBLED) {
        at_sign(rng, |sign| format!("{sign}{sign}"));
    }
    if rng.chance(rates::LOOSE) {
        at_sign(rng, |sign| format!(" {sign}"));
    }
}

fn change(pieces: &mut [Piece], which: impl Fn(Label) -> bool, mut how: impl FnMut(&str) -> String) {
    for piece in pieces.iter_mut().filter(|piece| piece.label.is_some_and(&which)) {
        piece.text = how(&piece.text);
    }
}

/// A hyphen and a blank in one of the long words, as a line break leaves them.
fn hyphenated(text: &str, rng: &mut Rng) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let long: Vec<usize> = (0..words.len()).filter(|at| words.get(*at).is_some_and(|w| w.chars().count() > 6)).collect();
    let Some(&chosen) = rng.pick(&long) else { return text.to_owned() };
    let cut = rng.between(3, 4);
    let broken = words.iter().enumerate().map(|(at, word)| {
        let place = word.char_indices().nth(cut).map(|(place, _)| place);
        match place.and_then(|place| word.split_at_checked(place)) {
            Some((head, tail)) if at == chosen => format!("{head}- {tail}"),
            _ => (*word).to_owned(),
        }
    });
    broken.collect::<Vec<_>>().join(" ")
}

/// A blank behind one of the signs of an address.
fn broken(text: &str, rng: &mut Rng) -> String {
    let signs: Vec<usize> = text.char_indices().skip(8).filter(|(_, c)| matches!(c, '/' | '-' | '.' | '_')).map(|(at, _)| at + 1).collect();
    let Some((head, tail)) = rng.pick(&signs).and_then(|at| text.split_at_checked(*at)) else { return text.to_owned() };
    if tail.is_empty() { text.to_owned() } else { format!("{head} {tail}") }
}

fn without_blank(text: &str, rng: &mut Rng) -> String {
    let blanks: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).collect();
    let mut text = text.to_owned();
    if let Some(&at) = rng.pick(&blanks) {
        text.remove(at);
    }
    text
}

/// One letter taken for another that looks like it.
fn misread(text: &str, rng: &mut Rng) -> String {
    const ALIKE: &[(&str, &str)] = &[
        ("rn", "m"),
        ("l", "1"),
        ("e", "c"),
        ("O", "0"),
        ("0", "O"),
        ("1", "l"),
        ("5", "S"),
        ("h", "b"),
        ("i", "í"),
        ("fi", "ﬁ"),
        ("cl", "d"),
        ("m", "rn"),
    ];
    let (from, to) = *rng.pick(ALIKE).unwrap_or(&("l", "1"));
    text.replacen(from, to, 1)
}
