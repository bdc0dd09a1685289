//! [`render`]: the pairs of papers as CSV.

use crate::overlap::Overlap;

/// One row a pair of papers: both ids, the number of shared works, the three measures, the shared works' ids.
pub fn render(overlap: &Overlap) -> String {
    let mut out = String::from("a,b,shared,jaccard,salton,coupling,works\n");
    for pair in &overlap.pairs {
        let cells = [
            quoted(&pair.a),
            quoted(&pair.b),
            pair.shared.len().to_string(),
            format!("{:.4}", pair.jaccard),
            format!("{:.4}", pair.salton),
            format!("{:.4}", pair.coupling),
            quoted(&pair.shared.join(" ")),
        ];
        out.push_str(&cells.join(","));
        out.push('\n');
    }
    out
}

/// A cell in quotation marks where it needs them (RFC 4180).
fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::overlap::PaperPair;

    #[test]
    fn one_row_a_pair() {
        let pair =
            PaperPair { a: "a,1".into(), b: "b".into(), shared: vec!["x".into(), "y".into()], jaccard: 0.25, salton: 0.5, coupling: 0.125 };
        let overlap = Overlap { pairs: vec![pair], ..Overlap::default() };
        assert_eq!(render(&overlap), "a,b,shared,jaccard,salton,coupling,works\n\"a,1\",b,2,0.2500,0.5000,0.1250,x y\n");
    }
}
