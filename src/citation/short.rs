//! Short forms in notes: "Moleong, p. 247.", "Ibid., 12.", "Smith, supra note 5, at 3", "Setiawan, “Implementasi …”".

use super::Cite;
use super::backward::backward;
use super::locator::split_tail;
use super::names::before_year;
use super::text::{capitalised, squeeze};
use super::words::{Class, is, phrase};

/// Reads the cites of one short form; there is always at least one.
pub(crate) fn cites(raw: &str, note_place: Option<usize>) -> Vec<Cite> {
    let plain = plain_words(&raw.replace('\u{a0}', " "));
    let raw = plain.as_str();
    let mut found: Vec<Cite> = parts(raw).into_iter().map(cite).filter(|cite| *cite != Cite::default()).collect();
    if found.is_empty() {
        found.push(Cite { title: Some(squeeze(raw)).filter(|t| !t.is_empty()), ..Cite::default() });
    }
    for cite in &mut found {
        cite.note_place = note_place;
    }
    found
}

/// Drops the emphasis of signals and backward words ("*See* Smith, *supra* note 5"), which else would look like titles.
fn plain_words(raw: &str) -> String {
    const CLASSES: [Class; 4] = [Class::Signal, Class::Ibid, Class::OpCit, Class::Supra];
    let whole = |inner: &str| {
        CLASSES.iter().any(|class| phrase(*class)(inner.trim()).is_ok_and(|(rest, _)| rest.trim_matches(['.', ',']).is_empty()))
    };
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((before, opened)) = rest.split_once('*') {
        out.push_str(before);
        match opened.split_once('*').filter(|(inner, _)| whole(inner)) {
            Some((inner, after)) => {
                out.push_str(inner);
                rest = after;
            }
            None => {
                out.push('*');
                rest = opened;
            }
        }
    }
    out + rest
}

/// Divides at semicolons outside quotation marks.
fn parts(raw: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut begin, mut quoted) = (0, false);
    for (at, c) in raw.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '“' | '«' | '„' => quoted = true,
            '”' | '»' => quoted = false,
            ';' if !quoted => {
                found.push(&raw[begin..at]);
                begin = at + 1;
            }
            _ => {}
        }
    }
    found.push(raw.get(begin..).unwrap_or(""));
    found.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Reads one short form.
fn cite(part: &str) -> Cite {
    let part = without_signal(part);
    if let Some(backward) = backward(part) {
        let (names, truncated, title) = people(&part[..backward.start]);
        let (behind, locator) = locator_of(part[backward.end..].trim_start_matches([' ', ',', '.', ':', ';', ')']));
        let own = Some(squeeze(bare_title(behind))).filter(|t| backward.same_author && t.chars().any(char::is_alphabetic));
        return Cite { names, truncated, title: title.or(own), back: Some(backward.written), locator, ..Cite::default() };
    }
    if let Some(cite) = dated(part) {
        return cite;
    }
    let (before, locator) = split_tail(part);
    let (names, truncated, title) = people(before);
    let whole = Cite { names, truncated, title, locator: locator.map(squeeze), ..Cite::default() };
    if whole.names.is_empty() { unsigned(part).unwrap_or(whole) } else { whole }
}

/// "Luhmann 1980, S. 99": a name and a year, as in running text.
fn dated(part: &str) -> Option<Cite> {
    if part.contains(['"', '“', '«', '„', '*', '‘', '(']) {
        return None;
    }
    let mut cites = super::group::cites(part);
    let only = cites.pop().filter(|cite| cites.is_empty() && cite.title.is_none() && !cite.names.is_empty())?;
    let plain = part.trim_start().starts_with(only.names.first()?.as_str());
    plain.then_some(only)
}

/// "Smelser 182 f.": a name and a bare number, without a sign between them.
fn unsigned(part: &str) -> Option<Cite> {
    let text = part.trim().trim_end_matches(['.', ';', ',']);
    let (at, _) = text.char_indices().find(|(at, c)| c.is_ascii_digit() && text[..*at].ends_with(char::is_whitespace))?;
    let (rest, locator) = super::locator::bare(&text[at..]).ok()?;
    let (names, truncated, title) = people(&text[..at]);
    let fits = rest.trim_matches(['.', ' ']).is_empty() && title.is_none() && !names.is_empty();
    fits.then(|| Cite { names, truncated, locator: Some(squeeze(locator)), ..Cite::default() })
}

/// Strips "See also" and the like.
fn without_signal(part: &str) -> &str {
    let mut rest = part.trim_start_matches(['*', '_', ' ']);
    while let Ok((after, signal)) = phrase(Class::Signal)(rest) {
        let wordy = signal.chars().filter(|c| c.is_alphabetic()).count() > 1;
        let after = after.trim_start_matches(['*', '_', ',', ':', ' ']);
        if !wordy || after.is_empty() || is(Class::Ibid, signal) {
            break;
        }
        rest = after;
    }
    rest
}

/// Names, whether more follow, and the title behind them.
fn people(text: &str) -> (Vec<String>, bool, Option<String>) {
    let text = text.trim().trim_end_matches([',', ';', '.']).trim();
    if text.is_empty() {
        return (Vec::new(), false, None);
    }
    let (head, title) = split_title(text);
    match before_year(head) {
        Some(names) => (names.names, names.truncated, title.or(names.title)),
        None => (Vec::new(), false, title.or_else(|| Some(squeeze(bare_title(text))))),
    }
}

/// Divides into names and title: at a quotation mark, at emphasis, or at the comma before a part that is no name.
fn split_title(text: &str) -> (&str, Option<String>) {
    let mark = text.char_indices().find(|(_, c)| matches!(c, '"' | '“' | '„' | '«' | '‘' | '*' | '_' | '《' | '「'));
    if let Some((at, open)) = mark {
        return (&text[..at], Some(squeeze(bare_title(marked(&text[at..], open)))).filter(|t| !t.is_empty()));
    }
    // "Moleong, Metodologi Penelitian Kualitatif": the last comma with a phrase of two words or more and no and-word behind it.
    for (at, _) in text.char_indices().filter(|(_, c)| *c == ',') {
        let tail = text[at + 1..].trim();
        let words: Vec<&str> = tail.split_whitespace().collect();
        let list = words.first().is_some_and(|w| is(Class::And, w)) || tail.contains(" & ") || tail.contains(" and ") && tail.contains(',');
        let initials = words.iter().all(|word| super::text::initials(word.trim_end_matches(',')));
        let phrase = words.len() >= 2 || words.first().is_some_and(|w| w.chars().count() > 3 && capitalised(w));
        if phrase && !list && !initials && !tail.contains(',') {
            return (&text[..at], Some(squeeze(bare_title(tail))));
        }
    }
    (text, None)
}

/// What stands between the mark that opens `text` and the one that closes it; all of it where none does.
fn marked(text: &str, open: char) -> &str {
    let close: &[char] = match open {
        '“' => &['”'],
        '„' => &['“', '”'],
        '«' => &['»'],
        '‘' => &['’'],
        '《' => &['》'],
        '「' => &['」'],
        '"' => &['"'],
        '*' => &['*'],
        _ => &['_'],
    };
    let inner = &text[open.len_utf8()..];
    // An apostrophe inside single quotation marks closes nothing.
    let ends = |(at, c): &(usize, char)| close.contains(c) && !inner[at + c.len_utf8()..].starts_with(char::is_alphanumeric);
    match inner.char_indices().filter(|(at, _)| *at > 0).find(ends) {
        Some((at, _)) => &inner[..at],
        None => inner,
    }
}

/// A title without quotation marks, emphasis and final signs.
fn bare_title(text: &str) -> &str {
    text.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '*' | '_' | ',' | '.' | ';' | '‘' | '《' | '》' | '「' | '」')
    })
}

/// The locator in a rest of text, with or without a word.
fn locator_of(rest: &str) -> (&str, Option<String>) {
    // A comma in front lets the lone number count as a locator.
    let rest = rest.trim().trim_end_matches(['.', ';', ',', ')']);
    let rest = rest.strip_prefix("at ").unwrap_or(rest);
    let whole = super::locator::after_year(rest).ok().filter(|(left, _)| left.trim().is_empty());
    if let Some((_, locator)) = whole {
        return ("", Some(squeeze(locator)));
    }
    let (before, locator) = split_tail(rest);
    (before, locator.map(squeeze))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn shown(cite: &Cite) -> String {
        let or = |v: &Option<String>| v.clone().unwrap_or_else(|| "-".into());
        format!("{} / {} / {} / {}", cite.names.join("|"), or(&cite.title), or(&cite.back), or(&cite.locator))
    }

    #[rstest]
    #[case("Moleong, p. 247.", &["Moleong / - / - / p. 247"])]
    #[case("Moleong, Metodologi Penelitian Kualitatif, p.330", &["Moleong / Metodologi Penelitian Kualitatif / - / p.330"])]
    #[case("Yuliartini and Mangku.", &["Yuliartini|Mangku / - / - / -"])]
    #[case("Setiawan, \"Implementasi Asean Convention (ACTIP) Di Indonesia.\"", &["Setiawan / Implementasi Asean Convention (ACTIP) Di Indonesia / - / -"])]
    #[case("Bakker, Putra, and Putri, \"The Role of ASEAN.\"", &["Bakker|Putra|Putri / The Role of ASEAN / - / -"])]
    #[case("ASEAN Chair, \"ASEAN Chair. ASEAN Leaders' Declaration on Combating,\"", &["ASEAN Chair / ASEAN Chair. ASEAN Leaders' Declaration on Combating / - / -"])]
    #[case("Ibid.", &["/ - / Ibid. / -"])]
    #[case("Ibid., p. 12.", &["/ - / Ibid. / p. 12"])]
    #[case("Ibid 45", &["/ - / Ibid / 45"])]
    #[case("Ebd., S. 5.", &["/ - / Ebd. / S. 5"])]
    #[case("Idem, *Rise of Towns*, p. 4", &["/ Rise of Towns / Idem / p. 4"])]
    #[case("Smith, op. cit., p. 3", &["Smith / - / op. cit. / p. 3"])]
    #[case("Müller, a.a.O., S. 12", &["Müller / - / a.a.O. / S. 12"])]
    #[case("Smith, supra note 5, at 3", &["Smith / - / supra note 5 / 3"])]
    #[case("Smith (n 12) 45", &["Smith / - / n 12 / 45"])]
    #[case("Cartan and Vilkinas, op. cit., n. 48, p. 248.", &["Cartan|Vilkinas / - / op. cit., n. 48 / p. 248"])]
    #[case("Nowak (oben N. 7) 42..", &["Nowak / - / oben N. 7 / 42"])]
    #[case("G. Cullen, « Townscape Casebook », ibid., p. 363-374.", &["G. Cullen / Townscape Casebook / ibid. / p. 363-374"])]
    #[case("Charles DIGUET, La chasse au marais, ouv. cité, p. 20.", &["Charles DIGUET / La chasse au marais / ouv. cité / p. 20"])]
    #[case("Smelser 182 f.;", &["Smelser / - / - / 182 f"])]
    #[case("N. Naffine, ‘Sexing the Subject (of Law)’, 12", &["N. Naffine / Sexing the Subject (of Law) / - / 12"])]
    #[case("Id. at 1867.", &["/ - / Id. / 1867"])]
    #[case("See Crootof, *supra note 33, at 1865–67.", &["Crootof / - / supra note 33 / 1865–67"])]
    #[case("Loc. cit.", &["/ - / Loc. cit. / -"])]
    #[case("Smith, *Rise*, 44.", &["Smith / Rise / - / 44"])]
    #[case("See also Smith, Rise of Towns, 44; Jones, \"Fall; or Not,\" 12.", &["Smith / Rise of Towns / - / 44", "Jones / Fall; or Not / - / 12"])]
    fn reads(#[case] raw: &str, #[case] expected: &[&str]) {
        let found: Vec<String> = cites(raw, Some(3)).iter().map(|c| shown(c).trim().to_owned()).collect();
        assert_eq!(found, expected);
    }

    #[rstest]
    #[case("Luhmann 1980, S. 99—112.", "Luhmann", "1980", Some("S. 99—112"))]
    #[case("Blankenburg/Schönholz/Rogowski 1979, S. 64 ff.", "Blankenburg|Schönholz|Rogowski", "1979", Some("S. 64 ff."))]
    #[case("Gessner 1976", "Gessner", "1976", None)]
    fn with_year(#[case] raw: &str, #[case] names: &str, #[case] year: &str, #[case] locator: Option<&str>) {
        let found = cites(raw, None).remove(0);
        assert_eq!((found.names.join("|").as_str(), found.year.as_deref(), found.locator.as_deref()), (names, Some(year), locator));
    }
}
