//! The head of a paper without labels: which line is the title, which are the authors.

use super::meta::clean;
use super::words::{Label, is_institution, label};
use super::{Block, BlockKind, PaperMeta, superscript};

/// No title is shorter than this many words, or a journal's name would be one.
const TITLE_WORDS: usize = 4;

/// Words of a journal's banner, which often stands above the title.
const BANNER: &[&str] =
    &["journal", "jurnal", "issn", "vol.", "volume", "zeitschrift", "revue", "revista", "rivista", "proceedings", "doi", "http"];

/// Reads title and authors from the first blocks, as far as nothing else has given them.
pub(super) fn read(text: &str, head: &[Block], meta: &mut PaperMeta) {
    let lines: Vec<(&BlockKind, &str)> = head
        .iter()
        .filter(|block| matches!(block.kind, BlockKind::Heading(_) | BlockKind::Paragraph))
        .map(|block| (&block.kind, block.content.of(text)))
        .take_while(|(_, line)| !starts_text(line))
        .collect();
    let known = meta.title.clone();
    let title = match &known {
        Some(title) => lines.iter().position(|(_, line)| clean(line).eq_ignore_ascii_case(title)),
        None => lines.iter().position(|(kind, line)| is_title(kind, line)),
    };
    if let (None, Some((_, line))) = (&known, title.and_then(|at| lines.get(at))) {
        meta.title = Some(clean(line).trim_end_matches('.').to_owned());
    }
    let Some(at) = title.filter(|_| meta.authors.is_empty()) else { return };
    for (_, line) in lines.iter().skip(at + 1) {
        let found = line.lines().flat_map(names).collect::<Vec<_>>();
        if found.is_empty() {
            if !meta.authors.is_empty() || line.len() > 300 {
                break;
            }
            continue;
        }
        meta.authors.extend(found);
    }
}

/// Whether the abstract or the text itself begins here.
fn starts_text(line: &str) -> bool {
    let labelled = line.split_once([':', '.']).and_then(|(name, _)| label(name)) == Some(Label::Stop);
    labelled || label(line) == Some(Label::Stop)
}

fn is_title(kind: &BlockKind, line: &str) -> bool {
    let words = line.split_whitespace().count();
    let lower = line.to_lowercase();
    let banner =
        BANNER.iter().any(|word| lower.split(|c: char| c.is_whitespace() || c == ':').any(|part| part == *word) || lower.starts_with(word));
    let marked = matches!(kind, BlockKind::Heading(_));
    words >= if marked { 2 } else { TITLE_WORDS }
        && line.len() < 400
        && !banner
        && !line.contains('@')
        && (marked || !line.trim_end_matches(|c: char| superscript::digit(c).is_some()).ends_with('.'))
}

/// The persons a line names, "A. Uthor¹, B. Uthor² and C. Uthor³ University of X"; empty where the line is no line of names.
pub(super) fn names(line: &str) -> Vec<String> {
    let bare = without_marks(&clean(line));
    if bare.len() > 600 || bare.contains('@') || bare.contains("://") || bare.contains(|c: char| c.is_ascii_digit()) {
        return Vec::new();
    }
    let parts = split(&bare);
    // "Jane Doe Universitas Indonesia" is a person, "Relations Department Faculty of X" is none.
    if bare.split_whitespace().filter(|word| is_institution(word)).count() > 1 {
        return Vec::new();
    }
    let mut names = Vec::new();
    for part in parts {
        let words: Vec<&str> = part.split_whitespace().take_while(|word| !is_institution(word)).collect();
        match is_name(&words) {
            true => names.push(words.join(" ")),
            // One part that is no name makes the line no line of names, unless an institution has begun.
            false if words.len() == part.split_whitespace().count() && !words.is_empty() => return Vec::new(),
            false => break,
        }
    }
    names
}

/// The persons at the head of a reference, the first of them perhaps inverted: "Doe, Jane, and Li Wu."
pub(super) fn listed_names(head: &str) -> Vec<String> {
    let bare = clean(head);
    let mut parts = split(bare.trim_end_matches(|c: char| c == '.' || c.is_whitespace()));
    if parts.len() >= 2 && parts.first().is_some_and(|first| first.split_whitespace().count() <= 2 && !first.contains('.')) {
        let given = parts.remove(1);
        if let Some(first) = parts.first_mut() {
            // A mononym is printed twice, "Suwinda Suwinda"; a one-word family name is followed by its given names.
            *first = format!("{given} {first}");
        }
    }
    parts
}

fn split(line: &str) -> Vec<String> {
    let joined = [" and ", " & ", " und ", " dan ", " et ", " y ", " e ", " и ", " và ", "; ", " · ", "、", "，"]
        .iter()
        .fold(line.to_owned(), |line, word| line.replace(word, ", "));
    joined.split(',').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

/// Without raised numbers and the stars and signs of affiliations.
fn without_marks(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        if let Ok((after, _)) = superscript::number(rest) {
            // "Abdurrahman¹ Suwinda": the number parts two persons.
            out.push(',');
            rest = after;
            continue;
        }
        if !"†‡§*✉☐".contains(c) {
            out.push(c);
        }
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    out.replace(",,", ",")
}

/// One to six words, each with a capital or a particle, at least two of them or one of them an initial.
fn is_name(words: &[&str]) -> bool {
    let capital = |word: &&&str| word.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_lowercase() && c.is_alphabetic());
    let particle = |word: &&&str| word.len() <= 4 && word.chars().all(char::is_lowercase);
    let shouted = words.iter().all(|word| word.len() > 3 && word.chars().all(|c| !c.is_lowercase()));
    (2..=7).contains(&words.len())
        && words.iter().all(|word| capital(&word) || particle(&word))
        && words.first().is_some_and(|word| capital(&word) || word.len() <= 4)
        && words.last().is_some_and(|word| capital(&word))
        && !(shouted && words.len() > 3)
}

#[cfg(test)]
mod tests {
    use super::names;
    use rstest::rstest;

    #[rstest]
    #[case("Nur Iman Subono Universitas Indonesia", &["Nur Iman Subono"])]
    #[case("**Agung Budi Prastyo, Hendra Maujana Saragih**", &["Agung Budi Prastyo", "Hendra Maujana Saragih"])]
    #[case("Nur Aisyah Abdurrahman¹ Suwinda Suwinda², Lisa Ikhsana²", &["Nur Aisyah Abdurrahman", "Suwinda Suwinda", "Lisa Ikhsana"])]
    #[case("J. van der Berg & Ana de Souza", &["J. van der Berg", "Ana de Souza"])]
    #[case("International Relations Department Faculty of Social Science", &[])]
    #[case("This paper examines the role of cooperation.", &[])]
    #[case("a@b.org", &[])]
    fn lines_of_names(#[case] line: &str, #[case] expected: &[&str]) {
        assert_eq!(names(line), expected);
    }
}
