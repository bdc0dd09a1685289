//! What the recognisers make of references in many languages: one row a form, named by its language.

use rstest::rstest;

use super::*;

fn found(raw: &str, mark: Mark) -> String {
    let tokens = Tokens::new(raw);
    let marks = marks(&tokens);
    let found: Vec<&str> = (0..tokens.len()).filter(|&i| marks[i].has(mark)).map(|i| tokens.low(i)).collect();
    found.join(" ")
}

#[rstest]
#[case::id("Jurnal Hukum, Jil. 3, No. 2", Mark::Volume, "3")]
#[case::id("Hukum Adat, hlm. 12-20", Mark::Pages, "12 - 20")]
#[case::ms("Jurnal Pengajian Melayu, jilid 3, bil. 2", Mark::Issue, "2")]
#[case::ms("Dewan Bahasa, ms. 12-20", Mark::Pages, "12 - 20")]
#[case::de("Zeitschrift, Jg. 12 (2008), Heft 3, S. 45–67", Mark::Volume, "12")]
#[case::de("Zeitschrift, Jg. 12 (2008), Heft 3, S. 45–67", Mark::Issue, "3")]
#[case::de("Zeitschrift, Bd. 12, H. 3, S. 45–67", Mark::Issue, "3")]
#[case::de("Zeitschrift, Bd. 12, H. 3, S. 45–67", Mark::Pages, "45 - 67")]
#[case::fr("Annales, t. 5, n° 3, p. 12-20", Mark::Issue, "3")]
#[case::fr("Annales, t. 5, n° 3, p. 12-20", Mark::Volume, "5")]
#[case::fr("Annales, fasc. 2, pp. 12-20", Mark::Pages, "12 - 20")]
#[case::it("Rivista, vol. 3, n. 2, pp. 12-20", Mark::Issue, "2")]
#[case::es("Revista, vol. 3, núm. 2, pp. 12-20", Mark::Issue, "2")]
#[case::pt("Revista, v. 12, n. 3, p. 45-67", Mark::Volume, "12")]
#[case::pt("Revista, vol. 12, n.º 3, pp. 45-67", Mark::Issue, "3")]
#[case::nl("Tijdschrift, jrg. 12, nr. 3, blz. 12-20", Mark::Volume, "12")]
#[case::nl("Tijdschrift, jrg. 12, nr. 3, blz. 12-20", Mark::Pages, "12 - 20")]
#[case::ru("Вестник. Т. 5 № 3. С. 12–20", Mark::Volume, "5")]
#[case::ru("Вестник. Т. 5 № 3. С. 12–20", Mark::Issue, "3")]
#[case::ru("Вестник. Т. 5 № 3. С. 12–20", Mark::Pages, "12 - 20")]
#[case::ru("Вестник. 2018. Вып. 4. стр. 7", Mark::Pages, "7")]
#[case::vi("Tạp chí Luật học, tập 3, số 2, tr. 12-20", Mark::Issue, "2")]
#[case::vi("Tạp chí Luật học, tập 3, số 2, tr. 12-20", Mark::Pages, "12 - 20")]
#[case::th("วารสารนิติศาสตร์ ปีที่ 3 ฉบับที่ 2 หน้า 12-20", Mark::Volume, "3")]
#[case::th("วารสารนิติศาสตร์ ปีที่ 3 ฉบับที่ 2 หน้า 12-20", Mark::Issue, "2")]
#[case::th("วารสารนิติศาสตร์ เล่ม 3 หน้า 12-20", Mark::Pages, "12 - 20")]
#[case::zh("《中国法学》，第3卷第2期，第12－20页", Mark::Volume, "3")]
#[case::zh("《中国法学》，第3卷第2期，第12－20页", Mark::Issue, "2")]
#[case::zh("《中国法学》，第3卷第2期，第12－20页", Mark::Pages, "12 - 20")]
#[case::zh("《中国法学》2018年第3期", Mark::Issue, "3")]
#[case::zh("《中国法学》2018年第3期", Mark::Year, "2018")]
#[case::ja("『法学』第3巻第2号、12-20頁", Mark::Volume, "3")]
#[case::ja("『法学』第3巻第2号、12-20頁", Mark::Issue, "2")]
#[case::ja("『法学』第３巻第２号、１２－２０頁", Mark::Pages, "12 - 20")]
#[case::ko("법학연구, 제3권 제2호, 12-20쪽", Mark::Volume, "3")]
#[case::ko("법학연구, 제3권 제2호, 12-20쪽", Mark::Pages, "12 - 20")]
fn places(#[case] raw: &str, #[case] mark: Mark, #[case] expected: &str) {
    assert_eq!(found(raw, mark), expected);
}

#[rstest]
#[case::th("สมชาย ใจดี (2561). กฎหมาย", Mark::Year, "2561")]
#[case::th("พ.ศ. 2561", Mark::Year, "2561")]
#[case::en("Model 2561 of 1998", Mark::Year, "1998")]
#[case::th("5 มีนาคม พ.ศ. 2561", Mark::Date, "5 มีนาคม พ . ศ . 2561")]
#[case::zh("2018年3月5日", Mark::Date, "2018 年 3 月 5 日")]
#[case::ko("2018년 3월 5일", Mark::Date, "2018 년 3 월 5 일")]
#[case::vi("ngày 5 tháng 3 năm 2018", Mark::Date, "ngày 5 tháng 3 năm 2018")]
#[case::id("(diakses tanggal 5 Maret 2018)", Mark::Access, "diakses tanggal 5 maret 2018")]
#[case::ms("Dicapai pada 5 Mac 2018", Mark::Access, "dicapai pada 5 mac 2018")]
#[case::nl("geraadpleegd op 5 maart 2018", Mark::Access, "geraadpleegd op 5 maart 2018")]
#[case::pt("acesso em 5 mar. 2018", Mark::Access, "acesso em 5 mar . 2018")]
#[case::es("consultado el 5 de marzo de 2018", Mark::Access, "consultado el 5 de marzo de 2018")]
#[case::it("ultimo accesso: 5 marzo 2018", Mark::Access, "ultimo accesso : 5 marzo 2018")]
#[case::ru("(дата обращения: 05.03.2018)", Mark::Access, "дата обращения : 05 . 03 . 2018")]
#[case::vi("truy cập ngày 5 tháng 3 năm 2018", Mark::Access, "truy cập ngày 5 tháng 3 năm 2018")]
#[case::th("สืบค้นเมื่อ 5 มีนาคม 2561", Mark::Access, "สืบค้นเมื่อ 5 มีนาคม 2561")]
#[case::zh("访问日期：2018年3月5日", Mark::Access, "访问日期 : 2018 年 3 月 5 日")]
fn dates(#[case] raw: &str, #[case] mark: Mark, #[case] expected: &str) {
    assert_eq!(found(raw, mark), expected);
}

#[rstest]
#[case::en("Singh, R. (ed.), X", Mark::EditorSign, "ed")]
#[case::id("disunting oleh Budi", Mark::EditorSign, "disunting oleh")]
#[case::de("hrsg. von Karl May", Mark::EditorSign, "hrsg von")]
#[case::fr("sous la direction de Paul", Mark::EditorSign, "sous la direction de")]
#[case::it("a cura di Paolo", Mark::EditorSign, "a cura di")]
#[case::pt("SILVA, J. (Org.). X", Mark::EditorSign, "org")]
#[case::nl("onder redactie van Jan", Mark::EditorSign, "onder redactie van")]
#[case::ru("под ред. Иванова", Mark::EditorSign, "под ред")]
#[case::vi("Nguyễn Văn A (chủ biên)", Mark::EditorSign, "chủ biên")]
#[case::th("สมชาย (บรรณาธิการ)", Mark::EditorSign, "บรรณาธิการ")]
#[case::zh("王小明 主编", Mark::EditorSign, "主编")]
#[case::ja("山田太郎 編", Mark::EditorSign, "編")]
#[case::ko("김철수 편", Mark::EditorSign, "편")]
#[case::id("diterjemahkan oleh Budi", Mark::TranslatorSign, "diterjemahkan oleh")]
#[case::nl("vertaald door Jan", Mark::TranslatorSign, "vertaald door")]
#[case::ru("пер. с англ. Иванова", Mark::TranslatorSign, "пер с англ")]
#[case::ja("山田太郎 訳", Mark::TranslatorSign, "訳")]
#[case::id("Cet. 2", Mark::EditionSign, "cet")]
#[case::de("3., überarb. Aufl.", Mark::EditionSign, "überarb aufl")]
#[case::nl("2e druk", Mark::EditionSign, "2e druk")]
#[case::th("พิมพ์ครั้งที่ 2", Mark::EditionSign, "พิมพ์ครั้งที่")]
#[case::id("Skripsi", Mark::ThesisWord, "skripsi")]
#[case::fr("thèse de doctorat", Mark::ThesisWord, "thèse de doctorat")]
#[case::vi("luận văn", Mark::ThesisWord, "luận văn")]
#[case::zh("博士学位论文", Mark::ThesisWord, "博士学位论文")]
#[case::ko("박사학위논문", Mark::ThesisWord, "박사학위논문")]
#[case::ms("kertas kerja", Mark::ReportWord, "kertas kerja")]
#[case::vi("báo cáo", Mark::ReportWord, "báo cáo")]
#[case::ru("серия", Mark::SeriesWord, "серия")]
#[case::ru("Иванов И. и др.", Mark::EtAl, "и др")]
#[case::zh("王小明 等", Mark::EtAl, "等")]
#[case::id("dalam Budi", Mark::InWord, "dalam")]
#[case::ru("в кн.: X", Mark::InWord, "в кн")]
#[case::vi("trong: X", Mark::InWord, "trong")]
fn words(#[case] raw: &str, #[case] mark: Mark, #[case] expected: &str) {
    assert_eq!(found(raw, mark), expected);
}

#[rstest]
#[case("ISBN 978-0-521-63338-3", "978 - 0 - 521 - 63338 - 3")]
#[case("ISSN 0046-225X", "0046 - 225x")]
#[case("PMID: 22733859", "22733859")]
#[case("arXiv:1801.01234", "1801 . 01234")]
#[case("hdl:10419/1234", "10419 / 1234")]
#[case("URN: urn:nbn:de:101:1-2018", "101 : 1 - 2018")]
fn identifiers(#[case] raw: &str, #[case] expected: &str) {
    assert_eq!(
        found(raw, Mark::Identifier),
        expected.split(' ').filter(|part| part.contains(|c: char| c.is_ascii_digit())).collect::<Vec<_>>().join(" ")
    );
}

#[rstest]
#[case("———. 2004. Title", "———")]
#[case("---. 2004. Title", "---")]
#[case("_____, Title", "___")]
#[case("Idem, Title", "idem")]
#[case("Ders., Title", "ders")]
#[case("Smith, J. Idem, Title", "")]
#[case("Id est, Title", "")]
fn repeated_authors(#[case] raw: &str, #[case] expected: &str) {
    assert_eq!(found(raw, Mark::Repeat), expected);
}
