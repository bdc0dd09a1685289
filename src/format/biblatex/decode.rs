//! Which characters does TeX source stand for? Accents, symbols, dashes and quotation marks become Unicode; braces and the
//! commands that only set type go.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::{UnicodeNormalization, is_nfc};

type Table = LazyLock<HashMap<&'static str, &'static str>>;

/// The combining mark of each accent's command.
static ACCENTS: Table = LazyLock::new(|| rows(include_str!("accents.tsv")).collect());
/// What each symbol's command prints.
static SYMBOLS: Table = LazyLock::new(|| rows(include_str!("symbols.tsv")).collect());

fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().filter(|line| !line.starts_with("##")).filter_map(|line| line.split_once('\t'))
}

/// The text that TeX source prints, white space folded.
pub fn text(tex: &str) -> String {
    let mut out = String::with_capacity(tex.len());
    if tex.contains(['\\', '{', '}', '$', '~', '-', '`', '\'']) {
        Decoder { rest: tex, math: false }.run(&mut out, usize::MAX);
    } else {
        out.push_str(tex);
    }
    if is_nfc(&out) { super::escape::fold(&out) } else { super::escape::fold(&out.nfc().collect::<String>()) }
}

/// The value of a verbatim field: braces and the escapes that authors put into URLs all the same go.
pub fn verbatim(tex: &str) -> String {
    let inner = tex.trim().strip_prefix("\\url").unwrap_or(tex);
    let mut out = inner.replace("\\textasciitilde", "~").replace("\\~{}", "~").replace("\\~", "~").replace("$\\sim$", "~");
    for sign in ['_', '%', '&', '#', '$'] {
        out = out.replace(&format!("\\{sign}"), &sign.to_string());
    }
    out.retain(|c| !matches!(c, '{' | '}') && !c.is_whitespace() && !c.is_control());
    out
}

struct Decoder<'t> {
    rest: &'t str,
    math: bool,
}

impl<'t> Decoder<'t> {
    /// Decodes up to the end of the group that is open, or `most` characters of source units (a letter, a group, a command).
    fn run(&mut self, out: &mut String, most: usize) {
        let mut depth = 0_usize;
        let mut units = 0;
        while let Some(c) = self.rest.chars().next() {
            if units >= most && depth == 0 {
                return;
            }
            self.skip(c.len_utf8());
            match c {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                '\\' => self.command(out),
                '$' => self.math = !self.math,
                '~' => out.push(' '),
                '_' | '^' if self.math => self.script(c, out),
                '-' if self.eat("--") => out.push('—'),
                '-' if self.eat("-") => out.push('–'),
                '`' if self.eat("`") => out.push('“'),
                '\'' if self.eat("'") => out.push('”'),
                c => out.push(c),
            }
            units += usize::from(depth == 0);
        }
    }

    fn skip(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or("");
    }

    fn eat(&mut self, prefix: &str) -> bool {
        match self.rest.strip_prefix(prefix) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// What stands behind a backslash.
    fn command(&mut self, out: &mut String) {
        let letters = self.rest.len() - self.rest.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
        let length = if letters > 0 { letters } else { self.rest.chars().next().map_or(0, char::len_utf8) };
        let name = self.rest.get(..length).unwrap_or("");
        self.skip(length);
        let blank = self.rest.starts_with(char::is_whitespace);
        if letters > 0 {
            self.rest = self.rest.trim_start();
        }
        if let Some(mark) = ACCENTS.get(name) {
            self.accent(mark, out);
        } else if let Some(symbol) = SYMBOLS.get(name) {
            out.push_str(if *symbol == "␣" { " " } else { symbol });
        } else if name.is_empty() {
            out.push('\\');
        } else if letters == 0 {
            out.push_str(name);
        } else if !self.rest.starts_with('{') {
            // An unknown command without an argument is kept, for want of its meaning.
            out.push('\\');
            out.push_str(name);
            out.push_str(if blank { " " } else { "" });
        }
    }

    /// A mark over the next letter.
    fn accent(&mut self, mark: &str, out: &mut String) {
        self.rest = self.rest.trim_start();
        let mut base = String::new();
        self.run(&mut base, 1);
        // Marks stand over dotless letters as over the others.
        let base = base.replace('ı', "i").replace('ȷ', "j");
        let mut letters = base.chars();
        match letters.next() {
            Some(letter) => {
                out.push(letter);
                out.push_str(mark);
                out.push_str(letters.as_str());
            }
            None => out.push_str(super::escape::spacing(mark)),
        }
    }

    /// A subscript or superscript in a formula: digits and signs have characters of their own.
    fn script(&mut self, kind: char, out: &mut String) {
        let mut inner = String::new();
        self.run(&mut inner, 1);
        let (plain, raised) = ("0123456789+-()", if kind == '_' { "₀₁₂₃₄₅₆₇₈₉₊₋₍₎" } else { "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾" });
        let scripted: Option<String> = inner.chars().map(|c| raised.chars().nth(plain.find(c)?)).collect();
        out.push_str(&scripted.unwrap_or(inner));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;
    use std::collections::BTreeSet;

    #[rstest]
    #[case(r#"Aks{\i}n, {\"O}zge"#, "Aksın, Özge")]
    #[case(r#"B{\"u}y{\"u}kg{\"u}ng{\"o}r"#, "Büyükgüngör")]
    #[case(r"{\c{C}}etinkaya \c{c} \v Z", "Çetinkaya ç Ž")]
    #[case(r#"na\"{\i}ve \'{\i}"#, "naïve í")]
    #[case(r"Stra\ss e, Stra{\ss}e, \O{}re, {\AA}rhus, \L{}\'od\'z", "Straße, Straße, Øre, Århus, Łódź")]
    #[case(r"Salvatoris~-- Vom 1--2 --- 3", "Salvatoris – Vom 1–2 — 3")]
    #[case(r"``Quoted'' \emph{E. coli} \& co \textbf{x}", "“Quoted” E. coli & co x")]
    #[case(r"CO$_2$ $\alpha$-decay $x^{12}$ m$^2$", "CO₂ α-decay x¹² m²")]
    #[case(
        r"100\% \_ \# \$ \textasciitilde{} \textasciicircum{} \textbackslash{} x \textbraceleft{}\textbraceright{}",
        r"100% _ # $ ~ ^ \ x {}"
    )]
    #[case(r"\foo bar \foo{baz}", r"\foo bar baz")]
    #[case(r"broken \", r"broken \")]
    #[case(r"\'", "´")]
    fn decodes(#[case] tex: &str, #[case] expected: &str) {
        assert_eq!(text(tex), expected);
    }

    #[rstest]
    #[case(r"http://a.b/c\_d\%20\~{}x", "http://a.b/c_d%20~x")]
    #[case(r"\url{http://a.b/c d}", "http://a.b/cd")]
    fn identifiers(#[case] tex: &str, #[case] expected: &str) {
        assert_eq!(verbatim(tex), expected);
    }

    #[test]
    fn no_command_stands_twice() {
        let tables = [include_str!("accents.tsv"), include_str!("symbols.tsv")];
        let names: Vec<_> = tables.into_iter().flat_map(rows).map(|(name, _)| name).collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
    }
}
