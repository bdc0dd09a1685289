//! One pass over a stretch of running text: every bracket, raised number and key is tried as a citation.

use std::collections::BTreeSet;

use super::text::{mask, squeeze};
use super::words::{Class, is, phrase};
use super::yearless::{Witness, numbered, organisation, organisation_phrase};
use super::{Citation, CitationKind, Cite, group, keys, narrative, numeric};
use crate::Span;

/// The longest inside of a bracket that is looked at, in bytes; thirty works fit.
const LONGEST: usize = 1500;

/// What a paper's running text is searched for besides names and years.
#[derive(Debug, Default)]
pub(crate) struct Forms {
    /// Raised numbers point at the list: there are no notes they could belong to.
    pub raised: bool,
    /// A bare `@key` counts: the paper has bracketed ones.
    pub bare_keys: bool,
    /// The labels printed before the entries of the list, where they are no mere numbers ("KP86").
    pub labels: BTreeSet<String>,
    /// Numbers in round brackets count: nothing else in the paper cites.
    pub numbers: bool,
    /// What speaks for citations without a year; `None` in the first pass, which collects it.
    pub witness: Option<Witness>,
}

/// Finds the citations of `text`; spans are shifted by `offset`.
pub(crate) fn citations(text: &str, offset: usize, forms: &Forms) -> Vec<Citation> {
    let masked = mask(text);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = masked.get(at..).and_then(|rest| rest.chars().next()) {
        let hit = match c {
            '(' | '（' => round(text, &masked, at, forms),
            '[' => square(text, &masked, at, forms),
            '<' | '^' | '⁰' | '¹' | '²' | '³' | '⁴'..='⁹' if forms.raised => raised(&masked, at),
            '@' if forms.bare_keys => key(text, at),
            ' ' if text.get(at..).is_some_and(|rest| rest.starts_with('\\')) => latex(text, at),
            _ if at == 0 || masked[..at].ends_with('\n') => source_line(&masked, at),
            _ => None,
        };
        match hit {
            Some((span, kind, cites)) if !cites.is_empty() => {
                let raw = squeeze(span.of(text));
                at = span.end.max(at + c.len_utf8());
                found.push(Citation { span: Span::new(span.start + offset, span.end + offset), raw, kind, cites });
            }
            _ => at += c.len_utf8(),
        }
    }
    found
}

/// The organisations' names that stand in brackets, for [`Witness`].
pub(crate) fn bracketed_names(text: &str) -> Vec<String> {
    let masked = mask(text);
    let opens = masked.char_indices().filter(|(_, c)| *c == '(').map(|(at, _)| at);
    opens.filter_map(|at| bracket(&masked, at).and_then(|(inside, _)| organisation_phrase(&inside))).collect()
}

type Hit = Option<(Span, CitationKind, Vec<Cite>)>;

/// The inside of the bracket that opens at `at`, inner acronyms blanked ("WHO (WHO), 2018"), and the end of the bracket.
fn bracket(masked: &str, at: usize) -> Option<(String, usize)> {
    let body = masked.get(at..)?;
    let mut depth = 0;
    let mut inner = at;
    let mut inside = String::new();
    for (i, c) in body.char_indices() {
        match c {
            '(' | '[' | '（' => {
                depth += 1;
                inner = i;
            }
            ')' | ']' | '）' => {
                depth -= 1;
                if depth == 0 {
                    return Some((inside, at + i + c.len_utf8()));
                }
                let nested = body.get(inner + 1..i).unwrap_or("");
                // "Marx [1867] 1990": the first year stays.
                let digit = |c: char| c.is_ascii_digit();
                let beside = body[i + c.len_utf8()..].trim_start().starts_with(digit) || body[..inner].trim_end().ends_with(digit);
                if nested.len() == 4 && nested.chars().all(digit) && beside {
                    inside.truncate(inside.len() - nested.len().min(inside.len()));
                    inside.push_str(&format!("[{nested}]"));
                    continue;
                }
                if nested.chars().any(char::is_lowercase) || nested.contains(' ') {
                    return None;
                }
                inside.truncate(inside.len() - nested.len().min(inside.len()));
                continue;
            }
            _ => {}
        }
        if i > LONGEST || body[i..].starts_with("\n\n") || depth > 2 {
            return None;
        }
        if i > 0 && !matches!(c, '(' | '[' | '（') {
            inside.push(c);
        }
    }
    None
}

/// "(Kicinger, 2004)", "Morehouse (2009)", "(AICHR, 25)".
fn round(text: &str, masked: &str, at: usize, forms: &Forms) -> Hit {
    let (inside, end) = bracket(masked, at)?;
    let before = masked.get(..at)?;
    if let Some(years) = group::years_only(&inside) {
        return if titled(text, at) { None } else { narrated(before, end, years, forms) };
    }
    if forms.numbers
        && let Ok((rest, cites)) = numeric::list(inside.trim())
    {
        return rest.is_empty().then_some((Span::new(at, end), CitationKind::Numeric, cites));
    }
    let whole = |cites: Vec<Cite>| Some((Span::new(at, end), CitationKind::Parenthetical, cites));
    let cites = group::cites(&inside);
    if !cites.is_empty() {
        return whole(cites);
    }
    if let Some(cites) = back(&inside) {
        return whole(cites);
    }
    let witness = forms.witness.as_ref()?;
    let behind = before.trim_end().ends_with(['.', '!', '?', '。']);
    numbered(&inside, witness).or_else(|| organisation(&inside, behind, witness)).and_then(whole)
}

/// Whether an emphasised title stands right before the bracket: "Hamilton's *Lectures on Quaternions* (1853)".
fn titled(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("").trim_end();
    let Some(inner) = before.strip_suffix('*').or_else(|| before.strip_suffix('_')).map(|inner| inner.trim_end_matches(['*', '_'])) else {
        return false;
    };
    let opened = inner.rfind(['*', '_']).map_or("", |open| &inner[open + 1..]);
    phrase(Class::EtAl)(opened.trim()).is_err() && opened.split_whitespace().count() > 1
}

/// The citation of the names that stand before the bracket.
fn narrated(before: &str, end: usize, years: Vec<(String, Option<String>)>, forms: &Forms) -> Hit {
    let names = narrative::names_before(before)?;
    // "The Treaty of Rome (1957)", "in Jakarta (2018)": a date, unless the list has an entry of that name.
    let dates = |name: &String| name.split(' ').any(|word| is(Class::Legal, word)) || is(Class::Place, name);
    let listed = |name: &String| forms.witness.as_ref().is_some_and(|witness| witness.lists(name));
    if names.names.iter().any(|name| dates(name) && !listed(name)) {
        return None;
    }
    let cites = years.into_iter().map(|(year, locator)| Cite {
        names: names.names.clone(),
        truncated: names.truncated,
        year: Some(year),
        locator,
        ..Cite::default()
    });
    Some((Span::new(names.start, end), CitationKind::Narrative, cites.collect()))
}

/// "(ibid., p. 5)", "(Smith, op. cit.)" in running text.
fn back(inside: &str) -> Option<Vec<Cite>> {
    let head = inside.trim();
    let backward = phrase(Class::Ibid)(head).is_ok_and(|(rest, _)| rest.is_empty() || rest.starts_with([',', '.', ':', ' ', ';']))
        || head.split(',').skip(1).any(|part| phrase(Class::OpCit)(part.trim()).is_ok());
    let short = head.len() <= 60 && head.chars().next().is_some_and(char::is_alphabetic);
    (backward && short).then(|| super::short::cites(head, None)).filter(|cites| cites.iter().all(|cite| cite.back.is_some()))
}

/// "[3, 5–7]", "[KP86]", "[@doe2004]", "[Smith 2003]", "Smith [2003]".
fn square(text: &str, masked: &str, at: usize, forms: &Forms) -> Hit {
    if let Ok((rest, cites)) = keys::pandoc(&text[at..]) {
        return Some((Span::new(at, text.len() - rest.len()), CitationKind::Parenthetical, cites));
    }
    // "[3](https://…)" is a link's text; "[3](#ref3)" leads to the list. "[3]: …" defines a link.
    let outward =
        |end: usize| masked.get(end..).is_some_and(|rest| rest.starts_with(':') || (rest.starts_with('(') && !rest.starts_with("(#")));
    if let Ok((rest, cites)) = numeric::bracketed(&masked[at..]).or_else(|_| numeric::labelled(&masked[at..], &forms.labels)) {
        let (end, cites) = numeric::spanned(masked.len() - rest.len(), rest, cites);
        let index = masked[..at].ends_with(char::is_alphanumeric) && !numeric::follows_prose(&masked[..at]);
        return (!outward(end) && !index).then_some((Span::new(at, end), CitationKind::Numeric, cites));
    }
    let (inside, end) = bracket(masked, at).filter(|(_, end)| !masked[*end..].starts_with(':'))?;
    if let Some(years) = group::years_only(&inside) {
        return if titled(text, at) { None } else { narrated(masked.get(..at)?, end, years, forms) };
    }
    Some((Span::new(at, end), CitationKind::Parenthetical, group::cites(&inside)))
}

fn raised(masked: &str, at: usize) -> Hit {
    let (rest, cites) = numeric::superscript(&masked[at..]).ok()?;
    numeric::follows_prose(&masked[..at]).then(|| (Span::new(at, masked.len() - rest.len()), CitationKind::Numeric, cites))
}

fn latex(text: &str, at: usize) -> Hit {
    let (rest, cites) = keys::latex(&text[at..]).ok()?;
    Some((Span::new(at, text.len() - rest.len()), CitationKind::Parenthetical, cites))
}

/// `@doe2004` in running text, also with "[p. 3]" behind it.
fn key(text: &str, at: usize) -> Hit {
    let glued = text[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '.');
    let (_, name) = keys::bare(&text[at..]).ok().filter(|_| !glued)?;
    let braces = if text[at + 1..].starts_with('{') { 2 } else { 0 };
    Some((Span::new(at, at + 1 + braces + name.len()), CitationKind::Narrative, vec![keys::cite(name, None)]))
}

/// "Source: Subono and Kosandi, 2018" under a table or figure.
fn source_line(masked: &str, at: usize) -> Hit {
    let line = masked[at..].lines().next().unwrap_or("");
    let (rest, _) = phrase(Class::Source)(line.trim_start()).ok()?;
    let rest = rest.trim_start().strip_prefix([':', '：'])?;
    if rest.contains(['(', '[']) || rest.len() > 200 {
        return None;
    }
    let cites = group::cites(rest);
    let start = at + line.len() - rest.trim_start().len();
    let end = at + line.trim_end().len();
    Some((Span::new(start, end), CitationKind::Parenthetical, cites))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let labels = ["KP86", "Hat02"].map(String::from).into();
        let forms = Forms { raised: true, bare_keys: true, labels, ..Forms::default() };
        citations(text, 0, &forms).into_iter().map(|c| c.span.of(text).to_owned()).collect()
    }

    #[rstest]
    #[case("employment(Subono and Kosandi, 2018). This", &["(Subono and Kosandi, 2018)"])]
    #[case("from Okubo and Shelley (2011) and Nishikawa (2010) that", &["Okubo and Shelley (2011)", "Nishikawa (2010)"])]
    #[case("Wylie (2016) and Lobasz(2019) analyze", &["Wylie (2016)", "Lobasz(2019)"])]
    #[case("Aronowitz (2009), Cameron (2008), Territo and Matteson (2012), and Zheng (2010).", &["Aronowitz (2009)", "Cameron (2008)", "Territo and Matteson (2012)", "Zheng (2010)"])]
    #[case("to IOM report (2018), the", &["IOM report (2018)"])]
    #[case("(see Smith (2003) and Jones [2004])", &["Smith (2003)", "Jones [2004]"])]
    #[case("as (World Health Organization [WHO], 2018) says", &["(World Health Organization [WHO], 2018)"])]
    #[case("as (World Health Organization (WHO), 2018) says", &["(World Health Organization (WHO), 2018)"])]
    #[case("shown [3, 5–7] and \\[8\\], not [4](x)", &["[3, 5–7]", "[8\\]"])]
    #[case("shown.¹² Here x² and 10⁶", &["¹²"])]
    #[case("by \\citep[p. 3]{doe} and [@roe, 5] and @poe.", &["\\citep[p. 3]{doe}", "[@roe, 5]", "@poe"])]
    #[case("Source: Subono and Kosandi, 2018\n", &["Subono and Kosandi, 2018"])]
    #[case("by [KP86; Hat02, Thm. 1] and [XY99]", &["[KP86; Hat02, Thm. 1]"])]
    #[case("by ([Smith 2003](https://a.org/x)) and [2](#r2)", &["[Smith 2003]", "[2]"])]
    #[case("Hamilton's *Lectures on Quaternions* (1853) and *Smith* (1854)", &["Smith* (1854)"])]
    #[case("the Treaty of Rome (1957), in Jakarta (2018), Roe v. Wade (1973)", &[])]
    #[case("shown [3]–[5] for b[1]", &["[3]–[5]"])]
    #[case("(Marx [1867] 1990, 45; Darwin, 1859 [1964])", &["(Marx [1867] 1990, 45; Darwin, 1859 [1964])"])]
    #[case("Source : LPSK\n", &[])]
    #[case("again (ibid., p. 5).", &["(ibid., p. 5)"])]
    #[case("(Smith *et al.*, 2003)", &["(Smith *et al.*, 2003)"])]
    #[case("（王, 2004）", &["（王, 2004）"])]
    #[case("period (2015-2019) of Law No. 21 of 2007 (6 members) (50%) (ACTIP)", &[])]
    #[case("research (2017-2018) in", &[])]
    #[case("Year 1945 (UUD NRI Year 1945).", &[])]
    #[case("(1) ASEAN; (2) the", &[])]
    fn finds(#[case] text: &str, #[case] expected: &[&str]) {
        assert_eq!(shown(text), expected);
    }
}
