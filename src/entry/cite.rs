//! A note becomes the works it names: full citations, short forms, and the commentary between them.

use super::head::{Stop, head};
use super::likeness::{Facts, floor};
use super::protect::Protected;
use super::words::{Class, is, phrase};
use crate::Span;

/// What a part of a note is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A citation that could stand in a list.
    Full,
    /// A work cited before: "Moleong, p. 247.", "Ibid."
    Short,
    /// Anything else.
    Commentary,
}

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

/// What a piece of text is, taken by itself.
pub(super) fn kind(text: &str) -> Kind {
    let text = text.trim();
    let facts = Facts::of(text);
    let begins = phrase(Class::Back, text).is_some();
    let opens_title = text.starts_with(['"', '“', '«', '„', '‘', '*', '_']);
    let named = facts.head.strength >= 1
        || facts.head.capitals >= 1 && matches!(facts.head.stop, Stop::Quote | Stop::Emphasis | Stop::Year | Stop::Period | Stop::End);
    let prose = facts.lower > 0.62 && facts.words > 25;
    if prose || !(begins || opens_title || named || facts.head.capitals >= 1) {
        return Kind::Commentary;
    }
    if begins || facts.back && facts.words <= 30 && named {
        return Kind::Short;
    }
    let titled = facts.quoted || facts.emphasised;
    let rest = text.get(facts.head.end..).unwrap_or_default();
    let title_words = title_words(text, facts.head.end);
    let dated = facts.year || facts.link;
    // A law book cited with place and publisher needs no year to be whole.
    let published = dated || titled && facts.publisher;
    if published && text.len() >= 25 && (titled || title_words >= 3) && (named || opens_title || facts.score() >= super::likeness::ENOUGH) {
        return Kind::Full;
    }
    // "Barclays Bank v. O’Brien [1994] 1 A.C. 180", "Le Journal des chasseurs, 15 juillet 1864, p. 164"
    let case = text.contains(" v. ") || text.contains(" v ");
    let issue = facts.score() >= super::likeness::ENOUGH && ends_in_locator(text);
    if facts.year && facts.head.capitals >= 1 && facts.words <= 25 && (case || issue && title_words >= 2) {
        return Kind::Full;
    }
    // "Luhmann 1980, S. 99"
    if facts.year && facts.words <= 8 && facts.head.stop == Stop::Year && title_words <= 1 {
        return Kind::Short;
    }
    if dated || !named && !ends_in_locator(text) {
        return Kind::Commentary;
    }
    // Names and a title already known, names and a place in the work, or names alone.
    let names_alone = facts.head.stop == Stop::End || facts.head.stop == Stop::Period && rest.trim() == ".";
    let short = titled && matches!(facts.head.stop, Stop::Quote | Stop::Emphasis)
        || ends_in_locator(text) && facts.words <= 25
        || names_alone && facts.words <= 8;
    if short { Kind::Short } else { Kind::Commentary }
}

/// Words of a title, counted from behind the names: from the first comma, where a title without a mark of its own would pass for names.
fn title_words(text: &str, names_end: usize) -> usize {
    let comma = text.find(',').map_or(names_end, |at| (at + 1).min(names_end));
    let words = text.get(comma..).unwrap_or_default().split_whitespace();
    words.filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 2).count()
}

/// "p. 247.", "S. 99—112", "12–13"
fn ends_in_locator(text: &str) -> bool {
    let bare = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    let digits = bare.len() - bare.trim_end_matches(|c: char| c.is_ascii_digit() || "-–—, f.".contains(c)).len();
    let head = bare.get(..bare.len() - digits).unwrap_or_default().trim_end();
    let word = head.rsplit(|c: char| c.is_whitespace() || c == ',').next().unwrap_or_default().to_lowercase();
    digits > 0 && (is(Class::Locator, &word) || is(Class::Locator, &format!("{word}.")))
}

/// The pieces between the semicolons that stand outside of titles and brackets.
fn at_semicolons(note: &str, protected: &Protected) -> Vec<Span> {
    let mut out = Vec::new();
    let mut from = 0;
    for (at, sign) in note.match_indices([';', '；']) {
        if protected.covers(at)
            || note.get(..at).is_some_and(|head| head.ends_with("&amp") || head.ends_with("&lt") || head.ends_with("&gt"))
        {
            continue;
        }
        out.push(Span::new(from, at));
        from = at + sign.len();
    }
    out.push(Span::new(from, note.len()));
    out.into_iter().map(|span| span.trim(note)).filter(|span| !span.is_empty()).collect()
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
        let left = Span::new(from, at).trim(note);
        let leading = || (at == piece.start && at > 0).then(|| conjunction(here)).flatten();
        let Some(len) = signal(here).or_else(|| joint(left.of(note), here)).or_else(leading) else { continue };
        let rest = Span::new(at + len, piece.end).trim(note);
        let begins = at == from;
        let clause = clause(note, rest, protected);
        // Behind a full stop a signal may bring anything; in the middle of a sentence only what surely begins as a citation does.
        let sentence = left.is_empty() || left.of(note).ends_with(['.', ',', ':', '(', ')', '"', '”', '?', '!']);
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

/// Whether a citation may end so: in a year, pages, a bracket, a link or a quotation.
fn closes(text: &str) -> bool {
    let bare = text.trim_end_matches(['.', ' ']);
    let last = bare.split_whitespace().next_back().unwrap_or_default();
    bare.ends_with([')', ']', '>', '"', '”', '»', '*'])
        || bare.ends_with(|c: char| c.is_ascii_digit())
        || last.contains("://")
        || phrase(Class::Back, last).is_some()
}

/// A sentence of running text: mostly words in lower case, no title, no year in brackets, no names at its head.
fn is_prose(text: &str) -> bool {
    let facts = Facts::of(text);
    facts.words >= 6 && facts.lower >= 0.55 && facts.head.strength < 2 && !facts.year_in_parentheses && !facts.link && !facts.numbers
}

/// Whether a text begins with a citation that no signal announces: names with initials or before a title, and all of a full citation.
fn starts_citation(text: &str) -> bool {
    let found = head(text);
    let named = found.strength >= 3
        || found.capitals >= 1
            && matches!(found.stop, Stop::Quote | Stop::Emphasis)
            && text.get(..floor(text, found.end)).is_some_and(|head| head.trim_end().ends_with(',') || found.end > 0);
    let title_first = text.starts_with(['"', '“', '*', '_', '«', '(']);
    named && !title_first && kind(text) == Kind::Full
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
    #[case("The author thanks the readers of an earlier version of this text.", &[(C, "The author thanks the readers of an earlier version of this text.")])]
    #[case("", &[])]
    fn notes(#[case] note: &str, #[case] expected: &[(Kind, &str)]) {
        let found: Vec<(Kind, &str)> = cut(note).iter().map(|part| (part.kind, part.span.of(note))).collect();
        assert_eq!(found, expected);
    }
}
