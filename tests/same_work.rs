//! Pairs of references as papers write them: which are one work, which only look like it.

use ibid::record::{Date, DatePart, EntryType, Name, Record};
use ibid::work::{Candidate, Verdict, Works, cluster};
use proptest::prelude::*;
use rstest::rstest;

/// A record: type; people separated by bars (an organisation begins with `=`); title; then fields.
macro_rules! rec {
    ($kind:ident; $people:literal; $title:literal $(; $field:ident = $value:literal)*) => {{
        let mut record = Record { entry_type: EntryType::$kind, title: Some($title.into()), ..Record::default() };
        record.authors = $people.split('|').filter(|name| !name.is_empty()).map(name).collect();
        $(set(&mut record, stringify!($field), $value);)*
        record
    }};
}

fn name(written: &str) -> Name {
    if let Some(literal) = written.strip_prefix('=') {
        return Name { literal: Some(literal.into()), ..Name::default() };
    }
    let (family, given) = written.split_once(", ").map_or((written, None), |(family, given)| (family, Some(given.to_string())));
    Name { family: Some(family.into()), given, ..Name::default() }
}

fn set(record: &mut Record, field: &str, value: &str) {
    let text = Some(value.to_string());
    match field {
        "year" => {
            record.issued =
                Some(Date { start: value.parse().ok().map(|year| DatePart { year, month: None, day: None }), ..Date::default() })
        }
        "editors" => {
            record.authors.clear();
            record.editors = value.split('|').map(name).collect();
        }
        "within" => record.container_title = text,
        "volume" => record.volume = text,
        "issue" => record.issue = text,
        "pages" => record.pages = text,
        "publisher" => record.publisher = text,
        "place" => record.location = text,
        "edition" => record.edition = text,
        "doi" => record.doi = text,
        "isbn" => record.isbn = text,
        "url" => record.url = text,
        "arxiv" => record.eprint = Some(("arxiv".into(), value.into())),
        _ => panic!("unknown field {field}"),
    }
}

fn works_of(records: &[Record]) -> Works {
    let ids: Vec<String> = (0..records.len()).map(|n| format!("r{n}")).collect();
    let candidates: Vec<Candidate<'_>> =
        records.iter().zip(&ids).map(|(record, id)| Candidate { id, paper: "p", record, listed: true }).collect();
    cluster(&candidates)
}

fn verdict(a: &Record, b: &Record) -> (Verdict, String) {
    let works = works_of(&[a.clone(), b.clone()]);
    let pair = works.works.iter().flat_map(|work| &work.links).chain(&works.undecided).next();
    pair.map_or((Verdict::Different, String::new()), |pair| (pair.verdict, format!("{} {:?}", pair.score, pair.evidence)))
}

#[rstest]
#[case::misprint(
    rec!(Article; "Yusran, R."; "The ASEAN Convention Against Trafficking in Persons: A Preminary Assessment"; within = "Asian Journal of International Law"; volume = "8"; year = "2018"; pages = "258–92"),
    rec!(Article; "Yusran, R."; "The ASEAN Convention Against Trafficking in Persons: a Preliminary Assessment"; within = "Asian Journal of International Law"; volume = "8"; issue = "1"; year = "2018"; pages = "258–292")
)]
#[case::publisher_renamed(
    rec!(Book; "Kranrattanasuit, N."; "ASEAN and human trafficking: Case studies of Cambodia, Thailand and Vietnam"; year = "2014"; place = "Leiden"; publisher = "Brill Nijhoff"),
    rec!(Book; "Kranrattanasuit, N."; "ASEAN and Human Trafficking: Case Studies of Cambodia, Thailand, and Vietnam"; year = "2014"; place = "Leiden"; publisher = "Martinus Nijhoff Publishers")
)]
#[case::volume_of_a_series_in_one_only(
    rec!(Book; "Nishikawa, Y."; "Human security in Southeast Asia"; year = "2010"; place = "London"; publisher = "Routledge"),
    rec!(Book; "Nishikawa, Y."; "Human Security in Southeast Asia"; volume = "16"; year = "2010"; place = "London"; publisher = "Routledge")
)]
#[case::note_without_publisher(
    rec!(Thesis; "Noor, S. M."; "Politik Hukum dalam Praktek Ratifikasi di Indonesia"; publisher = "Universitas Hasanuddin"; place = "Makassar"; year = "2020"),
    rec!(Thesis; "Noor, S. M."; "Politik Hukum Dalam Praktek Ratifikasi Di Indonesia"; publisher = "Universitas Hasanuddin"; year = "2020")
)]
#[case::short_book(
    rec!(Book; "Severino, Rodolfo C."; "ASEAN"; publisher = "Institute of Southeast Asian Studies"; place = "Singapore"; year = "2008"),
    rec!(Book; "Severino, Rodolfo C."; "ASEAN"; publisher = "Institute of Southeast Asian Studies"; place = "Singapore"; year = "2008")
)]
#[case::report_with_its_year_in_the_title(
    rec!(Report; "=US Embassy Jakarta"; "2020 Trafficking in Person Report"; url = "https://id.usembassy.gov/2022-trafficking-in-persons-report/"),
    rec!(Report; "=US Embassy Jakarta"; "2020 Trafficking in Person Report"; url = "https://id.usembassy.gov/2022-trafficking-in-persons-report/")
)]
#[case::report_year_read_as_date(
    rec!(Report; "=US Embassy Jakarta"; "Trafficking in Person Report"; year = "2020"; url = "https://id.usembassy.gov/2022-trafficking-in-persons-report/"),
    rec!(Report; "=US Embassy Jakarta"; "2020 Trafficking in Person Report"; url = "https://id.usembassy.gov/2022-trafficking-in-persons-report/")
)]
#[case::swapped_name(
    rec!(Article; "Yuda, Prasetya"; "Legal Analysis of Human Trafficking Case as a Transnational Organized Crime That is Threatening State Security"; within = "Lex Scientia Law Review"; volume = "4"; issue = "1"; year = "2020"; pages = "134-141"),
    rec!(Article; "Prasetya, Yuda"; "Legal Analysis of Human Trafficking Case as a Transnational Organized Crime That is Threatening State Security"; within = "Lex Scientia Law Review"; volume = "4"; issue = "1"; year = "2020"; pages = "134-141")
)]
#[case::roman_volume(
    rec!(Article; "Joroh, Jenriani"; "Perlindungan Hukum Bagi Tenaga Kerja Wanita (TKW)"; within = "Lex Privatum"; volume = "VI"; issue = "6"; year = "2018"; pages = "70–77"),
    rec!(Article; "Joroh, J."; "Perlindungan hukum bagi tenaga kerja wanita (TKW)"; within = "Lex Privatum"; volume = "6"; issue = "6"; year = "2018"; pages = "70-77")
)]
#[case::law(
    rec!(Legislation; "=Republic of Indonesia"; "Undang-Undang Nomor 21 Tahun 2007 Tentang Pemberantasan Tindak Pidana Perdagangan Orang"; year = "2007"),
    rec!(Legislation; "=Republic of Indonesia"; "Undang-Undang Nomor 21 Tahun 2007 Tentang Pemberantasan Tindak Pidana Perdagangan Orang"; year = "2007")
)]
#[case::abbreviated_journal(
    rec!(Article; "Adeli, K.|Lewis, G. F."; "Intestinal lipoprotein overproduction in insulin-resistant states"; within = "Curr Opin Lipidol"; year = "2008"; volume = "19"; pages = "221-8"),
    rec!(Article; "Adeli, Khosrow|Lewis, Gary F"; "Intestinal lipoprotein overproduction in insulin-resistant states"; within = "Current Opinion in Lipidology"; year = "2008"; volume = "19"; pages = "221-228")
)]
#[case::other_script(
    rec!(Article; "Иванов, И. И."; "О теории дифференциальных уравнений в частных производных"; year = "1998"; within = "Успехи математических наук"),
    rec!(Article; "Иванов, Игорь"; "О теории дифференциальных уравнений в частных производных"; year = "1998"; within = "Успехи математических наук")
)]
#[case::ideographs(
    rec!(Book; "王, 小明"; "东南亚人类安全研究"; year = "2010"; publisher = "北京大学出版社"),
    rec!(Book; "王, 小明"; "东南亚人类安全研究"; year = "2010"; publisher = "北京大学出版社")
)]
fn one_work(#[case] a: Record, #[case] b: Record) {
    let (verdict, evidence) = verdict(&a, &b);
    assert_eq!(verdict, Verdict::Same, "{evidence}");
}

#[rstest]
#[case::article_and_later_book(
    rec!(Article; "Nishikawa, Y."; "Human Security in Southeast Asia: Viable solution or Empty Slogan?"; within = "Security Dialogue"; volume = "40"; issue = "2"; year = "2009"; pages = "213-236"),
    rec!(Book; "Nishikawa, Y."; "Human Security in Southeast Asia"; volume = "16"; year = "2010"; place = "London"; publisher = "Routledge")
)]
#[case::reports_of_two_years(
    rec!(Report; "=US Department of State"; "Trafficking in Persons 2018"; year = "2018"),
    rec!(Report; "=US Department of State"; "Trafficking in Person (June 2019)"; url = "https://www.state.gov/reports/2019-trafficking-in-persons-report/")
)]
#[case::report_of_another_institution(
    rec!(Report; "=US Department of State"; "Trafficking in Persons 2018"; year = "2018"),
    rec!(Report; "=US Embassy Jakarta"; "2020 Trafficking in Person Report"; url = "https://id.usembassy.gov/2022-trafficking-in-persons-report/")
)]
#[case::two_meetings_one_address(
    rec!(Online; "=ASEAN"; "Joint Statement of the Eighth Asean Ministerial Meeting on Transnational Crime (8th AMMTC)"; url = "https://asean.org/joint-statement-of-the-eighth-asean-ministerial-meeting-on-transnational-crime-8th-ammtc/"),
    rec!(Online; "=ASEAN"; "Joint Statement of the Ninth ASEAN Ministerial Meeting on Transnational Crime (9th AMMTC)"; url = "https://asean.org/joint-statement-of-the-eighth-asean-ministerial-meeting-on-transnational-crime-8th-ammtc/")
)]
#[case::two_meetings(
    rec!(Online; "=ASEAN"; "Joint Press Statement of the 6th DGICM, 6 September 2002, Bangkok, Thailand"; url = "https://asean.org/wp-content/uploads/2018/01/23-Joint-Press-Statement-of-the-6th-DGICM-ADOPTED.pdf"),
    rec!(Online; "=ASEAN"; "Joint Press Statement of the 16th DGICM, 6 September 2012, Phuket, Thailand"; url = "https://asean.org/wp-content/uploads/2018/01/6-Joint-Press-Statement-of-the-16th-DGICM-ADOPTED.pdf")
)]
#[case::number_words(
    rec!(Misc; "=Kementerian Luar Negeri"; "Laporan Sidang Keenam Komisi Hak Asasi Manusia"; year = "2010"),
    rec!(Misc; "=Kementerian Luar Negeri"; "Laporan Sidang Ketujuh Komisi Hak Asasi Manusia"; year = "2010")
)]
#[case::an_instrument_and_a_work_about_it(
    rec!(Online; "=ASEAN"; "ASEAN Convention Against Trafficking in Persons, Especially Women and Children"; url = "https://asean.org/asean-convention-against-trafficking-in-persons-especially-women-and-children/"),
    rec!(Article; "Yusran, R."; "The ASEAN Convention Against Trafficking in Persons: a Preliminary Assessment"; within = "Asian Journal of International Law"; volume = "8"; year = "2018"; pages = "258-292")
)]
#[case::two_instruments(
    rec!(Online; "=ASEAN"; "ASEAN Convention Against Trafficking in Persons, Especially Women and Children"),
    rec!(Online; "=ASEAN"; "ASEAN Declaration Against Trafficking in Persons Particularly Women and Children")
)]
#[case::perhaps_one_instrument(
    rec!(Online; "=ASEAN"; "ASEAN Declaration on Human Rights"),
    rec!(Online; "=ASEAN"; "ASEAN Human Rights Declaration"; url = "https://asean.org/asean-human-rights-declaration/")
)]
#[case::legal_protection(
    rec!(Article; "Novika, Giofanni Dian|Disemadi, Hari Sutra|Rochaeti, Nur"; "Legal Protection in Restitution to the Victims of Human Trafficking"; within = "Legality: Jurnal Ilmiah Hukum"; volume = "28"; year = "2022"),
    rec!(Article; "Oktavionita, Falen|Riyadh, Ahmad"; "Legal Protection for Victims of Trafficking in Persons from a Human Rights Perspective"; within = "Indonesian Journal of Law and Economics Review"; volume = "16"; year = "2022")
)]
#[case::chapter_and_its_book(
    rec!(InCollection; "Ham, J.|Dewar, F."; "Shifting public anti-trafficking discourses through arts and the Media"; within = "Human Trafficking in Asia: Forcing Issues"; publisher = "Routledge"; place = "London"; year = "2014"),
    rec!(Book; "Yea, S."; "Human Trafficking in Asia: Forcing Issues"; publisher = "Routledge"; place = "London"; year = "2014")
)]
#[case::introduction_of_the_same_name(
    rec!(InBook; "Yea, S."; "Human Trafficking in Asia: Forcing Issues"; within = "Human Trafficking in Asia: Forcing Issues"; publisher = "Routledge"; year = "2014"; pages = "1-12"),
    rec!(Book; "Yea, S."; "Human Trafficking in Asia: Forcing Issues"; publisher = "Routledge"; place = "London"; year = "2014")
)]
#[case::laws_of_two_numbers(
    rec!(Legislation; "=Republic of Indonesia"; "Undang-Undang Nomor 21 Tahun 2007 Tentang Pemberantasan Tindak Pidana Perdagangan Orang"; year = "2007"),
    rec!(Legislation; "=Republic of Indonesia"; "Undang-Undang Nomor 24 Tahun 2000 Tentang Perjanjian Internasional"; year = "2000")
)]
#[case::laws_alike(
    rec!(Legislation; "=Republic of Indonesia"; "Undang-Undang Nomor 12 Tahun 2017 Tentang Pengesahan Konvensi"; year = "2017"),
    rec!(Legislation; "=Republic of Indonesia"; "Undang-Undang Nomor 14 Tahun 2009 Tentang Pengesahan Konvensi"; year = "2009")
)]
#[case::volumes_of_a_set(
    rec!(Book; "Braudel, F."; "Civilisation matérielle, économie et capitalisme"; volume = "1"; year = "1979"; publisher = "Armand Colin"),
    rec!(Book; "Braudel, F."; "Civilisation matérielle, économie et capitalisme"; volume = "2"; year = "1979"; publisher = "Armand Colin")
)]
#[case::parts(
    rec!(Article; "Hodgkin, A. L."; "The dynamics of the giant axon. Part II"; within = "J. Physiol."; year = "1952"),
    rec!(Article; "Hodgkin, A. L."; "The dynamics of the giant axon. Part III"; within = "J. Physiol."; year = "1952")
)]
#[case::adjacent_pages(
    rec!(Article; "Smith, J."; "Letter to the editor"; within = "The Lancet"; volume = "350"; year = "1997"; pages = "12-13"),
    rec!(Article; "Smith, J."; "Letter to the editor"; within = "The Lancet"; volume = "350"; year = "1997"; pages = "14-15")
)]
#[case::reply(
    rec!(Article; "Smith, J."; "Reply: effects of copper on bacterial biofilms in hospitals"; within = "The Lancet"; year = "1997"),
    rec!(Article; "Smith, J."; "Effects of copper on bacterial biofilms in hospitals"; within = "The Lancet"; year = "1997")
)]
#[case::dois(
    rec!(Article; "Smith, J."; "Effects of copper on bacterial biofilms in hospitals"; year = "1997"; doi = "10.1000/1"),
    rec!(Article; "Smith, J."; "Effects of copper on bacterial biofilms in hospitals"; year = "1997"; doi = "10.1000/2")
)]
#[case::containers_doi(
    rec!(InCollection; "Smith, J."; "Copper in hospitals"; within = "Handbook of Metals"; year = "1997"; doi = "10.1000/1"),
    rec!(InCollection; "Brown, K."; "Silver nanoparticles and skin"; within = "Handbook of Metals"; year = "1997"; doi = "10.1000/1")
)]
#[case::opposites(
    rec!(Article; "Smith, J."; "Treatment of hypertension in elderly patients"; year = "1997"),
    rec!(Article; "Smith, J."; "Treatment of hypotension in elderly patients"; year = "1997")
)]
fn not_one_work(#[case] a: Record, #[case] b: Record) {
    let (verdict, evidence) = verdict(&a, &b);
    assert_ne!(verdict, Verdict::Same, "{evidence}");
}

/// A convention, a declaration and a plan of action on one matter are three documents; nobody need be asked.
#[rstest]
#[case(
    "Convention Against Trafficking in Persons, Especially Women and Children",
    "Declaration Against Trafficking in Persons Particularly Women and Children"
)]
#[case(
    "Convention Against Trafficking in Persons, Especially Women and Children",
    "Plan of Action Against Trafficking in Persons, Especially Women and Children"
)]
fn instruments_of_two_kinds_are_different(#[case] a: &str, #[case] b: &str) {
    let of = |title: &str| Record { title: Some(title.to_owned()), ..rec!(Online; "=ASEAN"; "") };
    let (verdict, evidence) = verdict(&of(a), &of(b));
    assert_eq!(verdict, Verdict::Different, "{evidence}");
}

#[rstest]
#[case::preprint(
    Verdict::VersionOf,
    rec!(Article; "Vaswani, A.|Shazeer, N."; "Attention is all you need"; within = "arXiv"; arxiv = "1706.03762"; year = "2017"),
    rec!(InProceedings; "Vaswani, Ashish|Shazeer, Noam"; "Attention Is All You Need"; within = "Advances in Neural Information Processing Systems"; year = "2017"; pages = "5998-6008")
)]
#[case::editions(
    Verdict::VersionOf,
    rec!(Book; "Knuth, Donald E."; "The Art of Computer Programming"; edition = "2nd"; year = "1973"; publisher = "Addison-Wesley"),
    rec!(Book; "Knuth, Donald E."; "The Art of Computer Programming"; edition = "Third edition"; year = "1997"; publisher = "Addison-Wesley")
)]
#[case::thesis_and_article(
    Verdict::VersionOf,
    rec!(Thesis; "Dewi, Rosmala"; "Analisis Keputusan Indonesia dalam Meratifikasi Konvensi ASEAN"; year = "2022"; publisher = "UIN Jakarta"),
    rec!(Article; "Dewi, Rosmala"; "Analisis Keputusan Indonesia dalam Meratifikasi Konvensi ASEAN"; within = "Jurnal Hukum"; year = "2022")
)]
#[case::reprint_or_edition(
    Verdict::Probable,
    rec!(Book; "Moleong, Lexy J."; "Metodologi Penelitian Kualitatif"; year = "2011"; publisher = "PT Rosdakarya"; place = "Bandung"),
    rec!(Book; "Moleong, Lexy J."; "Metodologi Penelitian Kualitatif"; year = "2007"; publisher = "Remaja Rosdakarya"; place = "Bandung")
)]
#[case::perhaps_an_edited_book_of_another_year(
    Verdict::Probable,
    rec!(Collection; ""; "ASEAN and trafficking in persons: Using data as a tool to combat trafficking in persons"; editors = "David, F."; year = "2007"; publisher = "IOM and ASEAN"),
    rec!(Book; "David, Viona"; "ASEAN and Trafficking in Person"; year = "2020"; publisher = "IOM"; place = "Switzerland")
)]
fn for_a_person(#[case] expected: Verdict, #[case] a: Record, #[case] b: Record) {
    let (verdict, evidence) = verdict(&a, &b);
    assert_eq!(verdict, expected, "{evidence}");
}

#[test]
fn a_chain_does_not_overrule_a_veto() {
    let sparse = rec!(Book; "Braudel, F."; "Civilisation matérielle, économie et capitalisme"; year = "1979"; publisher = "Armand Colin");
    let mut first = sparse.clone();
    first.volume = Some("1".into());
    let mut second = sparse.clone();
    second.volume = Some("2".into());
    let works = works_of(&[first, sparse, second]);
    assert_eq!(works.works.len(), 2);
    assert!(works.works.iter().all(|work| !(work.members.contains(&0) && work.members.contains(&2))));
}

#[test]
fn conflicts_stay_with_the_work() {
    let works = works_of(&[
        rec!(Article; "Yusran, R."; "The ASEAN Convention Against Trafficking in Persons: A Preminary Assessment"; within = "Asian Journal of International Law"; volume = "8"; year = "2018"; pages = "258–92"),
        rec!(Article; "Yusran, Rendi"; "The ASEAN Convention Against Trafficking in Persons: a Preliminary Assessment"; within = "Asian Journal of International Law"; volume = "8"; issue = "1"; year = "2018"; pages = "258-292"),
    ]);
    let [work] = works.works.as_slice() else { panic!("{} works", works.works.len()) };
    let fields: Vec<&str> = work.conflicts.iter().map(|conflict| conflict.field).collect();
    assert_eq!(fields, ["title"]);
    assert_eq!(work.conflicts[0].values.len(), 2);
    assert_eq!(work.record.issue.as_deref(), Some("1"));
    assert_eq!(work.record.pages.as_deref(), Some("258-292"));
    assert_eq!(work.record.authors[0].given.as_deref(), Some("Rendi"));
}

#[test]
fn a_listed_value_is_preferred_and_the_other_kept() {
    let listed = rec!(Book; "Kranrattanasuit, N."; "ASEAN and human trafficking: Case studies of Cambodia, Thailand and Vietnam"; year = "2014"; publisher = "Brill Nijhoff");
    let noted = rec!(Book; "Kranrattanasuit, N."; "ASEAN and human trafficking: Case studies of Cambodia, Thailand and Vietnam"; year = "2014"; publisher = "Martinus Nijhoff Publishers");
    let candidates = [
        Candidate { id: "p#note1.1", paper: "p", record: &noted, listed: false },
        Candidate { id: "p#1", paper: "p", record: &listed, listed: true },
    ];
    let works = cluster(&candidates);
    assert_eq!(works.works.len(), 1);
    assert_eq!(works.works[0].record.publisher.as_deref(), Some("Brill Nijhoff"));
    let conflict = &works.works[0].conflicts[0];
    assert_eq!(conflict.field, "publisher");
    assert_eq!(conflict.values, [("Brill Nijhoff".to_string(), vec![1]), ("Martinus Nijhoff Publishers".to_string(), vec![0])]);
}

#[test]
fn the_pages_that_a_note_cites_are_not_the_book_s() {
    let book = rec!(Book; "Moleong, L. J."; "Metodologi Penelitian Kualitatif"; year = "2011"; publisher = "Rosdakarya");
    let note = |pages: &str| Record { pages: Some(pages.to_owned()), ..book.clone() };
    let (first, second) = (note("6–10"), note("247"));
    let cited = |id, record| Candidate { id, paper: "p", record, listed: false };
    for candidates in [vec![cited("p#note1.1", &first)], vec![cited("p#note1.1", &first), cited("p#note2.1", &second)]] {
        let works = cluster(&candidates);
        assert_eq!(works.works.len(), 1);
        assert_eq!(works.works[0].record.pages, None);
        assert_eq!(works.works[0].conflicts, []);
    }
}

/// Records of a small world in which much agrees by chance.
fn any_record() -> impl Strategy<Value = Record> {
    let people = prop::sample::select(vec!["Nishikawa, Y.", "Nishikawa, Yukiko", "Yusran, R.", "=ASEAN", ""]);
    let title = prop::sample::select(vec![
        "Human security in Southeast Asia",
        "Human Security in Southeast Asia: Viable solution or empty slogan?",
        "Joint statement of the eighth meeting",
        "Joint statement of the ninth meeting",
        "Editorial",
        "",
    ]);
    let number = prop::sample::select(vec!["", "1", "2", "16"]);
    (people, title, prop::sample::select(vec!["", "2009", "2010"]), number, prop::sample::select(vec!["", "12-15", "16-20"])).prop_map(
        |(people, title, year, volume, pages)| {
            let mut record = rec!(Article; ""; "");
            record.title = Some(title.to_string()).filter(|title| !title.is_empty());
            record.authors = Some(people).filter(|people| !people.is_empty()).map(name).into_iter().collect();
            for (field, value) in [("year", year), ("volume", volume), ("pages", pages)] {
                if !value.is_empty() {
                    set(&mut record, field, value);
                }
            }
            record
        },
    )
}

/// The works as sets of ids with their merged records, in the order given.
fn partition(records: &[(String, Record)]) -> Vec<(Vec<String>, String)> {
    let candidates: Vec<Candidate<'_>> = records.iter().map(|(id, record)| Candidate { id, paper: "p", record, listed: true }).collect();
    let works = cluster(&candidates);
    let ids = |members: &[usize]| {
        let mut ids: Vec<String> = members.iter().map(|&member| records[member].0.clone()).collect();
        ids.sort();
        ids
    };
    works.works.iter().map(|work| (ids(&work.members), format!("{:?}", work.record))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_the_candidates_does_not_matter(records in prop::collection::vec(any_record(), 1..14), seed in any::<u64>()) {
        let named: Vec<(String, Record)> = records.into_iter().enumerate().map(|(n, record)| (format!("r{n:02}"), record)).collect();
        let mut shuffled = named.clone();
        shuffled.sort_by_key(|(id, _)| id.bytes().fold(seed, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)));
        prop_assert_eq!(partition(&named), partition(&shuffled));
    }

    #[test]
    fn every_candidate_is_in_exactly_one_work(records in prop::collection::vec(any_record(), 0..14)) {
        let works = works_of(&records);
        let mut members: Vec<usize> = works.works.iter().flat_map(|work| work.members.clone()).collect();
        members.sort_unstable();
        prop_assert_eq!(members, (0..records.len()).collect::<Vec<_>>());
    }
}
