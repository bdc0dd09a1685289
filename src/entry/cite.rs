//! A note becomes the works it names: full citations, short forms, and the commentary between them.

use super::head::head;
use super::kind::{Kind, closes, is_prose, kind, starts_citation};
use super::likeness::{Facts, floor};
use super::protect::Protected;
use super::words::{Class, is, phrase};
use crate::Span;

/// A part of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// What it is.
    pub kind: Kind,
    /// Where it stands in the note's text.
    pub span: Span,
}

/// A note longer than this is a text of its own, and is not looked through sentence by sentence.
const LONGEST: usize = 30_000;

/// Cuts a note's text into parts, commentary left out where it stands between citations only as a bridge.
pub(super) fn cut(note: &str) -> Vec<Part> {
    if note.len() > LONGEST {
        return vec![Part { kind: Kind::Commentary, span: Span::new(0, note.len()) }];
    }
    let protected = Protected::of(note);
    let mut pieces = Vec::new();
    for piece in at_semicolons(note, &protected) {
        pieces.extend(at_signals(note, piece, &protected));
    }
    let mut parts: Vec<Part> = Vec::new();
    for piece in pieces {
        for part in at_sentences(note, piece, &protected) {
            parts.extend(unearthed(note, part));
        }
    }
    rejoin(note, parts)
}

/// The pieces between the semicolons that stand outside of titles and brackets.
fn at_semicolons(note: &str, protected: &Protected) -> Vec<Span> {
    let mut out = Vec::new();
    let mut from = 0;
    for (at, sign) in note.match_indices([';', '；']) {
        if protected.covers(at)
            || note.get(..at).is_some_and(|head| head.ends_with("&amp") || head.ends_with("&lt") || head.ends_with("&gt"))
            || note.get(from..at).is_some_and(is_one_of_several_names)
        {
            continue;
        }
        out.push(Span::new(from, at));
        from = at + sign.len();
    }
    out.push(Span::new(from, note.len()));
    out.into_iter().map(|span| span.trim(note)).filter(|span| !span.is_empty()).collect()
}

/// "GALL, Anne Maria": a person as some styles print the first of several, with a semicolon before the next.
fn is_one_of_several_names(piece: &str) -> bool {
    let Some((family, given)) = piece.trim().split_once(", ") else { return false };
    let capitals = family.chars().filter(|c| c.is_alphabetic()).count() > 1 && !family.chars().any(char::is_lowercase);
    let named = |word: &str| word.starts_with(char::is_uppercase) || is(Class::Particle, word);
    capitals
        && (1..=4).contains(&given.split_whitespace().count())
        && given.split_whitespace().all(named)
        && !piece.contains(char::is_numeric)
}

/// Parts a piece before every signal that a citation follows; the signal itself is left out.
fn at_signals(note: &str, piece: Span, protected: &Protected) -> Vec<Span> {
    let mut out = Vec::new();
    let mut from = piece.start;
    let mut after_from = piece.start;
    for at in word_starts(note, piece) {
        if at < after_from || at > piece.start && protected.covers(at) && !note.get(at..).is_some_and(|rest| rest.starts_with(['*', '_'])) {
            continue;
        }
        let here = note.get(at..piece.end).unwrap_or_default();
        let left = without_omission(note, Span::new(from, at).trim(note));
        let leading = || (at == piece.start && at > 0).then(|| conjunction(here)).flatten();
        let Some(len) = signal(here).or_else(|| joint(left.of(note), here)).or_else(leading) else { continue };
        let rest = Span::new(at + len, piece.end).trim(note);
        let begins = at == from;
        let clause = clause(note, rest, protected);
        // Behind a full stop a signal may bring anything; in the middle of a sentence only what surely begins as a citation does.
        let sentence = left.is_empty()
            || left.end < Span::new(from, at).trim(note).end
            || left.of(note).ends_with(['.', ',', ':', '(', ')', '"', '”', '?', '!']);
        let sure = if sentence { kind(clause) != Kind::Commentary } else { starts_citation(clause) || kind(clause) == Kind::Short };
        if !begins && !sure {
            continue;
        }
        if !left.is_empty() {
            out.push(left);
        }
        from = rest.start;
        after_from = rest.start;
    }
    out.push(Span::new(from, piece.end).trim(note));
    out.retain(|span| !span.is_empty());
    out
}

/// The span without the "…" at its end that says that something was left out.
fn without_omission(note: &str, span: Span) -> Span {
    let kept = span.of(note).trim_end_matches(['…', ' ']).len();
    Span::new(span.start, span.start + kept)
}

/// How many bytes "and" takes between two citations: behind one that is whole, before one that begins with initials.
fn joint(left: &str, here: &str) -> Option<usize> {
    let word = here.split_whitespace().next()?;
    let rest = here.get(word.len()..)?.trim_start();
    let joined = is(Class::And, word) && kind(left) == Kind::Full && closes(left) && head(rest).strength >= 3 && kind(rest) == Kind::Full;
    joined.then(|| here.len() - rest.len())
}

/// "and" at the start of a piece: "…; and Bob Roe".
fn conjunction(here: &str) -> Option<usize> {
    let word = here.split_whitespace().next().filter(|word| is(Class::And, word))?;
    Some(here.len() - here.get(word.len()..)?.trim_start().len())
}

/// The text up to the next sentence that is prose; enough to see whether a citation begins.
fn clause<'t>(note: &'t str, rest: Span, protected: &Protected) -> &'t str {
    let end = sentence_ends(note, rest, protected)
        .into_iter()
        .find(|end| kind(Span::new(rest.start, *end).of(note)) == Kind::Full)
        .unwrap_or(rest.end);
    Span::new(rest.start, end).of(note)
}

fn word_starts(note: &str, piece: Span) -> impl Iterator<Item = usize> {
    let text = piece.of(note);
    let mut before = ' ';
    text.char_indices().filter_map(move |(at, c)| {
        let start = (c.is_alphabetic() || "*_".contains(c)) && (before.is_whitespace() || "(*_".contains(before));
        before = c;
        start.then_some(at + piece.start)
    })
}

/// How many bytes a signal takes, with the emphasis around it and the comma or colon behind it.
fn signal(text: &str) -> Option<usize> {
    let bare = text.trim_start_matches(['*', '_', '(']);
    let marks = text.len() - bare.len();
    let len = phrase(Class::Signal, bare)?;
    let rest = bare.get(len..)?;
    let after = rest.trim_start_matches(['*', '_', ',', ':', '.']);
    // "see" must be a word of its own: white space follows.
    after.starts_with(char::is_whitespace).then(|| marks + len + (rest.len() - after.trim_start().len()))
}

/// Where sentences end inside `piece`: behind a full stop that white space and a capital follow.
fn sentence_ends(note: &str, piece: Span, protected: &Protected) -> Vec<usize> {
    let text = piece.of(note);
    let mut out = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| ".?!)\"”".contains(*c)) {
        let place = piece.start + at + c.len_utf8();
        let rest = text.get(at + c.len_utf8()..).unwrap_or_default();
        let next = rest.trim_start_matches([' ', '\n', '\t', '\r']);
        if rest.len() == next.len() || protected.covers(place) {
            continue;
        }
        let closed = c == '.' || c == '?' || c == '!' || text.get(..at).is_some_and(|head| head.ends_with(['.', '?', '!']));
        if closed
            && next
                .trim_start_matches(['*', '_', '(', '"', '“', '«', '‘', '['])
                .starts_with(|c: char| c.is_uppercase() || !c.is_ascii() && c.is_alphabetic() && !c.is_lowercase())
        {
            out.push(place);
        }
    }
    out
}

/// Cuts a piece behind a citation that is whole where prose or another citation follows, and before one where prose stands in front of it.
fn at_sentences(note: &str, piece: Span, protected: &Protected) -> Vec<Part> {
    let mut out = Vec::new();
    let mut from = piece.start;
    let ends = sentence_ends(note, piece, protected);
    for (i, end) in ends.iter().copied().enumerate() {
        let left = Span::new(from, end).trim(note);
        let right = Span::new(end, piece.end).trim(note);
        if left.is_empty() || right.is_empty() {
            continue;
        }
        let next = Span::new(end, ends.get(i + 1).copied().unwrap_or(piece.end)).trim(note);
        let left_kind = kind(left.of(note));
        let cut = match left_kind {
            Kind::Full | Kind::Short => {
                closes(left.of(note)) && (is_prose(next.of(note)) || starts_citation(right.of(note)) && left_kind != Kind::Commentary)
            }
            Kind::Commentary => is_prose(left.of(note)) && starts_citation(right.of(note)),
        };
        if cut {
            out.push(Part { kind: left_kind, span: left });
            from = right.start;
        }
    }
    let last = Span::new(from, piece.end).trim(note);
    if !last.is_empty() {
        out.push(Part { kind: kind(last.of(note)), span: last });
    }
    out
}

/// A citation buried in commentary: names with initials, from which on all is a full citation, or a back-reference in parentheses.
fn unearthed(note: &str, part: Part) -> Vec<Part> {
    let text = part.span.of(note);
    if part.kind != Kind::Commentary || text.len() < 30 {
        return vec![part];
    }
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let start = c.is_uppercase() && (before.is_whitespace() || before == '(');
        let opened = before == '(';
        before = c;
        let Some(rest) = text.get(at..).filter(|_| start && at > 0) else { continue };
        let named = head(rest.get(..floor(rest, 200)).unwrap_or_default()).strength >= 3;
        if !named && !opened {
            continue;
        }
        let inner = if opened { rest.split_once(')').map_or(rest, |_| within(rest)) } else { rest };
        let found = match kind(inner) {
            Kind::Full => head(inner).strength >= 3,
            Kind::Short => opened && Facts::of(inner).back,
            Kind::Commentary => false,
        };
        if found {
            let from = part.span.start + at;
            let lead = Part { kind: Kind::Commentary, span: Span::new(part.span.start, from).trim(note) };
            return vec![lead, Part { kind: kind(inner), span: Span::new(from, from + inner.len()).trim(note) }];
        }
    }
    vec![part]
}

/// The text up to the parenthesis that closes what was opened before it.
fn within(rest: &str) -> &str {
    let mut depth = 0;
    for (at, c) in rest.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return rest.get(..at).unwrap_or(rest),
            ')' => depth -= 1,
            _ => {}
        }
    }
    rest
}

/// What a semicolon has cut off and what is no citation by itself goes back to the citation before it.
fn rejoin(note: &str, parts: Vec<Part>) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    for part in parts {
        if let Some(last) = out.last_mut()
            && part.kind == Kind::Commentary
            && last.kind != Kind::Commentary
            && Span::new(last.span.end, part.span.start).of(note).trim() == ";"
            && !is_prose(part.span.of(note))
            && part.span.len() < 120
        {
            last.span.end = part.span.end;
            continue;
        }
        out.push(part);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Kind, cut};
    use rstest::rstest;

    const F: Kind = Kind::Full;
    const S: Kind = Kind::Short;
    const C: Kind = Kind::Commentary;

    #[rstest]
    #[case("Moleong, p. 247.", &[(S, "Moleong, p. 247.")])]
    #[case("Yuliartini and Mangku.", &[(S, "Yuliartini and Mangku.")])]
    #[case("Moleong, Metodologi Penelitian Kualitatif, p.330", &[(S, "Moleong, Metodologi Penelitian Kualitatif, p.330")])]
    #[case("Bakker, Putra, and Putri, \"The Role of ASEAN in Tackling the Main Issues.\"", &[(S, "Bakker, Putra, and Putri, \"The Role of ASEAN in Tackling the Main Issues.\"")])]
    #[case("ASEAN Chair, \"ASEAN Chair. ASEAN Leaders' Declaration on Combating Trafficking,\"", &[(S, "ASEAN Chair, \"ASEAN Chair. ASEAN Leaders' Declaration on Combating Trafficking,\"")])]
    #[case("Ibid., p. 12.", &[(S, "Ibid., p. 12.")])]
    #[case("Vgl. Schönholz 1980.", &[(S, "Schönholz 1980.")])]
    #[case("Rodolfo C. Severino, *ASEAN* (Institute of Southeast Asian Studies, 2008).", &[(F, "Rodolfo C. Severino, *ASEAN* (Institute of Southeast Asian Studies, 2008).")])]
    #[case("Kementerian ESDM, \"Mengenal Proses Ratifikasi,\" 2019.", &[(F, "Kementerian ESDM, \"Mengenal Proses Ratifikasi,\" 2019.")])]
    #[case("Republic of Indonesia, \"Undang-Undang Nomor 21 Tahun 2007\" (2007), see Article 1(1) of this Law.", &[(F, "Republic of Indonesia, \"Undang-Undang Nomor 21 Tahun 2007\" (2007), see Article 1(1) of this Law.")])]
    #[case("US Embassy Jakarta. 2020 Trafficking in Person Report. Retrieved from, https://id.usembassy.gov/2022-report/", &[(F, "US Embassy Jakarta. 2020 Trafficking in Person Report. Retrieved from, https://id.usembassy.gov/2022-report/")])]
    #[case(
        "Plantika, \"Faktor Penyebab.\" *See also* Raden Ilyasa, \"Legal and Perspective.\" *The Journal* 3, no. 3 (2021): 281-300; Dwi Ahmad, and Nucharee Smith. \"Digital Safety; Policy.\" *Journal of Law* 5, no. 4 (2024).",
        &[(S, "Plantika, \"Faktor Penyebab.\""), (F, "Raden Ilyasa, \"Legal and Perspective.\" *The Journal* 3, no. 3 (2021): 281-300"), (F, "Dwi Ahmad, and Nucharee Smith. \"Digital Safety; Policy.\" *Journal of Law* 5, no. 4 (2024).")]
    )]
    #[case(
        "Lexy J. Moleong, *Metodologi Penelitian*, Bandung: PT Rosdakarya, 2011, pp.6-10. Furthermore, it is also emphasized that qualitative methods are methods that emphasize understanding. See also Mike McConville, (ed), Research Methods for Law. Edinburgh UK: Edinburgh University Press, 2017, pp. 67-70; Robert M. Lawless, Empirical Methods in Law. New York: Aspen, 2010, pp. 115-120.",
        &[
            (F, "Lexy J. Moleong, *Metodologi Penelitian*, Bandung: PT Rosdakarya, 2011, pp.6-10."),
            (C, "Furthermore, it is also emphasized that qualitative methods are methods that emphasize understanding."),
            (F, "Mike McConville, (ed), Research Methods for Law. Edinburgh UK: Edinburgh University Press, 2017, pp. 67-70"),
            (F, "Robert M. Lawless, Empirical Methods in Law. New York: Aspen, 2010, pp. 115-120."),
        ]
    )]
    #[case(
        "For a detailed analysis of legal method and the political role it plays, see M.J. Mossman, ‘Feminism, and Legal Method’ (1986) 3 Aust. J. of Law and Society 30.",
        &[(C, "For a detailed analysis of legal method and the political role it plays,"), (F, "M.J. Mossman, ‘Feminism, and Legal Method’ (1986) 3 Aust. J. of Law and Society 30.")]
    )]
    #[case("Vogel, id., p. 79. W. Blackstone, *Commentaries* (1979) 442 and more.", &[(S, "Vogel, id., p. 79."), (F, "W. Blackstone, *Commentaries* (1979) 442 and more.")])]
    #[case(
        "L. Moleong, *Metodologi*, Bandung: PT Rosdakarya, 2011, pp.6-10. … See also Mike McConville, (ed), Research Methods for Law. Edinburgh: University Press, 2017, pp. 67-70",
        &[(F, "L. Moleong, *Metodologi*, Bandung: PT Rosdakarya, 2011, pp.6-10."), (F, "Mike McConville, (ed), Research Methods for Law. Edinburgh: University Press, 2017, pp. 67-70")]
    )]
    #[case("The author thanks the readers of an earlier version of this text.", &[(C, "The author thanks the readers of an earlier version of this text.")])]
    #[case("", &[])]
    fn notes(#[case] note: &str, #[case] expected: &[(Kind, &str)]) {
        let found: Vec<(Kind, &str)> = cut(note).iter().map(|part| (part.kind, part.span.of(note))).collect();
        assert_eq!(found, expected);
    }
}
