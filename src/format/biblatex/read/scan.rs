//! Where are the entries and their fields? Cuts the text by BibTeX's grammar, in which `\{` counts as a brace, and recovers at the next line
//! that begins an entry.

use nom::bytes::complete::{take_till, take_while1};
use nom::character::complete::{char, multispace0, one_of};
use nom::{IResult, Parser};

use crate::Span;

use super::FieldPlace;
use super::abbreviations::{Abbreviations, Piece};

/// What [`scan`] found.
#[derive(Debug, Default)]
pub struct Scanned {
    /// The entries, cut.
    pub entries: Vec<RawEntry>,
    /// `@string`s.
    pub abbreviations: Abbreviations,
    /// The definitions of the `@string`s, in order.
    pub strings: Vec<RawField>,
    /// `@comment`s, from `@` to the closing brace.
    pub comments: Vec<Span>,
    /// Place and message.
    pub problems: Vec<(Span, String)>,
}

/// An entry cut into fields.
#[derive(Debug, PartialEq, Eq)]
pub struct RawEntry {
    /// Type, lower case.
    pub kind: String,
    /// Key as written.
    pub key: String,
    /// Place.
    pub span: Span,
    /// Place of the type's name.
    pub kind_span: Span,
    /// Place of the key.
    pub key_span: Span,
    /// Its fields.
    pub fields: Vec<RawField>,
}

/// A field as it stands.
#[derive(Debug, PartialEq, Eq)]
pub struct RawField {
    /// Name in lower case.
    pub name: String,
    /// The pieces that `#` joins.
    pub pieces: Vec<Piece>,
    /// Where it stands.
    pub place: FieldPlace,
}

/// Cuts a file.
pub fn scan(text: &str) -> Scanned {
    let mut scanned = Scanned::default();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find('@')).map(|found| at + found) {
        let Ok((_, (kind, close))) = head(text.get(start..).unwrap_or("")) else {
            if is_line_start(text, start) && text.get(start + 1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic())) {
                scanned.problems.push((Span::new(start, start + 1), "'@' without an entry behind it".to_owned()));
            }
            at = start + 1;
            continue;
        };
        let kind_start = text.get(start..).and_then(|rest| rest.find(kind)).map_or(start, |found| start + found);
        let kind_span = Span::new(kind_start, kind_start + kind.len());
        at = Cut { text, start, kind_span, close, limit: next_entry(text, start + 1), scanned: &mut scanned }.item(&kind.to_lowercase());
    }
    scanned
}

/// `@article{` or `@article(`: the type and the sign that will close the entry.
fn head(input: &str) -> IResult<&str, (&str, char)> {
    let name = take_while1(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '+' | '.'));
    let (rest, (_, _, kind, _, open)) = (char('@'), multispace0, name, multispace0, one_of("{(")).parse(input)?;
    Ok((rest, (kind, if open == '{' { '}' } else { ')' })))
}

/// The next line that begins an entry, or the end of the text.
fn next_entry(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or("");
    rest.match_indices('@')
        .map(|(found, _)| from + found)
        .find(|&at| is_line_start(text, at) && head(text.get(at..).unwrap_or("")).is_ok())
        .unwrap_or(text.len())
}

fn is_line_start(text: &str, at: usize) -> bool {
    text.get(..at)
        .is_some_and(|before| before.trim_end_matches([' ', '\t']).is_empty() || before.trim_end_matches([' ', '\t']).ends_with('\n'))
}

/// One item of the file, from its `@` up to where the next begins.
struct Cut<'t, 's> {
    text: &'t str,
    start: usize,
    kind_span: Span,
    close: char,
    limit: usize,
    scanned: &'s mut Scanned,
}

impl<'t> Cut<'t, '_> {
    /// Reads the item and answers where to go on.
    fn item(&mut self, kind: &str) -> usize {
        let body =
            self.text.get(self.start..).and_then(|rest| rest.find(['{', '('])).map_or(self.text.len(), |found| self.start + found + 1);
        match kind {
            // A comment may hold whole entries.
            "comment" => {
                let end = close_of(self.text, body, self.close, self.text.len()).map_or(self.limit, |end| end + 1);
                self.scanned.comments.push(Span::new(self.start, end).trim(self.text));
                end
            }
            "preamble" => close_of(self.text, body, self.close, self.limit).map_or(self.limit, |end| end + 1),
            "string" => {
                let (fields, end) = self.fields(body);
                self.scanned.abbreviations.define(fields.iter().map(|field| (field.name.clone(), field.pieces.clone())).collect());
                self.scanned.strings.extend(fields);
                end
            }
            _ => {
                let (key, from) = self.key(body);
                let (fields, end) = self.fields(from);
                self.scanned.entries.push(RawEntry {
                    kind: kind.to_owned(),
                    span: Span::new(self.start, end).trim(self.text),
                    kind_span: self.kind_span,
                    key_span: key_span(self.text, body, &key),
                    key,
                    fields,
                });
                end
            }
        }
    }

    fn problem(&mut self, at: usize, message: &str) {
        // The sign at fault; at the end of the text the one before it.
        let end = at + self.text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        self.scanned.problems.push((Span::new(at, end), message.to_owned()));
    }

    /// The place of the brace that opens the entry.
    fn opening(&self) -> usize {
        self.text.get(self.kind_span.end..).and_then(|rest| rest.find(['{', '('])).map_or(self.start, |found| self.kind_span.end + found)
    }

    /// The text from `at` to where the next item begins.
    fn rest(&self, at: usize) -> &'t str {
        self.text.get(at..self.limit).unwrap_or("")
    }

    fn key(&mut self, at: usize) -> (String, usize) {
        let rest = self.rest(at);
        let end = rest.find([',', self.close, '=', '{', '"']).unwrap_or(rest.len());
        let sign = rest.get(end..).and_then(|tail| tail.chars().next());
        if matches!(sign, Some('=' | '{' | '"')) {
            // No comma up to the first field: either there is no key, or the comma behind it is missing.
            if let Some((key, _)) = rest.get(..end).and_then(|head| head.split_once('\n')).filter(|(key, _)| !key.trim().is_empty()) {
                self.problem(at, "comma missing behind the key");
                return (key.trim().to_owned(), at + key.len());
            }
            self.problem(self.start, "entry without a key");
            return (String::new(), at);
        }
        let key = rest.get(..end).unwrap_or("").trim();
        if key.is_empty() {
            self.problem(self.start, "entry without a key");
        }
        (key.to_owned(), at + end)
    }

    /// The fields from `at` on, and the place behind the entry.
    fn fields(&mut self, mut at: usize) -> (Vec<RawField>, usize) {
        let mut fields = Vec::new();
        loop {
            let rest = self.rest(at);
            let skipped = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
            at += rest.len() - skipped.len();
            if skipped.starts_with('%') {
                at += skipped.find('\n').unwrap_or(skipped.len());
            } else if skipped.is_empty() {
                self.problem(self.opening(), "entry is not closed");
                return (fields, at);
            } else if skipped.starts_with(self.close) {
                return (fields, at + 1);
            } else if let Ok((value, name)) = name(skipped) {
                let begins = self.limit - value.len();
                let (pieces, places, end) = self.value(begins);
                let place = field_place(self.text, Span::new(at, at + name.len()), &pieces, places);
                fields.push(RawField { name: name.to_lowercase(), pieces, place });
                at = self.behind_value(end);
            } else {
                self.problem(at, "expected a field");
                let step = skipped.char_indices().find(|&(i, c)| i > 0 && (matches!(c, ',' | '\n') || c == self.close));
                at += step.map_or(skipped.len(), |(i, _)| i);
            }
        }
    }

    fn behind_value(&mut self, end: usize) -> usize {
        let tail = self.rest(end).trim_start();
        let comma_before = self.text.get(..end).is_some_and(|head| head.trim_end().ends_with(','));
        if !(comma_before || tail.is_empty() || tail.starts_with(',') || tail.starts_with(self.close) || tail.starts_with('%')) {
            self.problem(end, "comma missing behind a field");
        }
        end
    }

    /// The pieces of a value that `#` joins with their places, and the place behind it.
    fn value(&mut self, mut at: usize) -> (Vec<Piece>, Vec<Span>, usize) {
        let (mut pieces, mut places) = (Vec::new(), Vec::new());
        loop {
            at += self.rest(at).len() - self.rest(at).trim_start().len();
            let (piece, end) = self.piece(at);
            if let Some(piece) = piece {
                pieces.push(piece);
                places.push(Span::new(at, end).trim(self.text));
            }
            let rest = self.rest(end);
            match rest.trim_start().strip_prefix('#') {
                Some(next) if end > at => at = self.limit - next.len(),
                _ => return (pieces, places, end),
            }
        }
    }

    fn piece(&mut self, at: usize) -> (Option<Piece>, usize) {
        let rest = self.rest(at);
        match rest.chars().next() {
            Some(open @ ('{' | '"')) => {
                let close = if open == '{' { '}' } else { '"' };
                let closed = close_of(self.text, at + 1, close, self.limit);
                // A value that eats fields and leaves no end for the entry was closed by the entry's own brace.
                if let Some(end) = closed.filter(|end| self.rest(end + 1).contains(self.close) || torn(rest) > end - at) {
                    return (Some(Piece::Text(self.text.get(at + 1..end).unwrap_or("").to_owned())), end + 1);
                }
                self.problem(at, if open == '{' { "brace is not closed" } else { "quotation mark is not closed" });
                let end = at + torn(rest);
                let inner = self.text.get(at + 1..end).unwrap_or("").trim().trim_end_matches(['}', '"', ',', ' ']);
                (Some(Piece::Text(inner.to_owned())), end)
            }
            Some(_) => {
                let bare = bare(rest);
                if bare.is_empty() {
                    self.problem(at, "field without a value");
                    return (None, at);
                }
                let number = bare.chars().all(|c| c.is_ascii_digit());
                let piece = if number { Piece::Text(bare.to_owned()) } else { Piece::Abbreviation(bare.to_owned()) };
                (Some(piece), at + bare.len())
            }
            None => (None, at),
        }
    }
}

/// Where the key stands behind the opening brace.
fn key_span(text: &str, body: usize, key: &str) -> Span {
    let rest = text.get(body..).unwrap_or("");
    let start = body + (rest.len() - rest.trim_start().len());
    if key.is_empty() { Span::new(body, body) } else { Span::new(start, start + key.len()) }
}

/// The places of a field: the content of one delimited piece is what stands between its delimiters.
fn field_place(text: &str, name: Span, pieces: &[Piece], places: Vec<Span>) -> FieldPlace {
    let value = Span::new(places.first().map_or(name.end, |first| first.start), places.last().map_or(name.end, |last| last.end));
    let content = match places.as_slice() {
        [one] if one.of(text).starts_with(['{', '"']) => {
            let closed = one.len() > 1 && one.of(text).ends_with(['}', '"']);
            Span::new(one.start + 1, if closed { one.end - 1 } else { one.end }).trim(text)
        }
        _ => value,
    };
    let named = pieces.iter().zip(places);
    let abbreviations = named.filter_map(|(piece, span)| matches!(piece, Piece::Abbreviation(_)).then_some(span)).collect();
    FieldPlace { name, value, content, abbreviations }
}

/// `name =`: the name, and what is left is the value.
fn name(input: &str) -> IResult<&str, &str> {
    let sign = |c: char| !c.is_whitespace() && !matches!(c, '=' | ',' | '{' | '}' | '(' | ')' | '"' | '#' | '%' | '@');
    let (rest, (name, _, _)) = (take_while1(sign), multispace0, char('=')).parse(input)?;
    Ok((rest, name))
}

/// An unquoted value: a number or an abbreviation.
fn bare(input: &str) -> &str {
    let ends = |c: char| c.is_whitespace() || matches!(c, ',' | '#' | '{' | '}' | '(' | ')' | '"' | '=' | '%' | '@');
    let parsed: IResult<&str, &str> = take_till(ends).parse(input);
    parsed.map_or("", |(_, bare)| bare)
}

/// Where the sign that closes what was opened just before `from` stands; braces between must be even.
fn close_of(text: &str, from: usize, close: char, limit: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (i, c) in text.get(from..limit)?.char_indices() {
        match c {
            c if c == close && depth == 0 => return Some(from + i),
            '{' => depth += 1,
            '}' => depth = depth.checked_sub(1)?,
            _ => {}
        }
    }
    None
}

/// The length of a value that is never closed: up to the line before the next field or the entry's end.
fn torn(rest: &str) -> usize {
    let mut length = 0;
    for (i, line) in rest.split_inclusive('\n').enumerate() {
        let begins_next = name(line.trim_start()).is_ok() || matches!(line.trim(), "}" | ")");
        if i > 0 && begins_next {
            break;
        }
        length += line.len();
    }
    length
}
