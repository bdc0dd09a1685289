//! Two references that the source has run together become two: a second head behind a whole reference.

use super::head::{Stop, head, organisation_before_year};
use super::layout::Layout;
use super::likeness::{Facts, floor};
use super::protect::Protected;
use super::slices;
use super::words::{Class, is, phrase};
use crate::Span;

/// Parts the slices of one entry where a second reference begins.
///
/// `number` is the number the list has given the entry.
pub(super) fn part(text: &str, source: &[Span], layout: Layout, number: Option<u32>) -> Vec<Vec<Span>> {
    let whole = slices::joined(text, source);
    let mut cuts = cuts(&whole, layout);
    if let Some(number) = number {
        cuts.extend(next_numbers(&whole, number));
    }
    if matches!(layout, Layout::Numbers | Layout::Labels) {
        cuts.extend(at_semicolons(&whole));
    }
    cuts.sort_by_key(|cut| cut.start);
    let mut out = Vec::new();
    let mut from = 0;
    for cut in cuts.into_iter().chain(std::iter::once(Span::new(whole.len(), whole.len()))) {
        let piece = slices::merged(text, &slices::cut(source, from, cut.start));
        if !piece.is_empty() {
            out.push(piece);
        }
        from = from.max(cut.end);
    }
    out
}

/// The next numbers of the count inside an entry: "… Italy. [2] ANSI", "… 2017 ; 2. Kurtzer"; the numbers are left out.
fn next_numbers(whole: &str, number: u32) -> Vec<Span> {
    let mut out = Vec::new();
    let mut next = number + 1;
    let mut before = "";
    for piece in whole.split_inclusive(char::is_whitespace) {
        let at = piece.as_ptr() as usize - whole.as_ptr() as usize;
        let word = piece.trim_end();
        let bare = word.trim_start_matches(['[', '(']).trim_end_matches([']', ')', '.']);
        let bracketed = word.starts_with(['[', '(']) && word.ends_with([']', ')']);
        let dotted = word.ends_with(['.', ')']) && word.len() == bare.len() + 1;
        let right = whole.get(at + piece.len()..).unwrap_or_default();
        // "vol. 3. 2" is no count: a bracket, or a point behind a closed entry and before a name.
        let closed = before.ends_with(['.', ';', ']', ')', '>']) || before.contains("://");
        let sure = bracketed && word.starts_with('[')
            || dotted && closed && head(right).strength >= 3
            || dotted && closed && right.starts_with("http");
        if at > 20 && sure && bare.parse() == Ok(next) && !right.is_empty() {
            out.push(Span::new(at, at + piece.len()));
            next += 1;
        }
        if !word.is_empty() {
            before = word;
        }
    }
    out
}

/// How many bytes "(b)", "b)" or "b )" take at the start of a work that shares its number with others.
fn sub_item(text: &str, letter: char) -> Option<usize> {
    let bare = text.strip_prefix('(').unwrap_or(text);
    let rest = bare.strip_prefix(letter)?.trim_start().strip_prefix(')')?;
    Some(text.len() - rest.trim_start().len())
}

/// Semicolons under one number that part whole works: "… 197 (2004); K. Hennessy et al., Nature 445 (2007)".
fn at_semicolons(whole: &str) -> Vec<Span> {
    let protected = Protected::of(whole);
    let mut out: Vec<Span> = Vec::new();
    let mut from = 0;
    if let Some(len) = sub_item(whole, 'a') {
        out.push(Span::new(0, len));
        from = len;
    }
    for (at, _) in whole.match_indices(';').filter(|(at, _)| !protected.covers(*at)) {
        let (Some(left), Some(right)) = (whole.get(from..at), whole.get(at + 1..)) else { continue };
        let space = right.len() - right.trim_start().len();
        let sub = ('b'..='z').find_map(|letter| sub_item(right.trim_start(), letter)).map_or(0, |len| space + len);
        let clause = right.get(sub..).and_then(|right| right.split(';').next()).unwrap_or_default().trim_start();
        let again = phrase(Class::Back, clause).is_some();
        let dated = |text: &str| crate::document::year::first(text).is_some();
        if left.len() >= 15 && dated(left) && dated(clause) && (again || sub > 0 || head(clause).strength >= 3) {
            out.push(Span::new(at, at + 1 + sub));
            from = at + 1 + sub;
        }
    }
    out
}

/// An entry longer than this with several years is a list in one line.
const DENSE: usize = 900;

/// What leads from a chapter to its volume.
const WITHIN: [&str; 5] = ["in", "dalam", "dans", "em", "nel"];

/// Where second references begin.
fn cuts(whole: &str, layout: Layout) -> Vec<Span> {
    let protected = Protected::of(whole);
    let dense = whole.len() > DENSE && crate::document::year::all(whole).take(4).count() > 3 && layout != Layout::Numbers;
    let mut cuts = Vec::new();
    let mut from = 0;
    for at in borders(whole) {
        let (Some(left), Some(right)) = (whole.get(from..at), whole.get(at..)) else { continue };
        // "In Yea, S. (2013). Forcing issues": the volume that the work before stands in.
        let within = right.split_whitespace().next().is_some_and(|word| WITHIN.contains(&word.to_lowercase().trim_end_matches(':')));
        if protected.covers(at) || left.len() < 30 || right.len() < 20 || within {
            continue;
        }
        if is_second(left, right, layout) || is_next(left, right) && (dense || is_whole(left) && is_alike(left, right)) {
            cuts.push(Span::new(at, at));
            from = at;
        }
    }
    cuts
}

/// Whether `right` is the next entry of a list that is printed without line ends.
fn is_next(left: &str, right: &str) -> bool {
    let last = left.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    let near = right.get(..floor(right, 400)).unwrap_or_default();
    let found = head(near);
    let named = found.strength >= 3 || found.capitals >= 2 && found.stop == Stop::Year;
    let left_dated = crate::document::year::all(left.get(..floor(left, 2000)).unwrap_or_default()).next().is_some();
    let before_editor =
        is(Class::Editor, &last) || is(Class::Open, &last) || last.ends_with("eds.)") || last.len() == 2 && last.ends_with('.');
    named && left_dated && !before_editor && crate::document::year::first(near).is_some() && !ends_in_abbreviation(left, &last)
}

/// Whether a reference ends here for sure: in its year, or in its pages.
fn is_whole(left: &str) -> bool {
    let Some(bare) = left.trim_end().strip_suffix('.') else { return false };
    let digits = bare.len() - bare.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let dated = digits == 4 && crate::document::year::first(bare.get(bare.len() - 4..).unwrap_or_default()).is_some();
    let before = bare.get(..bare.len() - digits).unwrap_or_default();
    digits > 0 && (dated || before.ends_with(['-', '–', ':']))
}

/// Whether both begin with a name and initials, in the same order, and no editor is meant.
fn is_alike(left: &str, right: &str) -> bool {
    let (first, second) = (head(left), head(right));
    let inverted = |text: &str| text.find(',').unwrap_or(text.len()).min(text.find('.').unwrap_or(text.len()));
    let names = right.get(..floor(right, second.end + 12)).unwrap_or_default();
    let editor = names.split(|c: char| c.is_whitespace() || "(,)".contains(c)).any(|word| is(Class::Editor, &word.to_lowercase()));
    first.strength >= 3 && second.strength >= 4 && !editor && inverted(left).abs_diff(inverted(right)) < 40
}

/// "Proc. J. Smith Symposium": the point is an abbreviation's, not a sentence's, if the word before it is short and the next is no head.
fn ends_in_abbreviation(left: &str, last: &str) -> bool {
    let dotted = last.ends_with('.') && !last.ends_with(|c: char| c.is_ascii_digit());
    dotted && last.len() <= 5 && last.chars().all(|c| c.is_alphabetic() || c == '.') && !left.ends_with(['\n']) && last.len() < 4
}

/// The starts of words with a capital behind a link, a full stop, or a number that ends a reference.
fn borders(whole: &str) -> impl Iterator<Item = usize> {
    let mut before: Option<(usize, &str)> = None;
    whole.split_inclusive(char::is_whitespace).filter_map(move |piece| {
        let at = piece.as_ptr() as usize - whole.as_ptr() as usize;
        let word = piece.trim_end();
        let border = before.is_some_and(|(_, last): (usize, &str)| {
            last.contains("://") || last.ends_with(['.', ')', ']', '>']) || last.ends_with(|c: char| c.is_ascii_digit())
        }) && word.starts_with(|c: char| c.is_uppercase());
        before = (!word.is_empty()).then_some((at, word));
        border.then_some(at)
    })
}

/// Whether `right` is a reference of its own behind the whole reference `left`.
fn is_second(left: &str, right: &str, layout: Layout) -> bool {
    let last = left.split_whitespace().next_back().unwrap_or_default();
    let link = last.contains("://");
    let found = head(right);
    // The head "Name (2018)." is what parts: a name list or an organisation, its year, and a full stop.
    let end = if found.stop == Stop::Year { Some(found.end) } else { organisation_before_year(right) };
    let dated = end.is_some_and(|end| end <= 200 && is_dated(right, end));
    let names = found.strength >= 3;
    if !dated || !(link || names && left.ends_with([' ', '\n'])) {
        return false;
    }
    let first = head(left);
    let alike = first.stop == Stop::Year || organisation_before_year(left).is_some() || layout == Layout::Lines;
    alike && Facts::of(left).year && right.len() > found.end + 12
}

/// "(2018). T", "2018. T", "(2018, April). T"
fn is_dated(right: &str, end: usize) -> bool {
    let rest = right.get(end..floor(right, end + 80)).unwrap_or_default().trim_start();
    let inner = rest.strip_prefix('(').and_then(|rest| rest.split_once(')')).filter(|(inner, _)| inner.len() < 30);
    let after = match inner {
        Some((_, after)) => after,
        None => rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric()),
    };
    let title = after.trim_start_matches(['.', ',', ':', ' ', '*', '_', '"', '“']);
    after.starts_with(['.', ',', ':']) && title.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::part;
    use crate::Span;
    use crate::entry::layout::Layout;
    use rstest::rstest;

    #[rstest]
    #[case(
        "UNICEF (2018). Factsheet on Exploitation. Retrieved from https://www.unicef.org/a_b.pdf US Department of State (2018). Trafficking in Persons 2018.",
        &["UNICEF (2018). Factsheet on Exploitation. Retrieved from https://www.unicef.org/a_b.pdf", "US Department of State (2018). Trafficking in Persons 2018."]
    )]
    #[case(
        "Akaha, T. (2009). Human security in East Asia. Journal, 5(2). Balassa, B. (1994). The theory of economic integration.",
        &["Akaha, T. (2009). Human security in East Asia. Journal, 5(2).", "Balassa, B. (1994). The theory of economic integration."]
    )]
    #[case("Cameron, S., & Newman, E. (eds) (2008). *Trafficking in human*. Hong Kong: UN University.", &["Cameron, S., & Newman, E. (eds) (2008). *Trafficking in human*. Hong Kong: UN University."])]
    #[case("Ham, J. (2014). Arts and media. In Yea, S. (2013). Forcing issues. London: Routledge.", &["Ham, J. (2014). Arts and media. In Yea, S. (2013). Forcing issues. London: Routledge."])]
    #[case("USAID (2018). Counter Trafficking. Retrieved from https://www.usaid.gov/FS_CTIP_May2018 .pdf", &["USAID (2018). Counter Trafficking. Retrieved from https://www.usaid.gov/FS_CTIP_May2018 .pdf"])]
    fn second_references(#[case] text: &str, #[case] expected: &[&str]) {
        let found: Vec<String> =
            part(text, &[Span::new(0, text.len())], Layout::Bullets, None).iter().map(|source| super::slices::raw(text, source)).collect();
        assert_eq!(found, expected);
    }
}
