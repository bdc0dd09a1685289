//! Tests of the whole room: the corpus's citations against truth tables made by hand.

use rstest::rstest;

use super::*;
use crate::Span;
use crate::citation::{self, Cite};
use crate::document::Document;
use crate::entry::{Entry, Extraction, Note, Origin, ShortForm};
use crate::record::{Date, DatePart, Name, Record};
use crate::segment::Segmentation;

/// "Hidayati, Maslihati Nur" is a person, "=IOM" an organisation, several are divided by " & ".
fn names(written: &str) -> Vec<Name> {
    let name = |one: &str| match (one.strip_prefix('='), one.split_once(", ")) {
        (Some(literal), _) => Name { literal: Some(literal.into()), ..Name::default() },
        (None, Some((family, given))) => Name { family: Some(family.into()), given: Some(given.into()), ..Name::default() },
        (None, None) => Name { family: Some(one.into()), ..Name::default() },
    };
    written.split(" & ").map(name).collect()
}

/// A reference of the list, as `names`, year (0: none), title.
fn listed(n: usize, (people, year, title): (&str, i32, &str)) -> Reference {
    let date = |year| Date { start: Some(DatePart { year, month: None, day: None }), ..Date::default() };
    let raw = format!("{} ({year}). {title}.", people.replace('=', ""));
    let record = Record { authors: names(people), issued: (year != 0).then(|| date(year)), title: Some(title.into()), ..Record::default() };
    let entry = Entry { origin: Origin::Bibliography, n, note: None, place_in_note: None, raw, source: Vec::new() };
    Reference { paper: "p".into(), id: format!("p#{n}"), entry, segmentation: Segmentation::default(), record }
}

fn list(rows: &[(&str, i32, &str)]) -> Vec<Reference> {
    rows.iter().enumerate().map(|(i, row)| listed(i + 1, *row)).collect()
}

/// A full citation in the note at `place`.
fn in_note(place: usize, start: usize, row: (&str, i32, &str)) -> Reference {
    let mut reference = listed(place, row);
    reference.id = format!("p#note{place}.1");
    reference.entry.origin = Origin::Footnote;
    reference.entry.note = Some(place.to_string());
    reference.entry.place_in_note = Some((place, 1));
    reference.entry.source = vec![Span::new(start, start + 1)];
    reference
}

/// Each cite of a paper's text as "names year -> first family year match".
fn linked(text: &str, references: &[Reference]) -> Vec<String> {
    let document = Document { text: text.to_owned(), ..Document::default() };
    let extraction = Extraction {
        body: vec![Span::new(0, text.len())],
        entries: references.iter().map(|reference| reference.entry.clone()).collect(),
        ..Extraction::default()
    };
    let citations = citation::find(&document, &extraction);
    let links = link(&citations, references);
    citations
        .iter()
        .zip(&links)
        .flat_map(|(citation, links)| {
            assert_eq!(citation.cites.len(), links.len());
            citation.cites.iter().zip(links).map(|(cite, link)| shown(cite, link, references)).collect::<Vec<_>>()
        })
        .collect()
}

fn shown(cite: &Cite, link: &Link, references: &[Reference]) -> String {
    let target = link.target.map_or_else(
        || "-".to_owned(),
        |index| {
            let record = &references[index].record;
            let name = &record.authors[0];
            let year = record.issued.as_ref().and_then(|date| date.start).map_or_else(|| "n.d.".into(), |part| part.year.to_string());
            format!("{} {year}", name.literal.as_ref().or(name.family.as_ref()).unwrap())
        },
    );
    let verdict = serde_json::to_value(link.verdict).unwrap();
    format!("{} {} -> {target} {}", cite.names.join(" + "), cite.year.as_deref().unwrap_or("-"), verdict.as_str().unwrap())
}

/// The text of a corpus paper before its list.
fn body(name: &str, heading: &str) -> String {
    let path = format!("{}/corpus/{name}.md", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
    text.split(heading).next().unwrap_or_default().to_owned()
}

/// Compares line by line, so that a failure shows the line.
fn hold(found: &[String], expected: &str) {
    let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    for (found, expected) in found.iter().zip(&expected) {
        assert_eq!(found, expected);
    }
    assert_eq!(found.len(), expected.len(), "{:?}", found.last());
}

#[test]
fn every_citation_of_an_english_paper() {
    let references = list(&[
        ("Akaha, T.", 2009, "Human security in East Asia"),
        ("Aronowitz, A.A.", 2009, "Human trafficking, human misery"),
        ("Balassa, B.", 1994, "The theory of economic integration"),
        ("Caballero-Anthony, M.", 2010, "Non-traditional security challenges"),
        ("Cameron, S.", 2007, "Trafficking and related labor exploitation in the ASEAN region"),
        ("Cameron, S. & Newman, E.", 2008, "Trafficking in human"),
        ("=CNN Indonesia", 2018, "PolisiUngkap 1154 WNI"),
        ("David, F.", 2007, "ASEAN and trafficking in persons"),
        ("Dragiewicz, M.", 2015, "Global human trafficking"),
        ("Habeahan, P.A.", 2018, "Kerjasama Amerika Serikat dan Thailand"),
        ("Holmes, L.", 2010, "Trafficking and human rights"),
        ("=IOM", 2018, "Counter Trafficking Factsheet"),
        ("Kicinger, A.", 2004, "International migration"),
        ("Kranrattanasuit, N.", 2014, "ASEAN and human trafficking"),
        ("Lobasz, J.K.", 2019, "Constructing human trafficking"),
        ("Morehouse, C.", 2009, "Combating human trafficking"),
        ("Nguyen, T.", 2018, "Sex Trafficking and the Attribution of Blame"),
        ("Nishikawa, Y.", 2010, "Human security in Southeast Asia"),
        ("Okubo, S. & Shelley, L.", 2011, "Human security, transnational crime"),
        ("Palmiotto, M.J.", 2015, "Combating human trafficking"),
        ("Sobel, M.", 2018, "Sex trafficking and the media"),
        ("Subono, I. & Kosandi, M.", 2018, "Problems in Combating Human Trafficking"),
        ("Territo, L. & Matteson, R.", 2012, "The international trafficking of human organs"),
        ("=UNICEF", 2018, "Factsheet on Sexual Exploitation"),
        ("=US Department of State", 2018, "Trafficking in Persons 2018"),
        ("=USAID", 2018, "USAID Thailand Counter Trafficking in Persons"),
        ("Wylie, G.", 2016, "The international politics of human trafficking"),
        ("Zheng, T.", 2010, "Sex trafficking, human rights, and social justice"),
    ]);
    let found = linked(&body("001_9d5aa3146dc35b54", "\nREFERENCES"), &references);
    hold(
        &found,
        "UNICEF 2018 -> UNICEF 2018 exact
         US Department of State 2018 -> US Department of State 2018 exact
         CNN Indonesia 2018 -> CNN Indonesia 2018 exact
         Subono + Kosandi 2018 -> Subono 2018 exact
         UNICEF 2018 -> UNICEF 2018 exact
         Kicinger 2004 -> Kicinger 2004 exact
         Akaha 2009 -> Akaha 2009 exact
         Caballero-Anthony 2010 -> Caballero-Anthony 2010 exact
         Kicinger 2004 -> Kicinger 2004 exact
         Morehouse 2009 -> Morehouse 2009 exact
         Morehouse 2009 -> Morehouse 2009 exact
         Dragiewicz 2015 -> Dragiewicz 2015 exact
         David 2007 -> David 2007 exact
         Cameron 2007 -> Cameron 2007 exact
         Kranrattanasuit 2014 -> Kranrattanasuit 2014 exact
         Okubo + Shelley 2011 -> Okubo 2011 exact
         Nishikawa 2010 -> Nishikawa 2010 exact
         Wylie 2016 -> Wylie 2016 exact
         Lobasz 2019 -> Lobasz 2019 exact
         Aronowitz 2009 -> Aronowitz 2009 exact
         Cameron 2008 -> Cameron 2008 exact
         Holmes 2010 -> Holmes 2010 exact
         Palmiotto 2015 -> Palmiotto 2015 exact
         Territo + Matteson 2012 -> Territo 2012 exact
         Zheng 2010 -> Zheng 2010 exact
         Wylie 2016 -> Wylie 2016 exact
         Lobasz 2019 -> Lobasz 2019 exact
         Balassa 1994 -> Balassa 1994 exact
         Balassa 1994 -> Balassa 1994 exact
         David 2008 -> David 2007 year-differs
         David 2008 -> David 2007 year-differs
         US Department of State 2018 -> US Department of State 2018 exact
         Subono + Kosandi 2018 -> Subono 2018 exact
         IOM 2018 -> IOM 2018 exact
         US Department of State 2018 -> US Department of State 2018 exact
         US Department of State 2018 -> US Department of State 2018 exact
         Habeahan 2018 -> Habeahan 2018 exact
         USAID 2018 -> USAID 2018 exact
         Sobel 2018 -> Sobel 2018 exact
         Nguyen 2018 -> Nguyen 2018 exact",
    );
}

#[test]
fn every_citation_of_a_paper_with_faults() {
    let references = list(&[
        ("Agussalim", 2013, "Indonesia dan Misi Perdamaian PBB"),
        ("=AICHR", 0, "About AICHR"),
        ("=ASEAN", 0, "Irregular Movement of People, People Smuggling, and Trafficking in Person"),
        ("Azman, Syamsudin", 2015, "Door to door cleaner"),
        ("Data, Pranati", 2011, "Female Trafficking and Illegal Migration"),
        ("David, Viona", 2020, "ASEAN and Trafficking in Person"),
        ("Dewi, Chloryne", 2020, "Tindak Pidana Kejahatan"),
        ("Hatta, Moh", 2012, "Tindak Pidana Perdagangan Orang"),
        ("Hidayati, Maslihati Nur", 2012, "Upaya Pemberantasan dan Pencegahan Perdagangan Orang"),
        ("Ikbar, Yanuar", 2014, "Metodologi dan Teori Hubungan Internasional"),
        ("Indasari, Karina Putri", 2015, "Analisis Implementasi ASEAN Human Rights Declaration"),
        ("Junef, Muhar", 2020, "Penegakan Hukum"),
        ("=Kementerian Luar Negeri RI", 0, "ASEAN Selayang Pandang"),
        ("Majid, Abdul", 2010, "Tapping new possibility in accounting research"),
        ("Makhfudz", 2013, "Kajian Praktek Perdagangan Orang di Indonesia"),
        ("Mas'ood, Mochtar", 1990, "Ilmu Hubungan Internasioal"),
        ("Pratiwi, Anggie", 2020, "Upaya Indonesia Dalam Menanggulangi Kasus"),
        ("Ralf, Emmers", 2014, "Indonesia's Role in ASEAN"),
        ("Saputri, Ananda Ruriska", 0, "Peran ASEAN Intergovernmental Commission"),
        ("Satriani", 2013, "Studi Tentang Perdagangan Manusia"),
        ("=Sekretariat ASEAN", 0, "Pilar Politik dan Keamanan ASEAN"),
        ("Sinaga, Obstar", 2011, "Fenomena Human Trafficking di Asia Tenggara"),
        ("Soesilowati, Sartika", 2020, "Peran Asean Mengatasi Perdagangan"),
        ("Utami, Putri", 2017, "Upaya Pemerintah Indonesia"),
        ("Wagley, John R.", 2006, "Transnational Organized Crime"),
        ("Wismayanti", 0, "Dunia Kecil Yang Kujalani"),
        ("Yembise, Yohana Susana", 0, "Pointers ASEAN Intergovernmental Commission"),
    ]);
    let found = linked(&body("004_27b7faca3b06ba84", "\n## REFERENCE"), &references);
    hold(
        &found,
        "Soesilowatti 2020 -> Soesilowati 2020 spelling-differs
         David 2020 -> David 2020 exact
         Sinaga 2011 -> Sinaga 2011 exact
         David 2020 -> David 2020 exact
         Hidayati 2021 -> - missing
         Hidayati N. 2021 -> - missing
         Hidayati M. N. 2012 -> Hidayati 2012 exact
         Ikbar 2014 -> Ikbar 2014 exact
         Mas'oed 1990 -> Mas'ood 1990 spelling-differs
         Majid 2010 -> Majid 2010 exact
         R.Wagley 2006 -> Wagley 2006 spelling-differs
         R.Wagley 2006 -> Wagley 2006 spelling-differs
         Hatta 2012 -> Hatta 2012 exact
         Hatta 2012 -> Hatta 2012 exact
         Azman 2015 -> Azman 2015 exact
         Wismayanti 2015 -> Wismayanti n.d. year-differs
         Data 2011 -> Data 2011 exact
         Satriani 2013 -> Satriani 2013 exact
         Makhfudz 2013 -> Makhfudz 2013 exact
         Azman 2015 -> Azman 2015 exact
         Junef 2020 -> Junef 2020 exact
         Dewi 2020 -> Dewi 2020 exact
         Laporan Sekretariat Gugus Tugas TPPO 2018 -> - missing
         Kementrian Koordinator Kesejahteraan Rakyat - -> - missing
         Kementrian Koordinator Kesejahteraan Rakyat - -> - missing
         Wahyudi Djarar 2014 -> - missing
         AICHR 25 -> AICHR n.d. year-differs
         AICHR 25 -> AICHR n.d. year-differs
         RI n.d. -> Kementerian Luar Negeri RI n.d. spelling-differs
         Saputri n.d. -> Saputri n.d. exact
         Indrasari 2015 -> Indasari 2015 spelling-differs
         Prastyo 2021 -> - missing
         Agussalim 2013 -> Agussalim 2013 exact
         Ralf 2014 -> Ralf 2014 exact
         Yembise 2021 -> Yembise n.d. year-differs
         Yembise 2021 -> Yembise n.d. year-differs
         Yembise 2021 -> Yembise n.d. year-differs
         ASEAN S. N. n.d. -> Sekretariat ASEAN n.d. spelling-differs
         ASEAN 2022 -> ASEAN n.d. year-differs
         ASEAN S. N. n.d. -> Sekretariat ASEAN n.d. spelling-differs
         ASEAN n.d. -> Sekretariat ASEAN n.d. spelling-differs
         ASEAN n.d. -> Sekretariat ASEAN n.d. spelling-differs
         Utami 2017 -> Utami 2017 exact
         Utami 2017 -> Utami 2017 exact
         Pratiwi 2020 -> Pratiwi 2020 exact
         Pratiwi 2020 -> Pratiwi 2020 exact
         Pratiwi 2020 -> Pratiwi 2020 exact",
    );
}

#[rstest]
#[case("as said (Smith, 2003)", &["Smith 2003 -> Smith 2003 ambiguous"])]
#[case("as said (J. Smith, 2003)", &["J. Smith 2003 -> Smith 2003 exact"])]
#[case("as said (Smith and Jones, 2005)", &["Smith + Jones 2005 -> Smith 2005 exact"])]
#[case("as said (Smith et al., 2007)", &["Smith 2007 -> Smith 2007 exact"])]
#[case("as said (Brown, 2005)", &["Brown 2005 -> - missing"])]
#[case("as said (World Health Organization, 2010)", &["World Health Organization 2010 -> WHO 2010 exact"])]
#[case("as said (Müller, 2001)", &["Müller 2001 -> Muller 2001 exact"])]
#[case("as said [2, 9] by them", &["  - -> Smith 2003 exact", "  - -> - missing"])]
#[case("as said [@jones2005]", &["  - -> - missing"])]
#[case("as said [@smith2005]", &["  - -> Smith 2005 exact"])]
#[case("as said by Smith–Jones (2005)", &["Smith–Jones 2005 -> Smith 2005 exact"])]
#[case("as said by Muller Jr. (2001)", &["Muller Jr 2001 -> Muller 2001 exact"])]
#[case("as said (Muller, Anna, 2001)", &["Muller + Anna 2001 -> Muller 2001 exact"])]
#[case("as said (Jones, 1999), and more (ibid., p. 4)", &["Jones 1999 -> Jones 1999 exact", "  - -> Jones 1999 exact"])]
fn forms(#[case] text: &str, #[case] expected: &[&str]) {
    let references = list(&[
        ("Smith, J.", 2003, "Rise"),
        ("Smith, P.", 2003, "Fall"),
        ("Smith, J. & Jones, K.", 2005, "Both"),
        ("Smith, J. & Jones, K. & Brown, L.", 2007, "All"),
        ("=WHO", 2010, "Report"),
        ("Muller, A.", 2001, "Mills"),
        ("Jones, K.", 1999, "Alone"),
    ]);
    let found = linked(text, &references);
    assert_eq!(found.iter().map(|s| s.trim()).collect::<Vec<_>>(), expected.iter().map(|s| s.trim()).collect::<Vec<_>>());
}

#[test]
fn short_forms_of_notes() {
    let text = "x A full one. B full one. Moleong, p. 2. Ibid. Allain, \"Conceptualising the.\" Smith, supra note 2, at 3. Nobody, p. 1.";
    let references = vec![
        in_note(1, 2, ("Allain, Jean", 2020, "Conceptualizing the exploitation of human trafficking")),
        in_note(2, 14, ("Smith, Adam", 1776, "An Inquiry")),
        listed(1, ("Allain, Jean", 2020, "Conceptualizing the exploitation of human trafficking")),
        listed(2, ("Moleong, Lexy J.", 2011, "Metodologi Penelitian Kualitatif")),
    ];
    let forms = ["Moleong, p. 2.", "Ibid.", "Allain, \"Conceptualising the.\"", "Smith, supra note 2, at 3.", "Nobody, p. 1."];
    let form = |(i, raw): (usize, &&str)| {
        let start = text.find(*raw).unwrap();
        ShortForm { span: Span::new(start, start + raw.len()), raw: (*raw).to_owned(), note: None, note_place: i + 3 }
    };
    let extraction = Extraction {
        entries: references.iter().map(|r| r.entry.clone()).collect(),
        short_forms: forms.iter().enumerate().map(form).collect(),
        body: Vec::new(),
        notes: vec![Note { number: None, span: Span::new(0, text.len()) }],
    };
    let citations = citation::find(&Document { text: text.to_owned(), ..Document::default() }, &extraction);
    let links = link(&citations, &references);
    let found: Vec<(Option<&str>, Match)> =
        links.iter().flatten().map(|link| (link.target.map(|index| references[index].id.as_str()), link.verdict)).collect();
    assert_eq!(
        found,
        [
            (Some("p#note1.1"), Match::Exact),
            (Some("p#note2.1"), Match::Exact),
            (Some("p#2"), Match::Exact),
            (Some("p#2"), Match::Exact),
            (Some("p#1"), Match::SpellingDiffers),
            (Some("p#note2.1"), Match::Exact),
            (None, Match::Missing),
        ]
    );
}

#[test]
fn a_row_has_the_contract_s_keys() {
    let references = list(&[("Kicinger, A.", 2004, "International migration")]);
    let document = Document { text: "x (Kicinger, 2004: 5; Akaha, 2009)".into(), ..Document::default() };
    let extraction = Extraction { body: vec![Span::new(0, document.text.len())], ..Extraction::default() };
    let citations = citation::find(&document, &extraction);
    let links = link(&citations, &references);
    assert_eq!(
        row("p", &citations[0], &links[0], &references).to_string(),
        r#"{"paper":"p","span":[2,34],"raw":"(Kicinger, 2004: 5; Akaha, 2009)","kind":"parenthetical","cites":[{"names":["Kicinger"],"year":"2004","locator":"5","target":"p#1","match":"exact"},{"names":["Akaha"],"year":"2009","locator":null,"target":null,"match":"missing"}]}"#
    );
}

#[test]
fn a_note_is_found_in_the_list_by_a_long_title_though_names_were_read_otherwise() {
    let title = "International cooperation in combating the overuse of rivers";
    let mut references = list(&[("Steyvan T. B., Pinoke", 2018, title), ("Doe, Jane", 2018, "Rivers")]);
    references.push(in_note(1, 0, ("Wan, T.", 2018, title)));
    references.push(in_note(2, 1, ("Roe, Richard", 2018, "Rivers")));
    assert_eq!(in_list(&references), [None, None, Some(0), None]);
}

#[test]
fn two_people_with_a_hyphen_between_them_are_two() {
    let references = list(&[("Berg, A. & Holm, B.", 1999, "Rivers"), ("Doe, Jane", 2018, "Lakes")]);
    assert_eq!(linked("x (Berg-Holm, 1999)", &references), ["Berg-Holm 1999 -> Berg 1999 exact"]);
}
