//! Papers in small and what is found in them: lists of every setting, notes of every kind, papers without references.

use std::path::PathBuf;

use ibid::document;
use ibid::entry::{self, Extraction, Origin};
use rstest::rstest;

fn extract(text: &str) -> Extraction {
    entry::extract(&document::from_text("paper.md", text.to_owned()))
}

fn raws(found: &Extraction, origin: Origin) -> Vec<&str> {
    found.entries.iter().filter(|entry| entry.origin == origin).map(|entry| entry.raw.as_str()).collect()
}

const ADAMS: &str = "Adams, J. (2001). Maps of the world. London: Faber.";
const BAKER: &str = "Baker, K. (2002). The making of maps. Imago Mundi, 54(1), 5-20.";

#[rstest]
#[case::paragraphs("Body.\n\nReferences\n\n{A}\n\n{B}\n")]
#[case::crlf("Body.\r\n\r\nReferences\r\n\r\n{A}\r\n\r\n{B}\r\n")]
#[case::bullets("## Daftar Pustaka\n\n- {A}\n- {B}")]
#[case::stars("**Works Cited**\n\n* {A}\n* {B}")]
#[case::numbers("6. REFERENCES\n1. {A}\n2. {B}\nACKNOWLEDGEMENTS\nWe thank our mothers, 1999.")]
#[case::brackets("Literatur\n\n[1] {A}\n[2] {B}\n\nAnhang\n\n1. Fragebogen 2001.")]
#[case::labels("Literaturverzeichnis\n\n[Ada01] {A}\n[Bak02] {B}\n")]
#[case::bare_numbers_in_bullets("Referensi\n\n- 1. {A}\n- 2. {B}\n")]
#[case::broken_paragraph("Bibliographie\n\nAdams, J. (2001). Maps of the\n\nworld. London: Faber.\n\n{B}\n")]
#[case::over_a_page("References\n\nAdams, J. (2001). Maps of the\n12\n\u{0C}world. London: Faber.\n\n{B}\n13\n\u{0C}")]
#[case::over_bullets("REFERENCIAS\n\n- Adams, J. (2001). Maps of the\n\n- world. London: Faber.\n- {B}")]
#[case::last_without_bullet("## REFERENCE\n\n- {A}\n\n119\n\n{B}\n")]
#[case::hanging(
    "References\n\nAdams, J. (2001). Maps of the\n    world. London: Faber.\nBaker, K. (2002). The making of\n    maps. Imago Mundi, 54(1), 5-20.\n"
)]
#[case::run_together("References\n\n- {A} {B}\n")]
#[case::parts(
    "## References\n\n### Primary Sources\n\n- {A}\n\n### Secondary Sources\n\n- {B}\n\n## About the Author\n\nJane is a professor."
)]
#[case::chapters("# One\n\n## References\n\n{A}\n\n# Two\n\nProse again (Doe 2003).\n\n## References\n\n{B}\n")]
#[case::notices("Список литературы\n\n{A}\n\n{B}\n\njane@example.org\n\nReceived 3 May 2010; accepted 4 June 2010.")]
#[case::headed_one_by_one("## References\n\n**Maps**\n\n- {A}\n\n**Their making**\n\n- {B}\n\n---\n\n## Appendix\n\nProse.")]
#[case::headed_lines("## References\n{A}\n### Making\n{B}\n")]
#[case::notes_behind("Maps are old.[^1]\n\n## References\n\n- {A}\n- {B}\n\n[^1]: They are older than globes are.\n")]
#[case::tags(
    "## References\n\n<div id=\"refs\">\n\n<div id=\"ref-a\">\n\n{A}\n\n</div>\n\n<div id=\"ref-b\">\n\n{B}\n\n</div>\n\n</div>\n"
)]
#[case::bibitems("Text.\n\n\\begin{thebibliography}{9}\n\\bibitem{a} {A}\n\n\\bibitem[Baker, 2002]{b} {B}\n\\end{thebibliography}\n")]
#[case::quoted("参考文献\n\n> {A}\n>\n> {B}\n")]
fn a_list_of_two(#[case] text: &str) {
    let text = text.replace("{A}", ADAMS).replace("{B}", BAKER);
    let found = extract(&text);
    assert_eq!(raws(&found, Origin::Bibliography), [ADAMS, BAKER]);
    assert!(raws(&found, Origin::Footnote).is_empty());
}

#[rstest]
#[case::nothing("")]
#[case::poem("# A poem\n\nRoses are red,\nviolets are blue.\n\nNothing is cited here, in 2001 or later.")]
#[case::abstract_page(
    "## A View of Maps\n\n**Authors :** Jane Doe, Li Wu\n\n**Abstract :** We look at maps (of 2017-2018).\n\n**Conference Title :** ICM 2019 : Conference on Maps\n\n**Conference Dates :** February 27-28, 2019"
)]
#[case::contents("Contents\n\n1 Introduction .......... 1\nReferences .............. 23\n\nIntroduction\n\nProse.")]
#[case::notes_of_a_table("Table 1\n\nNotes\n\nThe values are means of 2001 and later.\n\nThe text goes on with maps.")]
#[case::citations_in_prose(
    "Maps are old (Smith, 2001; Doe, 2003). As Jones (1999) says, globes are older.\n\nThey were made in Paris (Roe, 2004).\n\nAnd in Berlin (Moe, 2005)."
)]
fn no_references(#[case] text: &str) {
    let found = extract(text);
    assert!(found.entries.is_empty(), "{:?}", found.entries);
}

#[test]
fn a_list_without_heading() {
    let text = "A Title of Four Words\n\nAn abstract of what was done.\n\nFull Text:\n\n\nAcharya, A. Whose Ideas Matter: Norms, Power. Ithaca, NY: Cornell University Press, 2008.\n\nASEAN. ASEAN Charter https://www.asean.org/21069.pdf (diakses pada 4 Juli 2020).\n\nYusran R. The ASEAN Convention: a Preliminary Assessment. Asian Journal of International Law, 8, No. 1. (2018): 258–292.\n\n\n  • There are currently no refbacks.";
    let found = extract(text);
    assert_eq!(raws(&found, Origin::Bibliography).len(), 3);
    assert_eq!(found.entries.last().map(|entry| entry.n), Some(3));
}

#[test]
fn every_line_a_reference() {
    let found = extract(&format!("{ADAMS}\n{BAKER}\nWorld Health Organization. (2020). Report on health. Geneva: WHO."));
    assert_eq!(found.entries.len(), 3);
}

#[rstest]
#[case(
    "Akaha, T. (2018). Slavery. *Journal of X*, 4(4), 905-911. Retrieved February 9, 2019, from\n - https://example.org/article/22048",
    1
)]
#[case(
    "UNICEF (2018). Factsheet. Retrieved from https://www.unicef.org/a_b.pdf US Department of State (2018). Trafficking in Persons 2018.",
    2
)]
#[case("USAID (2018). Counter Trafficking. Retrieved from https://www.usaid.gov/FS_May2018 .pdf", 1)]
#[case("ASEAN Chair, \"Leaders' Declaration Caused by The Abuse of Technology,\"\n\n- asean2023.id, 2023, https://asean2023.id/news.", 1)]
fn works_are_counted_and_not_lines(#[case] entry: &str, #[case] works: usize) {
    let found =
        extract(&format!("References\n\n- {ADAMS}\n- {BAKER}\n- {entry}\n- Zheng, T. (2010). Sex trafficking. London: Routledge.\n"));
    assert_eq!(found.entries.len(), 3 + works, "{:?}", raws(&found, Origin::Bibliography));
}

#[test]
fn notes_between_paragraphs() {
    let text = "Human trafficking is grave.¹ It goes on² in the\n\nJoachim Renz, \"Trafficking as a crime.\" *Handbook of Trafficking*. (London: Routledge, 2017), pp. 13-20; Marv Oak, and Ik Azi. \"Infringement.\" *Arabian Journal* 12, no. 2 (2023): 35-44.\n\n¹ Faculty of Law, Universiti Putra Malaysia, Selangor, Malaysia\n\n² Moleong, p. 247.\n\nSetiawan, \"Implementasi Convention.\" *See also* Raden Arvy, \"Legal Perspective.\" *The Journal* 3, no. 3 (2021): 281-300.\n\nwhole region of the world.³";
    let found = extract(text);
    assert_eq!(
        raws(&found, Origin::Footnote),
        [
            "Joachim Renz, \"Trafficking as a crime.\" *Handbook of Trafficking*. (London: Routledge, 2017), pp. 13-20",
            "Marv Oak, and Ik Azi. \"Infringement.\" *Arabian Journal* 12, no. 2 (2023): 35-44.",
            "Raden Arvy, \"Legal Perspective.\" *The Journal* 3, no. 3 (2021): 281-300.",
        ]
    );
    let short: Vec<(Option<&str>, &str)> = found.short_forms.iter().map(|short| (short.note.as_deref(), short.raw.as_str())).collect();
    assert_eq!(short, [(Some("2"), "Moleong, p. 247."), (None, "Setiawan, \"Implementasi Convention.\"")]);
    let numbers: Vec<Option<&str>> = found.notes.iter().map(|note| note.number.as_deref()).collect();
    assert_eq!(numbers, [None, Some("2"), None]);
    let places: Vec<_> = found.entries.iter().filter_map(|entry| entry.place_in_note).collect();
    assert_eq!(places, [(1, 1), (1, 2), (3, 1)]);
    assert_eq!(found.body.len(), 2);
}

#[rstest]
#[case::markdown(
    "Text.[^1] More.[^2]\n\n[^1]: See John Smith, *The Book* (London: Faber, 2001), 23.\n[^2]: Ibid., 25. See also Ann Jones, \"An Article,\" *Things* 4, no. 2 (1999): 3–9; and Bob Roe, *Third* (Oxford: OUP, 2003).\n"
)]
#[case::gathered(
    "Text.1 More.2\n\n## Notes\n\n1. See John Smith, *The Book* (London: Faber, 2001), 23.\n2. Ibid., 25. See also Ann Jones, \"An Article,\" *Things* 4, no. 2 (1999): 3–9; and Bob Roe, *Third* (Oxford: OUP, 2003).\n"
)]
#[case::raised(
    "Text.¹ More.²\n\n¹ See John Smith, *The Book* (London: Faber, 2001), 23.\n² Ibid., 25. See also Ann Jones, \"An Article,\" *Things* 4, no. 2 (1999): 3–9; and Bob Roe, *Third* (Oxford: OUP, 2003).\n"
)]
#[case::html(
    "Text.<sup>1</sup> More.\n\n<sup>1</sup> See John Smith, *The Book* (London: Faber, 2001), 23.\n\n<sup>2</sup> Ibid., 25. See also Ann Jones, \"An Article,\" *Things* 4, no. 2 (1999): 3–9; and Bob Roe, *Third* (Oxford: OUP, 2003).\n"
)]
#[case::plain(
    "Text.1 More.2\n\n1 See John Smith, *The Book* (London: Faber, 2001), 23.\n\n2 Ibid., 25. See also Ann Jones, \"An Article,\" *Things* 4, no. 2 (1999): 3–9; and Bob Roe, *Third* (Oxford: OUP, 2003).\n\nand the text goes on."
)]
fn two_notes(#[case] text: &str) {
    let found = extract(text);
    let works = raws(&found, Origin::Footnote);
    assert_eq!(
        works.iter().map(|raw| raw.trim_end_matches('.')).collect::<Vec<_>>(),
        [
            "John Smith, *The Book* (London: Faber, 2001), 23",
            "Ann Jones, \"An Article,\" *Things* 4, no. 2 (1999): 3–9",
            "Bob Roe, *Third* (Oxford: OUP, 2003)"
        ]
    );
    assert_eq!(found.short_forms.iter().map(|short| short.raw.as_str()).collect::<Vec<_>>(), ["Ibid., 25."]);
    assert_eq!(found.notes.iter().filter_map(|note| note.number.as_deref()).collect::<Vec<_>>(), ["1", "2"]);
}

#[test]
fn two_documents_of_one_paper_say_the_same() {
    let page = document::from_text("a.md", "## The Regionalism Paradox: Maps and the Limits\n\n**Authors :** Nur Iman Subono, Meidi Kosandi\n\n**Conference Title :** ICHTM 2019 : International Conference on Maps\n".to_owned());
    let paper = document::from_text("b.txt", "The Regionalism Paradox: Maps and the Limits\n\nNur Iman Subono Universitas Indonesia\n\nMeidi Kosandi Universitas Indonesia\n\nThis paper examines maps.\n\nINTRODUCTION\n\nMaps are old.".to_owned());
    assert!(page.meta.title.is_some());
    assert_eq!((page.meta.title, page.meta.authors), (paper.meta.title, paper.meta.authors));
    assert_eq!(page.meta.year, Some(2019));
}

/// What was counted by hand in the five papers: works of the list, works of the notes, short forms.
#[rstest]
#[case("000_1ae7a7684b5cdcdb", 0, 0, 0)]
#[case("001_9d5aa3146dc35b54", 28, 0, 0)]
#[case("002_3f0758f4fa259772", 52, 53, 9)]
#[case("003_82e9683b6f6b86a9", 72, 0, 0)]
#[case("004_27b7faca3b06ba84", 27, 0, 0)]
fn whole_papers(#[case] id: &str, #[case] listed: usize, #[case] noted: usize, #[case] short: usize) {
    let shared = std::env::var_os("IBID_SHARED").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let path = shared.join("seeds").join(format!("{id}.txt"));
    if !path.exists() {
        println!("{id}: not here, skipped");
        return;
    }
    let found = entry::extract(&document::read(&path).expect("a text"));
    assert_eq!(
        (raws(&found, Origin::Bibliography).len(), raws(&found, Origin::Footnote).len(), found.short_forms.len()),
        (listed, noted, short)
    );
}
