//! The language that citation styles are written in, and its parser.
//!
//! | written | means |
//! |---|---|
//! | `{title}` | a value; with its label in the row |
//! | `{date\|apa}` | a value in a form: see [`super::render`] for the forms |
//! | `{author}` `{editor}` `{translator}` | a list of names, arranged as the style says; `{editor\|author}` as its authors |
//! | `$retrieved` | a word in the row's language (`words.tsv`); `$ed` is plural when there are several editors |
//! | `[, {volume}]` | printed only when every value directly inside is there |
//! | `[{author}^{editor} ($ed)]` | the second part where the first cannot be printed |
//! | `[?url: …]` `[!url: …]` | printed only with, only without a value |
//! | `<. \|, >` | one of these, drawn for each row |
//! | `*…*` `"…"` | emphasis, quotation marks |
//! | `@note{$retrieved {accessed}}` | everything inside is one labelled value |
//! | `\[` | the sign itself |
//!
//! All other text is printed as it stands.

use nom::branch::alt;
use nom::bytes::complete::{is_not, tag, take_while1};
use nom::character::complete::{anychar, char, one_of};
use nom::combinator::{all_consuming, map, map_opt, opt};
use nom::multi::{many0, separated_list1};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use super::item::{Field, Role};
use super::words;
use crate::segment::Label;

/// Part of a template.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// Printed as it stands.
    Text(String),
    /// A word in the row's language.
    Word(String),
    /// A value in a form.
    Value(Field, String),
    /// Names in an arrangement.
    Names(Role, String),
    /// Emphasised.
    Emphasis(Vec<Node>),
    /// In quotation marks.
    Quote(Vec<Node>),
    /// The first of the parts that can be printed, if the condition holds.
    Group(Option<Condition>, Vec<Vec<Node>>),
    /// One of the parts, by chance.
    Choice(Vec<Vec<Node>>),
    /// One labelled value.
    Labelled(Label, Vec<Node>),
}

/// What a group asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// The value asked for.
    pub subject: Subject,
    /// Whether it must be there.
    pub present: bool,
}

/// What can be there or not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Subject {
    /// A value.
    Field(Field),
    /// Names.
    Role(Role),
}

/// Reads a template.
///
/// # Errors
/// The rest of the text from where it stops being a template.
pub fn parse(text: &str) -> Result<Vec<Node>, String> {
    match all_consuming(nodes).parse(text) {
        Ok((_, nodes)) => Ok(nodes),
        Err(_) => Err(nodes(text).map_or_else(|_| text.to_owned(), |(rest, _)| rest.to_owned())),
    }
}

fn nodes(input: &str) -> IResult<&str, Vec<Node>> {
    many0(node).parse(input)
}

fn node(input: &str) -> IResult<&str, Node> {
    let emphasis = map(delimited(char('*'), plain_nodes, char('*')), Node::Emphasis);
    let quote = map(delimited(char('"'), nodes, char('"')), Node::Quote);
    alt((text, value, word, group, choice, labelled, emphasis, quote)).parse(input)
}

/// Nodes inside emphasis: `*` closes it.
fn plain_nodes(input: &str) -> IResult<&str, Vec<Node>> {
    let quote = map(delimited(char('"'), plain_nodes, char('"')), Node::Quote);
    many0(alt((text, value, word, group, choice, labelled, quote))).parse(input)
}

fn text(input: &str) -> IResult<&str, Node> {
    let plain = map(is_not("\\{}$[]<>|^*\"@"), str::to_owned);
    let escaped = map(preceded(char('\\'), anychar), String::from);
    map(nom::multi::many1(alt((plain, escaped))), |parts| Node::Text(parts.concat())).parse(input)
}

fn name(input: &str) -> IResult<&str, &str> {
    take_while1(|c: char| c.is_ascii_lowercase() || c == '-').parse(input)
}

fn value(input: &str) -> IResult<&str, Node> {
    let form = map(opt(preceded(char('|'), name)), |form| form.unwrap_or("").to_owned());
    let inside = map_opt((subject, form), |(subject, form)| {
        Some(match subject {
            Subject::Field(field) => Node::Value(field, form),
            Subject::Role(role) => Node::Names(role, form),
        })
    });
    delimited(char('{'), inside, char('}')).parse(input)
}

fn subject(input: &str) -> IResult<&str, Subject> {
    map_opt(name, |name| Role::from_name(name).map(Subject::Role).or_else(|| Field::from_name(name).map(Subject::Field))).parse(input)
}

fn word(input: &str) -> IResult<&str, Node> {
    map(map_opt(preceded(char('$'), name), |key| words::is_known(key).then(|| key.to_owned())), Node::Word).parse(input)
}

fn group(input: &str) -> IResult<&str, Node> {
    let condition = terminated((one_of("?!"), subject), tag(":"));
    let condition = map(condition, |(sign, subject)| Condition { subject, present: sign == '?' });
    let inside = (opt(condition), separated_list1(char('^'), nodes));
    map(delimited(char('['), inside, char(']')), |(condition, parts)| Node::Group(condition, parts)).parse(input)
}

fn choice(input: &str) -> IResult<&str, Node> {
    map(delimited(char('<'), separated_list1(char('|'), nodes), char('>')), Node::Choice).parse(input)
}

fn labelled(input: &str) -> IResult<&str, Node> {
    let label = map_opt(preceded(char('@'), name), Label::from_name);
    map((label, delimited(char('{'), nodes, char('}'))), |(label, inside)| Node::Labelled(label, inside)).parse(input)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("{title}", vec![Node::Value(Field::Title, String::new())])]
    #[case("{date|apa}.", vec![Node::Value(Field::Date, "apa".into()), Node::Text(".".into())])]
    #[case("\\[$online\\]", vec![Node::Text("[".into()), Node::Word("online".into()), Node::Text("]".into())])]
    #[case("<a|b>", vec![Node::Choice(vec![vec![Node::Text("a".into())], vec![Node::Text("b".into())]])])]
    #[case("[?url: x^y]", vec![Node::Group(
        Some(Condition { subject: Subject::Field(Field::Url), present: true }),
        vec![vec![Node::Text(" x".into())], vec![Node::Text("y".into())]])])]
    fn reads(#[case] text: &str, #[case] nodes: Vec<Node>) {
        assert_eq!(parse(text), Ok(nodes));
    }

    #[rstest]
    #[case("a {titel}", "{titel}")]
    #[case("$nosuchword", "$nosuchword")]
    #[case("[open", "[open")]
    fn says_where_it_fails(#[case] text: &str, #[case] rest: &str) {
        assert_eq!(parse(text), Err(rest.to_owned()));
    }
}
