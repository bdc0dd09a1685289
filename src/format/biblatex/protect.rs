//! Which words of a title must keep their capitals? Styles that put titles in lower case leave alone what stands in braces.
//!
//! Acronyms and words with inner capitals are always held. Where the title is written like a sentence, every capital inside it
//! marks a proper name; where it has a capital on every word, only the names of a table are known to be proper.

use super::escape;

/// Names of countries, peoples, languages and bodies of more than one country, in English and a few neighbours.
const PROPER: &str = include_str!("proper.txt");

/// The title as TeX source, with braces around what must keep its capitals if its language is one whose titles styles change
/// (`en`, or unknown).
pub fn title(title: &str, language: Option<&str>) -> String {
    let title = escape::fold(title);
    let changed_by_styles = language.is_none_or(|tag| tag.split('-').next() == Some("en"));
    if !changed_by_styles || is_all_capitals(&title) {
        return escape::text(&title);
    }
    let words: Vec<Word<'_>> = words(&title);
    let held = held(&words, &title);
    let mut out = String::with_capacity(title.len() + 16);
    let mut open = false;
    let mut last = 0;
    for (word, hold) in words.iter().zip(&held) {
        let gap = title.get(last..word.start).unwrap_or("");
        // Neighbours are held together: `{Southeast Asia}`, `{Mizoroki-Heck}`.
        if open && !(*hold && matches!(gap, " " | "-")) {
            out.push('}');
            open = false;
        }
        out.push_str(&escape::specials(gap));
        if *hold && !open {
            out.push('{');
            open = true;
        }
        out.push_str(&escape::text(word.text));
        last = word.start + word.text.len();
    }
    if open {
        out.push('}');
    }
    out.push_str(&escape::specials(title.get(last..).unwrap_or("")));
    out
}

/// A word of a title without the punctuation around it.
struct Word<'t> {
    start: usize,
    text: &'t str,
    /// It opens the title or follows a colon, a dash or a full stop: a capital says nothing here.
    opens: bool,
}

/// Cuts a title at blanks and hyphens; a slash stays inside (`HIV/AIDS`), so does a hyphen before a digit (`COVID-19`).
fn words(title: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut opens = true;
    let mut offset = 0;
    for token in title.split(' ') {
        let core = token.trim_matches(|c: char| !c.is_alphanumeric());
        let mut start = offset + token.find(core).unwrap_or(0);
        if core.is_empty() {
            opens |= token.chars().any(ends_clause);
        } else {
            let dotted = is_dotted(core);
            for piece in pieces(core) {
                // The full stop behind "U.S." belongs to it.
                let end = start + piece.len();
                let with_dot = title.get(start..end + 1).filter(|text| dotted && text.ends_with('.')).unwrap_or(piece);
                words.push(Word { start, text: with_dot, opens });
                opens = false;
                start = end + 1;
            }
            let tail = token.rfind(core).and_then(|at| token.get(at + core.len()..)).unwrap_or("");
            opens = !dotted && tail.chars().any(ends_clause);
        }
        offset += token.len() + 1;
    }
    words
}

fn ends_clause(c: char) -> bool {
    matches!(c, ':' | '.' | '?' | '!' | '–' | '—' | '-' | ';' | '“' | '"' | '(')
}

fn pieces(core: &str) -> Vec<&str> {
    let parts: Vec<&str> = core.split('-').collect();
    let digits = |part: &&str| part.chars().all(|c| c.is_ascii_digit());
    let whole =
        parts.len() > 1 && (parts.iter().any(digits) || parts.iter().all(|part| is_marked(part)) || parts.iter().any(|p| p.is_empty()));
    if whole { vec![core] } else { parts }
}

fn held(words: &[Word<'_>], title: &str) -> Vec<bool> {
    let sentence = is_sentence(words);
    let mut held: Vec<bool> = words
        .iter()
        .map(|word| is_marked(word.text) || (sentence && !word.opens && is_capitalised(word.text) && word.text.chars().count() > 1))
        .collect();
    for (i, word) in words.iter().enumerate() {
        if !is_capitalised(word.text) {
            continue;
        }
        let rest = title.get(word.start..).unwrap_or("");
        let longest = PROPER.lines().filter(|name| !name.starts_with('#') && names(rest, name)).map(str::len).max().unwrap_or(0);
        for (hold, other) in held.iter_mut().zip(words).skip(i) {
            if other.start + other.text.len() <= word.start + longest {
                *hold = true;
            }
        }
    }
    held
}

/// Whether `rest` begins with the whole name.
fn names(rest: &str, name: &str) -> bool {
    !name.is_empty() && rest.strip_prefix(name).is_some_and(|tail| !tail.starts_with(char::is_alphanumeric))
}

/// Capitals that are no mere beginning: two or more (`ASEAN`), one inside (`eBay`), or one beside digits (`G20`).
fn is_marked(word: &str) -> bool {
    word.split('/').any(|part| {
        let mut letters = part.chars();
        let first = letters.next().is_some_and(char::is_uppercase);
        letters.clone().any(char::is_uppercase) || (first && letters.any(|c| c.is_ascii_digit()))
    })
}

fn is_capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// "U.S", "e.g": single letters between full stops.
fn is_dotted(core: &str) -> bool {
    core.contains('.') && core.split('.').all(|part| part.chars().count() == 1)
}

/// Whether the title is written like a sentence: most of its longer words inside it begin low.
fn is_sentence(words: &[Word<'_>]) -> bool {
    // Short words are low in both manners.
    let long = || words.iter().filter(|word| !word.opens && word.text.chars().count() >= 5 && !is_marked(word.text));
    let low = long().filter(|word| !is_capitalised(word.text)).count();
    let high = long().count() - low;
    low >= 2 && low > 2 * high
}

fn is_all_capitals(title: &str) -> bool {
    let letters = || title.chars().filter(|c| c.is_alphabetic());
    let words = title.split(' ').filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1).count();
    words > 3 && !letters().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("The ASEAN way and HIV/AIDS", "The {ASEAN} way and {HIV/AIDS}")]
    #[case("ASEAN-led Responses to COVID-19", "{ASEAN}-led Responses to {COVID-19}")]
    #[case("Human Trafficking in Vietnam: The Issues", "Human Trafficking in {Vietnam}: The Issues")]
    #[case(
        "Human security in East Asia: embracing global norms through regional cooperation",
        "Human security in {East Asia}: embracing global norms through regional cooperation"
    )]
    #[case("Human Trafficking and the European Union", "Human Trafficking and the {European Union}")]
    #[case("U.S. Responses to Crime", "{U.S.} Responses to Crime")]
    #[case("The eBay of Plan B", "The {eBay} of Plan B")]
    #[case("Lexicon/Dictionary of Trade", "Lexicon/Dictionary of Trade")]
    #[case("The Role of the G20 in DNA and mRNA Vaccines", "The Role of the {G20} in {DNA} and {mRNA} Vaccines")]
    #[case("TRAFFICKING IN PERSONS REPORT OF 2020", "TRAFFICKING IN PERSONS REPORT OF 2020")]
    #[case("AT&T (AT&T)", r"{AT\&T} ({AT\&T})")]
    #[case("Laws in Sub-Saharan African Countries", "Laws in {Sub-Saharan African} Countries")]
    #[case("Crime & Punishment", r"Crime \& Punishment")]
    fn english(#[case] plain: &str, #[case] tex: &str) {
        assert_eq!(title(plain, Some("en")), tex);
        assert_eq!(title(plain, None), tex);
    }

    #[test]
    fn other_languages_stay() {
        assert_eq!(title("Peran ASEAN dan TPPO", Some("id")), "Peran ASEAN dan TPPO");
    }

    #[test]
    fn the_table_is_sorted_and_has_no_doubles() {
        let names: Vec<_> = PROPER.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(names.windows(2).all(|pair| pair[0] < pair[1]), "{:?}", names.windows(2).find(|pair| pair[0] >= pair[1]));
    }
}
