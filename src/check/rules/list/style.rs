//! How is an entry punctuated? One trait of style after the other, each with the place that shows it.

use crate::check::prelude::*;
use crate::segment::Label;

/// A trait of which an entry has one form or the other.
pub struct Trait {
    /// How the first and the second form are told of an entry.
    pub said: [&'static str; 2],
    /// So many of a hundred entries must have one form for the other to stand out.
    pub share: usize,
    /// Whether the entry has the second form, and where it shows.
    pub form: fn(&Item<'_>) -> Option<(bool, Span)>,
    /// Entries of different kinds are not compared.
    pub kind: fn(&Item<'_>) -> bool,
}

/// Every trait but those that tell notes from lists.
pub static TRAITS: [Trait; 11] = [
    Trait { said: ["no full stop at the end", "a full stop at the end"], share: 90, form: final_stop, kind: ends_in_address },
    Trait { said: ["no comma before the volume", "a comma before the volume"], share: 80, form: volume_comma, kind: alike },
    Trait { said: ["an arabic volume number", "a Roman volume number"], share: 80, form: roman_volume, kind: alike },
    Trait { said: ["the year without brackets", "the year in brackets"], share: 80, form: year_in_brackets, kind: is_article },
    Trait { said: ["page numbers without “p.”", "page numbers with “p.”"], share: 80, form: page_mark, kind: is_article },
    Trait { said: ["a hyphen between the pages", "a dash between the pages"], share: 80, form: page_dash, kind: alike },
    Trait {
        said: ["a title neither quoted nor in italics", "a title quoted or in italics"],
        share: 90,
        form: title_mark,
        kind: is_article,
    },
    Trait { said: ["“and” before the last author", "“&” before the last author"], share: 80, form: ampersand, kind: alike },
    Trait { said: ["curly quotation marks", "straight quotation marks"], share: 80, form: straight_quotes, kind: alike },
    Trait {
        said: ["the sign within the quotation marks", "the sign behind the quotation marks"],
        share: 80,
        form: quoted_sign,
        kind: alike,
    },
    Trait {
        said: ["no full stop before the place's bracket", "a full stop before the place's bracket"],
        share: 80,
        form: place_stop,
        kind: alike,
    },
];

/// A comma behind the author is the style of notes, a full stop that of lists.
pub static AUTHOR: Trait =
    Trait { said: ["a full stop behind the author", "a comma behind the author"], share: 80, form: author_comma, kind: alike };

fn alike(_: &Item<'_>) -> bool {
    true
}

fn is_article(item: &Item<'_>) -> bool {
    item.record.entry_type == EntryType::Article
}

fn ends_in_address(item: &Item<'_>) -> bool {
    let last = item.raw().split_whitespace().next_back().unwrap_or("");
    last.contains("://") || last.contains("www.") || last.contains("10.") && last.contains('/')
}

fn segment(item: &Item<'_>, label: Label) -> Option<Span> {
    item.reference()?.segmentation.of(label).next()
}

fn head<'t>(item: &Item<'t>, at: usize) -> &'t str {
    item.raw().get(..at).unwrap_or("").trim_end_matches([' ', '*', '_'])
}

fn final_stop(item: &Item<'_>) -> Option<(bool, Span)> {
    // A note ends where the next work begins.
    let text = item.raw().trim_end_matches(['*', '_', '>', ' ', '"', '”', '’']);
    // Behind a semicolon another work of the same number follows.
    let last = text.chars().next_back().filter(|c| item.listed() && *c != ';')?;
    Some((last == '.', Span::new(text.len() - last.len_utf8(), text.len())))
}

fn volume_comma(item: &Item<'_>) -> Option<(bool, Span)> {
    let (container, volume) = (segment(item, Label::ContainerTitle)?, segment(item, Label::Volume)?);
    let digit = volume.of(item.raw()).starts_with(|c: char| c.is_ascii_digit());
    match item.raw().get(container.end..volume.start)?.trim_matches([' ', '*', '_']) {
        "" if digit => Some((false, volume)),
        "," if digit => Some((true, volume)),
        _ => None,
    }
}

fn roman_volume(item: &Item<'_>) -> Option<(bool, Span)> {
    let volume = segment(item, Label::Volume)?;
    let text = volume.of(item.raw());
    let number = text.chars().all(|c| c.is_ascii_digit());
    let roman = text.chars().all(|c| c.is_ascii_uppercase()) && crate::key::roman(&text.to_lowercase()).is_some();
    (number || roman).then_some((roman, volume))
}

fn year_in_brackets(item: &Item<'_>) -> Option<(bool, Span)> {
    let date = segment(item, Label::Date).filter(|date| date.of(item.raw()).contains(|c: char| c.is_ascii_digit()))?;
    let inside = date.of(item.raw()).starts_with('(') || head(item, date.start).ends_with(['(', '[']);
    // "(London: Routledge, 2001)": within a bracket of more.
    let before = head(item, date.start);
    let open = before.matches('(').count() > before.matches(')').count();
    (inside || !open).then_some((inside, date))
}

fn page_mark(item: &Item<'_>) -> Option<(bool, Span)> {
    const MARKS: [&str; 8] = ["p", "pp", "p.", "pp.", "S.", "hal.", "hlm.", "pág."];
    let pages = segment(item, Label::Pages)?;
    let marked = |text: &str| text.split_whitespace().next_back().is_some_and(|word| MARKS.contains(&word.trim_start_matches(['(', ','])));
    let text = pages.of(item.raw());
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    Some((marked(head(item, pages.start)) || marked(text.get(..digits)?), pages))
}

fn page_dash(item: &Item<'_>) -> Option<(bool, Span)> {
    let pages = segment(item, Label::Pages)?;
    let text = pages.of(item.raw());
    match (text.contains('-'), text.contains('–')) {
        (true, false) => Some((false, pages)),
        (false, true) => Some((true, pages)),
        _ => None,
    }
}

fn title_mark(item: &Item<'_>) -> Option<(bool, Span)> {
    const MARKS: [char; 9] = ['*', '_', '"', '“', '„', '«', '‘', '\'', '\u{201f}'];
    let title = segment(item, Label::Title)?;
    let before = item.raw().get(..title.start).unwrap_or("").trim_end();
    let text = title.of(item.raw());
    // "“Mistake” pollination": a word in quotes at the head.
    let inner = text.get(1..text.len().saturating_sub(4)).unwrap_or("");
    let marked = before.ends_with(MARKS) || text.starts_with(MARKS);
    Some((marked && !inner.contains(['"', '”', '*', '»']), title))
}

fn author_comma(item: &Item<'_>) -> Option<(bool, Span)> {
    // More than a sign, a blank and a mark between the two is a year, or more names.
    const NEAR: usize = 6;
    let (author, title) = (segment(item, Label::Author)?, segment(item, Label::Title)?);
    let between = item.raw().get(author.end..title.start).filter(|between| between.len() <= NEAR)?;
    let place = Span::new(author.start, author.end);
    match between.trim_start().chars().next() {
        Some(',') => Some((true, place)),
        Some('.') => Some((false, place)),
        _ if author.of(item.raw()).ends_with('.') => Some((false, place)),
        _ => None,
    }
}

fn ampersand(item: &Item<'_>) -> Option<(bool, Span)> {
    let author = segment(item, Label::Author)?;
    match (author.of(item.raw()).contains("& "), author.of(item.raw()).contains(" and ")) {
        (true, false) => Some((true, author)),
        (false, true) => Some((false, author)),
        _ => None,
    }
}

fn straight_quotes(item: &Item<'_>) -> Option<(bool, Span)> {
    let (straight, curly) = (item.raw().find('"'), item.raw().find(['“', '”']));
    match (straight, curly) {
        (Some(at), None) => Some((true, Span::new(at, at + 1))),
        (None, Some(at)) => Some((false, Span::new(at, at + '“'.len_utf8()))),
        _ => None,
    }
}

/// The comma or full stop at the end of a quoted title.
fn quoted_sign(item: &Item<'_>) -> Option<(bool, Span)> {
    let title = segment(item, Label::Title)?;
    let inner = title.of(item.raw()).ends_with([',', '.']);
    let mut tail = item.raw().get(title.end..)?.chars();
    let (first, second) = (tail.next()?, tail.next());
    let (sign, quote) = (|c: char| matches!(c, ',' | '.'), |c: char| matches!(c, '"' | '”'));
    let place = Span::new(title.end, title.end + first.len_utf8());
    match (first, second) {
        (first, Some(second)) if sign(first) && quote(second) => Some((false, place)),
        (first, _) if quote(first) && inner => Some((false, place)),
        (first, Some(second)) if quote(first) && sign(second) => Some((true, place)),
        _ => None,
    }
}

fn place_stop(item: &Item<'_>) -> Option<(bool, Span)> {
    let place = segment(item, Label::Location)?;
    let before = head(item, place.start).strip_suffix('(')?.trim_end_matches([' ', '*', '_']);
    // "2nd ed. (London: …)"
    let word = before.trim_end_matches('.').rsplit(' ').next().unwrap_or("");
    (word.chars().count() > 3).then(|| (before.ends_with('.'), place))
}
