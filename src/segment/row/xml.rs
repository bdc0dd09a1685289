//! Labelled references in XML: AnyStyle's training format, and TEI as GROBID is trained with.
//!
//! Which element is which label stands in `anystyle.tsv` and `tei.tsv`. An element that no table has is an error: its label would
//! be lost without a word.

use std::path::Path;

use roxmltree::{Document, Node, NodeType};

use super::{Row, anystyle};
use crate::segment::Label;
use crate::{Error, Result, Span};

const TEI: &str = include_str!("tei.tsv");

/// The references of an XML file.
pub(super) fn rows(path: &Path, stem: &str, content: &str) -> Result<Vec<Row>> {
    let document =
        Document::parse(content).map_err(|error| Error::format(path, Some(error.pos().row as usize), format!("no XML: {error}")))?;
    let bad = |node: Node<'_, '_>, message: String| Error::format(path, Some(line(&document, node)), message);
    let root = document.root_element();
    let mut references = Vec::new();
    if root.has_tag_name("dataset") {
        for sequence in root.children().filter(Node::is_element) {
            if !sequence.has_tag_name("sequence") {
                return Err(bad(sequence, format!("<{}> where a <sequence> is due", sequence.tag_name().name())));
            }
            references.push((sequence, anystyle::reference(sequence).map_err(|(node, message)| bad(node, message))?));
        }
    } else {
        let outermost = |bibl: &Node<'_, '_>| is(*bibl, "bibl") && !bibl.ancestors().skip(1).any(|outer| is(outer, "bibl"));
        for bibl in root.descendants().filter(outermost) {
            references.push((bibl, tei(bibl).map_err(|(node, message)| bad(node, message))?));
        }
        if references.is_empty() && !root.descendants().any(|node| is(node, "listbibl")) {
            return Err(bad(root, "neither a <dataset> of <sequence>s (AnyStyle) nor a <listBibl> of <bibl>s (TEI)".to_owned()));
        }
    }
    let row = |(node, reference): (Node<'_, '_>, Labelled)| Row {
        id: format!("{stem}:{}", line(&document, node)),
        source: stem.to_owned(),
        doc: None,
        text: reference.text,
        spans: reference.spans,
    };
    Ok(references.into_iter().filter(|(_, reference)| !reference.text.is_empty()).map(row).collect())
}

fn line(document: &Document<'_>, node: Node<'_, '_>) -> usize {
    document.text_pos_at(node.range().start).row as usize
}

fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name().eq_ignore_ascii_case(name)
}

/// What is wrong with which element.
pub(super) type Complaint<'a, 'b> = (Node<'a, 'b>, String);

/// The text of a reference as it grows, and its fields.
#[derive(Default)]
pub(super) struct Labelled {
    /// White space runs folded to one blank.
    pub text: String,
    /// In order, disjoint.
    pub spans: Vec<(Label, Span)>,
    blank: bool,
}

impl Labelled {
    /// Adds text; a blank is written only once something follows it.
    pub fn push(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_whitespace() {
                self.blank = true;
                continue;
            }
            if std::mem::take(&mut self.blank) && !self.text.is_empty() {
                self.text.push(' ');
            }
            self.text.push(c);
        }
    }

    /// A blank, where nothing else parts what was added from what follows.
    pub fn part(&mut self) {
        self.blank = true;
    }

    /// Labels what was added since `start`, if it is anything.
    pub fn label(&mut self, label: Label, start: usize) {
        let text = self.text.get(start..).unwrap_or("");
        let start = start + text.len() - text.trim_start().len();
        if start < self.text.len() {
            self.spans.push((label, Span::new(start, self.text.len())));
        }
    }
}

/// Elements nest no deeper in any reference; more is an attack on the stack.
const DEEPEST: usize = 32;

/// One `<bibl>`: mixed text and elements. Inside a labelled element others are text alone.
fn tei<'a, 'b>(bibl: Node<'a, 'b>) -> Result<Labelled, Complaint<'a, 'b>> {
    let analytic = bibl.descendants().any(|node| is(node, "title") && node.attribute("level") == Some("a"));
    let mut labelled = Labelled::default();
    contents(bibl, analytic, (false, 0), &mut labelled)?;
    Ok(labelled)
}

/// Adds what is in `node`; `inside` a labelled element, and how deep.
fn contents<'a, 'b>(
    node: Node<'a, 'b>,
    analytic: bool,
    (inside, depth): (bool, usize),
    labelled: &mut Labelled,
) -> Result<(), Complaint<'a, 'b>> {
    if depth > DEEPEST {
        return Err((node, "elements nest too deep".to_owned()));
    }
    for child in node.children() {
        match child.node_type() {
            NodeType::Text => labelled.push(child.text().unwrap_or("")),
            NodeType::Element => {
                let start = labelled.text.len();
                let label = tei_label(child, analytic).ok_or_else(|| (child, format!("unknown element <{}>", child.tag_name().name())))?;
                if is(child, "lb") || is(child, "pb") {
                    labelled.part();
                }
                contents(child, analytic, (inside || label.is_some(), depth + 1), labelled)?;
                if let (Some(label), false) = (label, inside) {
                    labelled.label(label, start);
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// The label of an element; `None` where the table does not know it, `Some(None)` where it has none of its own.
fn tei_label(node: Node<'_, '_>, analytic: bool) -> Option<Option<Label>> {
    let kind = ["level", "unit", "type"].iter().find_map(|name| node.attribute(*name)).unwrap_or("*");
    let find = |kind: &str| {
        rows_of(TEI).find_map(|columns| match columns.as_slice() {
            [name, value, alone, beside] if is(node, name) && value.eq_ignore_ascii_case(kind) => {
                Some(if analytic { *beside } else { *alone })
            }
            _ => None,
        })
    };
    find(kind).or_else(|| find("*")).map(Label::from_name)
}

/// The rows of a table, cut into columns.
pub(super) fn rows_of(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect())
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn shown(content: &str) -> String {
        let shown = |row: &Row| {
            let fields: Vec<String> = row.spans.iter().map(|(label, span)| format!("{}={}", label.as_str(), span.of(&row.text))).collect();
            format!("{} [{}]", row.text, fields.join(" | "))
        };
        match rows(Path::new("rows.xml"), "rows", content) {
            Ok(rows) => rows.iter().map(shown).collect::<Vec<_>>().join("\n"),
            Err(error) => error.to_string(),
        }
    }

    #[rstest]
    #[case::fields(
        "<dataset>\n<sequence>\n<author>Wahyuni, S.</author>\n<date>(2019).</date>\n<title>Hukum &amp; Adat.</title>\n<url></url></sequence></dataset>",
        "Wahyuni, S. (2019). Hukum & Adat. [author=Wahyuni, S. | date=(2019). | title=Hukum & Adat.]"
    )]
    #[case::volume_and_issue(
        "<dataset><sequence><journal>Jurnal Hukum,</journal><volume>77 (1),</volume><pages>81-98.</pages></sequence></dataset>",
        "Jurnal Hukum, 77 (1), 81-98. [container-title=Jurnal Hukum, | volume=77 | issue=1 | pages=81-98.]"
    )]
    #[case::unknown("<dataset>\n<sequence>\n<autor>X</autor></sequence></dataset>", "rows.xml:3: unknown element <autor>")]
    #[case::no_sequence("<dataset>\n<reference/></dataset>", "rows.xml:2: <reference> where a <sequence> is due")]
    #[case::stray_text(
        "<dataset>\n<sequence>\n<author>X</author> and</sequence></dataset>",
        "rows.xml:2: text outside of every element: \"and\""
    )]
    #[case::tei_article(
        "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader><title>No</title></teiHeader><listBibl><bibl><label>[3]</label> <author>J. Roe,<lb/>\n K. Poe</author>, <title level=\"a\">Rivers of <hi>Java</hi></title>, <title level=\"j\">Water</title> <biblScope unit=\"volume\">8</biblScope>(<biblScope unit=\"issue\">2</biblScope>), <biblScope unit=\"page\">1-9</biblScope> (<date>2004</date>). <idno type=\"DOI\">10.1000/x</idno></bibl></listBibl></TEI>",
        "[3] J. Roe, K. Poe, Rivers of Java, Water 8(2), 1-9 (2004). 10.1000/x [citation-number=[3] | author=J. Roe, K. Poe | title=Rivers of Java | container-title=Water | volume=8 | issue=2 | pages=1-9 | date=2004 | doi=10.1000/x]"
    )]
    #[case::tei_book(
        "<tei><listBibl><bibl><author>A. Roe</author>. <title level=\"m\">Rivers</title>. <pubPlace>Bandung</pubPlace>: <publisher>Alumni</publisher>, <date>1999</date>.</bibl></listBibl></tei>",
        "A. Roe. Rivers. Bandung: Alumni, 1999. [author=A. Roe | title=Rivers | location=Bandung | publisher=Alumni | date=1999]"
    )]
    #[case::tei_chapter(
        "<tei><listBibl><bibl><title level=\"a\">Silt</title>, in <title level=\"m\">Rivers</title>, <editor>B. Poe</editor> (ed.), <note type=\"report\">Report 7</note>, <orgName>ITB</orgName></bibl></listBibl></tei>",
        "Silt, in Rivers, B. Poe (ed.), Report 7, ITB [title=Silt | container-title=Rivers | editor=B. Poe | genre=Report 7 | publisher=ITB]"
    )]
    #[case::tei_unknown("<tei><listBibl>\n<bibl><autor>X</autor></bibl></listBibl></tei>", "rows.xml:2: unknown element <autor>")]
    #[case::neither("<svg>\n</svg>", "rows.xml:1: neither a <dataset> of <sequence>s (AnyStyle) nor a <listBibl> of <bibl>s (TEI)")]
    fn read(#[case] content: &str, #[case] expected: &str) {
        assert_eq!(shown(content), expected);
    }

    #[test]
    fn deep_nests_are_refused() {
        let nest = format!("<listBibl><bibl>{}x{}</bibl></listBibl>", "<hi>".repeat(60), "</hi>".repeat(60));
        assert_eq!(shown(&nest), "rows.xml:1: elements nest too deep");
    }

    #[test]
    fn what_is_no_xml_is_named_with_its_line() {
        assert!(shown("<dataset>\n<sequence>\n</dataset>").starts_with("rows.xml:3: no XML: "));
    }

    #[rstest]
    #[case(TEI, 4)]
    #[case(anystyle::TABLE, 2)]
    fn tables_are_sorted_and_name_labels(#[case] table: &'static str, #[case] columns: usize) {
        let rows: Vec<Vec<&str>> = rows_of(table).collect();
        let keys: Vec<&[&str]> = rows.iter().map(|row| &row[..columns / 2]).collect();
        assert!(keys.is_sorted() && keys.windows(2).all(|pair| pair[0] != pair[1]), "{keys:?}");
        for row in &rows {
            assert_eq!(row.len(), columns, "{row:?}");
            assert!(row[columns / 2..].iter().all(|label| *label == "-" || Label::from_name(label).is_some()), "{row:?}");
        }
    }
}
