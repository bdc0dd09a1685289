//! Where is a blank missing, and where is one too many? The places in one text, letter by letter; what they mean to a list is the rule's.

use crate::Span;

/// What is wrong with a blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slip {
    /// "AICHR.About"
    AfterStop,
    /// "London,Routledge"
    AfterComma,
    /// "Yogyakarta:Liberty"
    AfterColon,
    /// "Viona.(2020)"
    BeforeBracket,
    /// "(2020)Title"
    AfterBracket,
    /// "( 2020)"
    InBracket,
    /// "London , 2020"
    BeforeComma,
    /// "London : Routledge"
    BeforeColon,
}

/// A slip and its place: the sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What it is.
    pub slip: Slip,
    /// The sign.
    pub sign: Span,
}

/// A word that is passed over: an address, a formula.
const MASK: char = '\u{e000}';
/// What stands before a colon as a label of what follows.
const LABELS: [&str; 18] = [
    "arxiv", "doi", "eprint", "hal", "handle", "hdl", "http", "https", "isbn", "issn", "nbn", "physics", "pii", "pmcid", "pmid", "url",
    "urn", "uuid",
];
/// Words that begin a bracket behind a name.
const ROLES: [&str; 9] = ["ed)", "ed.", "eds", "éd.", "hg.", "hrsg", "org.", "orgs", "n.d."];

/// A text without its markup: its letters with their places.
struct Letters(Vec<(usize, char)>);

impl Letters {
    fn of(text: &str) -> Self {
        let mut out = Vec::with_capacity(text.len());
        let mut at = 0;
        for word in text.split_inclusive(char::is_whitespace) {
            let start = at;
            at += word.len();
            let bare = word.trim_end();
            if is_address(bare) {
                out.push((start, MASK));
            } else {
                // "(* joint first authors)" is no emphasis.
                let marks = |c: char| matches!(c, '*' | '{' | '}') && bare != "(*";
                let edge = |place: usize| place == 0 || place + 1 == bare.len();
                let kept = bare.char_indices().filter(|(place, c)| !(marks(*c) || *c == '_' && edge(*place)));
                out.extend(kept.map(|(place, c)| (start + place, c)));
            }
            if bare.len() < word.len() {
                out.push((start + bare.len(), ' '));
            }
        }
        Self(out)
    }

    fn get(&self, at: usize) -> char {
        self.0.get(at).map_or('\0', |(_, c)| *c)
    }

    fn before(&self, at: usize) -> char {
        at.checked_sub(1).map_or('\0', |at| self.get(at))
    }

    /// The letters that follow without a break, from `at`.
    fn run(&self, at: usize) -> &[(usize, char)] {
        let rest = self.0.get(at..).unwrap_or(&[]);
        rest.get(..rest.iter().take_while(|(_, c)| is_letter(*c)).count()).unwrap_or(&[])
    }

    /// The letters that end before `at`.
    fn run_before(&self, at: usize) -> &[(usize, char)] {
        let head = self.0.get(..at).unwrap_or(&[]);
        head.get(head.len() - head.iter().rev().take_while(|(_, c)| is_letter(*c)).count()..).unwrap_or(&[])
    }

    /// Whether a year stands at `at`: four digits, no fifth.
    fn year(&self, at: usize) -> bool {
        let digits: String = (at..at + 5).map(|at| self.get(at)).take_while(char::is_ascii_digit).collect();
        digits.len() == 4 && ("1500".."2100").contains(&digits.as_str())
    }

    fn year_before(&self, at: usize) -> bool {
        at >= 4 && self.year(at - 4) && !self.before(at - 4).is_ascii_digit()
    }

    /// The last sign before `at` that is no blank.
    fn solid_before(&self, at: usize) -> char {
        let head = self.0.get(..at).unwrap_or(&[]);
        head.iter().rev().map(|(_, c)| *c).find(|c| *c != ' ').unwrap_or('\0')
    }

    /// The first sign from `at` on that is no blank.
    fn solid(&self, at: usize) -> char {
        self.0.get(at..).unwrap_or(&[]).iter().map(|(_, c)| *c).find(|c| *c != ' ').unwrap_or('\0')
    }
}

/// Whether a word is an address or a formula, which have signs of their own.
fn is_address(word: &str) -> bool {
    let doi = word
        .find("10.")
        .is_some_and(|at| word.get(at + 3..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()) && rest.contains('/')));
    doi || word.contains("://") || word.contains("www.") || word.contains(['@', '\\', '$', '^', '|', '='])
}

/// A letter of a script that does not part its words by blanks, or not as Latin does.
pub fn is_unparted(c: char) -> bool {
    // Thai to Tibetan and Burmese, Hangul, Khmer, ideographs and kana.
    matches!(u32::from(c), 0x0E00..=0x109F | 0x1100..=0x11FF | 0x1780..=0x17FF | 0x2E80..=0xA4CF | 0xAC00..=0xD7FF | 0xF900..=0xFAFF | 0x20000..)
        && c.is_alphabetic()
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !is_unparted(c)
}

fn capital(run: &[(usize, char)]) -> bool {
    run.first().is_some_and(|(_, c)| c.is_uppercase())
}

/// "About": a capital and a small letter.
fn titled(run: &[(usize, char)]) -> bool {
    capital(run) && run.get(1).is_some_and(|(_, c)| c.is_lowercase())
}

fn small(run: &[(usize, char)]) -> bool {
    run.iter().all(|(_, c)| c.is_lowercase())
}

/// The slips of a text, in order.
pub fn faults(text: &str) -> Vec<Fault> {
    // Most texts have no sign that needs a look.
    if !text.contains(['.', ',', ';', ':', '(', '[', '?']) {
        return Vec::new();
    }
    let letters = Letters::of(text);
    // Chinese, Japanese, Korean and Thai part neither words nor brackets by blanks, and what stands among them follows suit.
    let unparted = text.chars().any(is_unparted);
    let joined = |slip: Slip| matches!(slip, Slip::InBracket | Slip::BeforeComma | Slip::BeforeColon);
    let signs = letters.0.iter().enumerate();
    signs
        .filter_map(|(at, (place, sign))| {
            let slip = match sign {
                '.' | '?' if after_stop(&letters, at) => Slip::AfterStop,
                ',' | ';' if after_comma(&letters, at) => Slip::AfterComma,
                ':' if after_colon(&letters, at) => Slip::AfterColon,
                '(' if before_bracket(&letters, at) => Slip::BeforeBracket,
                '(' | '[' if letters.get(at + 1) == ' ' && is_held(letters.solid(at + 1)) => Slip::InBracket,
                // "a )" at the head is a label.
                ')' | ']' if at > 3 && letters.before(at) == ' ' && is_held(letters.solid_before(at)) => Slip::InBracket,
                ')' if after_bracket(&letters, at) => Slip::AfterBracket,
                ',' | '.' if behind_blank(&letters, at) => Slip::BeforeComma,
                ':' | ';' if behind_blank(&letters, at) => Slip::BeforeColon,
                _ => return None,
            };
            Some(Fault { slip, sign: Span::new(*place, place + sign.len_utf8()) })
        })
        .filter(|fault| !unparted || joined(fault.slip))
        .collect()
}

/// Whether a colon of the text has a blank behind it and none before it, as most customs have it.
pub fn has_plain_colon(text: &str) -> bool {
    text.match_indices(": ").any(|(at, _)| text.get(..at).and_then(|head| head.chars().next_back()).is_some_and(is_letter))
}

/// The words around a sign, for messages.
pub fn around(text: &str, sign: Span) -> String {
    const LETTERS: usize = 24;
    let (head, tail) = (text.get(..sign.start).unwrap_or(""), text.get(sign.end..).unwrap_or(""));
    let word = |text: &str, letters: &mut dyn Iterator<Item = char>| -> usize {
        let inner = text.trim();
        let blanks = text.chars().count() - inner.chars().count();
        blanks + letters.skip(blanks).take_while(|c| !c.is_whitespace()).count()
    };
    let before = word(head.trim_start(), &mut head.chars().rev()).min(LETTERS);
    let after = word(tail.trim_end(), &mut tail.chars()).min(LETTERS);
    let head: Vec<char> = head.chars().rev().take(before).collect();
    let shown: String = head.into_iter().rev().chain(sign.of(text).chars()).chain(tail.chars().take(after)).collect();
    shown.trim().to_owned()
}

/// "AICHR.About", "(2015).Title", "2015.Jurnal"; not "J.Smith", "Phys.Rev.", "Ph.D."
fn after_stop(letters: &Letters, at: usize) -> bool {
    let after = letters.run(at + 1);
    // "Rev." is short for a word, and so is what stands before it.
    if !titled(after) || after.len() < 3 || letters.solid(at + 1 + after.len()) == '.' {
        return false;
    }
    let before = letters.run_before(at);
    let ahead = letters.before(at - before.len());
    match letters.before(at) {
        ')' | ']' | '”' | '"' | '»' => letters.get(at) == '.',
        c if c.is_ascii_digit() => letters.year_before(at),
        // "Th.Mann", "Chr.Wolff": short for a given name.
        _ if titled(before) => before.len() > 3 && ahead != '.',
        _ => before.len() > 1 && !matches!(ahead, '.' | '-' | '/'),
    }
}

/// "London,Routledge", "al.,Nature", "London,2001"; not "Smith,J.", "N,N-dimethyl", "1,2"
fn after_comma(letters: &Letters, at: usize) -> bool {
    let (before, after) = (letters.run_before(at), letters.run(at + 1));
    let ahead = letters.before(at - before.len());
    // A character named in HTML: "&amp;"
    if letters.get(at) == ';' && (ahead == '&' || ahead == '#') {
        return false;
    }
    let behind = letters.get(at + 1 + after.len());
    let last = letters.before(at);
    let closed = matches!(last, '.' | ')' | '”');
    if letters.year(at + 1) {
        return before.len() > 2 || last == '.' && is_letter(letters.before(at - 1));
    }
    if matches!(letters.get(at + 1), '(' | '“') {
        return before.len() > 2 || closed;
    }
    // "Smith,JH", "Boston,MA"
    let initials = after.len() < 4 && after.iter().all(|(_, c)| c.is_uppercase());
    if after.len() < 2 || initials || behind == '-' {
        return false;
    }
    match last {
        '.' => is_letter(letters.before(at - 1)) && after.len() > 2,
        ')' | '”' => after.len() > 2,
        c if c.is_ascii_digit() => after.len() > 3,
        // Letters of transcriptions: "Ja;la;".
        _ if letters.get(at) == ';' => before.len() > 2 && after.len() > 2 && capital(after),
        _ => before.len() > 1 && ahead != ',' && behind != ',',
    }
}

/// "Yogyakarta:Liberty", "threats:responses"; not "ki:ta", "doi:x", "Nd:YAG"
fn after_colon(letters: &Letters, at: usize) -> bool {
    const LONG: usize = 6;
    let (before, after) = (letters.run_before(at), letters.run(at + 1));
    let behind = letters.get(at + 1 + after.len());
    let ahead = letters.before(at - before.len());
    if behind == ':' || ahead == ':' || ahead == '/' {
        return false;
    }
    if letters.year_before(at) || matches!(letters.before(at), ')' | '”') {
        return titled(after) && after.len() > 2;
    }
    let word: String = before.iter().flat_map(|(_, c)| c.to_lowercase()).collect();
    if LABELS.contains(&word.as_str()) || behind == '/' {
        return false;
    }
    if titled(after) {
        return after.len() > 2 && (before.len() > 2 && before.last().is_some_and(|(_, c)| c.is_lowercase()) || word == "in");
    }
    // Length marks of transcriptions stand behind vowels and in short words; "Leser:innen" is one word.
    let ascii = |run: &[(usize, char)]| run.len() >= LONG && run.iter().all(|(_, c)| c.is_ascii_alphabetic());
    small(after) && ascii(before) && ascii(after) && !after.iter().map(|(_, c)| *c).eq("innen".chars())
}

/// "Viona.(2020)", "Lobasz(2019)", "Roe(ed.)"; not "12(3)", "word(s)", "Vol.(01)"
fn before_bracket(letters: &Letters, at: usize) -> bool {
    let before = letters.run_before(at);
    let ahead = letters.before(at - before.len());
    let named = match letters.before(at) {
        '.' => is_letter(letters.before(at - 1)),
        '”' => true,
        _ => before.len() > 2 && !ahead.is_ascii_digit(),
    };
    if !named {
        return false;
    }
    let inner = at + 1 + usize::from(letters.get(at + 1) == ' ');
    let beginning: String = (inner..inner + 4).flat_map(|at| letters.get(at).to_lowercase()).collect();
    if letters.year(inner) || ROLES.iter().any(|role| beginning.starts_with(role)) {
        return true;
    }
    // A remark of several words.
    let after = letters.run(inner);
    titled(after)
        && after.len() > 2
        && before.len() > 3
        && small(before.get(1..).unwrap_or(before))
        && letters.get(inner + after.len()) == ' '
}

/// "(2020)Title"
fn after_bracket(letters: &Letters, at: usize) -> bool {
    let after = letters.run(at + 1);
    let head = letters.0.get(..at).unwrap_or(&[]);
    let Some(open) = head.iter().rposition(|(_, c)| *c == '(') else { return false };
    capital(after) && after.len() > 2 && letters.year(open + 1) && at - open < 12
}

/// What a bracket can hold: neither nothing nor only an ellipsis.
fn is_held(c: char) -> bool {
    !matches!(c, '\0' | '(' | ')' | '[' | ']' | '.' | '…')
}

/// "London , 2020", "Kujalani : Jejak"; not "8 : 833", ". . ."
fn behind_blank(letters: &Letters, at: usize) -> bool {
    let (sign, next) = (letters.get(at), letters.get(at + 1));
    if letters.before(at) != ' ' {
        return false;
    }
    let last = letters.solid_before(at);
    let spoken = is_letter(last) || last.is_ascii_digit() || matches!(last, ')' | ']' | '”' | '"' | '’' | '?' | '!');
    let follows = letters.solid(at + 1);
    match sign {
        '.' if last.is_ascii_digit() && follows.is_ascii_digit() => false,
        '.' => spoken && matches!(next, ' ' | '\0') && follows != '.',
        ',' => (spoken || last == '.') && (matches!(next, ' ' | '\0') || is_letter(next)),
        _ => {
            let word: String = letters.run_before(at - 1).iter().flat_map(|(_, c)| c.to_lowercase()).collect();
            // "Doe, J. (1994) : “Title”" is a custom of its own.
            let dated = last == ')' && at > 5 && letters.year(at - 6);
            let numbers = (last.is_ascii_digit() || last == ')') && follows.is_ascii_digit();
            (spoken || last == '.') && matches!(next, ' ' | '\0') && !numbers && !dated && !LABELS.contains(&word.as_str())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("AICHR.About AICHR", ".", Slip::AfterStop)]
    #[case("to *India*.*Pakistan Journal*", ".", Slip::AfterStop)]
    #[case("Doe, J. (2015).Title", ".", Slip::AfterStop)]
    #[case("Tahun *2015*.*Jurnal*", ".", Slip::AfterStop)]
    #[case("Bandung: PT.Refika Adita", ".", Slip::AfterStop)]
    #[case("London,Routledge", ",", Slip::AfterComma)]
    #[case("Roe et al.,Nature 12", ",", Slip::AfterComma)]
    #[case("London: Routledge,2001.", ",", Slip::AfterComma)]
    #[case("Yogyakarta:Liberty", ":", Slip::AfterColon)]
    #[case("Principal threats:responses", ":", Slip::AfterColon)]
    #[case("David, Viona.( 2020)", "(", Slip::BeforeBracket)]
    #[case("Lobasz(2019)", "(", Slip::BeforeBracket)]
    #[case("Doe, J. (2020)Title", ")", Slip::AfterBracket)]
    #[case("Viona. ( 2020)", "(", Slip::InBracket)]
    #[case("Viona. (2020 ).", ")", Slip::InBracket)]
    #[case("Hidayati N. , 2021", ",", Slip::BeforeComma)]
    #[case("The sea .", ".", Slip::BeforeComma)]
    #[case("Kujalani : Jejak", ":", Slip::BeforeColon)]
    fn slips(#[case] text: &str, #[case] sign: &str, #[case] slip: Slip) {
        let found = faults(text);
        assert_eq!(found.first().map(|fault| (fault.sign.of(text), fault.slip)), Some((sign, slip)), "{text}");
    }

    #[rstest]
    #[case("J.K.Rowling, Th.Mann, Ph.D. and the U.S.Navy, St.Louis, e.g.a thing")]
    #[case("Phys.Rev.Lett. 58:3, 12(3), Vol.(01) No.(2), 12:30, pp.12-15")]
    #[case("N,N-dimethyl, 1,2-diol, Smith,J. and Roe,J.H.")]
    #[case("ki:ta, Ya:knin, wanga:ybuwan, doi:10.1000/abc, arXiv:hep-th, Nd:YAG, YAG:Ce, Leser:innen")]
    #[case("the child(ren), iron(III) and Poly(vinyl alcohol)")]
    #[case("https://example.org/a.B,c:d(2001) , www.example.Org, Jane.Doe@example.org")]
    #[case("김경호(2013). 사회복지학,전공")]
    #[case("딥러닝 시대에는 TCN(2024), Informer.Title")]
    #[case("Doe, J. (1994) : “Title” Phys.Rev .C51, Ja;la; 24(5) : 553, 8 : 833-839, and so on . . . and [ ] or ( … )")]
    #[case("AT&amp;T, R&amp;Development")]
    fn no_slips(#[case] text: &str) {
        assert_eq!(faults(text), [], "{text}");
    }
}
