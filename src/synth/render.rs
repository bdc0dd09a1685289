//! A work through a template: pieces of text, each a label's value or nobody's.

use super::hand::Hand;
use super::item::{Field, Item, Kind, Role};
use super::people::{Arrangement, Order};
use super::rng::Rng;
use super::style::Style;
use super::template::{Condition, Node, Subject};
use super::values;
use crate::segment::Label;

/// A run of text in a rendered reference.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// The field whose value it is.
    pub label: Option<Label>,
    /// What is printed.
    pub text: String,
    /// Markup or a quotation mark rather than text.
    pub mark: bool,
}

impl Piece {
    fn plain(text: impl Into<String>) -> Self {
        Self { label: None, text: text.into(), mark: false }
    }

    fn mark(text: &str) -> Self {
        Self { label: None, text: text.into(), mark: true }
    }
}

/// Renders a work. The pieces' texts one after another are the reference; `None` when the work lacks a value that the
/// template cannot do without.
pub fn render(item: &Item, style: &Style, template: &[Node], hand: &Hand<'_>, rng: &mut Rng) -> Option<Vec<Piece>> {
    let mut printer = Printer { item, style, hand, rng };
    let mut pieces = Vec::new();
    printer.nodes(template, &mut pieces).then_some(pieces)
}

struct Printer<'a> {
    item: &'a Item,
    style: &'a Style,
    hand: &'a Hand<'a>,
    rng: &'a mut Rng,
}

impl Printer<'_> {
    /// Prints the nodes; false when a value among them is missing.
    fn nodes(&mut self, nodes: &[Node], out: &mut Vec<Piece>) -> bool {
        let mut complete = true;
        for node in nodes {
            complete &= self.node(node, out);
        }
        complete
    }

    fn node(&mut self, node: &Node, out: &mut Vec<Piece>) -> bool {
        match node {
            Node::Text(text) => out.push(Piece::plain(text.as_str())),
            Node::Word(key) => {
                let plural = key == "ed" && self.item.people(Role::Editor).len() > 1;
                out.push(Piece::plain(self.hand.words.get(if plural { "eds" } else { key })));
            }
            Node::Value(field, form) => return self.labelled(field.label(), self.value(*field, form), out),
            Node::Names(role, form) => return self.labelled(Some(role.label()), self.names(*role, form), out),
            Node::Emphasis(inside) => return self.between(self.hand.emphasis, inside, self.hand.emphasis, out),
            Node::Quote(inside) => return self.between(self.hand.quotes.0, inside, self.hand.quotes.1, out),
            Node::Group(condition, parts) => self.group(condition.as_ref(), parts, out),
            Node::Choice(parts) => {
                let part = self.rng.below(parts.len());
                return parts.get(part).is_none_or(|part| self.nodes(part, out));
            }
            Node::Labelled(label, inside) => {
                let mut pieces = Vec::new();
                let complete = self.nodes(inside, &mut pieces);
                let text: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
                return self.labelled(Some(*label), text, out) && complete;
            }
        }
        true
    }

    fn labelled(&self, label: Option<Label>, text: String, out: &mut Vec<Piece>) -> bool {
        let there = !text.trim().is_empty();
        out.push(Piece { label, text, mark: false });
        there
    }

    fn between(&mut self, open: &'static str, inside: &[Node], close: &'static str, out: &mut Vec<Piece>) -> bool {
        let mut pieces = Vec::new();
        let complete = self.nodes(inside, &mut pieces);
        if pieces.iter().any(|piece| !piece.text.is_empty()) {
            out.push(Piece::mark(open));
            out.append(&mut pieces);
            out.push(Piece::mark(close));
        }
        complete
    }

    fn group(&mut self, condition: Option<&Condition>, parts: &[Vec<Node>], out: &mut Vec<Piece>) {
        if let Some(Condition { subject, present }) = condition {
            let there = match subject {
                Subject::Field(field) => self.item.get(*field).is_some(),
                Subject::Role(role) => !self.item.people(*role).is_empty(),
            };
            if there != *present {
                return;
            }
        }
        for part in parts {
            let mut pieces = Vec::new();
            if self.nodes(part, &mut pieces) {
                out.append(&mut pieces);
                return;
            }
        }
    }

    fn names(&self, role: Role, form: &str) -> String {
        let own = if role == Role::Author || form == "author" { &self.style.author } else { &self.style.editor };
        let own = self.hand.names.over(own);
        let order = match form {
            "straight" => Some(Order::Straight),
            "inverted" => Some(Order::Inverted),
            _ => None,
        };
        Arrangement { order, ..Arrangement::default() }.over(&own).print(self.item.people(role), &self.hand.words)
    }

    fn value(&self, field: Field, form: &str) -> String {
        let Some(raw) = self.item.get(field) else { return String::new() };
        match (field, form) {
            (Field::Date, "") => values::date(raw, "year", &self.hand.words),
            (Field::Accessed | Field::EventDate, "") => values::date(raw, "dmy", &self.hand.words),
            (Field::Date | Field::Accessed | Field::EventDate, form) => values::date(raw, form, &self.hand.words),
            (Field::Pages | Field::Locator, "short") | (Field::Pages, "") if form == "short" || self.hand.short_pages => {
                values::short_pages(raw).replace('-', self.hand.dash)
            }
            (Field::Pages | Field::Locator, "first") => values::first_page(raw),
            (Field::Pages | Field::Locator, _) => raw.replace('-', self.hand.dash),
            (Field::Volume, "roman") => values::roman(raw),
            (Field::Edition, "ordinal") => values::ordinal(raw),
            (Field::Container, "") if self.item.kind == Kind::Article && self.hand.abbreviated.is_some() => {
                values::abbreviate(raw, self.hand.abbreviated == Some(true))
            }
            (Field::Container, "abbr") => values::abbreviate(raw, true),
            (Field::Container, "abbr-plain") => values::abbreviate(raw, false),
            (Field::Url, "bare") => raw.trim_start_matches("https://").trim_start_matches("http://").to_owned(),
            (_, "upper") => raw.to_uppercase(),
            (Field::Title | Field::Container, _) if self.style.title_case && self.item.lang == "en" => values::title_case(raw),
            _ => raw.to_owned(),
        }
    }
}
