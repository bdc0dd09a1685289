//! What does a DOI say of the work? [`decode`]: year, volume, page and ISSN out of DOIs whose publishers write them in.
//!
//! Only shapes that hold for all of a publisher's DOIs are read. The year of an Elsevier "S" number is not: it may be that of digitisation.

use crate::key::{DoiKey, IssnKey, NumberKey, PagesKey};
use crate::record::Record;

/// What stands in a DOI.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::check) struct Code {
    /// The year in it.
    pub year: Option<Year>,
    /// Volume.
    pub volume: Option<String>,
    /// Issue.
    pub issue: Option<String>,
    /// First page or article number.
    pub page: Option<String>,
    /// The journal's ISSN.
    pub issn: Option<IssnKey>,
    /// Digits that begin with the volume.
    pub volume_first: Option<String>,
}

/// A year with what it allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) struct Year {
    /// As it stands in the DOI.
    pub written: i32,
    /// How much later the work may have been published.
    pub later: i32,
}

/// A publisher's prefix with the shape of what follows it.
type Shape = (&'static str, fn(&str) -> Option<Code>);

const SHAPES: [Shape; 33] = [
    ("10.1103/", aps),
    ("10.5194/", copernicus),
    ("10.1146/annurev.", annual),
    ("10.18637/jss.", ojs),
    ("10.1093/", oup),
    ("10.1088/", iop),
    ("10.1073/pnas.", pnas),
    ("10.1029/", agu),
    ("10.1061/(asce)", sici),
    ("10.1590/s", scielo),
    ("10.1177/", sage),
    ("10.1017/s", cambridge),
    ("10.1016/s", pii),
    ("10.1016/j.", dotted_year),
    ("10.1006/", dotted_year_only),
    ("10.1353/", dotted_year_only),
    ("10.1109/", dotted_year_only),
    ("10.1080/", taylor),
    ("10.1111/j.", wiley),
    ("10.1046/j.", wiley),
    ("10.1007/s", springer),
    ("10.1186/s", springer),
    ("10.1038/s", springer),
    ("10.1057/s", springer),
    ("10.3758/s", springer),
    ("10.1245/s", springer),
    ("10.3390/", mdpi),
    ("10.1002/", sici),
    ("10.1175/", sici),
    ("10.1130/", sici),
    ("10.1890/", sici),
    ("10.1641/", sici),
    ("10.1645/", sici),
];

/// What the DOI says; nothing for shapes that are not known.
pub(in crate::check) fn decode(doi: &DoiKey) -> Code {
    let text = doi.as_str();
    let shaped = SHAPES.iter().find_map(|(head, shape)| text.strip_prefix(head).and_then(shape));
    shaped.or_else(|| text.split_once('/').and_then(|(_, suffix)| ojs(suffix))).unwrap_or_default()
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn number(text: &str, most: usize) -> Option<String> {
    (digits(text) && text.len() <= most).then(|| text.to_owned())
}

/// A year of four digits.
fn year(text: &str, later: i32) -> Option<Year> {
    let written = text.parse().ok().filter(|year| text.len() == 4 && (1600..2100).contains(year))?;
    Some(Year { written, later })
}

/// `physrevlett.13.508`
fn aps(rest: &str) -> Option<Code> {
    let mut parts = rest.split('.');
    parts.next().filter(|name| ["phys", "revmodphys", "prx"].iter().any(|head| name.starts_with(head)))?;
    let (volume, page) = (number(parts.next()?, 3)?, parts.next()?.to_owned());
    parts.next().is_none().then(|| Code { volume: Some(volume), page: Some(page), ..Code::default() })
}

/// `acp-9-123-2009`
fn copernicus(rest: &str) -> Option<Code> {
    let mut parts = rest.split('-').skip(1);
    let (volume, page, written) = (number(parts.next()?, 2)?, number(parts.next()?, 5)?, parts.next()?);
    let whole = parts.next().is_none();
    whole.then(|| Code { volume: Some(volume), page: Some(page), year: year(written, 1), ..Code::default() })
}

/// `soc.27.1.415`
fn annual(rest: &str) -> Option<Code> {
    let parts: Vec<&str> = rest.split('.').collect();
    let [_, volume, _, page] = parts.as_slice() else { return None };
    Some(Code { volume: Some(number(volume, 3)?), page: Some(number(page, 4)?), ..Code::default() })
}

/// `jatis.v34i1.197`, of Open Journal Systems; `jss.v045.i03`
fn ojs(rest: &str) -> Option<Code> {
    rest.split('.').zip(rest.split('.').skip(1).chain([""])).find_map(|(part, next)| {
        let body = part.strip_prefix('v')?;
        let (volume, issue) = body.split_once('i').or_else(|| next.strip_prefix('i').map(|issue| (body, issue)))?;
        Some(Code {
            volume: Some(number(volume, 3)?),
            issue: number(issue, 2).filter(|issue| issue.bytes().any(|byte| byte != b'0')),
            ..Code::default()
        })
    })
}

/// `nar/25.17.3389`; reference works have other numbers.
fn oup(rest: &str) -> Option<Code> {
    let (_, numbers) = rest.split_once('/')?;
    let parts: Vec<&str> = numbers.split('.').collect();
    let [volume, issue, page] = parts.as_slice() else { return None };
    let (volume, issue, page) = (number(volume, 3)?, number(issue, 2)?, number(page, 4)?);
    Some(Code { volume: Some(volume), issue: Some(issue), page: Some(page), ..Code::default() })
}

/// `0305-4470/39/5/l01`
fn iop(rest: &str) -> Option<Code> {
    let parts: Vec<&str> = rest.split('/').collect();
    let [issn, volume, issue, page] = parts.as_slice() else { return None };
    // Where the volume is a year, references count volumes otherwise.
    let (issn, volume, issue) = (IssnKey::new(issn)?, number(volume, 3)?, number(issue, 2)?);
    // A short last part counts the articles of the issue; a long one is an article's number.
    let page = number(page, 6).filter(|page| page.len() >= 5);
    Some(Code { issn: Some(issn), volume: Some(volume), issue: Some(issue), page, ..Code::default() })
}

/// `96.8.4233`; later ones hold the volume of the day on which they were taken up, which print may not keep.
fn pnas(rest: &str) -> Option<Code> {
    oup(&format!("pnas/{rest}"))
}

/// `2004jb003456`, `jb095ib05p06715`
fn agu(rest: &str) -> Option<Code> {
    if let Some(written) = rest.get(..4).filter(|year| digits(year)) {
        let letters = rest.get(4..6)?.bytes().all(|byte| byte.is_ascii_lowercase());
        return (letters && rest.get(6..).is_some_and(digits)).then(|| Code { year: year(written, 2), ..Code::default() });
    }
    let body = rest.get(2..)?;
    let (volume, tail) = body.split_once('i')?;
    let (_, page) = tail.split_once('p')?;
    Some(Code { volume: Some(number(volume, 3)?), page: Some(number(page, 5)?), ..Code::default() })
}

/// `(sici)1097-4571(199806)49:8`, `0733-9445(2000)126:11(1312)`
fn sici(rest: &str) -> Option<Code> {
    let rest = rest.strip_prefix("(sici)").unwrap_or(rest);
    let issn = IssnKey::new(rest.get(..9)?)?;
    let (date, tail) = rest.get(9..)?.strip_prefix('(')?.split_once(')')?;
    let head = tail.split('<').next()?;
    let (volume, issue) = head.split_once(':').unwrap_or((head, ""));
    let issue = issue.split('(').next()?;
    Some(Code { issn: Some(issn), year: year(date.get(..4)?, 1), volume: number(volume, 4), issue: number(issue, 3), ..Code::default() })
}

/// `0102-311x2005000100012`
fn scielo(rest: &str) -> Option<Code> {
    Some(Code { issn: Some(IssnKey::new(rest.get(..9)?)?), year: year(rest.get(9..13)?, 1), ..Code::default() })
}

/// `0022343304047435`: ISSN, two digits of the year, article.
fn sage(rest: &str) -> Option<Code> {
    let issn = IssnKey::new(rest.get(..8)?)?;
    (digits(rest.get(8..)?) && rest.len() >= 16).then(|| Code { issn: Some(issn), ..Code::default() })
}

/// `0022226700012345`
fn cambridge(rest: &str) -> Option<Code> {
    (rest.len() == 16).then(|| rest.get(..8).and_then(IssnKey::new)).flatten().map(|issn| Code { issn: Some(issn), ..Code::default() })
}

/// `0370-2693(98)00123-4`
fn pii(rest: &str) -> Option<Code> {
    rest.get(9..).filter(|tail| tail.starts_with('('))?;
    Some(Code { issn: Some(IssnKey::new(rest.get(..9)?)?), ..Code::default() })
}

/// `jcp.2004.05.012`: when the publisher took it up.
fn dotted_year(rest: &str) -> Option<Code> {
    let mut parts = rest.split('.').skip(1);
    let (written, month) = (parts.next()?, parts.next()?);
    let year = year(written, 4).filter(|_| digits(month) && month.len() == 2)?;
    Some(Code { year: Some(year), ..Code::default() })
}

/// `lan.2005.0123`, `sc.2010.25`
fn dotted_year_only(rest: &str) -> Option<Code> {
    let parts: Vec<&str> = rest.split('.').collect();
    let [name, written, last] = parts.as_slice() else { return None };
    let lettered = name.bytes().all(|byte| byte.is_ascii_alphabetic());
    let year = year(written, 4).filter(|_| lettered && digits(last))?;
    Some(Code { year: Some(year), ..Code::default() })
}

/// `01402390.2011.608939`
fn taylor(rest: &str) -> Option<Code> {
    let mut parts = rest.split('.');
    let (issn, written) = (IssnKey::new(parts.next()?)?, parts.next()?);
    Some(Code { issn: Some(issn), year: year(written, 4), ..Code::default() })
}

/// `1365-2648.2005.03700.x`
fn wiley(rest: &str) -> Option<Code> {
    let mut parts = rest.split('.');
    let (issn, written) = (IssnKey::new(parts.next()?)?, parts.next()?);
    Some(Code { issn: Some(issn), year: year(written, 4), ..Code::default() })
}

/// `10611-019-09836-7`: 2019.
fn springer(rest: &str) -> Option<Code> {
    let parts: Vec<&str> = rest.split('-').collect();
    let [journal, written, article, _] = parts.as_slice() else { return None };
    let short: i32 = number(written, 3)?.parse().ok().filter(|short| written.len() == 3 && (0..100).contains(short))?;
    (digits(journal) && digits(article)).then(|| Code { year: Some(Year { written: 2000 + short, later: 4 }), ..Code::default() })
}

/// `su12083456`: volume, issue of two digits, article.
fn mdpi(rest: &str) -> Option<Code> {
    let run = rest.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    (digits(run) && (7..=11).contains(&run.len()) && run.len() < rest.len())
        .then(|| Code { volume_first: Some(run.to_owned()), ..Code::default() })
}

/// The record's DOI.
pub(in crate::check) fn of(record: &Record) -> Option<DoiKey> {
    record.doi.as_deref().and_then(DoiKey::new)
}

/// Whether two plain numbers differ; what is not a plain number is not judged.
pub(in crate::check) fn numbers_differ(a: &str, b: &str) -> bool {
    match (NumberKey::new(a), NumberKey::new(b)) {
        (Some(a), Some(b)) => digits(a.as_str()) && digits(b.as_str()) && a != b,
        _ => false,
    }
}

/// Whether two first pages differ, letters before them left out.
pub(in crate::check) fn pages_differ(a: &str, b: &str) -> bool {
    let bare = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    // "228-502" for 228502 is a number cut in two.
    if bare(a) == bare(b) {
        return false;
    }
    match (PagesKey::new(a), PagesKey::new(b)) {
        (Some(a), Some(b)) => a.first_key().1 != b.first_key().1,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("10.1103/PhysRevE.101.053306", "v101 p053306")]
    #[case("10.5194/acp-9-123-2009", "2009 v9 p123")]
    #[case("10.1146/annurev.soc.27.1.415", "v27 p415")]
    #[case("10.29303/jatiswara.v34i1.197", "v34 i1")]
    #[case("10.18637/jss.v045.i03", "v045 i03")]
    #[case("10.1093/nar/25.17.3389", "v25 i17 p3389")]
    #[case("10.1093/gmo/9781561592630.article.12345", "")]
    #[case("10.1088/0305-4470/39/5/L01", "v39 i5 n0305-4470")]
    #[case("10.1073/pnas.0601602103", "")]
    #[case("10.1073/pnas.96.8.4233", "v96 i8 p4233")]
    #[case("10.1088/1126-6708/1999/06/028", "")]
    #[case("10.3765/plsa.v1i0.3740", "v1")]
    #[case("10.1029/2004JB003456", "2004")]
    #[case("10.1029/JB095iB05p06715", "v095 p06715")]
    #[case("10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O", "1998 v49 i8 n1097-4571")]
    #[case("10.1061/(ASCE)0733-9445(2000)126:11(1312)", "2000 v126 i11 n0733-9445")]
    #[case("10.1016/S0022-2836(05)80360-2", "n0022-2836")]
    #[case("10.1016/j.jcp.2004.05.012", "2004")]
    #[case("10.1080/01402390.2011.608939", "2011 n0140-2390")]
    #[case("10.1111/j.1365-2648.2005.03700.x", "2005 n1365-2648")]
    #[case("10.1007/s10611-019-09836-7", "2019")]
    #[case("10.1109/SC.2010.25", "2010")]
    #[case("10.1000/182", "")]
    fn decodes(#[case] doi: &str, #[case] expected: &str) {
        let code = decode(&DoiKey::new(doi).unwrap());
        let mut said: Vec<String> = code.year.iter().map(|year| year.written.to_string()).collect();
        for (mark, value) in [("v", &code.volume), ("i", &code.issue), ("p", &code.page)] {
            said.extend(value.iter().map(|value| format!("{mark}{value}")));
        }
        said.extend(code.issn.iter().map(|issn| format!("n{}", issn.as_str())));
        assert_eq!(said.join(" "), expected);
    }
}
